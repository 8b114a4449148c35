"""Documents are scored as they are labelled, and the project's figures on real documents do not fall."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import listicle.evaluate
from listicle import extract
from listicle.cli import main
from listicle.evaluate import Evaluation, Figures, LabelError, evaluate
from listicle.model import ProgramList

CORPUS = Path(os.environ.get("LISTICLE_CORPUS", Path(__file__).resolve().parents[2] / "shared" / "corpus"))
at_hand = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not at hand")

ARTICLE = """# 3 Best Fellowships in Medicine

## 1. Alder Clinic – Boston, Massachusetts

- Duration: 1 year
- Stipend: $60,000

## 2. Birch Hospital

- Duration: 24 months

## 3. Cedar Institute

Fellows write reports.
"""
PLAIN = "# How to Write a Letter\n\nBegin with a greeting. Then say what you want.\n"


def item(name: str, ordinal: int, **stated: Any) -> dict[str, Any]:
    return {
        "heading": name,
        "name": name,
        "ordinal": ordinal,
        "organizations": [name],
    } | stated


def label(name: str, items: list[dict[str, Any]], kind: str = "program-listicle", **more: Any) -> dict[str, Any]:
    return {"id": name, "format": "markdown", "kind": kind, "items": items, **more}


ALDER = item(
    "Alder Clinic",
    1,
    city="Boston",
    region="Massachusetts",
    duration="P12M",
    award={"amount": 60000, "max": None, "currency": "USD"},
)
BIRCH = item("Birch Hospital", 2, duration="P2Y")
CEDAR = item("The Cedar-Institute", 3, program_type="fellowship")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "labels").mkdir()
    (tmp_path / "documents").mkdir()
    return tmp_path


def put(folder: Path, content: str, labelled: dict[str, Any]) -> None:
    (folder / "documents" / f"{labelled['id']}.md").write_text(content, encoding="utf-8")
    (folder / "labels" / f"{labelled['id']}.json").write_text(json.dumps(labelled), encoding="utf-8")


def measured(folder: Path) -> Evaluation:
    return evaluate(folder / "labels", folder / "documents")


def told(evaluation: Evaluation) -> list[tuple[str, str, str]]:
    return [(one.item, one.field, one.kind) for scored in evaluation.documents for one in scored.differences]


def test_all_right(folder: Path) -> None:
    put(folder, ARTICLE, label("a", [ALDER, BIRCH, CEDAR]))
    put(folder, PLAIN, label("b", [], "not-a-listicle"))
    evaluation = measured(folder)
    assert told(evaluation) == []
    report = evaluation.report()
    assert report["items"]["all"]["f1"] == report["items"]["all"]["exact"] == report["fields"]["all"]["f1"] == 1
    assert report["items"]["all"]["documents"] == 2
    assert report["fields"]["duration"]["stated"] == 2
    assert report["fields"]["all"]["f1_interval"] == [1, 1]


def test_differences_are_counted(folder: Path) -> None:
    alder = ALDER | {"region": None, "award": None, "duration": {"min": "P1Y", "max": "P2Y"}, "deadline": "2026-01-01"}
    put(folder, ARTICLE, label("a", [alder, BIRCH | {"organizations": ["Birch Foundation"]}]))
    evaluation = measured(folder)
    assert told(evaluation) == [
        ("Cedar Institute", "item", "invented"),
        ("Alder Clinic", "region", "invented"),
        ("Alder Clinic", "duration", "different"),
        ("Alder Clinic", "award", "invented"),
        ("Alder Clinic", "deadline", "missed"),
        ("Birch Hospital", "organizations", "different"),
    ]
    report = evaluation.report()
    assert (report["items"]["all"]["precision"], report["items"]["all"]["recall"]) == (0.6667, 1)
    assert report["items"]["all"]["exact"] == 0
    assert (report["fields"]["duration"]["precision"], report["fields"]["duration"]["recall"]) == (0.5, 0.5)
    assert (report["fields"]["deadline"]["recall"], report["fields"]["deadline"]["stated"]) == (0, 1)
    assert ("organizations different", 1) in evaluation.kinds_of_errors()


def test_values_of_a_missed_item_are_missed(folder: Path) -> None:
    put(folder, ARTICLE, label("a", [item("Zelkova School", 9, duration="P1Y"), ALDER, BIRCH, CEDAR]))
    report = measured(folder).report()
    assert report["fields"]["duration"]["recall"] == pytest.approx(2 / 3, abs=1e-4)
    assert report["fields"]["duration"]["precision"] == 1


def test_optional_heads_and_items_without_details(folder: Path) -> None:
    poor = {"heading": "Birch Hospital", "name": "Birch Hospital", "ordinal": 7}
    put(folder, ARTICLE, label("a", [ALDER, poor], optional_headings=["Cedar Institute"], detail_items=[0]))
    evaluation = measured(folder)
    assert told(evaluation) == []
    assert evaluation.documents[0].exact


def test_an_invented_list_costs_all(folder: Path) -> None:
    put(folder, ARTICLE, label("a", [], "not-a-listicle"))
    assert measured(folder).documents[0].figures == Figures(0, 0, 0)


def test_other_lists_count_for_their_items_only(folder: Path) -> None:
    put(folder, ARTICLE, label("a", [ALDER, BIRCH, CEDAR], "other-listicle"))
    evaluation = measured(folder)
    assert evaluation.report()["items"]["other-listicle"]["exact"] == 1
    assert evaluation.report()["fields"] == {"all": evaluation.report()["fields"]["all"] | {"stated": 0}}


def test_documents_that_are_missing_or_refused(folder: Path) -> None:
    put(folder, ARTICLE, label("a", [ALDER, BIRCH, CEDAR]))
    put(folder, "", label("b", [], "not-a-listicle"))
    put(folder, "", label("c", []))
    (folder / "documents" / "c.md").unlink()
    evaluation = measured(folder)
    assert evaluation.missing == ["c"]
    assert evaluation.report()["failed"] == ["b"]
    assert evaluation.documents[1].figures.f1 == 0
    result = CliRunner().invoke(main, ["evaluate", str(folder / "labels"), str(folder / "documents"), "--errors"])
    assert result.exit_code == 0
    assert "no document for: c" in result.stdout.splitlines()
    assert any(line.startswith("refused: b: ") for line in result.stdout.splitlines())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is no JSON"),
        ("[]", "lacks id, format, kind, items"),
        ('{"id": "a", "items": []}', "lacks format, kind"),
        ('{"id": "a", "format": "text", "kind": "x", "items": [{"name": "a"}]}', "an item lacks heading or name"),
    ],
)
def test_a_bad_label_is_one_clear_line(content: str, message: str, folder: Path) -> None:
    (folder / "labels" / "a.json").write_text(content)
    with pytest.raises(LabelError, match=message):
        measured(folder)
    result = CliRunner().invoke(main, ["evaluate", str(folder / "labels"), str(folder / "documents")])
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_intervals_are_the_same_on_every_run_and_hold_the_figure(folder: Path) -> None:
    for number in range(6):
        right = label(f"d{number}", [ALDER, BIRCH, CEDAR] if number % 3 else [ALDER | {"city": "Oslo"}, BIRCH])
        put(folder, ARTICLE, right)
    report = measured(folder).report()
    assert report == measured(folder).report()
    row = report["items"]["all"]
    low, high = row["f1_interval"]
    assert low < row["f1"] < high
    arguments = ["evaluate", str(folder / "labels"), str(folder / "documents"), "--format", "markdown", "--json"]
    assert json.loads(CliRunner().invoke(main, arguments).stdout) == report
    arguments[4] = "html"
    assert json.loads(CliRunner().invoke(main, arguments).stdout)["items"]["all"]["documents"] == 0


@pytest.fixture(scope="module")
def records() -> dict[Path, ProgramList]:
    """What was extracted from each document, kept, so that each is read once."""
    return {}


@pytest.fixture(scope="module")
def evaluation(records: dict[Path, ProgramList]) -> Iterator[Evaluation]:
    def kept(path: Path) -> ProgramList:
        return records.setdefault(path, extract(path))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listicle.evaluate, "extract", kept)
        yield evaluate(CORPUS / "labels", CORPUS / "documents")


FLOORS = {"items": {"all": 0.99}, "exact": 0.94, "precision": 0.93, "fields": {"all": 0.92}, "least": 0.8}
"""A little under what is measured: F1 of the items, share of exact documents, precision, F1 of all fields and of the worst."""


@at_hand
def test_the_figures_do_not_fall(evaluation: Evaluation) -> None:
    report = evaluation.report()
    assert report["items"]["all"]["documents"] == 52
    assert report["failed"] == report["not_found"] == []
    assert report["items"]["all"]["f1"] >= FLOORS["items"]["all"]
    assert report["items"]["all"]["exact"] >= FLOORS["exact"]
    assert report["items"]["not-a-listicle"]["f1"] == 1
    assert report["fields"]["all"]["precision"] >= FLOORS["precision"]
    assert report["fields"]["all"]["f1"] >= FLOORS["fields"]["all"]
    assert {name: row["f1"] for name, row in report["fields"].items() if row["f1"] < FLOORS["least"]} == {}


@at_hand
def test_the_published_figures_are_those_measured(evaluation: Evaluation) -> None:
    page = (Path(__file__).resolve().parents[1] / "docs" / "accuracy.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("|")]
    written = {row[0].strip("`"): row for row in rows if len(row) == 6}
    report = evaluation.report()
    for part, name in (
        ("items", "program-listicle"),
        *(("fields", name) for name in report["fields"] if name != "all"),
    ):
        for at, key in enumerate(("precision", "recall", "f1"), 2 + (part == "fields")):
            assert float(written[name][at].split()[0]) == pytest.approx(report[part][name][key], abs=0.02), (name, key)


@at_hand
@pytest.mark.skipif(
    not (CORPUS.parent / "score" / "score.py").is_file(), reason="the shared corpus is not at hand: no scorer beside it"
)
def test_the_shared_scorer_says_the_same(
    evaluation: Evaluation,
    records: dict[Path, ProgramList],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    spec = importlib.util.spec_from_file_location("score", CORPUS.parent / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    monkeypatch.setattr(score, "run", lambda command, path: (records[path].model_dump(), "", 0.0))
    arguments = ["score", "--labels", str(CORPUS / "labels"), "--documents", str(CORPUS / "documents"), "--json"]
    monkeypatch.setattr(sys, "argv", arguments)
    assert score.main() == 0
    theirs = json.loads(capsys.readouterr().out)
    ours = evaluation.report()
    for part in ("items", "fields"):
        assert list(ours[part]) == list(theirs[part])
        for name, row in theirs[part].items():
            assert {key: ours[part][name][key] for key in row} == row, name
