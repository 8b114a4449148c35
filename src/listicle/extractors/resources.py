"""What participants have access to or benefit from, as phrases."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.extractors.route import Cue, clauses, labelled
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
    (
        "access to", "benefit from", "benefits from", "work with", "works with", "working with", "closely with", "participate in", "engage in",
        "take part in", "opportunity for", "opportunities for",
    ),
)  # fmt: skip
OFFERED = Cue(r"\b(?:experience\ in|includes?|offers?|provides?)\s", ("experience in", "include", "offer", "provide"))
GIVEN = ("opportunities", "facilities")


def resources(item: Item) -> Iterator[Finding]:
    for section in labelled(item, LABELS):
        for part in section.parts:
            if len(part) <= 120:
                yield Finding(part.value, part, "section", "resources.label")
    for sentence in item.sentences:
        said = False
        folded = sentence.folded()
        for clause in clauses(sentence, CUE) if holds(folded, CUE.hints) else ():
            for mention in phrase.mentions(clause):
                if len(mention.value.split()) <= 9:
                    said = True
                    yield Finding(mention.value, mention.text, "prose", "resources.clause")
        if said or not holds(sentence.value, GIVEN) or not holds(folded, OFFERED.hints):
            continue
        for clause in clauses(sentence, OFFERED):
            for mention in phrase.mentions(clause):
                if mention.value.endswith(GIVEN) and len(mention.value.split()) <= 4:
                    yield Finding(mention.value, mention.text, "prose", "resources.given")
