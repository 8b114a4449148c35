"""A sequence of heads → which of its runs hold items, and the reasons for and against its being the list."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field

from listicle.listicle import words
from listicle.listicle.heads import Head, sort_of
from listicle.listicle.page import Page, content_words, stem
from listicle.listicle.sequence import Run, Sequence


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
    case.runs = [kept for run in sequence.runs if (kept := _kept(page, sequence, run)) is not None]
    heads = case.heads
    if not heads:
        return case
    _vote_count(page, case, len(heads))
    _vote_ordinals(case)
    _vote_names(page, case, heads)
    _vote_title(page, case, heads)
    _vote_shape(page, case, heads)
    _vote_place(page, case, heads)
    return case


def _kept(page: Page, sequence: Sequence, run: Run) -> Run | None:
    """The run without the heads that are no items; None if it holds no items."""
    heads = [head for head in run.heads if page.own[head.at]]
    if not heads or _furniture(page, run.parent):
        return None
    numbered = sum(head.number is not None for head in heads)
    names = [head for head in heads if head.sort == "name"]
    if numbered == len(heads) and len(names) * 2 > len(heads):
        return Run(run.parent, tuple(heads))
    if len(names) * 2 <= len(heads) and not (advised(page) and numbered == len(heads)):
        return None
    if numbered and sequence.layout != "table":
        return Run(run.parent, tuple(head for head in heads if head.number is not None or head.sort == "name"))
    return Run(run.parent, tuple(names))


def advised(page: Page) -> bool:
    """The title promises a number of pieces of advice: such heads are the list."""
    return (
        page.claimed is not None
        and page.title is not None
        and any(word in words.ADVICE for word in page.title.value.lower().split())
    )


def _furniture(page: Page, at: int) -> bool:
    """A heading, or one above it, that opens a part of the article that holds no items: questions, sources, related posts."""
    while at >= 0:
        if sort_of(page.blocks[at].text.value) in ("section", "residue"):
            return True
        at = page.above[at]
    return False


def _vote_count(page: Page, case: Case, count: int) -> None:
    if page.claimed is None:
        return
    promised = page.claimed[0]
    if count == promised or any(len(run.heads) == promised for run in case.runs):
        case.vote(4, f"has the {promised} items that are promised")
    elif abs(count - promised) <= max(1, promised // 10):
        case.vote(2, f"has {count} items, about the {promised} promised")
    elif count > promised * 2 or count * 3 < promised:
        case.vote(-1, f"has {count} items where {promised} are promised")


def order(numbers: list[int]) -> str:
    """How numbers follow each other: rising, falling, ones, or none of these."""
    if len(numbers) < 2:
        return ""
    if all(number == numbers[0] for number in numbers):
        return "the same"
    steps = [b - a for a, b in itertools.pairwise(numbers)]
    if sum(0 <= step <= 3 for step in steps) >= len(steps) * 0.8 and numbers[0] <= 2:
        return "rising"
    if sum(-3 <= step <= 0 for step in steps) >= len(steps) * 0.8:
        return "falling"
    return ""


def _vote_ordinals(case: Case) -> None:
    heads = case.heads
    numbered = [head for head in heads if head.number is not None]
    if len(numbered) * 2 < len(heads) or len(numbered) < 2:
        return
    kinds = Counter(
        order([head.number for head in run.heads if head.number is not None]) for run in case.runs if len(run.heads) > 1
    )
    kind = kinds.most_common(1)[0][0] if kinds else ""
    whole = order([head.number for head in numbered if head.number is not None])
    if case.sequence.layout == "ordered-list":
        case.vote(2 if kind or whole else 0, "is a numbered list")
    elif whole == "rising" or kind == "rising":
        case.vote(4, "numbers rise from 1" + ("" if whole == "rising" else " in each group"))
    elif whole == "falling" or kind == "falling":
        case.vote(4, "numbers count down")
    elif kind == "the same":
        case.vote(2, "every head bears the same number")


def _vote_names(page: Page, case: Case, heads: list[Head]) -> None:
    everything = [head for run in case.sequence.runs for head in run.heads if page.own[head.at]]
    bad = sum(head.sort in ("question", "advice", "step") for head in everything)
    if bad * 3 >= len(everything):
        case.vote(-4, f"{bad} of {len(everything)} heads are questions or advice")
    sentences = sum(head.sort == "sentence" for head in everything)
    if sentences * 3 >= len(everything):
        case.vote(-4, f"{sentences} of {len(everything)} heads are sentences")
    capital = sum(_capital(head.heading.value) for head in heads)
    if capital * 5 >= len(heads) * 4:
        case.vote(1, "heads begin with capitals")
    folded = Counter(head.heading.value.lower() for head in heads)
    repeated = sum(count for count in folded.values() if count > 1)
    if repeated * 2 > len(heads):
        case.vote(-8, f"{repeated} of {len(heads)} heads say the same as others: labels")
    labels = sum(head.sort == "label" for head in everything)
    if labels * 3 >= len(everything):
        case.vote(-6, f"{labels} of {len(everything)} heads are labels of facts")
    small = page.small()
    proper = sum(_proper(head.heading.value, small) for head in heads)
    if proper * 5 >= len(heads) * 3:
        case.vote(2, f"{proper} of {len(heads)} heads hold names that the article never writes small")
    elif proper * 4 <= len(heads):
        case.vote(-2, f"{len(heads) - proper} of {len(heads)} heads are made of common words")
    short = sum(head.heading.value.count(" ") < 12 for head in heads)
    if short * 5 < len(heads) * 4:
        case.vote(-3, "heads are long")


def _proper(heading: str, small: frozenset[str]) -> bool:
    """The heading holds a capitalised word that is not found in small letters anywhere in the article."""
    for part in heading.split():
        word = part.strip(".,:;!?()[]“”\"'’|–—*_")
        if (
            len(word) > 1
            and (not word[0].islower() or not word.islower())
            and word.lower() not in small
            and not word.isdigit()
            and word.lower() not in words.FUNCTION
        ):
            return True
    return False


def _capital(heading: str) -> bool:
    letter = next((character for character in heading if character.isalnum()), "")
    return letter.isupper() or letter.isdigit() or not letter.islower()


def _vote_title(page: Page, case: Case, heads: list[Head]) -> None:
    listed = listed_words(page)
    saying = sum(
        any(
            stem(word) in listed and not (word.endswith("s") and word != stem(word))
            for word in content_words(head.heading.value)
        )
        for head in heads
    )
    if saying * 3 >= len(heads):
        case.vote(2, f"{saying} of {len(heads)} heads name what the title lists")
    promise = 0
    if page.title is not None:
        said = set(page.title.value.lower().replace(":", " ").split())
        promise = bool(said & words.SUPERLATIVES) + bool(said & words.LISTING) + (page.claimed is not None)
    if promise:
        case.vote(1, "the title promises a list")
    parents = {run.parent for run in case.runs if run.parent >= 0}
    announcing = sum(announces(page, at) for at in parents)
    if announcing and announcing * 2 >= len(parents):
        case.vote(2, "the heading above announces a list")


def listed_words(page: Page) -> frozenset[str]:
    """Stems of the title's words for the things listed: kinds of programs and the like, else its plurals."""
    if page.title is None:
        return frozenset()
    said = content_words(page.title.value)
    kinds = {stem(word) for word in said if word in words.LISTED}
    return frozenset(kinds or {stem(word) for word in said if stem(word) != word})


def announces(page: Page, at: int) -> bool:
    """A heading that says what is listed below it: "Top 7 bootcamps", "Company-specific programs"."""
    said = page.blocks[at].text.value.lower().replace(":", " ").replace("-", " ").split()
    return (
        bool(set(said) & words.SUPERLATIVES)
        or any(word in words.LISTED and word.endswith("s") for word in said)
        or sum(stem(word) in page.topics for word in said) >= 2
    )


def _vote_shape(page: Page, case: Case, heads: list[Head]) -> None:
    if case.sequence.layout == "table":
        case.vote(2, "rows of one table share its columns")
        linked = sum(bool(page.blocks[head.at].links) for head in heads)
        if linked * 2 >= len(heads):
            case.vote(1, "rows hold links")
        return
    shapes = Counter(_shape(page, head) for head in heads)
    common = shapes.most_common(1)[0][1]
    if common * 5 >= len(heads) * 3:
        case.vote(1, f"{common} of {len(heads)} items are built alike")
    full = sum(head.end > head.at + 1 or len(head.rest) > 20 for head in heads)
    if full * 5 >= len(heads) * 4:
        case.vote(2, "items have text of their own")
    linked = sum(
        bool(page.blocks[head.at].links) and not page.blocks[head.at].links[0].target.value.startswith("#")
        for head in heads
    )
    inner = sum(
        bool(page.blocks[head.at].links) and page.blocks[head.at].links[0].target.value.startswith("#")
        for head in heads
    )
    if inner * 2 >= len(heads):
        case.vote(-8, "heads link into the page: a table of contents")
    elif linked * 5 >= len(heads) * 3:
        case.vote(2, "heads are links")
    echo = sum(_echoed(page, head) for head in heads)
    if echo * 2 >= len(heads):
        case.vote(2, "the text of an item says its name again")


def _shape(page: Page, head: Head) -> tuple[str, ...]:
    """The kinds of blocks below a head, in order, repeats left out."""
    kinds: list[str] = ["rest"] if len(head.rest) > 20 else []
    for at in range(head.at + 1, min(head.end, head.at + 12)):
        kind = page.blocks[at].kind
        if not kinds or kinds[-1] != kind:
            kinds.append(kind)
    return tuple(kinds[:4])


def _echoed(page: Page, head: Head) -> bool:
    """The first long word of the heading stands in the item's first text."""
    name = next((word.strip(".,:()'’") for word in head.heading.value.split() if len(word) > 3 or word.isupper()), "")
    if not name:
        return False
    if name in head.rest.value[:300]:
        return True
    return any(name in page.blocks[at].text.value[:300] for at in range(head.at + 1, min(head.end, head.at + 4)))


def _vote_place(page: Page, case: Case, heads: list[Head]) -> None:
    size = sum(len(block.text) for block, own in zip(page.blocks, page.own, strict=True) if own) or 1
    covered = sum(len(page.blocks[at].text) for head in heads for at in range(head.at, head.end))
    share = covered * 100 // size
    if share >= 50:
        case.vote(3, f"covers {share} % of the article")
    elif share >= 20:
        case.vote(1, f"covers {share} % of the article")
    if len(heads) < 3:
        case.vote(-6, f"holds only {len(heads)}")
