"""From a TOML file to fields of one's own: labelled passages read as typed values, without writing Python.

[[field]]
name = "average_gmat"
labels = ["Average GMAT", "GMAT average"]
kind = "number"
description = "Average score of those admitted."
examples = [
  { text = "Average GMAT: 704", value = 704 },
  { text = "Average GMAT: n/a", nothing = true },
]
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import orjson

from listicle.extractors.route import at, bare, labelled
from listicle.item import Choice, Context, Entry, Finding, Item
from listicle.model import Program
from listicle.readers import read
from listicle.recognizers import date, duration, money, number, place
from listicle.recognizers.number import bound
from listicle.recognizers.rule import Mention, compiled
from listicle.schema import ExtraField, Kind
from listicle.sections import item
from listicle.text import EMPTY, Text


class FieldsError(Exception):
    """A file of fields that cannot be used: what is wrong, and with which field."""


class FieldExample(NamedTuple):
    """A passage and what is read from it."""

    text: str
    """One item in Markdown; where its first line is no heading, the body of an item."""
    value: Any
    """The value as plain data; None where nothing is found."""


class OwnField(NamedTuple):
    """A field of the user's own."""

    name: str
    labels: tuple[str, ...]
    kind: Kind
    description: str
    examples: tuple[FieldExample, ...]

    @property
    def declared(self) -> ExtraField:
        """What the schema says of it."""
        return ExtraField(self.name, self.kind, self.description)


# --- the file ----------------------------------------------------------------------------------------------------------


def fields(content: str) -> tuple[OwnField, ...]:
    """The fields that a TOML text declares. Raises `FieldsError` with one line that says what is wrong."""
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise FieldsError(f"is no TOML: {error}") from error
    _known("the file", table, ("field",))
    declared = table.get("field")
    if not isinstance(declared, list) or not all(isinstance(one, dict) for one in declared):
        raise FieldsError("declares no [[field]]")
    found = tuple(_field(one, number) for number, one in enumerate(declared, 1))
    names = [one.name for one in found]
    for name in names:
        if names.count(name) > 1:
            raise FieldsError(f"field {name!r} is declared twice")
    return found


def _field(table: dict[str, Any], position: int) -> OwnField:
    name = table.get("name")
    if not isinstance(name, str):
        raise FieldsError(f"field {position} has no name")
    where = f"field {name!r}"
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise FieldsError(f"{where}: a name is made of small letters, digits and _, and begins with a letter")
    if name in Program.__dataclass_fields__:
        raise FieldsError(f"{where}: records have a field of this name already")
    _known(where, table, ("name", "labels", "kind", "description", "examples"))
    labels = table.get("labels")
    if not isinstance(labels, list) or not labels or not all(isinstance(one, str) and bare(one) for one in labels):
        raise FieldsError(f"{where}: labels is a list of one or more labels")
    said = table.get("kind")
    kind = next((one for one in _READERS if one == said), None)
    if kind is None:
        problem = "has no kind" if said is None else f"{said!r} is no kind"
        raise FieldsError(f"{where}: {problem}: it is one of {', '.join(_READERS)}")
    description = table.get("description", f"What the article says under {labels[0]!r}.")
    if not isinstance(description, str) or not description.strip():
        raise FieldsError(f"{where}: description is a text")
    examples = table.get("examples", [])
    if not isinstance(examples, list):
        raise FieldsError(f"{where}: examples is a list of tables")
    return OwnField(
        name,
        tuple("*" * one.startswith("*") + bare(one) + "*" * one.endswith("*") for one in labels),
        kind,
        description.strip(),
        tuple(_example(one, f"{where}: example {number}") for number, one in enumerate(examples, 1)),
    )


def _example(table: Any, where: str) -> FieldExample:
    if not isinstance(table, dict) or not isinstance(table.get("text"), str):
        raise FieldsError(f"{where} has no text")
    _known(where, table, ("text", "value", "nothing"))
    if ("value" in table) == ("nothing" in table) or table.get("nothing", True) is not True:
        raise FieldsError(f"{where} states a value, or nothing = true")
    value = table.get("value")
    return FieldExample(table["text"], value.isoformat() if isinstance(value, datetime.date) else value)


def _known(where: str, table: dict[str, Any], keys: tuple[str, ...]) -> None:
    for key in table:
        if key not in keys:
            raise FieldsError(f"{where}: {key!r} is no key: known are {', '.join(keys)}")


def failures(declared: Iterable[OwnField]) -> Iterator[str]:
    """What is read from the examples where it is not what they state, a line each."""
    for field in declared:
        for example in field.examples:
            won = choices(written(example.text), (field,))[f"extra.{field.name}"].won
            found = orjson.loads(orjson.dumps(won[0].value)) if won else None
            wanted = example.value
            if isinstance(wanted, dict) and isinstance(found, dict):
                wanted = dict.fromkeys(found) | wanted  # what TOML leaves out is null
            if found != wanted or isinstance(found, bool) != isinstance(wanted, bool):
                told = "nothing" if wanted is None else orjson.dumps(wanted, default=str).decode()
                got = "nothing" if found is None else orjson.dumps(found).decode()
                text = " ".join(example.text.split())
                yield f'{field.name}: "{text}" should give {told}, but gives {got}'


def written(markdown: str) -> Item:
    """One item written in Markdown, as in examples: headed by its first line if that is a heading, else by "Example"."""
    blocks = read(markdown, media_type="text/markdown").blocks
    headed = bool(blocks) and blocks[0].kind == "heading"
    heading = blocks[0].text if headed else Text.of("Example", 0)
    entry = Entry(heading, None, None, blocks[0] if headed else None, EMPTY, blocks[1:] if headed else blocks)
    return item(entry, Context())


# --- the values --------------------------------------------------------------------------------------------------------


def choices(one: Item, declared: Iterable[OwnField]) -> dict[str, Choice]:
    """For every field of one's own, by its key in the evidence, what was found in an item: the first holds."""
    found: dict[str, Choice] = {}
    for field in declared:
        findings = [
            Finding(mention.value, mention.text, "section", f"extra.{field.kind}")
            for section in labelled(one, field.labels)
            for mention in _READERS[field.kind](section.content, section.label)
        ]
        lost = tuple((finding, "earlier one holds") for finding in findings[1:])
        found[f"extra.{field.name}"] = Choice(tuple(findings[:1]), lost)
    return found


def _text(content: Text, label: Text) -> list[Mention[Any]]:
    return [Mention(" ".join(content.value.split()), content, "text")]


def _numbers(content: Text, label: Text) -> list[Mention[Any]]:
    """The numbers that stand for themselves: no bound ("over 700"), no range ("640–680"), nothing in brackets."""
    folded = content.folded()
    found: list[Mention[Any]] = []
    for mention in number.mentions(content):
        start, end = at(content, mention.text)
        if (
            bound(folded, start) is None
            and not compiled(r"[<>≤≥]\s?$|\([^)]*$|\d%?\s?(?:[‐-―-]|to|and)\s?$").search(folded[:start])
            and not compiled(r"\+|%?\s?(?:[‐-―-]|to\s|and\s)\s?\d").match(folded, end)
        ):
            found.append(mention)
    return found


def _percents(content: Text, label: Text) -> list[Mention[Any]]:
    """The numbers before a sign or word for percent, or under a label that holds one."""
    sign = compiled(r"\s?(?:%|percent\b|per\scent\b|prozent\b|por\sciento\b|pour\scent\b)")
    found: list[Mention[Any]] = []
    for mention in _numbers(content, label):
        start, end = at(content, mention.text)
        match = sign.match(content.folded(), end)
        if match is not None:
            found.append(mention._replace(text=content[start : match.end()]))
        elif sign.search(label.folded()):
            found.append(mention)
    return found


def _days(content: Text, label: Text) -> list[Mention[Any]]:
    return [mention for mention in date.mentions(content) if isinstance(mention.value, str)]


_READERS: dict[Kind, Callable[[Text, Text], list[Mention[Any]]]] = {
    "text": _text,
    "number": _numbers,
    "percent": _percents,
    "money": lambda content, label: list(money.mentions(content)),
    "duration": lambda content, label: list(duration.mentions(content)),
    "date": _days,
    "place": lambda content, label: list(place.whole(content)),
}
"""How the content of a passage is read, given its label."""
