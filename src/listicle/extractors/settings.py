"""Where participants work: inpatient, outpatient, laboratory …, as stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.extractors.route import labelled
from listicle.extractors.signs import sign, signed
from listicle.item import Finding, Item
from listicle.recognizers import phrase

LABELS = (
    "setting", "settings", "clinical settings", "practice settings", "work settings", "training sites", "sites",
    "rotation sites",
)  # fmt: skip


_NOUNS = sign(("setting", "settings", "site", "sites"))


@cache
def _settings() -> re.Pattern[str]:
    kinds = (
        r"in-?patient|out-?patient|ambulatory|hospital|clinic(?:al)?|laborator(?:y|ies)|lab|community|rural|urban|academic|office|"
        r"field|classroom|primary care|intensive care|operating room|emergency department|telehealth|surgical|studio|industry"
    )
    return re.compile(
        rf"(?P<all>\b(?:{kinds})(?:\s*(?:,|,?\s(?:and|or)\s)\s*(?:{kinds})){{0,12}})\s+(?:settings?|sites?)\b"
    )


@cache
def _one() -> re.Pattern[str]:
    return re.compile(r",?\s+(?:and|or)\s+|,\s*")


def settings(item: Item) -> Iterator[Finding]:
    for section in labelled(item, LABELS):
        for part in section.parts:
            yield from (Finding(place.value, place, "section", rule) for place, rule in phrase.phrases(part))
    for sentence, signs in signed(item):
        for match in _settings().finditer(sentence.folded()) if signs & _NOUNS else ():
            for part in sentence.match(match, "all").split(_one()):
                yield Finding(part.value, part, "prose", "settings.named")
