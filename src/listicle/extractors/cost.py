"""What the participant pays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from listicle.extractors.route import at, labelled
from listicle.extractors.sense import senses
from listicle.item import Finding, Item
from listicle.model import Money
from listicle.recognizers import money
from listicle.recognizers.rule import Mention
from listicle.text import Text

LABELS = (
    "cost", "tuition", "price", "total cost", "total tuition", "program cost", "course fee", "tuition fee",
    "tuition fees", "fee", "fees", "costs", "pricing", "program fee", "* tuition", "* cost", "* price", "tuition *",
    "cost *", "price *", "participation fee", "* fees", "course fees", "kosten", "preis", "gebühren", "precio",
    "coste", "costo", "matrícula", "prix", "coût", "preço", "how much",
    "fee structure", "* fee structure", "tuition and fees", "tuition & fees",
    "valor do curso", "inversión", "investimento", "custo", "frais", "tarif",
    "teilnahmegebühr", "free", "paid", "cost of *",
)  # fmt: skip
NEVER = (
    "application fee*", "* application fee", "registration fee", "deposit", "* deposit", "in-state*", "out-of-state*",
    "* in-state*", "* out-of-state*", "* per credit*", "cost per credit*", "average *", "cost of living", "living *",
    "late fee", "*undergrad*",
)  # fmt: skip


def cost(item: Item) -> Iterator[Finding]:
    for section in labelled(item, LABELS, NEVER):
        found = [
            m
            for m in money.mentions(section.content)
            if m.value.per != "credit" and not _limits(section.content, m.text)
        ]
        free = _free().match(section.content.folded())
        if free is not None and not _conditional(section.content, section.content.match(free)):
            yield Finding(Money(0, 0, None, None), section.content.match(free), "section", "cost.free")
        options = _options(section.content, found)
        if options is not None:
            yield options
        yield from (Finding(m.value, m.text, "section", m.rule) for m in found)
    for sense, mention, basis in senses(item):
        if mention.value.per != "credit" and (sense == "cost" or (mention.value.max == 0 and sense != "award")):
            yield Finding(mention.value, mention.text, basis, mention.rule)


@cache
def _free() -> re.Pattern[str]:
    return re.compile(r"(?:(?:completely|totally|100%|fully)\s)?(?:free|gratis|kostenlos|gratuito|gratuit|none)\b(?!-)")


def _limits(text: Text, part: Text) -> bool:
    """Whether an amount is a condition of another: of those who earn less than it, or for some only."""
    before = text.folded()[: at(text, part)[0]]
    return _conditional(text, part) or _earned().search(before[-40:]) is not None


@cache
def _earned() -> re.Pattern[str]:
    return re.compile(r"\b(?:earning|earns?|income|incomes|salary|making)\b[^.;]{0,30}$")


def _conditional(text: Text, part: Text) -> bool:
    """Whether an amount holds for some only: "FREE for families earning less than …"."""
    return _for_some().match(text.folded(), at(text, part)[1]) is not None


@cache
def _for_some() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:for|to|if)\s(?:(?:low-income|domestic|eligible|qualifying|qualified|u\.s\.|local|in-state)\S*\s)?(?:families|students|those|members|residents|citizens|you)"
    )


def _options(text: Text, found: list[Mention[Money]]) -> Finding | None:
    """The range of amounts that a passage gives for options, "Day $4,250; boarding $7,900"."""
    if len(found) != 2 or any(m.value.min is None or m.value.min != m.value.max for m in found):
        return None
    low, high = sorted(found, key=lambda mention: mention.value.min or 0)
    between = text.folded()[at(text, found[0].text)[1] : at(text, found[1].text)[0]]
    alike = low.value.currency == high.value.currency and low.value.per == high.value.per and low.value.min != 0
    if not alike or "state" in text.folded() or not _option().fullmatch(between):
        return None
    whole = text[at(text, found[0].text)[0] : at(text, found[1].text)[1]]
    return Finding(replace(low.value, max=high.value.max), whole, "section", "cost.options")


@cache
def _option() -> re.Pattern[str]:
    return re.compile(r"\s*(?:\([^)]{1,30}\)\s*)?[;,/|]?\s*(?:or\s|and\s)?(?:[a-z-]+\s){0,3}[a-z-]*:?\s*[~≈]?")
