"""Looks up a name in the gazetteer: the cities and regions that bear it, by ISO code."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from listicle.recognizers.regions import key, regions

if TYPE_CHECKING:
    import sqlite3

FILE = Path(__file__).with_name("places.sqlite")


class City(NamedTuple):
    """A city that bears the name looked up."""

    country: str
    """ISO 3166-1 alpha-2."""
    region: str | None
    """ISO 3166-2, where known."""
    people: int


class Entry(NamedTuple):
    """All that bear one name."""

    cities: tuple[City, ...]
    """The greatest first."""
    regions: tuple[str, ...]
    """ISO 3166-2 codes."""


@lru_cache(maxsize=4096)
def look_up(name: str) -> Entry:
    """The cities and regions of this name, in any spelling that `key` makes the same."""
    short = key(name)
    row = _file(os.getpid()).execute("SELECT cities, regions FROM place WHERE name = ?", (short,)).fetchone() or (
        None,
        None,
    )
    cities = []
    if row[0]:
        parts = row[0].split()
        for place, people in zip(parts[::2], parts[1::2], strict=True):
            cities.append(City(place[:2], place if len(place) > 2 else None, int(people)))
    return Entry(tuple(cities), (*regions().get(short, ()), *(row[1].split() if row[1] else ())))


@lru_cache(maxsize=1)
def _file(process: int) -> sqlite3.Connection:
    """The gazetteer, opened once in each process, read-only and without locks, so that many can read it at a time."""
    import sqlite3  # here, as it takes a millisecond that an article without places does not need

    return sqlite3.connect(f"{FILE.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
