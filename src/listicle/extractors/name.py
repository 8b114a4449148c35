"""The program's own name, where the item gives one beside the institution that it is listed under."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache

from listicle.extractors.route import labelled
from listicle.extractors.signs import CAPITAL, sign, signed
from listicle.item import Finding, Item
from listicle.recognizers import kind
from listicle.recognizers.rule import holds
from listicle.text import Text

LABELS = ("program name", "programme name", "program", "programme", "degree program", "course name", "course title")


KINDS = (
    "Program", "Fellowship", "Course", "School", "Master", "MBA", "Residency", "Internship", "Bootcamp", "Scholarship",
    "Accelerator", "Certificate", "Academy", "Institute", "Award", "Grant",
)  # fmt: skip
"""What a program's own name calls it."""
_SURE = ("fellowship", "residency", "internship", "bootcamp", "scholarship", "accelerator", "certificate")
"""Those that are kinds of program wherever they end a name, but for a "low residency"."""
_NAMING = sign(word.lower() for word in (*KINDS, "Programme"))


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        r"""(?=[A-Z\d])(?<![\w&+/-])(?:(?:[A-Z][\w&+/-]*|\d{1,3})\s+(?:(?:of|in|for|and|the|&)\s+){0,2}){1,7}   # capitalised words before …
            (?:Fellowship|Residency|Internship|Bootcamp|Scholarship|Accelerator|Certificate|Program(?:me)?|Academy
              |Course|School|Institute|Award|Grant|MBA|Master(?:'s|’s)?)\b              # … and one of KINDS
            (?:\s+(?:Program(?:me)?|Certificate))?""",
        re.VERBOSE,
    )


def name(item: Item) -> Iterator[Finding]:
    listed = item.head.name
    if kind.mentions(listed):
        yield Finding(listed.value, listed, "heading", "name.head")
        return
    for section in labelled(item, LABELS):
        if len(section.content) <= 90 and kind.mentions(section.content):
            yield Finding(section.content.value, section.content, "section", "name.label")
    for sentence, signs in signed(item):
        value = sentence.value
        if not (signs & _NAMING and signs & CAPITAL and holds(value, KINDS)):
            continue
        for match in _named().finditer(value):
            found = sentence.match(match)
            leading = _leading().match(found.value)
            if leading is not None:
                found = found[leading.end() :]
            if len(found.value.split()) < 2:
                continue
            if listed.value.isascii():
                known: Container[str] = kind.vocabulary(listed)
            else:
                known = {word.lower() for word in _word().findall(listed.value)}
            own = [word for word in _word().findall(found.value.lower()) if word not in known]
            if len(own) >= 2 and _says_kind(found):
                yield Finding(found.value, found, "prose", "name.capitalised")
                return


def _says_kind(name: Text) -> bool:
    """Whether a name says what kind of program it is, or that it is a program; told at once where its last word does, and stands there alone."""
    value = name.value
    if value.endswith(("Program", "Programme")):
        return True
    last = value.split()[-1].lower()
    folded = name.folded()
    if last in _SURE and folded.count(last) == 1 and not folded.endswith("low residency"):
        return True
    return bool(kind.mentions(name))


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(r"(?:(?:The|This|Its|Their|A|An|At|In|Our|Each|Every|With|From|Through)\s+)+")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")
