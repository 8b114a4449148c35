"""Bodies that accredit the program, as stated."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.recognizers import accreditor

LABELS = (
    "accreditation", "accreditations", "accredited by", "accreditor", "accreditors", "accrediting body",
    "* accreditation",
)  # fmt: skip


def accreditors(item: Item) -> Iterator[Finding]:
    yield from (Finding(m.value, m.text, "heading", m.rule) for m in accreditor.mentions(item.heading))
    for section in labelled(item, LABELS):
        yield from (Finding(m.value, m.text, "section", m.rule) for m in accreditor.whole(section.content))
    for text in (*item.sentences, *item.lines, *[section.content for section in item.sections]):
        if "ccredit" in text.value or "CCREDIT" in text.value:
            for mention in accreditor.mentions(text):
                yield Finding(mention.value, mention.text, "prose", mention.rule)
