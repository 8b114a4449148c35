"""A chunk of pages → their rows: the function that every process of a batch runs, on one machine or on many."""

from __future__ import annotations

import hashlib
import io
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from listicle.batch.model import Done, Form, Limits, Page, SourceRow, Work, without_records
from listicle.document import SourceError
from listicle.model import ProgramList
from listicle.schema import conforms

if TYPE_CHECKING:
    from listicle.fetch import Robots


def _content(page: Page, limits: Limits) -> tuple[bytes, str | None, str | None]:
    """The bytes, where they stand on the web, and what they are said to be."""
    if page.content is not None:
        from listicle.batch.unpack import unpack

        return unpack(page.path, page.content, page.encodings, limits.bounds.max_bytes), page.url, page.media_type
    if page.url is None:
        return limits.bounds.bytes_of(Path(page.path)), None, None
    from listicle.fetch import fetch

    got = fetch(
        page.url,
        allow_private=limits.allow_private,
        max_bytes=limits.bounds.max_bytes,
        timeout=limits.timeout,
        robots=_robots(),
    )
    return got.content, got.url, got.media_type


@cache
def _robots() -> Robots:
    """What sites ask of robots, remembered by each process."""
    from listicle.fetch import Robots

    return Robots()


def done(work: Work, pages: Sequence[Page], limits: Limits, form: Form, timings: bool) -> Done:
    """The rows of some pages. Raises whatever the work raises that is no `SourceError`."""
    sources: list[SourceRow] = []
    lists: list[ProgramList] = []
    try:
        for page in pages:
            began = time.perf_counter()
            row, found = _row(work, page, limits)
            sources.append(replace(row, seconds=round(time.perf_counter() - began, 3)) if timings else row)
            if found is not None:
                lists.append(found)
        return Done(sources, packed(lists, form))
    except MemoryError:
        pass  # the frames that hold the memory are gone when this block is left, and what follows has room
    if len(pages) > 1:
        raise MemoryError
    return Done([without_records(pages[0], "memory", f"needs more than {limits.memory} MiB of memory")], b"")


def _row(work: Work, page: Page, limits: Limits) -> tuple[SourceRow, ProgramList | None]:
    if page.fault is not None:
        return without_records(page, "broken", page.fault), None
    if page.refusal is not None:
        return without_records(page, "refused", page.refusal), None
    sha256 = None
    try:
        content, url, media_type = _content(page, limits)
        sha256 = hashlib.sha256(content).hexdigest()
        name = Path(page.path).name if url is None else None
        found = work(content, name=name, url=url, media_type=media_type, bounds=limits.bounds)
    except SourceError as error:
        return replace(without_records(page, "refused", error.reason), sha256=sha256), None
    if not conforms(found):
        return without_records(page, "failed", "a fault of listicle's: the records break the schema"), None
    source = found.source
    row = SourceRow(
        path=page.path,
        offset=page.offset,
        name=source.name,
        url=source.url,
        media_type=source.media_type,
        encoding=source.encoding,
        sha256=source.sha256,
        characters=source.characters,
        status="ok",
        reason=None,
        title=found.article.title,
        claimed_count=found.article.claimed_count,
        programs=len(found.programs),
        remarks=found.remarks,
        seconds=None,
    )
    return row, found


def packed(lists: list[ProgramList], form: Form) -> bytes:
    """The programs in the form in which they will be written."""
    if form == "parquet":
        from listicle.batch.tables import stream
        from listicle.formats.arrow import arrow

        return stream(arrow(lists)) if lists else b""
    from listicle.formats.jsonl import write

    lines = io.BytesIO()
    write(lists, lines)
    return lines.getvalue()
