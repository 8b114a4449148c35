"""The program's own name, where the item gives one beside the institution that it is listed under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.recognizers import kind
from listicle.recognizers.rule import holds

LABELS = ("program name", "programme name", "program", "programme", "degree program", "course name", "course title")


KINDS = (
    "Program", "Fellowship", "Course", "School", "Master", "MBA", "Residency", "Internship", "Bootcamp", "Scholarship",
    "Accelerator", "Certificate", "Academy", "Institute", "Award", "Grant",
)  # fmt: skip
"""What a program's own name calls it."""
_KINDS = frozenset(word.lower() for word in (*KINDS, "Programme"))


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
    words = {word.lower() for word in re.findall(r"\w+", listed.value)}
    for sentence in item.sentences:
        if _KINDS.isdisjoint(kind.vocabulary(sentence)) or not holds(sentence.value, KINDS):
            continue
        for match in _named().finditer(sentence.value):
            found = sentence.match(match)
            leading = re.match(
                r"(?:(?:The|This|Its|Their|A|An|At|In|Our|Each|Every|With|From|Through)\s+)+", found.value
            )
            if leading is not None:
                found = found[leading.end() :]
            own = [word for word in re.findall(r"\w+", found.value.lower()) if word not in words]
            said = kind.mentions(found) or found.value.endswith(("Program", "Programme"))
            if len(found.value.split()) >= 2 and len(own) >= 2 and said:
                yield Finding(found.value, found, "prose", "name.capitalised")
                return
