"""A document → its title, what the title promises, and the heading that each block stands under."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import wraps
from itertools import accumulate, pairwise
from typing import Any, Concatenate, ParamSpec, TypeVar

from listicle.document import Block, Document, Link, Mark
from listicle.listicle import words
from listicle.listicle.heads import LARGEST, Printed, is_bold, is_residue, number_of, numbers_of, printed_at
from listicle.recognizers.rule import compiled
from listicle.text import Text

OUTSIDE = frozenset(("navigation", "aside", "header", "footer", "comments", "related", "form", "popup"))
"""Regions of a page that hold no article."""

BOLD = 7
"""The level of a line that is wholly bold: below every heading."""


@dataclass(slots=True)
class Page:
    """What is known about a document before any list is looked for."""

    document: Document
    blocks: list[Block]
    own: list[bool]
    """Whether a block stands in the article and not in the page's furniture."""
    level: list[int]
    """A heading's level, 7 for a bold line, else 0."""
    above: list[int]
    """The heading that a block stands under, -1 for none; the title does not count."""
    close: list[int]
    """Of a heading: where its section ends, at the next heading of its level or higher."""
    title: Text | None
    title_at: int
    title_words: list[str]
    """Those of the title's words that say what the article is about."""
    topics: frozenset[str]
    """Their stems."""
    claimed: tuple[int, Text] | None
    """The promised number and where it stands."""
    plain: bool
    """The document marks no headings: short lines may be heads."""
    facts: list[str]
    """What the fact or the sub-section that a block states is called ("Cost: $5"), empty for none."""
    until: list[int]
    """How many characters of text stand before each block, and in the end in all: of the article, not of the page's furniture."""
    ranked: list[int]
    """The headings and bold lines, without the title."""
    lines: list[int]
    """The paragraphs outside of lists, without those that are wholly bold."""
    quotes: list[int]
    """Those outside of lists."""
    items: list[int]
    rows: list[int]
    numbers: dict[int, Printed]
    """The numbers that `lines` begin with."""
    columns: dict[int, tuple[Text, ...]] = field(default_factory=dict)
    """The names of the columns of each table, by its serial number."""
    closed: dict[int, bool] = field(default_factory=dict)
    """Whether a heading opens a part of the article that holds no items, where this is known."""
    judged: dict[tuple[object, ...], Any] = field(default_factory=dict)
    """What was made out of the page, for the layouts that ask for it again (`judged`)."""


P = ParamSpec("P")
T = TypeVar("T")


def numbers_at(page: Page, lines: list[int]) -> list[Printed | None]:
    """The numbers that some of the page's lines begin with, with those past 999 to which they count on."""
    numbers = [page.numbers.get(at) for at in lines]
    if LARGEST in [number[0] for number in numbers if number is not None]:
        return numbers_of([page.blocks[at].text.value for at in lines])
    return numbers


def numbers_of_lines(page: Page) -> dict[int, Printed]:
    """The same for all its lines."""
    if LARGEST not in [number[0] for number in page.numbers.values()]:
        return page.numbers
    numbers = zip(page.lines, numbers_at(page, page.lines), strict=True)
    return {at: number for at, number in numbers if number is not None}


def judged(judge: Callable[Concatenate[Page, P], T]) -> Callable[Concatenate[Page, P], T]:
    """A judgment of a page, or of one of its places, that several layouts ask for: made once."""

    @wraps(judge)
    def once(page: Page, /, *args: P.args, **named: P.kwargs) -> T:
        key = (judge, *args)
        try:
            found: T = page.judged[key]
        except KeyError:
            found = page.judged[key] = judge(page, *args, **named)
        return found

    return once


@judged
def spelling(page: Page) -> words.Spelling:
    """How the article writes its words."""
    said = [
        block.text.value for block, own in zip(page.blocks, page.own, strict=True) if own and block.kind != "heading"
    ]
    found: set[str] = set()
    for at in range(0, len(said), TOGETHER):
        found.update(" ".join(said[at : at + TOGETHER]).split())
    return words.Spelling(found)


TOGETHER = 200
"""Blocks that are taken apart at once: faster than one by one, while the words of a whole book would take ten times its size."""


def read(document: Document) -> Page:
    """The page of a document."""
    blocks = _blocks(document.blocks)
    values = [block.text.value for block in blocks]
    own = [block.box is None or block.box.part not in OUTSIDE for block in blocks]
    if not any(own):
        own = [True] * len(blocks)
    level = [
        (block.level or BOLD) if block.kind == "heading" else BOLD if block.marks and _bold(block) else 0
        for block in blocks
    ]
    headings = [at for at, rank in enumerate(level) if rank]
    title, title_at = _title(document, blocks, own, [at for at in headings if level[at] == 1])
    if document.source.media_type == "text/html" and 0 < title_at < len(blocks) // 2:
        # What stands above the title is the page's: alerts, menus, a trail of links.
        own[:title_at] = [False] * title_at
    ranked = [at for at in headings if at != title_at]
    above, close = _outline(level, ranked)
    claimed = None
    title_words = content_words(title.value) if title is not None else []
    topics = frozenset([words.stem(word) for word in title_words])
    if title is not None:
        claimed = claim(title[:LONGEST_TITLE], topics, True)
    if claimed is None:
        claimed = _promise(blocks, own, title_at, topics)
    facts = [""] * len(blocks)
    for at, value in enumerate(values):
        if ":" in value and value.find(":", 0, 40) >= 0 and blocks[at].kind in ("item", "paragraph"):
            facts[at] = _fact(value[:40])
    for at in headings:
        facts[at] = words.plain(values[at])
    until = [0, *accumulate([len(value) if mine else 0 for value, mine in zip(values, own, strict=True)])]
    lines: list[int] = []
    quotes: list[int] = []
    items: list[int] = []
    rows: list[int] = []
    for at, block in enumerate(blocks):
        kind = block.kind
        if kind == "paragraph":
            if not level[at] and not block.depth:
                lines.append(at)
        elif kind == "item":
            items.append(at)
        elif kind == "row":
            rows.append(at)
        elif kind == "quote" and not block.depth:
            quotes.append(at)
    printed = zip(lines, printed_at([values[at] for at in lines]), strict=True)
    return Page(
        document=document,
        blocks=blocks,
        own=own,
        level=level,
        above=above,
        close=close,
        title=title,
        title_at=title_at,
        title_words=title_words,
        topics=topics,
        claimed=claimed,
        plain=all(level[at] == BOLD for at in ranked),
        facts=facts,
        until=until,
        ranked=ranked,
        lines=lines,
        quotes=quotes,
        items=items,
        rows=rows,
        numbers={at: number for at, number in printed if number is not None},
    )


def _blocks(blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks that hold anything, a paragraph of lines as one paragraph a line."""
    out: list[Block] = []
    done = 0
    for at, block in enumerate(blocks):
        value = block.text.value
        if not value or ("\n" in value and block.kind == "paragraph"):
            out += blocks[done:at]
            done = at + 1
            if value:
                out += _lines(block)
            elif block.kind in ("row", "rule"):
                out.append(block)
    out += blocks[done:]
    return out


LONGEST_TITLE = 400
"""Characters of a title that are read."""

INTRODUCTION = 12
"""Paragraphs at the top of the article in which a promised number is looked for."""


def _promise(blocks: list[Block], own: list[bool], title_at: int, topics: frozenset[str]) -> tuple[int, Text] | None:
    """The number promised in the introduction."""
    seen = 0
    for at in range(title_at + 1, len(blocks)):
        block = blocks[at]
        if block.kind == "paragraph" and own[at] and len(block.text.value) > 40:
            found = claim(block.text[:600], topics, False)
            if found is not None:
                return found
            seen += 1
            if seen == INTRODUCTION:
                break
    return None


def content_words(text: str) -> list[str]:
    """The words of a text that mean something, in lower case."""
    return [
        word
        for part in text.lower().replace("’", "'").replace("/", " ").replace("-", " ").split()
        if (word := part.strip(".,:;!?()[]“”\"'|–—*_"))
        and word not in words.FUNCTION
        and word not in words.SUPERLATIVES
        and not word.isdigit()
        and len(word) > 1
    ]


def claim(text: Text, topics: frozenset[str], title: bool) -> tuple[int, Text] | None:
    """A number of items that a title or a sentence promises: "10 best …", "21 competitive summer programs", "los 7 mejores".

    A number counts if a word of choice stands beside it or if it counts a word of the title or a kind of thing; in a
    sentence, only where that sentence speaks of a list. Years, measures, names that begin with a number and "more than 100" do not count.
    """
    value = text.value
    folded = text.folded()
    for found in compiled(_NUMBER).finditer(" " + folded):
        said = found["number"]
        start, end = found.start("number") - 1, found.end() - 1
        number = int(said) if said.isdigit() else words.NUMBERS.get(said, 0)
        if not (2 if title else 3) <= number <= 500:
            continue
        before = words.plain(folded[max(0, start - 30) : start]).split()[-1:]
        after = words.plain(folded[end : end + 90].replace("-", " ")).split()[:6]
        if before and before[0] in words.UNCOUNTED:
            continue
        chosen = bool(found["counter"] or words.SUPERLATIVES.intersection(before + after[:3]))
        if after and after[0] in words.UNITS and not words.SUPERLATIVES.intersection(before):
            continue
        phrase = _phrase(after)
        if title:
            # What is counted must be more than one thing ("700 Harbor" is a name), and no name goes before ("CHEM 124: …").
            first = value[:start].rstrip(" \"“'¡#*")[-1:] in ("", ":", "–", "—", "|", "(", "-", "!", "?", ".")
            promises = chosen or (
                _several(phrase, folded)
                and (first or not words.FUNCTION.isdisjoint(before))
                and not value[end:].startswith((".", ":"))
            )
        elif phrase:
            # A sentence promises if it chooses among what the title names, or says that a list follows.
            promises = (
                any(words.stem(word) in topics or word in words.COUNTED for word in phrase)
                and _several(phrase, folded)
                and (chosen or not words.LISTS.isdisjoint(words.plain(folded[max(0, start - 120) : end + 120]).split()))
            )
        else:
            promises = chosen
        if promises:
            return number, text[start : start + len(said)]
    return None


def _several(phrase: list[str], folded: str) -> bool:
    """Whether the words after a number name more than one thing; a plural need not end in "s" in another language."""
    return any(word in words.COUNTED or words.stem(word) != word or not word.isascii() for word in phrase) or (
        bool(phrase) and not words.UNENGLISH.isdisjoint(words.plain(folded).split())
    )


_WORDS = "|".join(
    rf"{letter}(?:{'|'.join(word[1:] for word in sorted(words.NUMBERS, key=len, reverse=True) if word[0] == letter)})"
    for letter in sorted({word[0] for word in words.NUMBERS})
)
"""The numbers in words, by their first letter: most words are then told in a few steps to be none.

The character before a number is searched for and not looked back at: letters are then passed over in no time (`a-z`, though
`\\w` has them, are told by one bit).
"""
_NUMBER = rf"[^a-z\w$€£₹#.,/+-](?P<number>{_WORDS}|\d\d{{0,2}})(?P<counter>선|가지|곳|개)?(?![\w%.,/:+]\d|[%\w°])"


def _phrase(after: list[str]) -> list[str]:
    """The words after a number up to the end of what it counts: "climate and health accelerators", not "… to apply to"."""
    joining = ("and", "or", "y", "und", "et", "e", "of", "de", "the")
    end = 0
    while end < len(after) and (
        after[end] not in words.FUNCTION
        or (after[end] in joining and after[end + 1 : end + 2] and after[end + 1] not in words.FUNCTION)
    ):
        end += 1
    return [word for word in after[:end] if word not in words.FUNCTION]


def _bold(block: Block) -> bool:
    """A line that is wholly bold."""
    return block.kind == "paragraph" and block.depth == 0 and len(block.text.value) <= 120 and is_bold(block)


def _fact(value: str) -> str:
    """What the fact is called that a line begins with."""
    key = value.partition(":")[0]
    return words.plain(key) if key.count(" ") < 5 else ""


def _outline(level: list[int], ranked: list[int]) -> tuple[list[int], list[int]]:
    """The heading above each block, and where the section of each of the given headings ends."""
    above: list[int] = []
    close = [len(level)] * len(level)
    open_ = [-1]
    for at in ranked:
        above += [open_[-1]] * (at - len(above))
        rank = level[at]
        while len(open_) > 1 and level[open_[-1]] >= rank:
            close[open_.pop()] = at
        above.append(open_[-1])
        open_.append(at)
    above += [open_[-1]] * (len(level) - len(above))
    return above, close


def _title(document: Document, blocks: list[Block], own: list[bool], tops: list[int]) -> tuple[Text | None, int]:
    """The title and its block, if it has one. `tops` are the headings of the first level.

    A top heading that shares words with the title that the page or its front matter states, else the stated title
    without the name of the site, else a top heading before all others, else the first line.
    """
    stated = next((meta.value for meta in document.metadata if meta.name == "title" and meta.value), None)
    said = set(content_words(stated.value)) if stated is not None else set()
    best, best_score = -1, 0.0
    for at in tops or _first_heading(blocks, own):
        found = set(content_words(blocks[at].text.value))
        score = len(said & found) / len(found) if found else 0.0
        if score > best_score and (score > 0.6 or blocks[at].level == 1):
            best, best_score = at, score
    if best >= 0:
        return (blocks[best].text if document.source.media_type == "text/html" else stated), best
    if stated is not None and document.source.media_type != "text/html":
        return stated, -1
    first = next((at for at in tops if number_of(blocks[at].text.value) is None), -1)
    if first >= 0:
        return blocks[first].text, first
    if stated is not None:
        parts = stated[:LONGEST_TITLE].split(compiled(r"\s+[|–—·»:-]+\s+"))
        return max(parts, key=len, default=stated), -1
    for at, block in enumerate(blocks[:12] if document.source.media_type == "text/plain" else ()):
        text = block.text.value
        if (
            own[at]
            and block.kind == "paragraph"
            and block.depth == 0
            and (at == 0 or " " in text)
            and text.count(" ") < 24
            and number_of(text) is None
            and not is_residue(text)
        ):
            return next(block.text.lines()), at
    return None, -1


def _first_heading(blocks: list[Block], own: list[bool]) -> list[int]:
    """The article's first heading, if it stands above all text: a lower heading below some text heads a section."""
    for at, block in enumerate(blocks):
        if own[at] and block.kind in ("heading", "paragraph"):
            return [at] if block.kind == "heading" else []
    return []


def _lines(block: Block) -> list[Block]:
    """A paragraph of lines that each begin with a link, a bold word or a number, as one paragraph a line."""
    value = block.text.value
    led = {mark.start for mark in block.marks if mark.strong} | {link.start for link in block.links}
    starts = [0]
    last = 0
    at = value.find("\n")
    while at >= 0:
        low = at + 1
        while low < len(value) and value[low] in " \xa0":
            low += 1
        number = number_of(value[low : low + 48], after=last)
        if number is not None:
            last = number[0]
        if number is not None or low in led:
            starts.append(low)
        at = value.find("\n", at + 1)
    if len(starts) < 3:
        return [block]
    starts.append(len(value))
    marks, links = sorted(block.marks), sorted(block.links, key=lambda link: link[:2])
    parts: list[Block] = []
    mark = link = 0
    for low, high in pairwise(starts):
        while high > low and value[high - 1].isspace():
            high -= 1
        first_mark, first_link = mark, link
        while mark < len(marks) and marks[mark].start < high:
            mark += 1
        while link < len(links) and links[link].start < high:
            link += 1
        if low < high:
            parts.append(
                replace(
                    block,
                    text=block.text[low:high],
                    marks=tuple(
                        Mark(max(one.start, low) - low, min(one.end, high) - low, one.strong)
                        for one in marks[first_mark:mark]
                    ),
                    links=tuple(
                        Link(max(one.start, low) - low, min(one.end, high) - low, one.target)
                        for one in links[first_link:link]
                    ),
                )
            )
    return parts
