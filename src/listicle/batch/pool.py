"""Chunks of pages → what became of them, in processes of their own: whatever a page does costs that page alone."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from contextlib import suppress
from multiprocessing.connection import wait as wait_for
from types import TracebackType
from typing import NamedTuple, Self

from pebble import ProcessExpired, ProcessPool

from listicle.batch.model import Done, Form, Limits, Page, Status, Work, without_records
from listicle.batch.work import done
from listicle.bounds import MIB


class Chunk(NamedTuple):
    """Pages that go to a process together, and their place in the batch."""

    part: int
    position: int
    """Of its first page in the part."""
    pages: Sequence[Page]


class Pool:
    """Processes that read pages.

    Where a chunk fails in any way (its work raises, takes too long, ends its process), its pages go again, each alone, so that
    exactly those that are at fault are charged.
    """

    def __init__(self, work: Work, form: Form, jobs: int, limits: Limits, *, timings: bool = False) -> None:
        self._work, self._form, self._jobs, self._limits, self._timings = work, form, jobs, limits, timings
        self._under_way: dict[Future[Done], Chunk] = {}
        self._start()

    def _start(self) -> None:
        self._processes = ProcessPool(
            max_workers=self._jobs,
            initializer=_begin,
            initargs=(self._work, self._limits.memory),
            context=multiprocessing.get_context("spawn"),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _end(self) -> None:
        self._processes.stop()  # type: ignore[no-untyped-call]
        self._processes.join()

    def __len__(self) -> int:
        """How many chunks are under way."""
        return len(self._under_way)

    def put(self, chunk: Chunk) -> None:
        """Hands a chunk to the processes."""
        future = self._processes.schedule(
            done,
            args=(self._work, chunk.pages, self._limits, self._form, self._timings),
            timeout=self._limits.timeout,
        )
        self._under_way[future] = chunk

    def take(self, seconds: float | None = None) -> Iterator[tuple[Chunk, Done]]:
        """Waits until some chunks are done, or the time is over, and gives them."""
        finished, _ = wait(self._under_way, seconds, FIRST_COMPLETED)
        for future in finished:
            chunk = self._under_way.pop(future, None)
            if chunk is None:
                continue
            error = future.exception()
            if isinstance(error, BrokenExecutor):
                self._restart(chunk)
            elif error is None:
                yield chunk, future.result()
            elif len(chunk.pages) > 1:
                for number, page in enumerate(chunk.pages):
                    self.put(Chunk(chunk.part, chunk.position + number, [page]))
            else:
                yield chunk, Done([without_records(chunk.pages[0], *self._charge(error))], b"")

    def _restart(self, chunk: Chunk) -> None:
        """Begins anew with what was under way: the processes lost each other, through no page's fault."""
        self._end()
        waiting = [chunk, *self._under_way.values()]
        self._under_way.clear()
        self._start()
        for one in waiting:
            self.put(one)

    def _charge(self, error: BaseException) -> tuple[Status, str]:
        if isinstance(error, ProcessExpired):
            return "killed", f"its process ended with {_ending(error.exitcode)}"
        if isinstance(error, TimeoutError):
            return "timeout", f"takes longer than {self._limits.timeout:g} s"
        if isinstance(error, MemoryError):
            return "memory", f"needs more than {self._limits.memory} MiB of memory"
        return "failed", re.sub(r"\b0x[0-9a-f]+", "0x…", f"{type(error).__name__}: {error}")


def _ending(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


_FIRST = b"""<!doctype html><html lang="en"><title>The 2 Best Fellowships</title><body><h1>The 2 Best Fellowships</h1>
<h2>1. Lake College, Boston, Massachusetts</h2><p>One year, accredited by ACGME, in person. Apply by May 1, 2026.</p>
<h2>2. Elm Clinic, Lyon, France</h2><ul><li><b>Cost:</b> $4,000 a year</li><li><b>Duration:</b> 6 months</li></ul></body></html>"""
"""A page for a process to begin with, so that what it loads and compiles is not charged to the first page of the batch."""


def _begin(work: Work, memory: int) -> None:
    """Sets up a process: bounds its memory, lets it end when the batch that started it does, and warms it up."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if os.name == "posix":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory * MIB, hard))
    with suppress(MemoryError):  # the first page will say so
        work(_FIRST, media_type="text/html")


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait_for([parent.sentinel])
    os._exit(1)
