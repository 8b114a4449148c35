"""Who may apply, as stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.extractors.cue import Cue, told
from listicle.extractors.route import labelled
from listicle.item import Finding, Item

LABELS = (
    "eligibility", "eligibility criteria", "who can apply", "who may apply", "who should apply", "requirements",
    "eligible", "eligibility requirements", "* eligibility", "prerequisites", "admission requirements", "grade",
    "age", "citizenship", "open to", "for whom", "target group", "requisitos", "voraussetzungen", "audience",
    "conditions", "entry requirements", "grade level", "grades", "ages",
)  # fmt: skip
OPEN = Cue(
    r"""(?:\A|\b(?:is|are)\ )(?:only\ )?open\ to\s | \beligible\ (?:applicants|candidates|students)\ (?:are|include|must\ be)\s
    | \b(?:applicants|candidates|participants)\ must\s(?=be\ |have\ |hold\ ) | \bavailable\ (?:only\ )?to\s(?=.{0,40}(?:students|graduates|citizens|residents|applicants))""",
    {
        "open": ("open to", "only open to", "is open to", "is only open to", "are open to", "are only open to"),
        "eligible": ("eligible ",),
        "must": ("applicants must", "candidates must", "participants must"),
        "available": ("available to", "available only to"),
    },
)


@cache
def _semicolon() -> re.Pattern[str]:
    return re.compile(r";\s")


def eligibility(item: Item) -> Iterator[Finding]:
    for section in labelled(item, LABELS):
        for part in section.parts:
            for phrase in part.split(_semicolon()):
                if phrase.value.strip(" -–—.?"):
                    yield Finding(phrase.value, phrase, "section", "eligibility.label")
    for clause in told(item, OPEN):
        yield Finding(clause.value, clause, "prose", "eligibility.open-to")
