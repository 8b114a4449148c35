"""From the findings for one item to its record: which finding wins, and why."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection
from functools import partial
from typing import Any
from urllib.parse import urljoin

from listicle.extractors import FIELDS, Takes
from listicle.item import Choice, Finding, Item, Section
from listicle.model import Basis, Evidence, Fact, Location, Organization, Program, Remark, WebLink
from listicle.recognizers.rule import ascii_words, compiled
from listicle.text import Text

TRUST: dict[Basis, int] = {"heading": 0, "section": 1, "prose": 2, "group": 3, "article": 4, "markup": 5}
"""The order of trust; of two findings that stand equal the earlier one holds."""


def choices(item: Item, fields: Collection[str] = FIELDS.keys()) -> dict[str, Choice]:
    """For every field, what was found, what won and what lost; nothing for fields other than those given."""
    chosen = _NOTHING_FOUND.copy()
    for name, (extractor, takes) in FIELDS.items():
        if name in fields and (found := tuple(extractor(item))):
            chosen[name] = _choice((found, ())) if len(found) == 1 else _choose(takes, found)
    return chosen


_NOTHING_FOUND = dict.fromkeys(FIELDS, Choice((), ()))

_choice = partial(tuple.__new__, Choice)
"""Makes a choice of its two parts in half the time that its class takes."""


def _choose(takes: Takes, findings: tuple[Finding, ...]) -> Choice:
    found = sorted(findings, key=_trust)
    best = found[0]
    won: list[Finding] = []
    lost: list[tuple[Finding, str]] = []
    keys: set[object] = set()
    for finding in found:
        value = finding.value
        key = _key(value)
        if key in keys:
            lost.append((finding, "says the same"))
        elif won and (takes == "first" or (takes == "best" and finding.basis != best.basis)):
            lost.append((finding, f"the {_why(best, finding)}"))
        elif won and isinstance(value, (Location, Organization)) and any(_within(value, other.value) for other in won):
            lost.append((finding, "part of another value"))
        else:
            won.append(finding)
        keys.add(key)
    return _choice((tuple(won), tuple(lost)))


def _trust(finding: Finding) -> int:
    return TRUST[finding.basis]


def _why(winner: Finding, loser: Finding) -> str:
    return (
        "earlier one holds" if winner.basis == loser.basis else f"{winner.basis} is trusted more than the {loser.basis}"
    )


def _within(mine: Location | Organization, theirs: object) -> bool:
    """Whether a place or an organization only repeats part of one that is already there."""
    if isinstance(mine, Location) and isinstance(theirs, Location):
        return (
            (mine.city is None or mine.city == theirs.city)
            and (mine.region is None or mine.region == theirs.region)
            and (mine.country is None or mine.country == theirs.country)
        )
    if isinstance(mine, Organization) and isinstance(theirs, Organization):
        return f" {_key(mine)} " in f" {_key(theirs)} " or mine.name in (theirs.abbreviation, _initials(theirs.name))
    return False


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _key(value: object) -> object:
    """What makes two values of a field the same."""
    said = value.name if isinstance(value, Organization) else value
    if not isinstance(said, str):
        return said
    lower = said.lower()
    words = ascii_words(lower) if lower.isascii() else _WORD.findall(lower)
    return " ".join(words).removeprefix("the ")


_WORD = re.compile(r"\w+")


def evidence(text: Text, basis: Basis, rule: str, content: str) -> Evidence:
    """The published place of a text."""
    start, said = text.start, text.value
    if start < 0 or not said:
        start, end = text.span()
    else:  # as `span`, without the call
        end = start + len(said)
    quote = content[start:end]
    return Evidence(
        start, end, quote, quote if quote == said else said, basis, rule
    )  # one string where they are the same


def program(item: Item, chosen: dict[str, Choice], position: int, taken: dict[str, int], content: str) -> Program:
    """The record of one item. `taken` holds the ids already given, and gets this one's (see `_unique`); `content` is the decoded source."""
    values = _NOTHING_SAID.copy()
    values["position"] = position
    values["heading"] = item.heading.value
    proof: dict[str, list[Evidence]] = {}
    if item.ordinal is not None and item.number is not None:
        values["ordinal"] = item.number
        proof["ordinal"] = [evidence(item.ordinal, "heading", "item.ordinal", content)]
    proof["heading"] = [evidence(item.heading, "heading", "item.heading", content)]
    for name, single in _SINGLE.items():
        won = chosen[name].won
        if not won:
            if not single:
                values[name] = []
        elif single:
            value, text, basis, rule = won[0]
            values[name] = value
            proof[name] = [evidence(text, basis, rule, content)]
        else:
            values[name] = [value for value, _, _, _ in won]
            proof[name] = [evidence(text, basis, rule, content) for _, text, basis, rule in won]
        if name == "name":
            if not won:
                values[name] = values["listed_as"]
                proof[name] = [
                    Evidence(e.start, e.end, e.quote, e.text, e.basis, "name.listed_as") for e in proof["listed_as"]
                ]
            if item.groups:
                values["group"] = item.groups[-1].value
                proof["group"] = [evidence(item.groups[-1], "group", "item.group", content)]
    base = item.context.url
    if base and values["url"]:
        values["url"] = _resolved(base, values["url"])
    links = [link for link in item.links if link[1].value]
    values["links"] = [
        WebLink(" ".join(words.value.split()), _resolved(base, target.value) if base else target.value)
        for words, target, _ in links
    ]
    if links:
        proof["links"] = [evidence(target, basis, "item.link", content) for _, target, basis in links]
    prose = item.prose
    values["description"] = "\n\n".join([paragraph.value for paragraph in prose]) or None
    if prose:
        proof["description"] = [evidence(paragraph, "prose", "item.prose", content) for paragraph in prose]
    facts = _unclaimed(item, chosen) if item.sections else []
    values["facts"] = [Fact(section.label.value, section.content.value) for section in facts]
    if facts:
        proof["facts"] = [_passage(section, content) for section in facts]
    values["extra"] = extra = {}
    if len(chosen) > len(FIELDS):
        for key in [key for key in chosen if key not in FIELDS]:  # fields of the user's own
            found = chosen[key].won
            extra[key.removeprefix("extra.")] = found[0].value if found else None
            if found:
                proof[key] = [evidence(one.text, one.basis, one.rule, content) for one in found[:1]]
    values["id"] = _unique(_slug(values["listed_as"], position), taken)
    values["evidence"] = proof
    return Program(*values.values())


_NOTHING_SAID: dict[str, Any] = dict.fromkeys(Program.__match_args__)
"""The fields of a record in their order: to fill them by name and to make it by order takes two thirds of the time."""

_SINGLE = {name: field.takes == "first" for name, field in FIELDS.items()}
"""Of each field, whether a record has one value of it."""

_WHOLE = r"""https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[!-"$-:<->@-~]*(?:\?[!-"$-~]+)?)?"""
"""An address in which `urljoin` finds nothing to do."""


def _resolved(base: str, address: str) -> str:
    """An address as it is where the article stands. One that is whole is spelled as before, for a tenth of the time."""
    return address if compiled(_WHOLE).fullmatch(address) else urljoin(base, address)


def in_order(proof: dict[str, list[Evidence]]) -> dict[str, list[Evidence]]:
    """A program's evidence in the order of the record, that of the user's own fields last."""
    known = {name: proof[name] for name in Program.__dataclass_fields__ if name in proof}
    return known | {name: places for name, places in proof.items() if name not in known}


def _unclaimed(item: Item, chosen: dict[str, Choice]) -> list[Section]:
    """The sections that say something in which no field has read anything, and that the description does not hold."""
    found = [finding.text for choice in chosen.values() for finding in choice.won]
    found += [finding.text for choice in chosen.values() for finding, _ in choice.lost]
    starts = sorted([text.start if text.start >= 0 else text.begin for text in found if text.value])
    prose = [paragraph.span() for paragraph in item.prose]
    unclaimed = []
    for section in item.sections:
        if not section.content.value:
            continue
        low, high = section.content.span()
        first = bisect_left(starts, low)
        if first < len(starts) and starts[first] < high:
            continue
        for start, end in prose:
            if low <= start and end <= high:
                break
        else:
            unclaimed.append(section)
    return unclaimed


def _passage(section: Section, content: str) -> Evidence:
    """The place of label and content where they stand together, else (in a table) of the content."""
    label, said = section.label, section.content
    if label.value and 0 <= said.begin - label.span().end <= 40:
        start, end = label.begin, said.span().end
        return Evidence(start, end, content[start:end], f"{label.value} {said.value}", "section", "item.section")
    return evidence(said, "section", "item.section", content)


_LETTERS = re.compile(r"[a-z0-9]+")


def _slug(name: str, position: int) -> str:
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = _LETTERS.findall(plain.lower().replace("'", ""))
    return "-".join(words)[:80].strip("-") or f"item-{position}"


def _unique(slug: str, taken: dict[str, int]) -> str:
    """The slug, with a number if it is taken: each has the number with which the search for a free one goes on."""
    unique = slug
    if slug in taken:
        number = taken[slug]
        while (unique := f"{slug}-{number}") in taken:
            number += 1
        taken[slug] = number + 1
    taken[unique] = 2
    return unique


_AGREEING = ("listed_as", "name", "url", "subject", "credential", "research")
"""Fields whose values may well be said in different words."""

_DIFFERING = [name for name, field in FIELDS.items() if field.takes == "first" and name not in _AGREEING]
"""Fields of which several values are worth a remark."""


def disagreements(name: str, chosen: dict[str, Choice]) -> list[Remark]:
    """A remark for every field whose head and labelled passages say different things."""
    remarks = []
    for key in _DIFFERING:
        won, lost = chosen[key]
        if not lost or won[0].basis not in ("heading", "section"):
            continue
        winner = won[0]
        for loser, _ in lost:
            if loser.basis in ("heading", "section") and _key(loser.value) != _key(winner.value):
                message = f'{name}: {key} is "{winner.text}" in the {winner.basis}, but also "{loser.text}"'
                remarks.append(Remark("values-differ", " ".join(message.split()), *loser.text.span()))
                break
    return remarks
