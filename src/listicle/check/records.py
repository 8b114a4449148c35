"""A file of records and the source it was read from → everything that is wrong with the records, and where.

Nothing here knows how records are made: the file is held against the schema, the source's digest and length, and each
quote against the characters at its place. A quote that is not at its place is never looked for elsewhere.
"""

from __future__ import annotations

import hashlib
import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from listicle.check.unsaid import unsaid
from listicle.schema import UNPROVEN, Definition, is_valid, violations

Steps = tuple[str | int, ...]
"""Keys and indices that lead to a value of a document."""


class Problem(NamedTuple):
    """One thing that is wrong."""

    path: str
    """The file that was checked."""
    code: str
    """What kind of problem it is: a key of `CODES`."""
    message: str
    json_path: str
    """The value that is wrong ("$.programs[0].evidence.cost[0].quote"); in JSON Lines, within its line."""
    line: int | None
    """The line of the checked file on which that value begins."""
    place: tuple[str, int, int] | None
    """The source, the line and the column (in code points, from 1) that a quote claims to stand at."""


CODES = {
    "unreadable": "the file cannot be opened",
    "json": "the file is not JSON",
    "schema": "the document does not follow the schema",
    "source-missing": "the source is not where it was looked for, so that no quote was held against it",
    "encoding": "the source cannot be decoded as the document says",
    "digest": "the source is not the file that was read",
    "characters": "the source has another length",
    "range": "a place ends before it begins, or after the source has ended",
    "quote": "the source says something else at the place of a quote",
    "text": "what a reader is said to see is not what the quote spells",
    "value": "a value says something that its evidence does not",
    "unproven": "a value has no evidence",
    "orphan": "a key without a value has evidence",
    "count": "a list and its evidence are not equally long",
    "id": "an id is given twice",
    "position": "the positions are not 1, 2, 3 …",
}


def check(path: Path, source: Path | None = None) -> Iterator[Problem]:
    """What is wrong with a file of records: a `programs.json`, or JSON Lines, which are read line by line.

    `source` is the file that the records were read from, or the folder that holds it by the name in the record; without it,
    that is the folder of the file of records.
    """
    try:
        with path.open("rb") as file:
            first = file.readline()
            lines = path.suffix in (".jsonl", ".ndjson") or _is_json(first)
            if not lines:
                first += file.read()
            run = _Run(path, source)
            yield from run.document(first, 1)
            if lines:
                for number, line in enumerate(file, 2):
                    yield from run.document(line, number)
            if not run.documents:
                yield Problem(str(path), "json", "the file is empty", "$", 1, None)
    except OSError as error:
        yield Problem(str(path), "unreadable", error.strerror or str(error), "$", None, None)


def human(problem: Problem) -> str:
    """The problem on one line for a terminal."""
    line = f":{problem.line}" if problem.line is not None else ""
    return _printable(f"{problem.path}{line}: {problem.json_path}: {problem.message} ({problem.code})")


def github(problem: Problem) -> str:
    """The problem as a command for GitHub Actions, which shows it beside the line of the file."""
    properties = {"file": problem.path, "line": problem.line, "title": f"{problem.code}: {CODES[problem.code]}"}
    written = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items() if value is not None)
    return _printable(f"::error {written}::{_escaped(f'{problem.json_path}: {problem.message}')}")


FORMATS = {"human": human, "github": github}


def _escaped(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _printable(text: str) -> str:
    """The text without characters that command a terminal or turn the direction of reading."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _is_json(line: bytes) -> bool:
    try:
        return isinstance(orjson.loads(line), dict)
    except orjson.JSONDecodeError:
        return False


class _File(NamedTuple):
    """A source as it stands on the disk."""

    name: str
    sha256: str
    content: str | None
    """None where it cannot be decoded."""
    starts: list[int]
    """Where its lines begin."""

    def place(self, position: int) -> tuple[str, int, int]:
        line = bisect_right(self.starts, position)
        return self.name, line, position - self.starts[line - 1] + 1


class _Run:
    """The check of one file: what is kept from line to line."""

    def __init__(self, path: Path, source: Path | None) -> None:
        self.path = path
        self.given = source
        self.documents = 0
        self.raw = b""
        self.number = 1
        self.lines: dict[Steps, int] | None = None
        self.source: dict[str, Any] | None = None
        self.file: _File | None = None
        self.count = 0
        self.ids: dict[str, int] = {}

    def document(self, raw: bytes, number: int) -> Iterator[Problem]:
        """The problems of one document, which begins on a line of the file."""
        if not raw.strip():
            return
        self.documents += 1
        self.raw, self.number, self.lines = raw, number, None
        try:
            document = orjson.loads(raw.rstrip())
        except orjson.JSONDecodeError as error:
            message = f"{error.msg} (column {error.colno})"
            yield Problem(str(self.path), "json", message, "$", number + error.lineno - 1, None)
            return
        line = isinstance(document, dict) and "program" in document and "programs" not in document
        definition: Definition = "ProgramLine" if line else "ProgramList"
        if not is_valid(document, definition):
            if _is_deep(document):
                yield self.problem("json", f"is nested deeper than {_DEEPEST} levels", ())
                return
            found = [self.problem("schema", one.message, one.path) for one in violations(document, definition)]
            yield from found
            if found:
                return
        if self.source != document["source"]:
            self.source, self.count, self.ids = document["source"], 0, {}
            yield from self.sourced(document["source"])
        if line:
            yield from self.program(document["program"], ("program",))
            return
        self.count, self.ids = 0, {}
        for index, program in enumerate(document["programs"]):
            yield from self.program(program, ("programs", index))
        yield from self.proven(document["article"], "Article", ("article",))
        for index, remark in enumerate(document["remarks"]):
            if (remark["start"] is None) != (remark["end"] is None):
                yield self.problem("range", "start and end are both given or both null", ("remarks", index))
            elif remark["start"] is not None:
                yield from self.ranged(remark, ("remarks", index))

    def problem(self, code: str, message: str, steps: Steps, at: int | None = None) -> Problem:
        """A problem with the value that `steps` lead to; `at` is a position in the source."""
        if self.lines is None:
            self.lines = _lines(self.raw.decode())
        while steps and steps not in self.lines:
            steps = steps[:-1]
        place = self.file.place(at) if self.file is not None and at is not None else None
        line = self.number + self.lines.get(steps, 0)
        return Problem(str(self.path), code, message, _json_path(steps), line, place)

    def sourced(self, source: dict[str, Any]) -> Iterator[Problem]:
        """Opens the source, and holds its digest and length against the document."""
        self.file = None
        path = self.located(source["name"])
        if path is None:
            message = "the document names no source: say which with --source FILE"
            yield self.problem("source-missing", message, ("source", "name"))
            return
        try:
            data = path.read_bytes()
        except OSError as error:
            yield self.problem("source-missing", f"{path}: {error.strerror or error}", ("source", "name"))
            return
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 != source["sha256"]:
            message = f"{path} is not the file that was read: its digest is {sha256}, not {source['sha256']}"
            yield self.problem("digest", message, ("source", "sha256"))
        try:
            content = data.decode(source["encoding"], "replace")
        except (LookupError, UnicodeError) as error:
            yield self.problem("encoding", f"{path}: {error}", ("source", "encoding"))
            return
        self.file = _File(str(path), sha256, content, [0, *(found.end() for found in _LINE_END.finditer(content))])
        if len(content) != source["characters"]:
            message = f"{path} has {len(content)} characters, not {source['characters']}"
            yield self.problem("characters", message, ("source", "characters"))

    def located(self, name: str | None) -> Path | None:
        if self.given is not None and not self.given.is_dir():
            return self.given
        if name is None or name in ("", ".", "..") or "/" in name or "\\" in name:
            return None
        return (self.given or self.path.parent) / name

    def program(self, program: dict[str, Any], steps: Steps) -> Iterator[Problem]:
        """The problems of one program."""
        self.count += 1
        if program["position"] != self.count:
            yield self.problem("position", f"is {program['position']}, not {self.count}", (*steps, "position"))
        if program["id"] in self.ids:
            message = f"{_quoted(program['id'])} is the id of program {self.ids[program['id']]} too"
            yield self.problem("id", message, (*steps, "id"))
        self.ids.setdefault(program["id"], self.count)
        yield from self.proven(program, "Program", steps)

    def proven(self, record: dict[str, Any], name: str, steps: Steps) -> Iterator[Problem]:
        """What is wrong with the evidence of a program or an article."""
        evidence = record["evidence"]
        values = {key: value for key, value in record.items() if key not in UNPROVEN[name]}
        values |= {f"extra.{key}": value for key, value in record.get("extra", {}).items()}
        for key, value in values.items():
            where = (*steps, *key.split("."))
            found = evidence.get(key, [])
            if value is None or value == []:
                if found:
                    yield self.problem(
                        "orphan", f"there is evidence, but {key} holds no value", (*steps, "evidence", key)
                    )
            elif not found:
                if (name, key) != ("Article", "language"):  # which may have been counted from the words
                    yield self.problem("unproven", f"{_quoted(value)} has no evidence", where)
            elif isinstance(value, list) and len(value) != len(found):
                message = f"{len(value)} values have {len(found)} pieces of evidence"
                yield self.problem("count", message, (*steps, "evidence", key))
            else:
                yield from self.said(key, value, found, where)
        for key, places in evidence.items():
            if key not in values:
                yield self.problem("orphan", f"there is no {key}", (*steps, "evidence", key))
            for index, place in enumerate(places):
                yield from self.quoted(place, (*steps, "evidence", key, index))

    def said(self, key: str, value: Any, found: list[dict[str, Any]], steps: Steps) -> Iterator[Problem]:
        """Holds a value, or each of a list, against what its evidence says; markup beside prose must say it by itself."""
        if isinstance(value, list):
            said = [
                (one, place["text"], (*steps, at)) for at, (one, place) in enumerate(zip(value, found, strict=True))
            ]
        else:
            own = [place["text"] for place in found if place["basis"] != "markup"]
            other = [place["text"] for place in found if place["basis"] == "markup"]
            said = [(value, text, steps) for text in ([" ".join(own)] if own else []) + other]
        for one, text, where in said:
            word = next(unsaid(key, one, text), None)
            if word is not None:
                yield self.problem("value", f"its evidence, {_quoted(text)}, does not say {_quoted(word)}", where)

    def quoted(self, place: dict[str, Any], steps: Steps) -> Iterator[Problem]:
        """Holds one piece of evidence against the source."""
        out_of_range = list(self.ranged(place, steps))
        yield from out_of_range
        start, end, quote = place["start"], place["end"], place["quote"]
        if out_of_range or self.file is None or self.file.content is None:
            return
        found = self.file.content[start:end]
        if found != quote:
            said, is_said = _difference(quote, found)
            name, line, column = self.file.place(start)
            message = f"{name}:{line}:{column} says {is_said}, not {said}"
            yield self.problem("quote", message, (*steps, "quote"), start)
        elif not _spells(quote, place["text"]):
            message = f"the quote spells {_quoted(quote)}, not {_quoted(place['text'])}"
            yield self.problem("text", message, (*steps, "text"), start)

    def ranged(self, place: dict[str, Any], steps: Steps) -> Iterator[Problem]:
        start, end = place["start"], place["end"]
        if start >= end:
            yield self.problem("range", f"ends at {end}, but starts at {start}", (*steps, "end"))
        elif self.file is not None and self.file.content is not None and end > len(self.file.content):
            message = f"ends at {end}, but {self.file.name} has {len(self.file.content)} characters"
            yield self.problem("range", message, (*steps, "end"))


def _spells(quote: str, text: str) -> bool:
    """Whether the letters and digits of a text stand in a quote in the same order, entities and escapes of JSON decoded, others left out.

    A tag alone may stand for what a browser shows in its place, such as the number of an item.
    """
    if _TAG.fullmatch(quote):
        return True
    for spelled in (quote, _JSON_ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), quote)):
        letters = iter(html.unescape(spelled))
        if all(character in letters for character in text if character.isalnum()):
            return True
    return False


_TAG = re.compile(r"<[^<>]*>")
_JSON_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})")
_LINE_END = re.compile(r"\r\n|\r|\n")
_DEEPEST = 32
_SHORT = 60


def _is_deep(document: object) -> bool:
    level = [document]
    for _ in range(_DEEPEST):
        level = [
            inner
            for one in level
            for inner in (one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())
            if isinstance(inner, dict | list)
        ]
    return bool(level)


def _quoted(value: object) -> str:
    text = value if isinstance(value, str) else orjson.dumps(value).decode()
    text = f"{text[: _SHORT - 1]}…" if len(text) > _SHORT else text
    return f'"{text}"' if isinstance(value, str) else text


def _difference(expected: str, found: str) -> tuple[str, str]:
    """Both, shortened to where they differ."""
    same = 0
    for one, other in zip(expected, found, strict=False):
        if one != other:
            break
        same += 1
    start = max(0, same - _SHORT // 3) if max(len(expected), len(found)) > _SHORT else 0
    dots = "…" if start else ""
    return _quoted(dots + expected[start:]), _quoted(dots + found[start:])


def _json_path(steps: Steps) -> str:
    out = "$"
    for step in steps:
        if isinstance(step, int):
            out += f"[{step}]"
        elif re.fullmatch(r"[A-Za-z_]\w*", step):
            out += f".{step}"
        else:
            out += f"[{orjson.dumps(step).decode()}]"
    return out


_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[][{}:,]|\n|[^\s"\[\]{}:,]+')


def _lines(text: str) -> dict[Steps, int]:
    """For every value of a JSON text, how many lines stand before it."""
    lines: dict[Steps, int] = {}
    steps: list[str | int] = []
    line, expects_key = 0, False
    key = ""
    for found in _TOKEN.finditer(text):
        token = found[0]
        if token == "\n":
            line += 1
        elif token == ":":
            expects_key = False
            steps[-1] = key
        elif token == ",":
            last = steps[-1]
            if isinstance(last, int):
                steps[-1] = last + 1
            else:
                expects_key = True
        elif token in "]}":
            steps.pop()
            expects_key = False
        elif expects_key:
            key = orjson.loads(token)
        else:
            lines[tuple(steps)] = line
            if token in "[{":
                steps.append(0 if token == "[" else "")
                expects_key = token == "{"
    return lines
