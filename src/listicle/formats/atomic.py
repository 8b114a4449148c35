"""A path → a stream whose bytes become that file, whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


class FormatError(Exception):
    """Records that cannot be written: the format's library is missing, the target cannot hold it, they break the schema."""


def unsound(name: str | None) -> FormatError:
    """What is raised instead of writing a document that breaks the schema."""
    return FormatError(f"{name}: a fault of listicle's: the document breaks the schema, and is not written")


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream that replaces the file when the block ends without an exception, and leaves no trace otherwise.

    A file that is there keeps its mode, a new one gets the one that the process's umask allows. A link's target is replaced,
    not the link. What is no regular file (a pipe, a terminal) is written to directly. Raises `OSError`.
    """
    path = Path(os.path.realpath(path))
    try:
        mode: int | None = path.stat().st_mode
    except FileNotFoundError:
        mode = None
    if mode is not None and not stat.S_ISREG(mode):
        with path.open("wb") as stream:
            yield stream
        return
    beside = path.with_name(f".{path.name[:200]}.{os.urandom(4).hex()}.tmp")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            if mode is not None:
                beside.chmod(stat.S_IMODE(mode))
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
