"""The kind of program: the word in the head, else the kind that the article lists, else what the prose calls it."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.recognizers import kind

LABELS = (
    "type", "program type", "programme type", "type of program", "kind", "category", "degree", "degree type",
    "credential",
)  # fmt: skip


def program_type(item: Item) -> Iterator[Finding]:
    found = [mention for mention in kind.mentions(item.heading) if not mention.rule.endswith("member")]
    if found:
        yield Finding(found[-1].value, found[-1].text, "heading", found[-1].rule)
    for section in labelled(item, LABELS):
        if len(section.content) <= 80:
            yield from (Finding(m.value, m.text, "section", m.rule) for m in kind.mentions(section.content))
    listed = [(mention, "group") for group in reversed(item.groups) for mention in kind.mentions(group)]
    listed += [(mention, "article") for mention in kind.mentions(item.context.title)]
    said = [mention for sentence in item.sentences for mention in kind.mentions(sentence)]
    kinds = {mention.value for mention, _ in listed}
    for mention in said:
        if mention.value in kinds:
            yield Finding(mention.value, mention.text, "prose", mention.rule)
            break
    for mention, basis in listed:
        yield Finding(mention.value, mention.text, "group" if basis == "group" else "article", mention.rule)
    if not kinds:
        yield from (Finding(m.value, m.text, "prose", m.rule) for m in said if not m.rule.endswith("member"))
