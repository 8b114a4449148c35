"""Subject or specialty as stated."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.recognizers import subject as recognizer

LABELS = (
    "field", "fields", "field of study", "fields of study", "subject", "subjects", "specialty", "speciality",
    "academic specialty", "discipline", "disciplines", "area", "areas", "area of study", "focus area", "focus areas",
    "major", "majors", "domain", "topic", "concentration", "specialization", "research area", "focus", "fachgebiet",
    "área",
)  # fmt: skip


def subject(item: Item) -> Iterator[Finding]:
    found = recognizer.mentions(item.head.name)
    yield from (Finding(m.value, m.text, "heading", m.rule) for m in found)
    for section in labelled(item, LABELS):
        if 0 < len(section.content) <= 120:
            yield Finding(section.content.value, section.content, "section", "subject.label")
    for sentence in item.sentences:
        yield from (Finding(m.value, m.text, "prose", m.rule) for m in recognizer.mentions(sentence))
