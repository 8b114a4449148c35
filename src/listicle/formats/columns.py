"""The record's types → the columns of a flat table, so that a new field of the model is a new column everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints


class Column(NamedTuple):
    """A key of a record."""

    name: str
    kind: Any
    """The type of a value, without null: str, int, float, bool, a dataclass, dict; of a list, that of a member."""
    many: bool


@cache
def columns(record: type) -> tuple[Column, ...]:
    """The keys of a record in their order."""
    return tuple(_columns(record))


def _columns(record: type) -> Iterator[Column]:
    for name, hint in get_type_hints(record).items():
        if not name.startswith("__"):
            many = get_origin(hint) is list
            yield Column(name, _plain(get_args(hint)[0] if many else hint), many)


def _plain(hint: Any) -> Any:
    """The type without null; of several numbers the widest, of enumerated words `str`."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        hints = [one for one in get_args(hint) if one is not NoneType]
        return float if float in hints else _plain(hints[0])
    if origin is Literal:
        return type(get_args(hint)[0])
    return origin or hint


@cache
def parts(column: Column) -> tuple[tuple[str, str | None, Any], ...]:
    """The flat columns of a key: name, the key within an object (None for a plain value), type."""
    name, kind = column.name, column.kind
    if not is_dataclass(column.kind):
        return ((name, None, kind),)
    return tuple((f"{name}_{part.name}", part.name, part.kind) for part in columns(kind))
