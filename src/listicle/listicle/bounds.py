"""Where the last item of a list ends, and what of the article is introduction and conclusion."""

from __future__ import annotations

from typing import NamedTuple

from listicle.document import Block
from listicle.listicle import words
from listicle.listicle.heads import Head, ended, is_residue, sort_of
from listicle.listicle.page import Page
from listicle.listicle.selection import facts_counted
from listicle.listicle.sequence import Run
from listicle.listicle.shortlines import is_short
from listicle.recognizers.rule import compiled

WHOLE = r"""
    \b(?: in\ this\ (?:article|list|guide|post|roundup|ranking) | (?:on|from|of)\ (?:this|our|the)\ list | (?:mentioned|listed|featured|covered)\ (?:above|here|in\ this)
        | each\ of\ these | all\ of\ these | any\ of\ these | these\ (?:top\ |best\ |great\ )?\w{3,20}\ ?\w{0,20}s\ (?:are|offer|can|will|have|provide|represent) )\b
"""
"""How a paragraph speaks of the list as a whole."""


class Usual(NamedTuple):
    """What the items have that another one follows: the last one is not expected to have more."""

    paragraphs: int
    """The most long paragraphs that one of them has; -1 if they are too few to tell."""
    ruled: bool
    """One of them goes on below a line across the page."""
    gap: int
    """The most line breaks between two of their paragraphs, in plain text; 0 in other formats."""
    parted: bool
    """Some have short lines above long paragraphs, as if a heading's level were lost."""
    facts: frozenset[str]
    """The facts that most of them state."""


LONG = 60
"""Characters; a longer paragraph is prose."""


def trimmed(page: Page, runs: list[Run]) -> list[Run]:
    """The runs, with the last item of each ended where the article goes on to something else."""
    heads = [head for run in runs for head in run.heads]
    if not heads or heads[0].cell >= 0:
        return runs
    ends = {run.heads[-1].at for run in runs}
    last = max(head.at for head in heads)
    usual = _usual(page, [head for head in heads if head.at not in ends] or [head for head in heads if head.at != last])
    out: list[Run] = []
    for run in runs:
        head = run.heads[-1]
        end = _end(page, head, usual)
        out.append(run if end == head.end else Run(run.parent, (*run.heads[:-1], ended(head, end))))
    return out


def _usual(page: Page, heads: list[Head]) -> Usual:
    facts = facts_counted(page, heads)
    gap = 0
    if page.document.source.media_type == "text/plain":
        gaps = [_gap(page, at) for head in heads for at in range(head.at + 1, min(head.end, head.at + 6))]
        gap = max(gaps, default=0)
    paragraphs = -1
    if len(heads) > 2:
        paragraphs = max([sum([_long(page, at) for at in range(head.at + 1, head.end)]) for head in heads])
    parted = 0
    if page.plain:
        parted = sum([any(_opens(page, at) for at in range(head.at + 2, head.end - 1)) for head in heads])
    return Usual(
        paragraphs=paragraphs,
        ruled=any(block.kind == "rule" for head in heads for block in page.blocks[head.at + 1 : head.end - 1]),
        gap=gap,
        parted=parted * 5 > len(heads),
        facts=frozenset([fact for fact, count in facts.items() if count * 2 > len(heads)]),
    )


def _long(page: Page, at: int) -> bool:
    block = page.blocks[at]
    return len(block.text.value) > LONG and block.kind in ("paragraph", "quote") and not page.level[at]


def _opens(page: Page, at: int) -> bool:
    """In a text without headings: a short line right above a long paragraph."""
    below = page.blocks[at + 1]
    return (
        page.plain
        and len(below.text.value) > 2 * LONG
        and below.kind == "paragraph"
        and not page.blocks[at].text.value.endswith(":")
        and is_short(page, at)
    )


def _gap(page: Page, at: int) -> int:
    """Line breaks above a block."""
    before, block = page.blocks[at - 1].text, page.blocks[at]
    if not block.text.value or not before.value:
        return 0
    below = block.marker or block.text
    end = before.start + len(before.value) if before.start >= 0 else before.span().end
    return page.document.content.count("\n", end, below.start if below.start >= 0 else below.span().start)


def _end(page: Page, head: Head, usual: Usual) -> int:
    """Where an item ends that no other one follows."""
    sure = head.at
    if usual.facts:
        sure = max((at for at in range(head.at + 1, head.end) if page.facts[at] in usual.facts), default=head.at)
    seen = 0
    begun = head.more > LONG
    for at in range(head.at + 1, head.end):
        block = page.blocks[at]
        value = block.text.value
        if block.kind == "rule" and not usual.ruled:
            return at
        if page.level[at]:
            if sort_of(value) in ("section", "residue"):
                return at
            continue
        if block.kind not in ("paragraph", "quote") or block.depth:
            continue
        folded = words.plain(value[:200])
        if words.RESIDUE.begin(folded) and len(value) < 160:
            return at
        if begun and at > sure:
            if (
                words.CLOSINGS.begin(folded)
                or (usual.gap and _gap(page, at) > usual.gap)
                or compiled(WHOLE).search(folded)
            ):
                return at
            if page.plain and is_short(page, at) and sort_of(value) in ("section", "question"):
                return at
            if not usual.parted and at + 1 < head.end and _opens(page, at):
                return at
            if 0 <= usual.paragraphs <= seen and len(value) > LONG:
                return at
        seen += len(value) > LONG
        begun = True
    return head.end


def around(page: Page, runs: list[Run]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The article's own paragraphs before and after the list; without a list, all of them are introduction."""
    heads = [head for run in runs for head in run.heads]
    first = min((head.at for head in heads), default=len(page.blocks))
    last = max((head.end for head in heads), default=len(page.blocks))
    lines = sorted([*page.lines, *page.quotes]) if page.quotes else page.lines
    own, title_at = page.own, page.title_at
    before = [page.blocks[at] for at in lines if own[at] and title_at < at < first and _prose(page.blocks[at])]
    return tuple(before), tuple([page.blocks[at] for at in _after(page, last)])


def _prose(block: Block) -> bool:
    """A line that is not a byline or one of the page."""
    value = block.text.value
    return (len(value) > 60 or value.rstrip("\"'”’)*")[-1:] in ".!?:…") and not is_residue(value)


def _after(page: Page, start: int) -> list[int]:
    """The paragraphs right after the list, and those under a heading that says conclusion."""
    out: list[int] = []
    open_ = True
    for at in range(start, len(page.blocks)):
        block = page.blocks[at]
        value = block.text.value
        if (
            page.level[at]
            or block.kind == "heading"
            or (page.plain and len(value) < 60 and sort_of(value) in ("section", "question", "residue"))
        ):
            open_ = words.CONCLUSIONS.begin(words.plain(value))
            if is_residue(value):
                break
        elif open_ and page.own[at] and block.kind in ("paragraph", "quote") and not block.depth and _prose(block):
            out.append(at)
    return out
