"""A page → the sequences of heads that may be its list, one for each way to lay a list out."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import NamedTuple

from listicle.document import Block
from listicle.listicle import words
from listicle.listicle.heads import Head, cut, lead_end, number_above, number_of, sort_of
from listicle.listicle.page import BOLD, Page
from listicle.text import EMPTY, Text


class Run(NamedTuple):
    """Heads in a row under one heading."""

    parent: int
    """The heading above them all, -1 for none."""
    heads: tuple[Head, ...]


class Sequence(NamedTuple):
    """The heads of one style."""

    layout: str
    style: str
    """The style in words."""
    runs: tuple[Run, ...]
    levels: bool
    """The style tells its heads from those of other levels: what shares it is a sibling."""


def headings(page: Page) -> Iterator[Sequence]:
    """Headings of one level, numbered or not, and lines that are wholly bold."""
    levels = sorted({rank for at, rank in enumerate(page.level) if rank and at != page.title_at})
    for rank in levels:
        places = [at for at, other in enumerate(page.level) if other == rank and at != page.title_at]
        if len(places) < 2:
            continue
        ends = _ends(page, rank)
        numbers = [number_of(page.blocks[at].text.value) for at in places]
        weak = sum(number is None for number in numbers) > len(numbers) // 2 and _counts(
            [found[0] for at in places if (found := number_of(page.blocks[at].text.value, weak=True))], len(places)
        )
        heads = [_above(page, cut(page.blocks[at], at, ends[at], whole=True, weak=weak)) for at in places]
        numbered = [head for head in heads if head.number is not None]
        style = "bold lines" if rank == BOLD else f"headings of level {rank}"
        plain = "bold-lines" if rank == BOLD else "plain-headings"
        if len(numbered) >= 2:
            yield Sequence(
                "numbered-headings" if rank < BOLD else plain, f"numbered {style}", _runs(page, numbered), True
            )
        if len(numbered) < len(heads):
            yield Sequence(plain, style, _runs(page, heads), True)


def _ends(page: Page, rank: int) -> dict[int, int]:
    """Where the section of each heading of a level ends: at the next heading of this level or a higher one."""
    return {at: page.close[at] for at, other in enumerate(page.level) if other == rank}


def _counts(numbers: list[int], total: int) -> bool:
    """Bare numbers at the heads count on, up or down, at most of them."""
    if len(numbers) < 3 or len(numbers) * 2 < total:
        return False
    steps = [b - a for a, b in itertools.pairwise(numbers)]
    return sum(step in (1, -1) for step in steps) >= len(steps) * 0.7


def _above(page: Page, head: Head) -> Head:
    """A head whose number stands in a line of its own above it."""
    if head.number is not None or head.at == 0:
        return head
    before = page.blocks[head.at - 1]
    if before.kind not in ("paragraph", "caption") or before.depth:
        return head
    number = number_above(before.text.value)
    return head._replace(number=number, ordinal=before.text) if number is not None else head


def _runs(page: Page, heads: list[Head]) -> tuple[Run, ...]:
    """Heads in a row under the same heading."""
    runs: list[Run] = []
    held: list[Head] = []
    parent = -1
    for head in heads:
        above = page.above[head.at]
        if held and above != parent:
            runs.append(Run(parent, tuple(held)))
            held = []
        parent = above
        held.append(head)
    if held:
        runs.append(Run(parent, tuple(held)))
    return tuple(runs)


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
    return tuple(_lengthen(page, run) for run in runs)


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


def tables(page: Page) -> Iterator[Sequence]:
    """Tables: their rows, by the column that names what is listed."""
    runs: list[Run] = []
    at = 0
    while at < len(page.blocks):
        if page.blocks[at].kind != "row":
            at += 1
            continue
        end = at + 1
        while (
            end < len(page.blocks)
            and page.blocks[end].container == page.blocks[at].container
            and page.blocks[end].kind in ("row", "item")
        ):
            end += 1
        rows = [number for number in range(at, end) if page.blocks[number].kind == "row"]
        run = _table(page, rows)
        if run is not None:
            runs.append(run)
        at = end
    if runs:
        yield Sequence("table", "rows of a table", tuple(runs), False)


def column_names(page: Page, at: int) -> Block | None:
    """The header of the table that a row belongs to."""
    container = page.blocks[at].container
    found = None
    while at >= 0 and (page.blocks[at].container == container or page.blocks[at].kind != "row"):
        if page.blocks[at].header and page.blocks[at].container == container:
            found = page.blocks[at]
        if page.blocks[at].kind != "row" and page.blocks[at].container != container and found is not None:
            break
        if page.level[at]:
            break
        at -= 1
    return found


def _table(page: Page, rows: list[int]) -> Run | None:
    header = next((page.blocks[at] for at in rows if page.blocks[at].header), None)
    body = [
        at for at in rows if not page.blocks[at].header and any(cell.value.strip() for cell in page.blocks[at].cells)
    ]
    width = max((len(page.blocks[at].cells) for at in rows), default=0)
    if width < 2 or not body:
        return None
    names = [cell.value.strip().lower() for cell in header.cells] if header is not None else []
    column, rank = name_column(page, body, names, width)
    heads: list[Head] = []
    for at in body:
        cells = page.blocks[at].cells
        if column >= len(cells) or not cells[column].value.strip():
            continue
        heading = cells[column]
        ordinal, number = None, None
        printed = number_of(heading.value)
        if printed:
            number, low, high, start = printed
            ordinal, heading = heading[low:high], heading[start:]
        elif rank >= 0 and rank < len(cells):
            value = cells[rank].value.strip().strip("#.")
            if value.isdigit() and len(value) <= 3:
                ordinal, number = cells[rank].strip(), int(value)
        line = next(heading.lines(), heading)
        heads.append(Head(at, at + 1, line, ordinal, number, EMPTY, sort_of(line.value)))
    return Run(page.above[rows[0]], tuple(heads)) if heads else None


def name_column(page: Page, body: list[int], names: list[str], width: int) -> tuple[int, int]:
    """The column of what is listed, and the column that only counts (-1 for none)."""
    rank = next((at for at, name in enumerate(names) if name in words.RANKS), -1)
    sample = [page.blocks[at].cells for at in body[:20]]
    if rank < 0 and all(cells and cells[0].value.strip().strip("#.").isdigit() for cells in sample):
        rank = 0
    for at, name in enumerate(names):
        if (
            at != rank
            and any(part in words.NAMES or part in words.LISTED for part in name.replace("/", " ").split()[:3])
            and _names(sample, at)
        ):
            return at, rank
    for at in range(width):
        if at != rank and _names(sample, at):
            return at, rank
    return (1 if rank == 0 else 0), rank


def _names(sample: list[tuple[Text, ...]], column: int) -> bool:
    """The cells of a column differ and hold words."""
    cells = [str(cells[column]).strip() for cells in sample if column < len(cells)]
    wordy = [cell for cell in cells if sum(character.isalpha() for character in cell[:40]) >= 2]
    return bool(cells) and len(wordy) * 2 > len(cells) and len(set(cells)) * 3 >= len(cells) * 2


def lines(page: Page) -> Iterator[Sequence]:
    """Paragraphs that begin with a number, with bold words or with a link."""
    numbered: list[int] = []
    bold: list[int] = []
    linked: list[int] = []
    for at, block in enumerate(page.blocks):
        if block.kind != "paragraph" or block.depth or not block.text.value or page.level[at]:
            continue
        if number_of(block.text.value):
            numbered.append(at)
        elif block.marks and _led(block, True):
            bold.append(at)
        elif block.links and _led(block, False):
            linked.append(at)
    for layout, style, places in (
        ("paragraphs", "numbered paragraphs", numbered),
        ("bold-lines", "paragraphs that begin with bold words", bold),
        ("paragraphs", "paragraphs that begin with a link", linked),
    ):
        if len(places) < 2:
            continue
        heads: list[Head] = []
        for number, at in enumerate(places):
            following = places[number + 1] if number + 1 < len(places) else len(page.blocks)
            heads.append(cut(page.blocks[at], at, _paragraph_end(page, at, following)))
        yield Sequence(layout, style, _runs(page, heads), False)


def _led(block: Block, bold: bool) -> bool:
    start = next((at for at, character in enumerate(block.text.value[:8]) if character.isalnum()), -1)
    if start < 0:
        return False
    spans = (
        [(mark.start, mark.end) for mark in block.marks if mark.strong]
        if bold
        else [(link.start, link.end) for link in block.links[:2]]
    )
    return any(low <= start < high for low, high in spans) and lead_end(block, start) > start


def _paragraph_end(page: Page, at: int, following: int) -> int:
    """Up to the next head, the next heading or a line across the page."""
    end = at + 1
    while end < following and not (page.level[end] and page.level[end] < BOLD):
        end += 1
    return end


LAYOUTS: tuple[Callable[[Page], Iterator[Sequence]], ...] = (headings, lists, tables, lines)
"""The layouts that compete."""
