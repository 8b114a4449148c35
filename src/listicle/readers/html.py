"""An HTML page in, whole or a fragment; its `Document` out, every character placed in the source."""

from __future__ import annotations

from listicle.document import Block, Document
from listicle.model import Source
from listicle.readers.html_drafts import Draft
from listicle.readers.html_events import tree_builder
from listicle.readers.html_page import Page
from listicle.readers.html_parts import settle


def html(source: Source, content: str) -> Document:
    """The document that a page holds.

    Everything that a reader sees becomes a block, navigation and footers included: each block's box says what part of the
    page it is in. A link that holds only a picture is a link without characters in the text beside the picture.
    A definition list's terms are bold lines, its definitions the paragraphs below them.
    """
    page = Page(content, tree_builder())
    settle(
        [(draft.region, len(draft.text), draft.kind == "heading" and draft.context.level == 1) for draft in page.drafts]
    )
    return Document(
        source=source,
        content=content,
        blocks=tuple([_block(draft, content) for draft in page.drafts]),
        metadata=tuple(page.metadata),
        data=tuple(page.data),
    )


def _block(draft: Draft, content: str) -> Block:
    item = draft.item
    region = draft.region
    return Block(
        draft.kind,
        draft.text,
        draft.context.level if draft.kind == "heading" else 0,
        draft.context.depth,
        item.marker(content) if item is not None else None,
        item.ordinal if item is not None else None,
        draft.cells,
        draft.header,
        item.listing.serial if item is not None else draft.container,
        draft.marks,
        draft.links,
        region.box if region is not None else None,
    )
