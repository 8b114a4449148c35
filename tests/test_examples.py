"""The examples beside recognizers and extractors hold.

Each `X.md` has the sections `## Examples`, `## Counter-examples` and, for known failures, `## Gaps`. In the first and the last stand tables
`| text | quote | value |`: the text is read, and the value must be found in it with exactly this quote; a row whose first cell is empty
belongs to the text above it, and all that is found must be listed. The value is JSON. Under Counter-examples, each row of a table
`| text |` must find nothing. A gap must fail; when it no longer does, it moves to the examples.

The text of a recognizer's example is plain. That of an extractor's example is the Markdown of one item, `<br>` for a line break, its
first line the item's head (`### Example Fellowship`) if it starts with `#`, else the body of an item headed "Example". A `\\|` is a bar.
"""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path
from typing import NamedTuple

import orjson
import pytest

import listicle
from listicle.text import Text

HOUSE = Path(listicle.__file__).parent


class Case(NamedTuple):
    module: str
    kind: str
    text: str
    expected: list[tuple[str, object]]


def cases(path: Path) -> list[Case]:
    module = f"listicle.{path.parent.name}.{path.stem}"
    found: list[Case] = []
    kind = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            kind = line[3:].strip().casefold()
        elif line.startswith("|") and kind in ("examples", "counter-examples", "gaps"):
            cells = [c.strip().replace(r"\|", "|").replace("<br>", "\n") for c in re.split(r"(?<!\\)\|", line)[1:-1]]
            if cells[0] == "text" or (set(cells[0]) <= set("-:") and cells[0]):
                continue
            if cells[0]:
                found.append(Case(module, kind, cells[0], []))
            if len(cells) >= 3 and cells[1]:
                found[-1].expected.append((cells[1], json.loads(cells[2])))
    return found


def all_cases() -> list[Case]:
    paths = sorted((HOUSE / "recognizers").glob("*.md")) + sorted((HOUSE / "extractors").glob("*.md"))
    return [case for path in paths for case in cases(path)]


def plain(value: object) -> object:
    return orjson.loads(orjson.dumps(value))


def reading(case: Case) -> list[tuple[str, object]]:
    module = importlib.import_module(case.module)
    if ".recognizers." in case.module:
        text = Text.of(case.text, 0)
        return [(mention.text.value, plain(mention.value)) for mention in module.mentions(text)]
    from listicle.pipeline import example

    return [(quote, plain(value)) for quote, value in example(case.text, case.module.rpartition(".")[2])]


@pytest.mark.parametrize("case", all_cases(), ids=lambda c: f"{c.module.removeprefix('listicle.')}: {c.text[:60]}")
def test_example(case: Case) -> None:
    found = reading(case)
    if case.kind == "examples":
        assert case.expected, "an example states what is found"
        assert found == case.expected
    elif case.kind == "counter-examples":
        assert found == []
    else:
        assert found != case.expected, "this gap is closed: move it to the examples"


@pytest.mark.parametrize("path", sorted((HOUSE / "recognizers").glob("*.py")), ids=lambda p: p.stem)
def test_every_recognizer_has_enough_examples(path: Path) -> None:
    if path.stem in ("__init__", "rule", "reading", "gazetteer", "regions", "places_build"):
        return
    found = cases(path.with_suffix(".md"))
    assert sum(len(case.expected) for case in found if case.kind == "examples") >= 40
    assert sum(case.kind == "counter-examples" for case in found) >= 15


@pytest.mark.parametrize("path", sorted((HOUSE / "extractors").glob("*.md")), ids=lambda p: p.stem)
def test_every_extractor_has_enough_examples(path: Path) -> None:
    found = cases(path)
    assert sum(len(case.expected) for case in found if case.kind == "examples") >= 8
    assert (
        sum(case.kind == "counter-examples" for case in found) >= 4 or path.stem == "listed_as"
    )  # which is never none
