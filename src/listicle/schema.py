"""The records' model → the published schema; a document → whether it follows the schema, and where it does not.

The schema is JSON Schema 2020-12; its twin for editors that lag is draft-07. `generated` derives both from `model.py`.
The file `programs.schema.json` beside this module is a copy of the first, so that validating needs no pydantic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

import orjson

from listicle.model import SCHEMA_ID, Article, Delivery, Program, ProgramLine, ProgramList, ProgramType, spelled

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema_rs import Draft202012Validator

Draft = Literal["2020-12", "07"]
Kind = Literal["text", "number", "percent", "money", "duration", "date", "place"]
Definition = Literal["ProgramList", "ProgramLine"]
Json = dict[str, Any]

UNPROVEN = {"Program": ("id", "position", "extra", "evidence"), "Article": ("evidence",)}
"""Keys that are made, not read, so that no place in the source can prove them."""


class ExtraField(NamedTuple):
    """A field of the user's own: a key under `extra`."""

    name: str
    kind: Kind
    description: str


class Violation(NamedTuple):
    """One place where a document does not follow the schema."""

    path: tuple[str | int, ...]
    """Keys and indices that lead to the offending value."""
    keyword: str
    """The keyword of the schema that it breaks: type, pattern, required …"""
    message: str


# --- the document against the schema ---------------------------------------------------------------------------------


def is_valid(document: object, definition: Definition = "ProgramList") -> bool:
    """Whether a document (plain dictionaries, or JSON as bytes or text) follows the schema; the fast way."""
    if isinstance(document, bytes | str):
        try:
            document = orjson.loads(document)
        except orjson.JSONDecodeError:
            return False
    return _fast(definition).is_valid(document)


def checked(result: ProgramList) -> bytes | None:
    """The list as JSON in UTF-8, as the command prints it; None where it does not follow the schema.

    Held against the schema are the very dictionaries that are spelled: to read the bytes again takes three times as long.
    What JSON would not spell as it is, a number that is none, is none to the schema either.
    """
    document = result.plain()
    return spelled(document) if is_valid(document) else None


def conforms(result: ProgramList) -> bool:
    """Whether a list follows the schema, looked at in parts, as plain dictionaries of all its programs would take much memory."""
    programs = result.programs
    size = max(100, len(programs) // 16)
    parts = (replace(result, programs=programs[at : at + size]) for at in range(0, len(programs) or 1, size))
    return all(is_valid(part.plain()) for part in parts)


def violations(document: object, definition: Definition = "ProgramList") -> Iterator[Violation]:
    """Every violation of the schema in a document made of plain dictionaries, by the reference validator."""
    from jsonschema import Draft202012Validator

    for error in Draft202012Validator(packaged(definition)).iter_errors(document):
        yield from _violations(error)


def _violations(error: ValidationError) -> Iterator[Violation]:
    """The error, or, where one of several forms was allowed, what is wrong with the form that was meant."""
    if error.validator == "anyOf":
        meant = [one for one in error.context or () if one.validator != "type" or one.path]
        if meant and len({one.schema_path[0] for one in meant}) == 1:
            for one in meant:
                yield from _violations(one)
            return
    found = repr(error.instance)
    message = error.message.replace(found, _short(found)) if len(found) > _SHORT else error.message
    yield Violation(tuple(error.absolute_path), str(error.validator), message)


def _short(text: str) -> str:
    return f"{text[: _SHORT // 2]} … {text[-_SHORT // 2 :]}" if len(text) > _SHORT else text


_SHORT = 80


def packaged(definition: Definition = "ProgramList") -> Json:
    """The published schema, or that of a line of JSON Lines, read from the installed package."""
    schema: Json = orjson.loads(Path(__file__).with_name("programs.schema.json").read_bytes())
    if definition == "ProgramList":
        return schema
    return {"$schema": schema["$schema"], "$ref": f"#/$defs/{definition}", "$defs": schema["$defs"]}


@cache
def _fast(definition: Definition) -> Draft202012Validator:
    from jsonschema_rs import Draft202012Validator

    return Draft202012Validator(packaged(definition))


# --- the schema out of the model -------------------------------------------------------------------------------------


def text(draft: Draft = "2020-12", extra: Sequence[ExtraField] = ()) -> str:
    """The schema as `extract schema` prints it, with the user's own fields if given."""
    schema = generated(extra)
    if draft == "07":
        schema = _draft_07(schema)
    return orjson.dumps(schema, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def generated(extra: Sequence[ExtraField] = ()) -> Json:
    """The schema, derived from the model."""
    from pydantic import TypeAdapter

    published: TypeAdapter[Any] = TypeAdapter(ProgramList | ProgramLine)
    definitions: Json = published.json_schema(mode="serialization")["$defs"]
    objects = {name: _object(name, definitions[name]) for name in sorted(definitions)}
    properties: Json = objects["Program"]["properties"]
    properties["extra"] |= _extra(extra) if extra else _EXTRA
    objects["Evidence"]["properties"] |= _PLACES
    _illustrate(objects)
    root = objects.pop("ProgramList")
    suffix = ":with:" + ",".join(f"{field.name}={field.kind}" for field in extra) if extra else ""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID + suffix,
        **root,
        "$defs": dict(sorted((objects | _ENUMERATIONS).items())),
    }


_PLACES: Json = {
    "line": {
        "description": "Line of the source on which the quote begins, from 1; only on request (`--places`).",
        "type": "integer",
        "minimum": 1,
        "examples": [12],
    },
    "column": {
        "description": "Column in which the quote begins, in code points, from 1; only on request (`--places`).",
        "type": "integer",
        "minimum": 1,
        "examples": [54],
    },
    "link": {
        "description": "Address that opens the page at the passage (a text fragment); only on request (`--places`), null where the "
        "page's address is not known or the passage is not shown on it.",
        "type": ["string", "null"],
        "examples": ["https://example.org/article#:~:text=offers%20a-,one%2Dyear,-program"],
    },
}
"""Keys of evidence that are there only on request, so that they are not required."""


def _object(name: str, raw: Json) -> Json:
    properties = {key: _property(value) for key, value in raw["properties"].items()}
    if name in _PROVEN:
        keys = [field.name for field in fields(_PROVEN[name]) if field.name not in UNPROVEN[name]]
        own = {"pattern": rf"^({'|'.join(keys)}|extra\.[a-z][a-z0-9_]*)$"}
        properties["evidence"] |= {"propertyNames": own if "extra" in properties else {"enum": keys}}
        properties["evidence"]["additionalProperties"] |= {"minItems": 1}
    return {
        "title": name,
        "description": raw["description"],
        "type": "object",
        "properties": properties,
        "required": raw["required"],
        "additionalProperties": False,
    }


def _property(raw: Json) -> Json:
    """A property in the form that validators in strict mode accept and type generators understand.

    A reference stands in an `allOf`, as draft-07 ignores, and type generators stumble over, what stands beside a `$ref`.
    """
    out = {key: " ".join(raw[key].split()) for key in ("description", "$comment") if key in raw}
    shape = {key: value for key, value in raw.items() if key not in ("title", "examples", *out)}
    if "items" in shape:
        shape["items"] = _shape(shape["items"])
    if "$ref" in shape:
        shape = {"allOf": [shape]}
    return out | _shape(shape) | {key: raw[key] for key in ("examples",) if key in raw}


def _shape(shape: Json) -> Json:
    named = _NAMES.get(tuple(shape.get("enum", ())))
    if named:
        return {"$ref": f"#/$defs/{named}"}
    if "anyOf" not in shape:
        return shape
    forms: list[Json] = [
        _shape(form) for form in shape["anyOf"] if form["type" if "type" in form else "$ref"] != "null"
    ]
    nullable = len(forms) < len(shape["anyOf"])
    if any(form.get("type") == "number" for form in forms):
        forms = [form for form in forms if form.get("type") != "integer"]
    if len(forms) == 1 and "type" in forms[0]:
        return forms[0] | {"type": [forms[0]["type"], "null"]} if nullable else forms[0]
    return {"anyOf": forms + [{"type": "null"}] * nullable}


def _illustrate(objects: Json) -> None:
    """Gives every property that has no description or example of its own those of its parts."""

    def example(shape: Json) -> object:
        if "examples" in shape:
            return shape["examples"][0]
        for way in ("anyOf", "allOf"):
            if way in shape:
                return example(shape[way][0])
        if "items" in shape:
            return [example(shape["items"])]
        if "propertyNames" in shape:
            key = shape["propertyNames"].get("enum", ["duration"])[0]
            return {key: [example(shape["additionalProperties"]["items"])]}
        one = objects[shape["$ref"].rpartition("/")[2]]
        return {key: example(value) for key, value in one["properties"].items() if key in one["required"]}

    for one in objects.values():
        for key, shape in one["properties"].items():
            if "description" not in shape:
                meant = objects[shape["allOf"][0]["$ref"].rpartition("/")[2]]
                one["properties"][key] = shape = {"description": meant["description"], **shape}
            shape.setdefault("examples", [example(shape)])


def _extra(extra: Iterable[ExtraField]) -> Json:
    shapes = {
        field.name: {"description": field.description, **_KINDS[field.kind][0], "examples": [_KINDS[field.kind][1]]}
        for field in extra
    }
    return {
        "properties": shapes,
        "required": list(shapes),
        "additionalProperties": False,
        "examples": [{name: shape["examples"][0] for name, shape in shapes.items()}],
    }


def _draft_07(schema: Json) -> Json:
    """The twin: the same rules in the older spelling."""

    def older(value: Any) -> Any:
        if isinstance(value, list):
            return [older(one) for one in value]
        if not isinstance(value, dict):
            return value
        out = {("definitions" if key == "$defs" else key): older(one) for key, one in value.items()}
        if isinstance(out.get("$ref"), str):
            out["$ref"] = out["$ref"].replace("#/$defs/", "#/definitions/")
        return out

    twin: Json = older(schema)
    return twin | {"$schema": "http://json-schema.org/draft-07/schema#", "$id": f"{schema['$id']}:draft-07"}


def _nullable(name: str) -> Json:
    return {"anyOf": [{"$ref": f"#/$defs/{name}"}, {"type": "null"}]}


def _enumeration(name: str, description: str, values: object) -> Json:
    return {"title": name, "description": description, "type": "string", "enum": list(get_args(values))}


_PROVEN: dict[str, Any] = {"Program": Program, "Article": Article}

_ENUMERATIONS: Json = {
    "Delivery": _enumeration("Delivery", "Ways to attend a program.", Delivery),
    "ProgramType": _enumeration("ProgramType", "Kinds of program.", ProgramType),
}
_NAMES = {tuple(one["enum"]): name for name, one in _ENUMERATIONS.items()}

_EXTRA: Json = {
    "propertyNames": {"pattern": "^[a-z][a-z0-9_]*$"},
    "additionalProperties": {
        "anyOf": [
            {"type": "string"},
            {"type": "number"},
            {"$ref": "#/$defs/Money"},
            {"$ref": "#/$defs/Duration"},
            {"$ref": "#/$defs/Location"},
            {"type": "null"},
        ]
    },
}

_KINDS: dict[Kind, tuple[Json, object]] = {
    "text": ({"type": ["string", "null"], "minLength": 1}, "by interview"),
    "number": ({"type": ["number", "null"]}, 704),
    "percent": ({"type": ["number", "null"], "minimum": 0}, 12.5),
    "money": (_nullable("Money"), {"min": 75, "max": 75, "currency": "USD", "per": None}),
    "duration": (_nullable("Duration"), {"min": "P2Y", "max": "P2Y"}),
    "date": (
        {"type": ["string", "null"], "pattern": "^([0-9]{4}|-)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},
        "2026-09-01",
    ),
    "place": (
        _nullable("Location"),
        {"city": "Lyon", "region": None, "country": "France", "region_code": None, "country_code": "FR"},
    ),
}
"""Shape and example of each kind of field of the user's own."""
