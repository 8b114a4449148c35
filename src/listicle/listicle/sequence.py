"""What a layout finds: heads of one style, in runs under one heading."""

from __future__ import annotations

from typing import NamedTuple

from listicle.listicle.heads import Head, is_residue
from listicle.listicle.page import Page


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


def runs_of(page: Page, heads: list[Head]) -> tuple[Run, ...]:
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


def over(page: Page, at: int) -> int:
    """The heading above a list or table, -1 for none; in a text without headings, a short line right above it."""
    if page.above[at] >= 0 or not page.plain:
        return page.above[at]
    for before in range(at - 1, max(page.title_at, at - 3), -1):
        block = page.blocks[before]
        if block.kind != "paragraph" or block.depth:
            return -1
        if is_residue(block.text.value):
            continue
        if len(block.text) <= 80 and block.text.value[-1] not in ".;,!":
            return before
    return -1
