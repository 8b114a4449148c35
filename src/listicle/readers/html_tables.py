"""What was read in a table in; its rows out, or nothing where the table only places things on the page."""

from __future__ import annotations

from listicle.document import Link, Mark
from listicle.readers.html_elements import SPAN, Draft, Mode, Row, Table
from listicle.text import EMPTY, Text

_LONG = 800
"""Characters: cells that are longer on average hold parts of a page."""
_MANY = 20
"""Paragraphs: a cell that has more is a part of a page."""


def rows(table: Table, drafts: list[Draft]) -> list[Draft] | None:
    """The rows of a table of data, after what stands in it outside its cells; None for a table that only places things.

    A cell that spans columns is followed by empty ones; one that spans rows has empty ones below it, so that columns
    stay in line. The paragraphs of a cell are its lines.
    """
    filled = [row for row in table.rows if any(cell.drafts for cell in row.cells)]
    if not _is_data(table, filled):
        return None
    in_cells = {id(draft) for row in filled for cell in row.cells for draft in cell.drafts}
    found = [draft for draft in drafts if id(draft) not in in_cells]
    mode = Mode(depth=table.mode.depth)
    spans: dict[int, int] = {}
    for number, row in enumerate(table.rows):
        cells: list[Text] = []
        marks: list[Mark] = []
        links: list[Link] = []
        at = 0
        for cell in row.cells:
            while spans.get(len(cells), 0) > number:
                cells.append(EMPTY)
            if cell.rows > 1:
                spans.update(dict.fromkeys(range(len(cells), min(len(cells) + cell.columns, SPAN)), number + cell.rows))
            texts = [draft.text for draft in cell.drafts]
            text = texts[0] if len(texts) == 1 else Text.join(texts, "\n")
            cells.append(text)
            if cell.columns > 1 and len(cells) < SPAN:
                cells.extend([EMPTY] * (cell.columns - 1))
            place = at
            for draft in cell.drafts:
                marks.extend([Mark(place + low, place + high, strong) for low, high, strong in draft.marks])
                links.extend([Link(place + low, place + high, target) for low, high, target in draft.links])
                place += len(draft.text) + 1
            if text:
                at += len(text) + 1
        if at:
            while spans.get(len(cells), 0) > number:
                cells.append(EMPTY)
            draft = Draft("row", Text.join(cells, "\t"), mode, table)
            draft.container = table.serial
            draft.cells = tuple(cells)
            draft.header = _is_head(row)
            draft.marks = tuple(marks)
            draft.links = tuple(links)
            found.append(draft)
    return found


def _is_head(row: Row) -> bool:
    """Whether a row holds the names of the columns."""
    filled = [cell for cell in row.cells if cell.drafts]
    return len(filled) > 1 and (row.head or all(cell.head for cell in filled))


def _is_data(table: Table, filled: list[Row]) -> bool:
    """Whether a table holds data, row by row, and does not only place parts of the page side by side."""
    if table.layout or not any(sum(1 for cell in row.cells if cell.drafts) > 1 for row in filled):
        return False
    headed = _is_head(filled[0])
    cells = [cell for row in filled for cell in row.cells if cell.drafts]
    for cell in cells:
        kinds = {draft.kind for draft in cell.drafts}
        if "code" in kinds or "row" in kinds or ("heading" in kinds and not headed) or len(cell.drafts) > _MANY:
            return False
    if len(filled) == 1 and any(len(cell.drafts) > 1 for cell in cells):
        return False
    return sum(len(draft.text) for cell in cells for draft in cell.drafts) <= _LONG * len(cells)
