"""Characters as a reader sees them, each knowing where the source file spells it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple


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


@dataclass(frozen=True, slots=True)
class Text:
    """A string together with the places in the source that spell it. Build with `Text.of` or `Text.join`, cut with a slice."""

    value: str
    pieces: tuple[Piece, ...]

    @staticmethod
    def of(value: str, start: int, end: int | None = None) -> Text:
        """Text whose characters stand at `start` in the source; `end` where the source spells it with another length."""
        return Text(value, (Piece(0, start, start + len(value) if end is None else end),)) if value else EMPTY

    @staticmethod
    def join(parts: Iterable[Text], glue: str = "") -> Text:
        """The parts in a row. The glue stands for what the source has between two parts, so parts must be in source order."""
        values: list[str] = []
        pieces: list[Piece] = []
        at, end = 0, -1
        for part in parts:
            if not part.value:
                continue
            if values and glue:
                pieces.append(Piece(at, end, max(end, part.pieces[0].start)))
                values.append(glue)
                at += len(glue)
            if at:
                pieces.extend([Piece(at + piece.at, piece.start, piece.end) for piece in part.pieces])
            else:
                pieces.extend(part.pieces)
            values.append(part.value)
            at += len(part.value)
            end = part.pieces[-1].end
        return Text("".join(values), tuple(pieces))

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where the source spells the characters from `start` to `end`. The range must not be empty."""
        if end is None:
            end = len(self.value)
        if not 0 <= start < end <= len(self.value):
            raise ValueError(f"no characters from {start} to {end} in a text of {len(self.value)}")
        return Span(self._place(start)[0], self._place(end - 1)[1])

    def _place(self, index: int) -> tuple[int, int]:
        """The source range of one character."""
        pieces = self.pieces
        number = 0 if len(pieces) == 1 else bisect_right(pieces, index, key=_at) - 1
        piece = pieces[number]
        length = (pieces[number + 1].at if number + 1 < len(pieces) else len(self.value)) - piece.at
        if piece.end - piece.start == length:
            place = piece.start + index - piece.at
            return place, place + 1
        return piece.start, piece.end

    def __getitem__(self, part: slice) -> Text:
        start, end, _ = part.indices(len(self.value))
        if start >= end:
            return EMPTY
        if start == 0 and end == len(self.value):
            return self
        pieces = self.pieces
        first = bisect_right(pieces, start, key=_at) - 1
        last = bisect_right(pieces, end - 1, key=_at)
        cut: list[Piece] = []
        for number in range(first, last):
            piece = pieces[number]
            stop = pieces[number + 1].at if number + 1 < len(pieces) else len(self.value)
            if piece.end - piece.start != stop - piece.at:
                cut.append(Piece(max(piece.at, start) - start, piece.start, piece.end))
            else:
                low, high = max(piece.at, start), min(stop, end)
                cut.append(Piece(low - start, piece.start + low - piece.at, piece.start + high - piece.at))
        return Text(self.value[start:end], tuple(cut))

    def find(self, part: Text) -> int:
        """Where in this text a part that was cut out of it begins."""
        pieces, start = self.pieces, part.pieces[0].start
        number = bisect_right(pieces, start, key=_start) - 1
        piece = pieces[number]
        length = (pieces[number + 1].at if number + 1 < len(pieces) else len(self.value)) - piece.at
        return piece.at + (start - piece.start if piece.end - piece.start == length else 0)

    def match(self, found: re.Match[str], group: int | str = 0) -> Text:
        """The part of this text that a regular expression, run on its `value` (or on `folded()`), has matched."""
        return self[found.start(group) : found.end(group)] if found.start(group) >= 0 else EMPTY

    def strip(self, characters: str | None = None) -> Text:
        """Without white space, or the characters given, at both ends."""
        left = len(self.value) - len(self.value.lstrip(characters))
        return self[left : len(self.value.rstrip(characters))] if left < len(self.value) else EMPTY

    def split(self, pattern: re.Pattern[str]) -> Iterator[Text]:
        """The parts between the matches of a pattern, empty ones left out, each stripped."""
        at = 0
        for found in pattern.finditer(self.value):
            part = self[at : found.start()].strip()
            if part:
                yield part
            at = found.end()
        part = self[at:].strip()
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
        lower = self.value.lower()
        if len(lower) == len(self.value):
            return lower
        return "".join(c if len(c.lower()) != 1 else c.lower() for c in self.value)

    def __len__(self) -> int:
        return len(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    def __str__(self) -> str:
        return self.value


def _at(piece: Piece) -> int:
    return piece.at


def _start(piece: Piece) -> int:
    return piece.start


_LINE = re.compile(r"\n")

EMPTY = Text("", ())
