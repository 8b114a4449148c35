"""The cluster's batch says what the plain one says, row for row, and outlives a machine that is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("daft")
pytest.importorskip("pebble")
pytest.importorskip("warcio")

import pyarrow.parquet as parquet
from click.testing import CliRunner
from pages import archive, page, responses
from poisoned import POISONS, poisoned, slow

import listicle
from listicle.batch import cluster, run
from listicle.batch.model import Batch, Limits
from listicle.batch.progress import Watch
from listicle.cli import main

Rows = list[dict[str, Any]]
LIMITS = Limits(timeout=8, memory=700)


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Archives, one of them torn, with poison among their pages, and a file beside them."""
    folder = tmp_path_factory.mktemp("crawl")
    bad = [(f"https://poison.example/{number}", "text/html", one) for number, one in enumerate(POISONS)]
    pages = list(responses(40))
    for number in range(4):
        archive(
            folder / f"{number}.warc.gz",
            [
                *pages[number * 10 : number * 10 + 7],
                *bad[number : number + 1],
                *pages[number * 10 + 7 : number * 10 + 10],
            ],
        )
    torn = folder / "2.warc.gz"
    torn.write_bytes(torn.read_bytes()[:-200])
    (folder / "note.md").write_bytes(page(8)[1])
    (folder / "empty.md").touch()
    return folder


@pytest.fixture(scope="module")
def plain(crawl: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Rows, Rows]:
    out = tmp_path_factory.mktemp("plain") / "out.parquet"
    run.run(Batch((str(crawl),), out, "parquet", jobs=2, limits=LIMITS), Watch(), poisoned)
    return parquet.read_table(out).to_pylist(), parquet.read_table(out.with_suffix(".sources.parquet")).to_pylist()


def tables(folder: Path) -> tuple[Rows, Rows]:
    return parquet.read_table(folder / "programs").to_pylist(), parquet.read_table(folder / "sources").to_pylist()


def in_order(rows: Rows) -> list[str]:
    """Rows of a cluster come in no order."""
    return sorted(repr(sorted(row.items(), key=lambda one: one[0])) for row in rows)


def same(one: tuple[Rows, Rows], other: tuple[Rows, Rows]) -> None:
    for mine, theirs in zip(one, other, strict=True):
        assert len(mine) == len(theirs) > 40
        assert in_order(mine) == in_order(theirs)


def test_daft_says_what_the_plain_run_says(crawl: Path, plain: tuple[Rows, Rows], tmp_path: Path) -> None:
    summary = cluster.run((str(crawl),), str(tmp_path), LIMITS, 2, work=poisoned)
    same(tables(tmp_path), plain)
    assert {"broken": 1, "failed": 1, "killed": 1, "memory": 1, "timeout": 1}.items() <= summary.sources.items()


def test_the_command(crawl: Path, tmp_path: Path) -> None:
    ran = CliRunner().invoke(
        main, ["batch", str(crawl / "note.md"), str(crawl / "1*.gz"), "-o", str(tmp_path), "--engine", "daft"]
    )
    assert ran.exit_code == 0, ran.output
    assert len(tables(tmp_path)[1]) == 12
    assert "12 sources" in ran.output
    wrong = ["batch", "x", "-o", str(tmp_path), "--engine", "daft", "--resume"]
    assert CliRunner().invoke(main, wrong).exit_code == 2
    absent = ["batch", str(tmp_path / "absent.md"), "-o", str(tmp_path / "out"), "--engine", "daft"]
    assert CliRunner().invoke(main, absent).exit_code == 2


@pytest.fixture
def machines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A Ray cluster of a head and two machines, and its second machine."""
    pytest.importorskip("ray")
    from ray.cluster_utils import Cluster

    here = [str(Path(listicle.__file__).parents[1]), str(Path(__file__).parent)]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(here))  # machines of a cluster have what they run installed
    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    _, second = [made.add_node(num_cpus=1) for _ in range(2)]
    yield made, second
    made.shutdown()


def test_ray_outlives_a_machine(machines: Any, tmp_path: Path) -> None:
    """Two machines work; one is killed while it has files in hand; the rows are those of the plain run."""
    made, second = machines
    pages = list(responses(288))
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(12):
        archive(folder / f"{number:02}.warc.gz", pages[24 * number : 24 * (number + 1)])
    out = tmp_path / "plain.parquet"
    run.run(Batch((str(folder),), out, "parquet", jobs=2), Watch(), slow)
    program = (
        "import sys; from poisoned import slow\n"
        "from listicle.batch.cluster import run; from listicle.batch.model import Limits\n"
        "if __name__ == '__main__': run((sys.argv[1],), sys.argv[2], Limits(), ray=True, work=slow)"
    )  # in a process of its own, since a process keeps its first runner
    words = [sys.executable, "-c", program, str(folder), str(tmp_path / "out")]
    with (tmp_path / "log").open("wb") as log:
        running = subprocess.Popen(words, env={**os.environ, "RAY_ADDRESS": made.address}, stdout=log, stderr=log)
        while len(readers()) < 2 and running.poll() is None:
            time.sleep(0.1)
        assert running.poll() is None, (tmp_path / "log").read_text()
        made.remove_node(second, allow_graceful=False)
        assert running.poll() is None, "the machine was lost while there was work"
        assert running.wait() == 0, (tmp_path / "log").read_text()
    plain = (parquet.read_table(out), parquet.read_table(out.with_suffix(".sources.parquet")))
    same(tables(tmp_path / "out"), (plain[0].to_pylist(), plain[1].to_pylist()))


def readers() -> set[int]:
    """The processes of engines' workers that have started processes to read pages."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes()
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                if b"spawn_main" in words and b"ray::" in Path(f"/proc/{parent}/cmdline").read_bytes():
                    found.add(parent)
            except (FileNotFoundError, ProcessLookupError):
                continue
    return found
