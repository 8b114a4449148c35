"""A page → the items of its ordered lists and of its bullets as heads."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.listicle.heads import Head, cut
from listicle.listicle.page import Page
from listicle.listicle.sequence import Run, Sequence, over


def lists(page: Page) -> Iterator[Sequence]:
    """Ordered lists and bullets: the lists of one kind, each joined with the lists that go on counting."""
    for depth in (1, 2):
        for ordered in (True, False):
            places = [
                at
                for at, block in enumerate(page.blocks)
                if block.kind == "item" and block.depth == depth and (block.ordinal is not None) == ordered
            ]
            if len(places) < 2:
                continue
            heads: list[Head] = []
            for number, at in enumerate(places):
                following = places[number + 1] if number + 1 < len(places) else len(page.blocks)
                heads.append(cut(page.blocks[at], at, _item_end(page, at, following)))
            yield Sequence(
                "ordered-list" if ordered else "bullets",
                ("ordered list" if ordered else "bullets") + (" inside a list" if depth > 1 else ""),
                _list_runs(page, heads, places, ordered, depth),
                False,
            )


def _item_end(page: Page, at: int, following: int) -> int:
    """Where the blocks of a list's item end: before the next item, at a heading, or where the list ends for good."""
    block = page.blocks[at]
    end = at + 1
    while end < following and (
        page.blocks[end].depth > block.depth
        or (page.blocks[end].depth == block.depth and page.blocks[end].kind != "item")
    ):
        end += 1
    return end


def _list_runs(page: Page, heads: list[Head], places: list[int], ordered: bool, depth: int) -> tuple[Run, ...]:
    runs: list[Run] = []
    held: list[Head] = []
    parent = -1
    for head in heads:
        block = page.blocks[head.at]
        above = page.above[head.at] if depth == 1 else _outer(page, head.at, depth)
        if held:
            last = held[-1]
            before = page.blocks[last.at]
            joined = above == parent and (before.container == block.container or _goes_on(page, last, head, ordered))
            if not joined:
                runs.append(Run(parent, tuple(held)))
                held = []
            elif before.container != block.container:
                # What stands between two lists that are one belongs to the item before it.
                held[-1] = last._replace(end=head.at)
        parent = above
        held.append(head)
    if held:
        runs.append(Run(parent, tuple(held)))
    return tuple(
        _lengthen(page, run._replace(parent=over(page, run.heads[0].at)) if run.parent < 0 else run) for run in runs
    )


def _goes_on(page: Page, last: Head, head: Head, ordered: bool) -> bool:
    """A second list continues the first: it counts on, or says 1 again after some text that each item has."""
    if not ordered or last.number is None or head.number is None:
        return False
    if any(page.blocks[at].kind == "rule" for at in range(last.at, head.at)) and head.number == 1:
        return False
    return head.number in (last.number + 1, last.number - 1, last.number + 2) or (head.number == last.number == 1)


def _outer(page: Page, at: int, depth: int) -> int:
    """The item of the outer list that an inner list stands under."""
    while at >= 0 and (page.blocks[at].kind != "item" or page.blocks[at].depth >= depth):
        if page.blocks[at].depth == 0:
            return page.above[at]
        at -= 1
    return at


def _lengthen(page: Page, run: Run) -> Run:
    """Where a list's items have text outside the list below them, the last one has too: up to the next heading."""
    if len(run.heads) < 2:
        return run
    last = run.heads[-1]
    if all(page.blocks[other.at].container == page.blocks[last.at].container for other in run.heads[:-1]):
        return run
    end = last.end
    while end < len(page.blocks) and not page.level[end] and page.blocks[end].kind not in ("item", "rule", "row"):
        end += 1
    while (
        end < len(page.blocks)
        and page.blocks[end].kind == "item"
        and page.blocks[end].container == page.blocks[end - 1].container
        and end > last.end
    ):
        end += 1
    return run._replace(heads=(*run.heads[:-1], last._replace(end=end)))
