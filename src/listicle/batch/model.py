"""What a batch is made of: its settings, a page that waits to be read, and what is written about a source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from listicle.bounds import BOUNDS, Bounds
from listicle.model import ProgramList, Remark
from listicle.record import record

Form = Literal["jsonl", "parquet"]
Status = Literal["ok", "refused", "failed", "timeout", "memory", "killed", "broken"]

SUFFIXES: dict[str, Form] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
"""The names of files that ask for a form."""


class BatchError(Exception):
    """A batch that cannot begin or go on: what was asked for is not there, or does not fit what is."""


@record()
class Limits:
    """What one page may cost."""

    bounds: Bounds = BOUNDS
    """How much of everything is accepted; of an archive's page, also after unpacking."""
    timeout: float = 300
    """Seconds."""
    memory: int = 2048
    """MiB of address space of the process that reads it."""
    allow_private: bool = False
    """Whether it may come from an address that is not public."""


@record()
class Batch:
    """What is to be read, and where the rows go."""

    inputs: tuple[str, ...]
    output: Path
    form: Form
    glob: str | None = None
    jobs: int = 1
    limits: Limits = Limits()
    resume: bool = False
    timings: bool = False


@record()
class Page:
    """One source: a file, an address on the web, or a page in an archive."""

    path: str
    """The file, the address, or the archive that holds it."""
    weight: int
    """Bytes of input that are done when it is done."""
    offset: int | None = None
    """Where its record begins in the archive."""
    url: str | None = None
    content: bytes | None = None
    """What an archive holds of it, as it was sent; None where it is yet to be read."""
    media_type: str | None = None
    encodings: tuple[str, ...] = ()
    """How `content` was packed for its journey, the last one first to be undone."""
    fault: str | None = None
    """Why there is nothing to read: the archive is broken here."""
    refusal: str | None = None
    """Why it is not read, although it could be."""


Work = Callable[..., ProgramList]
"""`pipeline.extract`, or what is called like it. Whatever it does to its process costs the page that it is given."""


@record()
class SourceRow:
    """What became of a source: a row of the second table."""

    path: str
    """The file, the address, or the archive."""
    offset: int | None
    """Where its record begins in the archive."""
    name: str | None
    """As in the programs' `source`, like the next five."""
    url: str | None
    media_type: str | None
    encoding: str | None
    sha256: str | None
    characters: int | None
    status: Status
    reason: str | None
    """Why there are no records of it; null where the status is ok."""
    title: str | None
    claimed_count: int | None
    """How many items the article promises."""
    programs: int
    """How many were found."""
    remarks: list[Remark]
    seconds: float | None
    """How long it took; null unless asked for, as it differs from run to run."""


class Done(NamedTuple):
    """What became of a chunk of pages."""

    sources: list[SourceRow]
    rows: bytes
    """Their programs: JSON Lines, or a stream of Arrow."""


def without_records(page: Page, status: Status, reason: str) -> SourceRow:
    """The row of a page that gave nothing."""
    return SourceRow(
        path=page.path,
        offset=page.offset,
        name=None,
        url=page.url,
        media_type=None,
        encoding=None,
        sha256=None,
        characters=None,
        status=status,
        reason=reason,
        title=None,
        claimed_count=None,
        programs=0,
        remarks=[],
        seconds=None,
    )
