"""The schema is what the model says, describes and illustrates every property, and both validators read it alike."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest

import listicle
from listicle import schema
from listicle.model import SCHEMA_ID, ProgramList

ROOT = Path(__file__).parent.parent
CANONICAL = ROOT / "schema" / "programs.schema.json"
TWIN = ROOT / "schema" / "programs.draft-07.schema.json"


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
            assert one["required"] == list(one["properties"])
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
