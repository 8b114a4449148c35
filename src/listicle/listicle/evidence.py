"""A sequence of heads → which of its runs hold items, and the reasons for and against its being the list."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable

from listicle.listicle import words
from listicle.listicle.heads import Head
from listicle.listicle.page import Page, content_words, spelling
from listicle.listicle.selection import (
    about,
    announces,
    argues,
    asks,
    facts_counted,
    listed_words,
    named,
    plural,
    promised,
    shape,
    usual,
)
from listicle.listicle.sequence import Run, Sequence
from listicle.listicle.share import half, most, nearly_all, third


class Case:
    """A sequence, its runs that may hold items, and what speaks for and against it."""

    __slots__ = ("given", "heads", "runs", "score", "sequence", "votes")

    def __init__(self, sequence: Sequence, runs: list[Run]) -> None:
        self.sequence = sequence
        self.runs = runs
        self.heads = [head for run in runs for head in run.heads]
        self.score = 0
        self.votes: list[tuple[int, str]] = []
        self.given: set[Callable[[Page, Case], None]] = set()
        """The kinds of votes that it has."""

    def vote(self, number: int, reason: str) -> None:
        if number:
            self.score += number
            self.votes.append((number, reason))


def weigh(page: Page, case: Case) -> None:
    """Gives a case all the votes that it does not have yet."""
    for vote in VOTES:
        if vote not in case.given:
            vote(page, case)


def promising(page: Page, cases: list[Case], enough: int) -> bool:
    """Whether a case has enough votes, before it is set beside the others, where it can only lose some.

    Votes that take long are left out where they could not change that: most pages hold no list, and many that do hold no
    other case.
    """
    for case in cases:
        for vote in CHEAP:
            vote(page, case)
        case.given.update(CHEAP)
    gain, loss = sum(DEAR.values()), sum(LOSSES.values())
    for vote, most_given in DEAR.items():
        for case in cases:
            if case.score + gain >= enough:
                vote(page, case)
                case.given.add(vote)
        gain -= most_given
        loss -= LOSSES[vote]
        if len(cases) == 1 and cases[0].score - loss >= enough:
            return True
    return any(case.score >= enough for case in cases)


def _vote_count(page: Page, case: Case) -> None:
    if page.claimed is None:
        return
    count, claimed = len(case.heads), page.claimed[0]
    if count == claimed or any(len(run.heads) == claimed for run in case.runs):
        case.vote(4, f"has the {claimed} items that are promised")
    elif abs(count - claimed) <= max(1, claimed // 10):
        case.vote(2, f"has {count} items, about the {claimed} promised")
    elif count > claimed * 2 or count * 3 < claimed:
        case.vote(-1, f"has {count} items where {claimed} are promised")


def order(numbers: list[int]) -> str:
    """How numbers follow each other: rising, falling, ones, or none of these."""
    if len(numbers) < 2:
        return ""
    if all(number == numbers[0] for number in numbers):
        return "the same"
    steps = [b - a for a, b in itertools.pairwise(numbers)]
    if nearly_all(sum(0 <= step <= 3 for step in steps), len(steps)) and numbers[0] <= 2:
        return "rising"
    if nearly_all(sum(-3 <= step <= 0 for step in steps), len(steps)):
        return "falling"
    return ""


MANY = 8
"""Items; ordinary articles have fewer sections, and tables that compare have fewer rows."""


def _vote_ordinals(page: Page, case: Case) -> None:
    heads = case.heads
    numbered = [head for head in heads if head.number is not None]
    if len(numbered) * 2 < len(heads) or len(numbered) < 2:
        return
    kinds = Counter(
        order([head.number for head in run.heads if head.number is not None]) for run in case.runs if len(run.heads) > 1
    )
    kind = kinds.most_common(1)[0][0] if kinds else ""
    whole = order([head.number for head in numbered if head.number is not None])
    if case.sequence.layout == "ordered-list" and not any(head.end > head.at + 1 for head in heads):
        case.vote(2 if kind or whole else 0, "is a numbered list")
    elif whole and page.claimed is not None and max(head.number or 0 for head in numbered) == page.claimed[0]:
        case.vote(5, f"numbers {'rise to' if whole == 'rising' else 'count down from'} the promised {page.claimed[0]}")
    elif whole == "rising" or kind == "rising":
        # An ordinary article seldom has so many numbered sections.
        far = len(numbered) >= MANY and whole == "rising"
        case.vote(
            4 if far else 3,
            f"numbers rise from 1 to {numbered[-1].number}"
            if whole == "rising"
            else "numbers rise from 1 in each group",
        )
    elif whole == "falling" or kind == "falling":
        case.vote(3, "numbers count down")
    elif kind == "the same":
        case.vote(2, "every head bears the same number")


def _vote_sorts(page: Page, case: Case) -> None:
    heads = case.heads
    sorts = [head.sort for run in case.sequence.runs for head in run.heads if page.own[head.at]]
    bad = sorts.count("question") + sorts.count("advice") + sorts.count("step")
    if third(bad, len(sorts)):
        case.vote(-4, f"{bad} of {len(sorts)} heads are questions or advice")
    sentences = sorts.count("sentence")
    if third(sentences, len(sorts)):
        case.vote(-4, f"{sentences} of {len(sorts)} heads are sentences")
    if nearly_all(sum([_capital(head.words) for head in heads]), len(heads)):
        case.vote(1, "heads begin with capitals")
    folded = Counter([head.words.lower() for head in heads])
    repeated = sum([count for count in folded.values() if count > 1]) if len(folded) < len(heads) else 0
    if repeated * 2 > len(heads):
        case.vote(-8, f"{repeated} of {len(heads)} heads say the same as others: labels")
    labels = sorts.count("label")
    if third(labels, len(sorts)):
        case.vote(-6, f"{labels} of {len(sorts)} heads are labels of facts")


def _vote_spelling(page: Page, case: Case) -> None:
    writes = spelling(page)
    if writes.capitalizing:
        return
    proper = [words.proper(head.words, writes) for head in case.heads]
    if most(proper.count(2), len(proper)):
        case.vote(2, f"{proper.count(2)} of {len(proper)} heads are names that the article never writes small")
    elif half(proper.count(0), len(proper)):
        case.vote(-2, f"{proper.count(0)} of {len(proper)} heads are made of common words")


def _vote_phrases(page: Page, case: Case) -> None:
    said = [head.words for head in case.heads]
    phrases = sum([words.is_phrase(heading, False) for heading in said])
    if half(phrases, len(said)) and not (page.claimed is not None and page.claimed[0] == len(said)):
        if spelling(page).capitalizing:
            phrases = sum([words.is_phrase(heading, True) for heading in said])
        if half(phrases, len(said)):
            case.vote(-3, f"{phrases} of {len(said)} heads are phrases or sentences, not names")
    short = sum([heading.count(" ") < 12 for heading in said])
    if short * 5 < len(said) * 4:
        case.vote(-3, "heads are long")


def _capital(heading: str) -> bool:
    letter = heading[:1]
    if not letter.isalnum():
        letter = next(filter(str.isalnum, heading), "")
    return not letter.islower()


def _vote_title(page: Page, case: Case) -> None:
    listed = listed_words(page)
    saying = sum([_says(head.words, listed) for head in case.heads]) if listed else 0
    if third(saying, len(case.heads)):
        case.vote(2, f"{saying} of {len(case.heads)} heads name what the title lists")
    if promised(page):
        case.vote(1, "the title promises a list")
    elif argues(page):
        case.vote(-3, "the title asks or argues")


def _vote_nothing(page: Page, case: Case) -> None:
    if promised(page) or argues(page) or page.title is None or plural(page):
        return
    if not _announced(page, case) and about(page):
        case.vote(-3, "the title names no things")


def _vote_above(page: Page, case: Case) -> None:
    if page.title is not None and named(page):
        case.vote(2, "the title names things that are listed")
    if _announced(page, case):
        case.vote(2, "the heading above announces a list")
        return
    parents = _parents(case)
    if sum([asks(page, at) for at in parents]) * 2 > len(parents):
        case.vote(-3, "the heading above asks or advises")


def _parents(case: Case) -> set[int]:
    return {run.parent for run in case.runs if run.parent >= 0}


def _announced(page: Page, case: Case) -> bool:
    parents = _parents(case)
    announcing = sum([announces(page, at) for at in parents])
    return announcing > 0 and half(announcing, len(parents))


def _says(heading: str, listed: frozenset[str]) -> bool:
    """Whether a heading holds one of the words, and not its plural."""
    folded = heading.lower().replace("’", "'")
    # Hardly a heading does: its words are told apart only if it may.
    for word in listed:
        if word in folded:
            return any(said in listed and said == words.stem(said) for said in content_words(heading))
    return False


def _vote_shape(page: Page, case: Case) -> None:
    heads = case.heads
    if case.sequence.layout == "table":
        case.vote(1, "rows of one table share its columns")
        if half(sum(_named(page, run) for run in case.runs), len(case.runs)):
            case.vote(3, "a column is named after what is listed")
            if len(heads) >= MANY:
                case.vote(1, f"has {len(heads)} rows")
        figures = [sum(_figure(cell.value) for cell in page.blocks[head.at].cells[1:]) for head in heads[:50]]
        if nearly_all(sum(figures), sum(len(page.blocks[head.at].cells) - 1 for head in heads[:50])):
            case.vote(-2, "the other columns hold only figures")
        linked = sum(bool(page.blocks[head.at].links) for head in heads)
        if half(linked, len(heads)):
            case.vote(1, "rows hold links")
        return
    common = usual([shape(page, head) for head in heads])[1]
    if most(common, len(heads)):
        case.vote(1, f"{common} of {len(heads)} items are built alike")
    if nearly_all(sum([head.end > head.at + 1 or head.more > 20 for head in heads]), len(heads)):
        case.vote(1, "items have text of their own")
    facts = facts_counted(page, heads) if len(heads) > 2 else None
    if facts and most(count := max(facts.values()), len(heads)):
        common_fact = min([fact for fact in facts if facts[fact] == count])
        case.vote(2, f"items state the same facts, such as {common_fact.strip()!r}")
    if half(sum([_echoed(page, head) for head in heads]), len(heads)):
        case.vote(2, "the text of an item says its name again")


def _vote_links(page: Page, case: Case) -> None:
    """Links to other places are good heads; links into the page are its contents, bare links within the site its menu."""
    if case.sequence.layout == "table":
        return
    heads, blocks = case.heads, page.blocks
    targets = [links[0].target.value for head in heads if (links := blocks[head.at].links)]
    inner = sum([target.startswith("#") for target in targets])
    if half(inner, len(heads)):
        case.vote(-8, "heads link into the page: a table of contents")
    elif most(len(targets) - inner, len(heads)):
        case.vote(2, "heads are links")
    if case.sequence.layout == "bullets" and nearly_all(len(targets), len(heads)) and not promised(page):
        host = _host(
            next(
                (meta.value.value for meta in page.document.metadata if meta.name == "url"),
                page.document.source.url or "",
            )
        )
        within = sum([_host(target) in ("", host) for target in targets])
        beside = sum(
            [bool(block.text.value and not block.links) for head in heads for block in blocks[head.at : head.end]]
        )
        if nearly_all(within, len(heads)) and beside * 5 < len(heads):
            case.vote(-4, "bare links within the site: a menu")


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0].removeprefix("www.")


def _figure(cell: str) -> bool:
    """Nothing but a number, and perhaps its unit or sign."""
    return (
        bool(cell)
        and not any(part.isalpha() and len(part) > 3 for part in cell.split())
        and any(character.isdigit() for character in cell)
    )


def _named(page: Page, run: Run) -> bool:
    """The column of a table's heads has a name that says what they are: "Program", "School"."""
    head = run.heads[0]
    names = page.columns.get(page.blocks[head.at].container, ())
    return head.cell < len(names) and not words.COLUMNS.isdisjoint(
        words.plain(names[head.cell].value.replace("/", " ")).split()
    )


def _echoed(page: Page, head: Head) -> bool:
    """The first long word of the heading stands in the item's first text."""
    if not head.more and head.end == head.at + 1:
        return False
    for word in head.words.split():
        if len(word) > 3 or word.isupper():
            name = word.strip(".,:()'’")
            break
    else:
        return False
    if not name:
        return False
    if head.more and page.blocks[head.at].text.value.find(name, head.tail, head.tail + 300) >= 0:
        return True
    below = page.blocks[head.at + 1 : min(head.end, head.at + 4)]
    return any(block.text.value.find(name, 0, 300) >= 0 for block in below)


def _vote_place(page: Page, case: Case) -> None:
    heads = case.heads
    until = page.until
    size = until[-1] or 1
    covered = sum([until[head.end] - until[head.at] for head in heads])
    share = covered * 100 // size
    if share >= 50:
        case.vote(2, f"covers {share} % of the article")
    elif share >= 20:
        case.vote(1, f"covers {share} % of the article")
    if case.sequence.layout in ("plain-headings", "mixed", "paragraphs") and covered < len(heads) * TEASER:
        linked = sum([bool(page.blocks[head.at].links) for head in heads])
        if nearly_all(linked, len(heads)) and _prose(page, heads) > covered * 2:
            case.vote(-4, "its links hold little text and the article's own stands elsewhere: teasers of other pages")
    if page.claimed is not None and len(heads) == page.claimed[0]:
        return
    if len(heads) < 3:
        case.vote(-10, f"holds only {len(heads)}")
    elif len(heads) < 5:
        case.vote(len(heads) - 5, f"holds only {len(heads)}")


def _prose(page: Page, heads: list[Head]) -> int:
    """The characters of the article's paragraphs that stand in no item."""
    inside = {at for head in heads for at in range(head.at, head.end)}
    sizes = [
        len(block.text.value)
        for at, block in enumerate(page.blocks)
        if block.kind == "paragraph" and page.own[at] and at not in inside
    ]
    return sum([size for size in sizes if size > TEASER])


VOTES = (
    _vote_count,
    _vote_ordinals,
    _vote_sorts,
    _vote_spelling,
    _vote_phrases,
    _vote_title,
    _vote_nothing,
    _vote_above,
    _vote_shape,
    _vote_links,
    _vote_place,
)
"""The kinds of votes, as they are told."""
DEAR = {
    _vote_above: 4,
    _vote_title: 3,
    _vote_sorts: 1,
    _vote_shape: 6,
    _vote_phrases: 0,
    _vote_nothing: 0,
    _vote_spelling: 2,
}
"""Those for which everything in and below the heads, or all words of the article, must be looked at, with the most votes that
each may give."""
LOSSES = {
    _vote_above: 3,
    _vote_title: 3,
    _vote_sorts: 22,
    _vote_shape: 2,
    _vote_phrases: 6,
    _vote_nothing: 3,
    _vote_spelling: 2,
}
"""The most votes that each of them may take."""
CHEAP = tuple(vote for vote in VOTES if vote not in DEAR)

TEASER = 160
"""Characters; the text of a teaser is shorter, a paragraph of an article longer."""
