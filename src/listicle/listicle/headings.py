"""A page → its headings of each level, and its bold lines, as heads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from listicle.document import Box
from listicle.listicle.heads import Head, cut, number_above, numbers_of
from listicle.listicle.page import BOLD, Page
from listicle.listicle.sequence import Sequence, runs_of
from listicle.listicle.share import most


def headings(page: Page) -> Iterator[Sequence]:
    """Headings of one level, numbered or not, and lines that are wholly bold."""
    ranked: dict[int, list[int]] = {}
    for at, rank in enumerate(page.level):
        if rank and at != page.title_at:
            ranked.setdefault(rank, []).append(at)
    for rank, places in sorted(ranked.items()):
        if len(places) < 2:
            continue
        texts = [page.blocks[at].text.value for at in places]
        numbers = numbers_of(texts)
        if numbers.count(None) > len(numbers) // 2:
            weak = numbers_of(texts, weak=True)
            if _counts([found[0] for found in weak if found], len(places)):
                numbers = [strong or found for strong, found in zip(numbers, weak, strict=True)]
        heads = _started(
            page,
            [
                _above(page, cut(page.blocks[at], at, page.close[at], number, whole=True))
                for at, number in zip(places, numbers, strict=True)
            ],
        )
        numbered = filled(heads)
        style = "bold lines" if rank == BOLD else f"headings of level {rank}"
        plain = "bold-lines" if rank == BOLD else "plain-headings"
        if len(numbered) >= 2:
            yield Sequence(
                "numbered-headings" if rank < BOLD else plain, f"numbered {style}", runs_of(page, numbered), True
            )
        bare = [head for head in heads if head.number is None]
        if len(bare) >= 2:
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


def _above(page: Page, head: Head) -> Head:
    """A head whose number stands in a line of its own above it."""
    if head.number is not None or head.at == 0:
        return head
    before = page.blocks[head.at - 1]
    if before.kind not in ("paragraph", "caption") or before.depth:
        return head
    number = number_above(before.text.value)
    return head._replace(number=number, marker=before.text, start=head.at - 1) if number is not None else head


DEEPEST = 24
"""Boxes around a head that are looked at for its card."""


def _started(page: Page, heads: list[Head]) -> list[Head]:
    """The heads with the places where their cards begin: a box around one head may hold words above it."""
    out: list[Head] = []
    before: set[Box] = set()
    for head in heads:
        chain: list[Box] = []
        box = page.blocks[head.at].box
        while box is not None and len(chain) < DEEPEST:
            chain.append(box)
            box = box.parent
        card = next((one for one in reversed(chain) if one not in before), None) if before else None
        start = head.start
        while start > 0 and (out[-1].at if out else -1) < start - 1 and _inside(page, start - 1, card, head.at):
            start -= 1
        if out and start < out[-1].end:
            out[-1] = out[-1]._replace(end=max(out[-1].at + 1, start))
        out.append(head if start == head.start else head._replace(start=start))
        before = set(chain)
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


def _inside(page: Page, at: int, card: Box | None, head: int) -> bool:
    """A block stands in the card of the head below it, or is the list item that holds the head."""
    block = page.blocks[at]
    if page.level[at]:
        return False
    if block.kind == "item" and block.depth == page.blocks[head].depth > 0:
        return all(page.blocks[other].kind != "item" for other in range(at + 1, head))
    if card is None:
        return False
    box, steps = block.box, 0
    while box is not None and steps < DEEPEST:
        if box is card:
            return True
        box, steps = box.parent, steps + 1
    return False
