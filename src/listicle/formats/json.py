"""A list of programs → the JSON document that the schema describes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

from listicle.formats.atomic import unsound
from listicle.model import SCHEMA_ID, Program, ProgramList, Remark
from listicle.pipeline import Run
from listicle.schema import checked

STRETCH = 100
"""Programs that are in memory together: as many as make the document around them cheap."""
IN_MEMORY = 4 << 20
"""Bytes of a document; a longer one is held in a file without a name."""


class Encoded:
    """A document in JSON, whole before the first byte of it leaves."""

    def __init__(self, parts: Iterable[bytes], remarks: list[Remark]) -> None:
        self.remarks = remarks
        self._file: BinaryIO = io.BytesIO()
        for part in parts:
            if isinstance(self._file, io.BytesIO) and self._file.tell() + len(part) > IN_MEMORY:
                from tempfile import TemporaryFile

                held, self._file = self._file, TemporaryFile()  # noqa: SIM115 - it lives as long as the document
                self._file.write(held.getbuffer())
            self._file.write(part)

    def copy(self, stream: BinaryIO) -> None:
        """Writes the document."""
        self._file.seek(0)
        while part := self._file.read(1 << 20):
            stream.write(part)


def write(records: Iterable[ProgramList | Encoded], stream: BinaryIO) -> None:
    """Writes each list as a document; on a stream, several stand one after the other."""
    for one in records:
        if isinstance(one, Encoded):
            one.copy(stream)
        else:
            stream.write(one.encoded())


def encoded(run: Run) -> Encoded:
    """The document of a run, made while its programs are read, so that these need not all be in memory.

    Held against the schema is all that will be written. Raises `FormatError` where it does not follow it.
    """
    return Encoded(_parts(run), run.remarks)


def _parts(run: Run) -> Iterator[bytes]:
    programs = list(islice(run.programs, STRETCH))
    if len(programs) < STRETCH:
        yield _document(run, programs, run.remarks)
        return
    bare = _document(run, [], [])
    opening = bare[: bare.rindex(b'],\n  "remarks": []')]
    closing = b"\n  " + bare[len(opening) :]
    yield opening
    glue = b""
    while programs:
        stretch = _document(run, programs, [])
        yield glue + stretch[len(opening) : -len(closing)]
        glue = b","
        programs = list(islice(run.programs, STRETCH))
    yield b"\n  " + _document(run, [], run.remarks)[len(opening) :]


def _document(run: Run, programs: list[Program], remarks: list[Remark]) -> bytes:
    document = checked(ProgramList(SCHEMA_ID, run.source, run.about, programs, remarks))
    if document is None:
        raise unsound(run.source.name)
    return document
