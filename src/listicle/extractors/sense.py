"""What an amount of money is to a participant: a cost, an award, or neither, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from listicle.extractors.figures import figures, spelled
from listicle.extractors.nearest import Senses, cues, nearest
from listicle.item import Item
from listicle.model import Basis, Money
from listicle.recognizers import kind, money
from listicle.recognizers.rule import Mention
from listicle.text import Text

COST = r"""tuition|costs?|fees?|price[ds]?|pricing|pay(?:s|ing|ment)?|charges?|charged|rates?\ of|invest(?:ment)?\ of\ your|priced\ at|enrol\w*\ for|kosten|kostet|gebühr\w*|
    precio|cuesta|matrícula|coste|coût|prix|expenses?|expensive|costly|affordable|cheap\w*|only|just|ranges?\ from|ranging\ from|available\ for|totals?|totaling"""
AWARD = r"""stipends?|award(?:s|ed|ing)?|grants?|prizes?|scholarships?|receiv\w+|funding|funds?|allowance|invests?|invested|investment|salary|paid|pays?\ (?:fellows|interns|
    participants|students|residents|you)|earn|wins?|winners?|provides?|offers?|gives?|reimburse\w*|support(?:s|ed)?|cash|worth|beca|stipendium|ayuda|fellowship\ of|equity|
    bursar\w+|
    in\ (?:exchange|return)\ for|honorarium|compensat\w+|remuneration|wage|seed"""
_SALARY = r"(?:\ \w+){0,2}\ salar(?:y|ies)"
NEITHER = rf"""income|earning|graduates\ (?:can\ |may\ )?earn\w*|salaries|average{_SALARY}|base{_SALARY}|starting{_SALARY}|median{_SALARY}|
    reported{_SALARY}|typical{_SALARY}|mean{_SALARY}|annual{_SALARY}|first{_SALARY}|median|deposit|application\ fee|
    registration\ fee|revenue|raised|valuation|endowment|budget|per\ credit|
    credit\ hour|in-state|out-of-state|discount|save[sd]?|savings|off\b|refund\w*|loan|perks?|credits|net\ worth|donat\w+|out\ of\ \$|million\ in|portfolio|companies|
    value[ds]?\ at|scholarships?\ (?:of|worth|available|up\ to)|materials|textbooks|room\ and\ board|housing|application|late\ fee|debt|gdp|fund\ size|assets|
    discounts|follow-on|to\ date|in\ total"""
SENSES = {"neither": NEITHER, "cost": COST, "award": AWARD}
"""Of two senses that end at the same word the earlier holds: an "application fee" is no fee, an "average salary" no salary."""

GIVING = ("scholarship", "fellowship", "accelerator")
"""Kinds of programs of which an amount without further words is what they give."""


def default(item: Item) -> str | None:
    """What an amount that stands alone means in this item: what this kind of program gives or takes."""
    for text in (item.heading, *reversed(item.groups), item.context.title):
        found = kind.mentions(text)
        if found:
            return "award" if found[-1].value in GIVING else "cost"
    return None


@lru_cache(maxsize=2)
def senses(item: Item) -> tuple[tuple[str, Mention[Money], Basis], ...]:
    """The amounts of an item outside its labelled sections, each with what it means."""
    return tuple(_senses(item))


def _senses(item: Item) -> Iterator[tuple[str, Mention[Money], Basis]]:
    in_digits = not spelled(item)
    if in_digits:
        headings, lines, sentences, _ = figures(item)
    else:
        headings, lines, sentences = [item.heading], list(item.lines), [(sentence, None) for sentence in item.sentences]
    for heading in headings:
        for mention in money.mentions(heading, in_digits):
            yield default(item) or "neither", mention, "heading"
    for line in lines:
        for mention in money.mentions(line, in_digits):
            sense = _sense(line, mention) or (default(item) if len(mention.text) >= 0.5 * len(line) else None)
            yield sense or "neither", mention, "section"
    for sentence, named in sentences:
        for mention in money.mentions(sentence, in_digits, named):
            yield _sense(sentence, mention) or "neither", mention, "prose"


def _sense(text: Text, mention: Mention[Money]) -> str | None:
    start = text.find(mention.text)
    end = start + len(mention.text.value)
    folded = text.folded()
    if mention.value.max is None and _handed_out().search(folded[max(0, start - 30) : start]):
        return "neither"  # "has awarded more than $2 million": to all together
    if _in_kind().match(folded, end):
        return "neither"
    return nearest(folded[max(0, start - 60) : start], folded[end : end + 40], _cues())


@cache
def _cues() -> Senses:
    return cues(SENSES)


@cache
def _handed_out() -> re.Pattern[str]:
    """Words before an amount that has been given to many."""
    return re.compile(
        r"\b(?:invested|awarded|given|gave|distributed|provided|granted|disbursed|paid|raised|deployed)\s(?:out\s|a\stotal\sof\s)?$"
    )


@cache
def _in_kind() -> re.Pattern[str]:
    """What follows an amount that is not paid: "$5,000 in discounts"."""
    return re.compile(
        r"\s(?:in|of|worth\sof)\s(?:[\w-]+\s){0,2}(?:discounts?|credits?|perks|services|software|tools|deals)\b"
    )
