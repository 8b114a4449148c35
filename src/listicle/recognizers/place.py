"""Reads places as they are stated: `mentions` in running text, `whole` in a text that should hold nothing but places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from listicle.model import Location
from listicle.recognizers.gazetteer import look_up
from listicle.recognizers.kind import vocabulary
from listicle.recognizers.regions import (
    CITIES,
    CITIES_WITH_REGION,
    COUNTRIES,
    DEGREES,
    REGIONS,
    countries,
    country_codes,
    everyday,
    key,
    postal_codes,
    regions,
)
from listicle.recognizers.rule import Mention, compiled, remembered, words
from listicle.text import Text

WELL_KNOWN = 100_000
"""People of a city that is believed without its region or country in running text."""
TOWN = 10_000
"""The same where nothing but places is expected."""
SHORT = 80
"""Characters of a text that may be nothing but places."""

INSTITUTION = (
    r"(?i)\b(?:universit\w*|colleges?|schools?|academy|institut\w*|cent(?:er|re)s?|hospitals?|clinics?|foundation|laborator\w+"
    r"|labs?|museum|society|association|council|ministry|department|library|universidad|universidade|école|escuela"
    r"|hochschule|polytechnic|seminary|conservatory|observatory|corporation|inc|llc|ltd|gmbh|bank|church|agency)\b"
)
"""Words of the names of institutions, which are no places although they may hold one."""

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŘŚŞŠȘŢȚŤŪŮŰŹŻŽ"
_WORD = rf"(?:[dl][’'])?[{_UPPER}][\w’'‘]*(?:[-–](?!based\b)\w+)*"
_LETTERS = rf"(?:[{_UPPER}]\.){{2,3}}"
_RUN = rf"""
(?= [dl{_UPPER}] ) (?:                                          # how it begins, tested first: takes a third of the time
    {_LETTERS} | (?: (?:St|Ste|Ft|Mt|N|S|E|W)\.[ ] )? {_WORD}
    (?:
        [ ] (?: (?:de|da|do|dos|del|di|du|des|la|le|les|los|las|el|al|of|the|upon|on|am|an|der|sur|en)[ ] ){{0,2}}
        (?: (?:St|Ste|Ft|Mt)\.[ ] )? {_WORD}
    ){{0,7}}
    (?: [ ] {_LETTERS} )?
)
"""
"""Capitalised words in a row."""
_SOFT = r"\s?,\s?|\s?[(\[]"
_LIST = r"\s?,?\s(?:and|or|&|und|y|et)\s|\s?[/;|•·]\s?|\s?[)\]],?\s?"
_IN = r"\b(?:in|near|around|across|throughout|outside|downtown|en|em|à|nahe)(?:\s(?:the|greater|downtown|central|both|either))?"
_PREPOSITION = rf"{_IN}\s$"
_IN_ENDS = (
    "in", "the", "near", "around", "across", "throughout", "outside", "downtown", "en", "em", "à", "nahe", "greater", "central", "both", "either",
)  # fmt: skip
"""What its last word ends with."""
_BEFORE = rf"(?:{_IN}|\b(?:from|to|visit)|[(\[–—:|•]|\s-|^)\s?$"
"""What stands before a town that the gazetteer does not know."""
_SAYING = r"""[ ] (?! (?: based|located|held|hosted|campus(?:es)?|offices?|cities|locations?|near|around|from|across|both|either|greater|downtown
    |area|remote|online|virtual|hybrid|person|onsite|site|worldwide|global|upon|oder ) \b ) [a-z]{4,}"""
"""A word by which a text holds more than places: a cheap test before it is taken apart."""
_CAPITAL = rf"(?:[dl][’'])?[{_UPPER}]"
_JOINED = rf"[,(\[] \s? {_CAPITAL}"
_THERE = rf"(?: \s (?:the|greater|downtown|central|both|either) )? \s {_CAPITAL}"
_PLACING = words("in near around across throughout outside downtown en em à nahe")
"""The words that it stands behind, where it tells of a place. Running text without any of these two, or "-based", states no place."""


class Area(NamedTuple):
    """What a region's or country's name, abbreviation or code may stand for."""

    region: str | None
    country: str


class Part(NamedTuple):
    """A stretch of text that may be a place's name."""

    start: int
    end: int
    name: str
    link: str
    """What joins it to the next part: soft (a comma or a bracket), list, or nothing."""


class Found(NamedTuple):
    """A place that the parts from `first` to `last` state; it begins at `start`."""

    place: Location
    start: int
    first: int
    last: int
    rule: str


def mentions(text: Text) -> list[Mention[Location]]:
    """The places that running text states: a city with its region or country, or after "in" a well-known one."""
    value = text.value
    if len(value) <= SHORT and compiled(_SAYING).search(value) is None:
        parts = _segments(value)
        if all(part.name[0].isupper() or part.name[1:2] in "'’" or key(part.name) in _NOWHERE for part in parts):
            found = _read(parts, strict=True)
            if found:
                return _mentions(text, parts, found)
    if not _may_state(text):
        return []
    parts = _runs(value)
    return _mentions(text, parts, list(_search(value, parts)))


def needs_capital(value: str) -> bool:
    """Whether running text states a place only by a name behind its first letter: if it may be no place alone, and holds no "-based"."""
    return len(value) > SHORT and "-based" not in value


def _may_state(text: Text) -> bool:
    """Whether running text may state a place: cheap tests before all capitalised words are looked at."""
    value = text.value
    if "-based" in value or compiled(_JOINED).search(value) is not None:
        return True
    for word in _PLACING.intersection(vocabulary(text)):  # noqa: SIM110 - `any` takes twice as long
        if _behind(word).search(value):
            return True
    return False


@cache
def _behind(word: str) -> re.Pattern[str]:
    """A name behind this word. One pattern for each, as those are searched for fast that begin with letters."""
    return re.compile(rf"{word} (?<! \w{word} ) {_THERE}", re.VERBOSE)


@remembered
def whole(text: Text) -> list[Mention[Location]]:
    """The places in a text that should hold nothing else: a label's content, a bracket, the tail of a heading."""
    parts = _segments(text.value)
    found = _read(parts, strict=False)
    if not _covered(parts, found) and _may_state(text):
        runs = _runs(text.value)
        searched = list(_search(text.value, runs))
        if len(searched) > len(found):
            return _mentions(text, runs, searched)
    return _mentions(text, parts, found)


@lru_cache(maxsize=4096)
def institutional(name: str) -> bool:
    """Whether a name holds a word such as University, by which it is no place."""
    return compiled(INSTITUTION).search(name) is not None


def _covered(parts: list[Part], found: list[Found]) -> bool:
    """Whether the places take up all parts, but for words such as "Remote"."""
    at = 0
    for one in found:
        if at < one.first and not _nowhere(parts[at : one.first]):
            return False
        at = one.last + 1
    return at == len(parts) or _nowhere(parts[at:])


def _nowhere(parts: list[Part]) -> bool:
    return all(key(part.name) in _NOWHERE for part in parts)


_NOWHERE = frozenset(
    ["remote", "online", "virtual", "hybrid", "in person", "onsite", "on site", "on campus", "worldwide", "global"]
)


def _mentions(text: Text, parts: list[Part], found: list[Found]) -> list[Mention[Location]]:
    mentioned = []
    for one in found:
        end = parts[one.last].end
        closed = "(" in text.value[one.start : end] and text.value[end : end + 1] == ")"
        mentioned.append(Mention(one.place, text[one.start : end + closed], one.rule))
    return mentioned


def _stop(value: str, start: int, end: int) -> int:
    """The end of a name, with the full stop of an abbreviation ("Minn.", "D.C.")."""
    if value[end : end + 1] != ".":
        return end
    word = value[start:end].split()[-1]
    return end + ("." in word or (key(word) in regions() and key(word) not in _full_names()))


# Text that should hold nothing but places


_BREAK = r"""
    (?= [ ,;/|•·\n\t()\[\]+&aeouy–—-] )
    (?: [ ]{0,3} (?: [,;/|•·\n\t()\[\]+] | (?<=\s)[-–—]{1,3}(?=\s) | (?<=\s)(?:and|or|&|und|oder|y|et)(?=\s) ) )+
"""
_LEAD = r"""
    \s{0,3}
    (?: (?:based|located|held|hosted|campus(?:es)?|offices?|cities|locations?)\s+ )?
    (?: (?:in|at|near|around|from|across)\s+ )?
    (?: (?:both|either|the|Greater|Downtown|downtown|Metro|Central|City\sof|State\sof|greater)\s+ ){0,2}
    (?: (?:[A-Z]{1,2}-)?\d{4,5}\s+ )?
"""
_TAIL = r"\s (?: \d{5}(?:-\d{4})? | (?:Bay\s|[Mm]etro\s|[Mm]etropolitan\s)?[Aa]rea | [Cc]ampus ) $"


_TITLED = r"[A-Z][A-Za-z’'-]*"
_NAME = rf"{_TITLED} (?: [ ] (?: {_TITLED} | of | the | for | at | in | with | to ) )*"
_PLAIN = rf"{_NAME} (?: ,[ ] {_NAME} )*"
"""A text that is cut at its commas alone, as most are: "Ann Arbor, Michigan"."""
_LEADS = ("Greater ", "Downtown ", "Metro ", "Central ", "City of ", "State of ")
_TAILS = (" Area", " Campus")
"""How its names may begin and end that are less than the whole stretch."""


def _plain(value: str) -> list[Part]:
    """The stretches of a plain text; none of another."""
    if not compiled(_PLAIN).fullmatch(value):
        return []
    parts: list[Part] = []
    at = 0
    for name in value.split(", "):
        if name.startswith(_LEADS) or name.endswith(_TAILS):
            return []
        end = at + len(name)
        link = "soft" if end < len(value) else ""
        parts += _coded(value, at, end, link)
        at = end + 2
    return parts


def _segments(value: str) -> list[Part]:
    """The stretches between commas, brackets, slashes, "and"."""
    parts = _plain(value)
    if parts:
        return parts
    at = 0
    cuts = [found.span() for found in compiled(_BREAK).finditer(value)]
    cuts.append((len(value), len(value)))
    for number, (start, end) in enumerate(cuts):
        glue = value[start:end].strip()
        if glue in ("and", "&"):
            following = key(value[at : cuts[number + 1][0]])
            if following in countries() or following in regions():
                continue
        segment = value[at:start]
        lead = compiled(_LEAD).match(segment)
        first = lead.end() if lead else 0
        last = max(first, len(segment.rstrip(" .:\xa0")))
        if first < last:
            if segment[last - 1] in "as" or segment[last - 1].isdecimal():  # as all that it matches ends
                tail = compiled(_TAIL).search(segment, max(first, last - 24), last)
                last = tail.start() if tail else last
            last = _stop(segment, first, last)
            parts += _coded(value, at + first, at + last, "soft" if glue in (",", "(", "[") else "list" if glue else "")
        at = end
    return parts


_CODE = r"\s (?: [A-Z]{2,3} | U\.?K\.? | U\.S\.A?\.? | D\.C\.? )$"


def _coded(value: str, start: int, end: int, link: str) -> list[Part]:
    """A stretch, cut in two if it ends in a city and a code: "Boston MA"."""
    name = value[start:end]
    if not (name[-1].isupper() or name[-1] == "."):  # as most
        return [Part(start, end, name, link)]
    code = compiled(_CODE).search(name)
    if code:
        areas = _areas(name[code.start() + 1 :])
        if areas and any(_agreeing(name[first : code.start()], areas) for first in _words(name[: code.start()])):
            return [
                Part(start, start + code.start(), name[: code.start()], "soft"),
                Part(start + code.start() + 1, end, name[code.start() + 1 :], link),
            ]
    return [Part(start, end, name, link)]


def _words(name: str) -> list[int]:
    """Where the last capitalised words of a name begin."""
    return [found.start() for found in compiled(r"(?<!\S)\S").finditer(name) if found.group().isupper()][-5:]


def _read(parts: list[Part], *, strict: bool) -> list[Found]:
    """The places in parts of a text that holds nothing else; strictly, none if it does hold anything else."""
    places: list[Found] = []
    at = 0
    codes: bool | None = None  # told where it is asked
    while at < len(parts):
        part = parts[at]
        found = _joined(parts, at, part.start, strict=False)
        if found is None:
            place = _single(part.name, least=WELL_KNOWN if strict else TOWN)
            if place is None and not strict:
                if codes is None:
                    codes = all(one.name.isupper() and len(one.name) <= 3 for one in parts)
                place = _coded_country(part.name) if codes else None
            found = Found(place[0], part.start, at, at, place[1]) if place else None
        if found is not None:
            places.append(found)
            at = found.last + 1
            continue
        if strict:
            if key(part.name) not in _NOWHERE:
                return []
            at += 1
            continue
        campus = (
            part.link == "soft"
            and at + 1 < len(parts)
            and institutional(part.name)
            and not _joined(parts, at + 1, parts[at + 1].start, strict=False)
        )
        at += 2 if campus else 1  # "University of California, Los Angeles" is one name
    return places


# Running text


def _runs(value: str) -> list[Part]:
    """Capitalised words in a row, each with what joins it to the next."""
    parts: list[Part] = []
    found = list(compiled(_RUN).finditer(value))
    for number, run in enumerate(found):
        start, end = run.span()
        following = found[number + 1].start() if number + 1 < len(found) else len(value)
        link = ""
        if following - end < 8:
            between = value[end:following]
            if compiled(_SOFT).fullmatch(between.removeprefix(".")):
                link = "soft"
            elif compiled(_LIST).fullmatch(between):
                link = "list"
        parts += _coded(value, start, _stop(value, start, end), link)
    return parts


def _search(value: str, parts: list[Part]) -> Iterator[Found]:
    """The places among the capitalised words of running text."""
    at = 0
    listed = False
    while at < len(parts):
        part = parts[at]
        before = value[max(0, part.start - 24) : part.start]
        placed = listed or (before.rstrip().endswith(_IN_ENDS) and compiled(_PREPOSITION).search(before) is not None)
        found = None
        if part.link == "soft" and at + 1 < len(parts) and _areas(parts[at + 1].name):
            found = _tail(parts, at, before)
        based = value.startswith("-based", part.end)
        if found is None and (placed or based):
            for first in _words(part.name) if based else [0]:
                place = _single(part.name[first:].removesuffix("’s").removesuffix("'s"), least=WELL_KNOWN)
                if place:
                    found = Found(place[0], part.start + first, at, at, place[1])
                    break
        if found is None:
            listed = False
            at += 1
            continue
        yield found
        at = found.last + 1
        listed = placed and parts[found.last].link != ""


def _tail(parts: list[Part], at: int, before: str) -> Found | None:
    """A city at the end of capitalised words, followed by its region or country."""
    part = parts[at]
    words = _words(part.name)
    for first in words:
        found = _joined(parts, at, part.start + first, strict=True)
        if found:
            return found
    named = institutional(part.name)
    code = len(parts[at + 1].name) <= 3 and parts[at + 1].name.isupper()
    if not named and not code and len(words) <= 3 and compiled(_BEFORE).search(before):
        return _joined(parts, at, part.start, strict=False)
    if named:
        place = _single(parts[at + 1].name, least=WELL_KNOWN)
        if place and place[0].city is None:
            return Found(place[0], parts[at + 1].start, at + 1, at + 1, place[1])
    return None


# Names


def _joined(parts: list[Part], at: int, start: int, *, strict: bool) -> Found | None:
    """A city and its region or country, or a region and its country; strictly only where the gazetteer knows it."""
    part = parts[at]
    if part.link != "soft" or at + 1 == len(parts):
        return None
    after = parts[at + 1]
    third = parts[at + 2].name if after.link == "soft" and at + 2 < len(parts) else None
    stated = _stated(part.name[start - part.start :], after.name, third, strict=strict)
    return Found(stated[0], start, at, at + stated[1], stated[2]) if stated else None


@lru_cache(maxsize=4096)
def _stated(name: str, after: str, third: str | None, *, strict: bool) -> tuple[Location, int, str] | None:
    """The place that a name states with what follows it, how many of the following names belong to it, and the rule."""
    if not _named(name):
        return None
    name = CITIES_WITH_REGION.get(key(name), name)
    further = [area for area in _areas(third) if area.region is None] if third else []
    areas = _areas(after)
    if third and not areas and not strict:
        # "Kharagpur, West Medinipur, India": what stands between is nothing we know.
        between = _agreeing(name, further)
        if between and not look_up(after).cities:
            return _location(name, between[0], third, country=True), 2, "place.city-country"
    short = key(name)
    own = _areas(name)
    agreeing = _agreeing(name, areas)
    inside = [a for a in own for b in areas if a.region and b.region is None and a.country == b.country]
    if inside and short not in CITIES and (not agreeing or (short in regions() and agreeing[0].region is None)):
        return _location(None, inside[0], name, country=True), 1, "place.region-country"
    if agreeing:
        area = agreeing[0]
    else:
        full = key(after) in _full_names()
        likely = [a for a in areas if (a.region in REGIONS if a.region else _spelled_out(after))]
        if strict or own or not likely or after in DEGREES or short in everyday() or institutional(name):
            return None
        if _is_well_known(name) and (full or likely[0].region is None):
            return None
        area = likely[0]
    stated = any(one.country == area.country for one in further)
    rule = "place.city-region" if area.region else "place.city-country"
    place = _location(name, area, after, country=area.region is None or stated)
    return place, 1 + (area.region is not None and stated), rule


@lru_cache(maxsize=4096)
def _single(name: str, least: int) -> tuple[Location, str] | None:
    """A place that stands alone: a country, a region by its full name, a city of at least so many people."""
    short = key(name)
    if not name[:1].isupper() or (len(short) <= 3 and not name.replace(".", "").isupper()):
        return None
    if short in CITIES:
        return Location(CITIES[short], None, None, None, None), "place.city"
    if short in _full_names():
        code = regions()[short][0]
        if any(city.region != code and city.people >= WELL_KNOWN for city in look_up(name).cities):
            return None  # Washington, Victoria: the state or the city?
        return _location(None, Area(code, code[:2]), name), "place.region"
    if short in countries():
        return _location(None, Area(None, countries()[short]), name, country=True), "place.country"
    if len(short) <= 3 or short in everyday() or institutional(name) or not _named(name):
        return None
    entry = look_up(name)
    if entry.cities and entry.cities[0].people >= least:
        return Location(_spelled(name), None, None, None, None), "place.city"
    if len(entry.regions) == 1 and short not in regions():
        return _location(None, Area(entry.regions[0], entry.regions[0][:2]), name), "place.region"
    return None


def _coded_country(name: str) -> tuple[Location, str] | None:
    """A country by a code that stands alone; "CA" or "IN" may be a state as well, "DE" hardly is."""
    code = country_codes().get(name) if name == "DE" or name not in postal_codes() else None
    return (_location(None, Area(None, code), name, country=True), "place.country-code") if code else None


def _is_well_known(name: str) -> bool:
    cities = look_up(CITIES.get(key(name), name)).cities
    return bool(cities) and cities[0].people >= WELL_KNOWN


def _spelled_out(name: str) -> bool:
    """Whether a country is written with its name or an abbreviation that everybody knows."""
    return len(name) > 3 or name in ("UK", "USA", "US", "UAE")


@lru_cache(maxsize=4096)
def _areas(name: str) -> tuple[Area, ...]:
    """The regions and countries that a name, an abbreviation or a code may stand for, the likeliest first."""
    short = key(name)
    if not name[:1].isupper() or len(short) > 40:
        return ()
    found = [Area(code, code[:2]) for code in regions().get(short, ())]
    code = name.replace(".", "")
    if len(code) <= 3 and code.isupper():
        found += [Area(one, one[:2]) for one in postal_codes().get(code, ())]
        if code in country_codes():
            found.append(Area(None, country_codes()[code]))
    if short in countries() and (len(short) > 3 or code.isupper()):
        found.append(Area(None, countries()[short]))
    if not found and len(short) > 3 and short not in everyday() and not institutional(name):
        found = [Area(one, one[:2]) for one in look_up(name).regions]
    return tuple(dict.fromkeys(found))


def _agreeing(name: str, areas: Sequence[Area]) -> list[Area]:
    """Those areas that hold a city of this name, the one with the greatest city first."""
    if not areas:
        return []
    cities = look_up(CITIES.get(key(name), name)).cities
    greatest: list[tuple[int, Area]] = []
    for area in areas if cities else ():
        region, country = area
        anywhere = region is None or (country == "GB" and region not in REGIONS)
        for city in cities:  # the greatest first
            if city.country == country if anywhere else city.region == region:
                greatest.append((city.people, area))
                break
    if len(greatest) > 1:
        greatest.sort(key=lambda one: -one[0])
    return [area for people, area in greatest if people]


def _location(city: str | None, area: Area, name: str, country: bool = False) -> Location:
    """A place with its region as far as one is stated under `name`, and with its country if that is stated too."""
    region = REGIONS[area.region][0] if area.region in REGIONS else " ".join(name.split()) if area.region else None
    return Location(
        city=_spelled(city) if city else None,
        region=region,
        country=COUNTRIES[area.country][1] if country else None,
        region_code=area.region,
        country_code=area.country if country else None,
    )


def _spelled(name: str) -> str:
    return CITIES.get(key(name)) or " ".join(name.split())


@lru_cache(maxsize=4096)
def _named(name: str) -> bool:
    """Whether a name can be a place's: a few capitalised words, the last of which tells no institution."""
    if key(name).endswith((" university", " hospital", " institute", " school")) or compiled(INSTITUTION).fullmatch(
        name
    ):
        return False  # but College Park and State College are towns
    return len(name) <= 50 and name.count(" ") <= 5 and bool(compiled(_RUN).fullmatch(name))


@cache
def _full_names() -> frozenset[str]:
    """The names of the regions in the literal table that are no abbreviations."""
    return frozenset(
        key(name) for names in REGIONS.values() for name in names if len(key(name)) > 3 and "." not in name
    )
