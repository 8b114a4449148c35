"""What the participant gets: stipend, grant, prize, investment."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.extractors.route import labelled
from listicle.extractors.sense import senses
from listicle.item import Finding, Item
from listicle.recognizers import money

LABELS = (
    "award", "stipend", "amount", "award amount", "maximum award", "investment", "scholarship amount", "grant",
    "prize", "value", "benefit", "benefits", "funding", "salary", "compensation", "* award", "* stipend", "* amount",
    "* grant", "* prize", "stipend *", "award *", "prize *", "rewards", "reward", "pay", "scholarship",
    "scholarship value", "financial support", "beca", "ayuda", "cuantía", "dotation", "bourse", "dotación",
    "montant", "monto", "valor", "valor da bolsa", "förderhöhe", "förderbetrag", "importe", "scholarship amount",
    "stipendium", "förderung", "allowance", "bursary", "prizes", "award value", "funding amount", "remuneration",
)  # fmt: skip
NEVER = ("average *", "median *", "starting salary", "salary after *", "* salary after *")


def award(item: Item) -> Iterator[Finding]:
    for section in labelled(item, LABELS, NEVER):
        for mention in money.mentions(section.content):
            if mention.value.max != 0:
                yield Finding(mention.value, mention.text, "section", mention.rule)
    for sense, mention, basis in senses(item):
        if sense == "award" and mention.value.max != 0:
            yield Finding(mention.value, mention.text, basis, mention.rule)
