"""What is known of a page while it is read: open elements, lists and tables, and blocks in the making."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from listicle.document import Box, Kind, Link, Mark
from listicle.readers.html_events import Token
from listicle.text import Text

SPAN = 100
"""Columns that a cell of a table may span, and in which it may span rows."""


class Mode(NamedTuple):
    """What holds for the text that comes next."""

    kind: Kind = "paragraph"
    level: int = 0
    depth: int = 0
    listing: Listing | None = None
    item: Item | None = None
    table: Table | None = None
    cell: Cell | None = None


mode_of = partial(tuple.__new__, Mode)
"""A mode of all that it says, in half the time that it takes to name it."""


class Entry:
    """An open element.

    What is read or set for every element has a slot. The rest is a default of the class for all but a few.
    """

    __slots__ = ("__dict__", "framed", "mode", "name", "plain", "region")

    framed: bool
    """It has changed the region and the mode."""
    mode: Mode
    """The mode around it."""
    plain: bool
    """Its end restores the region and the mode around it at most."""
    region: Region | None
    """The region around it."""

    inline = False
    """It ends where its end tag stands, whatever block was left open in it."""
    soft = False
    """It stands in a heading, and only keeps words apart."""
    strong = 0
    em = 0
    counts: dict[str, int] | None = None
    """The open elements around a table or a cell, out of which no end tag reaches."""
    grab: tuple[int, int] | None = None
    """Of an element that names the author: where its text begins."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.plain = True
        self.framed = False


class Region(Entry):
    """An open element that becomes a box if it turns out to hold blocks."""

    __slots__ = ("box", "first", "headed", "part", "size", "tag")

    size: int
    """Characters of text in it."""
    first: int
    """Characters of text before it."""
    headed: int
    """Headings of level 1 in it."""
    part: str
    box: Box

    def __init__(self, name: str, tag: Token, region: Region | None, mode: Mode) -> None:
        self.name = name
        self.plain = self.framed = True
        self.tag = tag
        self.region = region
        self.mode = mode


class Anchor(Entry):
    """An open link, or one that was open."""

    __slots__ = ("href", "tag", "used")

    used: bool
    """It holds text."""

    inline = True

    def __init__(self, name: str, tag: Token, href: str) -> None:
        self.name = name
        self.plain = self.framed = self.used = False
        self.tag = tag
        self.href = href


class Listing:
    """A list: ol, ul, menu or dl."""

    next = 1
    step = 1
    style = "1"
    items: list[Item] | None = None
    """Of a list that counts down from the number of its items: its items."""

    def __init__(self, serial: int, name: str) -> None:
        self.serial = serial
        self.name = name

    def number(self, tag: Token) -> None:
        """How an ordered list is numbered."""
        first = integer(tag.attr("start") or "")
        if first is not None:
            self.next = first
        if tag.attr("reversed") is not None:
            self.step = -1
            if first is None:
                self.items = []
        self.style = tag.attr("type") or "1"

    def end(self) -> None:
        """Number the items of a list that counts down to 1."""
        for number, item in enumerate(reversed(self.items or ()), 1):
            item.ordinal = number


class Item:
    """A list item or, in a definition list, a term or its definition."""

    __slots__ = ("at", "entry", "listing", "ordinal", "taken")

    taken: bool
    """A block has taken its marker."""

    def __init__(self, at: int, listing: Listing, entry: Entry) -> None:
        self.ordinal: int | None = None
        self.taken = False
        self.at = at
        self.listing = listing
        self.entry = entry

    def count(self, tag: Token) -> None:
        """Give it the next number of its list."""
        listing = self.listing
        number = integer(tag.attr("value") or "")
        self.ordinal = listing.next if number is None else number
        listing.next = self.ordinal + listing.step
        if listing.items is not None:
            listing.items.append(self)


class Cell:
    """A cell of a table."""

    columns = 1
    rows = 1

    def __init__(self, head: bool, tag: Token) -> None:
        self.head = head
        self.drafts: list[Draft] = []
        columns, rows = tag.attr("colspan"), tag.attr("rowspan")
        if columns is not None:
            self.columns = max(1, min(SPAN, integer(columns) or 1))
        if rows is not None:
            self.rows = max(1, integer(rows) or 1)


class Row(NamedTuple):
    """A row of a table, and whether it stands in the table's head."""

    head: bool
    cells: list[Cell]


class Table(Region):
    """A table."""

    __slots__ = ()

    in_head = False
    """Its head is open."""
    layout = False
    """It holds no data, but places things on the page."""
    serial = 0
    first = 0
    """The number of the first draft in it."""
    rows: list[Row]


class Draft:
    """A block in the making."""

    __slots__ = ("__dict__", "item", "kind", "links", "marks", "mode", "region", "text")

    container = 0
    cells: tuple[Text, ...] = ()
    header = False

    def __init__(self, kind: Kind, text: Text, mode: Mode, region: Region | None) -> None:
        self.kind: Kind = kind
        self.text = text
        self.mode = mode
        self.region = region
        self.item: Item | None = None
        self.marks: tuple[Mark, ...] = ()
        self.links: tuple[Link, ...] = ()


def integer(value: str) -> int | None:
    """A whole number as an attribute spells it; None for anything else, and for what no list or table reaches."""
    value = value.strip()
    digits = value[1:] if value[:1] in ("-", "+") else value
    return int(value) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else None
