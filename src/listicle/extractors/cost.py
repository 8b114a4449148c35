"""What the participant pays."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.extractors.route import labelled
from listicle.extractors.sense import senses
from listicle.item import Finding, Item
from listicle.recognizers import money

LABELS = (
    "cost", "tuition", "price", "total cost", "total tuition", "program cost", "course fee", "tuition fee",
    "tuition fees", "fee", "fees", "costs", "pricing", "program fee", "* tuition", "* cost", "* price", "tuition *",
    "cost *", "price *", "participation fee", "* fees", "course fees", "kosten", "preis", "gebühren", "precio",
    "coste", "costo", "matrícula", "prix", "coût", "preço", "free", "paid", "cost of *",
)  # fmt: skip
NEVER = (
    "application fee*", "* application fee", "registration fee", "deposit", "* deposit", "in-state*", "out-of-state*",
    "* in-state*", "* out-of-state*", "* per credit*", "cost per credit*", "average *", "cost of living", "living *",
    "late fee", "*undergrad*",
)  # fmt: skip


def cost(item: Item) -> Iterator[Finding]:
    for section in labelled(item, LABELS, NEVER):
        for mention in money.mentions(section.content):
            if mention.value.per != "credit":
                yield Finding(mention.value, mention.text, "section", mention.rule)
    for sense, mention, basis in senses(item):
        if mention.value.per != "credit" and (sense == "cost" or (mention.value.max == 0 and sense != "award")):
            yield Finding(mention.value, mention.text, basis, mention.rule)
    for group in reversed(item.groups):
        for mention in money.mentions(group):
            if mention.value.max == 0:
                yield Finding(mention.value, mention.text, "group", mention.rule)
