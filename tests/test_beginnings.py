"""The words by which recognizers tell at once that a text holds nothing for them: all that their patterns match begins with one."""

from __future__ import annotations

import importlib
import random
import re
from collections.abc import Callable, Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from listicle.extractors.cue import Cue, clauses
from listicle.recognizers import credential, date, delivery, duration, kind, money, organization, subject
from listicle.recognizers.rule import Rule, scan
from listicle.text import Text

CLASSES = {
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_DIGIT: "12580",
    codes.CATEGORY_WORD: "k",
    codes.CATEGORY_NOT_SPACE: "x",
}


def made(pattern: str, count: int) -> Iterator[str]:
    """Texts that the pattern is likely to match, alone and within others."""
    parsed = parser.parse(pattern, re.VERBOSE)
    dice = random.Random(7)
    for _ in range(count):
        one = spelled(parsed, dice, {})
        yield from (one, f"the {one} in x", f"{one}s", f"re{one} program")


def spelled(parsed: Any, dice: random.Random, groups: dict[int, str]) -> str:
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
                out += dice.choice(CLASSES.get(member, "-"))
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            least, most, inner = value
            out += "".join(spelled(inner, dice, groups) for _ in range(dice.randint(least, min(most, least + 2))))
        elif code is codes.SUBPATTERN:
            groups[value[0]] = spelled(value[3], dice, groups)
            out += groups[value[0]]
        elif code is codes.GROUPREF:
            out += groups.get(value, "")
        elif code is codes.BRANCH:
            out += spelled(dice.choice(value[1]), dice, groups)
        elif code is codes.ASSERT and value[0] > 0 and dice.random() < 0.5:
            out += spelled(value[1], dice, groups)
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


def composed(lists: list[list[str]], joints: tuple[str, ...], count: int) -> Iterator[str]:
    """Texts of words from all the lists, in any order."""
    dice = random.Random(11)
    pools = [sorted(listed) for listed in lists]
    for _ in range(count):
        text = ""
        for _ in range(dice.randint(1, 7)):
            text += dice.choice(dice.choice(pools)) + dice.choice(joints)
        yield text.strip() + dice.choice(("", ".", "’s"))


def test_a_plain_name_is_what_is_found_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    sets = (
        organization._HEADS,
        organization._NO_PLAIN,
        organization._NO_PROPER,
        organization._TOPICS,
        {"acme", "beta"},
    )
    lists = [[word.title() for word in listed] for listed in sets] + [["of", "and", "Children’s", "IIT", "UC"]]
    texts = list(composed(lists, (" ", " ", " ", " ", " ", " ", "  ", ", "), 20_000))
    found = [organization.mentions(Text.of(text, 5)) for text in texts]
    told = [organization._is_name(text, kind.vocabulary(Text.of(text, 5))) for text in texts]
    assert any(told)
    monkeypatch.setattr(organization, "_is_name", lambda value, said: False)
    assert [organization.mentions(Text.of(text, 5)) for text in texts] == found


def test_a_plain_subject_is_that_of_its_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    sets = (subject._FIELDS, subject._PARTS, subject._INNER, subject._PAIRED, subject._OWNERS, subject._BLANK)
    lists = [sorted(listed) for listed in sets] + [["of", "and", "&", "Acme’s", "one-year", "2 weeks", "fellowship"]]
    texts = [f"{text} fellowship" for text in composed(lists, (" ", " ", " ", " ", " ", "  ", ", ", "/"), 20_000)]
    texts += [text.title() for text in texts[:5000]]
    found = [subject.mentions(Text.of(text, 5)) for text in texts]
    monkeypatch.setattr(subject, "_plain", lambda value, low, start, last: -1)
    assert [subject.mentions(Text.of(text, 5)) for text in texts] == found


def plain(text: Text, rules: tuple[Rule[Any], ...]) -> list[tuple[Any, int, int, str]]:
    """What rules find that are tried one by one."""
    return [(one.value, *one.text.span(), one.rule) for one in scan(text, rules)]


def read_amounts(text: Text) -> list[tuple[Any, int, int, str]]:
    return [
        one
        for one in plain(text, money.RULES)
        if one[3] != "money.name" or money._meant(text.value[one[1] : one[2]], one[0])
    ]


def read_days(text: Text) -> list[tuple[Any, int, int, str]]:
    found = plain(text, date.RULES)
    return [one for one in found if not date._is_verb(one[0], text.value[one[1] : one[2]])]


VALUES: dict[Any, Callable[[Text], list[tuple[Any, int, int, str]]]] = {
    money: read_amounts,
    date: read_days,
    duration: lambda text: plain(text, duration.RULES),
}
"""How recognizers would read without their tests before the patterns."""


WORDED = {
    "duration.number-unit": [
        f"{before}{low}{joint}{unit}{after}"
        for before in ("", "a ", "for ", "the past ", "up to ", "5 or ", "4-", "twenty ", "2, ", "months and ", "x – ")
        for low in ("one", "12", "0")
        for joint in (" ", "-", "  ")
        for unit in ("year", "weeks", "halfyears")
        for after in (
            "",
            ".",
            " program",
            " old",
            " or more",
            " to go",
            ", 6 months",
            " long",
            " + x",
            " a week",
            "-long",
        )
    ],
    "duration.other-language": [f"{low} {unit}" for low in duration._WORDS_ELSEWHERE for unit in duration._UNITS],
    "date.day-first": [f"{day} {month}{year}" for day in (1, 28) for month in date.MONTHS for year in ("", " 2027")],
}
"""Patterns that take any word for a number or a month make none by chance."""


@pytest.mark.parametrize(
    ("module", "rule"),
    [(module, rule) for module in VALUES for rule in module.RULES],
    ids=lambda one: getattr(one, "name", ""),
)
def test_no_value_is_lost_by_the_tests_before_the_patterns(module: Any, rule: Rule[Any]) -> None:
    found = 0
    for value in (*made(rule.pattern, 1500), *WORDED.get(rule.name, ())):
        text = Text.of(value, 0)
        expected = VALUES[module](text)
        assert [(one.value, *one.text.span(), one.rule) for one in module.mentions(text)] == expected, value
        found += bool(expected)
    assert found


def test_no_way_of_attendance_is_lost_by_what_it_begins_with() -> None:
    for value in map(str.lower, made(delivery._WAY, 4000)):
        expected = [
            match for match in re.compile(delivery._WAY, re.VERBOSE).finditer(value) if delivery._is_word(value, match)
        ]
        assert [match.span() for match in delivery._spelled(value)] == [match.span() for match in expected], value
        if expected:
            assert "_" in value or not delivery.WORDS.isdisjoint(kind.vocabulary(Text.of(value, 0))), value


@pytest.mark.parametrize(
    "name", ["eligibility.OPEN", "emphases.CUE", "resources.CUE", "resources.OFFERED", "settings.CUE", "training.CUE"]
)
def test_no_cue_is_lost_by_what_it_begins_with(name: str) -> None:
    module, _, which = name.partition(".")
    one: Cue = getattr(importlib.import_module(f"listicle.extractors.{module}"), which)
    found = 0
    for value in made(one.pattern, 4000):
        text = Text.of(f"They offer {value} arts.", 0)
        ends = [match.end() for match in re.compile(one.pattern, re.VERBOSE).finditer(text.folded())]
        expected = [text.part(end, len(text), " .,!?") for end in ends]
        assert [rest.span() for rest in clauses(text, one)] == [rest.span() for rest in expected if rest], value
        found += bool(expected)
    assert found


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
