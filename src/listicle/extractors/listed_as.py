"""The thing listed: the heading without ordinal, place and tag line."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.item import Finding, Item


def listed_as(item: Item) -> Iterator[Finding]:
    name = item.head.name
    yield Finding(name.value, name, "heading", "listed_as.head")
