"""A sequence of heads → which of its runs hold items, and the reasons for and against its being the list."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field

from listicle.listicle import words
from listicle.listicle.heads import Head
from listicle.listicle.page import Page, content_words
from listicle.listicle.selection import (
    about,
    announces,
    argues,
    asks,
    facts_of,
    listed_words,
    named,
    plural,
    promised,
    selected,
    shape,
)
from listicle.listicle.sequence import Run, Sequence
from listicle.listicle.share import half, most, nearly_all, third


@dataclass(slots=True)
class Case:
    """A sequence and what speaks for and against it."""

    sequence: Sequence
    runs: list[Run] = field(default_factory=list)
    votes: list[tuple[int, str]] = field(default_factory=list)

    @property
    def heads(self) -> list[Head]:
        return [head for run in self.runs for head in run.heads]

    @property
    def score(self) -> int:
        return sum(vote for vote, _ in self.votes)

    def vote(self, number: int, reason: str) -> None:
        if number:
            self.votes.append((number, reason))


def weigh(page: Page, sequence: Sequence) -> Case:
    """The case of a sequence: its runs that may hold items, and the votes."""
    case = Case(sequence)
    case.runs = selected(page, sequence)
    heads = case.heads
    if not heads:
        return case
    _vote_count(page, case, len(heads))
    _vote_ordinals(page, case)
    _vote_names(page, case, heads)
    _vote_title(page, case, heads)
    _vote_shape(page, case, heads)
    _vote_links(page, case, heads)
    _vote_place(page, case, heads)
    return case


def _vote_count(page: Page, case: Case, count: int) -> None:
    if page.claimed is None:
        return
    claimed = page.claimed[0]
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


def _vote_names(page: Page, case: Case, heads: list[Head]) -> None:
    everything = [head for run in case.sequence.runs for head in run.heads if page.own[head.at]]
    bad = sum(head.sort in ("question", "advice", "step") for head in everything)
    if third(bad, len(everything)):
        case.vote(-4, f"{bad} of {len(everything)} heads are questions or advice")
    sentences = sum(head.sort == "sentence" for head in everything)
    if third(sentences, len(everything)):
        case.vote(-4, f"{sentences} of {len(everything)} heads are sentences")
    capital = sum(_capital(head.words) for head in heads)
    if nearly_all(capital, len(heads)):
        case.vote(1, "heads begin with capitals")
    folded = Counter(head.words.lower() for head in heads)
    repeated = sum(count for count in folded.values() if count > 1)
    if repeated * 2 > len(heads):
        case.vote(-8, f"{repeated} of {len(heads)} heads say the same as others: labels")
    labels = sum(head.sort == "label" for head in everything)
    if third(labels, len(everything)):
        case.vote(-6, f"{labels} of {len(everything)} heads are labels of facts")
    small = page.small()
    capitalizing = words.capitalizing(small)
    if not capitalizing:
        proper = [words.proper(head.words, small) for head in heads]
        if most(proper.count(2), len(heads)):
            case.vote(2, f"{proper.count(2)} of {len(heads)} heads are names that the article never writes small")
        elif half(proper.count(0), len(heads)):
            case.vote(-2, f"{proper.count(0)} of {len(heads)} heads are made of common words")
    phrases = sum(words.is_phrase(head.words, capitalizing) for head in heads)
    if half(phrases, len(heads)) and not (page.claimed is not None and page.claimed[0] == len(heads)):
        case.vote(-3, f"{phrases} of {len(heads)} heads are phrases or sentences, not names")
    short = sum(head.words.count(" ") < 12 for head in heads)
    if short * 5 < len(heads) * 4:
        case.vote(-3, "heads are long")


def _capital(heading: str) -> bool:
    letter = next((character for character in heading if character.isalnum()), "")
    return letter.isupper() or letter.isdigit() or not letter.islower()


def _vote_title(page: Page, case: Case, heads: list[Head]) -> None:
    listed = listed_words(page)
    saying = sum(
        any(
            words.stem(word) in listed and not (word.endswith("s") and word != words.stem(word))
            for word in content_words(head.words)
        )
        for head in heads
    )
    if third(saying, len(heads)):
        case.vote(2, f"{saying} of {len(heads)} heads name what the title lists")
    parents = {run.parent for run in case.runs if run.parent >= 0}
    announcing = sum(announces(page, at) for at in parents)
    announced = announcing > 0 and half(announcing, len(parents))
    if promised(page):
        case.vote(1, "the title promises a list")
    elif argues(page):
        case.vote(-3, "the title asks or argues")
    elif page.title is not None and not announced and not plural(page) and about(page):
        case.vote(-3, "the title names no things")
    if page.title is not None and named(page):
        case.vote(2, "the title names things that are listed")
    if announced:
        case.vote(2, "the heading above announces a list")
    elif sum(asks(page, at) for at in parents) * 2 > len(parents):
        case.vote(-3, "the heading above asks or advises")


def _vote_shape(page: Page, case: Case, heads: list[Head]) -> None:
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
    shapes = Counter(shape(page, head) for head in heads)
    common = shapes.most_common(1)[0][1]
    if most(common, len(heads)):
        case.vote(1, f"{common} of {len(heads)} items are built alike")
    full = sum(head.end > head.at + 1 or head.more > 20 for head in heads)
    if nearly_all(full, len(heads)):
        case.vote(1, "items have text of their own")
    facts = Counter(fact for head in heads for fact in facts_of(page, head))
    common_fact = min(facts, key=lambda fact: (-facts[fact], fact), default="")
    if len(heads) > 2 and common_fact and most(facts[common_fact], len(heads)):
        case.vote(2, f"items state the same facts, such as {common_fact.strip()!r}")
    echo = sum(_echoed(page, head) for head in heads)
    if half(echo, len(heads)):
        case.vote(2, "the text of an item says its name again")


def _vote_links(page: Page, case: Case, heads: list[Head]) -> None:
    """Links to other places are good heads; links into the page are its contents, bare links within the site its menu."""
    if case.sequence.layout == "table":
        return
    targets = [page.blocks[head.at].links[0].target.value for head in heads if page.blocks[head.at].links]
    inner = sum(target.startswith("#") for target in targets)
    if half(inner, len(heads)):
        case.vote(-8, "heads link into the page: a table of contents")
    elif most(len(targets) - inner, len(heads)):
        case.vote(2, "heads are links")
    if case.sequence.layout == "bullets" and not promised(page):
        host = _host(
            next(
                (meta.value.value for meta in page.document.metadata if meta.name == "url"),
                page.document.source.url or "",
            )
        )
        within = sum(_host(target) in ("", host) for target in targets)
        beside = sum(
            bool(block.text.value and not block.links) for head in heads for block in page.blocks[head.at : head.end]
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
    return head.cell < len(names) and not (words.NAMES | words.LISTED).isdisjoint(
        words.plain(names[head.cell].value.replace("/", " ")).split()
    )


def _echoed(page: Page, head: Head) -> bool:
    """The first long word of the heading stands in the item's first text."""
    name = next((word.strip(".,:()'’") for word in head.words.split() if len(word) > 3 or word.isupper()), "")
    if not name:
        return False
    if name in page.blocks[head.at].text.value[head.tail : head.tail + 300]:
        return True
    return any(name in page.blocks[at].text.value[:300] for at in range(head.at + 1, min(head.end, head.at + 4)))


def _vote_place(page: Page, case: Case, heads: list[Head]) -> None:
    size = page.until[-1] or 1
    covered = sum(page.until[head.end] - page.until[head.at] for head in heads)
    share = covered * 100 // size
    if share >= 50:
        case.vote(2, f"covers {share} % of the article")
    elif share >= 20:
        case.vote(1, f"covers {share} % of the article")
    if case.sequence.layout in ("plain-headings", "mixed", "paragraphs") and covered < len(heads) * TEASER:
        linked = sum(bool(page.blocks[head.at].links) for head in heads)
        inside = {at for head in heads for at in range(head.at, head.end)}
        prose = sum(
            len(block.text)
            for at, block in enumerate(page.blocks)
            if page.own[at] and at not in inside and block.kind == "paragraph" and len(block.text.value) > TEASER
        )
        if nearly_all(linked, len(heads)) and prose > covered * 2:
            case.vote(-4, "its links hold little text and the article's own stands elsewhere: teasers of other pages")
    if page.claimed is not None and len(heads) == page.claimed[0]:
        return
    if len(heads) < 3:
        case.vote(-10, f"holds only {len(heads)}")
    elif len(heads) < 5:
        case.vote(len(heads) - 5, f"holds only {len(heads)}")


TEASER = 160
"""Characters; the text of a teaser is shorter, a paragraph of an article longer."""
