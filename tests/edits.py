"""The broken documents of `negative/`: each is the document of `made.py` with one small edit, so that they outlive changes of the record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from made import made

FOLDER = Path(__file__).parent / "negative"


class Negative(NamedTuple):
    """A document that breaks one promise, and how it is refused."""

    name: str
    document: dict[str, Any]
    refused: dict[str, str]
    """`path` (a JSON pointer) and `keyword` where the schema refuses it; `json_path` and `code` where `extract check` does."""


def negatives(kind: str) -> list[Negative]:
    """The documents refused by "keyword" of the schema, or by "code" of the check."""
    found = []
    for path in sorted(FOLDER.glob("*.json")):
        case = json.loads(path.read_bytes())
        assert case["promise"].endswith((".", "…")), path
        if kind in case["refused"]:
            found.append(Negative(path.stem, edited(made().model_dump(), case["edit"]), case["refused"]))
    return found


def edited(document: dict[str, Any], edits: list[dict[str, Any]]) -> dict[str, Any]:
    """The document after `add`, `remove` and `replace` of JSON Patch."""
    for edit in edits:
        *steps, last = [step.replace("~1", "/").replace("~0", "~") for step in edit["path"].split("/")[1:]]
        target: Any = document
        for step in steps:
            target = target[int(step)] if isinstance(target, list) else target[step]
        if isinstance(target, list):
            if edit["op"] == "add":
                target.insert(len(target) if last == "-" else int(last), edit["value"])
                continue
            last = int(last)
        if edit["op"] == "remove":
            del target[last]
            continue
        assert isinstance(target, list) or (last in target) == (edit["op"] == "replace"), edit
        target[last] = edit["value"]
    return document
