"""Characters as a reader sees them, each knowing where the source file spells it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple


class Span(NamedTuple):
    """A half-open range of the source, in code points of the decoded file."""

    start: int
    end: int


class Piece(NamedTuple):
    """A stretch of text that comes from one stretch of the source.

    When both are equally long, they correspond character by character. Otherwise (an entity, collapsed white space, a line
    break tag) the text is one character, which stands for the whole stretch of source.
    """

    at: int
    start: int
    end: int


class Text:
    """A string together with the places in the source that spell it. Build with `Text.of` or `Text.join`, cut with a slice.

    Its value and its place never change. A class by hand, as nothing is made more often: a frozen dataclass takes three times as long.
    """

    __slots__ = ("_folded", "_pieces", "readings", "start", "value")

    def __init__(self, value: str, start: int = -1, pieces: tuple[Piece, ...] = ()) -> None:
        self.value: Final = value
        self.start: Final = start
        """Where the source spells it, if it does so character by character, as nearly always; else -1, and the pieces tell."""
        self._pieces: Final = pieces
        self._folded: str | None = None
        self.readings: dict[object, Any] | None = None
        """What was read in this very text, for those who are asked for it again (`recognizers.rule.remembered`)."""

    @staticmethod
    def of(value: str, start: int, end: int | None = None) -> Text:
        """Text whose characters stand at `start` in the source; `end` where the source spells it with another length."""
        if not value:
            return EMPTY
        if end is None or end - start == len(value):
            return Text(value, start)
        return Text(value, -1, (Piece(0, start, end),))

    @staticmethod
    def pieced(value: str, pieces: tuple[Piece, ...]) -> Text:
        """Text whose pieces, in order, stand where they say."""
        if len(pieces) == 1 and pieces[0].end - pieces[0].start == len(value):
            return Text(value, pieces[0].start)
        return Text(value, -1, pieces)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The stretches of which it is made, in order."""
        return self._pieces if self.start < 0 else (Piece(0, self.start, self.start + len(self.value)),)

    @property
    def begin(self) -> int:
        """Where the source begins to spell it. It must not be empty."""
        return self.start if self.start >= 0 else self._pieces[0].start

    @staticmethod
    def join(parts: Iterable[Text], glue: str = "") -> Text:
        """The parts in a row. The glue stands for what the source has between two parts, so parts must be in source order."""
        filled = [part for part in parts if part.value]
        if len(filled) < 2:
            return filled[0] if filled else EMPTY
        pieces: list[Piece] = []
        at, end = 0, -1
        for part in filled:
            start = part.start
            if at and glue:
                pieces.append(Piece(at, end, max(end, start if start >= 0 else part._pieces[0].start)))
                at += len(glue)
            if start >= 0:
                end = start + len(part.value)
                pieces.append(Piece(at, start, end))
            else:
                pieces.extend([_piece(Piece, (at + place, low, high)) for place, low, high in part._pieces])
                end = part._pieces[-1].end
            at += len(part.value)
        return Text(glue.join([part.value for part in filled]), -1, tuple(pieces))

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where the source spells the characters from `start` to `end`. The range must not be empty."""
        size = len(self.value)
        if end is None:
            end = size
        if not 0 <= start < end <= size:
            raise ValueError(f"no characters from {start} to {end} in a text of {size}")
        if self.start >= 0:
            return Span(self.start + start, self.start + end)
        pieces = self._pieces
        return Span(
            pieces[0].start if start == 0 else self._place(start)[0],
            pieces[-1].end if end == size else self._place(end - 1)[1],
        )

    def _place(self, index: int) -> tuple[int, int]:
        """The source range of one character of a text in pieces."""
        pieces = self._pieces
        number = bisect_left(pieces, (index + 1,)) - 1
        piece = pieces[number]
        length = self._stop(number) - piece.at
        if piece.end - piece.start == length:
            place = piece.start + index - piece.at
            return place, place + 1
        return piece.start, piece.end

    def __getitem__(self, part: slice) -> Text:
        if self.start < 0:
            start, end, _ = part.indices(len(self.value))
            return self._cut(start, end)
        value = self.value[part]
        if not value:
            return EMPTY
        if len(value) == len(self.value):
            return self
        start = part.start or 0
        return Text(value, self.start + (start if start >= 0 else part.indices(len(self.value))[0]))

    def part(self, start: int, end: int, characters: str | None = None) -> Text:
        """The characters from `start` to `end`, stripped of white space or of the characters given: cut once, not twice."""
        value = self.value[start:end]
        stripped = value.strip(characters)
        if stripped is not value:
            start += len(value) - len(value.lstrip(characters))
        if self.start < 0:
            return self._cut(start, start + len(stripped))
        if not stripped:
            return EMPTY
        if len(stripped) == len(self.value):
            return self
        return Text(stripped, self.start + start)

    def _cut(self, start: int, end: int) -> Text:
        """The characters from `start` to `end`, both within the text."""
        if start >= end:
            return EMPTY
        if start == 0 and end == len(self.value):
            return self
        if self.start >= 0:
            return Text(self.value[start:end], self.start + start)
        pieces = self._pieces
        first = bisect_left(pieces, (start + 1,)) - 1
        last = bisect_left(pieces, (end,), first) - 1
        value = self.value[start:end]
        at, low, high = pieces[first]
        even = high - low == self._stop(first) - at
        if first == last:
            if even:
                return Text(value, low + start - at)
            return Text.pieced(value, (_piece(Piece, (0, low, high)),))
        cut = [_piece(Piece, (at - start, low, high)) for at, low, high in pieces[first : last + 1]]
        if start > at:
            cut[0] = _piece(Piece, (0, low + start - at if even else low, high))
        at, low, high = pieces[last]
        stop = self._stop(last)
        if stop > end and high - low == stop - at:
            cut[-1] = _piece(Piece, (at - start, low, high - (stop - end)))
        return Text(value, -1, tuple(cut))

    def _stop(self, number: int) -> int:
        """Where a piece ends in the text."""
        pieces = self._pieces
        return pieces[number + 1].at if number + 1 < len(pieces) else len(self.value)

    def find(self, part: Text) -> int:
        """Where in this text a part that was cut out of it begins."""
        start = part.start if part.start >= 0 else part._pieces[0].start
        if self.start >= 0:
            return start - self.start
        pieces = self._pieces
        number = bisect_right(pieces, start, key=_start) - 1
        piece = pieces[number]
        length = self._stop(number) - piece.at
        return piece.at + (start - piece.start if piece.end - piece.start == length else 0)

    def match(self, found: re.Match[str], group: int | str = 0) -> Text:
        """The part of this text that a regular expression, run on its `value` (or on `folded()`), has matched."""
        start, end = found.span(group)
        return self._cut(start, end) if start >= 0 else EMPTY

    def strip(self, characters: str | None = None) -> Text:
        """Without white space, or the characters given, at both ends."""
        value = self.value
        stripped = value.strip(characters)
        if len(stripped) == len(value):
            return self
        left = len(value) - len(value.lstrip(characters))
        return self._cut(left, left + len(stripped))

    def split(self, pattern: re.Pattern[str]) -> Iterator[Text]:
        """The parts between the matches of a pattern, empty ones left out, each stripped."""
        at = 0
        for found in pattern.finditer(self.value):
            part = self.part(at, found.start())
            if part:
                yield part
            at = found.end()
        part = self.part(at, len(self.value))
        if part:
            yield part

    def lines(self) -> Iterator[Text]:
        """The lines that hold anything, stripped."""
        if "\n" not in self.value:
            part = self.strip()
            return iter((part,) if part else ())
        return self.split(_LINE)

    def folded(self) -> str:
        """The value in lower case, with the same length, so that positions found in it hold for this text."""
        folded = self._folded
        if folded is None:
            folded = self.value.lower()
            if len(folded) != len(self.value):
                folded = "".join(c if len(c.lower()) != 1 else c.lower() for c in self.value)
            self._folded = folded
        return folded

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self.value == other.value and self.pieces == other.pieces

    def __hash__(self) -> int:
        return hash(self.value)

    def __repr__(self) -> str:
        return f"Text({self.value!r}, {self.pieces!r})"

    def __len__(self) -> int:
        return len(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    def __str__(self) -> str:
        return self.value


def _start(piece: Piece) -> int:
    return piece.start


_piece = tuple.__new__
"""Makes a piece in a third of the time that its class takes."""

_LINE = re.compile(r"\n")

EMPTY = Text("")
