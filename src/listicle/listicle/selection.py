"""The runs of a sequence → those that may hold items, without the heads that are none."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TypeVar

from listicle.listicle import words
from listicle.listicle.heads import Head, sort_of
from listicle.listicle.page import Page, judged, spelling
from listicle.listicle.sequence import Run, Sequence
from listicle.listicle.share import most, nearly_all

Form = TypeVar("Form")


def selected(page: Page, sequence: Sequence) -> list[Run]:
    """The runs that may hold items: not under questions or sources, made of names, and built like the fullest of them."""
    shared = _shared(page, sequence)
    runs = [kept for run in sequence.runs if (kept := _kept(page, sequence, run, shared)) is not None]
    if any(announces(page, at) for at in {run.parent for run in runs} if at >= 0):
        # Where one heading announces a list, what stands under a question or a piece of advice is none.
        runs = [run for run in runs if run.parent < 0 or not asks(page, run.parent)]
    if len(runs) > 1:
        if page.claimed is not None and len(exact := [run for run in runs if len(run.heads) == page.claimed[0]]) == 1:
            return exact
        runs = _alike(page, sequence, runs)
    return _as_promised(page, runs) if page.claimed is not None and sequence.levels else runs


def _as_promised(page: Page, runs: list[Run]) -> list[Run]:
    """The runs without the heads that are too many, if these are told from all others by one thing that a reader sees."""
    heads = [head for run in runs for head in run.heads]
    surplus = len(heads) - page.claimed[0] if page.claimed is not None else 0
    if not 0 < surplus * 3 <= len(heads):
        return runs
    writes = spelling(page)
    looks = Counter(_look_of(page, head) for head in heads)
    usual_look = looks.most_common(1)[0][0]
    counted = facts_counted(page, heads)
    common = {fact for fact, count in counted.items() if count * 2 > len(heads)}
    for odd in (
        [head.number is None for head in heads],
        [_look_of(page, head) != usual_look for head in heads],
        [facts_of(page, head).isdisjoint(common) for head in heads],
        [not page.blocks[head.at].links for head in heads],
        [page.blocks[head.at].text.value.endswith(":") for head in heads],
        [any(part.islower() and part not in words.FUNCTION for part in head.words.split()) for head in heads],
        [words.is_phrase(head.words, writes.capitalizing) for head in heads],
        [not words.proper(head.words, writes) for head in heads],
    ):
        if sum(odd) == surplus:
            dropped = {head.at for head, out in zip(heads, odd, strict=True) if out}
            kept = [Run(run.parent, tuple(head for head in run.heads if head.at not in dropped)) for run in runs]
            return [run for run in kept if run.heads]
    return runs


def _shared(page: Page, sequence: Sequence) -> dict[str, int]:
    """The facts and sub-sections that most of the named heads have below them, with the number of heads that have each."""
    if sequence.layout == "table":
        return {}
    own = page.own
    heads = [head for run in sequence.runs for head in run.heads if head.sort == "name" and own[head.at]]
    if len(heads) < 4:
        return {}
    counted = facts_counted(page, heads)
    return {fact: count for fact, count in counted.items() if count >= 4 and most(count, len(heads))}


def _kept(page: Page, sequence: Sequence, run: Run, shared: dict[str, int]) -> Run | None:
    """The run without the heads that are no items; None if it holds no items."""
    own = page.own
    heads: list[Head] = []
    names: list[Head] = []
    numbered = 0
    for place, head in enumerate(run.heads):
        if own[head.at] or (head.number is not None and _counted(run.heads, place)):
            heads.append(head)
            numbered += head.number is not None
            if head.sort == "name":
                names.append(head)
    if not heads or _furniture(page, run.parent):
        return None
    if shared:
        names = _fitting(page, heads, shared, sequence.levels)
    if numbered * 2 > len(heads) and sequence.layout != "table":
        # A numbered head is an item whatever its words, if most of them are names, or if advice was promised.
        if len(names) * 2 <= len(heads) and not advised(page):
            return None
        # A single number other than 1 is a date or a figure ("12. Januar").
        lone = sequence.layout == "ordered-list" and len(heads) == 1 and heads[0].number != 1
        return Run(run.parent, tuple(heads)) if not lone else None
    return Run(run.parent, tuple(names)) if len(names) * 3 > len(heads) else None


def _fitting(page: Page, heads: list[Head], shared: dict[str, int], levels: bool) -> list[Head]:
    """The heads that are names, or may be and have one of the facts that most have below them."""
    fits = [not facts_of(page, head, end).isdisjoint(shared) for head, end in zip(heads, _ends(heads), strict=True)]
    places = [at for at, head in enumerate(heads) if head.sort == "name" or (fits[at] and _could_be(head))]
    if len(shared) > 1 and levels and len(places) > 4:
        # Where siblings share several facts, what has none of them is no sibling.
        fitting = [at for at in places if fits[at]]
        places = fitting if nearly_all(len(fitting), len(places)) else places
    return [heads[at] for at in places]


def _ends(heads: list[Head]) -> list[int]:
    """Where each head's text ends, if an advertisement's heading between two items is taken for a part of the first."""
    ends = [head.end for head in heads]
    for place in range(len(heads) - 2, -1, -1):
        if heads[place + 1].sort in ("advice", "residue") and ends[place] == heads[place + 1].start:
            ends[place] = ends[place + 1]
    return ends


def _could_be(head: Head) -> bool:
    """A question or a piece of advice that may be a name ("How to Bind a Book"): it does not speak to the reader."""
    return head.sort in ("question", "advice", "section", "sentence") and words.YOU.isdisjoint(
        words.plain(head.words).split()
    )


def _counted(heads: tuple[Head, ...], place: int) -> bool:
    """A head in the page's furniture whose number is the one missing between its neighbours' is in the article after all."""
    number = heads[place].number
    if number is None or not 0 < place < len(heads) - 1:
        return False
    before, after = heads[place - 1].number, heads[place + 1].number
    return before is not None and after is not None and abs(after - before) == 2 and number * 2 == before + after


def _alike(page: Page, sequence: Sequence, runs: list[Run]) -> list[Run]:
    """The runs that are built like the fullest one: their heads look alike, or their items do."""
    if sequence.layout == "table":
        return runs
    until = page.until
    sizes = [sum([until[head.end] - until[head.at] for head in run.heads]) for run in runs]
    main = runs[sizes.index(max(sizes))]
    look, form = _look(page, main), None
    filled = nearly_all(_full(main), len(main.heads))
    alike: list[Run] = []
    for run in runs:
        if run is not main:
            if len(run.heads) > 2 and _look(page, run) != look:
                if form is None:
                    form = _form(page, main)
                if _form(page, run) != form:
                    continue
            if filled and not _full(run):
                continue
        alike.append(run)
    return alike


FACTS = 40
"""Blocks below a head that are looked at for facts."""


def facts_of(page: Page, head: Head, end: int | None = None) -> set[str]:
    """What the facts and sub-sections below a head are called."""
    found = set(page.facts[head.at + 1 : min(head.end if end is None else end, head.at + FACTS)])
    found.discard("")
    return found


def facts_counted(page: Page, heads: list[Head]) -> Counter[str]:
    """How many heads have each of the facts and sub-sections below them."""
    return Counter(chain.from_iterable([facts_of(page, head) for head in heads if head.end > head.at + 1]))


def _full(run: Run) -> int:
    """How many heads have something below or beside them."""
    return sum([head.end > head.at + 1 or head.more > 0 for head in run.heads])


def _look(page: Page, run: Run) -> str:
    """The look of the box that most of a run's heads stand in."""
    return usual([_look_of(page, head) for head in run.heads])[0]


def usual(forms: list[Form]) -> tuple[Form, int]:
    """The commonest of some forms, and how often it comes; they are mostly all the same."""
    count = forms.count(forms[0])
    return (forms[0], count) if count == len(forms) else Counter(forms).most_common(1)[0]


def _look_of(page: Page, head: Head) -> str:
    box = page.blocks[head.at].box
    return box.look if box is not None else ""


def _form(page: Page, run: Run) -> tuple[str, ...]:
    """The shape of most of a run's items."""
    return usual([shape(page, head) for head in run.heads])[0]


def shape(page: Page, head: Head) -> tuple[str, ...]:
    """The kinds of blocks below a head, in order, repeats left out."""
    kinds: list[str] = ["rest"] if head.more > 20 else []
    last = ""
    for block in page.blocks[head.at + 1 : min(head.end, head.at + 12)]:
        if block.kind != last:
            last = block.kind
            kinds.append(last)
    return tuple(kinds[:4])


def _furniture(page: Page, at: int) -> bool:
    """A heading, or one above it, that opens a part of the article that holds no items: questions, sources, related posts."""
    known = page.closed
    while at >= 0:
        closed = known.get(at)
        if closed is None:
            closed = known[at] = _closed(page, at)
        if closed:
            return True
        at = page.above[at]
    return False


def _closed(page: Page, at: int) -> bool:
    """A heading that itself opens such a part."""
    said = page.blocks[at].text.value
    if sort_of(said) in ("section", "residue"):
        return True
    parts = set(words.plain(said).split())
    return bool(words.ELSEWHERE & parts and not words.SUPERLATIVES & parts)


@judged
def announces(page: Page, at: int) -> bool:
    """A heading that says what is listed below it: "Top 7 bootcamps", "Company-specific programs"."""
    heading = page.blocks[at].text.value
    said = words.plain(heading).replace("-", " ").split()
    if words.SUPERLATIVES & set(said):
        return (
            not words.QUESTIONS.isdisjoint(said[:1])
            or sort_of(heading) == "name"
            or any(part.isdigit() for part in said)
        )
    if sort_of(heading) != "name":
        return False
    return (
        any(word in words.LISTED and word.endswith("s") for word in said)
        or sum(words.stem(word) in page.topics for word in said) >= 2
    )


@judged
def asks(page: Page, at: int) -> bool:
    """A heading that asks, advises or tells how something is done, and so heads no list of things."""
    if announces(page, at):
        return False
    heading = page.blocks[at].text.value
    return sort_of(heading) in ("question", "advice") or not words.TOLD.isdisjoint(words.plain(heading).split())


@judged
def _title(page: Page) -> list[str]:
    """The title's words."""
    return words.plain(page.title.value).split() if page.title is not None else []


@judged
def advised(page: Page) -> bool:
    """The title promises a number of pieces of advice: such heads are the list."""
    return page.claimed is not None and not words.ADVICE.isdisjoint(_title(page))


@judged
def argues(page: Page) -> bool:
    """The title asks, argues or advises ("Why …", "X vs Y", "Choosing a …")."""
    said = _title(page)
    return (
        not words.ARGUING.isdisjoint(said)
        or not words.GERUNDS.isdisjoint(said[:1])
        or (page.title is not None and sort_of(page.title.value) == "question")
    )


@judged
def promised(page: Page) -> bool:
    """The title counts, chooses or lists, and does not ask or argue ("Why …", "How to …", "X vs Y")."""
    said = _title(page)
    return page.title is not None and (
        page.claimed is not None
        or (
            words.ARGUING.isdisjoint(said)
            and not (words.SUPERLATIVES.isdisjoint(said) and words.LISTING.isdisjoint(said))
        )
    )


@judged
def listed_words(page: Page) -> frozenset[str]:
    """Stems of the title's words for the things listed: kinds of programs and the like, else its plurals."""
    said = page.title_words
    kinds = {words.stem(word) for word in said if word in words.LISTED}
    return frozenset(kinds or {words.stem(word) for word in said if words.stem(word) != word or not word.isascii()})


@judged
def named(page: Page) -> bool:
    """The title names a kind of things in the plural ("Internships for …") and does not ask or argue."""
    said = words.LISTED.intersection(_title(page))
    return bool(said) and not argues(page) and any(words.stem(word) != word for word in said)


@judged
def about(page: Page) -> bool:
    """The title is the article's and not a site's name: most of its words come again in the text."""
    writes = spelling(page)
    return sum([writes.small(topic) or writes.small(topic + "s") for topic in page.topics]) * 2 > len(page.topics)


@judged
def plural(page: Page) -> bool:
    """The title names things in the plural; a title in another script may."""
    said = page.title_words
    kinds = [word for word in said if word in words.LISTED] or said
    return any(words.stem(word) != word or not word.isascii() for word in kinds)
