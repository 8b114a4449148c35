"""One entry of the list: as cut out of the document (`Entry`), and with its labelled passages told apart (`Item`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from listicle.document import Block, Link, Meta
from listicle.model import Basis
from listicle.recognizers.head import Head
from listicle.record import record
from listicle.text import EMPTY, Text


@record(guarded=False)
class Entry:
    """An item as segmentation finds it: its head and the blocks that belong to it."""

    heading: Text
    """The head as a reader sees it, without list marker and number."""
    ordinal: Text | None
    """The printed number ("1.", "#3", an `<li>`), as the source spells it."""
    number: int | None
    """The printed number's value."""
    head: Block | None
    """The block that the heading was read from."""
    rest: Text
    """What follows the heading in its own block ("Name: it offers …"), else empty."""
    body: tuple[Block, ...]
    """The item's other blocks in reading order: those below the head up to the next item, and a card's words above it; for a row, none."""
    row: tuple[tuple[Text, Text], ...] = ()
    """For a row of a table: (column name, cell) of every further cell, empty ones included: they say that nothing is stated."""
    groups: tuple[Text, ...] = ()
    """The headings under which the item stands, outermost first, the article's title excluded."""


class Candidate(NamedTuple):
    """A layout that was tried: for `extract explain`."""

    layout: str
    heads: tuple[str, ...]
    """The headings of the items it would have."""
    score: int
    """Votes for it less votes against it."""
    reasons: tuple[str, ...]


@record()
class Listicle:
    """The list that an article holds, and what stands around it."""

    title: Text | None
    claimed: tuple[int, Text] | None
    """The number of items promised, and where."""
    layout: str | None
    """The layout that won: numbered-headings, plain-headings, ordered-list, bullets, bold-lines, table, paragraphs, mixed (cards); None without a list."""
    entries: tuple[Entry, ...]
    introduction: tuple[Block, ...]
    conclusion: tuple[Block, ...]
    tried: Callable[[], tuple[Candidate, ...]] = tuple
    """Tells of the layouts that were tried, which takes longer than finding the list: only `extract explain` asks."""

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """All layouts tried, the best first."""
        return self.tried()


@record(guarded=False)
class Section:
    """A labelled passage: "Cost: $5", a bold label, a sub-heading with its text, a table cell under its column's name."""

    label: Text
    content: Text
    parts: tuple[Text, ...]
    """The bullets or paragraphs of the content, one by one."""
    links: tuple[Link, ...] = ()


@record()
class Context:
    """What the article says that its items inherit."""

    title: Text = EMPTY
    metadata: tuple[Meta, ...] = ()
    url: str | None = None
    shared: frozenset[str] = frozenset()
    """Addresses that several items link to in their bodies: none's own."""
    shared_hosts: frozenset[str] = frozenset()
    """Hosts likewise: the site's own, or one that it advertises."""


@record(eq=False, guarded=False)
class Item:
    """An entry with its passages told apart: what extractors read. Compared by identity."""

    heading: Text
    head: Head
    """The heading's parts: name, place, tag line, organization."""
    ordinal: Text | None
    number: int | None
    groups: tuple[Text, ...]
    sections: tuple[Section, ...]
    """Labelled passages in reading order."""
    lines: tuple[Text, ...]
    """Short lines and bullets without a label ("Ann Arbor, MI", "10 weeks")."""
    prose: tuple[Text, ...]
    """Paragraphs."""
    sentences: tuple[Text, ...]
    """The sentences of the prose, and the statements in short lines under sub-headings."""
    links: tuple[tuple[Text, Text, Basis], ...]
    """(words, address, where it stands) of every link of the item."""
    context: Context


class Choice(NamedTuple):
    """What became of the findings for one field."""

    won: tuple[Finding, ...]
    lost: tuple[tuple[Finding, str], ...]
    """The others, each with the reason."""


class Finding(NamedTuple):
    """A mention claimed for a field."""

    value: Any
    text: Text
    basis: Basis
    rule: str
