"""What is known of a page while it is read: open elements, lists and tables, and blocks in the making."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from listicle.document import Kind, Link, Mark
from listicle.readers.html_parts import Region
from listicle.readers.html_spelling import Anchor, tag_end
from listicle.text import EMPTY, Piece, Text

_COLUMNS = 100
"""Columns of a table that a cell may span, and in which it may span rows."""
_NOTHING: Mapping[str, str] = {}


class Listing:
    """A list: ol, ul, menu or dl."""

    __slots__ = ("entry", "items", "name", "next", "serial", "step", "style")

    def __init__(self, serial: int, name: str) -> None:
        self.serial = serial
        self.name = name
        self.entry: Entry | None = None
        """Its item that is open."""
        self.next = 1
        self.step = 1
        self.style = "1"
        self.items: list[Item] | None = None
        """Of a list that counts down from the number of its items: its items."""

    def number(self, attributes: Mapping[str, str]) -> None:
        """How an ordered list is numbered."""
        first = _integer(attributes.get("start", ""))
        if first is not None:
            self.next = first
        if "reversed" in attributes:
            self.step = -1
            if first is None:
                self.items = []
        self.style = attributes.get("type", "1")

    def count(self, attributes: Mapping[str, str]) -> int | None:
        """The number of the next item."""
        if self.name != "ol":
            return None
        number = _integer(attributes.get("value", ""))
        if number is None:
            number = self.next
        self.next = number + self.step
        return number

    def end(self) -> None:
        """Number the items of a list that counts down to 1."""
        for number, item in enumerate(reversed(self.items or ()), 1):
            item.ordinal = number


class Item:
    """A list item, and whether a block has taken its marker."""

    __slots__ = ("at", "listing", "ordinal", "taken")

    def __init__(self, at: int, listing: Listing, ordinal: int | None) -> None:
        self.at = at
        self.listing = listing
        self.ordinal = ordinal
        self.taken = False
        if listing.items is not None:
            listing.items.append(self)

    def marker(self, content: str) -> Text:
        """The marker that a reader sees, placed at the item's tag."""
        value = "•" if self.ordinal is None else f"{_numeral(self.ordinal, self.listing.style)}."
        at, end = self.at, tag_end(content, self.at)
        return Text(value, tuple([Piece(number, at, end) for number in range(len(value))]))


class Cell:
    """A cell of a table."""

    __slots__ = ("columns", "drafts", "head", "rows")

    def __init__(self, head: bool, attributes: Mapping[str, str]) -> None:
        self.head = head
        self.columns = max(1, min(_COLUMNS, _integer(attributes.get("colspan", "")) or 1)) if attributes else 1
        self.rows = max(1, _integer(attributes.get("rowspan", "")) or 1) if attributes else 1
        self.drafts: list[Draft] = []


class Row:
    """A row of a table, and whether it stands in the table's head."""

    __slots__ = ("cells", "head")

    def __init__(self, head: bool) -> None:
        self.head = head
        self.cells: list[Cell] = []


class Table:
    """A table that is open."""

    __slots__ = ("first", "head", "layout", "outer", "region", "rows", "serial")

    def __init__(self, serial: int, first: int, layout: bool, outer: Context) -> None:
        self.serial = serial
        self.first = first
        """The number of the first draft in it."""
        self.layout = layout
        """It holds no data, but places things on the page."""
        self.outer = outer
        self.region: Region | None = None
        self.rows: list[Row] = []
        self.head = False
        """Its head is open."""


class Context(NamedTuple):
    """What holds for the text that comes next."""

    region: Region | None = None
    kind: Kind = "paragraph"
    level: int = 0
    depth: int = 0
    listing: Listing | None = None
    item: Item | None = None
    table: Table | None = None
    cell: Cell | None = None


class Entry:
    """An element that is open, and what its end restores."""

    # Defaults of the class, so that the thousands of plain elements set nothing.
    inline = False
    soft = False
    """It stands in a heading, and only keeps words apart."""
    plain = True
    """Nothing below is set but, perhaps, `outer`."""
    outer: Context | None = None
    strong = 0
    em = 0
    anchor: Anchor | None = None
    attributes: Mapping[str, str] = _NOTHING
    grab: tuple[str, int, int] | None = None
    counts: dict[str, int] | None = None
    table: Table | None = None
    listing: Listing | None = None
    """Of an item: its list."""
    ending: Listing | None = None
    """Of a list: itself."""

    def __init__(self, name: str) -> None:
        self.name = name


class Draft:
    """A block in the making."""

    region: Region | None
    item: Item | None = None
    container = 0
    cells: tuple[Text, ...] = ()
    header = False
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()

    def __init__(self, kind: Kind, text: Text, context: Context) -> None:
        self.kind: Kind = kind
        self.text = text
        self.context = context
        self.region = context.region


def _integer(value: str) -> int | None:
    """A whole number as an attribute spells it; None for anything else, and for what no list or table reaches."""
    value = value.strip()
    digits = value[1:] if value[:1] in ("-", "+") else value
    return int(value) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else None


def _numeral(number: int, style: str) -> str:
    """A number as an ordered list prints it: 1, a, A, i or I."""
    if style in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, letter = divmod(number - 1, 26)
            letters = chr(ord(style) + letter) + letters
        return letters
    if style in ("i", "I") and 0 < number < 4000:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (number // value)
            number %= value
        return roman if style == "i" else roman.upper()
    return str(number)


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def rows(table: Table, drafts: list[Draft]) -> list[Draft] | None:
    """The rows of a table of data, after what stands in it outside its cells; None for a table that only places things.

    A cell that spans columns is followed by empty ones; one that spans rows has empty ones below it, so that columns
    stay in line. The paragraphs of a cell are its lines.
    """
    filled = [row for row in table.rows if any(cell.drafts for cell in row.cells)]
    if not _is_data(table, filled):
        return None
    in_cells = {id(draft) for row in filled for cell in row.cells for draft in cell.drafts}
    found = [draft for draft in drafts if id(draft) not in in_cells]
    spans: dict[int, int] = {}
    for number, row in enumerate(table.rows):
        if not row.cells:
            continue
        cells: list[Text] = []
        marks: list[Mark] = []
        links: list[Link] = []
        at = 0
        for cell in row.cells:
            while spans.get(len(cells), 0) > number:
                cells.append(EMPTY)
            for column in range(len(cells), min(len(cells) + cell.columns, _COLUMNS)):
                spans[column] = number + cell.rows
            text = Text.join([draft.text for draft in cell.drafts], "\n")
            cells.append(text)
            if len(cells) <= _COLUMNS:
                cells.extend([EMPTY] * (cell.columns - 1))
            place = at
            for draft in cell.drafts:
                marks.extend([Mark(place + low, place + high, strong) for low, high, strong in draft.marks])
                links.extend([Link(place + low, place + high, target) for low, high, target in draft.links])
                place += len(draft.text) + 1
            if text:
                at += len(text) + 1
        while spans.get(len(cells), 0) > number:
            cells.append(EMPTY)
        text = Text.join(cells, "\t")
        if text:
            draft = Draft("row", text, table.outer)
            draft.region = table.region
            draft.container = table.serial
            draft.cells = tuple(cells)
            draft.header = _is_head(row)
            draft.marks = tuple(marks)
            draft.links = tuple(links)
            found.append(draft)
    return found


def _is_head(row: Row) -> bool:
    """Whether a row holds the names of the columns."""
    filled = [cell for cell in row.cells if cell.drafts]
    return len(filled) > 1 and (row.head or all(cell.head for cell in filled))


def _is_data(table: Table, filled: list[Row]) -> bool:
    """Whether a table holds data, row by row, and does not only place parts of the page side by side."""
    if table.layout or not filled or max(len(row.cells) for row in filled) < 2:
        return False
    headed = _is_head(filled[0])
    cells = [cell for row in filled for cell in row.cells if cell.drafts]
    for cell in cells:
        kinds = {draft.kind for draft in cell.drafts}
        if "code" in kinds or "row" in kinds or ("heading" in kinds and not headed) or len(cell.drafts) > 20:
            return False
    if len(filled) == 1 and any(len(cell.drafts) > 1 for cell in cells):
        return False
    return sum(len(draft.text) for cell in cells for draft in cell.drafts) <= 800 * len(cells)
