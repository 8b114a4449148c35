"""How the program is attended: online, in-person or hybrid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.model import Delivery
from listicle.recognizers import delivery as recognizer
from listicle.recognizers.rule import Mention, holds
from listicle.text import Text

LABELS = (
    "delivery", "delivery mode", "mode", "mode of study", "format", "modality", "location", "locations",
    "learning format", "program format", "study mode", "delivery method", "delivery format", "attendance",
    "modalidad", "where", "setting", "platform", "type",
)  # fmt: skip


AWAY = ("online", "remote", "virtual")


@cache
def _both() -> re.Pattern[str]:
    away, there = f"(?:{'|'.join(AWAY)})", r"(?:campus|on-campus|in[- ]person|on-?site|offline)"
    return re.compile(rf"{away}\s*(?:[+/&,]|and|or)\s*{there}|{there}\s*(?:[+/&,]|and|or)\s*{away}")


OPTION = (
    "also", "available", "option", "options", "either", "if you", "choose", "prefer", "both", "non-residential",
    "commuter", " or ",
)  # fmt: skip
"""Words of a passage that speaks of one way among several."""


def delivery(item: Item) -> Iterator[Finding]:
    yield from (Finding(m.value, m.text, "heading", m.rule) for m in recognizer.mentions(item.heading))
    for section in labelled(item, LABELS):
        if len(section.content) <= 200 and not _optional(section.content):
            yield from (Finding(m.value, m.text, "section", m.rule) for m in _whole(section.content))
    short = (*item.lines, *(section.content for section in item.sections if len(section.content) <= 60))
    if any(_both().search(folded) for text in short if holds(folded := text.folded(), AWAY)):
        return  # the item says that it can be either
    for line in item.lines:
        if len(line) <= 40:
            found = _whole(line) if len(line.value.split()) <= 2 else recognizer.mentions(line)
            if found and not _optional(line):
                yield from (Finding(m.value, m.text, "section", m.rule) for m in found)
    said = [
        m
        for s in item.sentences
        if (found := recognizer.mentions(s)) and not _optional(s)
        for m in found
        if "online" in m.text.folded() or "self-paced" not in m.text.folded()
    ]
    if len({mention.value for mention in said}) == 1:
        yield from (Finding(m.value, m.text, "prose", m.rule) for m in said)
    for group in reversed(item.groups):
        yield from (Finding(m.value, m.text, "group", m.rule) for m in recognizer.mentions(group))


def _optional(text: Text) -> bool:
    folded = f" {text.folded()} "
    return holds(folded, OPTION)


def _whole(text: Text) -> list[Mention[Delivery]]:
    found = recognizer.whole(text)
    return [found] if found is not None else []
