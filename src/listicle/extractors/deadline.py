"""The last day to apply."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.extractors.route import at, labelled, nearest
from listicle.item import Finding, Item
from listicle.recognizers import date
from listicle.text import Text

LABELS = (
    "application deadline", "deadline", "deadline to apply", "applications due", "application due",
    "applications close", "apply by", "application due date", "due date", "closing date", "deadlines",
    "application deadlines", "priority deadline", "* application deadline", "regular deadline", "final deadline",
    "applications due *", "* deadline", "last date", "last date to apply", "closes", "due", "fecha límite",
    "bewerbungsfrist", "bewerbungsschluss", "plazo", "date limite", "application closes", "application window",
    "applications",
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


def deadline(item: Item) -> Iterator[Finding]:
    for section in labelled(item, LABELS, NEVER):
        for mention in date.mentions(section.content):
            start, end = at(section.content, mention.text)
            if isinstance(mention.value, str) and nearest(section.content, start, end, SENSES, 30, 14) != "other":
                yield Finding(mention.value, mention.text, "section", mention.rule)
    for text in (item.heading, *item.lines, *item.sentences):
        for mention in date.mentions(text):
            start, end = at(text, mention.text)
            if (
                isinstance(mention.value, str)
                and nearest(text, start, end, SENSES, 50, 24) == "deadline"
                and _applies(text)
            ):
                yield Finding(mention.value, mention.text, "prose", mention.rule)


def _applies(text: Text) -> bool:
    """Whether the passage speaks of applying at all: "by May 1" alone may be anything."""
    folded = text.folded()
    return any(
        word in folded
        for word in (
            "deadline",
            "appl",
            "due",
            "submit",
            "nominat",
            "clos",
            "bewerb",
            "fecha",
            "register",
            "registration",
            "enroll",
        )
    )
