"""Places where the program is held or its institution stands, as stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from listicle.extractors.route import at, labelled
from listicle.extractors.signs import CAPITAL, signed
from listicle.item import Finding, Item
from listicle.model import Location
from listicle.recognizers import kind, place
from listicle.recognizers.rule import Mention
from listicle.text import Text

LABELS = (
    "location", "locations", "location(s)", "* location", "* locations", "city", "place", "where", "campus",
    "campuses", "venue", "country", "countries", "state", "region", "based in", "headquarters", "address",
    "ubicación", "ubicacion", "lugar", "ciudad", "standort", "ort", "lieu", "sede", "city and state", "host country",
    "destination", "host countries", "location of *", "place of study", "hq", "país", "pais", "país de destino", "land", "pays", "ville", "cidade", "local", "program location",
    "study location", "base",
)  # fmt: skip

SITES = (
    "format", "program", "program details", "details", "host", "host institution", "setting", "dates",
    "program dates",
)  # fmt: skip
"""Labels of passages that may name the place among other things."""


PARTS = {
    "city": ("city", "town", "ciudad", "stadt", "ville", "cidade"),
    "region": ("state", "region", "province", "estado", "bundesland"),
    "country": ("country", "host country", "país", "pais", "land", "pays"),
}
"""Labels, or names of columns, that each give one part of a place."""


def locations(item: Item) -> Iterator[Finding]:
    found = place.mentions(item.heading) if item.head.place is None else place.whole(item.head.place)
    yield from (Finding(*_without_name(m), "heading", m.rule) for m in found)
    yield from _joined(item)
    for section in labelled(item, LABELS):
        if len(section.content) <= 160:
            found = place.whole(section.content)
            if sum(len(m.text) for m in found) >= 0.4 * len(_ways().sub("", section.content.folded())):
                yield from (Finding(m.value, m.text, "section", m.rule) for m in found)
    named = [m for section in labelled(item, SITES) for m in place.mentions(section.content)]
    if len({mention.value.city for mention in named}) == 1:
        yield from (Finding(m.value, m.text, "section", m.rule) for m in named)
    for line in item.lines:
        if 2 < len(line) <= 60 or line.value in (
            "UK",
            "US",
        ):  # two letters may be the mark of anything ("CU" on a card)
            found = place.whole(line)
            if found and sum(len(m.text) for m in found) >= 0.6 * len(line):
                yield from (Finding(m.value, m.text, "section", "locations.line") for m in found)
    said = [
        m
        for sentence, signs in signed(item)
        if signs & CAPITAL or not place.needs_capital(sentence.value)
        for m in place.mentions(sentence)
        if m.value.city or _seated(sentence, m.text)
    ]
    if (
        len({mention.value.city for mention in said if mention.value.city}) <= 1
    ):  # of several, none is the program's own
        yield from (Finding(m.value, m.text, "prose", m.rule) for m in said)
    for group in reversed(item.groups):
        found = place.whole(group.strip(" :"))
        yield from (Finding(m.value, m.text, "group", "locations.group") for m in found)


def _without_name(mention: Mention[Location]) -> tuple[Location, Text]:
    """A place whose "city" is part of the program's name ("Acme Internship, Germany") without it."""
    value, text, _ = mention
    if not (value.city and value.country):
        return value, text
    city = text[: text.value.rfind(",")]
    if city and (kind.mentions(city) or city.value.split(",")[-1].strip().isupper()):
        return replace(value, city=None), text[len(city) + 1 :].strip()
    return value, text


def _seated(sentence: Text, part: Text) -> bool:
    """Whether a sentence says that something is held or based in a place, and does not only mention it."""
    start = at(sentence, part)[0]
    return _seat().search(sentence.folded()[max(0, start - 40) : start]) is not None


@cache
def _seat() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:based|located|held|hosted|headquartered|offered|takes\splace|taking\splace|situated|campus(?:es)?|residential)\b(?:\s[\w-]+){0,3}\s(?:in|at|across)\s(?:the\s)?$"
    )


@cache
def _ways() -> re.Pattern[str]:
    """Words beside a place that say how one attends: "Remote or London"."""
    return re.compile(r"\b(?:remote|online|virtual|hybrid|in[- ]person|on-?site|on[- ]campus)\b(?:\s(?:or|and)\s)?")


def _joined(item: Item) -> Iterator[Finding]:
    """The place whose parts stand under labels of their own: "City: Paris", "Country: France"."""
    if len(item.sections) < 2:
        return
    parts: dict[str, Mention[Location]] = {}
    for part, labels in PARTS.items():
        found = [mention for section in labelled(item, labels) for mention in place.whole(section.content)]
        if len(found) == 1 and getattr(found[0].value, part) is not None:
            parts[part] = found[0]
    if len(parts) < 2 or "city" not in parts:
        return
    city, region, country = (parts.get(part, parts["city"]).value for part in PARTS)
    value = Location(
        city.city,
        region.region or city.region,
        country.country or city.country,
        region.region_code or city.region_code,
        country.country_code or city.country_code,
    )
    texts = sorted((mention.text for mention in parts.values()), key=lambda text: text.span().start)
    yield Finding(value, Text.join(texts, ", "), "section", "locations.parts")
