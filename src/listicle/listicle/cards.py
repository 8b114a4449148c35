"""A page → its cards, boxes in a row that look alike and hold no headings, each headed by its first words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listicle.document import Box
from listicle.listicle.heads import Head, cut, number_of
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
        starts = tuple(_title(page, ranges))
        # A card and the box of its title begin with the same words: the card is the wider one.
        if len(starts) >= 3 and (starts not in widest or ranges[0][1] > widest[starts][0][1]):
            widest[starts] = ranges
    for starts, ranges in widest.items():
        heads: list[Head] = []
        number = 0
        for start in starts:
            while ranges[number][1] <= start:
                number += 1
            heads.append(
                cut(page.blocks[start], start, ranges[number][1], number_of(page.blocks[start].text.value), whole=True)
            )
        if sum(head.end - head.at > 1 for head in heads) * 2 > len(heads):
            yield Sequence("mixed", "boxes that look alike", runs_of(page, heads), True)


def _alike(page: Page) -> dict[tuple[str, str, int], list[Range]]:
    """The ranges of all boxes without headings, by their look, their parent's look and the box around both."""
    alike: dict[tuple[str, str, int], list[Range]] = {}
    open_: list[tuple[Box, int]] = []
    place: dict[int, int] = {}

    def close(depth: int, end: int) -> None:
        while len(open_) > depth:
            box, start = open_.pop()
            del place[id(box)]
            parent = box.parent
            if parent is None or box.name in ("table", "tr", "td") or page.blocks[start].kind in ("item", "row"):
                continue
            outer = parent.parent
            alike.setdefault((box.look, parent.look, id(outer)), []).append((start, end))

    for at, block in enumerate(page.blocks):
        chain: list[Box] = []
        box = block.box if page.own[at] else None
        while box is not None and id(box) not in place:
            chain.append(box)
            box = box.parent
        close(place[id(box)] + 1 if box is not None else 0, at)
        for inner in reversed(chain):
            place[id(inner)] = len(open_)
            open_.append((inner, at))
    close(0, len(page.blocks))
    return alike


def _title(page: Page, ranges: list[Range]) -> Iterator[int]:
    """The block that heads each box: its first one whose words are not those of other boxes, such as a tag. None if a box has a heading."""
    said = Counter(page.blocks[at].text.value for low, high in ranges for at in range(low, min(high, low + 6)))
    most = max(2, len(ranges) // 3)
    for low, high in ranges:
        if any(page.level[at] for at in range(low, high)):
            continue
        for at in range(low, min(high, low + 6)):
            value = page.blocks[at].text.value
            if said[value] < most and len(value) <= 140 and sum(character.isalpha() for character in value) > 2:
                yield at
                break
