"""How the program is attended: online, in-person or hybrid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.extractors.route import labelled
from listicle.extractors.signs import sign, signed
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


_WAYS = sign(recognizer.WORDS)
"""A sentence without one of these words, and without a "_" that joins words, names no way of attendance."""


def delivery(item: Item) -> Iterator[Finding]:
    for m in recognizer.mentions(item.heading):
        yield Finding(m.value, m.text, "heading", m.rule)
    for section in labelled(item, LABELS):
        if len(section.content) <= 200 and not _optional(section.content):
            yield from (Finding(m.value, m.text, "section", m.rule) for m in _whole(section.content))
    short = (*item.lines, *[section.content for section in item.sections if len(section.content.value) <= 60])
    for text in short:
        if holds(folded := text.folded(), AWAY) and _both().search(folded):
            return  # the item says that it can be either
    for line in item.lines:
        if len(line) <= 40:
            found = _whole(line) if len(line.value.split()) <= 2 else recognizer.mentions(line)
            if found and not _optional(line):
                yield from (Finding(m.value, m.text, "section", m.rule) for m in found)
    said: list[Mention[Delivery]] = []
    for sentence, signs in signed(item):
        found = recognizer.mentions(sentence) if signs & _WAYS or "_" in sentence.value else []
        if found and not _optional(sentence):
            said += [m for m in found if "online" in m.text.folded() or "self-paced" not in m.text.folded()]
    if said and len({mention.value for mention in said}) == 1:
        yield from (Finding(m.value, m.text, "prose", m.rule) for m in said)
    for group in reversed(item.groups):
        yield from (Finding(m.value, m.text, "group", m.rule) for m in recognizer.mentions(group))


def _optional(text: Text) -> bool:
    folded = f" {text.folded()} "
    return holds(folded, OPTION)


def _whole(text: Text) -> list[Mention[Delivery]]:
    found = recognizer.whole(text)
    return [found] if found is not None else []
