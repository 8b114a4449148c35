"""Files, folders, lists and web archives as the user named them → the pages in them, in an order that never changes."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from listicle.batch.model import BatchError, Page

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

ARCHIVES = (".warc", ".warc.gz")
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", *ARCHIVES)
"""The files of a folder that are read where no pattern says which."""

ADDRESS = 1 << 20
"""Bytes that an address on the web counts for, as nobody knows before it is fetched: so many that each is a chunk of its own."""


def is_address(name: str) -> bool:
    """Whether it is an address on the web rather than a file."""
    return name.startswith(("http://", "https://"))


def names(inputs: Iterable[str], glob: str | None = None) -> Iterator[str]:
    """Every file and address; a folder's files are sorted, those of its folders after its own.

    `@LIST` is a file of names, one a line. `glob` chooses among the files of folders: `*.html`, `2026/*.md`.
    Raises `BatchError` where a list cannot be read.
    """
    for one in inputs:
        if not one.startswith("@"):
            yield from _files(one, glob)
            continue
        try:
            with open(one[1:], encoding="utf-8") as lines:
                for line in lines:
                    if name := line.strip():
                        yield from _files(name, glob)
        except (OSError, UnicodeDecodeError) as error:
            raise BatchError(f"{one[1:]}: {getattr(error, 'strerror', None) or error}") from error


def _files(name: str, glob: str | None) -> Iterator[str]:
    if is_address(name) or not os.path.isdir(name):
        yield name
        return
    waiting = [name]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            raise BatchError(f"{folder}: {error.strerror or error}") from error
        waiting += [entry.path for entry in reversed(entries) if entry.is_dir(follow_symlinks=False)]
        for entry in entries:
            if entry.is_file() and _wanted(os.path.relpath(entry.path, name), glob):
                yield entry.path


def _wanted(path: str, glob: str | None) -> bool:
    return PurePath(path).match(glob) if glob is not None else path.lower().endswith(SUFFIXES)


def survey(inputs: Iterable[str], glob: str | None) -> tuple[int, str]:
    """Bytes of all inputs, and a digest of what they are: names, sizes and times of change."""
    weight, digest = 0, hashlib.sha256()
    for name in names(inputs, glob):
        size, changed = _stat(name)
        weight += size
        digest.update(f"{name}\0{size}\0{changed}\n".encode("utf-8", "surrogateescape"))
    return weight, digest.hexdigest()


def _stat(name: str) -> tuple[int, int]:
    if is_address(name):
        return ADDRESS, 0
    try:
        found = os.stat(name)
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns


def pages(inputs: Iterable[str], glob: str | None, max_bytes: int) -> Iterator[Page]:
    """Every page; one that cannot be had is a page too, with the reason."""
    for name in names(inputs, glob):
        if is_address(name):
            yield Page(name, ADDRESS, url=name)
        elif name.lower().endswith(ARCHIVES):
            yield from _archive(name, max_bytes)
        else:
            size, _ = _stat(name)
            yield Page(name, size, refusal=too_large(size, max_bytes))


def too_large(size: int, max_bytes: int) -> str | None:
    """Why a content of this size is not read."""
    return f"is larger than {max_bytes} bytes (bound: max-bytes)" if size > max_bytes else None


# --- archives --------------------------------------------------------------------------------------------------------


def _archive(path: str, max_bytes: int) -> Iterator[Page]:
    """The responses in a WARC file; where it breaks, a last page says why."""
    try:
        with open(path, "rb") as stream:
            yield from opened(path, stream, max_bytes)
    except OSError as error:
        yield Page(path, 0, refusal=error.strerror or str(error))


def opened(path: str, stream: BinaryIO, max_bytes: int) -> Iterator[Page]:
    """The pages in a file that somebody else has opened, wherever it lies; the stream can be sought in."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    if path.lower().endswith(ARCHIVES):
        yield from _responses(path, stream, size, max_bytes)
    elif (refusal := too_large(size, max_bytes)) is not None:
        yield Page(path, size, refusal=refusal)
    else:
        yield Page(path, size, content=stream.read())


def _responses(path: str, stream: BinaryIO, size: int, max_bytes: int) -> Iterator[Page]:
    reached = last = 0
    whole = True
    fault = None
    try:
        for record in _records(stream):
            last = record.stream_pos
            page, whole = _page(path, record, last - reached, max_bytes)
            if not whole:
                break
            if page is not None:
                reached = last
                yield page
    except OSError as error:
        fault = f"the archive is broken after byte {last}: {error}"
    if fault is None and (not whole or not _ends_well(stream, last)):
        fault = f"the archive ends in the middle of the record at byte {last}, or of the one after it"
    if fault is not None:
        yield Page(path, size - reached, offset=last, fault=fault)


def _records(stream: BinaryIO) -> Iterator[WarcRecord]:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ModuleNotFoundError as error:
        raise BatchError("reading archives needs fastwarc: pip install 'listicle[batch]'") from error
    yield from ArchiveIterator(stream, record_types=WarcRecordType.any_type, parse_http=True)


def _page(path: str, record: WarcRecord, weight: int, max_bytes: int) -> tuple[Page | None, bool]:
    """The page that a record holds, if any, and whether the record is whole."""
    from fastwarc.warc import WarcRecordType

    length = record.content_length
    if record.record_type != WarcRecordType.response or record.http_headers is None:
        return None, record.reader.consume() == length
    where = (path, weight, record.stream_pos, record.headers.get("WARC-Target-URI"))
    status = record.http_headers.status_code
    refusal = f"the server answered {status}" if status != 200 else too_large(length, max_bytes)
    if refusal is not None:
        return Page(*where, refusal=refusal), record.reader.consume() == length
    content = record.reader.read()
    headers = record.http_headers
    packed = [*_words(headers.get("Transfer-Encoding")), *_words(headers.get("Content-Encoding"))]
    return Page(*where, content, headers.get("Content-Type"), tuple(packed)), len(content) == length


def _words(header: str | None) -> list[str]:
    return [word.strip().lower() for word in reversed((header or "").split(","))]


def _ends_well(stream: BinaryIO, last: int) -> bool:
    """Whether the file ends where a record ends; FastWARC takes a file that is cut in a record's head for a whole one."""
    stream.seek(0)
    if stream.read(2) != b"\x1f\x8b":
        end = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, end - 4))
        return end == 0 or stream.read(4) == b"\r\n\r\n"
    stream.seek(last)
    member, begun = zlib.decompressobj(31), False
    while data := stream.read(1 << 12):
        while data:
            try:
                member.decompress(data)
            except zlib.error:
                return False
            data, begun = member.unused_data, not member.eof
            if member.eof:
                member = zlib.decompressobj(31)
    return not begun
