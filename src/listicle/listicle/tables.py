"""A page → the rows of its tables as heads, by the column that names what is listed."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.document import Block
from listicle.listicle import words
from listicle.listicle.heads import Head, number_of, sort_of
from listicle.listicle.page import Page
from listicle.listicle.sequence import Run, Sequence, over
from listicle.text import EMPTY, Text


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
    return Run(over(page, rows[0]), tuple(heads)) if heads else None


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
