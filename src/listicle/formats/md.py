"""Lists of programs → a Markdown table for people (GitHub's flavour), in which words from the article stay words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import BinaryIO
from urllib.parse import quote

from listicle.model import Dates, Duration, Location, Money, Program, ProgramList


def write(records: Iterable[ProgramList], stream: BinaryIO) -> None:
    """Writes a heading and a table for each list; a column that is empty throughout is left out."""
    for number, one in enumerate(records):
        title = one.article.title or one.source.name or "Programs"
        lines = [f"# {_escaped(title)}", ""]
        rows = [[cell(program) for cell in _COLUMNS.values()] for program in one.programs]
        used = [index for index in range(len(_COLUMNS)) if any(row[index] for row in rows)]
        if rows:
            names = list(_COLUMNS)
            lines.append("| " + " | ".join(names[index] for index in used) + " |")
            lines.append("|" + "|".join(" --- " for _ in used) + "|")
            lines += ["| " + " | ".join(row[index] for index in used) + " |" for row in rows]
        else:
            lines.append("No programs were found.")
        stream.write(("\n" * (number > 0) + "\n".join(lines) + "\n").encode())


def _name(program: Program) -> str:
    """The thing listed, linked where the article links it, and the program's own name."""
    shown = _escaped(program.listed_as)
    if program.url and re.match(r"https?://", program.url, re.IGNORECASE):
        shown = f"[{shown}]({quote(program.url, safe=_SAFE)})"
    return shown if program.name == program.listed_as else f"{shown}: {_escaped(program.name)}"


def _organizations(program: Program) -> str:
    return _escaped(", ".join(one.name for one in program.organizations if one.name != program.listed_as))


def _place(place: Location) -> str:
    return ", ".join(part for part in (place.city, place.region, place.country) if part)


def money(amount: Money | None) -> str:
    """An amount in words: "USD 10,000–15,000 a year", "free", "up to EUR 500"."""
    if amount is None:
        return ""
    if amount.min == amount.max == 0:
        return "free"
    words = _ends(None if amount.min is None else f"{amount.min:,}", None if amount.max is None else f"{amount.max:,}")
    return " ".join(part for part in (amount.currency, words, amount.per and f"a {amount.per}") if part)


def duration(length: Duration | None) -> str:
    """A length of time in words: "18–24 months"."""
    if length is None:
        return ""
    low, high = (_length(end) if end else None for end in (length.min, length.max))
    if low and high and low != high and low.rpartition(" ")[2].rstrip("s") == high.rpartition(" ")[2].rstrip("s"):
        low = low.rpartition(" ")[0]
    return _ends(low, high)


def _ends(low: str | None, high: str | None) -> str:
    if low and high:
        return low if low == high else f"{low}–{high}"
    return f"from {low}" if low else f"up to {high}" if high else ""


def _length(iso: str) -> str:
    """An ISO 8601 duration in words."""
    date, _, time = iso[1:].partition("T")
    words = []
    for units, part in ((_DATE_UNITS, date), (_TIME_UNITS, time)):
        for number, unit in re.findall(r"([0-9.]+)([A-Z])", part):
            words.append(f"{number} {units[unit]}{'' if number == '1' else 's'}")
    return " ".join(words)


def _dates(dates: Dates | None) -> str:
    return "" if dates is None else " to ".join(one for one in (dates.start, dates.end) if one)


def _escaped(text: str) -> str:
    """Words that Markdown and HTML leave alone, on one line."""
    return _MARKUP.sub(r"\\\g<0>", _CONTROL.sub("", " ".join(text.split()))).replace("&", "&amp;").replace("<", "&lt;")


_MARKUP = re.compile(r"[\\`*_{}\[\]()#+!|~>$-]|(?<=[0-9])\.(?=\s)|(?<=:)/|(?<=www)\.|@")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SAFE = "/:?#@!$&'*+,;=%~"
_DATE_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_TIME_UNITS = {"H": "hour", "M": "minute"}

_COLUMNS: dict[str, Callable[[Program], str]] = {
    "#": lambda program: str(program.position),
    "Program": _name,
    "Offered by": _organizations,
    "Where": lambda program: _escaped("; ".join(_place(place) for place in program.locations)),
    "Kind": lambda program: program.program_type or "",
    "Attended": lambda program: program.delivery or "",
    "Takes": lambda program: _escaped(duration(program.duration)),
    "Runs": lambda program: _dates(program.dates),
    "Apply by": lambda program: program.deadline or "",
    "Costs": lambda program: _escaped(money(program.cost)),
    "Pays": lambda program: _escaped(money(program.award)),
    "Accredited by": lambda program: _escaped(", ".join(program.accreditors)),
}
