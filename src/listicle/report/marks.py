"""Passages of the source and the texts that show it → the order in which marks open and close around the words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from listicle.text import Text

DEEPEST = 4
"""Lines that are drawn under each other where marks are nested; deeper ones share the last."""

_START, _END = attrgetter("start"), attrgetter("end")
_WORD = re.compile(r"\w+")


@dataclass(slots=True, eq=False)
class Passage:
    """A stretch of the source that proves values of one field."""

    number: int
    name: str
    """The field."""
    start: int
    end: int
    whole: bool
    """Whether the field takes a text as it stands, such as a description: other passages lie in it."""
    reads: bool
    """Whether something was read in it; what is only kept (a description, a fact) may hold what was missed."""
    claims: list[int] = field(default_factory=list)
    """The numbers of the values that it proves."""
    programs: list[int] = field(default_factory=list)
    """The positions of their programs, 0 for the article's own."""
    shown: bool = False
    """Whether a reader sees any of it in the article."""


@dataclass(slots=True, eq=False)
class Style:
    """A stretch that the article itself sets apart: `b`, `i`, or `a` for the words of a link."""

    tag: str


@dataclass(slots=True, eq=False)
class Token:
    """One step of writing a text.

    `open` and `close` (a passage or a style), `words`, `label` (of a passage that has ended), `chip` (an address beside its link).
    """

    kind: str
    words: str = ""
    what: Passage | Style | None = None
    first: bool = False
    """Whether the first words of a passage stand here, which carry its anchor."""
    label: bool = False
    """Whether this text is the first that shows a passage, and carries its label where the passage ends."""
    end: int = 0
    height: int = 0
    """Lines under the marks inside."""
    unread: bool = False
    """Words in the list that no field has claimed."""
    inner: list[Token] = field(default_factory=list)

    @property
    def is_passage(self) -> bool:
        """Whether it opens or closes a passage, not a style."""
        return isinstance(self.what, Passage)


class Passages:
    """All passages, to be asked for those that a stretch of the source holds."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._sorted = sorted(passages, key=lambda one: (one.start, -one.end, not one.whole, one.number))
        self._starts = [one.start for one in self._sorted]
        self._reach: list[int] = []
        reach = 0
        for one in self._sorted:
            reach = max(reach, one.end)
            self._reach.append(reach)

    def over(self, start: int, end: int) -> list[Passage]:
        """The passages that share characters with a stretch, the outer ones first."""
        found: list[Passage] = []
        at = bisect_left(self._starts, end) - 1
        while at >= 0 and self._reach[at] > start:
            if self._sorted[at].end > start:
                found.append(self._sorted[at])
            at -= 1
        return found[::-1]


class Count:
    """How many words there are, and how many of them a field has claimed."""

    def __init__(self) -> None:
        self.words = 0
        self.claimed = 0


def part(text: Text, start: int, end: int) -> tuple[int, int] | None:
    """Which characters of a text the source spells between two positions; None for none but white space."""
    pieces = text.pieces
    if not pieces or end <= pieces[0].start or pieces[-1].end <= start:
        return None
    low = high = len(text)
    number = bisect_right(pieces, start, key=_END)
    if number < len(pieces):
        piece = pieces[number]
        low = piece.at
        if start > piece.start and piece.end - piece.start == _stop(text, number) - piece.at:
            low += start - piece.start
    number = bisect_left(pieces, end, key=_START) - 1
    if number >= 0:
        piece, stop = pieces[number], _stop(text, number)
        high = stop
        if end < piece.end and piece.end - piece.start == stop - piece.at:
            high = piece.at + end - piece.start
    words = text.value[low:high]
    low += len(words) - len(words.lstrip())
    high -= len(words) - len(words.rstrip())
    return (low, high) if low < high else None


def _stop(text: Text, number: int) -> int:
    return text.pieces[number + 1].at if number + 1 < len(text.pieces) else len(text)


def tokens(
    text: Text,
    passages: Iterable[Passage],
    styles: Iterable[tuple[int, int, Style]] = (),
    chips: Iterable[tuple[int, Token]] = (),
    count: Count | None = None,
) -> list[Token]:
    """The steps that write a text with its passages marked; where two cross, one is taken up again behind the other's end.

    `styles` and `chips` are placed by the text's characters. With a `count`, the text belongs to the list: its words are
    counted, and those that no passage claims are told apart.
    """
    ranges: list[tuple[int, int, int, Passage | Style]] = [(low, high, 2, style) for low, high, style in styles]
    for passage in passages:
        found = part(text, passage.start, passage.end)
        if found is not None:
            ranges.append((*found, 0 if passage.whole else 1, passage))
    ranges.sort(key=lambda one: (one[0], -one[1], one[2]))
    return list(_Writer(text.value, sorted(chips, key=lambda one: one[0]), count).write(ranges))


class _Writer:
    def __init__(self, value: str, chips: list[tuple[int, Token]], count: Count | None) -> None:
        self.value = value
        self.chips = chips
        self.count = count
        self.at = 0
        self.chip = 0
        self.open: list[Token] = []
        self.claims = 0

    def write(self, ranges: list[tuple[int, int, int, Passage | Style]]) -> Iterator[Token]:
        for start, end, _, what in ranges:
            yield from self._close(start)
            yield from self._words(start)
            first = isinstance(what, Passage) and not what.shown
            if isinstance(what, Passage):
                what.shown = True
            yield self._push(Token("open", what=what, first=first, label=first, end=end))
        yield from self._close(len(self.value))
        yield from self._words(len(self.value), last=True)

    def _push(self, token: Token) -> Token:
        self.open.append(token)
        self.claims += isinstance(token.what, Passage) and token.what.reads
        return token

    def _close(self, until: int) -> Iterator[Token]:
        """Closes what ends up to a place, at its end."""
        while self.open and (end := min(token.end for token in self.open)) <= until:
            yield from self._words(end)
            crossing: list[Token] = []
            labels: list[Token] = []
            while any(token.end == end for token in self.open):
                token = self.open.pop()
                fine = isinstance(token.what, Passage) and not token.what.whole
                self.claims -= isinstance(token.what, Passage) and token.what.reads
                if self.open:
                    self.open[-1].height = max(self.open[-1].height, min(token.height + fine, DEEPEST))
                yield Token("close", what=token.what)
                if token.end != end:
                    crossing.append(token)
                elif token.label:
                    labels.append(Token("label", what=token.what))
            yield from labels
            for token in reversed(crossing):
                yield self._push(Token("open", what=token.what, label=token.label, end=token.end))

    def _words(self, until: int, last: bool = False) -> Iterator[Token]:
        while self.chip < len(self.chips) and (self.chips[self.chip][0] < until or last):
            place, chip = self.chips[self.chip]
            yield from self._run(place)
            yield chip
            self.chip += 1
        yield from self._run(until)

    def _run(self, until: int) -> Iterator[Token]:
        if until <= self.at:
            return
        words = self.value[self.at : until]
        self.at = until
        if self.count is None:
            yield Token("words", words)
            return
        found = list(_WORD.finditer(words))
        self.count.words += len(found)
        if self.claims:
            self.count.claimed += len(found)
        if self.claims or not found:
            yield Token("words", words)
            return
        low, high = found[0].start(), found[-1].end()
        for run, unread in ((words[:low], False), (words[low:high], True), (words[high:], False)):
            if run:
                yield Token("words", run, unread=unread)
