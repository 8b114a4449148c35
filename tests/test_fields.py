"""Fields of one's own: declared in TOML, read from labelled passages, proven like all the rest."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from listicle.check import check
from listicle.cli import main
from listicle.fields import FieldsError, OwnField, choices, fields, written
from listicle.schema import generated

ROOT = Path(__file__).resolve().parents[1]
CORPUS = Path(os.environ.get("LISTICLE_CORPUS", ROOT.parent / "shared" / "corpus"))

SCHOOLS = """
[[field]]
name = "acceptance_rate"
labels = ["Acceptance rate", "Admission rate (%)"]
kind = "percent"
description = "Share of applicants who are admitted."
examples = [
  { text = "Acceptance rate: 23%", value = 23 },
  { text = "- **Admission rate:** 12.5 percent", value = 12.5 },
  { text = "Acceptance rate: 7–9%", nothing = true },
]

[[field]]
name = "average_gmat"
labels = ["Average GMAT", "Average GMAT score"]
kind = "number"
examples = [
  { text = "### Example School\\n\\n- Average GMAT: 704", value = 704 },
  { text = "Average GMAT: n/a", nothing = true },
]

[[field]]
name = "class_size_stated"
labels = ["Class size"]
kind = "number"
"""


def field(kind: str, *labels: str) -> tuple[OwnField, ...]:
    return fields(f'[[field]]\nname = "own"\nlabels = {json.dumps(labels or ["Own"])}\nkind = "{kind}"\n')


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture
def schools(tmp_path: Path) -> Path:
    path = tmp_path / "schools.toml"
    path.write_text(SCHOOLS, encoding="utf-8")
    return path


MONEY = {"min": 75, "max": 75, "currency": "USD", "per": None}
LYON = {"city": "Lyon", "region": None, "country": "France", "region_code": None, "country_code": "FR"}


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        ("text", "by interview", "by interview"),
        ("text", "by  interview only", "by interview only"),
        ("number", "704", 704),
        ("number", "1,204 in all", 1204),
        ("number", "3.69", 3.69),
        ("number", "about forty", 40),
        ("number", "704 (class of 2025)", 704),
        ("number", "n/a (2024)", None),
        ("number", "640–680", None),
        ("number", "640 to 680", None),
        ("number", "over 700", None),
        ("number", "up to 45", None),
        ("number", "700+", None),
        ("number", "none", None),
        ("percent", "23%", 23),
        ("percent", "12.5 %", 12.5),
        ("percent", "40 percent of all", 40),
        ("percent", "23", None),
        ("percent", "under 10%", None),
        ("percent", "<10%", None),
        ("percent", "7-9%", None),
        ("percent", "3 of 10, or 30%", 30),
        ("money", "$75", MONEY),
        ("money", "seventy", None),
        ("duration", "2 years", {"min": "P2Y", "max": "P2Y"}),
        ("duration", "18 to 24 months", {"min": "P18M", "max": "P24M"}),
        ("duration", "long", None),
        ("date", "September 1, 2026", "2026-09-01"),
        ("date", "March 5", "--03-05"),
        ("date", "June 1 – July 3, 2026", None),
        ("date", "in autumn", None),
        ("place", "Lyon, France", LYON),
        ("place", "to be told", None),
    ],
)
def test_kinds(kind: str, said: str, value: Any) -> None:
    won = choices(written(f"Own: {said}"), field(kind))["extra.own"].won
    assert [orjson.loads(orjson.dumps(one.value)) for one in won] == ([] if value is None else [value])


def test_a_label_may_hold_the_sign_of_percent() -> None:
    percent = field("percent", "Acceptance rate")
    assert choices(written("Acceptance rate (%): 23"), percent)["extra.own"].won[0].value == 23


@pytest.mark.parametrize(
    ("label", "matches"),
    [
        ("Average GMAT", True),
        ("average gmat", True),
        ("**Average GMAT**", True),
        ("Average GMAT (2025)", True),
        ("Average GMAT Focus", False),
        ("Total average GMAT", False),
    ],
)
def test_labels_are_matched_as_extractors_match_them(label: str, matches: bool) -> None:
    assert bool(choices(written(f"{label}: 704"), field("number", "Average GMAT"))["extra.own"].won) is matches


def test_a_star_stands_for_any_words() -> None:
    assert choices(written("GSB average GMAT: 704"), field("number", "* average GMAT"))["extra.own"].won
    assert choices(written("GMAT score: 704"), field("number", "GMAT *"))["extra.own"].won


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[[field", "is no TOML"),
        ("", "declares no [[field]]"),
        ("field = 7", "declares no [[field]]"),
        ("fields = []", "the file: 'fields' is no key: known are field"),
        ("[[field]]", "field 1 has no name"),
        ('[[field]]\nname = "Own"', "a name is made of small letters"),
        ('[[field]]\nname = "my-field"', "a name is made of small letters"),
        ('[[field]]\nname = "cost"', "field 'cost': records have a field of this name already"),
        ('[[field]]\nname = "own"\nlabel = "x"', "field 'own': 'label' is no key: known are name, labels, kind"),
        ('[[field]]\nname = "own"', "labels is a list of one or more labels"),
        ('[[field]]\nname = "own"\nlabels = []', "labels is a list of one or more labels"),
        ('[[field]]\nname = "own"\nlabels = ["()"]', "labels is a list of one or more labels"),
        ('[[field]]\nname = "own"\nlabels = ["x"]', "has no kind: it is one of text, number, percent"),
        ('[[field]]\nname = "own"\nlabels = ["x"]\nkind = "int"', "'int' is no kind: it is one of text, number"),
        ('[[field]]\nname = "own"\nlabels = ["x"]\nkind = []', "[] is no kind"),
        ('[[field]]\nname = "own"\nlabels = ["x"]\nkind = "text"\ndescription = 7', "description is a text"),
        ('[[field]]\nname = "own"\nlabels = ["x"]\nkind = "text"\nexamples = 7', "examples is a list of tables"),
        ('[[field]]\nname = "own"\nlabels = ["x"]\nkind = "text"\nexamples = [7]', "example 1 has no text"),
        ('[[field]]\nname = "own"\nlabels = ["x"]\nkind = "text"\nexamples = [{text="a"}]', "example 1 states a value"),
        (
            '[[field]]\nname = "own"\nlabels = ["x"]\nkind = "text"\nexamples = [{text="a", nothing=false}]',
            "example 1 states a value, or nothing = true",
        ),
        ('[[field]]\nname="own"\nlabels=["x"]\nkind="text"\n' * 2, "field 'own' is declared twice"),
    ],
)
def test_a_bad_file_is_one_clear_line(content: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(FieldsError) as caught:
        fields(content)
    assert message in str(caught.value)
    path = tmp_path / "bad.toml"
    path.write_text(content, encoding="utf-8")
    for arguments in (("schema",), ("check",), ("explain", "x.md"), ("programs", "x.md")):
        result = run(*arguments, "--fields", path)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr == f"error {path}: {caught.value}\n"


def test_examples_are_tested(schools: Path) -> None:
    assert run("check", "--fields", schools).exit_code == 0
    schools.write_text(SCHOOLS.replace("value = 704", "value = 705").replace("n/a", "680"), encoding="utf-8")
    result = run("check", "--fields", schools)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f'{schools}: average_gmat: "### Example School - Average GMAT: 704" should give 705, but gives 704',
        f'{schools}: average_gmat: "Average GMAT: 680" should give nothing, but gives 680',
    ]


def test_examples_of_every_kind_of_value(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    declared = {
        "money": '{ text = "Own: $75", value = { min = 75, max = 75, currency = "USD" } }',
        "duration": '{ text = "Own: up to 2 years", value = { max = "P2Y" } }',
        "date": '{ text = "Own: March 5, 2026", value = 2026-03-05 }',
        "place": '{ text = "Own: Lyon, France", value = { city = "Lyon", country = "France", country_code = "FR" } }',
        "text": '{ text = "Own: by interview", value = "by interview" }',
    }
    path.write_text(
        "\n".join(
            f'[[field]]\nname = "own_{kind}"\nlabels = ["Own"]\nkind = "{kind}"\nexamples = [{example}]'
            for kind, example in declared.items()
        )
    )
    result = run("check", "--fields", path)
    assert (result.exit_code, result.stdout) == (0, "")
    path.write_text(path.read_text().replace('"USD"', '"EUR"').replace('"P2Y"', '"P3Y"').replace("-05", "-06"))
    assert len(run("check", "--fields", path).stdout.splitlines()) == 3


def test_fields_on_a_source_of_the_project(schools: Path, tmp_path: Path) -> None:
    source = ROOT / "sources" / "mba-programs.html"
    plain = json.loads(run(source, "-q").stdout)
    target = tmp_path / "mba.json"
    assert run(source, "-q", "--fields", schools, "-o", target).exit_code == 0
    document = json.loads(target.read_text(encoding="utf-8"))
    own = [program["extra"] for program in document["programs"]]
    assert [one["average_gmat"] for one in own] == [640, 660, 655, 690, None, 650, None]
    assert [one["class_size_stated"] for one in own] == [85, 60, 120, 240, 45, 50, None]
    assert all(one["acceptance_rate"] is None for one in own)
    assert list(check(target, source)) == []
    for program, without in zip(document["programs"], plain["programs"], strict=True):
        proofs = {key: places for key, places in program["evidence"].items() if key.startswith("extra.")}
        stated = {f"extra.{key}" for key, value in program["extra"].items() if value is not None}
        assert set(proofs) == stated
        left = [fact for fact in without["facts"] if not (fact["label"] == "Average GMAT" and "extra.average_gmat" in stated)]  # fmt: skip
        assert program["facts"] == left
        assert without["extra"] == {}
    schema = generated([one.declared for one in fields(SCHOOLS)])
    Draft202012Validator(schema).validate(document)
    assert json.loads(run("schema", "--fields", schools).stdout) == schema
    document["programs"][0]["extra"]["average_gmat"] = "640"
    assert not Draft202012Validator(schema).is_valid(document)


def test_fields_leave_in_other_formats(schools: Path) -> None:
    source = ROOT / "sources" / "mba-programs.html"
    rows = list(csv.DictReader(io.StringIO(run(source, "-q", "--fields", schools, "-f", "csv").stdout)))
    assert [row["extra_average_gmat"] for row in rows] == ["640", "660", "655", "690", "", "650", ""]
    lines = run(source, "-q", "--fields", schools, "-f", "jsonl").stdout.splitlines()
    assert json.loads(lines[0])["program"]["extra"]["average_gmat"] == 640


def test_fields_are_explained(schools: Path) -> None:
    told = run("explain", ROOT / "sources" / "mba-programs.html", "--fields", schools, "--program", 1).stdout
    assert "  extra.average_gmat = 640\n" in told


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not at hand")
def test_fields_on_a_real_page(schools: Path, tmp_path: Path) -> None:
    source = CORPUS / "documents" / "menlo-top-mba.html"
    target = tmp_path / "menlo.json"
    assert run(source, "-q", "--fields", schools, "-o", target).exit_code == 0
    assert list(check(target, source)) == []
    programs = json.loads(target.read_text(encoding="utf-8"))["programs"]
    assert len(programs) == 25
    own = [program["extra"] for program in programs]
    assert own[2] == {"acceptance_rate": 23, "average_gmat": 732, "class_size_stated": 866}
    assert all(one["acceptance_rate"] for one in own)
    assert sum(one["average_gmat"] is not None for one in own) == 18  # the others state a median
    assert sum(one["class_size_stated"] is not None for one in own) == 24  # one states a range
    assert not [fact for program in programs for fact in program["facts"] if fact["label"] == "Acceptance Rate"]
