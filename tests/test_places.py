"""Places and headings: what `whole` reads, what institutions look like in headings, and the gazetteer behind them."""

from __future__ import annotations

import re
import sqlite3
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pycountry
import pytest

from listicle.recognizers import gazetteer, place
from listicle.recognizers.gazetteer import FILE, look_up
from listicle.recognizers.head import parts
from listicle.recognizers.regions import COUNTRIES, COUNTRY_ALIASES, REGIONS, countries, key, postal_codes, regions
from listicle.text import Text

Stated = tuple[str | None, str | None, str | None]
"""City, region and country."""

HEADS: dict[str, tuple[str, Stated]] = {
    "Mayo Clinic – Rochester, Minnesota": ("Mayo Clinic", ("Rochester", "Minnesota", None)),
    "Northern Lakes Clinic — Duluth, Minnesota": ("Northern Lakes Clinic", ("Duluth", "Minnesota", None)),
    "Harbor General Hospital - Baltimore, Maryland": ("Harbor General Hospital", ("Baltimore", "Maryland", None)),
    "St. Brendan’s Hospital – St. Louis, Missouri": ("St. Brendan’s Hospital", ("St. Louis", "Missouri", None)),
    "University of Washington – Seattle, Washington": ("University of Washington", ("Seattle", "Washington", None)),
    "University of California, Los Angeles (UCLA) – Los Angeles, California": (
        "University of California, Los Angeles (UCLA)",
        ("Los Angeles", "California", None),
    ),
    "University of California, San Diego | La Jolla, CA": (
        "University of California, San Diego",
        ("La Jolla", "California", None),
    ),
    "Bay Hospital/Harbor Medical School – Boston, Massachusetts": (
        "Bay Hospital/Harbor Medical School",
        ("Boston", "Massachusetts", None),
    ),
    "Piedmont Institute (Durham, NC)": ("Piedmont Institute", ("Durham", "North Carolina", None)),
    "Piedmont Institute (PI) – Chapel Hill, N.C.": ("Piedmont Institute (PI)", ("Chapel Hill", "North Carolina", None)),
    "Old Harbor College, Portland, Maine": ("Old Harbor College", ("Portland", "Maine", None)),
    "Rose Garden College, Portland, Ore.": ("Rose Garden College", ("Portland", "Oregon", None)),
    "Capital Policy School – Washington, D.C.": ("Capital Policy School", ("Washington", "District of Columbia", None)),
    "Capital Policy School (Washington DC)": ("Capital Policy School", ("Washington", "District of Columbia", None)),
    "Finger Lakes Academy – Ithaca, N.Y.": ("Finger Lakes Academy", ("Ithaca", "New York", None)),
    "Hudson Design School – New York, NY": ("Hudson Design School", ("New York", "New York", None)),
    "Hudson Design School – New York City": ("Hudson Design School", ("New York", None, None)),
    "Hudson Design School (NYC)": ("Hudson Design School", ("New York", None, None)),
    "Golden Gate Ventures – SF": ("Golden Gate Ventures", ("San Francisco", None, None)),
    "Sunset Film School – LA, California": ("Sunset Film School", ("Los Angeles", "California", None)),
    "Peach State University – Atlanta, Georgia": ("Peach State University", ("Atlanta", "Georgia", None)),
    "Caucasus Business School – Tbilisi, Georgia": ("Caucasus Business School", ("Tbilisi", None, "Georgia")),
    "Lone Star A&M University – College Station, Texas": (
        "Lone Star A&M University",
        ("College Station", "Texas", None),
    ),
    "Keystone Hospital – King of Prussia, Pa.": ("Keystone Hospital", ("King of Prussia", "Pennsylvania", None)),
    "Desert Sky University – Tempe, Ariz., USA": ("Desert Sky University", ("Tempe", "Arizona", "United States")),
    "Great Plains Medical Center – Sioux Falls, S.D.": (
        "Great Plains Medical Center",
        ("Sioux Falls", "South Dakota", None),
    ),
    "Ocean Institute – Woods Hole, Massachusetts": ("Ocean Institute", ("Woods Hole", "Massachusetts", None)),
    "Triangle Labs – Research Triangle Park, NC": (
        "Triangle Labs",
        ("Research Triangle Park", "North Carolina", None),
    ),
    "Aloha Hospitality School – Honolulu, Hawaii": ("Aloha Hospitality School", ("Honolulu", "Hawaii", None)),
    "Escuela del Caribe – San Juan, Puerto Rico": ("Escuela del Caribe", ("San Juan", None, "Puerto Rico")),
    "Lakeshore University – Toronto, ON": ("Lakeshore University", ("Toronto", "Ontario", None)),
    "Lakeshore University – Toronto, Ontario, Canada": ("Lakeshore University", ("Toronto", "Ontario", "Canada")),
    "Pacific Coast College – Vancouver, BC": ("Pacific Coast College", ("Vancouver", "British Columbia", None)),
    "Université du Fleuve – Montréal, Québec": ("Université du Fleuve", ("Montréal", "Quebec", None)),
    "Atlantic School – St. John’s, Newfoundland": (
        "Atlantic School",
        ("St. John’s", "Newfoundland and Labrador", None),
    ),
    "Thames Business School – London, UK": ("Thames Business School", ("London", None, "United Kingdom")),
    "Thames Business School – London, England": ("Thames Business School", ("London", "England", None)),
    "Kennet College – Reading, England": ("Kennet College", ("Reading", "England", None)),
    "Forth School of Art – Edinburgh, Scotland": ("Forth School of Art", ("Edinburgh", "Scotland", None)),
    "Lagan Institute – Belfast, Northern Ireland": ("Lagan Institute", ("Belfast", "Northern Ireland", None)),
    "Taff Academy – Cardiff, Wales": ("Taff Academy", ("Cardiff", "Wales", None)),
    "Liffey College – Dublin, Ireland": ("Liffey College", ("Dublin", None, "Ireland")),
    "Isar Institut – München, Deutschland": ("Isar Institut", ("München", None, "Germany")),
    "Isar School of Management – Munich, Bavaria, Germany": (
        "Isar School of Management",
        ("Munich", "Bavaria", "Germany"),
    ),
    "Spree Coding School | Berlin": ("Spree Coding School", ("Berlin", None, None)),
    "Spree Coding School (Berlin, DE)": ("Spree Coding School", ("Berlin", None, "Germany")),
    "Limmat School – Zürich, Switzerland": ("Limmat School", ("Zürich", None, "Switzerland")),
    "École de la Mer – Nice, France": ("École de la Mer", ("Nice", None, "France")),
    "École du Sud – Aix-en-Provence, France": ("École du Sud", ("Aix-en-Provence", None, "France")),
    "Universidad del Tormes – Salamanca, España": ("Universidad del Tormes", ("Salamanca", None, "Spain")),
    "Navigli Design Academy – Milan, Lombardy, Italy": ("Navigli Design Academy", ("Milan", "Lombardy", "Italy")),
    "Øresund Academy – Copenhagen, Denmark": ("Øresund Academy", ("Copenhagen", None, "Denmark")),
    "Vistula University – Warsaw, Poland": ("Vistula University", ("Warsaw", None, "Poland")),
    "Deccan Institute – Bengaluru, Karnataka, India": ("Deccan Institute", ("Bengaluru", "Karnataka", "India")),
    "Deccan Institute – Bangalore, India": ("Deccan Institute", ("Bangalore", None, "India")),
    "Indian Institute of Looms, Madras – Chennai, Tamil Nadu": (
        "Indian Institute of Looms, Madras",
        ("Chennai", "Tamil Nadu", None),
    ),
    "Pearl River College – Shenzhen, China": ("Pearl River College", ("Shenzhen", None, "China")),
    "Lion City University – Singapore": ("Lion City University", (None, None, "Singapore")),
    "Peak University – Hong Kong": ("Peak University", (None, None, "Hong Kong")),
    "Han River University – Seoul, South Korea": ("Han River University", ("Seoul", None, "South Korea")),
    "Kanto Academy (Yokohama, Japan)": ("Kanto Academy", ("Yokohama", None, "Japan")),
    "Harbour Bridge University – Sydney, NSW": ("Harbour Bridge University", ("Sydney", "New South Wales", None)),
    "Yarra College – Melbourne, Victoria, Australia": ("Yarra College", ("Melbourne", "Victoria", "Australia")),
    "Kiwi School – Auckland, New Zealand": ("Kiwi School", ("Auckland", None, "New Zealand")),
    "Tietê University – São Paulo, Brazil": ("Tietê University", ("São Paulo", None, "Brazil")),
    "Andes Hub – Medellín, Colombia": ("Andes Hub", ("Medellín", None, "Colombia")),
    "Savanna Labs – Nairobi, Kenya": ("Savanna Labs", ("Nairobi", None, "Kenya")),
    "Table Mountain School – Cape Town, South Africa": ("Table Mountain School", ("Cape Town", None, "South Africa")),
    "Gulf Academy – Dubai, UAE": ("Gulf Academy", ("Dubai", None, "United Arab Emirates")),
    "Carmel College – Haifa, IL": ("Carmel College", ("Haifa", None, "Israel")),
    "Prairie College – Peoria, IL": ("Prairie College", ("Peoria", "Illinois", None)),
}

WHOLE: dict[str, list[Stated]] = {
    "Smallville Heights, Kansas": [("Smallville Heights", "Kansas", None)],
    "Stanford": [("Stanford", None, None)],
    "On campus in Cambridge, MA; Boston": [("Cambridge", "Massachusetts", None), ("Boston", None, None)],
    "Los Angeles, San Francisco, and New York City": [
        ("Los Angeles", None, None),
        ("San Francisco", None, None),
        ("New York", None, None),
    ],
    "London, New York, Singapore": [("London", None, None), ("New York", None, None), (None, None, "Singapore")],
    "USA, UK, and India": [(None, None, "United States"), (None, None, "United Kingdom"), (None, None, "India")],
    "US/Canada": [(None, None, "United States"), (None, None, "Canada")],
    "Trinidad and Tobago": [(None, None, "Trinidad and Tobago")],
    "Newfoundland and Labrador": [(None, "Newfoundland and Labrador", None)],
    "California, Texas and Ohio": [(None, "California", None), (None, "Texas", None), (None, "Ohio", None)],
    "Online; New York, NY": [("New York", "New York", None)],
    "Remote (US)": [(None, None, "United States")],
    "Paris, France / London, UK": [("Paris", None, "France"), ("London", None, "United Kingdom")],
    "Cambridge (MA), Palo Alto (CA)": [("Cambridge", "Massachusetts", None), ("Palo Alto", "California", None)],
    "12 Example Street, New Haven, CT 06511": [("New Haven", "Connecticut", None)],
    "San Francisco Bay Area": [("San Francisco", None, None)],
    "Various cities across the US": [(None, None, "United States")],
    "DE": [(None, None, "Germany")],
    "US, GB, FR": [(None, None, "United States"), (None, None, "United Kingdom"), (None, None, "France")],
    "Kharagpur, West Medinipur, India": [("Kharagpur", None, "India")],
    "Example University, Boston, MA": [("Boston", "Massachusetts", None)],
    "University of California, Los Angeles": [],
    "LA": [],
    "CA": [],
    "Washington": [],
    "Online": [],
    "To be announced": [],
    "Nowhere Particular": [],
    "Data Analytics, MS": [],
    "10 weeks": [],
}


def stated(text: Text) -> list[Stated]:
    return [(m.value.city, m.value.region, m.value.country) for m in place.whole(text)]


@pytest.mark.parametrize("heading", HEADS)
def test_institution_and_place(heading: str) -> None:
    name, where = HEADS[heading]
    head = parts(Text.of(heading, 7))
    assert head.name.value == name
    assert head.place is not None
    assert stated(head.place) == [where]
    for part in (head.name, head.place):
        start, end = part.span()
        assert (" " * 7 + heading)[start:end] == part.value


@pytest.mark.parametrize("text", WHOLE)
def test_text_of_places_alone(text: str) -> None:
    assert stated(Text.of(text, 0)) == WHOLE[text]


def test_codes_are_those_of_iso() -> None:
    assert {country.alpha_2: country.alpha_3 for country in pycountry.countries} == {
        code: alpha3 for code, (alpha3, _) in COUNTRIES.items()
    }
    known = {division.code for division in pycountry.subdivisions}
    assert not REGIONS.keys() - known
    for code in ("US", "CA", "AU", "GB", "DE", "IN"):
        assert sum(one.startswith(code) for one in REGIONS) >= 4


def test_names_are_those_of_iso() -> None:
    table = countries()
    for country in pycountry.countries:
        names = {country.name, getattr(country, "common_name", country.name)}
        plain = {name for name in names if "," not in name and "(" not in name}
        assert all(table.get(key(name), country.alpha_2) == country.alpha_2 for name in plain)
    missing = {
        division.code: division.name
        for division in pycountry.subdivisions
        if division.code in REGIONS and division.code not in regions().get(key(division.name.split(" [")[0]), ())
    }
    assert not missing


def test_no_name_means_two_countries() -> None:
    names = [(key(name), code) for code, (_, name) in COUNTRIES.items()]
    names += [(key(name), code) for code, aliases in COUNTRY_ALIASES.items() for name in aliases]
    assert len({name for name, _ in names}) == len(set(names))


def test_every_state_by_name_and_postal_code() -> None:
    for code, names in REGIONS.items():
        short = code.partition("-")[2]
        if code.startswith("US-"):
            assert code in postal_codes()[short]
            assert stated(Text.of(f"Smallville Heights, {names[0]}", 0)) == [("Smallville Heights", names[0], None)]
        for name in names:
            assert code in regions()[key(name)]


def test_countries_and_states_need_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "_file", lambda _: pytest.fail("the gazetteer was opened"))
    look_up.cache_clear()
    assert stated(Text.of("Germany", 0)) == [(None, None, "Germany")]
    assert place.mentions(Text.of("Fellows learn much, write papers, and rest.", 0)) == []


def test_gazetteer_is_small_sound_and_read_only() -> None:
    assert FILE.stat().st_size < 6_000_000
    before = FILE.stat().st_mtime_ns
    with sqlite3.connect(FILE.as_uri() + "?mode=ro", uri=True) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = file.execute("SELECT name, cities, regions FROM place").fetchall()
    file.close()
    assert len(rows) > 100_000
    for name, cities, found in rows:
        assert name == key(name)
        assert cities or found
        assert not cities or re.fullmatch(r"(?:[A-Z]{2}(?:-[A-Z0-9]{1,3})? \d+(?: |$))+", cities)
        assert not found or re.fullmatch(r"(?:[A-Z]{2}-[A-Z0-9]{1,3}(?: |$))+", found)
    with pytest.raises(sqlite3.OperationalError):
        gazetteer._file(0).execute("DELETE FROM place")
    assert FILE.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("name", "region", "people"),
    [
        ("Rochester", "US-MN", 100_000),
        ("Cambridge", "US-MA", 100_000),
        ("Cambridge", "GB-ENG", 100_000),
        ("Stanford", "US-CA", 10_000),
        ("Hanover", "US-NH", 5_000),
        ("Bangalore", "IN-KA", 5_000_000),
        ("Bengaluru", "IN-KA", 5_000_000),
        ("Sao Paulo", "BR-SP", 5_000_000),
        ("München", "DE-BY", 1_000_000),
        ("Saint Louis", "US-MO", 200_000),
        ("St. Louis", "US-MO", 200_000),
    ],
)
def test_cities(name: str, region: str, people: int) -> None:
    assert any(city.region == region and city.people >= people for city in look_up(name).cities)


def test_a_suburb_is_not_its_famous_neighbour() -> None:
    assert all(city.people < 200_000 for city in look_up("Cambridge").cities)


def cities_of(name: str) -> int:
    return len(look_up(name).cities)


def test_many_processes_read_at_a_time() -> None:
    names = ["Rochester", "Cambridge", "Hanover", "Nowhere at all"] * 8
    expected = [cities_of(name) for name in names]
    for method in ("spawn", "fork"):
        with ProcessPoolExecutor(2, mp_context=get_context(method)) as pool:
            assert list(pool.map(cities_of, names)) == expected


@pytest.mark.parametrize(
    "unit",
    [
        "A, ",
        "(",
        "Aa ",
        "Aa-",
        "A. ",
        "in Aa, ",
        "St. ",
        "de la ",
        ". ",
        " ",
        "Paris ",
        "LA, ",
        "– ",
        "a: ",
        "A’s ",
        "at A ",
    ],
)
def test_time_grows_with_length(unit: str) -> None:
    taken = []
    for length in (20_000, 40_000):
        text = Text.of(unit * (length // len(unit)), 0)
        started = time.process_time()
        place.mentions(text)
        place.whole(text)
        parts(text)
        taken.append(time.process_time() - started)
    assert taken[1] < 3.5 * taken[0] + 0.2


def test_notice_names_the_source() -> None:
    notice = (Path(__file__).parent.parent / "NOTICE").read_text(encoding="utf-8")
    assert "GeoNames" in notice
    assert "Creative Commons Attribution 4.0" in notice
