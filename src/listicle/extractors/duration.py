"""How long the program takes."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.recognizers import duration as recognizer

LABELS = (
    "duration", "length", "program length", "programme length", "course length", "program duration", "* duration",
    "* length", "time to complete", "completion time", "time", "term", "period", "timeline", "dates", "program dates",
    "* dates", "schedule", "time commitment", "when", "study period", "duración", "duracion", "dauer", "durée",
    "duração", "durata", "format", "commitment", "program",
)  # fmt: skip
NEVER = ("application *", "* deadline", "* deadlines", "deadline *", "average *", "work experience", "experience")

COLLEGES = ("2 years", "4 years", "2-year", "4-year")
"""Lines of cards by which colleges are classed, whatever the length of their programs."""


def duration(item: Item) -> Iterator[Finding]:
    yield from (Finding(m.value, m.text, "heading", m.rule) for m in recognizer.mentions(item.heading))
    for section in labelled(item, LABELS, NEVER):
        yield from (Finding(m.value, m.text, "section", m.rule) for m in recognizer.mentions(section.content))
    for line in item.lines:
        if len(line) <= 60 and line.folded() not in COLLEGES:
            yield from (Finding(m.value, m.text, "section", m.rule) for m in recognizer.mentions(line))
    for sentence in item.sentences:
        yield from (Finding(m.value, m.text, "prose", m.rule) for m in recognizer.mentions(sentence))
