"""A page → its paragraphs that begin with a number, with bold words or with a link as heads."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.document import Block
from listicle.listicle.heads import Head, cut, lead_end, number_of
from listicle.listicle.page import BOLD, Page
from listicle.listicle.sequence import Sequence, runs_of


def paragraphs(page: Page) -> Iterator[Sequence]:
    """Paragraphs that begin with a number, with bold words or with a link."""
    numbered: list[int] = []
    bold: list[int] = []
    linked: list[int] = []
    for at, block in enumerate(page.blocks):
        if block.kind != "paragraph" or block.depth or not block.text.value or page.level[at]:
            continue
        if number_of(block.text.value):
            numbered.append(at)
        elif block.marks and _led(block, True):
            bold.append(at)
        elif block.links and _led(block, False):
            linked.append(at)
    for layout, style, places in (
        ("paragraphs", "numbered paragraphs", numbered),
        ("bold-lines", "paragraphs that begin with bold words", bold),
        ("paragraphs", "paragraphs that begin with a link", linked),
    ):
        if len(places) < 2:
            continue
        heads: list[Head] = []
        for number, at in enumerate(places):
            following = places[number + 1] if number + 1 < len(places) else len(page.blocks)
            heads.append(cut(page.blocks[at], at, _paragraph_end(page, at, following)))
        yield Sequence(layout, style, runs_of(page, heads), False)


def _led(block: Block, bold: bool) -> bool:
    start = next((at for at, character in enumerate(block.text.value[:8]) if character.isalnum()), -1)
    if start < 0:
        return False
    spans = (
        [(mark.start, mark.end) for mark in block.marks if mark.strong]
        if bold
        else [(link.start, link.end) for link in block.links[:2]]
    )
    return any(low <= start < high for low, high in spans) and lead_end(block, start) > start


def _paragraph_end(page: Page, at: int, following: int) -> int:
    """Up to the next head, the next heading or a line across the page."""
    end = at + 1
    while end < following and not (page.level[end] and page.level[end] < BOLD):
        end += 1
    return end
