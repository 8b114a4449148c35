"""A page → the items of its ordered lists and of its bullets as heads."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.listicle.heads import Head, cut, number_of
from listicle.listicle.page import Page
from listicle.listicle.sequence import Run, Sequence, over


def lists(page: Page) -> Iterator[Sequence]:
    """Ordered lists and bullets: the lists of one kind, each joined with the lists that go on counting.

    A paragraph that begins with a number counts as an item of an ordered list: "4 (tie). Name".
    """
    for depth in (1, 2):
        for ordered in (True, False):
            places = [
                at
                for at, block in enumerate(page.blocks)
                if (block.kind == "item" and block.depth == depth and (block.ordinal is not None) == ordered)
                or (
                    ordered
                    and depth == 1
                    and block.kind == "paragraph"
                    and not block.depth
                    and not page.level[at]
                    and number_of(block.text.value)
                )
            ]
            if len(places) < 2:
                continue
            heads: list[Head] = []
            for number, at in enumerate(places):
                following = places[number + 1] if number + 1 < len(places) else len(page.blocks)
                heads.append(cut(page.blocks[at], at, _item_end(page, at, following)))
            listed = any(page.blocks[at].kind == "item" for at in places)
            yield Sequence(
                ("ordered-list" if listed else "paragraphs") if ordered else "bullets",
                ("ordered list" if listed else "numbered paragraphs")
                if ordered
                else "bullets" + (" inside a list" if depth > 1 else ""),
                _list_runs(page, heads, ordered, depth),
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


def _list_runs(page: Page, heads: list[Head], ordered: bool, depth: int) -> tuple[Run, ...]:
    runs: list[Run] = []
    held: list[Head] = []
    parent = -1
    for head in heads:
        above = page.above[head.at] if depth == 1 else _outer(page, head.at, depth)
        if held:
            last = held[-1]
            if above != parent or not (_same_list(page, last, head) or _goes_on(page, last, head, ordered)):
                runs.append(Run(parent, tuple(held)))
                held = []
            elif not _same_list(page, last, head):
                # What stands between two lists that are one belongs to the item before it.
                held[-1] = last._replace(end=head.at)
        parent = above
        held.append(head)
    if held:
        runs.append(Run(parent, tuple(held)))
    return tuple(
        _lengthen(page, run._replace(parent=over(page, run.heads[0].at)) if run.parent < 0 else run) for run in runs
    )


def _same_list(page: Page, last: Head, head: Head) -> bool:
    container = page.blocks[head.at].container
    return container != 0 and page.blocks[last.at].container == container


def _goes_on(page: Page, last: Head, head: Head, ordered: bool) -> bool:
    """A second list continues the first: it counts on, up or down, or says 1 again after some text, as each item has."""
    if not ordered or last.number is None or head.number is None:
        return False
    if head.number == 1 and last.number > 2 and any(page.blocks[at].kind == "rule" for at in range(last.at, head.at)):
        return False
    # Up to two numbers may be missing; the same number is a tie, or a list that says 1 throughout.
    return 0 <= abs(head.number - last.number) <= 3 and (head.number >= last.number or head.number + 3 >= last.number)


def _outer(page: Page, at: int, depth: int) -> int:
    """The item of the outer list that an inner list stands under."""
    while at >= 0 and (page.blocks[at].kind != "item" or page.blocks[at].depth >= depth):
        if page.blocks[at].depth == 0:
            return page.above[at]
        at -= 1
    return at


def _lengthen(page: Page, run: Run) -> Run:
    """Where a list's items have text outside the list below them, the last one has too: up to the next heading or line."""
    last = run.heads[-1]
    if len(run.heads) < 2 or all(_same_list(page, other, last) for other in run.heads[:-1]):
        return run
    kinds = {page.blocks[at].kind for head in run.heads[:-1] for at in range(head.at + 1, head.end)}
    end = last.end
    while end < len(page.blocks) and not page.level[end] and page.blocks[end].kind in kinds:
        end += 1
    return run._replace(heads=(*run.heads[:-1], last._replace(end=end)))
