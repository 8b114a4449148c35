"""What the command reads is what a careful person reads: `expected/` was written by hand, from the articles alone.

`expected/X.json` speaks for `sources/X.*` and every `sources/X-as-*`. It states, for the article and for each program in reading order, the
values that a careful person would read. Only stated keys are compared, with three rules:

- A key of `silent` (below, or the file's own list) that a program does not state must be null or empty: nothing is
  invented.
- `"?"` stands where careful readers would not agree; it is not compared.
- Of the phrases in `training`, `emphases`, `resources`, `eligibility` and `facts`, those stated must be found, with
  or without an article before them; there may be more, but where `[]` is stated there must be none.

`gaps` lists the differences that stand, each as `{"program": 3, "key": "cost", "reason": …}` (program null: the
article; with the key `programs`: the number of programs). A gap that has closed fails the test. `"source": "X.txt"`
limits a gap to one of several forms.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SILENT = [
    *("ordinal", "locations", "duration", "dates", "deadline", "cost", "award"),
    *("accreditors", "delivery", "cohort_size", "url"),
]
PHRASES = {"training", "emphases", "resources", "eligibility", "facts"}
OUTSIDE = {"programs", "gaps", "silent"}


def subject(source: Path) -> str:
    """What an article is of: `article-as-html.html` holds the same words as `article.txt`."""
    return source.stem.partition("-as-")[0]


def golden(source: Path) -> Path:
    """What the command printed for a source."""
    return ROOT / "output" / f"{source.stem}.json"


def expectation(source: Path) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((ROOT / "tests" / "expected" / f"{subject(source)}.json").read_text("utf-8"))
    return expected


def plain(key: str, value: Any) -> Any:
    """A published value in the words of the expectations."""
    if key == "organizations":
        return [organization["name"] for organization in value]
    if key == "locations":
        return [{part: place[part] for part in ("city", "region", "country")} for place in value]
    return value


def bare(phrase: Any) -> Any:
    return re.sub(r"^(?:an?|the) ", "", phrase) if isinstance(phrase, str) else phrase


def agrees(key: str, expected: Any, found: Any) -> bool:
    if expected == "?":
        return True
    if key in PHRASES and expected:
        return all(bare(phrase) in map(bare, found) for phrase in expected)
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(agrees("", expected[part], found.get(part)) for part in expected)
    if isinstance(expected, list):
        return len(expected) == len(found) and all(map(agrees, [""] * len(expected), expected, found))
    return bool(expected == found)


def differences(expected: dict[str, Any], document: dict[str, Any]) -> dict[tuple[int | None, str], str]:
    """Where a document differs from what is expected: (program or null, key) and both values in words."""
    found: dict[tuple[int | None, str], str] = {}

    def compare(program: int | None, key: str, wanted: Any, value: Any) -> None:
        if not agrees(key, wanted, value):
            found[program, key] = (
                f"expected {json.dumps(wanted, ensure_ascii=False)}, found {json.dumps(value, ensure_ascii=False)}"
            )

    for key in expected.keys() - OUTSIDE:
        compare(None, key, expected[key], document["article"][key])
    heads = [program["listed_as"] for program in document["programs"]]
    if len(heads) != len(expected["programs"]):
        found[None, "programs"] = f"expected {len(expected['programs'])}, found {len(heads)}: {heads}"
        return found
    for number, (wanted, program) in enumerate(zip(expected["programs"], document["programs"], strict=True), start=1):
        for key in wanted.keys() | set(expected.get("silent", SILENT)):
            value = plain(key, program[key])
            if key in wanted:
                compare(number, key, wanted[key], value)
            elif value not in (None, []):
                compare(number, key, None, value)
    return found


SOURCES = sorted(path for path in (ROOT / "sources").iterdir() if path.suffix in (".txt", ".md", ".html"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_golden_says_what_a_careful_person_reads(source: Path) -> None:
    expected = expectation(source)
    differ = differences(expected, json.loads(golden(source).read_text("utf-8")))
    gaps = {(gap["program"], gap["key"]) for gap in expected["gaps"] if gap.get("source", source.name) == source.name}
    news = [f"program {program} {key}: {differ[program, key]}" for program, key in differ if (program, key) not in gaps]
    closed = [f"program {program} {key}: this gap is closed, strike it out" for program, key in gaps - differ.keys()]
    assert not news + closed, "\n".join(sorted(news + closed))


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "expected").glob("*.json")), ids=lambda path: path.stem)
def test_every_expectation_has_a_source_and_every_gap_a_reason(path: Path) -> None:
    assert [source for source in SOURCES if subject(source) == path.stem]
    for gap in json.loads(path.read_text("utf-8"))["gaps"]:
        assert gap["reason"].strip()
        assert gap.keys() <= {"program", "key", "reason", "source"}
