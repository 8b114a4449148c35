"""From the schema, the command and the labelled documents to the reference pages that are made, not written.

python docs/generate.py                                  record.md and command.md
python docs/generate.py accuracy LABELS DOCUMENTS DATE   the figures in accuracy.md, too
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from listicle.cli import DEFAULT, main
from listicle.evaluate import Evaluation, evaluate
from listicle.schema import generated

DOCS = Path(__file__).resolve().parent
ORDER = ("Program", "Evidence", "Article", "Source", "Remark")
"""The definitions that are described first; the others follow as the schema has them."""


def pages() -> dict[str, str]:
    """The pages that are wholly made, by file name."""
    return {"record.md": "\n".join(record()) + "\n", "command.md": "\n".join(command()) + "\n"}


# --- record.md ---------------------------------------------------------------------------------------------------------


def record() -> Iterator[str]:
    schema = generated()
    definitions = schema["$defs"]
    yield "# The record"
    yield ""
    yield "What `extract SOURCE` prints is one JSON document. All keys are always there; what is not stated is null or empty."
    yield "Made from the schema by `docs/generate.py`; the contract itself is `schema/programs.schema.json`, whose `$id` is"
    yield f"`{schema['$id']}`. How versions change is told in `schema/CHANGELOG.md`."
    yield from _definition("The document", schema)
    for name in (*ORDER, *(name for name in definitions if name not in ORDER)):
        yield from _definition(name, definitions[name])


def _definition(title: str, shape: dict[str, Any]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield shape["description"]
    if "enum" in shape:
        yield ""
        yield ", ".join(f"`{value}`" for value in shape["enum"]) + "."
        return
    yield ""
    yield "| key | type | meaning | example | schema.org |"
    yield "|---|---|---|---|---|"
    for key, one in shape["properties"].items():
        term = one.get("$comment", "").removeprefix("schema.org: ")
        example = json.dumps(one["examples"][0], ensure_ascii=False)
        cells = (f"`{key}`", _type(one), one["description"], f"`{_short(example)}`", f"`{term}`" if term else "")
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _type(shape: dict[str, Any]) -> str:
    """A type in words: "list of Location", "text or null"."""
    words = {
        "string": "text",
        "array": "list",
        "object": "object",
        "integer": "whole number",
        "boolean": "true or false",
    }
    if "$ref" in shape:
        return f"[{(name := shape['$ref'].rpartition('/')[2])}](#{name.lower()})"
    if "const" in shape:
        return "text"
    for way in ("anyOf", "allOf"):
        if way in shape:
            return " or ".join(dict.fromkeys(_type(form) for form in shape[way]))
    types = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    if "array" in types:
        return f"list of {_type(shape['items'])}"
    return " or ".join(words.get(name, name) for name in types)


def _short(example: str) -> str:
    return example if len(example) <= 60 else example[:59] + "…"


# --- command.md --------------------------------------------------------------------------------------------------------


def command() -> Iterator[str]:
    yield "# The command"
    yield ""
    yield "Made from the command's own help by `docs/generate.py`; `extract --help` and `extract COMMAND --help` say the same."
    for name, one in main.commands.items():
        yield from _command(name, one)


def _command(name: str, one: click.Command) -> Iterator[str]:
    context = click.Context(one, info_name="extract" if name == DEFAULT else f"extract {name}")
    yield ""
    yield f"## {context.info_name}"
    yield ""
    yield f"    {context.command_path} {' '.join(one.collect_usage_pieces(context))}"
    yield ""
    yield re.sub(r"[ \t]*\n[ \t]*", "\n", (one.help or "").replace("\b\n", "")).strip()
    options = [option for option in one.params if isinstance(option, click.Option) and not option.hidden]
    if options:
        yield ""
        yield "| option | meaning |"
        yield "|---|---|"
        for option in options:
            names = ", ".join(f"`{spelled}`" for spelled in (*option.opts, *option.secondary_opts))
            value = "" if option.is_flag else f" {_value(option)}"
            default = f" Default: {option.default}." if option.show_default and option.default is not None else ""
            yield f"| {names}{value} | {(option.help or '').replace('|', chr(92) + '|')}{default} |"
    epilog = (one.epilog or "").replace("\b\n", "").strip()
    if epilog:
        yield ""
        yield from ("    " + line if line else "" for line in epilog.splitlines())


def _value(option: click.Option) -> str:
    """What an option is followed by."""
    if isinstance(option.type, click.Choice):
        return "{" + ", ".join(str(one) for one in option.type.choices) + "}"
    return option.metavar or {"path": "FILE", "file": "FILE", "integer": "N", "float": "NUMBER"}.get(
        option.type.name.split()[0], "TEXT"
    )


# --- accuracy.md -------------------------------------------------------------------------------------------------------


def figures(evaluation: Evaluation, day: str) -> Iterator[str]:
    """The tables of accuracy.md."""
    report = evaluation.report()
    yield f"Measured on {day}; {report['items']['all']['documents']} documents. In brackets, the 95 % interval."
    yield ""
    yield "| items of | documents | precision | recall | F1 | exact documents |"
    yield "|---|---|---|---|---|---|"
    for name, row in report["items"].items():
        yield f"| {name} | {row['documents']} | {row['precision']:.3f} | {row['recall']:.3f} | {_told(row, 'f1')} | {_told(row, 'exact')} |"
    yield ""
    yield "| field | stated | documents | precision | recall | F1 |"
    yield "|---|---|---|---|---|---|"
    for name, row in report["fields"].items():
        cells = (f"`{name}`" if name != "all" else name, row["stated"], row["documents"])
        yield f"| {' | '.join(map(str, cells))} | {row['precision']:.3f} | {row['recall']:.3f} | {_told(row, 'f1')} |"
    yield ""
    yield "What is wrong, the most frequent first: a value *missed* is stated and not found, one *invented* found and not stated, one *different* both."
    yield ""
    yield "| error | times |"
    yield "|---|---|"
    for kind, count in evaluation.kinds_of_errors():
        yield f"| {kind} | {count} |"


def _told(row: dict[str, Any], name: str) -> str:
    low, high = row[f"{name}_interval"]
    return f"{row[name]:.3f} ({low:.3f}–{high:.3f})"


BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def with_figures(page: str, evaluation: Evaluation, day: str) -> str:
    """The page with the figures between its two marks replaced."""
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n" + "\n".join(figures(evaluation, day)) + f"\n{END}{after}"


if __name__ == "__main__":
    for file, content in pages().items():
        (DOCS / file).write_text(content, encoding="utf-8")
    if sys.argv[1:2] == ["accuracy"]:
        labels, documents, day = sys.argv[2:]
        path = DOCS / "accuracy.md"
        made = with_figures(path.read_text(encoding="utf-8"), evaluate(Path(labels), Path(documents)), day)
        path.write_text(made, encoding="utf-8")
