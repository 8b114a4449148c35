"""How fast `listicle` is, side by side with what others need for less: prints a table, draws docs/speed.svg.

    pip install -e '.[bench]' && python benchmarks/run.py [FOLDER] [--items N]

FOLDER holds pages (`*.html`) to read, and perhaps articles (`*.txt`, `*.md`); without it, pages such as WordPress makes are generated. All tools read the same pages in
turn, in one process, in several rounds; times are processor time; ratios are formed page by page, and their median is told.
Growth is measured up to N items (3,200), each size in a process of its own. It takes some minutes.
"""

from __future__ import annotations

import argparse
import importlib
import io
import logging
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import articles
import chart

HERE = Path(__file__).parent
COMMAND = ["-c", "from listicle.cli import main; main()", "-q"]
ROUNDS = 5
"""Rounds of each measurement; of a page's times the shortest counts, as all that disturbs makes it longer."""

Tool = Callable[[bytes], object]


def tools() -> dict[str, Tool]:
    """What reads a page, and what it makes of it; those that are installed."""
    from listicle import extract
    from listicle.schema import checked

    def records(page: bytes) -> bytes:
        document = checked(extract(page, media_type="text/html"))
        assert document is not None
        return document

    known: dict[str, Tool] = {"listicle: page to validated records": records}
    if trafilatura := _module("trafilatura"):
        known["trafilatura: main text"] = lambda page: trafilatura.extract(page)
    if readability := _module("readability"):
        known["readability-lxml: main content"] = lambda page: readability.Document(
            page.decode(errors="replace")
        ).summary()
    if _module("lxml"):
        from bs4 import BeautifulSoup

        known["BeautifulSoup over lxml: bare tree"] = lambda page: BeautifulSoup(page, "lxml")
    if markitdown := _module("markitdown"):
        converter = markitdown.MarkItDown(enable_plugins=False)
        known["markitdown: page to Markdown"] = lambda page: converter.convert_stream(
            io.BytesIO(page), file_extension=".html"
        )
    return known


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        print(f"(no {name}: pip install -e '.[bench]')", file=sys.stderr)
        return None


def pages(folder: Path | None) -> list[bytes]:
    """The pages to read: those of a folder, or 12 generated ones with 6 to 28 items."""
    if folder is None:
        return [articles.page(6 + 2 * number, 1000 * number).encode() for number in range(12)]
    return [path.read_bytes() for path in sorted(folder.glob("*.html"))]


def compare(pages: list[bytes]) -> dict[str, list[float]]:
    """For each tool the milliseconds of each page; the tools take turns at every page."""
    known = tools()
    best: dict[str, list[float]] = {name: [float("inf")] * len(pages) for name in known}
    for number in range(ROUNDS + 1):  # the first warms up
        for at, page in enumerate(pages):
            for name, tool in known.items():
                start = time.process_time()
                tool(page)
                took = (time.process_time() - start) * 1000
                if number:
                    best[name][at] = min(best[name][at], took)
    return best


def warm(sources: Path, folder: Path | None) -> dict[str, float]:
    """Milliseconds for 1,000 words, in each format: of dense lists of which no sentence is read twice, of this project's sources, and of the folder's."""
    from listicle import extract
    from listicle.schema import checked

    result: dict[str, float] = {}
    for name, make, suffix in (("text", articles.text, ".txt"), ("Markdown", articles.markdown, ".md")):
        dense = [make(11, 40 * number).encode() for number in range(12)]
        own = [path.read_bytes() for path in sorted(sources.glob(f"*{suffix}"))]
        given = [path.read_bytes() for path in sorted(folder.glob(f"*{suffix}"))] if folder is not None else []
        for what, read in (
            (f"dense lists as {name}", dense),
            (f"the sources in {name}", own),
            (f"the folder's articles in {name}", given),
        ):
            if not read:
                continue
            took = []
            for article in read * (1 if read is dense else ROUNDS):
                start = time.process_time()
                assert checked(extract(article, name=f"article{suffix}")) is not None
                took.append((time.process_time() - start) * 1000)
            # Of articles each one's shortest time; of the dense lists the median, without the first, which warms up.
            least = sum(min(took[at :: len(read)]) for at in range(len(read)))
            words = sum(len(article.split()) for article in (dense[:1] if read is dense else read))
            result[what] = (median(took[1:]) if read is dense else least) * 1000 / words
    return result


def process(arguments: list[str]) -> tuple[float, float]:
    """Processor time in milliseconds, and peak memory in MiB, of a Python process that finds its modules compiled, as pip leaves them."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    child = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, arguments
    return (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1024


def cold(sources: Iterable[Path]) -> tuple[dict[str, float], float]:
    """How many times as long as `python -c pass` a run from nothing takes, by source; and the noise of that measure."""
    ratios: dict[str, list[float]] = {}
    floors: list[float] = []
    for number in range(3 * ROUNDS + 1):
        floor = process(["-c", "pass"])[0]
        if not number:
            continue
        floors.append(floor)
        for source in sources:
            ratios.setdefault(source.name, []).append(process([*COMMAND, str(source)])[0] / floor)
    low, middle, high = quantiles(floors, n=4)
    return {name: median(values) for name, values in ratios.items()}, (high - low) / middle


def growth(most: int) -> dict[str, list[tuple[int, int, float, float]]]:
    """By format: items, bytes of the source, seconds and MiB at the peak of the command, doubling the items up to the most."""
    result: dict[str, list[tuple[int, int, float, float]]] = {}
    count = 100
    with tempfile.TemporaryDirectory() as folder:
        while count <= most:
            for form, make in (("text", articles.text), ("markdown", articles.markdown), ("html", articles.html)):
                source = Path(folder, f"{count}.{form}")
                source.write_text(make(count), encoding="utf-8")
                bounds = ["--max-programs", str(most + 1), "--max-bytes", str(1 << 30), "--timeout", "3600"]
                took, peak = process([*COMMAND, *bounds, "--type", form, str(source)])
                result.setdefault(form, []).append((count, source.stat().st_size, took / 1000, peak))
            count *= 2
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--items", type=int, default=3200)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}\n")
    sources = HERE.parent / "sources"

    # Before the other tools are loaded: a process is charged with the memory of the one that starts it.
    found, noise = cold([sources / name for name in ("article.txt", "article-as-markdown.md", "article-as-html.html")])
    print(f"| from a cold start | times `python -c pass` (which varies by {100 * noise:.0f} %) |\n|---|--:|")
    for name, ratio in found.items():
        print(f"| `extract sources/{name}` | {ratio:.1f} |")

    print("\n| items | source, MB | seconds | times the half | peak, MiB | bytes for each further byte of the source |")
    print("|---|--:|--:|--:|--:|--:|")
    grown = growth(options.items)
    for form, rows in grown.items():
        for number, (count, size, seconds, peak) in enumerate(rows):
            step = slope = ""
            if number:
                _, half, before, lower = rows[number - 1]
                step, slope = f"{seconds / before:.2f}", f"{(peak - lower) * 2**20 / (size - half):.0f}"
            print(f"| {count} {form} | {size / 1e6:.2f} | {seconds:.2f} | {step} | {peak:.0f} | {slope} |")

    read = pages(options.folder)
    print(f"\n{len(read)} pages, {sum(map(len, read)) / len(read) / 1000:.0f} KB each on average\n")
    print("| | ms a page | listicle's share of it, page by page |\n|---|--:|--:|")
    times = compare(read)
    ours = next(iter(times.values()))
    for name, took in times.items():
        share = median(mine / theirs for mine, theirs in zip(ours, took, strict=True))
        print(f"| {name} | {sum(took) / len(took):.1f} | {share:.2f} |")

    print("\n| 1,000 words | ms |\n|---|--:|")
    for what, took_ms in warm(sources, options.folder).items():
        print(f"| {what} | {took_ms:.1f} |")

    drawn = chart.bars(
        "Milliseconds a page, the same pages in one run",
        [(name, sum(took) / len(took)) for name, took in times.items()],
    )
    target = HERE.parent / "docs" / "speed.svg"
    target.parent.mkdir(exist_ok=True)
    target.write_text(drawn, encoding="utf-8")
    print(f"\ndrawn: {target.relative_to(HERE.parent)}")


if __name__ == "__main__":
    main()
