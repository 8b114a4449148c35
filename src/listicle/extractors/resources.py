"""What participants have access to or benefit from, as phrases."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.extractors.cue import Cue, clauses
from listicle.extractors.route import labelled
from listicle.extractors.signs import signed
from listicle.item import Finding, Item
from listicle.recognizers import phrase
from listicle.recognizers.rule import holds

LABELS = (
    "resources", "what you get", "benefits", "perks", "facilities", "support", "what's included", "what’s included",
    "includes", "included", "program benefits", "features", "what is included",
)  # fmt: skip
CUE = Cue(
    r"""\baccess\ to\s | \bbenefits?\ from\s | \bwork(?:ing|s)?\ (?:closely\ )?with\s(?=.{0,40}\b(?:faculty|mentor|expert|researcher|physician|scientist|professor)) |
    \b(?:encourages?|invites?|allows?|enables?)\ \w+\ to\ (?:participate|engage|take\ part)\ in\s | \bopportunit(?:y|ies)\ for\s""",
    {
        "access": ("access to",), "benefit": ("benefit from",), "benefits": ("benefits from",), "opportunity": ("opportunity for",),
        "opportunities": ("opportunities for",), "work": ("work with", "work closely with"), "works": ("works with", "works closely with"),
        "working": ("working with", "working closely with"),
    } | {
        word: (f"{word} ",)
        for word in ("encourage", "encourages", "invite", "invites", "allow", "allows", "enable", "enables")
    },
)  # fmt: skip
OFFERED = Cue(
    r"\b(?:experience\ in|includes?|offers?|provides?)\s",
    {"experience": ("experience in",)}
    | {word: (word,) for word in ("include", "includes", "offer", "offers", "provide", "provides")},
)
GIVEN = ("opportunities", "facilities")


def resources(item: Item) -> Iterator[Finding]:
    for section in labelled(item, LABELS):
        for part in section.parts:
            if len(part) <= 120:
                yield Finding(part.value, part, "section", "resources.label")
    for sentence, signs in signed(item):
        said = False
        for clause in clauses(sentence, CUE) if signs & CUE.sign else ():
            for place, _ in phrase.phrases(clause):
                if len(place.value.split()) <= 9:
                    said = True
                    yield Finding(place.value, place, "prose", "resources.clause")
        if said or not signs & OFFERED.sign or not holds(sentence.value, GIVEN):
            continue
        for clause in clauses(sentence, OFFERED):
            for place, _ in phrase.phrases(clause) if holds(clause.value, GIVEN) else ():
                if place.value.endswith(GIVEN) and len(place.value.split()) <= 4:
                    yield Finding(place.value, place, "prose", "resources.given")
