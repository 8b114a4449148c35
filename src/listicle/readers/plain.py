"""Plain text, as people save it from web pages, in; its `Document` out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

from listicle.document import Block, Document, Kind, Link
from listicle.model import Source
from listicle.readers.words import INVISIBLE, addresses, even, words
from listicle.text import EMPTY, Piece, Text


class _Line:
    """A line of the source without the white space around it. By hand, as there are so many: a tuple takes twice as long."""

    __slots__ = ("at", "end", "indent", "start", "text")

    def __init__(self, start: int, end: int, indent: int, text: str, at: int = 0) -> None:
        self.start = start
        self.end = end
        self.indent = indent
        self.text = text
        self.at = at
        """Where the line begins, white space included."""


class _Item:
    """The marker of an item, its number and its indentation."""

    __slots__ = ("indent", "marker", "ordinal")

    def __init__(self, marker: Text, ordinal: int | None, indent: int) -> None:
        self.marker = marker
        self.ordinal = ordinal
        self.indent = indent


class _Level(NamedTuple):
    """A list that is open: where its items begin, what marks them, its serial number."""

    indent: int
    family: str
    container: int


def plain(source: Source, content: str) -> Document:
    """The document that a plain text spells by blank lines, indentation, list markers, tabs and underlines."""
    return Document(source, content, tuple(_Reader(content).blocks()))


_TAB = 4
"""Columns from one tab stop to the next, as in CommonMark."""
_SHORT = 60
"""Columns that a hard-wrapped line fills at least. A shorter line was ended on purpose."""
_LONG = 100
"""Columns that a hard-wrapped line fills at most. A longer one was not wrapped by hand."""
_STRETCH = 100_000
"""Characters that are split into lines at a time."""
_SAMPLE = 5_000
"""Lines that are looked at to tell how wide a text is wrapped."""


class _Reader:
    """One pass over the lines of a text."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.found: list[Block] = []
        self.hidden = any(character in content for character in INVISIBLE)
        self.addresses = self.hidden or "://" in content or "www." in content
        """Whether there may be addresses in it; leaving out what cannot be seen may make one."""
        self.width = 0
        self.levels: list[_Level] = []
        self.containers = 0
        self.ordinal = 0
        """The number of the last item, 0 before the first."""

    def blocks(self) -> list[Block]:
        groups = self._groups()
        sample: list[list[_Line]] = []
        lines = 0
        for group in groups:
            sample.append(group)
            lines += len(group)
            if lines > _SAMPLE:
                break
        self.width = _width(sample, lines)
        for group in chain(sample, groups):
            self._group(group)
        return self.found

    def _groups(self) -> Iterator[list[_Line]]:
        """The lines between blank ones."""
        content, hidden = self.content, self.hidden
        group: list[_Line] = []
        at = 0
        while at < len(content):
            end = content.find("\n", at + _STRETCH) + 1 or len(content)
            for raw in content[at:end].splitlines(keepends=True):
                text = "" if raw == "\n" else raw.strip()
                if hidden and text and (text[0] in INVISIBLE or text[-1] in INVISIBLE):
                    text = text.strip(_BLANK)
                if text:
                    start, indent = at, 0
                    if raw[0] != text[0]:
                        lead = raw.index(text[0])
                        start += lead
                        indent = len(raw[:lead].expandtabs(_TAB))
                    group.append(_Line(start, start + len(text), indent, text, at))
                elif group:
                    yield group
                    group = []
                at += len(raw)
        if group:
            yield group

    def _group(self, group: list[_Line]) -> None:
        """Reads the blocks of lines that no blank line parts."""
        if len(group) == 1 and not _may_mark(group[0].text):
            self._paragraph(group)
            return
        begin = 0
        for number, line in enumerate(group):
            if line.text[0] in _STROKES and _rule().fullmatch(line.text):
                above = group[begin:number]
                begin = number + 1
                if len(above) == 1 and line.text.strip(line.text[0]) == "" and line.text[0] in "=-":
                    self._heading(above[0], 0, len(above[0].text), 1 if line.text[0] == "=" else 2)
                    continue
                if above:
                    self._passage(above)
                self.levels.clear()
                self.found.append(Block("rule", EMPTY))
        rest = group[begin:]
        if len(rest) == 1 and rest[0].text[0] == "#":
            found = _hashes().fullmatch(rest[0].text)
            if found is not None:
                self._heading(rest[0], found.start(2), found.end(2), len(found[1]))
                return
        if rest:
            self._passage(rest)

    def _heading(self, line: _Line, start: int, end: int, level: int) -> None:
        self.levels.clear()
        start, end = line.start + start, line.start + end
        self._block("heading", _shown(self.content[start:end], start), level=level)

    def _passage(self, group: list[_Line]) -> None:
        tabbed = 0
        if len(group) > 1:
            for line in group:
                if "\t" in line.text:
                    found = _marker().match(line.text)
                    tabbed += "\t" in line.text[found.end() if found else 0 :]
        if tabbed >= 2:
            self._table(group)
        else:
            self._items(group)

    def _items(self, group: list[_Line]) -> None:
        """Reads list items and the paragraphs between them."""
        run: list[_Line] = []
        """The lines of the paragraph or item being read; of an item, its marker is cut off the first."""
        item: _Item | None = None
        marker = _marker().match
        for number, line in enumerate(group):
            text = line.text
            found = marker(text) if _may_mark(text) else None
            if found is not None and self._begins_item(found, line, run, item is not None, number + 1 == len(group)):
                self._flush(run, item)
                digits = found["number"] or found["sign"]
                item = _Item(Text(found[1], line.start), int(digits) if digits else None, line.indent)
                self.ordinal = item.ordinal or 0
                at = found.end()
                # A number alone in its line belongs to the line below.
                run = [_Line(line.start + at, line.end, line.indent + at, text[at:])] if at < len(text) else []
            elif item is not None and run and not self._continues(run[-1], line, item.indent):
                self._flush(run, item)
                item, run = None, [line]
            else:
                run.append(line)
        self._flush(run, item)

    def _begins_item(self, found: re.Match[str], line: _Line, run: list[_Line], in_item: bool, last: bool) -> bool:
        """Whether what looks like a list marker is one."""
        marker, digits = found[1], found["number"]
        if found.end() == len(line.text) and (last or digits is None):
            return False
        if found["sign"] is not None:
            # "No. 5 is the oldest of them" is a sentence; a heading sets the number off or is short.
            return not marker[-1].isdigit() or len(line.text) <= _SHORT
        if marker == "o":
            # A word in some languages, unless it is set off.
            return line.indent > 0 or found.end() > 2 or "\t" in found[0]
        if digits is not None:
            number = int(digits)
            if len(digits) > 3:
                # A year at the beginning of a line is no list number, unless a list has got that far.
                return self.ordinal > 0 and abs(number - self.ordinal) <= 1
            if number in (1, self.ordinal + 1):
                return True
        elif marker not in _DASHES:
            return True
        # In a wrapped paragraph a number or a dash may come to stand at the beginning of a line.
        return not run or in_item or not _full(run[-1], line, self.width or _SHORT)

    def _continues(self, last: _Line, line: _Line, indent: int) -> bool:
        """Whether a line without a marker goes on with the item above it."""
        return line.indent > indent or (
            len(last.text) >= _SHORT and last.text[-1] not in ".!?:" and line.text[0].islower()
        )

    def _flush(self, run: list[_Line], item: _Item | None) -> None:
        """Makes the block of the lines read so far."""
        if item is None:
            if run:
                self._paragraph(run)
            return
        if not run:
            self._block("paragraph", item.marker, item.indent, self._depth_below(item.indent))
            return
        container, depth = self._enter(item.indent, "number" if item.ordinal is not None else item.marker.value)
        self._block("item", self._text(run), item.indent, depth, item.marker, item.ordinal, container)

    def _paragraph(self, lines: list[_Line]) -> None:
        indent = lines[0].indent
        self._block("paragraph", self._text(lines), indent, self._depth_below(indent) if self.levels else 0)

    def _enter(self, indent: int, family: str) -> tuple[int, int]:
        """The list that an item belongs to, by its indentation and its kind of marker, and how deep that is."""
        levels = self.levels
        # Numbers that are aligned to the right differ by one column.
        while levels and levels[-1].indent > indent + 1:
            levels.pop()
        if levels and levels[-1].family == family and levels[-1].indent >= indent - 1:
            return levels[-1].container, len(levels)
        here = [level for level in levels if abs(level.indent - indent) <= 1]
        for level in reversed(here):
            if level.family == family:
                del levels[levels.index(level) + 1 :]
                return level.container, len(levels)
        # Bullets below a number belong to it; any other change of marker begins another list.
        if here and not (here[-1].family == "number" and family != "number"):
            del levels[levels.index(here[0]) :]
        self.containers += 1
        levels.append(_Level(indent, family, self.containers))
        return self.containers, len(levels)

    def _depth_below(self, indent: int) -> int:
        """How many lists a paragraph is nested in: those whose items it is indented below. The others end here."""
        while self.levels and self.levels[-1].indent >= indent:
            self.levels.pop()
        return len(self.levels)

    def _table(self, group: list[_Line]) -> None:
        """Reads rows of cells between tabs, and what stands before them; or items and paragraphs, if there are no two rows."""
        first = next(number for number, line in enumerate(group) if "\t" in line.text)
        indented = all(self.content[line.at] == "\t" for line in group[first:])
        ranges = [
            (line.start if indented else line.at, _trail().match(self.content, line.end).end())  # type: ignore[union-attr]
            for line in group[first:]
        ]
        odd = any(len(tabs) % 2 for start, end in ranges for tabs in _tabs().findall(self.content, start, end))
        gap = "\t" if odd else "\t\t"
        lines = [self._cells(start, end, gap) for start, end in ranges]
        rows = _rows(lines)
        if len(rows) < 2:
            self._items(group)
            return
        if first:
            self._items(group[:first])
        self.levels.clear()
        self.containers += 1
        header = _is_header(rows)
        for number, cells in enumerate(rows):
            text = Text.join(cells, "\t")
            if text:
                self.found.append(
                    Block(
                        "row",
                        text,
                        cells=tuple(cells),
                        header=header and number == 0,
                        container=self.containers,
                        links=self._links(text),
                        indent=group[first].indent,
                    )
                )

    def _cells(self, start: int, end: int, gap: str) -> list[Text]:
        cells = []
        for cell in self.content[start:end].split(gap):
            cells.append(_shown(cell, start) if cell else EMPTY)
            start += len(cell) + len(gap)
        return cells

    def _block(
        self,
        kind: Kind,
        text: Text,
        indent: int = 0,
        depth: int = 0,
        marker: Text | None = None,
        ordinal: int | None = None,
        container: int = 0,
        level: int = 0,
    ) -> None:
        links = self._links(text) if self.addresses else ()
        self.found.append(
            Block(kind, text, level, depth, marker, ordinal, (), False, container, (), links, None, indent)
        )

    def _links(self, text: Text) -> tuple[Link, ...]:
        return tuple(addresses(text)) if self.addresses else ()

    def _text(self, lines: list[_Line]) -> Text:
        """The lines as one text: a space where a line was wrapped, a line break where it was ended."""
        above = lines[0]
        if len(lines) == 1:
            return Text(above.text, above.start) if even(above.text) else Text.join(words(above.text, above.start))
        values: list[str] = []
        pieces: list[Piece] = []
        at = 0
        for line in lines:
            if at:
                values.append(" " if self.width and _full(above, line, self.width) else "\n")
                pieces.append(Piece(at, above.end, line.start))
                at += 1
            if even(line.text):
                values.append(line.text)
                pieces.append(Piece(at, line.start, line.end))
                at += len(line.text)
            else:
                for part in words(line.text, line.start):
                    values.append(part.value)
                    pieces.append(Piece(at, *part.span()))
                    at += len(part.value)
            above = line
        return Text("".join(values), -1, tuple(pieces))


def _shown(value: str, start: int) -> Text:
    """A stretch of one line, which stands at `start`."""
    return (Text.of(value, start) if even(value) else Text.join(words(value, start))).strip()


def _width(groups: list[list[_Line]], lines: int) -> int:
    """The column at which a text is wrapped by hand; 0 if it is not.

    A paragraph is wrapped if no line had room for the first word of the next. A text is, if half of its paragraphs are.
    """
    widths: list[int] = []
    paragraphs = 0
    for group in groups:
        if len(group) >= 3:
            widest = max([line.indent + len(line.text) for line in group])
            if widest >= _SHORT and not _marker().match(group[0].text):
                paragraphs += 1
                if widest <= _LONG and all(_full(one, two, widest) for one, two in pairwise(group)):
                    widths.append(widest)
    if not widths or len(widths) * 2 < paragraphs:
        return 0
    long = sum([len(line.text) > _LONG for group in groups for line in group])
    return max(widths) if long * 20 < lines else 0


def _full(line: _Line, below: _Line, width: int) -> bool:
    """Whether the first word of the line below had no room in this line."""
    return line.indent + len(line.text) + 1 + len(below.text.split(None, 1)[0]) > width


def _rows(lines: list[list[Text]]) -> list[list[Text]]:
    """The cells of each row; a cell may hold line breaks, so that its row takes several lines."""
    columns = len(lines[0])
    rows: list[list[list[Text]]] = []
    for cells in lines:
        last = rows[-1] if rows else None
        if last is not None and (len(cells) == 1 or (len(last) < columns and len(last) + len(cells) - 1 <= columns)):
            last[-1].append(cells[0])
            last += [[cell] for cell in cells[1:]]
        else:
            rows.append([[cell] for cell in cells])
    if any(len(row) != columns for row in rows):
        # The first line does not say how many columns there are: every line with a tab is a row.
        rows = []
        for cells in lines:
            if rows and len(cells) == 1:
                rows[-1][-1].append(cells[0])
            else:
                rows.append([[cell] for cell in cells])
        columns = max(map(len, rows))
    table = [[parts[0] if len(parts) == 1 else Text.join(parts, "\n") for parts in row] for row in rows]
    return [row + [EMPTY] * (columns - len(row)) for row in table]


def _may_mark(text: str) -> bool:
    """Whether a line may begin with a list marker, or be a rule or a heading: a cheap test, as most begin with a letter."""
    first = text[0]
    return not first.isalpha() or first in "oNn" or text[1:2] == ")"


def _is_header(rows: list[list[Text]]) -> bool:
    """Whether the first row names the columns: it is short and has no figures, and the column below some cell is of another kind."""
    head, body = rows[0], rows[1:]
    if any(not cell or len(cell) > 40 or _figure().search(cell.value) for cell in head):
        return False
    for column, name in enumerate(head):
        below = [row[column].value for row in body if row[column]]
        if below and (
            all(_figure().search(value) for value in below)
            or (len(below) > 1 and all(len(value) > 2 * len(name) and len(value) > 40 for value in below))
        ):
            return True
    return False


_BLANK = " \t\n\r\v\f\x85\xa0\u2028\u2029\u3000" + INVISIBLE


_DASHES = "-–—+*"
_STROKES = "-=_*~–—"


@cache
def _trail() -> re.Pattern[str]:
    return re.compile(r"[ \t\xa0]*")


@cache
def _tabs() -> re.Pattern[str]:
    return re.compile(r"\t+")


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"\d|https?://")


@cache
def _rule() -> re.Pattern[str]:
    return re.compile(r"([-=_*~–—])(?:[ \t]?\1){2,}")


@cache
def _hashes() -> re.Pattern[str]:
    return re.compile(r"(#{1,6})[ \t]+(\S.*?)(?:[ \t]+#+)?")


@cache
def _marker() -> re.Pattern[str]:
    return re.compile(
        r"""
        (
          [•‣⁃◦∙▪▫●○■□◆◇►▸▶➢➤➔➜→✓✔✅☑·*+–—-] (?=\s)                                              # a bullet
        | (?-i:o) (?=\s)                                                                          # another
        | (?: \# | (?: no | nr | n[º°] | № ) \.? [ ]? ) (?P<sign>\d{1,3}) (?: \s?[.:)] | \s[–—-] )? (?=\s) # "#3:", "No. 3"
        | [(\[]? (?P<number>\d{1,6}) [.)\]] (?=\s|$)                                              # "3.", "3)", "(3)", "[3]"
        | \(? [a-z] \) (?=\s)                                                                     # "a)", "(a)"
        )
        \s*
        """,
        re.VERBOSE | re.IGNORECASE,
    )
