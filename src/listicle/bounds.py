"""A file or a document, and the bounds of a run → the file's bytes; a source over a bound is refused with the bound's name."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from listicle.document import Document, SourceError
from listicle.record import record

MIB = 1 << 20


@record()
class Bounds:
    """How much of everything is accepted from a source. SECURITY.md tells what each protects."""

    max_bytes: int = 64 * MIB
    """The size of the source."""
    max_depth: int = 10_000
    """Levels of lists, and of regions of a page, within each other. Nothing recurses; each level costs memory at each block."""
    max_programs: int = 10_000
    """Items of the list."""

    def bytes_of(self, path: Path) -> bytes:
        """The bytes of a file that is there, is whole and holds still. A pipe is read only where the shell made it."""
        try:
            return self._bytes_of(path)
        except OSError as error:
            raise SourceError(str(path), error.strerror or str(error)) from error

    def size(self, path: str, size: int) -> None:
        """Refuses what is larger than the bound."""
        if size > self.max_bytes:
            raise SourceError(path, f"is larger than {self.max_bytes} bytes (bound: max-bytes)")

    def depth(self, document: Document, path: str) -> None:
        """Refuses a document that is nested deeper than the bound."""
        lists = max([block.depth for block in document.blocks], default=0)
        regions = max([box.level for block in document.blocks if (box := block.box) is not None], default=0)
        if max(lists, regions) > self.max_depth:
            raise SourceError(path, f"is nested deeper than {self.max_depth} levels (bound: max-depth)")

    def programs(self, count: int, path: str) -> None:
        """Refuses a list that is longer than the bound."""
        if count > self.max_programs:
            raise SourceError(path, f"lists {count} items, more than {self.max_programs} (bound: max-programs)")

    def _bytes_of(self, path: Path) -> bytes:
        piped = str(path).startswith(("/dev/fd/", "/dev/stdin", "/proc/self/fd/"))
        # Opening a pipe that nobody writes to would wait forever.
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | (0 if piped else getattr(os, "O_NONBLOCK", 0))
        descriptor = os.open(path, flags)
        try:
            before = os.fstat(descriptor)
            if stat.S_ISDIR(before.st_mode):
                raise SourceError(str(path), "is a folder, not a file")
            if not stat.S_ISREG(before.st_mode) and not piped:
                raise SourceError(str(path), "is no file, but a device or a pipe")
            if before.st_size:
                self.size(str(path), before.st_size)
            with open(descriptor, "rb", closefd=False) as file:
                content = file.read(before.st_size + 1 if before.st_size else self.max_bytes + 1)
            self.size(str(path), len(content))
            after = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        if before.st_size and (len(content), before.st_mtime_ns) != (before.st_size, after.st_mtime_ns):
            raise SourceError(str(path), "changes while it is read")
        return content


BOUNDS = Bounds()
"""What is accepted unless somebody says otherwise."""
