"""Where participants work: inpatient, outpatient, laboratory …, as stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.extractors.cue import Cue, matches
from listicle.extractors.route import labelled
from listicle.extractors.signs import signed
from listicle.item import Finding, Item
from listicle.recognizers import phrase
from listicle.recognizers.rule import words

LABELS = (
    "setting", "settings", "clinical settings", "practice settings", "work settings", "training sites", "sites",
    "rotation sites",
)  # fmt: skip


_KINDS = (
    r"in-?patient|out-?patient|ambulatory|hospital|clinic(?:al)?|laborator(?:y|ies)|lab|community|rural|urban|academic|office|"
    r"field|classroom|primary\ care|intensive\ care|operating\ room|emergency\ department|telehealth|surgical|studio|industry"
)
CUE = Cue(
    rf"(?P<all>\b(?:{_KINDS})(?:\s*(?:,|,?\s(?:and|or)\s)\s*(?:{_KINDS})){{0,12}})\s+(?:settings?|sites?)\b",
    {
        word: (word,)
        for word in words("""
            inpatient outpatient ambulatory hospital clinic clinical laboratory laboratories lab community rural urban academic office field classroom
            primary intensive operating emergency telehealth surgical studio industry
        """)
    }
    | {"patient": ("in-patient", "out-patient")},
    ("setting", "settings", "site", "sites"),
)


@cache
def _one() -> re.Pattern[str]:
    return re.compile(r",?\s+(?:and|or)\s+|,\s*")


def settings(item: Item) -> Iterator[Finding]:
    for section in labelled(item, LABELS):
        for part in section.parts:
            yield from (Finding(place.value, place, "section", rule) for place, rule in phrase.phrases(part))
    for sentence, signs in signed(item):
        for match in matches(sentence, CUE) if signs & CUE.sign else ():
            for part in sentence.match(match, "all").split(_one()):
                yield Finding(part.value, part, "prose", "settings.named")
