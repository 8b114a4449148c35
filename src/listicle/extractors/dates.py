"""When the program runs."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.model import Dates
from listicle.recognizers import date

LABELS = (
    "dates", "program dates", "* dates", "when", "session", "sessions", "session *", "schedule", "timeline",
    "coding period", "fechas", "termin",
)  # fmt: skip
START = ("start date", "starts", "begins", "start", "next start date", "program start", "beginn", "inicio")
END = ("end date", "ends", "end", "program end", "ende")
RUNS = ("runs from", "run from", "takes place", "held from", "held on", "runs", "is held", "from ", "will run")
"""Words by which a sentence says when the program itself takes place."""


def dates(item: Item) -> Iterator[Finding]:
    for mention in date.mentions(item.heading):
        if isinstance(mention.value, Dates):
            yield Finding(mention.value, mention.text, "heading", mention.rule)
    for section in labelled(item, LABELS, ("application *", "* deadline", "* deadlines")):
        for mention in date.mentions(section.content):
            if isinstance(mention.value, Dates):
                yield Finding(mention.value, mention.text, "section", mention.rule)
    for labels in (START, END):
        for section in labelled(item, labels):
            for mention in date.mentions(section.content):
                if isinstance(mention.value, str):
                    day = Dates(mention.value, None) if labels is START else Dates(None, mention.value)
                    yield Finding(day, mention.text, "section", mention.rule)
    for text in (*item.lines, *item.sentences):
        folded = text.folded()
        if text in item.lines or any(word in folded for word in RUNS):
            for mention in date.mentions(text):
                if isinstance(mention.value, Dates):
                    yield Finding(mention.value, mention.text, "prose", mention.rule)
