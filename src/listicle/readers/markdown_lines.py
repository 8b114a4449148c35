"""A stretch of a Markdown text in; its lines as markdown-it's rules want them, and where each stands in the source, out."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING, Any, Protocol

from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock

from listicle.readers.inline import Raw

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.utils import EnvType

NESTING = 100
"""How deep blocks may nest: a list takes two, a block quote one."""
TRIM = "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
"""What markdown-it trims."""


class Reader(Protocol):
    """Whoever reads the blocks, and has markdown-it's rules read some of them."""

    def read(self, lines: Lines, line: int, end: int) -> None:
        """Reads the blocks from one line up to another."""


class Lines(StateBlock):
    """markdown-it's state of reading, set up at once instead of character by character; it also knows the source."""

    def __init__(self, content: str, begin: int, end: int, environment: EnvType, reader: Reader) -> None:
        super().__init__("", _parser(), environment, [])
        self.reader = reader
        body = content[begin:end]
        if "\r" in body:
            # The text of a line and its end, in turns.
            parts = _line_end().split(body)
            rows = parts[0::2]
            body = "\n".join(rows)
            gaps = [*accumulate([len(end) - 1 for end in parts[1::2]], initial=begin)]
        else:
            rows = body.split("\n")
            gaps = [begin] * len(rows)
        self.src = body
        lengths = [*map(len, rows)]
        self.bMarks = [*accumulate([length + 1 for length in lengths[:-1]], initial=0)]
        self.eMarks = [*map(add, self.bMarks, lengths)]
        self.tShift = [len(row) - len(row.lstrip(" \t")) if row[:1] in _SPACES else 0 for row in rows]
        self.tabbed = "\t" in body
        self.sCount = (
            [len(row[:shift].expandtabs(4)) for row, shift in zip(rows, self.tShift, strict=True)]
            if self.tabbed
            else self.tShift.copy()
        )
        self.begins = self.bMarks.copy()
        """Where the lines begin: block quotes move the marks."""
        self.gaps = gaps
        """What to add to a place in a line to have its place in the source."""
        if self.tShift[-1] == lengths[-1]:
            # A blank line at the end does not count.
            for marks in (self.bMarks, self.eMarks, self.tShift, self.sCount):
                marks.pop()
        self.lineMax = len(self.bMarks)
        self.bsCount = [0] * (self.lineMax + 1)
        # The rules may look at the line behind the last.
        for marks, value in ((self.bMarks, len(body)), (self.eMarks, len(body)), (self.tShift, 0), (self.sCount, 0)):
            marks.append(value)

    def text(self, line: int) -> str:
        """The whole of a line, but for the white space at its end."""
        return self.src[self.begins[line] : self.eMarks[line]].rstrip(TRIM)

    def start(self, line: int) -> int:
        """Where a line begins in the source."""
        return self.begins[line] + self.gaps[line]

    def place(self, line: int) -> int:
        """Where the text of a line begins in the source, behind the markers of the blocks around it."""
        return self.bMarks[line] + self.tShift[line] + self.gaps[line]

    def end(self, line: int) -> int:
        """Where a line ends in the source."""
        return self.eMarks[line] + self.gaps[line]

    def raw(self, first: int, last: int) -> Raw | None:
        """The content of a paragraph of some lines, and its places."""
        if self.tabbed:
            return self._searched(first, last)
        begin = self.bMarks[first] + self.tShift[first]
        row = self.src[begin : self.eMarks[first]]
        words = row.lstrip(TRIM)
        places = [begin + len(row) - len(words) + self.gaps[first]]
        if last == first + 1:
            return Raw(words.rstrip(TRIM), [0], places)
        rows, ats, at = [words], [0], len(words) + 1
        blank = not words
        for number in range(first + 1, last):
            begin = self.bMarks[number] + min(self.tShift[number], self.blkIndent)
            row = self.src[begin : self.eMarks[number]]
            words = row.lstrip(TRIM)
            blank = blank or not words
            lead = len(row) - len(words)
            rows.append(row)
            ats.append(at + lead)
            places.append(begin + lead + self.gaps[number])
            at += len(row) + 1
        return self._searched(first, last) if blank else Raw("\n".join(rows).rstrip(TRIM), ats, places)

    def _searched(self, first: int, last: int) -> Raw | None:
        """The same where there are tabs, or lines that are blank but for exotic white space, which may be left out."""
        content = self.getLines(first, last, self.blkIndent, False).strip(TRIM)
        ats, places = [], []
        at = 0
        number = first
        for part in content.split("\n"):
            words = part.strip(TRIM)
            while number < last:
                line = self.text(number)
                if line.endswith(words):
                    break
                number += 1
            else:
                return None
            if part:
                ats.append(at + part.index(words))
                places.append(self.start(number) + len(line) - len(words))
            at += len(part) + 1
            number += 1
        return Raw(content, ats, places)


class _Blocks(ParserBlock):
    """markdown-it's rules for blocks that hold others have these read by the reader."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        assert isinstance(state, Lines)
        state.reader.read(state, startLine, endLine)


_SPACES = frozenset((" ", "\t"))


class _Parser:
    """What markdown-it's rules for blocks ask of its parser; all of markdown-it is loaded for definitions of links only."""

    def __init__(self) -> None:
        self.block = _Blocks()
        self.options = {"maxNesting": NESTING, "html": True}

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name)

    def __getattr__(self, name: str) -> Any:
        return getattr(_whole(), name)


@cache
def _parser() -> MarkdownIt:
    return _Parser()  # type: ignore[return-value]


@cache
def _whole() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark")


@cache
def _line_end() -> re.Pattern[str]:
    return re.compile(r"(\r\n|\r|\n)")
