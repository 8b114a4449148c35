"""Where the last item of a list ends, and what of the article is introduction and conclusion."""

from __future__ import annotations

from listicle.document import Block
from listicle.listicle import words
from listicle.listicle.heads import Head, sort_of
from listicle.listicle.page import Page
from listicle.listicle.sequence import Run
from listicle.recognizers.rule import compiled

WHOLE = r"""
    \b(?: in\ this\ (?:article|list|guide|post|roundup|ranking) | (?:on|from|of)\ (?:this|our|the)\ list | (?:mentioned|listed|featured|covered)\ (?:above|here|in\ this)
        | each\ of\ these | all\ of\ these | any\ of\ these | these\ (?:top\ |best\ |great\ )?\w{3,20}\ ?\w{0,20}s\ (?:are|offer|can|will|have|provide|represent) )\b
"""
"""How a paragraph speaks of the list as a whole."""


def trimmed(page: Page, runs: list[Run]) -> list[Run]:
    """The runs, with the last item of each ended where the article goes on to something else."""
    heads = [head for run in runs for head in run.heads]
    if not heads or page.blocks[heads[0].at].kind == "row":
        return runs
    last_at = max(head.at for head in heads)
    ends = [run.heads[-1].at for run in runs]
    inner = [head for head in heads if head.at not in ends] or [head for head in heads if head.at != last_at]
    most = max((_paragraphs(page, head) for head in inner), default=0)
    ruled = any(_ruled(page, head) for head in inner)
    gap = (
        max((_gap(page, at) for head in inner for at in range(head.at + 1, min(head.end, head.at + 6))), default=0)
        if page.document.source.media_type == "text/plain"
        else 0
    )
    out: list[Run] = []
    for run in runs:
        head = run.heads[-1]
        end = _end(page, head, most if len(inner) > 2 else 0, ruled, gap)
        out.append(run if end == head.end else Run(run.parent, (*run.heads[:-1], head._replace(end=end))))
    return out


def _paragraphs(page: Page, head: Head) -> int:
    return sum(
        page.blocks[at].kind in ("paragraph", "quote") and not page.level[at] for at in range(head.at + 1, head.end)
    )


def _ruled(page: Page, head: Head) -> bool:
    """An item goes on below a line across the page."""
    return any(page.blocks[at].kind == "rule" and at < head.end - 1 for at in range(head.at + 1, head.end))


def _gap(page: Page, at: int) -> int:
    """Blank lines above a block."""
    if not page.blocks[at].text or not page.blocks[at - 1].text:
        return 0
    return page.document.content.count(
        "\n", page.blocks[at - 1].text.span()[1], (page.blocks[at].marker or page.blocks[at].text).span()[0]
    )


def _end(page: Page, head: Head, most: int, ruled: bool, gap: int) -> int:
    """Where an item ends that no other one follows."""
    seen = 0
    begun = head.more > 40
    for at in range(head.at + 1, head.end):
        block = page.blocks[at]
        if block.kind == "rule" and not ruled:
            return at
        if page.level[at] or block.kind == "heading":
            if sort_of(block.text.value) in ("section", "residue"):
                return at
            continue
        if block.kind not in ("paragraph", "quote") or block.depth:
            continue
        folded = words.plain(block.text.value[:200])
        if folded.startswith(words.RESIDUE) and len(block.text) < 160:
            return at
        if begun and (
            folded.startswith(words.CLOSINGS) or (gap and _gap(page, at) > gap) or compiled(WHOLE).search(folded)
        ):
            return at
        if most and seen >= most and len(block.text) > 60:
            # No other item has so many paragraphs.
            return at
        seen += 1
        begun = True
    return head.end


def around(page: Page, runs: list[Run]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The article's own paragraphs before and after the list; without a list, all of them are introduction."""
    heads = [head for run in runs for head in run.heads]
    first = min((head.at for head in heads), default=len(page.blocks))
    last = max((head.end for head in heads), default=len(page.blocks))
    before = tuple(page.blocks[at] for at in range(page.title_at + 1, first) if _prose(page, at))
    return before, tuple(page.blocks[at] for at in _after(page, last))


def _prose(page: Page, at: int) -> bool:
    """A paragraph of the article: not a heading, a byline or a line of the page."""
    block = page.blocks[at]
    if not page.own[at] or block.kind not in ("paragraph", "quote") or page.level[at] or block.depth:
        return False
    value = block.text.value
    return (len(value) > 60 or value.rstrip("\"'”’)*")[-1:] in ".!?:…") and sort_of(value) != "residue"


def _after(page: Page, start: int) -> list[int]:
    """The paragraphs right after the list, and those under a heading that says conclusion."""
    out: list[int] = []
    open_ = True
    for at in range(start, len(page.blocks)):
        value = page.blocks[at].text.value
        if (
            page.level[at]
            or page.blocks[at].kind == "heading"
            or (page.plain and len(value) < 60 and sort_of(value) in ("section", "question", "residue"))
        ):
            open_ = words.plain(value).startswith(words.CONCLUSIONS)
            if sort_of(value) == "residue":
                break
        elif open_ and _prose(page, at):
            out.append(at)
    return out
