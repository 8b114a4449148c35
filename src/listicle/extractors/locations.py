"""Places where the program is held or its institution stands, as stated."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.recognizers import place

LABELS = (
    "location", "locations", "location(s)", "* location", "* locations", "city", "place", "where", "campus",
    "campuses", "venue", "country", "countries", "state", "region", "based in", "headquarters", "address",
    "ubicación", "ubicacion", "lugar", "ciudad", "standort", "ort", "lieu", "sede", "city and state", "host country",
    "destination",
)  # fmt: skip

SITES = ("format", "program", "program details", "details", "host", "host institution", "setting", "dates", "program dates")
"""Labels of passages that may name the place among other things."""


def locations(item: Item) -> Iterator[Finding]:
    if item.head.place is not None:
        yield from (Finding(m.value, m.text, "heading", m.rule) for m in place.whole(item.head.place))
    else:
        yield from (Finding(m.value, m.text, "heading", m.rule) for m in place.mentions(item.heading))
    for section in labelled(item, LABELS):
        if len(section.content) <= 160:
            found = place.whole(section.content)
            if sum(len(m.text) for m in found) >= 0.4 * len(section.content):
                yield from (Finding(m.value, m.text, "section", m.rule) for m in found)
    for section in labelled(item, SITES):
        yield from (Finding(m.value, m.text, "section", m.rule) for m in place.mentions(section.content))
    for line in item.lines:
        if len(line) <= 60:
            found = place.whole(line)
            if found and sum(len(m.text) for m in found) >= 0.6 * len(line):
                yield from (Finding(m.value, m.text, "section", "locations.line") for m in found)
    for sentence in item.sentences:
        yield from (Finding(m.value, m.text, "prose", m.rule) for m in place.mentions(sentence))
    for group in reversed(item.groups):
        found = place.whole(group.strip(" :"))
        yield from (Finding(m.value, m.text, "group", "locations.group") for m in found)
