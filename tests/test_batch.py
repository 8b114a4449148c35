"""Batches: what is read, that nothing is lost, and that the bytes are the same however often a batch is ended."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pebble")
pytest.importorskip("fastwarc")
pytest.importorskip("warcio")

import duckdb
from click.testing import CliRunner
from pages import archive, page, responses
from poisoned import POISONS, poisoned

from listicle import extract
from listicle.batch import inputs, pool, run
from listicle.batch.inputs import names, pages
from listicle.batch.model import Batch, BatchError, Limits, Work
from listicle.batch.progress import Bar, Log, Watch
from listicle.batch.summary import Summary, lines, summarize
from listicle.batch.unpack import unpack
from listicle.bounds import MIB
from listicle.cli import main
from listicle.document import SourceError

Rows = list[dict[str, Any]]


def made(output: Path, *named: Path | str, work: Work = extract, **settings: Any) -> tuple[Summary, Rows, Rows]:
    """Runs a batch; its summary, its programs and its sources."""
    form: Any = output.suffix[1:]
    batch = Batch(tuple(map(str, named)), output, form, **{"jobs": 2, **settings})
    summary = run.run(batch, Watch(), work)
    sources = output.with_suffix(f".sources{output.suffix}")
    assert not list(output.parent.glob("*.parts*")), "parts were left"
    return summary, rows(output), rows(sources)


def rows(path: Path) -> Rows:
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    import pyarrow.parquet

    found: Rows = pyarrow.parquet.read_table(path).to_pylist()
    return found


def by_one(count: int) -> Rows:
    """What `extract` says of so many made pages, one by one, as lines."""
    out: Rows = []
    for url, media_type, content in responses(count):
        document = extract(content, url=url, media_type=media_type).model_dump()
        out += [
            {"schema": document["schema"], "source": document["source"], "program": program}
            for program in document["programs"]
        ]
    return out


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("crawl") / "crawl.warc.gz"
    archive(path, responses(60))
    return path


# --- what is read ----------------------------------------------------------------------------------------------------


def test_an_archive_gives_the_rows_of_its_pages_in_order(crawl: Path, tmp_path: Path) -> None:
    summary, programs, sources = made(tmp_path / "out.jsonl", crawl)
    assert programs == by_one(60)
    assert [row["url"] for row in sources] == [f"https://example.org/{number}" for number in range(60)]
    assert summary.sources == {"ok": 60}
    assert summary.programs == len(programs) > 200


def test_parquet_says_what_json_lines_say(crawl: Path, tmp_path: Path) -> None:
    made(tmp_path / "lines.jsonl", crawl)
    made(tmp_path / "table.parquet", crawl)
    counts = [
        duckdb.sql(f"select count(*), count(distinct listed_as) from '{tmp_path / 'table.parquet'}'").fetchall(),
        duckdb.sql(
            f"select count(*), count(distinct program.listed_as) from read_json('{tmp_path / 'lines.jsonl'}')"
        ).fetchall(),
    ]
    assert counts[0] == counts[1]
    table = [
        {key: row[key] for key in ("source", "heading", "cost", "duration")} for row in rows(tmp_path / "table.parquet")
    ]
    said = [
        {"source": row["source"], **{key: row["program"][key] for key in ("heading", "cost", "duration")}}
        for row in rows(tmp_path / "lines.jsonl")
    ]
    assert table == said
    assert rows(tmp_path / "table.sources.parquet") == rows(tmp_path / "lines.sources.jsonl")


@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
def test_neither_processes_nor_chunks_nor_parts_show_in_the_bytes(
    crawl: Path, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / f"a.{suffix}", crawl, jobs=1)
    monkeypatch.setattr(run, "CHUNK", 3)
    made(tmp_path / f"b.{suffix}", crawl, jobs=3)
    assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()
    assert (tmp_path / f"a.sources.{suffix}").read_bytes() == (tmp_path / f"b.sources.{suffix}").read_bytes()
    monkeypatch.setattr(run, "PART", 7)
    made(tmp_path / f"c.{suffix}", crawl)
    assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"c.{suffix}").read_bytes()


def test_folders_and_lists_are_unfolded_in_an_order_that_never_changes(tmp_path: Path) -> None:
    for name in ["b.html", "a.md", "deep/er/z.txt", "deep/a.html", "c.pdf", "deep/crawl.warc"]:
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    os.mkfifo(tmp_path / "site" / "pipe.md")
    (tmp_path / "list.txt").write_text(f"https://example.org/\n\n{tmp_path}/site/deep\nmissing.md\n", encoding="utf-8")
    site = str(tmp_path / "site")
    read = [os.path.relpath(one, site) for one in names([site])]
    assert read == ["a.md", "b.html", "deep/a.html", "deep/crawl.warc", "deep/er/z.txt"]
    assert [os.path.relpath(one, site) for one in names([site], "*.html")] == ["b.html", "deep/a.html"]
    assert [os.path.relpath(one, site) for one in names([site], "er/*.txt")] == ["deep/er/z.txt"]
    listed = list(names([f"@{tmp_path}/list.txt", "other.md"]))
    assert listed[0] == "https://example.org/"
    assert listed[-2:] == ["missing.md", "other.md"]
    assert len(listed) == 6
    with pytest.raises(BatchError, match="absent"):
        list(names([f"@{tmp_path}/absent"]))


def test_a_folder_deeper_than_the_stack_is_read(tmp_path: Path) -> None:
    before, depth = Path.cwd(), 1100
    os.chdir(tmp_path)
    try:
        for _ in range(depth):
            os.mkdir("d")
            os.chdir("d")
        Path("deep.md").touch()
        os.chdir(tmp_path)
        assert next(iter(names(["."]))).endswith("d/d/deep.md")
    finally:
        os.chdir(tmp_path)
        for _ in range(depth):
            os.chdir("d")
        Path("deep.md").unlink()
        for _ in range(depth):
            os.chdir("..")
            os.rmdir("d")
        os.chdir(before)


def test_responses_are_unpacked_and_bounded(tmp_path: Path) -> None:
    archive(tmp_path / "packed.warc.gz", responses(5), "gzip")
    archive(tmp_path / "plain.warc", responses(5))
    _, packed, _ = made(tmp_path / "packed.jsonl", tmp_path / "packed.warc.gz")
    _, plain, _ = made(tmp_path / "plain.jsonl", tmp_path / "plain.warc")
    assert packed == plain == by_one(5)
    bomb = gzip.compress(b"0" * 50_000_000)
    with pytest.raises(SourceError, match="larger than 1000000 bytes"):
        unpack("x", bomb, ["gzip"], 1_000_000)
    assert unpack("x", b"4\r\nWiki\r\n3;a=b\r\nped\r\n0\r\n\r\n", ["chunked"], 100) == b"Wikiped"
    assert unpack("x", b"<p>never chunked", ["chunked"], 100) == b"<p>never chunked"
    assert unpack("x", b"<p>never packed", ["gzip"], 100) == b"<p>never packed"
    with pytest.raises(SourceError, match="ends before its end"):
        unpack("x", gzip.compress(os.urandom(100))[:60], ["gzip"], 1000)
    with pytest.raises(SourceError, match="broken"):
        unpack("x", b"\x1f\x8b\x08nonsense", ["gzip"], 1000)
    brotli = pytest.importorskip("brotli")
    assert unpack("x", brotli.compress(b"packed " * 50), ["br"], 1000) == b"packed " * 50
    assert unpack("x", b"<p>never packed", ["br"], 100) == b"<p>never packed"
    with pytest.raises(SourceError, match="larger than 1000 bytes"):
        unpack("x", brotli.compress(b"packed " * 500), ["br"], 1000)
    with pytest.raises(SourceError, match="ends before its end"):
        unpack("x", brotli.compress(os.urandom(100))[:60], ["br"], 1000)
    with pytest.raises(SourceError, match="compress"):
        unpack("x", b"x", ["compress"], 1000)


def test_a_page_over_the_bound_is_refused_without_being_read(crawl: Path, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_text("word " * 100, encoding="utf-8")
    found = list(pages([str(large), str(crawl)], None, 499))
    assert all(one.refusal == "is larger than 499 bytes (bound: max-bytes)" for one in found)
    assert all(one.content is None for one in found)


@pytest.mark.parametrize("kind", ["gz", "plain"])
def test_an_archive_cut_anywhere_keeps_what_came_before_and_says_so(tmp_path: Path, kind: str) -> None:
    path = tmp_path / ("cut.warc.gz" if kind == "gz" else "cut.warc")
    archive(path, responses(8))
    whole = path.read_bytes()
    offsets = [one.offset or 0 for one in pages([str(path)], None, MIB)]
    assert len(offsets) == 8
    made_random = random.Random(8)
    cuts = {made_random.randrange(1, len(whole)) for _ in range(150)} - set(offsets)
    cuts |= set(range(len(whole) - 12, len(whole))) | set(range(offsets[3] + 1, offsets[3] + 60))
    for cut in sorted(cuts):
        path.write_bytes(whole[:cut])
        *before, last = pages([str(path)], None, MIB)
        assert last.fault, cut
        complete = sum(end <= cut for end in [*offsets[1:], len(whole)])
        assert complete - 1 <= len(before) <= complete + 1, cut
        assert [one.offset for one in before] == offsets[: len(before)]


def test_a_broken_archive_costs_its_rest_and_nothing_else(crawl: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.warc.gz"
    data = bytearray(crawl.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 40] = bytes(byte ^ 0xFF for byte in data[middle : middle + 40])
    broken.write_bytes(data)
    note = tmp_path / "note.md"
    note.write_bytes(page(8)[1])
    summary, _, sources = made(tmp_path / "out.jsonl", broken, note, tmp_path / "absent.warc.gz", crawl)
    kept = sum(row["path"] == str(broken) and row["status"] == "ok" for row in sources)
    assert 20 < kept < 40
    assert summary.sources == {"broken": 1, "ok": kept + 1 + 60, "refused": 1}
    fault = next(row for row in sources if row["status"] == "broken")
    assert fault["path"] == str(broken)
    assert "broken after byte" in fault["reason"]


# --- nothing is lost -------------------------------------------------------------------------------------------------


def test_poison_costs_one_page_each_and_is_recorded_with_its_reason(tmp_path: Path) -> None:
    good = list(responses(40))
    bad = [(f"https://poison.example/{number}", "text/html", one) for number, one in enumerate(POISONS)]
    mixed = list(good)
    for number, one in enumerate(bad):
        mixed.insert(3 + 9 * number, one)
    archive(tmp_path / "mixed.warc.gz", mixed)
    archive(tmp_path / "whole.warc.gz", good)
    torn = tmp_path / "torn.warc.gz"
    torn.write_bytes((tmp_path / "whole.warc.gz").read_bytes()[:-500])
    limits = Limits(timeout=8, memory=700)
    summary, programs, sources = made(
        tmp_path / "out.jsonl", tmp_path / "mixed.warc.gz", torn, work=poisoned, limits=limits
    )
    assert programs[: len(by_one(40))] == by_one(40), "the other pages are as if they had been alone"
    charged = {row["url"]: (row["status"], row["reason"]) for row in sources if row["status"] != "ok" and row["url"]}
    assert charged == {
        "https://poison.example/0": ("failed", "LookupError: raised by <object object at 0x…>"),
        "https://poison.example/1": ("timeout", "takes longer than 8 s"),
        "https://poison.example/2": ("memory", "needs more than 700 MiB of memory"),
        "https://poison.example/3": ("killed", "its process ended with exit code 7"),
        "https://poison.example/4": ("killed", "its process ended with SIGKILL"),
    }
    assert {url: status for url, (status, _) in charged.items()} == {
        f"https://poison.example/{number}": status for number, status in enumerate(POISONS.values())
    }
    assert summary.sources["broken"] == 1
    assert summary.sources["ok"] == 40 + 39
    made(tmp_path / "again.jsonl", tmp_path / "mixed.warc.gz", torn, work=poisoned, limits=limits, jobs=1)
    assert (tmp_path / "again.sources.jsonl").read_bytes() == (tmp_path / "out.sources.jsonl").read_bytes()


def test_processes_that_others_kill_cost_nothing(crawl: Path, tmp_path: Path) -> None:
    """The memory killer of the system takes whom it likes: what was in its hands is read again."""
    made(tmp_path / "calm.jsonl", crawl)
    running = command(tmp_path / "storm.jsonl", crawl, "--quiet")
    made_random = random.Random(1)
    killed = 0
    while running.poll() is None:
        time.sleep(0.15)
        workers = children(running.pid)
        if workers and killed < 6:
            os.kill(made_random.choice(workers), signal.SIGKILL)
            killed += 1
    assert killed > 2
    statuses = {row["status"] for row in rows(tmp_path / "storm.sources.jsonl")}
    assert statuses <= {"ok", "killed"}  # one that is hit twice, together and alone, is charged
    if statuses == {"ok"}:
        assert (tmp_path / "storm.jsonl").read_bytes() == (tmp_path / "calm.jsonl").read_bytes()


def children(pid: int) -> list[int]:
    """The processes that read pages, of a batch."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                words = (entry / "cmdline").read_bytes()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if parent == pid and b"spawn_main" in words:
                found.append(int(entry.name))
    return found


def command(output: Path, *words: str | Path) -> subprocess.Popen[bytes]:
    """`extract batch`, in a process of its own, on slowed-down pages so that there is a middle to end it in."""
    program = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import listicle.batch.run as run; from poisoned import slow\n"
        "run.PART, run.CHUNK = 8, 3\n"
        "run.run.__defaults__ = (slow,)\n"
        "from listicle.cli import main\n"
        "if __name__ == '__main__': main()"
    )
    arguments = ["batch", *map(str, words), "-o", str(output), "--jobs", "2"]
    return subprocess.Popen([sys.executable, "-c", program, str(Path(__file__).parent), *arguments])


# --- ended and resumed -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("suffix", "kills"), [("jsonl", 12), ("parquet", 8)])
def test_killed_at_random_moments_and_resumed_it_gives_the_same_bytes(
    crawl: Path, tmp_path: Path, suffix: str, kills: int
) -> None:
    calm = tmp_path / "calm" / f"out.{suffix}"
    calm.parent.mkdir()
    began = time.monotonic()
    assert command(calm, crawl, "--quiet").wait() == 0
    took = time.monotonic() - began
    made_random = random.Random(kills)
    out = tmp_path / f"out.{suffix}"
    ended = 0
    reached = 0
    while ended < kills:
        running = command(out, crawl, "--quiet", "--resume")
        began = time.monotonic()
        try:
            assert running.wait(made_random.uniform(0.3, 0.6) * took) == 0
            took = time.monotonic() - began  # the machine is quicker now: do not wait for its end again and again
        except subprocess.TimeoutExpired:
            running.send_signal(made_random.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGINT, signal.SIGTERM]))
            running.wait()
            ended += 1
        if (tmp_path / "out.summary.json").exists():  # it came to its end, though perhaps not to the end of tidying up
            assert command(out, crawl, "--quiet", "--resume").wait() == 0
            assert_tidy(tmp_path, calm)
            for path in tmp_path.glob("out*"):
                path.unlink()  # begin anew
            reached = 0
        else:
            parts = sorted((tmp_path / "out.parts").glob(f"*.sources.{suffix}"))
            for part in parts:
                assert rows(part), "what is done is valid"
            assert len(parts) >= reached, "nothing that was done is lost"
            reached = len(parts)
    assert command(out, crawl, "--quiet", "--resume").wait() == 0
    assert_tidy(tmp_path, calm)


def assert_tidy(folder: Path, calm: Path) -> None:
    """The folder holds what the calm batch made, byte for byte, and nothing else."""
    made = {path.name: path.read_bytes() for path in calm.parent.iterdir()}
    assert {path.name for path in folder.iterdir()} == made.keys() | {"calm"}
    assert all((folder / name).read_bytes() == content for name, content in made.items())


@pytest.mark.parametrize("moment", ["before", "after"])
def test_ended_while_it_tidies_up_it_is_tidied_up_later(
    crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    calm = tmp_path / "calm" / "out.jsonl"
    calm.parent.mkdir()
    made(calm, crawl)
    rename = Path.rename

    def ends(path: Path, target: Path) -> None:
        if moment == "after":
            rename(path, target)
        raise KeyboardInterrupt

    batch = Batch((str(crawl),), tmp_path / "out.jsonl", "jsonl", jobs=1)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", ends)
        with pytest.raises(KeyboardInterrupt):
            run.run(batch, Watch())
    run.run(replace(batch, resume=True), Watch())
    assert_tidy(tmp_path, calm)


def test_what_is_done_is_not_done_again(crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "PART", 10)
    done: list[int] = []

    class Ends(Watch):
        def done(self, weight: int, rows: Any) -> None:
            super().done(weight, rows)
            done.append(len(rows))
            if sum(done) == 30:
                raise KeyboardInterrupt

    batch = Batch((str(crawl),), tmp_path / "out.jsonl", "jsonl", jobs=1)
    with pytest.raises(KeyboardInterrupt):
        run.run(batch, Ends())
    kept = len(list((tmp_path / "out.parts").glob("*.sources.jsonl")))
    assert kept == 3
    with pytest.raises(BatchError, match="--resume"):
        run.run(batch, Watch())
    with pytest.raises(BatchError, match="other limits"):
        run.run(replace(batch, resume=True, limits=Limits(timeout=5)), Watch())
    watch = Watch()
    run.run(replace(batch, resume=True), watch)
    assert (watch.before, watch.sources) == (30, 30)
    again = Watch()
    before = (tmp_path / "out.jsonl").stat()
    summary = run.run(replace(batch, resume=True), again)
    assert not hasattr(again, "sources"), "a batch that came to its end is not done again"
    after = (tmp_path / "out.jsonl").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert summary.sources == {"ok": 60}
    (tmp_path / "out.sources.jsonl").unlink()
    run.run(replace(batch, resume=True), again)
    assert again.sources == 60, "unless what it made is no longer there"


def test_inputs_that_changed_are_not_resumed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = tmp_path / "note.md"
    note.write_bytes(page(8)[1])

    def ends(*_: Any) -> None:
        raise KeyboardInterrupt

    batch = Batch((str(note),), tmp_path / "out.jsonl", "jsonl")
    with monkeypatch.context() as patch:
        patch.setattr(run, "_take", ends)
        with pytest.raises(KeyboardInterrupt):
            run.run(batch, Watch())
    note.write_bytes(page(8)[1] + b"\n\nMore.")
    with pytest.raises(BatchError, match="other inputs"):
        run.run(replace(batch, resume=True), Watch())


def test_processes_end_with_the_batch(tmp_path: Path) -> None:
    hanging = tmp_path / "hanging.txt"
    hanging.write_bytes(b"poison: sleep")
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; from poisoned import poisoned\n"
        "from listicle.batch.model import Batch; from listicle.batch.run import run\n"
        "from listicle.batch.progress import Watch\n"
        "if __name__ == '__main__': run(Batch((sys.argv[2],), Path(sys.argv[3]), 'jsonl', jobs=2), Watch(), poisoned)"
    )
    words = [sys.executable, "-c", program, str(Path(__file__).parent), str(hanging), str(tmp_path / "out.jsonl")]
    running = subprocess.Popen(words)
    deadline = time.monotonic() + 120
    while len(workers := children(running.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(workers) == 2
    time.sleep(2)
    running.kill()
    running.wait()
    while any(alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [worker for worker in workers if alive(worker)]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


# --- what a person sees ----------------------------------------------------------------------------------------------


def test_the_command_says_what_was_refused_and_who_promised_more(tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_bytes(b"")
    (tmp_path / "short.md").write_text(
        "# The 5 Best Fellowships\n\n## 1. Lake College\n\nOne year.\n\n## 2. Elm Clinic\n\nTwo years.\n\n## 3. Oak School\n\nOne year.\n",
        encoding="utf-8",
    )
    out = tmp_path / "out.parquet"
    ran = CliRunner().invoke(main, ["batch", str(tmp_path), "-o", str(out), "--jobs", "1"])
    assert ran.exit_code == 1, ran.output
    assert "3 programs in 2 sources" in ran.output
    assert "1 source without records: 1 refused" in ran.output
    assert "is empty, such as" in ran.output
    assert "short.md: 5 promised, 3 found" in ran.output
    assert "out.sources.parquet" in ran.output
    assert ran.output.splitlines()[0].startswith("2 sources, ")
    ran = CliRunner().invoke(main, ["batch", str(tmp_path), "-o", str(out), "--jobs", "1", "-q"])
    assert (ran.exit_code, ran.output) == (1, "")
    assert CliRunner().invoke(main, ["batch", str(tmp_path), "-o", "x.csv"]).exit_code == 2


def test_a_batch_of_nothing_is_a_table_without_rows(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    for suffix in ("jsonl", "parquet"):
        summary, programs, sources = made(tmp_path / f"out.{suffix}", tmp_path / "none")
        assert (summary.programs, programs, sources) == (0, [], [])


def test_timings_are_written_when_asked_for(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_bytes(page(8)[1])
    _, _, sources = made(tmp_path / "out.jsonl", note, timings=True)
    assert sources[0]["seconds"] > 0
    _, _, sources = made(tmp_path / "out.jsonl", note)
    assert sources[0]["seconds"] is None


def test_the_log_says_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("listicle.batch.progress.time.monotonic", lambda: now[0])
    said: list[str] = []
    log = Log(said.append, 10)
    log.begin(1000)
    log.skip(100, 7)
    log.tick()
    now[0] += 20
    log.done(300, [])
    log.sources = 50
    log.tick()
    assert said == ["57 sources, 2.5 a second, 0 programs, 0 without records, 40 s left"]
    now[0] += 3700
    log.end()
    assert said[-1].endswith("in 1 h 02 min")


def test_the_bar_draws(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rich")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "160")
    bar = Bar()
    bar.begin(1000)
    bar.done(500, [])
    bar.tick()
    bar.end()
    assert "0 sources" in capsys.readouterr().err


def test_the_summary_does_not_grow_with_the_reasons() -> None:
    def row(number: int) -> dict[str, Any]:
        words = "".join(chr(97 + int(digit)) for digit in str(number))
        return {"status": "failed", "reason": words, "path": words, "url": None, "programs": 0, "claimed_count": None}

    summary = summarize(row(number) for number in range(5000))
    assert summary.sources == {"failed": 5000}
    assert summary.reasons[0][:3] == (4000, "failed", "other reasons")
    assert len(list(lines(summary, "x"))) < 20


def test_chunks_and_bounds_of_parts(tmp_path: Path) -> None:
    found = [inputs.Page(str(number), weight) for number, weight in enumerate([5, 5, 5, 50, 1, 1, 1, 1])]
    groups = [[one.weight for one in group] for group in run.split(found, 3, 12)]
    assert groups == [[5, 5], [5], [50], [1, 1, 1], [1]]
    assert pool.Chunk(0, 3, found).position == 3
