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
    open_: list[tuple[Box, int]] = []
    place: dict[Box | None, int] = {None: -1}
    last: Box | None = None
    boxes = [block.box if own else None for block, own in zip(blocks, page.own, strict=True)]
    boxes.append(None)
    for at, box in enumerate(boxes):
        if box is last:
            continue
        last = box
        new: list[Box] = []
        while box not in place:
            assert box is not None
            new.append(box)
            box = box.parent
        shared = place[box] + 1
        while len(open_) > shared:
            closed, start = open_.pop()
            del place[closed]
            parent = closed.parent
            if parent is None or closed.name in ("table", "tr", "td") or blocks[start].kind in ("item", "row"):
                continue
            key = (closed.look, parent.look, id(parent.parent))
            if key in alike:
                alike[key].append((start, at))
            else:
                alike[key] = [(start, at)]
        for inner in reversed(new):
            place[inner] = len(open_)
            open_.append((inner, at))
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
            if said[value] < most and len(value) <= 140 and sum(map(str.isalpha, value)) > 2:
                titles.append(at)
                break
    return tuple(titles)
