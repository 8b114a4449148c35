"""The kind of program: the word in the head, else what the prose calls it, the kind that the article lists before others."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.recognizers import kind

LABELS = (
    "type", "program type", "programme type", "type of program", "kind", "category", "degree", "degree type",
    "credential",
)  # fmt: skip

INSTITUTIONS = ("masters", "bachelors", "doctorate", "residency", "accelerator")
"""Kinds of lists that name institutions, where the title says for what."""


def program_type(item: Item) -> Iterator[Finding]:
    found = [mention for mention in kind.mentions(item.heading) if not mention.rule.endswith("member")]
    if found:
        yield Finding(found[-1].value, found[-1].text, "heading", found[-1].rule)
    for section in labelled(item, LABELS):
        if len(section.content) <= 80:
            yield from (Finding(m.value, m.text, "section", m.rule) for m in kind.mentions(section.content))
    kinds = {m.value for text in (item.context.title, *item.groups) for m in kind.mentions(text)}
    for text in (*item.sentences, *item.lines):
        for mention in kind.mentions(text):
            # where the article says what it lists, other kinds that the prose mentions are no kind of this item
            if mention.value in kinds or not (kinds or mention.rule.endswith("member")):
                yield Finding(mention.value, mention.text, "prose", mention.rule)
    for group in reversed(item.groups):
        yield from (Finding(m.value, m.text, "group", m.rule) for m in kind.mentions(group))
    for mention in kind.mentions(item.context.title):
        if mention.value in INSTITUTIONS:  # "Top 10 MBA programs" lists schools, each for its own
            yield Finding(mention.value, mention.text, "article", mention.rule)
