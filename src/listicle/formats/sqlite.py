"""Lists of programs → an SQLite database, ready for Datasette, in which each source's programs replace those it had before.

`sources` (with the article), `programs`, and for each program its `organizations`, `locations`, `links`, `facts` and `evidence`; `remarks`
belong to the source. An object has a column for each of its keys (`cost_min` …); a list of words is a JSON array, as is `extra` a JSON
object. A source is known by its address on the web, else by its name. `programs_fts` finds programs by their words.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

import orjson
import sqlite_utils

from listicle.formats.atomic import FormatError
from listicle.formats.columns import Column, columns, parts
from listicle.model import Article, Evidence, Program, ProgramList, Remark, Source

Row = dict[str, Any]
Shape = dict[str, Any]

_SEARCHED = ("name", "listed_as", "description")
_CHILDREN = [column for column in columns(Program) if column.many and is_dataclass(column.kind)]
_OWN = [column for column in columns(Program) if column not in _CHILDREN and column.name not in ("id", "evidence")]
_ARTICLE = [column for column in columns(Article) if column.name != "evidence"]


def write(records: Iterable[ProgramList], path: Path) -> None:
    """Brings the database up to date: the programs of the sources given, and no others, are replaced.

    All or nothing happens. Raises `FormatError` where the file is no database, or one of something else.
    """
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            db = sqlite_utils.Database(connection)
            with db.atomic():
                _create(db)
                for key, one in _keyed(records):
                    _replace(db, key, one.model_dump())
    except sqlite3.Error as error:
        raise FormatError(f"{path}: {error}") from error


def _keyed(records: Iterable[ProgramList]) -> Iterator[tuple[str, ProgramList]]:
    """The lists, each with the key of its source. Of two sources with one name, the second's digest tells them apart."""
    digests: dict[str, str] = {}
    for one in records:
        key = one.source.url or one.source.name or one.source.sha256
        if digests.setdefault(key, one.source.sha256) != one.source.sha256:
            key = f"{key}@{one.source.sha256[:12]}"
        yield key, one


def _create(db: sqlite_utils.Database) -> None:
    """Makes the tables that are missing."""
    fresh = not db.table_names()
    of_source, of_program = ("source", "sources", "id"), ("program", "programs", "id")
    child = {"id": str, "program": int, "position": int}
    shapes: dict[str, tuple[Shape, list[tuple[str, str, str]]]] = {
        "sources": ({"id": str, **_shape(columns(Source)), **_shape(_ARTICLE)}, []),
        "programs": ({"id": int, "source": str, "slug": str, **_shape(_OWN)}, [of_source]),
        **{one.name: (child | _shape(columns(one.kind)), [of_program]) for one in _CHILDREN},
        "evidence": (
            {"id": str, "source": str, "program": int, "key": str, "position": int, **_shape(columns(Evidence))},
            [of_source, of_program],
        ),
        "remarks": ({"id": str, "source": str, "position": int, **_shape(columns(Remark))}, [of_source]),
    }
    for name, (shape, keys) in shapes.items():
        if fresh:
            db.table(name).create(shape, pk="id", foreign_keys=keys)
        elif name not in db.table_names() or not shape.keys() <= db.table(name).columns_dict.keys():
            raise FormatError(f"the database has no table {name} with the columns of this version: write to a new file")
    if fresh:
        db.index_foreign_keys()
        db.table("programs").enable_fts(_SEARCHED, create_triggers=True)


def _shape(found: Iterable[Column]) -> Shape:
    """Names and types of columns."""
    shape: Shape = {}
    for column in found:
        if column.many or column.kind is dict:
            shape[column.name] = str
        else:
            shape |= {name: kind for name, _, kind in parts(column)}
    return shape


def _row(record: Row, found: Iterable[Column]) -> Row:
    row: Row = {}
    for column in found:
        value = record[column.name]
        if column.many or column.kind is dict:
            row[column.name] = orjson.dumps(value).decode()
        else:
            row |= {name: value if part is None else (value or {}).get(part) for name, part, _ in parts(column)}
    return row


def _replace(db: sqlite_utils.Database, source: str, document: Row) -> None:
    """Takes a source's rows away and puts its new ones in."""
    programs = "program in (select id from programs where source = ?)"
    # A program that was there keeps its number, as others may point to it.
    numbers: dict[str, int] = dict(db.execute("select slug, id from programs where source = ?", [source]).fetchall())
    last: int = db.execute("select coalesce(max(id), 0) from programs").fetchone()[0]
    db.table("evidence").delete_where("source = ?", [source])
    for one in _CHILDREN:
        db.table(one.name).delete_where(programs, [source])
    for name in ("remarks", "programs"):
        db.table(name).delete_where("source = ?", [source])
    db.table("sources").delete_where("id = ?", [source])
    article = document["article"]
    db.table("sources").insert({"id": source, **_row(document["source"], columns(Source)), **_row(article, _ARTICLE)})
    evidence = list(_evidence(source, None, source, article))
    rows: dict[str, list[Row]] = {"programs": [], **{one.name: [] for one in _CHILDREN}}
    for program in document["programs"]:
        if program["id"] not in numbers:
            last += 1
            numbers[program["id"]] = last
        key = numbers[program["id"]]
        rows["programs"].append({"id": key, "source": source, "slug": program["id"], **_row(program, _OWN)})
        for one in _CHILDREN:
            for number, member in enumerate(program[one.name], 1):
                place = {"id": f"{key}/{one.name}/{number}", "program": key, "position": number}
                rows[one.name].append(place | _row(member, columns(one.kind)))
        evidence += _evidence(source, key, str(key), program)
    for name, those in rows.items():
        db.table(name).insert_all(those)
    db.table("evidence").insert_all(evidence)
    db.table("remarks").insert_all(
        {"id": f"{source}/remarks/{number}", "source": source, "position": number, **remark}
        for number, remark in enumerate(document["remarks"], 1)
    )


def _evidence(source: str, program: int | None, owner: str, record: Row) -> Iterator[Row]:
    for key, places in record["evidence"].items():
        for number, place in enumerate(places, 1):
            where = {"id": f"{owner}/{key}/{number}", "source": source, "program": program}
            yield where | {"key": key, "position": number} | place
