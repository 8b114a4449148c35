"""The house is as it is described: imports only point down the ladder, rooms keep to themselves, fields have one name."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import listicle
from listicle.extractors import FIELDS
from listicle.model import Program

HOUSE = Path(listicle.__file__).parent
LADDER = (
    ("record", "later", "_version"),
    ("text", "model"),
    ("document", "item", "recognizers", "bounds"),
    ("readers", "sections", "listicle", "extractors"),
    ("resolve", "schema", "check"),
    ("reconcile", "article", "witness", "fields"),
    ("pipeline",),
    ("formats", "report", "explain", "batch", "fetch", "evaluate"),
    ("cli",),
    ("__main__",),
)
"""The rooms, lowest first. A room may import from lower rungs, and from its own folder."""
OWN = {
    ("item", "document"),
    ("bounds", "document"),
    ("item", "recognizers"),
    ("article", "resolve"),
    ("check", "schema"),
    ("batch", "formats"),
    ("batch", "fetch"),
}
"""Imports on one rung that are allowed: the second is plainly the lower one."""
ONLY = {
    "markdown_it": {"readers"},
    "bs4": {"readers"},
    "turbohtml": {"readers"},
    "click": {"cli"},
    "jinja2": {"report"},
    "pebble": {"batch"},
    "fastwarc": {"batch"},
    "rich": {"batch"},
    "daft": {"batch"},
}


def modules() -> list[Path]:
    return sorted(path for path in HOUSE.rglob("*.py") if path.name != "__init__.py" or path.parent != HOUSE)


def room(path: Path) -> str:
    part = path.relative_to(HOUSE).parts[0]
    return part.removesuffix(".py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            pytest.fail(f"{path}: relative import")
    return names


def rung(name: str) -> int:
    return next(number for number, rooms in enumerate(LADDER) if name in rooms)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_imports_point_down(path: Path) -> None:
    mine = room(path)
    for name in imported(path):
        top, _, rest = name.partition(".")
        assert mine in ONLY.get(top, {mine}), f"{mine} imports {top}"
        if top != "listicle" or not rest:
            continue
        theirs = rest.split(".")[0]
        if theirs == mine or theirs in ("__version__", "extract"):
            continue
        assert rung(theirs) < rung(mine) or (mine, theirs) in OWN, f"{mine} imports {theirs}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_module_begins_with_one_sentence(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring, "no docstring"
    assert docstring.split("\n\n")[0].rstrip().endswith((".", ":")), "the first sentence is not one"


def test_no_module_is_named_after_nothing() -> None:
    vague = {"utils", "helpers", "common", "manager", "engine", "base"}
    assert not [path for path in modules() if path.stem in vague]


def test_a_field_is_one_word_everywhere() -> None:
    readme = (HOUSE.parents[1] / "README.md").read_text(encoding="utf-8")
    for name in FIELDS:
        assert name in Program.__dataclass_fields__
        assert (HOUSE / "extractors" / f"{name}.py").is_file()
        assert (HOUSE / "extractors" / f"{name}.md").is_file()
        assert FIELDS[name].extractor.__name__ == name
        assert re.search(rf"^\| `{name}` \|", readme, re.MULTILINE), f"README has no row for {name}"


def test_only_the_command_opens_prints_and_exits() -> None:
    for path in modules():
        if room(path) in ("cli", "__main__") or path.stem.endswith("_build"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("print", "exit", "quit"), f"{path}: {node.func.id}()"
            if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name):
                assert node.type.id not in ("Exception", "BaseException"), f"{path}: except {node.type.id}"
