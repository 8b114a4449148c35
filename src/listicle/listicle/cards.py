"""A page → its cards, boxes in a row that look alike and hold no headings, each headed by its first words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listicle.document import Box
from listicle.listicle.heads import cut, number_of
from listicle.listicle.page import Page
from listicle.listicle.sequence import Sequence, runs_of

Range = tuple[int, int]
"""A box's first block, and the one after its last."""


def cards(page: Page) -> Iterator[Sequence]:
    """Boxes of the same look in the same box, or in boxes of the same look (the rows of a grid)."""
    widest: dict[tuple[int, ...], list[Range]] = {}
    for ranges in _alike(page).values():
        if len(ranges) < 3:
            continue
        ranges.sort()
        starts = _titles(page, ranges)
        # A card and the box of its title begin with the same words: the card is the wider one.
        if len(starts) >= 3 and (starts not in widest or ranges[0][1] > widest[starts][0][1]):
            widest[starts] = ranges
    for starts, ranges in widest.items():
        ends: list[int] = []
        number = 0
        for start in starts:
            while ranges[number][1] <= start:
                number += 1
            ends.append(ranges[number][1])
        if sum([end - start > 1 for start, end in zip(starts, ends, strict=True)]) * 2 > len(starts):
            heads = [
                cut(page.blocks[start], start, end, number_of(page.blocks[start].text.value), whole=True)
                for start, end in zip(starts, ends, strict=True)
            ]
            yield Sequence("mixed", "boxes that look alike", runs_of(page, heads), True)


def _alike(page: Page) -> dict[tuple[str, str, int], list[Range]]:
    """The ranges of all boxes without headings, by their look, their parent's look and the box around both."""
    alike: dict[tuple[str, str, int], list[Range]] = {}
    blocks = page.blocks
    opened: dict[Box, int] = {}
    """The boxes around the block before, outermost first, and where each begins."""
    last: Box | None = None
    boxes = [block.box if own else None for block, own in zip(blocks, page.own, strict=True)]
    if not any(boxes):
        return alike
    boxes.append(None)
    for at, box in enumerate(boxes):
        if box is last:
            continue
        last = box
        new: list[Box] = []
        while box is not None and box not in opened:
            new.append(box)
            box = box.parent
        while opened:
            closed, start = opened.popitem()
            if closed is box:
                opened[closed] = start
                break
            parent = closed.parent
            if parent is None or closed.name in ("table", "tr", "td") or blocks[start].kind in ("item", "row"):
                continue
            key = (closed.look, parent.look, id(parent.parent))
            ranges = alike.get(key)
            if ranges is None:
                alike[key] = [(start, at)]
            else:
                ranges.append((start, at))
        for inner in reversed(new):
            opened[inner] = at
    return alike


def _titles(page: Page, ranges: list[Range]) -> tuple[int, ...]:
    """The block that heads each box: its first one whose words are not those of other boxes, such as a tag. None if a box has a heading."""
    bare = [(low, high) for low, high in ranges if not any(page.level[low:high])]
    if len(bare) < 3:
        return ()
    said = Counter([block.text.value for low, high in ranges for block in page.blocks[low : min(high, low + 6)]])
    most = max(2, len(ranges) // 3)
    titles: list[int] = []
    for low, high in bare:
        for at in range(low, min(high, low + 6)):
            value = page.blocks[at].text.value
            if (
                said[value] < most
                and len(value) <= 140
                and ((value[:3].isalpha() and len(value) > 2) or sum(map(str.isalpha, value)) > 2)
            ):
                titles.append(at)
                break
    return tuple(titles)
