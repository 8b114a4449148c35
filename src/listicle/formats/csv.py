"""Lists of programs → CSV as RFC 4180 has it, in UTF-8: a program a row, in columns that do not depend on the programs.

An object has a column for each of its keys (`cost_min`, `cost_max`, `cost_currency`, `cost_per`). The members of a list are joined with
"; ", where a member's own `;` and `\\` are written `\\;` and `\\\\`; of a list of objects, each key is such a list (`links_text`,
`links_url`). What is null or empty is an empty cell. Evidence is left out. Fields of one's own are the last columns.

So that no cell is taken for a formula, text that begins with one of `= + - @` (of any width), a tab, a line end or an apostrophe has an apostrophe put
before it: whoever reads the file with a program takes one leading apostrophe off every text. Numbers stay as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from listicle.formats.columns import columns, parts
from listicle.model import Program, ProgramList

Path = tuple[str, ...]

_LEFT_OUT = ("evidence", "extra")
_SOURCE = ("name", "url", "sha256")
_RISKY = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "'")


def write(records: Iterable[ProgramList], stream: BinaryIO) -> None:
    """Writes a row of names, then a row for each program."""
    documents = [one.model_dump() for one in records]
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    header = [
        (name, (column.name, *([part] if part else [])))
        for column in columns(Program)
        if column.name not in _LEFT_OUT
        for name, part, _ in parts(column)
    ]
    own = list(
        dict.fromkeys(path for one in documents for program in one["programs"] for path in _own(program["extra"]))
    )
    own = [path for path in own if not any(len(path) < len(other) and other[: len(path)] == path for other in own)]
    writer.writerow(
        [name for name, _ in header] + [f"source_{key}" for key in _SOURCE] + ["_".join(path) for path in own]
    )
    for one in documents:
        source = [_cell(one["source"][key]) for key in _SOURCE]
        for program in one["programs"]:
            cells = [_cell(_value(program, path)) for _, path in header]
            writer.writerow(cells + source + [_cell(_value(program, path)) for path in own])
    text.detach()


def _own(extra: dict[str, Any]) -> Iterator[Path]:
    """The columns of fields of one's own."""
    for name, value in extra.items():
        if isinstance(value, dict):
            for part in value:
                yield "extra", name, part
        else:
            yield "extra", name


def _value(record: Any, path: Path) -> Any:
    """What stands at a path: in a list, that of every member."""
    for key in path:
        if isinstance(record, list):
            record = [one[key] for one in record]
        else:
            record = None if record is None else record.get(key)
    return record


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list):
        value = "; ".join((one or "").replace("\\", "\\\\").replace(";", "\\;") for one in value)
    return f"'{value}" if value.startswith(_RISKY) else value
