"""The words by which recognizers tell at once that a text holds nothing for them: all that their patterns match begins with one."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from listicle.recognizers import credential, kind, subject
from listicle.recognizers.rule import Rule
from listicle.text import Text

CLASSES = {
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_DIGIT: "5",
    codes.CATEGORY_WORD: "k",
    codes.CATEGORY_NOT_SPACE: "x",
}


def made(pattern: str, count: int) -> Iterator[str]:
    """Texts that the pattern is likely to match, alone and within others."""
    parsed = parser.parse(pattern, re.VERBOSE)
    dice = random.Random(7)
    for _ in range(count):
        one = spelled(parsed, dice)
        yield from (one, f"the {one} in x", f"{one}s", f"re{one} program")


def spelled(parsed: Any, dice: random.Random) -> str:
    out = ""
    for code, value in parsed:
        if code is codes.LITERAL:
            out += chr(value)
        elif code is codes.IN:
            kind_of, member = dice.choice(value)
            if kind_of is codes.LITERAL:
                out += chr(member)
            elif kind_of is codes.RANGE:
                out += chr(dice.randint(*member))
            else:
                out += CLASSES.get(member, "-")
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            least, most, inner = value
            out += "".join(spelled(inner, dice) for _ in range(dice.randint(least, min(most, least + 2))))
        elif code is codes.SUBPATTERN:
            out += spelled(value[3], dice)
        elif code is codes.BRANCH:
            out += spelled(dice.choice(value[1]), dice)
        elif code is codes.ASSERT and value[0] > 0 and dice.random() < 0.5:
            out += spelled(value[1], dice)
    return out


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def matches(pattern: str, texts: Iterator[str]) -> Iterator[re.Match[str]]:
    for text in texts:
        yield from re.compile(pattern, re.VERBOSE).finditer(text)


@pytest.mark.parametrize("rule", kind.RULES, ids=lambda rule: rule.name)
def test_kinds_begin_with_their_words(rule: Rule[Any]) -> None:
    known = kind._BEGINNINGS[rule.name].split()
    found = list(matches(rule.pattern, map(str.lower, made(rule.pattern, 2000))))
    assert found
    assert {words(match.string[match.start() :])[0] for match in found if rule.build(match)} <= set(known)


def test_kinds_are_looked_for_where_they_begin() -> None:
    for rule, starts in zip(kind.RULES, kind._STARTS, strict=True):
        for match in matches(rule.pattern, map(str.lower, made(rule.pattern, 2000))):
            assert match.group().startswith(starts), rule.name


def test_kinds_hold_a_word_that_tells_of_them() -> None:
    for number, rule in enumerate(kind.RULES):
        for match in matches(rule.pattern, map(str.lower, made(rule.pattern, 2000))):
            if rule.build(match):
                assert any(number in kind.BEGUN.get(word, ()) for word in words(match.string)), match.string


def test_what_has_a_subject_begins_with_its_words() -> None:
    found = list(matches(subject._KIND, map(str.lower, made(subject._KIND, 20_000))))
    assert {words(match.string[match.start() :])[0] for match in found} == subject._KINDS
    alone = {match.group() for match in found if words(match.group())[0] not in subject._FURTHER}
    assert alone == subject._KINDS - subject._FURTHER
    assert {match.group() for match in found if match["taught"]} - {
        "master-class",
        "master-classs",
        "master-classe",
        "master-classes",
    } == subject._TAUGHT


def test_credentials_hold_a_telling_word_or_are_abbreviations() -> None:
    for pattern in (credential._DEGREE, credential._CERTIFICATE):
        for match in matches(pattern, made(pattern, 5000)):
            if credential._begins(match.string, match.start()) and not match.groupdict().get("short"):
                assert not credential.TELLING.isdisjoint(words(match.string.lower())), match.string


@pytest.mark.parametrize(
    "text",
    [
        "A one-year program: it’s “free”…",
        "snake_case, ½ x² naïve co-op’s",
        "İstanbul\x1funit\x00x",
        "Straße\xa0– 3D/2D",
    ],
)
def test_vocabulary_is_all_words(text: str) -> None:
    made_of = Text.of(text, 0)
    assert kind.vocabulary(made_of) == words(made_of.folded())
