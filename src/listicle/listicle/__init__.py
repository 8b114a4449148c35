"""A document → its list: the layouts compete, the one with the best reasons wins, and its items are cut out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from listicle.document import Block, Document
from listicle.item import Candidate, Entry, Listicle
from listicle.listicle.bounds import around, trimmed
from listicle.listicle.contest import contest
from listicle.listicle.evidence import Case, promising, weigh
from listicle.listicle.heads import Head
from listicle.listicle.layouts import LAYOUTS
from listicle.listicle.page import Page, read
from listicle.listicle.selection import selected
from listicle.listicle.sequence import Run
from listicle.text import EMPTY, Text

ENOUGH = 9
"""Votes that a list needs: an ordinary article's sections get some for being built alike and covering the article."""


def find(document: Document) -> Listicle:
    """The list that a document holds, what stands around it, and the layouts that were tried."""
    page = read(document)
    layout, runs = None, list[Run]()
    best = _best(page, list(cases_of(page)))
    if best is not None:
        layout, runs = best.sequence.layout, trimmed(page, best.runs)
    introduction, conclusion = around(page, runs)
    return Listicle(
        title=page.title,
        claimed=page.claimed,
        layout=layout,
        entries=_entries(page, runs),
        introduction=introduction,
        conclusion=conclusion,
        tried=cache(partial(_tried, document)),
    )


def cases_of(page: Page) -> Iterator[Case]:
    """The sequences of all layouts that have runs which may hold items."""
    for layout in LAYOUTS:
        for sequence in layout(page):
            runs = selected(page, sequence)
            if runs:
                yield Case(sequence, runs)


def _best(page: Page, cases: list[Case]) -> Case | None:
    """The best case, if it has enough votes; a single one gets no more of them than it takes to know."""
    if len(cases) == 1:
        contest(page, cases)
        return cases[0] if promising(page, cases, ENOUGH) else None
    if not promising(page, cases, ENOUGH):
        return None
    best = _ranked(page, cases)[0]
    return best if best.score >= ENOUGH else None


def _ranked(page: Page, cases: list[Case]) -> list[Case]:
    """The cases with all their votes, the best first."""
    for case in cases:
        weigh(page, case)
    contest(page, cases)
    return sorted(cases, key=lambda case: -case.score)


def _tried(document: Document) -> tuple[Candidate, ...]:
    page = read(document)
    return tuple(
        Candidate(
            case.sequence.layout,
            tuple(head.words for head in case.heads),
            case.score,
            tuple(f"{vote:+d} {reason}" for vote, reason in case.votes),
        )
        for case in _ranked(page, list(cases_of(page)))
    )


def _entries(page: Page, runs: list[Run]) -> tuple[Entry, ...]:
    if len({run.parent for run in runs}) == 1:
        # A heading over all items parts nothing from anything.
        runs = [run._replace(parent=-1) for run in runs]
    return tuple(_entry(page, run, head) for run in runs for head in run.heads)


def _entry(page: Page, run: Run, head: Head) -> Entry:
    block = page.blocks[head.at]
    text = block.cells[head.cell] if head.cell >= 0 else block.text
    above = page.blocks[head.start : head.at]
    if head.marker is not None and above and (head.marker is above[-1].text or head.marker is above[-1].marker):
        above = above[:-1]
    groups: list[Text] = []
    at = run.parent
    while at >= 0:
        groups.append(page.blocks[at].text.strip())
        at = page.above[at]
    heading = text[head.low : head.high] or text  # "2. :" has nothing but its number
    ordinal = text[head.mark[0] : head.mark[1]] if head.mark is not None else head.marker
    return Entry(
        heading=heading,
        ordinal=ordinal,
        number=head.number,
        head=block,
        rest=block.text[head.tail : head.tail + head.more] if head.more else EMPTY,
        body=(*above, *_body(page, head)),
        row=_row(block, head, page.columns.get(block.container, ())) if head.cell >= 0 else (),
        groups=tuple(reversed(groups)),
    )


def _body(page: Page, head: Head) -> list[Block]:
    """The blocks below a head, without those of the page's furniture between them, such as an advertisement."""
    if not page.own[head.at]:
        return page.blocks[head.at + 1 : head.end]
    return [page.blocks[at] for at in range(head.at + 1, head.end) if page.own[at]]


def _row(block: Block, head: Head, names: tuple[Text, ...]) -> tuple[tuple[Text, Text], ...]:
    """The cells of a row, under the names of their columns, without that of the heading and that of the number.

    An empty cell is kept: it says that nothing is stated.
    """
    marked = head.marker.span().start if head.marker is not None else -1
    return tuple(
        (names[at] if at < len(names) else EMPTY, cell)
        for at, cell in enumerate(block.cells)
        if at != head.cell and not (cell and cell.span().start <= marked < cell.span().end)
    )
