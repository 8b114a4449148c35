"""Institutions that offer or host the program, as stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.extractors.route import at, labelled
from listicle.item import Finding, Item
from listicle.model import Basis, Organization
from listicle.recognizers import kind, organization, place, subject
from listicle.text import Text

LABELS = (
    "organization", "organisation", "organizations", "institution", "university", "school", "college", "provider",
    "offered by", "host", "hosted by", "hosts", "sponsor", "sponsored by", "source of fellowship", "source of *",
    "company", "employer", "funder", "funded by", "funding body", "run by", "awarded by", "awarding body",
    "provided by", "organizer", "organiser", "organizing institution", "host institution", "host organization",
    "business school", "vendor", "platform", "foundation", "agency",
)  # fmt: skip
SITES = (
    "format", "location", "locations", "program", "where", "venue", "campus", "host", "setting", "program details",
    "details",
)  # fmt: skip
INSTITUTIONS = ("bootcamp", "accelerator", "masters", "bachelors", "doctorate", "residency")
"""Kinds of lists whose bare names are institutions: "Top 10 coding bootcamps" lists the schools that hold them."""


CUES = ("organization.by", "organization.partner", "organization.at")
"""Recognizer's rules by which a sentence says who offers the program."""
ACTS = "offers?|provides?|teaches|hosts?|runs?|awards?|sponsors?|invests?|created|launched|developed|designed|invites|accepts|selects|partners?|recruits|hires"
GENERIC = (
    "summer", "winter", "spring", "fall", "national", "global", "online", "virtual", "the", "a", "and", "of", "for",
    "high", "school", "student", "students", "early", "career",
)  # fmt: skip


def organizations(item: Item) -> Iterator[Finding]:
    declared = list(labelled(item, LABELS))
    for section in declared:
        if len(section.content) <= 160:
            yield from _read(section.content, "section", "organizations.label")
    if declared:  # a label of its own says who it is
        return
    listed = item.head.name
    if item.head.organization is not None:
        yield from _read(item.head.organization, "heading", "organizations.head")
    else:
        found = organization.mentions(listed)
        whole = [mention for mention in found if len(mention.text) >= 0.6 * len(listed)]
        if kind.mentions(listed):
            named = [m for m in found if m.rule in CUES or len(m.text) < 0.8 * len(listed)]
            yield from (Finding(m.value, m.text, "heading", m.rule) for m in named)
            if not named:
                yield from _leader(item, _leading(listed))
        elif whole or len(found) > 1:
            yield from (Finding(m.value, m.text, "heading", m.rule) for m in found)
        elif _lists_institutions(item) and len(listed.value.split()) <= 6:
            yield from _read(listed, "heading", "organizations.listed")
        elif len(listed.value.split()) <= 4 and not listed.folded().endswith(("program", "programme", "project")):
            yield from _acting(item, listed)
    for line in item.lines:  # the institution on a line of its own, as on a card
        for mention in organization.mentions(line):
            if len(mention.text) >= 0.9 * len(line):
                yield Finding(mention.value, mention.text, "section", "organizations.line")
    for section in labelled(item, SITES):
        yield from (
            Finding(m.value, m.text, "section", m.rule)
            for m in organization.mentions(section.content)
            if m.rule in CUES or _held(section.content, m.text)
        )
    for sentence in item.sentences:
        for mention in organization.mentions(sentence):
            if mention.rule in CUES or _acts(sentence, mention.text):
                yield Finding(mention.value, mention.text, "prose", mention.rule)


def _acts(sentence: Text, name: Text) -> bool:
    """Whether a sentence speaks of a named institution as of the one that offers: "The X offers …", "through the X"."""
    start, end = at(sentence, name)
    return (
        _offers().match(sentence.value, end) is not None
        or _through().search(sentence.value[max(0, start - 24) : start]) is not None
    )


def _held(text: Text, name: Text) -> bool:
    """Whether a passage on the form of a program says that it is held at a named institution."""
    return text.value[: at(text, name)[0]].endswith((" at ", " at the ", "At ", "(at "))


@cache
def _offers() -> re.Pattern[str]:
    return re.compile(rf"(?:\s\([^)]{{1,12}}\))?\s(?:{ACTS})\b")


@cache
def _through() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[Tt]hrough|[Oo]ffered (?:by|through|at)|[Hh]oused (?:in|at)|[Pp]rovided by|[Hh]osted (?:by|at))\s(?:the\s)?$"
    )


def _leading(listed: Text) -> Text:
    """The proper name that a program's name begins with ("Acme" of "Acme Summer Internship"): what stands before its subject and kind."""
    parts = [mention.text for mention in kind.mentions(listed)] + [mention.text for mention in subject.mentions(listed)]
    ends = [at(listed, part)[0] for part in parts]
    words = listed[: min(ends, default=0)].strip(" -–—:,")
    while words and words.value.split()[-1].lower() in GENERIC:
        words = words[: len(words.value.rsplit(None, 1)[0]) if " " in words.value else 0].strip()
    return words


def _leader(item: Item, name: Text) -> Iterator[Finding]:
    """The institution that a program's name begins with: an abbreviation ("NASA Internship"), or a name that acts in the body."""
    first = name.value.split()[0] if name else ""
    if len(first) >= 3 and first.isalpha() and first.isupper() and len(name) > len(first) - 1:
        found = name[: len(first)]
        yield Finding(Organization(first, None, "provider"), found, "heading", "organizations.abbreviation")
    else:
        yield from _acting(item, name)


def _acting(item: Item, name: Text) -> Iterator[Finding]:
    """A name that the body speaks of as of somebody who acts: "Acme offers …", "at Acme", "Acme’s"."""
    if not name or not name.value[0].isupper():
        return
    who = re.escape(name.value)
    acts = re.compile(rf"\b{who}(?:['’]s?\s|\s(?:{ACTS})\b)|\b(?:at|by|from|with|through)\s{who}\b(?!\s[A-Z])")
    for text in (*item.sentences, *item.lines):
        if name.value in text.value and acts.search(text.value):
            yield Finding(Organization(name.value, None, "provider"), name, "heading", "organizations.acting")
            return


def _lists_institutions(item: Item) -> bool:
    return any(mention.value in INSTITUTIONS for mention in kind.mentions(item.context.title))


def _read(text: Text, basis: Basis, rule: str) -> Iterator[Finding]:
    """The organizations of a text that holds nothing else; as it stands where none is recognized."""
    found = organization.mentions(text)
    covered = sum(len(mention.text) for mention in found)
    if found and (len(found) > 1 or covered >= 0.6 * len(text)):
        for mention in found:
            yield Finding(mention.value, mention.text, basis, rule)
    elif not _nobody(text):
        yield Finding(Organization(text.value, None, "provider"), text, basis, rule)


def _nobody(text: Text) -> bool:
    """Whether a passage names no institution: "Various institutions", "Participating schools", or nothing but a place."""
    if not text or _some().match(text.folded()):
        return True
    return sum(len(mention.text) for mention in place.whole(text)) >= 0.6 * len(text)


@cache
def _some() -> re.Pattern[str]:
    """Words by which a passage speaks of institutions without naming one."""
    return re.compile(
        r"(?:various|varies|multiple|any|all|many|several|different|other|some|select(?:ed)?|participating|partner|member|eligible|approved|global|worldwide|international)\b"
    )
