"""How many take part at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.model import Size
from listicle.recognizers import count
from listicle.recognizers.rule import holds
from listicle.text import Text

LABELS = (
    "cohort size", "class size", "size", "cohort", "number of participants", "participants", "positions",
    "number of positions", "seats", "spots", "places", "fellows per year", "positions per year", "enrollment",
    "intake", "batch size", "* per class", "* per cohort", "* per year", "* per batch", "* admitted", "* accepted",
    "* size", "number of fellows", "capacity", "cohort *", "plazas", "plätze", "available positions",
    "number of awards",
)  # fmt: skip


ADMITS = (
    "cohort", "class of", "admit", "accept", "select", "limited to", "capped", "per year", "each year", "a year",
    "annually", "spots", "seats", "takes ", "enroll", "positions",
)  # fmt: skip
"""Words by which a line says that a number is of those who take part, not of alumni, applicants or companies."""
OTHERS = (
    "alumni", "graduates from", "applicants", "applied", "applications", "compan", "countries", "partners",
    "have completed",
)  # fmt: skip


def cohort_size(item: Item) -> Iterator[Finding]:
    for section in labelled(item, LABELS):
        found = count.mentions(section.content)
        yield from (Finding(m.value, m.text, "section", m.rule) for m in found)
        if not found:
            yield from _bare(section.content)
    for text in (*item.lines, *item.sentences):
        folded = text.folded()
        if holds(folded, ADMITS) and not holds(folded, OTHERS):
            yield from (Finding(m.value, m.text, "prose", m.rule) for m in count.mentions(text))


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        r"""(?P<most>(?:up\ to|max(?:imum)?\.?(?:\ of)?)\ )?[~≈]?
        (?P<low>\d{1,3}(?:,\d{3})+|\d{1,6})(?:\s?(?:-|–|to)\s?(?P<high>\d{1,6}))?(?![\d%]|\s?percent|[.,:/]\d)""",
        re.VERBOSE,
    )


def _bare(content: Text) -> Iterator[Finding]:
    """A number that needs no noun because the label says what it counts: "Class size: 930"."""
    match = _number().match(content.folded())
    if match is not None:
        low = int(match["low"].replace(",", ""))
        high = int(match["high"]) if match["high"] else low
        if 0 < low <= high:
            yield Finding(
                Size(None if match["most"] else low, high), content.match(match), "section", "cohort_size.label"
            )
