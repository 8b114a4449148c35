"""Subject or specialty as stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.extractors.route import blank, labelled
from listicle.extractors.signs import CAPITAL, sign, signed
from listicle.item import Finding, Item
from listicle.recognizers import kind
from listicle.recognizers import subject as recognizer
from listicle.recognizers.rule import holds
from listicle.text import Text

LABELS = (
    "field", "fields", "field of study", "fields of study", "subject", "subjects", "specialty", "speciality",
    "academic specialty", "discipline", "disciplines", "area", "areas", "area of study", "focus area", "focus areas",
    "major", "majors", "domain", "topic", "concentration", "specialization", "research area",
    "research areas", "subject area", "domains", "fachgebiet", "área",
)  # fmt: skip


FOCUS = ("focus", "* focus", "focus on", "industry", "industries", "tech stack/focus", "theme", "track", "tracks")
"""Labels of what may be a subject, if it is short and names one."""
VAGUE = ("various", "all", "any", "multiple", "different", "general", "varies", "many")


def _any(content: Text) -> bool:
    """Whether a passage says that the subject is open: "All fields", "Any discipline"."""
    words = content.folded().split()
    return len(words) <= 4 and words[0] in VAGUE


def _of_course(name: Text) -> Iterator[Finding]:
    """The subject that the name of a course is, or begins with before a colon or a dash ("Data Science: Real-Life Exercises")."""
    for part in name.split(_side()):
        if (
            recognizer.whole(part) is not None
            and part.folded() not in SINGLE
            and part.folded().split()[0] != "learning"
        ):
            yield Finding(part.value, part, "heading", "subject.course")
        return


@cache
def _side() -> re.Pattern[str]:
    return re.compile(r"\s?[:–—|]\s|\s-\s|\sA-Z\b")


SINGLE = (
    "learning",
    "development",
    "design",
    "business",
    "analysis",
    "technology",
    "science",
    "strategy",
    "planning",
    "writing",
    "innovation",
)
"""Words that alone are too wide to be a course's subject."""


_TELLING = sign((*recognizer.TELLING, "beginners"))
"""A sentence without one of these words names no subject."""


def subject(item: Item) -> Iterator[Finding]:
    declared = list(labelled(item, LABELS, empty=True))
    for section in declared:
        if len(section.content) <= 120 and not blank(section.content) and not _any(section.content):
            yield Finding(section.content.value, section.content, "section", "subject.label")
    if declared:  # a column or label of its own says what the subject is, or that none is stated
        return
    yield from (Finding(m.value, m.text, "heading", m.rule) for m in recognizer.mentions(item.head.name))
    if item.head.tag is not None and recognizer.whole(item.head.tag) is not None:
        yield Finding(item.head.tag.value, item.head.tag, "heading", "subject.tag")
    if item.head.tag is not None:  # "WXYZ (Example Physics Academy)"
        yield from (Finding(m.value, m.text, "heading", m.rule) for m in recognizer.mentions(item.head.tag))
    if any(mention.value == "course" for mention in kind.mentions(item.context.title)):
        yield from _of_course(item.head.name)
    for section in labelled(item, FOCUS):
        words = section.content.folded().split()
        named = 0 < len(words) <= 2 and words[0] not in VAGUE and words[-1] != "projects"
        if named or (section.content and recognizer.whole(section.content) is not None):
            yield Finding(section.content.value, section.content, "section", "subject.focus")
    for line in item.lines:  # on a card, or in brackets behind the head
        if recognizer.whole(line.strip("[]() ")) is not None:
            yield Finding(line.strip("[]() ").value, line.strip("[]() "), "section", "subject.line")
    if kind.mentions(item.head.name):
        return
    listed = tuple({mention.value.lower() for mention in recognizer.mentions(item.context.title)})
    for sentence, signs in signed(item):
        value = sentence.value
        if not signs & _TELLING or value[-1] not in ".!?":
            continue  # the words of a link, a line of a list
        if not signs & CAPITAL and not holds(value, listed) and not recognizer.begins(sentence):
            continue  # none of what is looked for below
        for mention in recognizer.mentions(sentence):
            if (
                mention.value[0].isupper() or mention.value.lower() in listed
            ):  # of a name ("Pain Medicine Fellowship"), or what the list is of
                yield Finding(mention.value, mention.text, "prose", mention.rule)
