"""Lists of programs → an Arrow table, from which pandas and Polars make a frame: a program a row, typed and nested."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import is_dataclass
from typing import Any

import pyarrow as pa

from listicle.formats.columns import Column, columns
from listicle.model import SCHEMA_ID, Duration, Evidence, Location, Money, Program, ProgramList, Source

_PLAIN: dict[Any, pa.DataType] = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def arrow(records: Iterable[ProgramList]) -> pa.Table:
    """The table: `source`, then the keys of a program.

    `evidence` is a map. `extra` is a struct of the fields of one's own, and left out where there are none.
    """
    documents = [one.model_dump() for one in records]
    rows = [{"source": one["source"], **program} for one in documents for program in one["programs"]]
    fields: list[pa.Field[Any]] = [pa.field("source", struct(Source), nullable=False)]
    for column in columns(Program):
        if column.name == "extra":
            own = _own([row["extra"] for row in rows])
            if own:
                fields.append(pa.field("extra", pa.struct(own), nullable=False))
        elif column.name == "evidence":
            fields.append(pa.field("evidence", pa.map_(pa.string(), pa.list_(struct(Evidence))), nullable=False))
        else:
            fields.append(pa.field(column.name, _type(column)))
    for row in rows:
        row["evidence"] = list(row["evidence"].items())
    return pa.Table.from_pylist(rows, schema=pa.schema(fields, metadata={"listicle.schema": SCHEMA_ID}))


def _type(column: Column) -> pa.DataType:
    kind = struct(column.kind) if is_dataclass(column.kind) else _PLAIN[column.kind]
    return pa.list_(kind) if column.many else kind


def struct(record: Any) -> pa.StructType:
    """A dataclass as Arrow has it."""
    return pa.struct([pa.field(column.name, _type(column)) for column in columns(record)])


def _own(extras: list[dict[str, Any]]) -> list[pa.Field[Any]]:
    """Fields of one's own, by what they hold; one that never holds anything is text."""
    found: dict[str, pa.DataType | None] = {}
    for extra in extras:
        for name, value in extra.items():
            if found.setdefault(name, None) is None and value is not None:
                found[name] = _own_type(value)
    return [pa.field(name, kind or pa.string()) for name, kind in found.items()]


def _own_type(value: Any) -> pa.DataType:
    if isinstance(value, dict):
        kinds = (Money, Duration, Location)
        return next(struct(kind) for kind in kinds if [column.name for column in columns(kind)] == list(value))
    return pa.float64() if isinstance(value, int | float) else pa.string()
