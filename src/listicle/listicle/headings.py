"""A page → its headings of each level, and its bold lines, as heads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from listicle.document import Box
from listicle.listicle.heads import Head, Printed, cut, ended, number_above, numbers_of, outside
from listicle.listicle.page import BOLD, Page
from listicle.listicle.sequence import Sequence, runs_of
from listicle.listicle.share import most


def headings(page: Page) -> Iterator[Sequence]:
    """Headings of one level, numbered or not, and lines that are wholly bold."""
    blocks = page.blocks
    ranked: dict[int, list[int]] = {}
    for at in page.ranked:
        ranked.setdefault(page.level[at], []).append(at)
    for rank, places in sorted(ranked.items()):
        if len(places) < 2:
            continue
        texts = [blocks[at].text.value for at in places]
        numbers = numbers_of(texts)
        if numbers.count(None) > len(numbers) // 2:
            weak = numbers_of(texts, weak=True)
            if _counts([found[0] for found in weak if found], len(places)):
                numbers = [strong or found for strong, found in zip(numbers, weak, strict=True)]
        heads = _started(page, [_head(page, at, number) for at, number in zip(places, numbers, strict=True)])
        bare = [head for head in heads if head.number is None]
        style = "bold lines" if rank == BOLD else f"headings of level {rank}"
        plain = "bold-lines" if rank == BOLD else "plain-headings"
        if len(heads) - len(bare) >= 2:
            layout = "numbered-headings" if rank < BOLD else plain
            yield Sequence(layout, f"numbered {style}", runs_of(page, filled(heads)), True)
        if len(bare) >= 2 and any(page.own[head.at] for head in bare):
            yield Sequence(plain, style, runs_of(page, bare), True)


def filled(heads: list[Head]) -> list[Head]:
    """The numbered heads, and those without a number that stand where the numbering leaves a place for them."""
    places = [at for at, head in enumerate(heads) if head.number is not None]
    kept = [heads[at] for at in places[:1]]
    for before, after in pairwise(places):
        step = abs((heads[after].number or 0) - (heads[before].number or 0))
        if step == after - before and step > 1:
            kept.extend(head for head in heads[before + 1 : after] if head.sort == "name")
        kept.append(heads[after])
    return kept


def _counts(numbers: list[int], total: int) -> bool:
    """Bare numbers at the heads count on, up or down, at most of them."""
    if len(numbers) < 3 or len(numbers) * 2 < total:
        return False
    steps = [b - a for a, b in pairwise(numbers)]
    return most(sum(step in (1, -1) for step in steps), len(steps))


def _head(page: Page, at: int, printed: Printed | None) -> Head:
    """The head that a heading is; its number may stand in a line of its own above it."""
    block, end = page.blocks[at], page.close[at]
    if printed is not None or block.ordinal is not None:
        return cut(block, at, end, printed, whole=True)
    if at > 0 and (before := page.blocks[at - 1]).kind in ("paragraph", "caption") and not before.depth:
        number = number_above(before.text.value)
        if number is not None:
            head = cut(block, at, end, None, whole=True)
            return head._replace(number=number, marker=before.text, start=at - 1)
    return cut(block, at, end, None, whole=True) if page.own[at] else outside(at, end)


DEEPEST = 24
"""Boxes around a head that are looked at for its card."""


def _started(page: Page, heads: list[Head]) -> list[Head]:
    """The heads with the places where their cards begin: a box around one head may hold words above it."""
    out: list[Head] = []
    card = Card()
    before: Box | None = None
    for head in heads:
        box = page.blocks[head.at].box
        start = head.start
        lowest = out[-1].at + 2 if out else 1
        while start >= lowest and _inside(page, start - 1, head.at, before, card):
            start -= 1
        before = box
        if out and start < out[-1].end:
            out[-1] = ended(out[-1], max(out[-1].at + 1, start))
        out.append(head if start == head.start else head._replace(start=start))
    if len(out) > 1 and out[0].at > 0:
        # The first card is known by those that follow it.
        reach = max((head.at - head.start for head in out[1:3]), default=0)
        looks = [page.blocks[at].box for at in (out[0].at, out[1].at)]
        if (
            reach
            and looks[0] is not None
            and looks[1] is not None
            and looks[0].look == looks[1].look
            and not any(page.level[at] for at in range(out[0].at - reach, out[0].at))
        ):
            out[0] = out[0]._replace(start=min(out[0].start, out[0].at - reach))
    return out


class Card:
    """The outermost of the boxes around a head that is not around the head before it, found anew for each head."""

    __slots__ = ("boxes", "heads", "place", "places")

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        """Those around the head, from the outermost to the innermost."""
        self.places: dict[Box, int] = {}
        self.place: int | None = None
        """That of the card."""
        self.heads: tuple[Box | None, Box | None] = (None, None)
        """The innermost boxes around the head before and the head."""

    def holds(self, before: Box, head: Box, box: Box | None) -> bool:
        """Whether a box stands in the card of a head, or is the card."""
        if self.heads[0] is not before or self.heads[1] is not head:
            if self.heads[1] is not before:
                self._enter(before)
            self._enter(head)
            self.heads = before, head
        if self.place is None:
            return False
        for steps in range(DEEPEST):
            if box is None:
                return False
            place = self.places.get(box)
            if place is not None:
                return 0 <= place - self.place < DEEPEST - steps
            box = box.parent
        return False

    def _enter(self, box: Box | None) -> None:
        """Goes on to the boxes around the next head."""
        boxes, places = self.boxes, self.places
        new: list[Box] = []
        while box is not None and box not in places:
            new.append(box)
            box = box.parent
        shared = places[box] + 1 if box is not None else 0
        # Only the innermost boxes are looked at: those of the head before, and those of this one.
        seen = max(0, len(boxes) - DEEPEST)
        for closed in boxes[shared:]:
            del places[closed]
        new.reverse()
        boxes[shared:] = new
        for place, opened in enumerate(new, shared):
            places[opened] = place
        card = max(0, len(boxes) - DEEPEST)
        if seen <= card < shared:
            card = shared
        self.place = card if card < len(boxes) else None


def _inside(page: Page, at: int, head: int, before: Box | None, card: Card) -> bool:
    """A block stands in the card of the head below it, or is the list item that holds the head."""
    if page.level[at]:
        return False
    block, box = page.blocks[at], page.blocks[head].box
    if block.kind == "item" and block.depth == page.blocks[head].depth > 0:
        return all(page.blocks[other].kind != "item" for other in range(at + 1, head))
    if before is None or box is None or box is before or block.box is before:
        # Nothing that is around the head before stands in the card.
        return False
    return card.holds(before, box, block.box)
