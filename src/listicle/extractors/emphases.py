"""What the program stresses, as phrases."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.extractors.cue import Cue, told
from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.recognizers import phrase

LABELS = ("emphasis", "emphases", "program emphasis", "key focus", "schwerpunkt", "schwerpunkte", "enfoque", "values")
CUE = Cue(
    r"""\bemphasi[sz]es\s | \bfocus(?:es|ing|ed)?\ (?:\w+ly\ )?(?:on|upon)\s | \b(?:emphasis|focus)\ (?:is\ )?on\s | \bstresses\s | \bprioriti[sz]es\s
    | \bputs\ .{0,20}first\b""",
    {
        word: (word,)
        for word in (
            "emphasises", "emphasizes", "focus", "focuses", "focusing", "focused", "emphasis", "stresses", "prioritises", "prioritizes", "puts",
        )
    },
)  # fmt: skip


def emphases(item: Item) -> Iterator[Finding]:
    for section in labelled(item, LABELS):
        for part in section.parts:
            yield from (Finding(place.value, place, "section", rule) for place, rule in phrase.phrases(part))
    for clause in told(item, CUE):
        for place, _ in phrase.phrases(clause):
            if len(place.value.split()) <= 9:
                yield Finding(place.value, place, "prose", "emphases.clause")
