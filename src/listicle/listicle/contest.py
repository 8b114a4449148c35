"""The cases of all layouts → votes that come from setting one beside another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache

from listicle.listicle import words
from listicle.listicle.evidence import Case
from listicle.listicle.page import BOLD, Page
from listicle.listicle.share import half, nearly_all

BEST = 8
"""Cases that are set beside each other, the best first: the others are out of the race."""


def contest(page: Page, cases: list[Case]) -> None:
    """Vote where a case's items are the groups of another's, its repetitions, or hold the other's heads inside."""
    best = sorted(cases, key=lambda case: -case.score)[:BEST]
    for case in best:
        _headed(page, case)
    if len(best) < 2:
        return
    for outer in best:
        for inner in best:
            if outer is not inner and _groups(page, outer, inner):
                outer.vote(-8, f"its parts hold {len(inner.heads)} items of their own: {inner.sequence.style}")
                break
    names = cache(_names)
    sizes = [sum([page.until[head.end] - page.until[head.at] for head in case.heads]) for case in best]
    for one, case in enumerate(best):
        for two, other in enumerate(best):
            if (
                sizes[one] < sizes[two]
                and other.score > 0
                and not _same_places(case, other)
                and _repeats(names(case), names(other))
            ):
                case.vote(-4, f"repeats what has more text elsewhere: {other.sequence.style}")
                break


def _headed(page: Page, case: Case) -> None:
    """A list's item, or a bold line, that holds a heading is headed by that heading."""
    if case.sequence.layout not in ("ordered-list", "bullets", "mixed"):
        return
    heads = case.heads
    below = [page.level[head.at + 1 : min(head.end, head.at + 6)] for head in heads]
    headed = sum([any(0 < level < BOLD for level in levels) for levels in below if any(levels)])
    if headed * 2 > len(heads):
        case.vote(-6, f"{headed} of {len(heads)} items hold a heading of their own")


def _groups(page: Page, outer: Case, inner: Case) -> bool:
    """The outer heads are groups of the inner ones: those stand inside them, are more, and have as good a case.

    Where the inner heads are links to other places, they need not have as good a case: facts are not linked.
    """
    heads = outer.heads
    if (
        len(inner.heads) <= len(heads)
        or (page.claimed is not None and len(heads) == page.claimed[0])
        or outer.sequence.layout == "table"
        or inner.score < outer.score - (6 if _linked(page, inner) else 2)
    ):
        return False
    inside = sorted([head.at for head in inner.heads])
    counts = [bisect_left(inside, head.end) - bisect_right(inside, head.at) for head in heads]
    return nearly_all(sum(counts), len(inside)) and sum(count > 0 for count in counts) * 2 > len(heads)


def _linked(page: Page, case: Case) -> bool:
    heads = case.heads
    return nearly_all(sum(bool(page.blocks[head.at].links) for head in heads), len(heads))


def _names(case: Case) -> set[str]:
    return {name for head in case.heads if (name := " ".join(words.plain(head.words).split()[:3]))}


def _repeats(one: set[str], two: set[str]) -> bool:
    """Most names of the first are found in the second, as a whole or as the beginning of one."""
    begun = two | {" ".join(name.split()[:2]) for name in two} | {name.split()[0] for name in two}
    return half(sum(name in begun or " ".join(name.split()[:2]) in begun for name in one), len(one))


def _same_places(one: Case, two: Case) -> bool:
    return not {head.at for head in one.heads}.isdisjoint(head.at for head in two.heads)
