"""An article's shape with the file format forgotten: what the readers make and everything else works on."""

from __future__ import annotations

from typing import Literal, NamedTuple

from listicle.model import Source
from listicle.record import record
from listicle.text import Text

Kind = Literal["heading", "paragraph", "item", "row", "quote", "code", "caption", "rule"]


class SourceError(Exception):
    """A source that cannot be read: missing, empty, binary, wrongly encoded, of an unknown type, over a bound."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class Link(NamedTuple):
    """A link in a block: the characters `start` to `end` of the block's text lead to `target`."""

    start: int
    end: int
    target: Text
    """The address: decoded in its value, placed where the source spells it (the href attribute, the link destination)."""


class Mark(NamedTuple):
    """An emphasized stretch of a block: its characters `start` to `end`."""

    start: int
    end: int
    strong: bool
    """Bold (strong, b, `**`), otherwise italic (em, i, `*`)."""


@record(eq=False, guarded=False)
class Box:
    """A framed region of a page that holds blocks, such as a card, a sidebar or the article; compared by identity."""

    name: str
    """The element's name: div, section, article, li, table …"""
    look: str
    """What its siblings of the same kind share: the element's name and classes ("div.card"). Never the name of a site."""
    part: str
    """What the region is to the page: main, navigation, aside, header, footer, comments, related, or the parent's."""
    parent: Box | None
    level: int
    """How many boxes it is nested in, itself counted."""


@record(guarded=False)
class Block:
    """One paragraph, heading, list item (its first paragraph), table row or the like, in reading order."""

    kind: Kind
    text: Text
    """What a reader sees: white space collapsed, `\\n` for a line break. A row's cells are joined by tabs."""
    level: int = 0
    """Of a heading, 1 to 6; in plain text 0, for a short line that may be a heading (kind paragraph) nothing is decided."""
    depth: int = 0
    """How many lists it is nested in: 0 outside, 1 for an item of a list and for further paragraphs of that item."""
    marker: Text | None = None
    """The list marker or number as the source spells it ("1.", "•", "-", `<li>`), never part of `text`."""
    ordinal: int | None = None
    """The number that a reader sees at an item of an ordered list; for HTML counted from `start` and `value`."""
    cells: tuple[Text, ...] = ()
    """Of a row: its cells, empty ones included, a cell spanning columns repeated as empty ones after it."""
    header: bool = False
    """Of a row: its cells are the names of the columns."""
    container: int = 0
    """Of items and rows: the serial number of their list or table, so that two lists in a row differ; else 0."""
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    box: Box | None = None
    """The innermost box around it; None in plain text and Markdown."""
    indent: int = 0
    """Of a line in plain text: the columns of white space before it."""

    def link_text(self, link: Link) -> Text:
        """The words of one of this block's links."""
        return self.text[link.start : link.end]


class Meta(NamedTuple):
    """Something that the page or its front matter says about itself: title, author, published, language, url, description."""

    name: str
    value: Text


@record()
class Document:
    """One article: its source and its blocks."""

    source: Source
    content: str
    """The decoded source file; every `Text` is placed in it."""
    blocks: tuple[Block, ...]
    metadata: tuple[Meta, ...] = ()
    data: tuple[Text, ...] = ()
    """JSON-LD scripts of an HTML page, undecoded."""
