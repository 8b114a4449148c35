"""Text → its sentences: abbreviations, initials, decimals and addresses do not end one; a line break does."""

from __future__ import annotations

import re

from listicle.recognizers.rule import Mention, compiled, words
from listicle.text import Text

_END = r"""
    [\n.!?…。！？] (?:                                     # one class to look for, then which of them it was
        (?<= \n )                                         # a line break that a reader sees
      | (?<= [.!?…] ) (?<! [.!?…]{2} )                  # at the first of closing marks in a row, or each would look to the end:
        [.!?…]*+ ["'”’»)\]]*+ (?= \s | $ )               # all of them, then closing quotes and brackets, then white space
      | (?<= [。！？] ) ["'”’」』）]* )                       # the full-width ones need no white space
"""

_NEVER = words("""
    dr mr mrs ms prof rev hon gen col lt sgt capt gov sen rep messrs mx st ste mt ft vs cf viz eg ie e.g i.e al fig
    figs eq eqs sec ch vol pp ed eds approx ca c appx est incl excl resp tel ext dept univ no nos nr art op ave blvd
    rd hwy z.b d.h u.a bzw ca usw p.ej ej sr sra dra jan feb mar apr jun jul aug sep sept oct nov dec
""")
"""Abbreviations that something always follows."""

_MAYBE = words("""
    ph.d ed.d m.d j.d d.o d.d.s m.ed b.a m.a b.s m.s b.sc m.sc ll.m ll.b m.b.a b.tech m.tech b.e m.e d.phil m.phil
    psy.d pharm.d b.ed r.n u.s u.k u.n e.u u.s.a d.c p.m a.m p.a n.y n.c s.c n.j l.a inc ltd co corp llc jr sr etc
    bros plc pty gmbh ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb
    nev okla ore penn pa tenn tex vt va wash wis wyo hrs hr min mins yr yrs wk wks mo mos dip cert govt assn intl
    natl
""")
"""Abbreviations that may also end a sentence: they do where the next word is one that begins sentences."""

_TAILS = {word[-4:] for word in _NEVER | _MAYBE if word[-4:].isalpha()}
"""How the longer ones end."""

_STARTERS = words("""
    the a an this that these those it its he she they we you i in on at by for from with to of as if when while
    although after before since because there here each every all both some many most our your their his her
    students fellows participants residents interns applicants candidates graduates learners however moreover
    additionally also furthermore click visit apply learn read see note what who where why how is are
""")


def sentences(text: Text) -> list[Text]:
    """The sentences of a paragraph, in reading order, each stripped."""
    value = text.value
    size = len(value)
    found: list[Text] = []
    start = 0
    for match in compiled(_END).finditer(value):
        low, high = match.span()
        mark = value[low]
        if mark in ".…" and high < size:
            usual = (  # a longer word before it, and a capital after it
                value[high] == " "
                and value[high + 1 : high + 2].isupper()
                and low - start >= 4
                and (tail := value[low - 4 : low]).isalpha()
                and tail.casefold()[-4:] not in _TAILS
            )
            if not usual and not _ends(value, start, low, high):
                continue
        elif mark in "!?" and value[high : high + 2].strip()[:1].islower():
            continue
        sentence = text.part(start, high)
        if sentence.value:
            found.append(sentence)
        start = high
    if start < size:
        sentence = text.part(start, size)
        if sentence.value:
            found.append(sentence)
    return found


def mentions(text: Text) -> list[Mention[str]]:
    """The sentences of a text that holds several; none of a text in which there is nothing to tell apart."""
    found = sentences(text)
    return [Mention(one.value, one, "sentence.end") for one in found] if len(found) > 1 else []


def _ends(value: str, start: int, low: int, high: int) -> bool:
    """Whether the full stop or ellipsis from `low` to `high` ends the sentence that began at `start`."""
    after = value[high : high + 30].lstrip(" \t\u00a0")
    if not after or after[0] == "\n":
        return True
    if after[0].islower():
        return False
    if value[low] == "…" or value.startswith("..", low, high):
        return True
    before = value[max(start, low - 30) : low]
    words = before.rsplit(None, 1)
    word = words[-1].lstrip("(\"'“‘[«").casefold() if words else ""
    if len(word) > 1 and word.isalpha() and word not in _NEVER and word not in _MAYBE:
        return True  # as nearly always
    if word.isdigit() and not value[start : low - len(word)].strip():
        return False  # a list number: "1. Mayo Clinic"
    if len(word) == 1 and word.isalpha() and before[-1].isupper():
        return _begins(after)  # an initial: "John F. Kennedy"
    if word in _NEVER:
        # "No" and "art" are words as well: if a number follows, they are abbreviations.
        return word in ("no", "art") and not after[0].isdigit() and _begins(after)
    if word in _MAYBE or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return _begins(after)
    return True


def _begins(after: str) -> bool:
    """Whether the next word is one that begins sentences."""
    found = re.match(r"[\"'“‘(\[]?(\w+)", after)
    return found is not None and found[1][0].isupper() and found[1].casefold() in _STARTERS
