"""A page → the items of its ordered lists and of its bullets as heads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from listicle.document import Block
from listicle.listicle.heads import Head, cut, ended, number_of, outside, printed_at
from listicle.listicle.page import Page, numbers_of_lines
from listicle.listicle.sequence import Run, Sequence, over
from listicle.listicle.share import most, nearly_all


def lists(page: Page) -> Iterator[Sequence]:
    """Ordered lists and bullets: the lists of one kind, each joined with the lists that go on counting.

    A paragraph that begins with a number counts as an item of an ordered list: "4 (tie). Name". In plain text, numbers at the
    margin and indented ones are two kinds: headings keep the margin, lists are indented.
    """
    blocks = page.blocks
    kinds: dict[tuple[int, bool, bool], list[int]] = {}
    numbers = numbers_of_lines(page)
    last, places = None, list[int]()
    for at in sorted([*page.items, *numbers]) if numbers else page.items:
        block = blocks[at]
        if block.kind != "item":
            kind = (1, True, block.indent > 1)
        elif block.depth <= 2:
            ordered = block.ordinal is not None
            kind = (block.depth, ordered, ordered and block.indent > 1)
        else:
            continue
        if kind != last:
            last, places = kind, kinds.setdefault(kind, [])
        places.append(at)
    for (depth, ordered, _), places in sorted(kinds.items(), reverse=True):
        if len(places) < 2 or _facts(page, places):
            continue
        inside = " inside a list" if depth > 1 else ""
        if not ordered:
            runs = tuple(_bullets(page, places, depth))
            if runs:
                yield Sequence("bullets", f"bullets{inside}", runs, False)
            continue
        heads = [
            cut(blocks[at], at, _item_end(blocks, at, following), numbers.get(at) or number_of(blocks[at].text.value))
            for at, following in pairwise([*places, len(blocks)])
        ]
        listed = any(blocks[at].kind == "item" for at in places)
        layout, style = ("ordered-list", "ordered list") if listed else ("paragraphs", "numbered paragraphs")
        yield Sequence(layout, style + inside, _list_runs(page, _below(page, heads), depth), False)


def _bullets(page: Page, places: list[int], depth: int) -> Iterator[Run]:
    """The bullets, list by list. A list in the page's furniture whose bullets bear no numbers is left out: it holds no items."""
    blocks, own = page.blocks, page.own
    held: list[tuple[int, int]] = []
    before, last, parent, kept = -1, 0, -1, False
    for at, following in pairwise([*places, len(blocks)]):
        container = blocks[at].container
        above = page.above[at] if depth == 1 else _outer(page, at, depth, before, parent)
        if container == 0 or container != last or above != parent:
            if kept:
                yield _bullets_under(page, parent, held)
            held, kept = [], False
        before, last, parent = at, container, above
        held.append((at, following))
        kept = kept or own[at] or number_of(blocks[at].text.value) is not None
    if kept:
        yield _bullets_under(page, parent, held)


def _bullets_under(page: Page, parent: int, places: list[tuple[int, int]]) -> Run:
    blocks, own = page.blocks, page.own
    heads: list[Head] = []
    numbers = printed_at([blocks[at].text.value for at, _ in places])
    for (at, following), number in zip(places, numbers, strict=True):
        end = _item_end(blocks, at, following)
        heads.append(cut(blocks[at], at, end, number) if number is not None or own[at] else outside(at, end))
    return Run(parent if parent >= 0 else over(page, places[0][0]), tuple(heads))


def _facts(page: Page, places: list[int]) -> bool:
    """Most items state facts that others state too ("Cost: …", "Length: …"): these are parts of items."""
    stated = [fact for at in places if (fact := page.facts[at])]
    if not most(len(stated), len(places)):
        return False
    return most(sum([count for count in Counter(stated).values() if count > 2]), len(places))


def _below(page: Page, heads: list[Head]) -> list[Head]:
    """The heads, or the lines below them where all of them say the same ("#1 in our ranking", and then the name)."""
    if not page.plain or len(heads) < 3:
        return heads
    said = Counter([head.words for head in heads])
    if not nearly_all(said.most_common(1)[0][1], len(heads)):
        return heads
    return [
        cut(
            page.blocks[head.at + 1],
            head.at + 1,
            max(head.end, head.at + 2),
            number_of(page.blocks[head.at + 1].text.value),
            whole=True,
        )._replace(marker=page.blocks[head.at].marker, mark=None, number=head.number, start=head.at)
        for head in heads
        if head.at + 1 < len(page.blocks) and len(page.blocks[head.at + 1].text) <= 120
    ]


def _item_end(blocks: list[Block], at: int, following: int) -> int:
    """Where the blocks of a list's item end: before the next item, at a heading, or where the list ends for good."""
    end = at + 1
    if end == following:
        return end
    depth = blocks[at].depth
    while end < following and ((below := blocks[end]).depth > depth or (below.depth == depth and below.kind != "item")):
        end += 1
    return end


def _list_runs(page: Page, heads: list[Head], depth: int) -> tuple[Run, ...]:
    """The numbered heads, each list joined with the lists that go on counting."""
    runs: list[Run] = []
    held: list[Head] = []
    before, parent = -1, -1
    for head in heads:
        above = page.above[head.at] if depth == 1 else _outer(page, head.at, depth, before, parent)
        if held:
            last = held[-1]
            same = _same_list(page, last, head)
            if above != parent or not (same or _goes_on(page, held, head)):
                runs.append(Run(parent, tuple(held)))
                held = []
            elif not same:
                # What stands between two lists that are one belongs to the item before it.
                held[-1] = ended(last, head.at)
        before, parent = head.at, above
        held.append(head)
    if held:
        runs.append(Run(parent, tuple(held)))
    return tuple(
        _lengthen(page, run._replace(parent=over(page, run.heads[0].at)) if run.parent < 0 else run) for run in runs
    )


def _same_list(page: Page, last: Head, head: Head) -> bool:
    container = page.blocks[head.at].container
    return container != 0 and page.blocks[last.at].container == container


def _goes_on(page: Page, held: list[Head], head: Head) -> bool:
    """A second list continues the first: it counts on in the same direction, or repeats its number (a tie, or 1 throughout)."""
    last = held[-1]
    if last.number is None or head.number is None:
        return False
    if head.number == 1 and last.number > 2 and any(page.blocks[at].kind == "rule" for at in range(last.at, head.at)):
        return False
    before = held[-2].number if len(held) > 1 and held[-2].number is not None else last.number
    # Up to two numbers may be missing.
    return (
        last.number <= head.number <= last.number + 3
        if before < last.number
        else last.number - 3 <= head.number <= last.number
        if before > last.number
        else abs(head.number - last.number) <= 3
    )


def _outer(page: Page, at: int, depth: int, before: int, outer: int) -> int:
    """The item of the outer list that an inner item stands under, given the inner item before it and that one's; -1 for none."""
    while at > before:
        block = page.blocks[at]
        if block.kind == "item" and block.depth < depth:
            return at
        if block.depth == 0:
            return page.above[at]
        at -= 1
    return outer


def _lengthen(page: Page, run: Run) -> Run:
    """Where a list's items have text outside the list below them, the last one has too: up to the next heading or line."""
    last = run.heads[-1]
    if len(run.heads) < 2 or all(_same_list(page, other, last) for other in run.heads[:-1]):
        return run
    kinds = {page.blocks[at].kind for head in run.heads[:-1] for at in range(head.at + 1, head.end)}
    end = last.end
    while end < len(page.blocks) and not page.level[end] and page.blocks[end].kind in kinds:
        end += 1
    return run._replace(heads=(*run.heads[:-1], ended(last, end)))
