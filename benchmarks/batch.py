"""What a batch costs: pages a second on one core and on all, memory at two sizes, and whether its records are those of single runs.

    python benchmarks/batch.py [PAGES]

makes archives of PAGES (5,000) and a fifth as many pages in varied layouts, and prints a table. It takes some minutes.
"""

from __future__ import annotations

import hashlib
import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from pages import archive, responses  # the tests' pages

from listicle import extract
from listicle.formats.jsonl import write


class Cost(NamedTuple):
    """What a run took."""

    seconds: float
    cpu: float
    others: float
    """Cores that were busy with other work meanwhile, on average: the noise."""
    memory: float
    """MiB at the peak, of all its processes: what they share is counted once."""


def run(archive: Path, output: Path, cores: Iterable[int]) -> Cost:
    """One batch on some cores, in a process of its own."""
    chosen = set(cores)
    words = [sys.executable, "-m", "listicle", "batch", str(archive), "-o", str(output), "-q"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = machine()
    began = time.perf_counter()
    running = subprocess.Popen(words, preexec_fn=lambda: os.sched_setaffinity(0, chosen))
    peak = 0.0
    while running.poll() is None:
        peak = max(peak, memory(running.pid))
        time.sleep(0.5)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if running.returncode:
        raise SystemExit(f"the batch ended with {running.returncode}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    seconds = time.perf_counter() - began
    return Cost(seconds, cpu, max(machine() - busy - cpu, 0) / seconds, peak)


def machine() -> float:
    """Seconds for which the machine's cores were busy since it started."""
    user, nice, system, _idle, _wait, *rest = map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:])
    return (user + nice + system + sum(rest[:2])) / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> float:
    """MiB of a process and those below it."""
    found, waiting = 0.0, [pid]
    while waiting:
        here = Path(f"/proc/{waiting.pop()}")
        try:
            lines = (here / "smaps_rollup").read_text().splitlines()
            found += next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
            for task in (here / "task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except (FileNotFoundError, ProcessLookupError, PermissionError, StopIteration):
            continue
    return found


def one_by_one(count: int) -> str:
    """The digest of the records of so many pages, each read alone."""
    digest = hashlib.sha256()
    for url, media_type, content in responses(count):
        lines = io.BytesIO()
        write([extract(content, url=url, media_type=media_type)], lines)
        digest.update(lines.getvalue())
    return digest.hexdigest()


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    cores = sorted(os.sched_getaffinity(0))
    print("| pages | cores | seconds | pages/s | CPU ms/page | peak MiB | cores busy with other work |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        rates = {}
        digests = set()
        for pages, used in ((count // 5, cores), (count, cores[:1]), (count, cores)):
            source = Path(folder) / f"{pages}.warc.gz"
            if not source.exists():
                archive(source, responses(pages))
            output = Path(folder) / f"{pages}-{len(used)}.jsonl"
            cost = run(source, output, used)
            rates[pages, len(used)] = pages / cost.seconds
            print(
                f"| {pages:,} | {len(used)} | {cost.seconds:.1f} | {pages / cost.seconds:.1f} "
                f"| {1000 * cost.cpu / pages:.1f} | {cost.memory:.0f} | {cost.others:.2f} |",
                flush=True,
            )
            if pages == count:
                digests.add(hashlib.sha256(output.read_bytes()).hexdigest())
        print(f"{len(cores)} cores: {rates[count, len(cores)] / rates[count, 1]:.2f} times one core")
        print("records equal to single runs:", digests == {one_by_one(count)})


if __name__ == "__main__":
    main()
