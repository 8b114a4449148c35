"""Reads places as they are stated: `mentions` in running text, `whole` in a text that should hold nothing but places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from listicle.model import Location
from listicle.recognizers.gazetteer import City, look_up
from listicle.recognizers.regions import (
    CITIES,
    COUNTRIES,
    REGIONS,
    countries,
    country_codes,
    everyday,
    key,
    postal_codes,
    regions,
)
from listicle.recognizers.rule import Mention
from listicle.text import Text

WELL_KNOWN = 100_000
"""People of a city that is believed without its region or country in running text."""

INSTITUTION = (
    r"\b(?:universit\w*|colleges?|schools?|academy|institut\w*|cent(?:er|re)s?|hospitals?|clinics?|foundation|laborator\w+"
    r"|labs?|museum|society|association|council|ministry|department|library|universidad|universidade|école|escuela"
    r"|hochschule|polytechnic|seminary|conservatory|observatory|corporation|inc|llc|ltd|gmbh|bank|church|agency)\b"
)
"""Words of the names of institutions, which are no places although they may hold one."""

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŘŚŞŠȘŢȚŤŪŮŰŹŻŽ"
_WORD = rf"[{_UPPER}][\w’'‘]*(?:[-–]\w+)*"
_RUN = rf"""
    (?: (?:St|Ste|Ft|Mt|N|S|E|W)\.[ ] )?
    (?: (?:[{_UPPER}]\.){{2,3}} | {_WORD} )
    (?:
        [ ] (?: (?:de|da|do|dos|del|di|du|des|la|le|les|los|las|el|al|of|the|upon|on|am|an|der|sur|en)[ ] ){{0,2}}
        (?: (?:St|Ste|Ft|Mt)\.[ ] )?
        (?: (?:[{_UPPER}]\.){{2,3}} | {_WORD} )
    ){{0,7}}
"""
"""Capitalised words in a row."""
_SOFT = re.compile(r"\s?,\s?|\s?[(\[]")
_LIST = re.compile(r"\s?,?\s(?:and|or|&|und|y|et)\s|\s?[/;|•·]\s?|\s?[)\]],?\s?")
_BEFORE = r"(?:\b(?:in|near|around|across|throughout|from|to|outside|downtown|visit)(?:\s(?:the|greater|downtown|central))?|[(\[–—:|•]|\s-|^)\s?$"
_PREPOSITION = (
    r"\b(?:in|near|around|across|throughout|outside|downtown)(?:\s(?:the|greater|downtown|central|both|either))?\s$"
)


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
    """A place that the parts from `first` up to `last` state; it begins at `start`."""

    place: Location
    start: int
    last: int
    rule: str


def mentions(text: Text) -> list[Mention[Location]]:
    """The places that running text states: a city with its region or country, or after "in" a well-known one."""
    value = text.value
    if len(value) <= 80:
        parts = list(_segments(value))
        found = list(_read(value, parts, strict=True)) if 0 < len(parts) <= 8 else []
        if found and sum(one.last - _number(parts, one.start) + 1 for one in found) == len(parts):
            return _mentions(text, parts, found)
    parts = list(_runs(value))
    return _mentions(text, parts, list(_search(value, parts)))


def whole(text: Text) -> list[Mention[Location]]:
    """The places in a text that should hold nothing else: a label's content, a bracket, the tail of a heading."""
    parts = list(_segments(text.value))
    return _mentions(text, parts, list(_read(text.value, parts, strict=False)))


def _number(parts: list[Part], start: int) -> int:
    return next(number for number, part in enumerate(parts) if part.end > start)


def _mentions(text: Text, parts: list[Part], found: list[Found]) -> list[Mention[Location]]:
    return [
        Mention(one.place, text[one.start : _end(text.value, one.start, parts[one.last].end)], one.rule)
        for one in found
    ]


def _end(value: str, start: int, end: int) -> int:
    """The end of a place, with the bracket that its inside opens and the full stop of an abbreviation."""
    if value[end : end + 1] == "." and len(value[start:end].rsplit(maxsplit=1)[-1].strip("(,")) <= 5:
        short = value[start:end].replace("(", " ").replace(",", " ").split()[-1]
        end += key(short) in regions() and key(short) not in _full_names()
    if "(" in value[start:end] and value[end : end + 1] == ")":
        end += 1
    return end


# Text that should hold nothing but places


_BREAK = r"""
    (?: [^\S\n\t]* (?: [,;/|•·\n\t()\[\]+] | (?<=\s)[-–—]+(?=\s) | (?<=\s)(?:and|or|&|und|oder|y|et)(?=\s) ) )+ [^\S\n\t]*
"""
_LEAD = r"""
    (?: (?:based|located|held|hosted|campus(?:es)?|offices?|cities|locations?)\s+ )?
    (?: (?:in|at|near|around|from|across)\s+ )?
    (?: (?:both|either|the|Greater|Downtown|downtown|Metro|Central|City\sof|State\sof|greater)\s+ ){0,2}
    (?: (?:[A-Z]{1,2}-)?\d{4,5}\s+ )?
"""
_TAIL = r"(?: \s+ (?: \d{5}(?:-\d{4})? | (?:Bay\s|Metro\s|metro\s|metropolitan\s|Metropolitan\s)?[Aa]rea | [Cc]ampus ) )? [\s.:]* $"


def _segments(value: str) -> Iterator[Part]:
    """The stretches between commas, brackets, slashes, "and"."""
    at = 0
    cuts = [(found.start(), found.end()) for found in _compiled(_BREAK).finditer(value)] + [(len(value), len(value))]
    for number, (start, end) in enumerate(cuts):
        glue = value[start:end].strip()
        if glue in ("and", "&"):
            following = cuts[number + 1][0]
            if key(value[at:following]) in countries() or key(value[at:following]) in regions():
                continue
        segment = value[at:start]
        lead = _compiled(_LEAD).match(segment)
        first = lead.end() if lead else 0
        tail = _compiled(_TAIL).search(segment, first)
        last = tail.start() if tail else len(segment)
        if segment[last : last + 1] == "." and segment[first:last].count(".") and segment[last - 2 : last - 1] == ".":
            last += 1
        if first < last:
            link = "soft" if glue in (",", "(", "[") else "list" if glue else ""
            yield from _coded(value, at + first, at + last, link)
        at = end


_CODE = r"\s (?: [A-Z]{2,3} | U\.?K\.? | U\.S\.A?\.? | D\.C\.? )$"


def _coded(value: str, start: int, end: int, link: str) -> Iterator[Part]:
    """A stretch, cut in two if it ends in a code: "Boston MA"."""
    name = value[start:end]
    code = _compiled(_CODE).search(name)
    if code and _areas(name[code.start() + 1 :]) and not name[: code.start()].isupper():
        yield Part(start, start + code.start(), name[: code.start()], "soft")
        start += code.start() + 1
    yield Part(start, end, value[start:end], link)


def _read(value: str, parts: list[Part], *, strict: bool) -> Iterator[Found]:
    """The places in parts of a text that holds nothing else."""
    at = 0
    while at < len(parts):
        part = parts[at]
        found = None
        if part.link == "soft" and at + 1 < len(parts):
            found = _joined(parts, at, part.start, strict=False)
        if found is None:
            place = _single(part.name, least=WELL_KNOWN if strict else 0)
            found = Found(place[0], part.start, at, place[1]) if place else None
        if found is None:
            if re.search(INSTITUTION, part.name, re.IGNORECASE) and part.link == "soft":
                at += 1  # "University of California, Los Angeles" is one name
            at += 1
            continue
        yield found
        at = found.last + 1


# Running text


def _runs(value: str) -> Iterator[Part]:
    """Capitalised words in a row, each with what joins it to the next."""
    found = list(_compiled(_RUN).finditer(value))
    for number, run in enumerate(found):
        following = found[number + 1].start() if number + 1 < len(found) else len(value)
        between = value[run.end() : min(following, run.end() + 8)]
        if following - run.end() > 7:
            link = ""
        elif _SOFT.fullmatch(between.removeprefix(".")):
            link = "soft"
        elif _LIST.fullmatch(between):
            link = "list"
        else:
            link = ""
        yield from _coded(value, run.start(), run.end(), link)


def _search(value: str, parts: list[Part]) -> Iterator[Found]:
    """The places among the capitalised words of running text."""
    at = 0
    listed = False
    while at < len(parts):
        part = parts[at]
        before = value[max(0, part.start - 24) : part.start]
        placed = listed or _compiled(_PREPOSITION).search(before) is not None
        found = None
        if part.link == "soft" and at + 1 < len(parts) and _areas(parts[at + 1].name):
            found = _tail(parts, at, before)
        if found is None and (placed or value.startswith("-based", part.end)):
            place = _single(part.name.removesuffix("’s").removesuffix("'s"), least=WELL_KNOWN)
            found = Found(place[0], part.start, at, place[1]) if place else None
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
    words = [found.start() for found in re.finditer(r"(?<!\S)\S", part.name) if found.group().isupper()]
    for first in words[-5:]:
        found = _joined(parts, at, part.start + first, strict=True)
        if found:
            return found
    named = re.search(INSTITUTION, part.name, re.IGNORECASE)
    if not named and len(words) <= 3 and re.search(_BEFORE, before):
        return _joined(parts, at, part.start, strict=False)
    if named:
        place = _single(parts[at + 1].name, least=WELL_KNOWN)
        if place and place[0].city is None:
            return Found(place[0], parts[at + 1].start, at + 1, place[1])
    return None


# Names


def _joined(parts: list[Part], at: int, start: int, *, strict: bool) -> Found | None:
    """A city and its region or country, or a region and its country; strictly only where the gazetteer knows it."""
    part, after = parts[at], parts[at + 1]
    name = part.name[start - part.start :]
    areas = _areas(after.name)
    if not areas:
        if after.link == "soft" and at + 2 < len(parts) and not strict:
            further = [area for area in _areas(parts[at + 2].name) if area.region is None]
            city = _agreeing(name, further)
            if city and not look_up(after.name).cities:
                return Found(_location(name, city[0], parts[at + 2].name), start, at + 2, "place.city-country")
        return None
    if not _named(name):
        return None
    short = key(name)
    own = _areas(name) if len(short) > 3 else []
    inside = [a for a in own for b in areas if a.region and b.region is None and a.country == b.country]
    agreeing = _agreeing(name, areas)
    if inside and short not in CITIES and (not agreeing or short in regions()):
        return Found(_location(None, inside[0], name, country=True), start, at + 1, "place.region-country")
    if agreeing:
        area = agreeing[0]
    elif strict or own:
        return None
    else:
        area = areas[0]
        cities = look_up(name).cities
        if area.region is None and cities and cities[0].people >= WELL_KNOWN:
            return None
    last = at + 1
    stated = area.region is None
    if area.region and after.link == "soft" and at + 2 < len(parts):
        further = _areas(parts[at + 2].name)
        if any(one.region is None and one.country == area.country for one in further):
            last, stated = at + 2, True
    rule = "place.city-region" if area.region else "place.city-country"
    return Found(_location(name, area, after.name, country=stated), start, last, rule)


def _single(name: str, least: int) -> tuple[Location, str] | None:
    """A place that stands alone: a country, a region by its full name, a city of at least so many people."""
    if not _named(name):
        return None
    short = key(name)
    if short in CITIES:
        return Location(CITIES[short], None, None, None, None), "place.city"
    if len(short) <= 3 and not name.replace(".", "").isupper():
        return None
    if short in _full_names():
        return _location(None, Area(regions()[short][0], ""), name), "place.region"
    if short in countries():
        return _location(None, Area(None, countries()[short]), name, country=True), "place.country"
    if len(name) <= 3:
        code = country_codes().get(name) if name.isupper() and least == 0 else None
        return (_location(None, Area(None, code), name, country=True), "place.country") if code else None
    if short in everyday():
        return None
    entry = look_up(name)
    if entry.cities and entry.cities[0].people >= least:
        return Location(_spelled(name), None, None, None, None), "place.city"
    if entry.regions and short not in regions():
        return _location(None, Area(entry.regions[0], ""), name), "place.region"
    return None


def _areas(name: str) -> list[Area]:
    """The regions and countries that a name, an abbreviation or a code may stand for, the likeliest first."""
    short = key(name)
    if not name[:1].isupper() or len(short) > 40:
        return []
    found = [Area(code, code[:2]) for code in regions().get(short, ())]
    code = name.replace(".", "")
    if len(code) <= 3 and code.isupper():
        found += [Area(one, one[:2]) for one in postal_codes().get(code, ())]
        if code in country_codes():
            found.append(Area(None, country_codes()[code]))
    if short in countries() and (len(short) > 3 or code.isupper()):
        found.append(Area(None, countries()[short]))
    if not found and len(short) > 3 and short not in everyday() and not re.search(INSTITUTION, name, re.IGNORECASE):
        found = [Area(one, one[:2]) for one in look_up(name).regions]
    return list(dict.fromkeys(found))


def _agreeing(name: str, areas: list[Area]) -> list[Area]:
    """Those areas that hold a city of this name, the one with the greatest city first."""
    if not areas:
        return []
    cities = look_up(CITIES.get(key(name), name)).cities
    greatest = [(max((city.people for city in cities if _lies(city, area)), default=0), area) for area in areas]
    return [area for people, area in sorted(greatest, key=lambda one: -one[0]) if people]


def _lies(city: City, area: Area) -> bool:
    if area.region is None or (area.region not in REGIONS and area.country == "GB"):
        return city.country == area.country
    return city.region == area.region


def _location(city: str | None, area: Area, name: str, country: bool = False) -> Location:
    region = area.region
    return Location(
        city=_spelled(city) if city else None,
        region=None if region is None else REGIONS[region][0] if region in REGIONS else " ".join(name.split()),
        country=COUNTRIES[area.country or (region or "")[:2]][1] if country else None,
        region_code=region,
        country_code=(area.country or (region or "")[:2]) if country else None,
    )


def _spelled(name: str) -> str:
    return CITIES.get(key(name)) or " ".join(name.split())


def _named(name: str) -> bool:
    """Whether a name can be a place's: capitalised, a few words, no digits."""
    return (
        name[:1].isupper()
        and len(name) <= 50
        and name.count(" ") <= 5
        and not any(c.isdigit() for c in name)
        and not re.search(INSTITUTION, name, re.IGNORECASE)
    )


@cache
def _full_names() -> frozenset[str]:
    """The names of the regions in the literal table that are no abbreviations."""
    return frozenset(
        key(name) for names in REGIONS.values() for name in names if len(key(name)) > 3 and "." not in name
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)
