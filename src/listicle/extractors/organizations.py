"""Institutions that offer or host the program, as stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.extractors.route import at, labelled
from listicle.extractors.signs import sign, signed
from listicle.item import Finding, Item
from listicle.model import Basis, Organization
from listicle.recognizers import kind, organization, place, subject
from listicle.recognizers.rule import words
from listicle.text import Text

LABELS = (
    "organization", "organisation", "organizations", "institution", "university", "school", "college", "provider",
    "offered by", "host", "hosted by", "hosts", "sponsor", "sponsored by", "source of *",
    "company", "employer", "funder", "funded by", "funding body", "run by", "awarded by", "awarding body",
    "provided by", "organizer", "organiser", "organizing institution", "host institution", "host organization",
    "business school", "vendor", "platform", "foundation", "agency",
)  # fmt: skip
SITES = (
    "format", "location", "locations", "program", "where", "venue", "campus", "host", "setting", "program details",
    "details",
)  # fmt: skip
INSTITUTIONS = ("bootcamp", "accelerator", "masters", "bachelors", "doctorate", "residency")
"""Kinds of lists whose bare names are institutions: "Top 10 coding bootcamps" lists the schools that hold them."""


CUES = ("organization.by", "organization.partner", "organization.at")
"""Recognizer's rules by which a sentence says who offers the program."""
ACTS = "offers?|provides?|teaches|hosts?|runs?|awards?|sponsors?|invests?|created|launched|developed|designed|invites|accepts|selects|partners?|recruits|hires"
_ACTING = {form for act in ACTS.split("|") for form in (act.removesuffix("s?"), act.replace("?", ""))}
_TELLING = sign(organization.CUE_WORDS | _ACTING | {"through", "offered", "housed", "provided", "hosted"})
"""A sentence without one of these words does not say who offers the program: see `_acts`."""
_NAMED = sign(organization.NAMING)
_CUED = sign(organization.CUED)
_LINKED = sign(organization.LINKED)
"""A sentence without the first of these, and without both of the others, names no institution unless as the owner of something."""
GENERIC = words("""
    summer winter spring fall national global online virtual the a and of for high school student students early career professional
    graduate undergraduate
""")


NO_NAMES = GENERIC | words("""
    paid remote research advanced executive free best top full part full-time part-time full-stack women girls men youth teen kids black
    hybrid certified accredited immersive intensive beginner introductory specialized technical business public private corporate government
    federal state city international postgraduate junior senior new other more my our your this that first clinical medical legal blended
    coding programming creative digital software data tech web mobile hands-on live in-person self-paced
""")
"""Words before a kind that are no names."""


def organizations(item: Item) -> Iterator[Finding]:
    declared = list(labelled(item, LABELS))
    for section in declared:
        if len(section.content) <= 160:
            yield from _read(section.content, "section", "organizations.label")
    if declared:  # a label of its own says who it is
        return
    listed = item.head.name
    if item.head.organization is not None:
        yield from _read(item.head.organization, "heading", "organizations.head")
    else:
        found = organization.mentions(listed)
        whole = [mention for mention in found if len(mention.text) >= 0.6 * len(listed)]
        if kind.mentions(listed):
            named = [m for m in found if m.rule in CUES or len(m.text) < 0.8 * len(listed)]
            yield from (Finding(m.value, m.text, "heading", m.rule) for m in named)
            if not named:
                yield from _leader(item, _leading(listed))
                if _lists(item, ("accelerator",)) and len(listed.value.split()) <= 4:
                    yield Finding(
                        Organization(listed.value, None, "provider"), listed, "heading", "organizations.listed"
                    )
        elif whole or len(found) > 1:
            yield from (Finding(m.value, m.text, "heading", m.rule) for m in found)
        elif _lists(item, INSTITUTIONS) and len(listed.value.split()) <= 6:
            yield from _read(listed, "heading", "organizations.listed")
        elif len(listed.value.split()) <= 4 and not listed.folded().endswith(("program", "programme", "project")):
            yield from _acting(item, listed)
    if item.head.tag is not None:  # "WXYZ (Example College Summer Studies)"
        for mention in organization.mentions(item.head.tag):
            if item.head.tag.value.startswith(mention.text.value) and _seat_of_learning().search(mention.text.folded()):
                yield Finding(mention.value, mention.text, "heading", mention.rule)
    for line in item.lines:  # the institution on a line of its own, as on a card
        for mention in organization.mentions(line):
            if len(mention.text) >= 0.9 * len(line):
                yield Finding(mention.value, mention.text, "section", "organizations.line")
        by = _byline().match(line.value)
        if by is not None and not _nobody(line.match(by, "who")):
            yield from _read(line.match(by, "who"), "section", "organizations.by-line")
    for section in labelled(item, SITES):
        yield from (
            Finding(m.value, m.text, "section", m.rule)
            for m in organization.mentions(section.content)
            if m.rule in CUES or _held(section.content, m.text)
        )
    for sentence, signs in signed(item):
        value = sentence.value
        names = signs & _NAMED or (signs & _CUED and signs & _LINKED) or "’" in value or "'" in value
        for mention in organization.mentions(sentence) if names and signs & _TELLING else ():
            if (mention.rule in CUES or _acts(sentence, mention.text)) and not _is_place(mention.text):
                yield Finding(mention.value, mention.text, "prose", mention.rule)
        gives = _gives_this().match(value) if "this" in value or "these" in value else None
        if gives is not None and not _person(gives["who"], gives["how"]):
            who = sentence.match(gives, "who")
            yield Finding(Organization(who.value, None, "provider"), who, "prose", "organizations.gives")


def _person(who: str, how: str) -> bool:
    """Whether the subject of a sentence that gives a program is a pronoun, or somebody who made it, and no institution."""
    first = who.split()[0].lower()
    return first in NO_NAMES or first in ("it", "they", "we", "he", "she") or (" " in who and how.endswith("ed"))


@cache
def _seat_of_learning() -> re.Pattern[str]:
    return re.compile(r"universi|\bcollege\b|association|society|foundation|hospital")


def _is_place(name: Text) -> bool:
    """Whether a name is that of a country or a region: "funded by the UK government"."""
    return any(not mention.value.city and len(mention.text) == len(name) for mention in place.whole(name))


@cache
def _byline() -> re.Pattern[str]:
    """A line that says who offers it: "By Acme", "Offered by Acme"."""
    return re.compile(
        r"(?:[Bb]y|[Oo]ffered by|[Pp]rovided by|[Hh]osted by|[Rr]un by|[Ss]ponsored by|[Tt]aught by)\s(?P<who>[A-ZÀ-Þ\d][^,;()–—]{1,50}?)(?:\s[–—-]\s.{0,80})?$"
    )


@cache
def _gives_this() -> re.Pattern[str]:
    """A sentence whose subject gives the program: "Acme offers this course"."""
    return re.compile(
        r"(?<![\w.&+’'-])(?:The\s)?(?P<who>[A-ZÀ-Þ][\w.&+’'-]*(?:\s[A-ZÀ-Þ][\w.&+’'-]*){0,3})(?:,\s(?:along|together)\swith\s[^,]{2,40},)?\s"
        r"(?P<how>offers|provides|runs|hosts|sponsors|funds|awards|administers|created|developed|designed|launched)\s(?:this|these)\s"
    )


def _acts(sentence: Text, name: Text) -> bool:
    """Whether a sentence speaks of a named institution as of the one that offers: "The X offers …", "through the X"."""
    start, end = at(sentence, name)
    return (
        _offers().match(sentence.value, end) is not None
        or _through().search(sentence.value[max(0, start - 24) : start]) is not None
    )


def _held(text: Text, name: Text) -> bool:
    """Whether a passage on the form of a program says that it is held at a named institution."""
    return text.value[: at(text, name)[0]].endswith((" at ", " at the ", "At ", "(at "))


@cache
def _offers() -> re.Pattern[str]:
    return re.compile(rf"(?:\s\([^)]{{1,12}}\))?\s(?:{ACTS})\b")


@cache
def _through() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[Tt]hrough|[Oo]ffered (?:by|through|at)|[Hh]oused (?:in|at)|[Pp]rovided by|[Hh]osted (?:by|at))\s(?:the\s)?$"
    )


def _leading(listed: Text) -> Text:
    """The proper name that a program's name begins with ("Acme" of "Acme Summer Internship"): what stands before its subject and kind."""
    parts = [mention.text for mention in kind.mentions(listed)] + [mention.text for mention in subject.mentions(listed)]
    ends = [at(listed, part)[0] for part in parts]
    words = listed.part(0, min(ends, default=0), " -–—:,")
    while " " in words.value and words.value.split()[0].lower() in GENERIC:
        words = words[words.value.index(" ") + 1 :]
    while words and words.value.split()[-1].lower() in GENERIC:
        words = words[: len(words.value.rsplit(None, 1)[0]) if " " in words.value else 0].strip()
    return words


def _leader(item: Item, name: Text) -> Iterator[Finding]:
    """The institution that a program's name begins with: an abbreviation ("NASA Internship"), or a name that acts in the body."""
    first = name.value.split()[0] if name else ""
    if len(first) >= 3 and first.isalpha() and first.isupper() and len(name) > len(first) - 1:
        found = name[: len(first)]
        yield Finding(Organization(first, None, "provider"), found, "heading", "organizations.abbreviation")
    elif _named_after(item, name):
        yield Finding(Organization(name.value, None, "provider"), name, "heading", "organizations.leading")
    else:
        yield from _acting(item, name)


OWNED = ("internship", "certificate", "bootcamp")
"""Kinds of programs that bear the names of those who offer them; a fellowship may bear its founder's."""
ROLES = NO_NAMES | words("""
    engineer engineers engineering developer developers manager analyst designer scientist assistant associate specialist administrator
    professional master expert architect technician marketer practitioner auditor
""")
"""Words of which no name before a program's kind is made, those for people among them."""


def _named_after(item: Item, name: Text) -> bool:
    """Whether the words before a program's subject and kind are the name of who offers it ("Acme Design Certificate")."""
    words = name.value.split()
    kinds = {mention.value for mention in kind.mentions(item.head.name)}
    about = bool(subject.mentions(item.head.name))
    longest = 1 if "internship" in kinds else 2 if about else 0
    return (
        0 < len(words) <= longest
        and not kinds.isdisjoint(OWNED)
        and all(word[0].isupper() and word.isalnum() and word.lower() not in ROLES for word in words)
        and "certified" not in item.head.name.folded()
        and not place.whole(name)
        and not subject.mentions(name)
        and subject.whole(name) is None
    )


def _acting(item: Item, name: Text) -> Iterator[Finding]:
    """A name that the body speaks of as of somebody who acts: "Acme offers …", "at Acme", "Acme’s"."""
    if not name or not name.value[0].isupper():
        return
    for text in (*item.sentences, *item.lines):
        at = text.value.find(name.value)
        while at >= 0:
            if _is_actor(text.value, at, at + len(name)):
                yield Finding(Organization(name.value, None, "provider"), name, "heading", "organizations.acting")
                return
            at = text.value.find(name.value, at + 1)


def _is_actor(value: str, start: int, end: int) -> bool:
    """Whether the name from `start` to `end` of a sentence is that of somebody who acts."""
    free = start == 0 or not (value[start - 1].isalnum() or value[start - 1] == "_")
    if free and _does().match(value, end):
        return True
    return _beside().search(value[max(0, start - 9) : start]) is not None and _ended().match(value, end) is not None


@cache
def _does() -> re.Pattern[str]:
    return re.compile(rf"['’]s?\s|\s(?:{ACTS})\b")


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(r"\b(?:at|by|from|with|through)\s\Z")


@cache
def _ended() -> re.Pattern[str]:
    """A name's end, after which it does not go on with another capital."""
    return re.compile(r"\b(?!\s[A-Z])")


def _lists(item: Item, kinds: tuple[str, ...]) -> bool:
    return any(mention.value in kinds for mention in kind.mentions(item.context.title))


def _read(text: Text, basis: Basis, rule: str) -> Iterator[Finding]:
    """The organizations of a text that holds nothing else; as it stands where none is recognized."""
    found = organization.mentions(text)
    covered = sum(len(mention.text) for mention in found)
    if found and (len(found) > 1 or covered >= 0.6 * len(text)):
        for mention in found:
            yield Finding(mention.value, mention.text, basis, rule)
    elif not _nobody(text):
        yield Finding(Organization(text.value, None, "provider"), text, basis, rule)


def _nobody(text: Text) -> bool:
    """Whether a passage names no institution: "Various institutions", "Participating schools", or nothing but a place."""
    if not text or _some().match(text.folded()):
        return True
    return sum(len(mention.text) for mention in place.whole(text)) >= 0.6 * len(text)


@cache
def _some() -> re.Pattern[str]:
    """Words by which a passage speaks of institutions without naming one."""
    return re.compile(
        r"(?:various|varies|multiple|any|all|many|several|different|other|some|select(?:ed)?|participating|partner|member|eligible|approved|global|worldwide|international)\b"
    )
