"""When the program runs."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.extractors.figures import figures
from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.model import Dates
from listicle.recognizers import date
from listicle.recognizers.rule import Mention, holds
from listicle.text import Text

LABELS = (
    "dates", "program dates", "* dates", "when", "session", "sessions", "session *", "schedule", "timeline",
    "coding period", "fechas", "termin",
)  # fmt: skip
START = ("start date", "starts", "begins", "start", "next start date", "program start", "beginn", "inicio")
END = ("end date", "ends", "end", "program end", "ende")
RUNS = ("runs from", "run from", "takes place", "held from", "held on", "runs", "is held", "from ", "will run")
"""Words by which a sentence says when the program itself takes place."""
APPLYING = ("appl", "deadline", "submi", "registration", "enrollment", "nominat", "admission")
"""Words by which it says when one may apply."""


def dates(item: Item) -> Iterator[Finding]:
    headings, lines, _, sentences = figures(item)
    for heading in headings:
        for mention in date.mentions(heading):
            if isinstance(mention.value, Dates):
                yield Finding(mention.value, mention.text, "heading", mention.rule)
    if item.sections:
        yield from _labelled(item)
    running = [sentence for sentence in sentences if holds(sentence.folded(), RUNS)]
    for text in (*lines, *running):
        for mention in date.mentions(text):
            if isinstance(mention.value, Dates) and not _applying(text.folded()[: text.find(mention.text)]):
                yield Finding(mention.value, mention.text, "prose", mention.rule)


def _labelled(item: Item) -> Iterator[Finding]:
    """Those that stand under a label, the first and the last day maybe under one each."""
    for section in labelled(item, LABELS, ("application *", "* deadline", "* deadlines")):
        for mention in date.mentions(section.content):
            if isinstance(mention.value, Dates):
                yield Finding(mention.value, mention.text, "section", mention.rule)
    starts, ends = _days(item, START), _days(item, END)
    if len(starts) == len(ends) == 1 and starts[0].text.span().end <= ends[0].text.span().start:
        both = Text.join((starts[0].text, ends[0].text), " – ")
        yield Finding(Dates(starts[0].value, ends[0].value), both, "section", "dates.start-end")
    for start in starts:
        yield Finding(Dates(start.value, None), start.text, "section", start.rule)
    for end in ends:
        yield Finding(Dates(None, end.value), end.text, "section", end.rule)


def _applying(before: str) -> bool:
    """Whether the words before a range of days say that it is for applying, not for the program."""
    said = [(before.rfind(word), word in APPLYING) for word in (*RUNS, *APPLYING) if word != "from "]
    return max(said)[0] >= 0 and max(said)[1]


def _days(item: Item, labels: tuple[str, ...]) -> list[Mention[str]]:
    """The days, not ranges of days, that stand under a label."""
    return [
        Mention(mention.value, mention.text, mention.rule)
        for section in labelled(item, labels)
        for mention in date.mentions(section.content)
        if isinstance(mention.value, str)
    ]
