"""What the fuzzers found once is found no more, and hypothesis looks for more: a bounded run of `tests/fuzz/targets.py`."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent / "fuzz"))

from targets import TARGETS

FOUND = sorted((Path(__file__).parent / "fuzz" / "found").glob("*/*"))
EXAMPLES = int(os.environ.get("LISTICLE_EXAMPLES", "60"))
"""Inputs for each target; docs/fuzzing.md tells how to ask for more."""

bounded = settings(
    max_examples=EXAMPLES,
    derandomize="LISTICLE_EXAMPLES" not in os.environ,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)

WORDS = st.sampled_from(
    [
        '<div class="card">',
        '<a href="/x">',
        "```\n",
        "\t",
        "e\u0301",
        "\u202e",
        "\0",
        "\x1b",
        "\ufffd",
        *re.findall(
            r"\S+",
            """1. 2) 3 ① I. 10 Best Programs: Courses Fellowship in Medicine at the University of California, Los Angeles, CA (USA) | – • * - # ## > ** __ ` ```
    [a](http://b.c/d) ![x](y) <https://e.f> www.g.org Cost: $1,200 to €3.000 per year free tuition Deadline: May 5, 2026 05/06/27 --12-10 for 6 weeks two
    years and half 12-month online hybrid Location: Zürich, Switzerland São Paulo accredited by ACGME Eligibility: at least 20 fellows a cohort Master of
    Science PhD degree certificate including pain, spine and sports; » “ ” ’ … &amp; &#x1F600; &nbsp; <b> </b> <p> </p> <h2> </h2> <li> </li> <ul> </ul> <table>
    <tr> <td> </table> </div> </a> <br> <!-- --> <script> </script> \\ | --- |---| İ ﬁ 일 프로그램""",
        ),
    ]
)
GLUE = st.sampled_from([" ", " ", " ", "\n", "\n\n", "", "  ", "\r\n", "\u00a0", ", "])


@st.composite
def articles(draw: st.DrawFn) -> bytes:
    """Words of articles in any order: most are no article, and some nearly are."""
    parts = draw(st.lists(st.tuples(WORDS, GLUE), max_size=60))
    text = "".join(part for pair in parts for part in pair)
    encoding = draw(st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-16", "windows-1252", "gb18030"]))
    return bytes([draw(st.integers(0, 3))]) + text.encode(encoding, "replace")


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_is_mended(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
@bounded
@given(data=articles())
def test_words_of_articles(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("target", TARGETS)
@bounded
@given(data=st.binary(max_size=400))
def test_any_bytes(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("target", TARGETS)
@bounded
@given(text=st.text(max_size=200), kind=st.integers(0, 3))
def test_any_text(target: str, text: str, kind: int) -> None:
    TARGETS[target](bytes([kind]) + text.encode("utf-8", "surrogatepass"))


SOURCES = sorted(path for path in (Path(__file__).parents[1] / "sources").iterdir() if path.is_file())


@pytest.mark.parametrize("target", ["reader", "pipeline"])
@bounded
@given(data=st.data())
def test_articles_that_are_cut_and_spliced(target: str, data: st.DataObject) -> None:
    """Pieces of the project's own articles, from any place to any place, in any order, as any type."""
    pieces = [bytes([data.draw(st.integers(0, 3))])]
    for _ in range(data.draw(st.integers(1, 4))):
        content = data.draw(st.sampled_from(SOURCES)).read_bytes()
        start = data.draw(st.integers(0, len(content)))
        pieces.append(content[start : start + data.draw(st.integers(0, 1500))])
    TARGETS[target](b"".join(pieces))
