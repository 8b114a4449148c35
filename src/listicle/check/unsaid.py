"""A value and the words of its evidence → what the value says and the words do not.

A second, coarse reading that shares nothing with the first: it knows the words that values are made of, not how an article says them.
It speaks only where both sides are plain (the words of names, digits, English numbers, months and units), so that what it says is wrong
is wrong; an edit of a value whose evidence is in other words passes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin


def unsaid(key: str, value: Any, text: str) -> Iterator[str]:
    """What a value says beyond its evidence, as words for a message; for a list, call it with each member."""
    reading = _READINGS.get(key)
    if reading is not None:
        yield from reading(value, text)


def _words(value: str, text: str) -> Iterator[str]:
    """Words that are given as stated."""
    text = text.casefold()
    yield from (word for word in _WORD.findall(value.casefold()) if word not in text)


def _organization(value: Any, text: str) -> Iterator[str]:
    yield from _words(f"{value['name']} {value['abbreviation'] or ''}", text)


def _fact(value: Any, text: str) -> Iterator[str]:
    yield from _words(value["value"], text)


def _address(value: Any, text: str) -> Iterator[str]:
    """An address, which the article may give relative to its own."""
    address = value if isinstance(value, str) else value["url"]
    if urljoin(address, text) != address and not (_RELATIVE.match(text) and address.endswith(text.lstrip("./"))):
        yield address


def _location(value: Any, text: str) -> Iterator[str]:
    """City and region, which the article may abbreviate."""
    folded = _folded(text)
    words = _WORD.findall(folded.replace(".", ""))
    code = (value["region_code"] or "-").lower().rpartition("-")[2]
    for key in ("city", "region"):
        parts = _WORD.findall(_folded(value[key] or ""))
        initials = "".join(part[0] for part in parts)
        if not all(part in folded for part in parts) and not any(
            (key == "region" and (word == code or (len(word) > 2 and "".join(parts).startswith(word))))
            or (len(initials) > 1 and word.startswith(initials))
            for word in words
        ):
            yield value[key]


def _money(value: Any, text: str) -> Iterator[str]:
    """The digits of amounts, and the currency where a sign says it."""
    # Zeros at the ends say the same as "k" or "million".
    stated = {re.sub("[.,]", "", number).strip("0") for number in _DECIMAL.findall(_THOUSANDS.sub("", text))}
    stated |= {str(number).strip("0") for number in _in_words(text)}
    wanted = dict.fromkeys(amount for amount in (value["min"], value["max"]) if amount)
    if len(wanted) <= len(stated) or _FREE.search(text):
        for amount in wanted:
            if f"{amount:f}".replace(".", "").strip("0") not in stated:
                yield f"{amount:,}"
    currency = value["currency"]
    said = {code for sign, code in _SIGNS.items() if sign in text}
    dollar = "$" in text and currency not in _SIGNS.values()  # a dollar may be anybody's, but it is no euro
    if currency and (said or "$" in text) and not dollar and currency not in said and currency not in text.upper():
        yield currency


def _duration(value: Any, text: str) -> Iterator[str]:
    """Numbers and units."""
    if _FRACTION.search(text):
        return
    spelled = f"{value['min']} {value['max']}"
    yield from _numbers(spelled, text)
    units = {unit for unit, words in _UNITS.items() if re.search(words, text, re.IGNORECASE)}
    if units:
        found = dict.fromkeys(re.findall(r"[0-9]([A-Z])", spelled))
        yield from (unit for unit in found if unit not in units)


def _dates(value: Any, text: str) -> Iterator[str]:
    """Years, days, and months where they have English names."""
    spelled = " ".join(date for date in value.values() if date) if isinstance(value, dict) else value
    yield from _numbers(_MONTH.sub(" ", spelled), text)
    months = {_MONTHS.index(name.lower()) + 1 for name in _MONTH_NAME.findall(text)}
    months |= {int(number) for date in _NUMERIC_DATE.findall(text) for number in _NUMBER.findall(date)}
    if months:
        yield from (month for month in re.findall(r"-([0-9]{2})-", spelled) if int(month) not in months)


def _size(value: Any, text: str) -> Iterator[str]:
    yield from _numbers(f"{value['min']} {value['max']}", text)


def _number(value: int, text: str) -> Iterator[str]:
    yield from _numbers(str(value), text)


def _numbers(spelled: str, text: str) -> Iterator[str]:
    """The numbers of one text that another, if it has as many, does not say in digits or in English."""
    wanted = {int(number) for number in _NUMBER.findall(spelled)}
    stated = {int(number) for number in _NUMBER.findall(_THOUSANDS.sub("", text))} | _in_words(text)
    years = {number for number in wanted if number > 1000}
    missing = (wanted - years if len(wanted - years) <= len(stated) else set()) - stated
    if any(number > 1000 for number in stated):
        missing |= years - stated
    if stated:
        yield from (str(number) for number in sorted(missing))


def _in_words(text: str) -> set[int]:
    """The numbers below a hundred that a text says in English."""
    found: set[int] = set()
    tens = 0
    for word in re.findall(r"[a-z]+", text.lower()):
        number = _NUMBER_WORDS.get(word, 0)
        found |= {number, tens + number} if number else set()
        tens = number if number >= 20 else 0
    return found


def _among(words: dict[str, str]) -> Callable[[Any, str], Iterator[str]]:
    """A reading of a value out of several that plain words stand for."""

    def reading(value: Any, text: str) -> Iterator[str]:
        said = {name for name, pattern in words.items() if re.search(pattern, text, re.IGNORECASE)}
        if said and value not in said and not (value == "hybrid" and len(said) > 1):
            yield value

    return reading


def _folded(text: str) -> str:
    """Lower case, without marks on letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[0-9]+")
_DECIMAL = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_NUMERIC_DATE = re.compile(r"[0-9]+[/.-][0-9]+[/.-][0-9]+")
_THOUSANDS = re.compile(r"(?<=[0-9])[,.'’ \u00a0\u202f](?=[0-9]{3}(?![0-9]))")
_FRACTION = re.compile(r"[¼½¾]|[0-9][./][0-9]|half|quarter", re.IGNORECASE)
_FREE = re.compile(r"\b(free|no (cost|charge|fee|tuition))\b", re.IGNORECASE)
_RELATIVE = re.compile(r"(?![A-Za-z][A-Za-z0-9+.-]*:|//)")
_MONTH = re.compile(r"-[0-9]{2}-")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = re.compile(rf"\b({'|'.join(_MONTHS)})", re.IGNORECASE)
_SIGNS = {"€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW"}
_UNITS = {"Y": r"year|yr|annual", "M": r"month|mos?\b|min", "W": r"week|wk", "D": r"day", "H": r"hour|hr"}
_NUMBER_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_KINDS = {
    "fellowship": r"fellow",
    "residency": r"residen",
    "internship": r"\bintern(s|ship|ships)?\b",
    "bootcamp": r"boot ?-?camp",
    "masters": r"master(?!class)|\bm\.?(b\.?a|sc?|a)\b",
    "bachelors": r"bachelor|\bb\.?(sc?|a)\b",
    "doctorate": r"doctor|ph\.?d",
    "certificate": r"certific",
    "course": r"course|class",
    "scholarship": r"scholar",
    "accelerator": r"accelerat",
    "summer-program": r"summer",
}
_WAYS = {
    "online": r"online|remote|virtual",
    "in-person": r"in[ -]person|on[ -]?(site|campus)",
    "hybrid": r"hybrid|blended",
}

_READINGS: dict[str, Callable[[Any, str], Iterator[str]]] = {
    **dict.fromkeys(("heading", "listed_as", "name", "group", "subject", "credential", "accreditors"), _words),
    **dict.fromkeys(("eligibility", "training", "emphases", "settings", "resources", "description"), _words),
    **dict.fromkeys(("title", "introduction", "conclusion", "author"), _words),
    **dict.fromkeys(("ordinal", "claimed_count"), _number),
    **dict.fromkeys(("dates", "deadline", "published"), _dates),
    **dict.fromkeys(("cost", "award"), _money),
    **dict.fromkeys(("url", "links"), _address),
    "organizations": _organization,
    "locations": _location,
    "facts": _fact,
    "duration": _duration,
    "cohort_size": _size,
    "program_type": _among(_KINDS),
    "delivery": _among(_WAYS),
}
"""How the values of each key are read."""
