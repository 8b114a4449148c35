"""No text makes a regular expression of the package slow: a static checker looks at each, and each is fed its own worst case."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import pytest
from regexploit.ast.sre import SreOpParser
from regexploit.redos import find

ROOT = Path(__file__).parents[1]


class Pattern(NamedTuple):
    module: str
    line: int
    text: str
    flags: int
    binary: bool
    anchored: bool = False
    """Only tried at the beginning of a text."""

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.text[:80]!r}"


@cache
def collected() -> tuple[list[Pattern], list[str]]:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "patterns.py"), str(ROOT)], capture_output=True, check=True, timeout=600
    )
    found = json.loads(done.stdout)
    unique: dict[tuple[str, int], Pattern] = {}
    for one in sorted((Pattern(*one) for one in found["patterns"]), key=lambda one: one.anchored):
        unique.setdefault((one.text, one.flags), one)  # searched with, if it is so anywhere
    return list(unique.values()), [str(one) for one in found["missing"]]


def test_every_pattern_was_seen() -> None:
    patterns, missing = collected()
    assert missing == []
    assert len(patterns) > 250


def test_no_pattern_backtracks_more_than_once_over_a_text() -> None:
    """regexploit finds parts that repeat over the same characters; three in a row are cubic, nested ones exponential."""
    bad = []
    for pattern in collected()[0]:
        try:
            parsed = SreOpParser().parse_sre(pattern.text, pattern.flags)
        except (KeyError, AttributeError):
            continue  # possessive repeats and atomic groups, which it does not know, do not backtrack
        bad += [f"{pattern}: {redos}" for redos in find(parsed) if redos.starriness > 2]
    assert not bad, "\n".join(bad)


SHORT = {
    "listicle.extractors.route": "tried at the beginning of a label or sentence",
    "listicle.check.unsaid": "sees a value and its quote, in `extract check`",
    "listicle.evaluate": "sees the labels of a person",
    "listicle.formats.md": "sees a duration of ours",
    "listicle.readers.html_parts": "sees a class of a hundred characters at most",
    "listicle.readers.inline": "tried at the beginning of an address",
    "listicle.witness": "tried at one place of JSON",
    "listicle.report.places": "sees a block, with white space collapsed",
    "listicle.listicle.page": "sees a title, with white space collapsed",
}
"""Modules with patterns that see no long text, or one place of it: they must be harmless over a thousand characters."""
FULL = (r"(\d+)([.,])(\d+)", r"(\d{1,3}(?:([.,", r"\{%[^\n]*%\}|")
"""How patterns begin that are tried on a short whole (`fullmatch` of a compiled pattern, which the collector does not see)."""
HARMLESS = 0.1
"""Seconds."""

SMALL, FACTOR = 1_000, 4
"""Characters of the shorter text, and how much longer the other one is."""
SLACK = 3
"""How much more than its share the longer one may take: a quadratic pattern takes FACTOR times its share."""
NOTICED = 0.003
"""Seconds; what takes less for the longer text is not measured."""


def test_every_pattern_is_linear_over_its_worst_case() -> None:
    bad = []
    for pattern in collected()[0]:
        if pattern.binary:
            continue  # they see the first kilobyte of a file
        for pump in pumps(pattern):
            if pattern.module in SHORT or pattern.text.startswith(("^", *FULL)):
                slow = all(taken(pattern, pump, 1000) > HARMLESS for _ in range(3))
            else:
                slow = all(grows(pattern, pump) for _ in range(4))
            if slow:
                bad.append(f"{pattern} over {pump[0][:20]!r}, {pump[1][:20]!r} …, {pump[2]!r}")
                break
    assert not bad, "\n".join(bad)


def grows(pattern: Pattern, pump: tuple[str, str, str]) -> bool:
    small, large = (taken(pattern, pump, size) for size in (SMALL, SMALL * FACTOR))
    return large > NOTICED and large > small * FACTOR * SLACK / 2.0


def taken(pattern: Pattern, pump: tuple[str, str, str], size: int) -> float:
    before, body, after = pump
    text = before + body * (size // len(body)) + after
    compiled = re.compile(pattern.text, pattern.flags)
    started = time.process_time()
    if pattern.anchored:
        compiled.match(text)
    else:
        for _ in compiled.finditer(text):
            pass
    return time.process_time() - started


def pumps(pattern: Pattern) -> list[tuple[str, str, str]]:
    """For each repeat of a pattern: what leads to it, what it repeats, and an end that fails."""
    tree = parser.parse(pattern.text, pattern.flags)
    found: dict[tuple[str, str, str], None] = {}
    heads = _walk(tree)
    for before, body in heads:
        for sample in {body, body.upper()} if pattern.flags & re.IGNORECASE else {body}:
            if sample:
                found[before, sample, "\x00"] = None
                found["", before + sample, "\x00"] = None
    return list(found)


def _walk(tree: Any) -> list[tuple[str, str]]:
    """Each repeat as (an example of what stands before it, an example of what it repeats)."""
    found: list[tuple[str, str]] = []
    waiting: list[tuple[str, Any]] = [("", tree)]
    while waiting:
        before, part = waiting.pop()
        for code, value in part:
            if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
                low, high, inner = value
                if high > 8:
                    found.append((before, example(inner)))
                    for one in variants(inner):
                        found.append((before, one))
                waiting.append((before, inner))
                before += example(inner) * max(low, 1)
            elif code is codes.SUBPATTERN:
                waiting.append((before, value[3]))
                before += example(value[3])
            elif code is codes.ATOMIC_GROUP:
                waiting.append((before, value))
                before += example(value)
            elif code is codes.BRANCH:
                waiting += [(before, branch) for branch in value[1]]
                before += example(value[1][0])
            elif code in (codes.ASSERT, codes.ASSERT_NOT):
                waiting.append((before, value[1]))
            else:
                before += example([(code, value)])
    return found


def variants(tree: Any) -> list[str]:
    """Other examples of what a repeat of one class repeats: a letter, a digit, a space, where it takes them."""
    if len(tree) != 1:
        return []
    ((code, value),) = tree
    if code is not codes.IN:
        return []
    return [c for c in "aA1 .,-\n" if _in(c, value)][:4]


def example(tree: Any) -> str:
    """A short text that the tree takes, as far as its parts say; lookarounds and references are left out."""
    said = ""
    for code, value in tree:
        if code is codes.LITERAL:
            said += chr(value)
        elif code is codes.NOT_LITERAL:
            said += "a" if value != ord("a") else "b"
        elif code is codes.ANY:
            said += "a"
        elif code is codes.IN:
            said += next((c for c in "a1 A.,-$€·\n\t" if _in(c, value)), _first(value))
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            said += example(value[2]) * max(value[0], 1)
        elif code is codes.SUBPATTERN:
            said += example(value[3])
        elif code is codes.ATOMIC_GROUP:
            said += example(value)
        elif code is codes.BRANCH:
            said += example(value[1][0])
    return said


def _in(character: str, members: Any) -> bool:
    kinds = {
        codes.CATEGORY_DIGIT: str.isdigit,
        codes.CATEGORY_SPACE: str.isspace,
        codes.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    }
    negated = {
        codes.CATEGORY_NOT_DIGIT: codes.CATEGORY_DIGIT,
        codes.CATEGORY_NOT_SPACE: codes.CATEGORY_SPACE,
        codes.CATEGORY_NOT_WORD: codes.CATEGORY_WORD,
    }
    inside, negative = False, False
    for code, value in members:
        if code is codes.NEGATE:
            negative = True
        elif code is codes.LITERAL:
            inside |= ord(character) == value
        elif code is codes.RANGE:
            inside |= value[0] <= ord(character) <= value[1]
        elif code is codes.CATEGORY:
            inside |= kinds[value](character) if value in kinds else not kinds[negated[value]](character)
    return inside != negative


def _first(members: Any) -> str:
    for code, value in members:
        if code is codes.LITERAL:
            return chr(value)
        if code is codes.RANGE:
            return chr(value[0])
    return "a"


@pytest.mark.parametrize(
    ("text", "linear"),
    [(r"a+b+", False), (r"(a+)+b", False), (r"\s+$", False), (r"a{1,40}b", True), (r"[^<]*<", False), (r"\ba+b", True)],
)
def test_the_measurement_tells_slow_patterns(text: str, linear: bool) -> None:
    """What measures must see a pattern that is slow: here with fewer characters where it is exponential."""
    if text == r"(a+)+b":
        assert [redos for redos in find(SreOpParser().parse_sre(text, 0)) if redos.starriness > 2]
        return
    one = Pattern("", 0, text, 0, False)
    found = any(grows(one, pump) for pump in pumps(one))
    assert found != linear
