"""A list of programs → the JSON document that the schema describes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from listicle.model import ProgramList


def write(records: Iterable[ProgramList], stream: BinaryIO) -> None:
    """Writes each list as a document; on a stream, several stand one after the other."""
    for one in records:
        stream.write(one.encoded())
