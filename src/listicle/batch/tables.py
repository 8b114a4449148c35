"""Rows of a batch ↔ Arrow tables and streams of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import orjson
import pyarrow as pa

from listicle.batch.model import SourceRow
from listicle.formats.arrow import arrow, struct


@cache
def programs_schema() -> pa.Schema:
    """The columns of the programs."""
    return arrow([]).schema


@cache
def sources_schema() -> pa.Schema:
    """The columns of the sources."""
    return pa.schema(list(struct(SourceRow)))


def sources_table(rows: Iterable[SourceRow]) -> pa.Table:
    """A table of sources."""
    return pa.Table.from_pylist([orjson.loads(orjson.dumps(row)) for row in rows], schema=sources_schema())


def stream(table: pa.Table) -> bytes:
    """The table as a stream of Arrow's, packed for its way from process to process."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()


def programs_table(streams: Iterable[bytes]) -> pa.Table:
    """What several streams hold, as one table in one piece: how the pages came in chunks leaves no trace."""
    tables = [pa.ipc.open_stream(one).read_all() for one in streams if one]
    return pa.concat_tables(tables).combine_chunks() if tables else programs_schema().empty_table()
