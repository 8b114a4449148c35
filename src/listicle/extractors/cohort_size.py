"""How many take part at a time."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.recognizers import count

LABELS = (
    "cohort size", "class size", "size", "cohort", "number of participants", "participants", "positions",
    "number of positions", "seats", "spots", "places", "fellows per year", "positions per year", "enrollment",
    "intake", "number of fellows", "capacity", "cohort *", "plazas", "plätze", "available positions",
    "number of awards",
)  # fmt: skip


ADMITS = ("cohort", "class of", "admit", "accept", "select", "limited to", "capped", "per year", "each year", "a year", "annually", "spots", "seats", "takes ", "enroll", "positions")
"""Words by which a line says that a number is of those who take part, not of alumni, applicants or companies."""
OTHERS = ("alumni", "graduates from", "applicants", "applied", "applications", "compan", "countries", "partners", "have completed")


def cohort_size(item: Item) -> Iterator[Finding]:
    for section in labelled(item, LABELS):
        yield from (Finding(m.value, m.text, "section", m.rule) for m in count.whole(section.content))
    for text in (*item.lines, *item.sentences):
        folded = text.folded()
        if any(word in folded for word in ADMITS) and not any(word in folded for word in OTHERS):
            yield from (Finding(m.value, m.text, "prose", m.rule) for m in count.mentions(text))
