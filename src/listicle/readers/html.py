"""An HTML page in, whole or a fragment; its `Document` out, every character placed in the source."""

from __future__ import annotations

from listicle.document import Block, Document
from listicle.model import Source
from listicle.readers.html_elements import Draft, Item
from listicle.readers.html_events import tree_builder
from listicle.readers.html_page import Page
from listicle.readers.html_parts import settle
from listicle.readers.html_spelling import tag_end
from listicle.text import Piece, Text


def html(source: Source, content: str) -> Document:
    """The document that a page holds.

    Everything that a reader sees becomes a block, navigation and footers included: each block's box says what part of the
    page it is in. A link that holds only a picture is a link without characters in the text beside the picture.
    A definition list's terms are bold lines, its definitions the paragraphs below them.
    """
    page = Page(content, tree_builder())
    settle(page.drafts)
    return Document(
        source=source,
        content=content,
        blocks=tuple([_block(draft, content) for draft in page.drafts]),
        metadata=tuple(page.metadata),
        data=tuple(page.data),
    )


def _block(draft: Draft, content: str) -> Block:
    item, mode, region = draft.item, draft.mode, draft.region
    return Block(
        draft.kind,
        draft.text,
        mode.level if draft.kind == "heading" else 0,
        mode.depth,
        _marker(item, content) if item is not None else None,
        item.ordinal if item is not None else None,
        draft.cells,
        draft.header,
        item.listing.serial if item is not None else draft.container,
        draft.marks,
        draft.links,
        region.box if region is not None else None,
    )


def _marker(item: Item, content: str) -> Text:
    """A list item's marker as a reader sees it, placed at the item's tag."""
    end = tag_end(content, item.at)
    if item.ordinal is None:
        return Text.of("•", item.at, end)
    value = f"{_numeral(item.ordinal, item.listing.style)}."
    return Text.pieced(value, tuple([Piece(number, item.at, end) for number in range(len(value))]))


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
