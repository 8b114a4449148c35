"""Positions in a source → its lines and columns, as editors count them."""

from __future__ import annotations

from bisect import bisect_right

from listicle.text import Text


class Lines:
    """Turns positions into lines and columns, both counted from 1, columns in code points."""

    def __init__(self, content: str) -> None:
        self._starts = [0]
        at = content.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = content.find("\n", at + 1)

    def at(self, position: int) -> tuple[int, int]:
        """Line and column of a position in the source."""
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1

    def place(self, text: Text) -> str:
        """Where a text begins, in words."""
        line, column = self.at(text.span().start)
        return f"line {line}, column {column}"
