"""A page → the rows of its tables as heads, by the column that names what is listed."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.listicle import words
from listicle.listicle.heads import Head, number_of, sort_of
from listicle.listicle.page import Page
from listicle.listicle.sequence import Run, Sequence, over
from listicle.text import Text


def tables(page: Page) -> Iterator[Sequence]:
    """The rows of all tables, parted by the rows that only name a group."""
    runs: list[Run] = []
    end = 0
    for at in page.rows:
        if at < end:
            continue
        end = at + 1
        while end < len(page.blocks) and page.blocks[end].container == page.blocks[at].container:
            end += 1
        runs.extend(_runs(page, [number for number in range(at, end) if page.blocks[number].kind == "row"]))
    if runs:
        yield Sequence("table", "rows of a table", tuple(runs), False)


def header_of(page: Page, rows: list[int]) -> int:
    """The row that names the columns, -1 for none: marked as such, or a first row that says what the column below it lists."""
    marked = next((at for at in rows if page.blocks[at].header), -1)
    if marked >= 0 or len(rows) < 2:
        return marked
    cells = [cell.value.strip() for cell in page.blocks[rows[0]].cells]
    short = all(0 < len(cell) <= 40 and not any(character.isdigit() for character in cell) for cell in cells)
    named = any(said.count(" ") < 3 and words.NAMES.intersection(said.split()) for said in map(words.plain, cells))
    return rows[0] if short and named else -1


def _runs(page: Page, rows: list[int]) -> Iterator[Run]:
    first = header_of(page, rows)
    body = [at for at in rows if at != first and not page.blocks[at].header and page.blocks[at].text.value.strip()]
    width = max((len(page.blocks[at].cells) for at in rows), default=0)
    if width < 2 or not body:
        return
    names = [words.plain(cell.value).strip() for cell in page.blocks[first].cells] if first >= 0 else []
    if first >= 0:
        page.columns[page.blocks[first].container] = page.blocks[first].cells
    column, rank = name_column(page, body, names, width)
    parent = over(page, rows[0])
    groups = {at for at in body if sum(bool(cell.value.strip()) for cell in page.blocks[at].cells) == 1}
    if len(groups) * 2 > len(body) or not all(page.blocks[at].cells[0].value.strip() for at in groups):
        groups = set()
    heads: list[Head] = []
    outer = parent
    for at in body:
        if at in groups:
            if heads:
                yield Run(parent, tuple(heads))
            page.above[at] = outer
            parent, heads = at, []
        elif column < len(page.blocks[at].cells) and page.blocks[at].cells[column].value.strip():
            heads.append(_head(page, at, column, rank))
    if heads:
        yield Run(parent, tuple(heads))


def _head(page: Page, at: int, column: int, rank: int) -> Head:
    cells = page.blocks[at].cells
    value = cells[column].value
    number, mark, marker, start = None, None, None, 0
    printed = number_of(value)
    if printed:
        number, low, high, start = printed
        mark = (low, high)
    elif 0 <= rank < len(cells):
        counted = cells[rank].value.strip().strip("#.")
        if counted.isdecimal() and len(counted) <= 3:
            number, marker = int(counted), cells[rank].strip()
    line = value[start:].lstrip().partition("\n")[0].rstrip()
    low = value.index(line, start)
    return Head(at, at + 1, line, low, low + len(line), len(value), 0, number, mark, marker, sort_of(line), at, column)


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
