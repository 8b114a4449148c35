"""Lists of programs → Parquet: the Arrow table, compressed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import pyarrow.parquet

from listicle.formats.arrow import arrow
from listicle.model import ProgramList


def write(records: Iterable[ProgramList], stream: BinaryIO) -> None:
    """Writes the table of `formats.arrow`; the schema's `$id` stands in the file's metadata under `listicle.schema`."""
    pyarrow.parquet.write_table(arrow(records), stream, compression="zstd")
