"""The last day to apply."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from listicle.extractors.figures import figures
from listicle.extractors.nearest import Senses, cues, nearest
from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.model import Dates
from listicle.recognizers import date
from listicle.recognizers.rule import holds
from listicle.text import Text

LABELS = (
    "application deadline", "deadline", "deadline to apply", "applications due", "application due",
    "applications close", "apply by", "application due date", "due date", "closing date", "deadlines",
    "application deadlines", "priority deadline", "* application deadline", "regular deadline", "final deadline",
    "applications due *", "* deadline", "last date", "last date to apply", "closes", "due", "fecha límite",
    "bewerbungsfrist", "bewerbungsschluss", "plazo", "date limite", "application closes", "application window",
    "applications","apply before", "submit by", "application period", "close",
    "closing", "prazo", "date limite de candidature", "einsendeschluss", "scadenza", "last day to apply",
)  # fmt: skip
NEVER = (
    "* aid deadline", "financial aid *", "* recommendation *", "recommendation *", "recommender *",
    "scholarship deadline", "deposit *", "* deposit *", "* opens", "decision *", "international deadline",
    "last year*", "transcript *",
)  # fmt: skip
SENSES = {
    "deadline": r"deadlines?|apply\ by|appl(?:y|ications?)\ (?:is|are)\ due|due\ (?:by|on|date)?|closes?|closing|no\ later\ than|submit(?:ted)?\ by|until|before|by|"
    r"bewerbungs(?:frist|schluss)|fecha\ l[ií]mite|last\ (?:date|day)",
    "other": r"opens?|opening|starts?|begins?|from|released|announced|notif\w+|decisions?|last\ year|previous|results|interviews?|recommend\w+|financial\ aid|born|after|held|"
    r"runs?|takes\ place|founded|established|since|as\ of|updated",
}


APPLYING = (
    "deadline", "appl", "due", "submit", "nominat", "clos", "bewerb", "fecha", "register", "registration", "enroll",
)  # fmt: skip
"""Words by which a passage speaks of applying at all: "by May 1" alone may be anything."""


def deadline(item: Item) -> Iterator[Finding]:
    for section in labelled(item, LABELS, NEVER):
        for mention in date.mentions(section.content):
            if isinstance(mention.value, Dates) and mention.value.end is not None and _window(mention.value):
                yield Finding(mention.value.end, mention.text, "section", "deadline.window")
            if isinstance(mention.value, str) and _sense(section.content, mention.text, 30) != "other":
                yield Finding(mention.value, mention.text, "section", mention.rule)
    headings, lines, _, sentences = figures(item)
    for text in (*headings, *lines, *sentences):
        if not holds(text.folded(), APPLYING):
            continue
        for mention in date.mentions(text):
            if isinstance(mention.value, str) and _sense(text, mention.text, 50) == "deadline":
                yield Finding(mention.value, mention.text, "prose", mention.rule)


def _window(dates: Dates) -> bool:
    """Whether a range of days is the time in which one applies; one of a few days is that of several deadlines."""
    start, end = dates.start or "", dates.end or ""
    return start[:-3] != end[:-3] or int(end[-2:]) - int(start[-2:]) >= SHORTEST_WINDOW


SHORTEST_WINDOW = 7
"""Days."""


def _sense(text: Text, part: Text, before: int) -> str | None:
    """What a date is by the words before it, else by those after it, within its clause."""
    start = text.find(part)
    end = start + len(part.value)
    folded = text.folded()
    clause = max(folded.rfind(";", 0, start), folded.rfind("(", 0, start), folded.rfind(". ", 0, start)) + 1
    said = folded[clause:start]
    if "last year" in said or "previous" in said:
        return "other"
    return nearest(folded[max(clause, start - before) : start], "", _cues()) or nearest(
        "", folded[end : end + 24], _cues()
    )


@cache
def _cues() -> Senses:
    return cues(SENSES)
