"""The schema is what the model says, explains every property, and is read alike by validators and type generators."""

from __future__ import annotations

import importlib.util
import json
import math
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pydantic
import pytest
from edits import Negative, negatives
from made import made

import listicle
from listicle import schema
from listicle.model import SCHEMA_ID, Money, ProgramList

ROOT = Path(__file__).parent.parent
CANONICAL = ROOT / "schema" / "programs.schema.json"
TWIN = ROOT / "schema" / "programs.draft-07.schema.json"
NODE = ROOT / "tests" / "node"


def test_files_are_what_the_model_says() -> None:
    assert CANONICAL.read_text(encoding="utf-8") == schema.text()
    assert TWIN.read_text(encoding="utf-8") == schema.text("07")
    assert (Path(listicle.__file__).parent / "programs.schema.json").read_bytes() == CANONICAL.read_bytes()


@pytest.mark.parametrize("path", [CANONICAL, TWIN], ids=lambda p: p.stem)
def test_schemas_are_schemas(path: Path) -> None:
    document = json.loads(path.read_bytes())
    jsonschema.validators.validator_for(document).check_schema(document)
    jsonschema_rs.meta.validate(document)
    assert document["$id"].startswith(SCHEMA_ID)


def properties(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, one in {"": document, **document["$defs"]}.items():
        for key, shape in one.get("properties", {}).items():
            yield f"{name}.{key}", shape


def test_every_object_is_closed_and_every_property_is_explained() -> None:
    document = schema.generated()
    for one in [document, *document["$defs"].values()]:
        assert one["title"]
        assert one["description"].endswith(".")
        if one["type"] == "object":
            assert one["additionalProperties"] is False
            on_request = ["line", "column", "link"] if one["title"] == "Evidence" else []
            assert one["required"] + on_request == list(one["properties"])
    for name, shape in properties(document):
        assert shape["description"].endswith((".", ")")), name
        assert shape["examples"], name


def test_every_example_is_an_example() -> None:
    document = schema.generated()
    for name, shape in properties(document):
        validator = jsonschema.Draft202012Validator({**shape, "$defs": document["$defs"]})
        for example in shape["examples"]:
            assert not list(validator.iter_errors(example)), name


def example_document() -> dict[str, Any]:
    return {key: shape["examples"][0] for key, shape in schema.generated()["properties"].items()}


def test_the_examples_together_are_a_document_for_schema_and_model() -> None:
    document = example_document()
    assert list(schema.violations(document)) == []
    assert schema.is_valid(document)
    assert schema.is_valid(json.dumps(document))
    assert not schema.is_valid(b"{")
    again = ProgramList.model_validate(document)
    assert again.model_dump() == document
    line = {"schema": SCHEMA_ID, "source": document["source"], "program": document["programs"][0]}
    assert schema.is_valid(line, "ProgramLine")
    assert list(schema.violations(line, "ProgramLine")) == []
    assert not schema.is_valid(document, "ProgramLine")


def test_a_violation_names_the_place_within_the_form_that_was_meant() -> None:
    document = example_document()
    document["programs"][0]["cost"]["min"] = -1
    document["programs"][0]["program_type"] = "party"
    found = {one.path: one.keyword for one in schema.violations(document)}
    assert found == {
        ("programs", 0, "cost", "min"): "minimum",
        ("programs", 0, "program_type"): "enum",
    }


FIELDS = (
    schema.ExtraField("average_gmat_score", "number", "Average GMAT score."),
    schema.ExtraField("acceptance_rate", "percent", "Acceptance rate."),
    schema.ExtraField("fee", "money", "Application fee."),
    schema.ExtraField("length", "duration", "Length of a rotation."),
    schema.ExtraField("opens", "date", "When applications open."),
    schema.ExtraField("campus", "place", "Second campus."),
    schema.ExtraField("style", "text", "Teaching style."),
)


def test_fields_of_ones_own_are_columns_with_a_type() -> None:
    own = json.loads(schema.text(extra=FIELDS))
    shape = own["$defs"]["Program"]["properties"]["extra"]
    assert list(shape["properties"]) == [field.name for field in FIELDS]
    document = example_document()
    extra = document["programs"][0]["extra"] = dict(shape["examples"][0])
    validator = jsonschema_rs.validator_for(own)
    assert validator.is_valid(document)
    assert schema.is_valid(document), "valid against the plain schema too"
    assert ProgramList.model_validate(document).model_dump() == document
    extra["acceptance_rate"] = "12 %"
    assert not validator.is_valid(document)
    del extra["acceptance_rate"]
    assert not validator.is_valid(document), "a declared field is there in every program, null where not stated"
    twin = json.loads(schema.text("07", extra=FIELDS))
    jsonschema.Draft7Validator.check_schema(twin)
    assert twin["$id"] != own["$id"] != SCHEMA_ID


GOLDENS = sorted((ROOT / "output").glob("*.json"))
BROKEN = negatives("keyword")


def documents() -> list[Any]:
    """Every golden, and the document made by hand: all valid."""
    return [json.loads(path.read_bytes()) for path in GOLDENS] + [made().model_dump()]


def test_a_promise_is_broken_in_many_ways() -> None:
    assert len(BROKEN) >= 30
    assert {one.refused["keyword"] for one in BROKEN} >= {
        *("additionalProperties", "const", "enum", "minItems", "minLength", "minimum", "pattern", "required", "type")
    }


@pytest.mark.parametrize("number", range(len(GOLDENS) + 1), ids=[*(path.stem for path in GOLDENS), "made"])
def test_documents_are_valid(number: int) -> None:
    document = documents()[number]
    assert list(schema.violations(document)) == []
    assert schema.is_valid(document)
    result = ProgramList.model_validate(document)
    assert result.model_dump() == document
    assert result.plain() == document
    assert schema.conforms(result)
    for program in document["programs"]:
        line = {"schema": document["schema"], "source": document["source"], "program": program}
        assert schema.is_valid(line, "ProgramLine")


@pytest.mark.parametrize("cost", [-1, math.nan, math.inf, 1.5, 2**53])
def test_written_is_what_follows_the_schema_as_it_stands_in_the_bytes(cost: float) -> None:
    result = made()
    first, *others = result.programs
    changed = replace(result, programs=[replace(first, cost=Money(0, cost, "USD", None)), *others])
    written = schema.checked(changed)
    assert schema.conforms(changed) is (written is not None) is (math.isfinite(cost) and cost >= 0)
    if written is not None:
        assert written == changed.encoded()
        assert schema.is_valid(written)
        assert json.loads(written) == changed.plain()


@pytest.mark.parametrize("negative", BROKEN, ids=lambda one: one.name)
@pytest.mark.parametrize("draft", ["2020-12", "07"])
def test_broken_documents_are_refused_by_jsonschema(negative: Negative, draft: schema.Draft) -> None:
    own = json.loads(schema.text(draft))
    found = deep(jsonschema.validators.validator_for(own)(own).iter_errors(negative.document))
    assert (negative.refused["path"], negative.refused["keyword"]) in found


@pytest.mark.parametrize("negative", BROKEN, ids=lambda one: one.name)
def test_broken_documents_are_refused_by_our_report_alone_for_what_is_meant(negative: Negative) -> None:
    found = [(pointer(one.path), one.keyword) for one in schema.violations(negative.document)]
    assert found == [(negative.refused["path"], negative.refused["keyword"])]


@pytest.mark.parametrize("negative", BROKEN, ids=lambda one: one.name)
def test_broken_documents_are_refused_by_jsonschema_rs(negative: Negative) -> None:
    assert not schema.is_valid(negative.document)
    found: set[tuple[str, str]] = set()
    rest = list(jsonschema_rs.validator_for(schema.packaged()).iter_errors(negative.document))
    while rest:
        error = rest.pop()
        found.add((pointer(error.instance_path), str(error.schema_path[-1])))
        rest += [one for branch in getattr(error.kind, "context", None) or [] for one in branch]
    assert (negative.refused["path"], negative.refused["keyword"]) in found


KEYS_OF_MAPS = ("article-evidence-for-nothing-known", "empty-evidence", "evidence-for-nothing-known", "extra-name")
"""What only the schema says: which keys `evidence` and `extra` may have."""


@pytest.mark.parametrize("negative", [one for one in BROKEN if one.name not in KEYS_OF_MAPS], ids=lambda one: one.name)
def test_broken_documents_are_refused_by_the_model(negative: Negative) -> None:
    with pytest.raises(pydantic.ValidationError):
        ProgramList.model_validate(negative.document)


def pointer(path: Iterable[str | int]) -> str:
    return "".join(f"/{step}" for step in path)


def deep(errors: Iterable[jsonschema.ValidationError]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    rest = list(errors)
    while rest:
        error = rest.pop()
        found.add((pointer(error.absolute_path), str(error.validator)))
        rest += error.context or []
    return found


def test_check_jsonschema_agrees(tmp_path: Path) -> None:
    tool = script("check-jsonschema")
    for number, document in enumerate(documents()):
        (tmp_path / f"good-{number}.json").write_text(json.dumps(document), encoding="utf-8")
    for negative in BROKEN:
        (tmp_path / f"{negative.name}.json").write_text(json.dumps(negative.document), encoding="utf-8")
    good = sorted(tmp_path.glob("good-*"))
    for path in (CANONICAL, TWIN):
        subprocess.run([tool, "--check-metaschema", path], check=True, capture_output=True)
        subprocess.run([tool, "--schemafile", path, *good], check=True, capture_output=True)
        command = [tool, "--schemafile", path, "-o", "json", "-v", *(tmp_path / f"{one.name}.json" for one in BROKEN)]
        run = subprocess.run(command, check=False, capture_output=True, text=True)
        assert run.returncode == 1
        found: dict[str, set[str]] = {}
        for error in json.loads(run.stdout)["errors"]:
            below = error.get("sub_errors", [])
            found.setdefault(Path(error["filename"]).stem, set()).update(one["path"] for one in [error, *below])
        for negative in BROKEN:
            path_of_it = "$" + re.sub(r"\.(\d+)", r"[\1]", negative.refused["path"].replace("/", "."))
            assert path_of_it in found[negative.name]


@pytest.mark.parametrize("draft", ["2020-12", "07"])
def test_ajv_in_strict_mode_agrees(draft: schema.Draft) -> None:
    good = documents()
    request = {
        "schema": json.loads(schema.text(draft)),
        "draft": draft,
        "documents": good + [one.document for one in BROKEN],
    }
    verdicts = json.loads(node("validate.mjs", json.dumps(request)))
    assert verdicts[: len(good)] == [[]] * len(good)
    for negative, errors in zip(BROKEN, verdicts[len(good) :], strict=True):
        found = {(error["path"], error["keyword"]) for error in errors}
        assert (negative.refused["path"], negative.refused["keyword"]) in found, negative.name


@pytest.mark.parametrize("draft", ["2020-12", "07"])
def test_typescript_types_compile_and_fit_the_goldens(draft: schema.Draft, tmp_path: Path) -> None:
    types = node("types.mjs", schema.text(draft))
    names = re.findall(r"^export (?:interface|type) (\w+)", types, re.MULTILINE)
    assert {"ProgramList", "ProgramLine", "Program", "Evidence", "Money"} <= set(names)
    assert not [name for name in names if name[-1].isdigit()], "one type for each definition"
    (tmp_path / "types.ts").write_text(types, encoding="utf-8")
    use = 'import type { ProgramList } from "./types";\n'
    for number, document in enumerate(documents()):
        use += f"export const good{number}: ProgramList = {json.dumps(document)};\n"
    (tmp_path / "use.ts").write_text(use, encoding="utf-8")
    tsc = [NODE / "node_modules" / ".bin" / "tsc", "--noEmit", "--strict", "--target", "es2022", "--module", "esnext"]
    run = subprocess.run([*tsc, "--moduleResolution", "bundler", tmp_path / "use.ts"], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
    broken = next(one for one in BROKEN if one.name == "number-as-text")
    use += f"export const bad: ProgramList = {json.dumps(broken.document)};\n"
    (tmp_path / "use.ts").write_text(use, encoding="utf-8")
    run = subprocess.run([*tsc, "--moduleResolution", "bundler", tmp_path / "use.ts"], capture_output=True, text=True)
    assert run.returncode != 0, "the types refuse an amount in words"


def test_python_types_load_the_goldens(tmp_path: Path) -> None:
    target = tmp_path / "generated.py"
    options = ["--input-file-type", "jsonschema", "--output-model-type", "pydantic_v2.BaseModel"]
    options += ["--target-python-version", "3.11", "--formatters", "builtin", "--disable-timestamp"]
    tool = script("datamodel-codegen")
    subprocess.run([tool, "--input", CANONICAL, "--output", target, *options], check=True, capture_output=True)
    specification = importlib.util.spec_from_file_location("generated", target)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules["generated"] = module
    specification.loader.exec_module(module)
    assert not [name for name in vars(module) if re.fullmatch(r"[A-Z]\w*\d", name)], "one type for each definition"
    for document in documents():
        loaded = module.ProgramList.model_validate_json(json.dumps(document))
        assert loaded.model_dump(mode="json", by_alias=True, exclude_unset=True) == document
    with pytest.raises(pydantic.ValidationError):
        module.ProgramList.model_validate(next(one for one in BROKEN if one.name == "negative-amount").document)


def script(name: str) -> Path:
    """A command of the Python environment that runs the tests."""
    found = Path(sys.executable).parent / name
    if not found.exists():
        pytest.skip(f"{name} is not installed: pip install 'listicle[dev]'")
    return found


def node(file: str, stdin: str) -> str:
    """What a script in `node/` prints."""
    if shutil.which("node") is None or not (NODE / "node_modules").is_dir():
        pytest.skip("Node or its packages are missing: run `npm install` in tests/node")
    return subprocess.run(
        ["node", NODE / file], input=stdin, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout
