"""A page → its paragraphs that begin with bold words or with a link as heads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listicle.document import Block
from listicle.listicle.heads import Head, cut, lead_end, number_of
from listicle.listicle.page import BOLD, Page
from listicle.listicle.sequence import Sequence, runs_of


def paragraphs(page: Page) -> Iterator[Sequence]:
    """Paragraphs that begin with bold words, those that begin with a link, and both together."""
    bold: list[int] = []
    linked: list[int] = []
    for at, block in enumerate(page.blocks):
        if block.kind == "paragraph" and not block.depth and not page.level[at] and (block.marks or block.links):
            if _led(block, True):
                bold.append(at)
            elif _led(block, False):
                linked.append(at)
    cuts: dict[int, Head] = {}
    yield from _sequence(page, "bold-lines", "paragraphs that begin with bold words", bold, cuts)
    yield from _sequence(page, "paragraphs", "paragraphs that begin with a link", linked, cuts)
    if bold and linked:
        yield from _sequence(
            page, "paragraphs", "paragraphs that begin with a link or bold words", sorted(bold + linked), cuts
        )


def _sequence(page: Page, layout: str, style: str, places: list[int], cuts: dict[int, Head]) -> Iterator[Sequence]:
    """The sequence of heads at some places. `cuts` holds those that were cut before, for another one."""
    if len(places) < 2:
        return
    heads: list[Head] = []
    for at, following in zip(places, [*places[1:], len(page.blocks)], strict=True):
        end = _paragraph_end(page, at, following)
        head = cuts.get(at)
        if head is None:
            head = cuts[at] = cut(page.blocks[at], at, end, number_of(page.blocks[at].text.value))
        heads.append(head if head.end == end else head._replace(end=end))
    marks = Counter(_separator(page, head) for head in heads)
    common, count = marks.most_common(1)[0]
    if common and count * 4 >= len(heads) * 3:
        # Most heads are set off by the same mark: one that fills its line is no head of this kind.
        heads = [head for head in heads if _separator(page, head)]
    yield Sequence(layout, style, runs_of(page, heads), False)


def _separator(page: Page, head: Head) -> str:
    """The mark between a head and what follows it in its line ("Name: …", "Name – …"), empty for none."""
    value = page.blocks[head.at].text.value
    between = value[head.high : head.tail]
    mark = between.strip()[-1:] or value[head.high - 1 : head.high]
    return mark if head.more and head.words and "\n" not in between and mark in ":–—-|." else ""


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
