"""How the program is attended: online, in-person or hybrid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.model import Delivery
from listicle.recognizers import delivery as recognizer
from listicle.recognizers.rule import Mention
from listicle.text import Text

LABELS = (
    "delivery", "delivery mode", "mode", "mode of study", "format", "modality", "location", "locations",
    "learning format", "program format", "study mode", "delivery method", "delivery format", "attendance",
    "modalidad", "where", "setting", "platform", "type",
)  # fmt: skip


@cache
def _both() -> re.Pattern[str]:
    away, there = r"(?:online|remote|virtual)", r"(?:campus|on-campus|in[- ]person|on-?site|offline)"
    return re.compile(rf"{away}\s*(?:[+/&,]|and|or)\s*{there}|{there}\s*(?:[+/&,]|and|or)\s*{away}")


def delivery(item: Item) -> Iterator[Finding]:
    yield from (Finding(m.value, m.text, "heading", m.rule) for m in recognizer.mentions(item.heading))
    for section in labelled(item, LABELS):
        if len(section.content) <= 200:
            yield from (Finding(m.value, m.text, "section", m.rule) for m in _whole(section.content))
    if any(_both().search(text.folded()) for text in (*item.lines, *(s.content for s in item.sections if len(s.content) <= 60))):
        return  # the item says that it can be either
    for line in item.lines:
        if len(line) <= 40:
            yield from (Finding(m.value, m.text, "section", m.rule) for m in _whole(line))
    for sentence in item.sentences:
        yield from (Finding(m.value, m.text, "prose", m.rule) for m in recognizer.mentions(sentence))
    for group in reversed(item.groups):
        yield from (Finding(m.value, m.text, "group", m.rule) for m in recognizer.mentions(group))


def _whole(text: Text) -> list[Mention[Delivery]]:
    found = recognizer.whole(text)
    return [found] if found is not None else []
