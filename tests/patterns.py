"""Every regular expression of the package, printed as JSON: those that stand in its code, and those that it makes while it runs.

Run as a program, so that it sees each one being compiled.
"""

from __future__ import annotations

import ast
import importlib
import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

FUNCTIONS = {
    "compile": 1,
    "match": 2,
    "search": 2,
    "fullmatch": 2,
    "findall": 2,
    "finditer": 2,
    "split": 3,
    "sub": 4,
    "subn": 4,
}
"""Functions of `re`, and which of their arguments are the flags."""

seen: dict[tuple[str, int], dict[tuple[str, int, bool, bool], None]] = {}
original = re._compile  # type: ignore[attr-defined]


def record(module: str, line: int, pattern: Any, flags: int, anchored: bool = False) -> None:
    if isinstance(pattern, re.Pattern):
        pattern, flags = pattern.pattern, pattern.flags
    text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
    seen.setdefault((module, line), {})[text, int(flags) & ~re.UNICODE, isinstance(pattern, bytes), anchored] = None


def watching(pattern: Any, flags: Any) -> Any:
    frame = sys._getframe(2)
    module = frame.f_globals.get("__name__", "")
    if module.startswith("listicle"):
        record(module, frame.f_lineno, pattern, int(flags), sys._getframe(1).f_code.co_name in ("match", "fullmatch"))
    return original(pattern, flags)


def calls(tree: ast.AST) -> list[tuple[ast.Call, int | None]]:
    """Every place that compiles, and where its flags are; None for `recognizers.rule.compiled`, which is verbose."""
    found: list[tuple[ast.Call, int | None]] = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        function = node.func
        if isinstance(function, ast.Name) and function.id == "compiled":
            found.append((node, None))
        elif (
            isinstance(function, ast.Attribute)
            and isinstance(function.value, ast.Name)
            and function.value.id == "re"
            and function.attr in FUNCTIONS
        ):
            found.append((node, FUNCTIONS[function.attr]))
    return found


def _anchored(node: ast.Call) -> bool:
    """Whether it is tried at the beginning of a text alone."""
    return isinstance(node.func, ast.Attribute) and node.func.attr in ("match", "fullmatch")


def main() -> None:
    re._compile = watching  # type: ignore[attr-defined]
    import listicle
    from listicle.check import check
    from listicle.pipeline import extract
    from listicle.recognizers.rule import Rule, compiled

    house = Path(listicle.__file__).parent
    places: list[tuple[str, int, int, str]] = []
    for path in sorted(house.rglob("*.py")):
        if path.stem.endswith("_build") or path.name == "__main__.py":
            continue
        name = ".".join(path.relative_to(house.parent).with_suffix("").parts).removesuffix(".__init__")
        module = importlib.import_module(name)
        for rule in (one for value in vars(module).values() if isinstance(value, tuple) for one in value):
            if isinstance(rule, Rule):
                compiled(rule.pattern)
        for node, at in calls(ast.parse(path.read_text(encoding="utf-8"))):
            given = [one.value for one in node.keywords if one.arg == "flags"]
            given += [node.args[at]] if at is not None and len(node.args) > at else []
            names = dict(vars(module))
            first = node.args[0]
            for one in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
                try:
                    pattern = eval(compile(ast.Expression(one), name, "eval"), names)
                    flags = eval(compile(ast.Expression(given[0]), name, "eval"), names) if given else 0
                except NameError:  # made of what is only known while it runs: seen there, or the test fails
                    places.append((name, node.lineno, node.end_lineno or node.lineno, ast.unparse(node)[:120]))
                    continue
                record(name, node.lineno, pattern, re.VERBOSE if at is None else flags, _anchored(node))
    folder = Path(sys.argv[1])
    for example in sorted(house.glob("*/*.md")):
        extract(example)
    with tempfile.TemporaryDirectory() as made:
        for source in sorted((folder / "sources").iterdir()):
            records = Path(made) / f"{source.name}.json"
            records.write_text(extract(source).model_dump_json(), encoding="utf-8")
            list(check(records, folder / "sources"))
    missing = [
        place
        for place in places
        if not any(module == place[0] and place[1] <= line <= place[2] for module, line in seen)
        and place[0] != "listicle.recognizers.rule"
    ]
    found = [(module, line, *one) for (module, line), several in seen.items() for one in several]
    json.dump({"patterns": found, "missing": missing}, sys.stdout)


if __name__ == "__main__":
    main()
