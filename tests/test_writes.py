"""Whatever ends a run (a kill, a full disk, a closed pipe, Ctrl-C), each file is the old one or the new one, whole."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from listicle.formats import FORMATS

KILLS = int(os.environ.get("LISTICLE_KILLS", "12"))
"""Kills for each format; the long run of docs/fuzzing.md asks for 200."""

WRITER = """
import os, sys
from pathlib import Path
from listicle.formats import write
from listicle.pipeline import extract

form, target = sys.argv[1], Path(sys.argv[2])
texts = []
for name in ("Alpha", "Beta"):
    items = "".join(f"{n}. {name} School {n}\\n\\nCost: ${n}00. Boston, MA\\n\\n" for n in range(1, 41))
    texts.append(extract(f"40 Courses\\n\\n{items}", media_type="text/plain", name="list.txt"))
if len(sys.argv) > 3:
    write([texts[int(sys.argv[3])]], form, target)
else:
    os.write(1, b"ready\\n")
    number = 0
    while True:
        number += 1
        write([texts[number % 2]], form, target)
"""
"""Writes two versions of a file in turn until it is killed, or one of them."""


def written(form: str, target: Path, version: int) -> bytes:
    subprocess.run([sys.executable, "-c", WRITER, form, str(target), str(version)], check=True, timeout=300)
    return target.read_bytes()


@pytest.mark.parametrize("form", FORMATS)
def test_kills_at_random_moments(form: str, tmp_path: Path) -> None:
    suffix = FORMATS[form].suffixes[0]
    versions = {written(form, tmp_path / f"{number}{suffix}", number) for number in (0, 1)}
    assert len(versions) == 2
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / f"records{suffix}"
    written(form, target, 0)
    chance = random.Random(form)
    for number in range(KILLS):
        with subprocess.Popen([sys.executable, "-c", WRITER, form, str(target)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0, 0.05))
            process.send_signal(signal.SIGKILL if number % 2 else signal.SIGINT)
            if number % 2 == 0:
                time.sleep(0.001)
                process.kill()
        if form == "sqlite":
            _whole_database(target)
        else:
            assert target.read_bytes() in versions, "half a file, or a mixture"
        # What a kill leaves beside the file is a hidden file of its own, never one that could be taken for a result.
        for path in folder.iterdir():
            assert path == target or _is_left_over(path, target), path
    # The next run is not disturbed by them.
    written(form, target, 1)


def _is_left_over(path: Path, target: Path) -> bool:
    if path.name.startswith(f".{target.name}.") and path.suffix == ".tmp":
        return True
    return path.name in (f"{target.name}-journal", f"{target.name}-wal", f"{target.name}-shm")


def _whole_database(target: Path) -> None:
    """SQLite is updated in place, in one transaction: the next reader sees all of it or nothing."""
    with sqlite3.connect(target) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        names = [row[0] for row in database.execute("SELECT name FROM programs ORDER BY position")]
        assert len(names) == 40
        assert len({name.split()[0] for name in names}) == 1, "a mixture of two versions"
    database.close()


LIST = "2 Courses\n\n1. Alpha School\n\nCost: $100.\n\n2. Beta School\n\nCost: $200.\n" + "Words of the end.\n" * 2000


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "list.txt").write_text(LIST)
    return tmp_path


def command(
    *arguments: str, folder: Path, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "listicle", *arguments],
        capture_output=True,
        cwd=folder,
        timeout=300,
        preexec_fn=before,
        check=False,
    )


def disk_full() -> None:
    """A file may grow to 100 bytes; more fails as it does on a full disk, with another number."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_leaves_the_old_file(form: str, article: Path) -> None:
    target = article / f"out{FORMATS[form].suffixes[0]}"
    assert command("list.txt", "-o", target.name, folder=article).returncode == 0
    old = target.read_bytes()
    (article / "list.txt").write_text(LIST.replace("Alpha", "Delta"))
    done = command("list.txt", "-o", target.name, folder=article, before=disk_full)
    assert done.returncode == 1, done.stderr
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert sorted(path.name for path in article.iterdir()) == sorted(["list.txt", target.name])
    if form == "sqlite":
        assert [row[0] for row in sqlite3.connect(target).execute("SELECT name FROM programs ORDER BY position")] == [
            "Alpha School",
            "Beta School",
        ]
    else:
        assert target.read_bytes() == old


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_behind_a_stream(article: Path) -> None:
    line = f"'{sys.executable}' -m listicle list.txt > /dev/full"
    done = subprocess.run(["bash", "-c", line], capture_output=True, cwd=article, timeout=300, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1), done.stderr
    assert b"No space left" in done.stderr


def test_a_closed_pipe_is_no_error(article: Path) -> None:
    for arguments in (
        "list.txt",
        "explain list.txt",
        "schema",
        "--help",
        "list.txt -f jsonl",
        "list.txt list.txt -f jsonl",
    ):
        line = f"set -o pipefail; '{sys.executable}' -m listicle {arguments} | head -c 10 > head"
        done = subprocess.run(["bash", "-c", line], capture_output=True, cwd=article, timeout=300, check=False)
        assert done.stderr == b"", (arguments, done.stderr)
        assert (article / "head").stat().st_size == 10


def test_ctrl_c_is_quiet_and_leaves_the_old_file(article: Path) -> None:
    (article / "long.html").write_text("<h2>1. A Program</h2><p>Cost: $5 at the University of Rome</p>" * 400_000)
    (article / "out.json").write_text("old")
    with subprocess.Popen(
        [sys.executable, "-m", "listicle", "long.html", "-o", "out.json"], cwd=article, stderr=subprocess.PIPE
    ) as process:
        while process.poll() is None and seconds(process.pid) < 1.5:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=300)
    assert b"Traceback" not in said
    assert process.returncode not in (0, -signal.SIGKILL)
    assert (article / "out.json").read_text() == "old"
    assert sorted(path.name for path in article.iterdir()) == ["list.txt", "long.html", "out.json"]


def seconds(pid: int) -> float:
    """The processor time that a process has taken: enough of it, and it has left its start behind, however busy the machine is."""
    ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def test_a_folder_that_cannot_be_written_to(article: Path) -> None:
    done = command("list.txt", "-o", "no/such/folder/out.json", folder=article)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1), done.stderr
    assert b"Traceback" not in done.stderr


# ---------------------------------------------------------------------------------------------------------------- other readers

FORMULAS = ("=1+1", "+1+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', "＝1+1")


def test_no_formula_reaches_a_spreadsheet(tmp_path: Path) -> None:
    items = "".join(f"{n}. {formula} School\n\nLocation: {formula}\n\n" for n, formula in enumerate(FORMULAS, 1))
    (tmp_path / "list.md").write_text(f"{len(FORMULAS)} Courses\n\n{items}")
    assert command("list.md", "-o", "out.csv", folder=tmp_path).returncode == 0
    import csv

    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) > 4
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")), cell


def test_no_sql_reaches_a_database(tmp_path: Path) -> None:
    evil = "Robert'); DROP TABLE programs;-- School"
    (tmp_path / "list.txt").write_text(f"2 Courses\n\n1. {evil}\n\nCost: $5\n\n2. Beta School\n\nCost: $6\n")
    assert command("list.txt", "-o", "out.db", folder=tmp_path).returncode == 0
    database = sqlite3.connect(tmp_path / "out.db")
    names = [row[0] for row in database.execute("SELECT name FROM programs ORDER BY position")]
    database.close()
    assert evil in names[0]
    assert len(names) == 2


def test_no_markup_reaches_a_page(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg/onload=alert(1)> School"
    (tmp_path / "list.txt").write_text(
        f"2 Courses {evil}\n\n1. {evil}\n\nCost: $5\n\nSite: javascript:alert(1)\n\n2. B\n\nCost: $6\n"
    )
    assert command("list.txt", "report", folder=tmp_path).returncode != 0
    assert command("report", "list.txt", "-o", "page.html", folder=tmp_path).returncode == 0
    page = (tmp_path / "page.html").read_text().lower()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<svg/onload" not in page
    assert 'href="javascript:' not in page
    assert command("list.txt", "-o", "out.md", folder=tmp_path).returncode == 0
    assert "<script" not in (tmp_path / "out.md").read_text().lower()
