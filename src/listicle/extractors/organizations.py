"""Institutions that offer or host the program, as stated."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.model import Basis, Organization
from listicle.recognizers import kind, organization
from listicle.text import Text

LABELS = (
    "organization", "organisation", "organizations", "institution", "university", "school", "college", "provider",
    "offered by", "host", "hosted by", "hosts", "sponsor", "sponsored by", "source of fellowship", "source of *",
    "company", "employer", "funder", "funded by", "funding body", "run by", "awarded by", "awarding body",
    "provided by", "organizer", "organiser", "organizing institution", "host institution", "host organization",
    "business school", "vendor", "platform", "foundation", "agency",
)  # fmt: skip
INSTITUTIONS = ("bootcamp", "accelerator", "masters", "bachelors", "doctorate", "residency")
"""Kinds of lists whose bare names are institutions: "Top 10 coding bootcamps" lists the schools that hold them."""


def organizations(item: Item) -> Iterator[Finding]:
    listed = item.head.name
    if item.head.organization is not None:
        yield from _read(item.head.organization, "heading", "organizations.head")
    else:
        found = organization.mentions(listed)
        whole = [mention for mention in found if len(mention.text) >= 0.6 * len(listed)]
        if kind.mentions(listed):
            yield from (Finding(m.value, m.text, "heading", m.rule) for m in found if m.rule.endswith(("cue", "pair")))
        elif whole or len(found) > 1:
            yield from (Finding(m.value, m.text, "heading", m.rule) for m in found)
        elif _lists_institutions(item) and len(listed.value.split()) <= 6:
            yield from _read(listed, "heading", "organizations.listed")
    for section in labelled(item, LABELS):
        if len(section.content) <= 160:
            yield from _read(section.content, "section", "organizations.label")
    for sentence in item.sentences:
        for mention in organization.mentions(sentence):
            if mention.rule.endswith("cue"):
                yield Finding(mention.value, mention.text, "prose", mention.rule)


def _lists_institutions(item: Item) -> bool:
    return any(mention.value in INSTITUTIONS for mention in kind.mentions(item.context.title))


def _read(text: Text, basis: Basis, rule: str) -> Iterator[Finding]:
    """The organizations of a text that holds nothing else; as it stands where none is recognized."""
    found = organization.mentions(text)
    covered = sum(len(mention.text) for mention in found)
    if found and (len(found) > 1 or covered >= 0.6 * len(text)):
        for mention in found:
            yield Finding(mention.value, mention.text, basis, rule)
    elif text:
        yield Finding(Organization(text.value, None, "provider"), text, basis, rule)
