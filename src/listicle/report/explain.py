"""From a run to words: which layouts competed, what was found for each field, what lost and why, what stayed empty."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from listicle.extractors import FIELDS
from listicle.item import Candidate, Choice, Finding
from listicle.pipeline import Journey
from listicle.report.lines import Lines

SHORT = 90
"""Characters of a quote that are shown."""


def explain(journey: Journey, program: int | None = None, field: str | None = None) -> Iterator[str]:
    """The lines of the explanation; of one program (by position, from 1) or one field if given.

    Raises `ValueError` for a position or a field that does not exist.
    """
    if field is not None and field not in FIELDS:
        raise ValueError(f"no field is called {field!r}; there are: {', '.join(FIELDS)}")
    records = journey.result.programs
    if program is not None and not 1 <= program <= len(records):
        raise ValueError(f"there is no program {program}; there are {len(records)}")
    lines = Lines(journey.document.content)
    if program is None:
        yield from _list(journey, lines)
    for record, chosen in zip(records, journey.chosen, strict=True):
        if program is not None and record.position != program:
            continue
        yield ""
        yield f"{record.position}. {record.listed_as}"
        names = [field] if field else list(chosen)
        for name in names:
            yield from _field(name, chosen[name], lines)
        empty = [name for name in names if not chosen[name].won]
        if empty:
            yield f"  nothing found for: {', '.join(empty)}"


def _list(journey: Journey, lines: Lines) -> Iterator[str]:
    found = journey.found
    if found.title:
        yield f"title: {_short(found.title.value)} ({lines.place(found.title)})"
    if found.claimed is not None:
        yield f"promised: {found.claimed[0]} items ({lines.place(found.claimed[1])}); found: {len(found.entries)}"
    if not found.candidates:
        yield "layouts: none was found"
    for number, candidate in enumerate(found.candidates):
        won = number == 0 and found.layout is not None
        yield f"layout {candidate.layout}: {'won' if won else 'lost'} with {_layout(candidate)}"
        for reason in candidate.reasons:
            yield f"  {reason}"


def _layout(candidate: Candidate) -> str:
    return f"{len(candidate.heads)} items and {candidate.score} votes"


def _field(name: str, choice: Choice, lines: Lines) -> Iterator[str]:
    for finding in choice.won:
        yield f"  {name} = {_value(finding)}"
        yield f"      {_told(finding, lines)}"
    for finding, reason in choice.lost:
        yield f"      not {_value(finding)}: {reason}"
        yield f"          {_told(finding, lines)}"


def _value(finding: Finding) -> str:
    return orjson.dumps(finding.value).decode()


def _told(finding: Finding, lines: Lines) -> str:
    return f'{finding.basis}, {lines.place(finding.text)}: "{_short(finding.text.value)}" by {finding.rule}'


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"
