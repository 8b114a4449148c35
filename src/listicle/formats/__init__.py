"""Lists of programs and the name of a format → a file in that format.

Each format is a module beside this one with a function `write(records, target)`, loaded when it is asked for.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from listicle.formats.atomic import FormatError as FormatError
from listicle.formats.atomic import replacing as replacing
from listicle.formats.atomic import unsound as unsound
from listicle.model import ProgramList

if TYPE_CHECKING:
    from listicle.formats.json import Encoded


class Format(NamedTuple):
    """A way in which the records leave."""

    suffixes: tuple[str, ...]
    """The names of files that ask for it; the first is the one it gives to files."""
    about: str
    needs: str | None = None
    """The library that it needs beyond the package's own."""
    single: bool = False
    """Whether a file holds the records of one source."""
    updates: bool = False
    """Whether it changes a file that is there, so that it cannot be written to a stream."""


FORMATS: dict[str, Format] = {
    "json": Format((".json",), "one document, as the schema says", single=True),
    "jsonl": Format((".jsonl", ".ndjson"), "JSON Lines: a program a line, with its source"),
    "csv": Format((".csv",), "a flat table, safe to open in a spreadsheet"),
    "parquet": Format((".parquet",), "a typed, nested table", needs="pyarrow"),
    "sqlite": Format(
        (".db", ".sqlite", ".sqlite3"), "a database, updated in place", needs="sqlite-utils", updates=True
    ),
    "jsonld": Format((".jsonld",), "schema.org's ItemList of EducationalOccupationalProgram"),
    "md": Format((".md",), "a table for people"),
}


def format_of(path: Path) -> str | None:
    """The format that a file's name asks for."""
    suffix = path.suffix.lower()
    return next((name for name, one in FORMATS.items() if suffix in one.suffixes), None)


def write(records: Iterable[ProgramList | Encoded], name: str, target: Path | BinaryIO) -> None:
    """Writes the records in the format of that name; a file is written whole or not at all. Documents are JSON's alone.

    Raises `FormatError` where that cannot be, and `OSError` where the target cannot be written.
    """
    form = FORMATS[name]
    try:
        writer: Callable[[Iterable[ProgramList | Encoded], Path | BinaryIO], None] = import_module(
            f"listicle.formats.{name}"
        ).write
    except ModuleNotFoundError as error:
        if form.needs is None or (error.name or "").partition(".")[0] != form.needs.replace("-", "_"):
            raise
        raise FormatError(f"{name} needs {form.needs}: pip install 'listicle[{name}]'") from error
    if form.updates:
        if not isinstance(target, Path):
            raise FormatError(f"{name} needs a file: say which with -o FILE{form.suffixes[0]}")
        writer(records, target)
    elif isinstance(target, Path):
        if form.single and len(records := list(records)) > 1:
            raise FormatError(f"a file of {name} holds one source: write to a folder, or to {target.stem}.jsonl")
        with replacing(target) as stream:
            writer(records, stream)
    elif form.single:
        writer(records, target)
    else:
        # Made whole before the first byte leaves, so that a stream never holds half a document.
        whole = io.BytesIO()
        writer(records, whole)
        target.write(whole.getbuffer())
