"""A page → its paragraphs that begin with bold words or with a link as heads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from listicle.listicle.heads import Head, Printed, cut, ended, outside
from listicle.listicle.page import BOLD, Page, numbers_at
from listicle.listicle.sequence import Sequence, runs_of


def paragraphs(page: Page) -> Iterator[Sequence]:
    """Paragraphs that begin with bold words, those that begin with a link, and both together."""
    bold: list[int] = []
    linked: list[int] = []
    for at in page.lines:
        block = page.blocks[at]
        if not block.links and not block.marks:
            continue
        value = block.text.value
        start = (
            0 if value[0].isalnum() else next((at for at in range(1, min(8, len(value))) if value[at].isalnum()), -1)
        )
        if start < 0:
            continue
        if block.marks and any(mark.strong and mark.start <= start < mark.end for mark in block.marks):
            bold.append(at)
        elif block.links and (
            block.links[0].start <= start < block.links[0].end
            or (len(block.links) > 1 and block.links[1].start <= start < block.links[1].end)
        ):
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
    numbers = numbers_at(page, places)
    if numbers.count(None) == len(numbers) and not any(page.own[at] for at in places):
        return
    heads: list[Head] = []
    for (at, following), number in zip(pairwise([*places, len(page.blocks)]), numbers, strict=True):
        end = _paragraph_end(page, at, following)
        head = cuts.get(at)
        if head is None:
            head = cuts[at] = _head(page, at, end, number)
        heads.append(head if head.end == end else ended(head, end))
    marks = [_separator(page, head) for head in heads]
    common, count = Counter(marks).most_common(1)[0]
    if common and count * 4 >= len(heads) * 3:
        # Most heads are set off by the same mark: one that fills its line is no head of this kind.
        heads = [head for head, mark in zip(heads, marks, strict=True) if mark]
    yield Sequence(layout, style, runs_of(page, heads), False)


def _head(page: Page, at: int, end: int, number: Printed | None) -> Head:
    block = page.blocks[at]
    if number is None and not page.own[at] and not block.marks and block.ordinal is None:
        link = block.links[0]
        if link.start == 0 and link.end == len(block.text.value):
            return outside(at, end)
    return cut(block, at, end, number)


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
