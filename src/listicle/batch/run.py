"""A batch → its two tables, by the processes of one machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from listicle._version import __version__
from listicle.batch.inputs import pages, survey
from listicle.batch.model import Batch, Done, Page, Work
from listicle.batch.parts import Parts
from listicle.batch.pool import Chunk, Pool
from listicle.batch.progress import Watch
from listicle.batch.summary import Summary
from listicle.bounds import MIB
from listicle.pipeline import extract

PART, PART_BYTES = 256, 32 * MIB
"""Pages, and bytes of input, after which a part ends: what is done again, at most, after a batch was ended."""
CHUNK, CHUNK_BYTES = 16, MIB
"""Pages, and bytes of input, that go to a process together, so that the way there and back costs little."""
AHEAD = 3
"""Chunks for each process that are under way: one that is read, and some that wait, so that none is idle."""


def run(batch: Batch, watch: Watch, work: Work = extract) -> Summary:
    """Reads everything. Raises `BatchError`, `OSError`.

    Ended at any moment, even without notice, it leaves whole parts; with `resume` it goes on from there, and ends with the same bytes.
    """
    weight, identity = survey(batch.inputs, batch.glob)
    settings = {
        "version": __version__,
        "inputs": identity,
        "glob": batch.glob,
        "limits": asdict(batch.limits),
        "timings": batch.timings,
        "work": f"{work.__module__}.{work.__qualname__}",
        "form": batch.form,
    }
    parts = Parts(batch.output, batch.form, settings, resume=batch.resume)
    if parts.finished is not None:
        return parts.finished
    watch.begin(weight)
    try:
        return parts.join(_read(batch, parts, watch, work))
    finally:
        watch.end()


def _read(batch: Batch, parts: Parts, watch: Watch, work: Work) -> int:
    """Writes every part that is not there yet; how many there are."""
    count = 0
    under_way: dict[int, _Part] = {}
    with Pool(work, batch.form, batch.jobs, batch.limits, timings=batch.timings) as pool:
        for part in split(pages(batch.inputs, batch.glob, batch.limits.bounds.max_bytes), PART, PART_BYTES):
            number, count = count, count + 1
            if number in parts:
                watch.skip(sum(page.weight for page in part), len(part))
                continue
            under_way[number] = _Part(len(part))
            position = 0
            for chunk in split(part, CHUNK, CHUNK_BYTES):
                while len(pool) >= AHEAD * batch.jobs:
                    _take(pool, parts, under_way, watch)
                pool.put(Chunk(number, position, chunk))
                position += len(chunk)
        while under_way:
            _take(pool, parts, under_way, watch)
    if not count:  # a table without rows is a table
        parts.write(0, [])
        count = 1
    return count


class _Part:
    """A part of which some chunks are done."""

    def __init__(self, missing: int) -> None:
        self.missing = missing
        """Pages that are not done."""
        self.chunks: dict[int, Done] = {}
        """What is done, by the position of its first page."""


def _take(pool: Pool, parts: Parts, under_way: dict[int, _Part], watch: Watch) -> None:
    for chunk, done in pool.take(watch.interval):
        part = under_way[chunk.part]
        part.chunks[chunk.position] = done
        part.missing -= len(chunk.pages)
        if not part.missing:
            parts.write(chunk.part, [done for _, done in sorted(part.chunks.items())])
            del under_way[chunk.part]
        watch.done(sum(page.weight for page in chunk.pages), done.sources)
    watch.tick()


def split(pages: Iterable[Page], most: int, most_bytes: int) -> Iterator[list[Page]]:
    """Pages in groups of at most so many, or of at most so many bytes if they are several."""
    group: list[Page] = []
    weight = 0
    for page in pages:
        size = len(page.content) if page.content is not None else page.weight
        if group and (len(group) == most or weight + size > most_bytes):
            yield group
            group, weight = [], 0
        group.append(page)
        weight += size
    if group:
        yield group
