"""Files in a store that many machines reach → the same two tables there, by the machines of a Daft or Ray cluster.

The engine lists, opens and writes files, spreads the work and repeats what a lost machine had in hand. Each of its tasks reads files
through the same pool of processes as a batch on one machine, so that a page costs no more than itself here either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import pyarrow as pa

from listicle.batch.inputs import SUFFIXES, is_address, opened
from listicle.batch.model import BatchError, Done, Limits, Work
from listicle.batch.pool import Chunk, Pool
from listicle.batch.run import AHEAD, CHUNK, CHUNK_BYTES, split
from listicle.batch.summary import COLUMNS, Summary, summarize
from listicle.batch.tables import programs_schema, sources_schema, sources_table, stream
from listicle.pipeline import extract

if TYPE_CHECKING:
    from daft import DataFrame, File

TASKS = 1024
"""Tasks that the files are spread over, if there are as many."""

_idle: dict[tuple[Work, Limits, int], list[Pool]] = defaultdict(list)
"""Pools of this process that wait for the next file."""


def run(
    inputs: tuple[str, ...], output: str, limits: Limits, jobs: int = 1, *, ray: bool = False, work: Work = extract
) -> Summary:
    """Reads all files of `inputs` (files, patterns with `*`, folders; `s3://…`) and writes tables under `output`.

    On Ray, the cluster is the one that `RAY_ADDRESS` names, else one on this machine.
    `programs/*.parquet` and `sources/*.parquet` hold the rows of `run.run`, in no order; `chunks/` what they were made of.
    `jobs` are the processes that read one file. Raises `BatchError`.
    """
    import daft

    if ray:
        daft.set_runner_ray(noop_if_initialized=True)
    try:
        return _read(_files(inputs), output, limits, jobs, ray, work)
    except (FileNotFoundError, daft.exceptions.DaftCoreException) as error:
        raise BatchError(f"the engine says: {error}") from error


def _read(paths: list[str], output: str, limits: Limits, jobs: int, ray: bool, work: Work) -> Summary:
    import daft
    from daft import DataType, col
    from daft.functions import file

    @daft.func(return_dtype=DataType.struct({"sources": DataType.binary(), "programs": DataType.binary()}))
    def read(opener: File, path: str) -> Iterator[dict[str, bytes]]:
        for done in _chunks(opener, path, limits, jobs, work):
            yield {"sources": stream(sources_table(done.sources)), "programs": done.rows}

    def rows(name: str, schema: pa.Schema) -> Any:
        kind = pa.list_(pa.struct(list(schema)))

        @daft.func.batch(return_dtype=DataType.from_arrow_type(kind))
        def unpacked(blobs: daft.Series) -> pa.Array[Any]:
            return _lists(blobs.to_pylist(), schema)

        return unpacked(col(name)).alias(name)

    table = daft.from_pydict({"path": paths})
    if ray:
        table = table.into_partitions(min(len(paths), TASKS))
    table = table.select(read(file(col("path")), col("path")).alias("chunk"))
    chunks = table.select(*(col("chunk")[name].alias(name) for name in ("sources", "programs")))
    written = chunks.write_parquet(f"{output}/chunks", write_mode="overwrite").to_pydict()["path"]
    for name, schema in (("sources", sources_schema()), ("programs", programs_schema())):
        one = daft.read_parquet(written).select(rows(name, schema)).explode(name).where(~col(name).is_null())
        one.select(*(col(name)[key].alias(key) for key in schema.names)).write_parquet(
            f"{output}/{name}", compression="zstd", write_mode="overwrite"
        )
    return summarize(_rows(daft.read_parquet(f"{output}/sources/*.parquet").select(*COLUMNS)))


def _files(inputs: tuple[str, ...]) -> list[str]:
    import daft

    if wrong := [one for one in inputs if one.startswith("@") or is_address(one)]:
        raise BatchError(f"{wrong[0]}: a cluster reads files and folders")
    patterns = [one if "*" in one or one.lower().endswith(SUFFIXES) else f"{one.rstrip('/')}/**" for one in inputs]
    found: list[str] = daft.from_glob_path(patterns).to_pydict()["path"]
    paths = sorted({path for path in found if path.lower().endswith(SUFFIXES)})
    if not paths:
        raise BatchError(f"{', '.join(inputs)}: no file that can be read")
    return paths


def _chunks(opener: File, path: str, limits: Limits, jobs: int, work: Work) -> Iterator[Done]:
    """What became of the pages of a file, in order."""
    idle = _idle[work, limits, jobs]
    waiting: dict[int, Done] = {}
    given = position = 0
    with ExitStack() as ending:
        pool = idle.pop() if idle else Pool(work, "parquet", jobs, limits)
        ending.push(pool)
        content = cast(BinaryIO, ending.enter_context(opener.open()))
        for pages in split(opened(path.removeprefix("file://"), content, limits.bounds.max_bytes), CHUNK, CHUNK_BYTES):
            pool.put(Chunk(0, position, pages))
            position += len(pages)
            while len(pool) >= AHEAD * jobs:
                waiting |= {chunk.position: done for chunk, done in pool.take()}
            while given in waiting:
                done = waiting.pop(given)
                given += len(done.sources)
                yield done
        while len(pool):
            waiting |= {chunk.position: done for chunk, done in pool.take()}
        yield from (done for _, done in sorted(waiting.items()))
        ending.pop_all()  # all went well: the pool stays
        content.close()
    idle.append(pool)


def _lists(blobs: list[bytes | None], schema: pa.Schema) -> pa.Array[Any]:
    """Streams of Arrow as lists of rows."""
    tables = [pa.ipc.open_stream(blob).read_all() if blob else schema.empty_table() for blob in blobs]
    ends = [0]
    for table in tables:
        ends.append(ends[-1] + table.num_rows)
    rows = pa.concat_tables([*tables, schema.empty_table()]).combine_chunks().to_struct_array().combine_chunks()
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), rows)


def _rows(table: DataFrame) -> Iterator[dict[str, Any]]:
    for batch in table.to_arrow_iter():
        yield from batch.to_pylist()
