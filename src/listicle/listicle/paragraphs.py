"""A page → its paragraphs that begin with bold words or with a link as heads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listicle.listicle.heads import Head, cut, numbers_of
from listicle.listicle.page import BOLD, Page
from listicle.listicle.sequence import Sequence, runs_of


def paragraphs(page: Page) -> Iterator[Sequence]:
    """Paragraphs that begin with bold words, those that begin with a link, and both together."""
    bold: list[int] = []
    linked: list[int] = []
    for at, block in enumerate(page.blocks):
        if (block.marks or block.links) and block.kind == "paragraph" and not block.depth and not page.level[at]:
            value = block.text.value
            start = (
                0
                if value[:1].isalnum()
                else next((at for at in range(1, min(8, len(value))) if value[at].isalnum()), -1)
            )
            if start < 0:
                continue
            if any(mark.strong and mark.start <= start < mark.end for mark in block.marks):
                bold.append(at)
            elif any(link.start <= start < link.end for link in block.links[:2]):
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
    numbers = numbers_of([page.blocks[at].text.value for at in places])
    for at, following, number in zip(places, [*places[1:], len(page.blocks)], numbers, strict=True):
        end = _paragraph_end(page, at, following)
        head = cuts.get(at)
        if head is None:
            head = cuts[at] = cut(page.blocks[at], at, end, number)
        heads.append(head if head.end == end else head._replace(end=end))
    marks = [_separator(page, head) for head in heads]
    common, count = Counter(marks).most_common(1)[0]
    if common and count * 4 >= len(heads) * 3:
        # Most heads are set off by the same mark: one that fills its line is no head of this kind.
        heads = [head for head, mark in zip(heads, marks, strict=True) if mark]
    yield Sequence(layout, style, runs_of(page, heads), False)


def _separator(page: Page, head: Head) -> str:
    """The mark between a head and what follows it in its line ("Name: …", "Name – …"), empty for none."""
    if not head.more or not head.words:
        return ""
    value = page.blocks[head.at].text.value
    between = value[head.high : head.tail]
    mark = between.strip()[-1:] or value[head.high - 1 : head.high]
    return mark if "\n" not in between and mark in ":–—-|." else ""


def _paragraph_end(page: Page, at: int, following: int) -> int:
    """Up to the next head, the next heading or a line across the page."""
    level = page.level
    end = at + 1
    while end < following and not 0 < level[end] < BOLD:
        end += 1
    return end
