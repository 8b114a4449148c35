"""The kind of program: the word in the head, else what the prose calls it, the kind that the article lists before others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.extractors.route import at, labelled
from listicle.extractors.signs import sign, signed
from listicle.item import Finding, Item
from listicle.recognizers import kind, subject
from listicle.text import Text

LABELS = (
    "type", "program type", "programme type", "type of program", "kind", "category", "degree", "degree type",
    "credential",
)  # fmt: skip

INSTITUTIONS = ("masters", "bachelors", "doctorate", "residency", "accelerator")
"""Kinds of lists that name institutions, where the title says for what."""


@cache
def _course() -> re.Pattern[str]:
    """A head that is a program's own name, though it names no kind."""
    return re.compile(r"\b(?:programs?|programmes?|trainings?|prep|immersive|challenge|learning)\b")


def _calls(text: Text, part: Text) -> bool:
    """Whether a sentence calls the item a kind of program ("This is a one-year fellowship"), or a line is nothing but its name."""
    start = at(text, part)[0]
    before = text.folded()[max(0, start - 60) : start]
    if part.folded() == "courses":
        return False  # every school has courses
    return len(part) >= 0.5 * len(text) or _call().search(before) is not None


@cache
def _call() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|\b(?:is|are|as|offers?|offering|provides?|runs?|hosts?|this|these|the|our|their|its|your|enter|entering|complete|completing|join|joining|during)\b)"
        r"(?:\s(?:an?|the|one|of|also|both|its|their|first))*(?:\s?[\w’'&/,+-]++){0,4}\s?$"
    )


def _signs() -> dict[str, int]:
    """For each kind of program, the sign without which a sentence does not name it."""
    words: dict[str, list[str]] = {}
    for word, numbers in kind.BEGUN.items():
        for number in numbers:
            words.setdefault(kind.RULES[number].name.removeprefix("kind."), []).append(word)
    members = words.pop("member")
    return {value: sign((*listed, *members)) for value, listed in words.items()}


_SIGNS = _signs()
_ANY = sum(_SIGNS.values())
"""The signs of all kinds."""


def program_type(item: Item) -> Iterator[Finding]:
    found = [mention for mention in kind.mentions(item.heading) if not mention.rule.endswith("member")]
    if found:
        yield Finding(found[-1].value, found[-1].text, "heading", found[-1].rule)
    for section in labelled(item, LABELS):
        if len(section.content) <= 80:
            yield from (Finding(m.value, m.text, "section", m.rule) for m in kind.mentions(section.content))
    kinds = {m.value for text in (item.context.title, *item.groups) for m in kind.mentions(text)}
    titled = bool(subject.mentions(item.head.name)) or _course().search(item.head.name.folded()) is not None
    telling = sum([_SIGNS[value] for value in kinds]) if kinds else _ANY
    for text in (
        () if titled else (*[sentence for sentence, signs in signed(item) if signs & telling], *item.lines)
    ):  # what a program's own name does not say, prose only mentions
        for mention in kind.mentions(text):
            # where the article says what it lists, other kinds that the prose mentions are no kind of this item
            if mention.value in kinds or (
                not (kinds or mention.rule.endswith("member")) and _calls(text, mention.text)
            ):
                yield Finding(mention.value, mention.text, "prose", mention.rule)
    for group in () if titled else reversed(item.groups):
        yield from (Finding(m.value, m.text, "group", m.rule) for m in kind.mentions(group))
    listed = kind.mentions(item.context.title)
    for mention in listed:
        if mention.value in INSTITUTIONS:  # "Top 10 MBA programs" lists schools, each for its own
            yield Finding(mention.value, mention.text, "article", mention.rule)
        elif len({one.value for one in listed}) == 1 and (
            mention.value == "course"
            or (mention.value == "certificate" and not _course().search(item.head.name.folded()))
        ):
            yield Finding(mention.value, mention.text, "article", mention.rule)  # a list of courses lists nothing else
