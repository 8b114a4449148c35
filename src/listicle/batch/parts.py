"""The rows of a batch → parts on the disk, each whole or not there, and in the end the two tables.

While a batch runs, `programs.parquet` is the folder `programs.parts`: a file of settings, and two files for each part that is done.
A batch that was ended at any moment goes on from there. When all parts are done they are joined, moved into place, and the folder goes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from listicle.batch.model import BatchError, Done, Form
from listicle.batch.summary import COLUMNS, Summary, summarize
from listicle.formats.atomic import replacing

SETTINGS = "settings.json"
GROUP = 64 << 20
"""Bytes in memory of a row group of Parquet."""


class Parts:
    """The parts of one batch."""

    def __init__(self, output: Path, form: Form, settings: dict[str, Any], *, resume: bool) -> None:
        """Begins, or goes on where a batch with the same settings was ended. Raises `BatchError`, `OSError`."""
        if form == "parquet":
            import_module("pyarrow.parquet")  # where it is missing, that is said here and not by every process
        output = Path(os.path.realpath(output))
        self.output, self.form = output, form
        self.sources = output.with_suffix(f".sources.{form}")
        self.summary = output.with_suffix(".summary.json")
        self.folder = output.with_suffix(".parts")
        self.settings = settings
        self.gone = output.with_suffix(".parts.removed")
        shutil.rmtree(self.gone, ignore_errors=True)
        self.finished = _finished(self) if resume else None
        """What a batch with these settings that ran to its end said of itself."""
        if self.finished is not None:
            if _settings(self.folder / SETTINGS) == settings:  # it was ended when all but this was done
                self._remove()
            return
        there = _settings(self.folder / SETTINGS)
        if there is not None and not resume:
            raise BatchError(f"{self.folder}: a batch was ended here: go on with --resume, or remove the folder")
        if there is not None and there != settings:
            raise BatchError(f"{self.folder}: the batch that was ended here had {_difference(there, settings)}")
        self.folder.mkdir(parents=True, exist_ok=True)
        if there is None:
            with replacing(self.folder / SETTINGS) as stream:
                stream.write(orjson.dumps(settings))
        for left in self.folder.glob(".*.tmp"):
            left.unlink()

    def _paths(self, number: int) -> tuple[Path, Path]:
        return (
            self.folder / f"{number:08}.programs.{self.form}",
            self.folder / f"{number:08}.sources.{self.form}",
        )

    def __contains__(self, number: int) -> bool:
        return self._paths(number)[1].exists()

    def write(self, number: int, chunks: Sequence[Done]) -> None:
        """Writes a part; its sources come last, and say that it is whole."""
        programs, sources = self._paths(number)
        rows = [row for chunk in chunks for row in chunk.sources]
        if self.form == "jsonl":
            with replacing(programs) as stream:
                stream.writelines(chunk.rows for chunk in chunks)
            with replacing(sources) as stream:
                stream.writelines(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)
            return
        from pyarrow import parquet

        from listicle.batch.tables import programs_table, sources_table

        for path, table in (
            (programs, programs_table(chunk.rows for chunk in chunks)),
            (sources, sources_table(rows)),
        ):
            with replacing(path) as stream:
                parquet.write_table(table, stream, compression="zstd")

    def join(self, count: int) -> Summary:
        """Makes the two tables of the parts 0 to `count`, moves them into place, and removes the parts."""
        programs, sources = self.folder / "programs", self.folder / "sources"
        numbers = range(count)
        with replacing(programs) as stream:
            self._joined([self._paths(number)[0] for number in numbers], stream)
        with replacing(sources) as stream:
            self._joined([self._paths(number)[1] for number in numbers], stream)
        summary = summarize(row for number in numbers for row in self._rows(number))
        files = {self.sources.name: _digest(sources), self.output.name: _digest(programs)}
        with replacing(self.folder / "summary") as stream:
            said = {"settings": self.settings, "files": files, **asdict(summary)}
            stream.write(orjson.dumps(said, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        sources.replace(self.sources)
        programs.replace(self.output)
        (self.folder / "summary").replace(self.summary)
        self._remove()
        return summary

    def _remove(self) -> None:
        """Removes the parts at once: what is left in the folder of another name goes when the next batch begins."""
        self.folder.rename(self.gone)
        shutil.rmtree(self.gone)

    def _joined(self, paths: Sequence[Path], out: BinaryIO) -> None:
        if self.form == "jsonl":
            for path in paths:
                with path.open("rb") as part:
                    shutil.copyfileobj(part, out)
            return
        import pyarrow as pa
        from pyarrow import parquet

        schema = parquet.read_schema(paths[0])
        with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
            waiting: list[pa.Table] = []
            for path in paths:
                waiting.append(parquet.read_table(path))
                if sum(table.nbytes for table in waiting) >= GROUP or path is paths[-1]:
                    writer.write_table(pa.concat_tables(waiting).combine_chunks())
                    waiting.clear()

    def _rows(self, number: int) -> Iterator[dict[str, Any]]:
        path = self._paths(number)[1]
        if self.form == "jsonl":
            with path.open("rb") as lines:
                yield from map(orjson.loads, lines)
            return
        from pyarrow import parquet

        yield from parquet.read_table(path, columns=list(COLUMNS)).to_pylist()


def _finished(parts: Parts) -> Summary | None:
    said = _settings(parts.summary)
    if said is None or said["settings"] != parts.settings:
        return None
    for path in (parts.sources, parts.output):
        if not path.is_file() or _digest(path) != said["files"].get(path.name):
            return None
    return Summary(**{field.name: said[field.name] for field in fields(Summary)})


def _settings(path: Path) -> dict[str, Any] | None:
    try:
        settings: dict[str, Any] = orjson.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    return settings


def _difference(there: dict[str, Any], here: dict[str, Any]) -> str:
    keys = [key for key in here if there.get(key) != here[key]]
    return "other " + " and ".join(keys)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
