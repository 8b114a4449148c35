"""`extract check` names every broken promise, where it is broken and nothing else, in JSON and in JSON Lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from edits import Negative, negatives
from made import CONTENT, made

from listicle.check import CODES, Problem, check, github, human
from listicle.model import ProgramList

ROOT = Path(__file__).parent.parent
GOLDENS = sorted((ROOT / "output").glob("*.json"))
BROKEN = negatives("code")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the source and its records."""
    (tmp_path / "made.txt").write_bytes(CONTENT.encode())
    (tmp_path / "programs.json").write_text(made().model_dump_json(), encoding="utf-8")
    return tmp_path


def lines(records: ProgramList) -> str:
    """The records as JSON Lines."""
    document = records.model_dump()
    shared = {"schema": document["schema"], "source": document["source"]}
    return "".join(json.dumps(shared | {"program": program}) + "\n" for program in document["programs"])


def problems(path: Path, source: Path | None = None) -> list[tuple[str, str]]:
    return [(problem.code, problem.json_path) for problem in check(path, source)]


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.stem)
def test_nothing_is_wrong_with_the_goldens(path: Path) -> None:
    assert problems(path, ROOT / "sources") == []


def test_nothing_is_wrong_with_the_records_made_by_hand(folder: Path) -> None:
    assert problems(folder / "programs.json") == []
    assert problems(folder / "programs.json", folder) == []
    assert problems(folder / "programs.json", folder / "made.txt") == []
    (folder / "programs.jsonl").write_text(lines(made()), encoding="utf-8")
    assert problems(folder / "programs.jsonl") == []
    (folder / "compact.json").write_text(json.dumps(made().model_dump()), encoding="utf-8")
    assert problems(folder / "compact.json") == []


@pytest.mark.parametrize("negative", BROKEN, ids=lambda one: one.name)
def test_a_broken_promise_is_named(negative: Negative, folder: Path) -> None:
    path = folder / "programs.json"
    path.write_text(json.dumps(negative.document, indent=2), encoding="utf-8")
    found = list(check(path))
    assert [(one.code, one.json_path) for one in found] == [(negative.refused["code"], negative.refused["json_path"])]
    line = path.read_text(encoding="utf-8").splitlines()[(found[0].line or 0) - 1]
    where = negative.refused["json_path"]
    assert where.endswith("]") or f'"{where.rpartition(".")[2]}"' in line


def test_every_code_has_a_broken_document_or_a_test_here() -> None:
    codes = {one.refused["code"] for one in BROKEN}
    assert len(BROKEN) >= 25
    assert codes | {"schema", "json", "unreadable"} == set(CODES)


def test_a_broken_line_of_json_lines_is_named_by_its_number(folder: Path) -> None:
    path = folder / "programs.jsonl"
    first, second = lines(made()).splitlines()
    program = json.loads(second)
    program["program"]["evidence"]["cost"][0]["quote"] = "Dear"
    path.write_text(f"{first}\n\n{json.dumps(program)}\n", encoding="utf-8")
    (found,) = check(path)
    assert (found.code, found.json_path, found.line) == ("quote", "$.program.evidence.cost[0].quote", 3)
    path.write_text(f"{first}\n{{\n{second}\n", encoding="utf-8")
    assert [(one.code, one.line) for one in check(path)] == [("json", 2)]
    path.write_text(f"{first}\n{first}\n", encoding="utf-8")
    assert {one.code for one in check(path)} == {"id", "position"}
    path.write_text(lines(made()).replace('"position": 1', '"position": "1"'), encoding="utf-8")
    assert ("schema", "$.program.position") in problems(path)


def test_whole_documents_may_stand_on_lines_too(folder: Path) -> None:
    path = folder / "many.jsonl"
    document = json.dumps(made().model_dump())
    path.write_text(f"{document}\n{document}\n", encoding="utf-8")
    assert problems(path) == []


def test_one_character_swapped_in_the_source_is_named(folder: Path) -> None:
    (folder / "made.txt").write_bytes(CONTENT.replace("Pain Medicine", "Pain Medicjne").encode())
    found = list(check(folder / "programs.json"))
    assert [(one.code, one.json_path) for one in found] == [
        ("digest", "$.source.sha256"),
        ("quote", "$.programs[0].evidence.subject[0].quote"),
    ]
    assert found[1].message.endswith('made.txt:10:45 says "Pain Medicjne", not "Pain Medicine"')
    assert found[1].place == (str(folder / "made.txt"), 10, 45)


def test_a_line_put_before_is_drift_and_never_searched_for(folder: Path) -> None:
    (folder / "made.txt").write_bytes(b"One line more\n" + CONTENT.encode())
    found = [one.code for one in check(folder / "programs.json")]
    assert found[:2] == ["digest", "characters"]
    evidence = made().model_dump()["programs"][0]["evidence"]
    assert found.count("quote") >= sum(len(places) for places in evidence.values())


def test_a_source_that_is_not_there_hides_no_other_problem(folder: Path, tmp_path: Path) -> None:
    (folder / "made.txt").unlink()
    assert problems(folder / "programs.json") == [("source-missing", "$.source.name")]
    document = made().model_dump()
    document["programs"][0]["evidence"]["cost"] = document["programs"][0]["evidence"]["cohort_size"]
    del document["programs"][0]["evidence"]["award"]
    (folder / "programs.json").write_text(json.dumps(document), encoding="utf-8")
    assert {one.code for one in check(folder / "programs.json")} == {"source-missing", "unproven", "value"}
    document = made().model_dump()
    document["source"]["name"] = None
    (folder / "programs.json").write_text(json.dumps(document), encoding="utf-8")
    assert problems(folder / "programs.json") == [("source-missing", "$.source.name")]
    (folder / "made.txt").write_bytes(CONTENT.encode())
    assert problems(folder / "programs.json", folder / "made.txt") == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_positions_count_characters_in_every_encoding(encoding: str, folder: Path) -> None:
    import hashlib

    data = CONTENT.encode(encoding)
    (folder / "made.txt").write_bytes(data)
    document = made().model_dump()
    document["source"] |= {"encoding": encoding, "sha256": hashlib.sha256(data).hexdigest()}
    (folder / "programs.json").write_text(json.dumps(document), encoding="utf-8")
    assert problems(folder / "programs.json") == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "json"),
        (b"\n\n", "json"),
        (b"{", "json"),
        (b'{"a": NaN}', "json"),
        (b"\xff\xfe", "json"),
        (b"[" * 200 + b"]" * 200, "json"),
        (b'{"programs": ' + b"[" * 900 + b"]" * 900 + b"}", "json"),
        (b"[" * 100_000, "json"),
        (b"[]", "schema"),
        (b"null", "schema"),
        (b"{}", "schema"),
        (b'{"program": 1}\n{"program": 2}', "schema"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_whatever_the_file_holds_is_data(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "programs.json"
    path.write_bytes(content)
    found = list(check(path))
    assert found
    assert {one.code for one in found} == {code}
    assert all(one.line for one in found)


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    assert problems(tmp_path / "nothing.json") == [("unreadable", "$")]
    assert problems(tmp_path) == [("unreadable", "$")]


def test_json_errors_say_where(tmp_path: Path) -> None:
    path = tmp_path / "programs.json"
    path.write_text('{\n  "schema": "x",\n  oops\n}', encoding="utf-8")
    (found,) = check(path)
    assert found.line == 3
    assert "column 3" in found.message


PROBLEM = Problem("a,b:c.json", "quote", 'a.txt:1:2 says "100 %\n\x1b[31m\u202e", not "x"', "$.programs[0]", 7, None)


def test_for_people_no_character_commands_the_terminal() -> None:
    assert human(PROBLEM) == ('a,b:c.json:7: $.programs[0]: a.txt:1:2 says "100 %\\n\\x1b[31m\\u202e", not "x" (quote)')


def test_for_github_the_words_cannot_become_commands() -> None:
    written = github(PROBLEM)
    assert written.startswith("::error file=a%2Cb%3Ac.json,line=7,title=quote%3A the source says something else")
    assert written.endswith('::$.programs[0]: a.txt:1:2 says "100 %25%0A\\x1b[31m\\u202e", not "x"')
    assert "\n" not in written


@pytest.mark.parametrize(
    ("key", "value", "text", "expected"),
    [
        ("cost", {"min": 13500, "max": 13500, "currency": "USD"}, "$13.5k", []),
        ("cost", {"min": 1200000, "max": 1200000, "currency": None}, "1.2 million", []),
        ("cost", {"min": 10000.05, "max": 12000, "currency": None}, "€10.000,05 to 12 000", []),
        ("cost", {"min": 0, "max": 0, "currency": None}, "Free until 2027", []),
        ("cost", {"min": 2000, "max": 2000, "currency": None}, "two thousand dollars", []),
        ("cost", {"min": 2500, "max": 2500, "currency": None}, "$2,000", ["2,500"]),
        ("cost", {"min": 8, "max": 16, "currency": "USD"}, "eight to 16 dollars", []),
        ("cost", {"min": 8, "max": 16, "currency": "USD"}, "acht bis 16 Dollar", []),
        ("cost", {"min": 250000, "max": 250000, "currency": "INR"}, "₹2,50,000", []),
        ("cost", {"min": 9000, "max": 9000, "currency": "CHF"}, "CHF 8’900", ["9,000"]),
        ("cost", {"min": 1, "max": 1, "currency": None}, "Free of charge", ["1"]),
        ("cost", {"min": 5, "max": 5, "currency": "CAD"}, "$5", []),
        ("cost", {"min": 5, "max": 5, "currency": "EUR"}, "$5", ["EUR"]),
        ("cost", {"min": 5, "max": 5, "currency": "USD"}, "5 €", ["USD"]),
        ("duration", {"min": "P2Y", "max": "P2Y"}, "one-year", ["2"]),
        ("duration", {"min": "P1M", "max": "P1M"}, "one-year", ["M"]),
        ("duration", {"min": "P24M", "max": "P24M"}, "twenty-four months", []),
        ("duration", {"min": "P1Y", "max": "P1Y"}, "un año", []),
        ("duration", {"min": "PT90M", "max": "PT90M"}, "90 minutes", []),
        ("duration", {"min": "P18M", "max": "P18M"}, "1.5 years", []),
        ("duration", {"min": "P18M", "max": "P18M"}, "a year and a half", []),
        ("duration", {"min": "P2Y", "max": "P3Y"}, "two to 3 years", []),
        ("duration", {"min": "P2Y", "max": "P2Y"}, "12 weeks", ["2", "Y"]),
        ("dates", {"start": "2026-06-21", "end": "2026-08-02"}, "June 21 – August 2, 2026", []),
        ("deadline", "--03-01", "March 1st", []),
        ("deadline", "--03-02", "March 1st", ["2"]),
        ("deadline", "--04-01", "March 1st", ["04"]),
        ("deadline", "2027-05-15", "5/15/2027", []),
        ("deadline", "2027-06-15", "5/15/2027", ["06"]),
        ("deadline", "2028-05-15", "15 mai 2027", ["2028"]),
        ("locations", {"city": "New York", "region": None, "region_code": None}, "NYC", []),
        ("locations", {"city": "Berlin", "region": None, "region_code": None}, "Berlín", []),
        ("locations", {"city": "Lima", "region": "Ohio", "region_code": "US-OH"}, "Lima, OH", []),
        ("locations", {"city": "Lima", "region": "Massachusetts", "region_code": "US-MA"}, "Lima, Mass.", []),
        ("locations", {"city": "Limb", "region": "Ohio", "region_code": "US-OH"}, "Lima, OH", ["Limb"]),
        ("locations", {"city": "Lima", "region": "Iowa", "region_code": "US-IA"}, "Lima, OH", ["Iowa"]),
        ("url", "https://a.org/b/c.html", "https://a.org/b/c.html", []),
        ("url", "https://a.org/b/c.html", "c.html", []),
        ("url", "https://a.org/b/c.html", "/b/c.html", []),
        ("url", "https://a.org/b/c.html", "../b/c.html", []),
        ("url", "https://a.org/b/c/", "c/", []),
        ("url", "https://a.org/b#c", "#c", []),
        ("url", "https://a.org/b/d.html", "c.html", ["https://a.org/b/d.html"]),
        ("url", "https://a.org/b/c.html", "https://a.org/b/d.html", ["https://a.org/b/c.html"]),
        ("links", {"text": "d", "url": "https://a.org/c"}, "https://a.org/b", ["https://a.org/c"]),
        ("program_type", "masters", "MBA", []),
        ("program_type", "course", "MBA", ["course"]),
        ("program_type", "other", "Competition", []),
        ("delivery", "hybrid", "online and in person", []),
        ("delivery", "in-person", "Online", ["in-person"]),
        ("research", True, "research", []),
    ],
)
def test_what_a_value_says_beyond_its_evidence(key: str, value: Any, text: str, expected: list[str]) -> None:
    from listicle.check.unsaid import unsaid

    assert list(unsaid(key, value, text)) == expected
