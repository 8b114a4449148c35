"""Markdown in; its `Document` out.

CommonMark and tables. Paragraphs, headings, lists and rules, which are nearly all there is, are read here; quotes, code, tables, blocks of
HTML and definitions by markdown-it's rules, inlines by `readers.inline`, front matter by `readers.front`, HTML by `readers.html`.
Blocks that are nested more than 100 deep are not read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import blockquote, code, fence, html_block, reference, table

from listicle.document import Block, Document, Kind, Link, Mark
from listicle.model import Source
from listicle.readers.front import front_matter
from listicle.readers.inline import Raw, destination_at, inline, refused, unescaped
from listicle.readers.markdown_lines import NESTING, TRIM, Lines
from listicle.text import EMPTY, Text

if TYPE_CHECKING:
    from markdown_it.token import Token

_STRETCH = 100_000
"""Characters that are read at once at least."""


def markdown(source: Source, content: str) -> Document:
    """The document that a Markdown file holds."""
    metadata, begin = front_matter(content)
    return Document(source, content, tuple(_Reader(source, content, begin).blocks()), metadata)


class _Reader:
    """One pass over the blocks; before it, where there may be definitions, one that reads only these."""

    def __init__(self, source: Source, content: str, begin: int) -> None:
        self.source = source
        self.content = content
        self.begin = begin or int(content.startswith("\ufeff"))
        self.defining = False
        """Whether this is the pass for definitions."""
        self.defines = "]:" in content
        self.defined: dict[int, int] = {}
        """Where definitions begin in the source, and how many lines they take."""
        self.definitions: dict[str, tuple[int, int]] = {}
        """The stretch of the source that defines a label."""
        self.targets: dict[str, Text] = {}
        self.found: list[Block] = []
        self.html: list[tuple[int, int]] = []
        """The stretches of the source that are HTML."""
        self.html_end = 0
        self.tables: list[tuple[int, int]] | None = None
        self.nest: list[int] = []
        """What is open: the serial number of each list, 0 for a block quote."""
        self.containers = 0
        self.item: tuple[Text, int | None, int] | None = None
        """Marker, number and list of the item whose first paragraph is to come."""
        self.cut = False
        """Whether the text goes on behind the stretch being read."""
        self.open: int | None = None
        """Where the code or HTML begins that goes on behind it."""

    def blocks(self) -> list[Block]:
        # A definition may stand behind what refers to it.
        if self.defines:
            self.defining = True
            self._pass()
            self.defining = False
            self.containers = 0
        self._pass()
        if self.html:
            self._read_html()
        return self.found

    def _pass(self) -> None:
        """Reads the text; a long one by stretches, for the sake of memory."""
        begin, length = self.begin, _STRETCH
        while begin < len(self.content):
            cut = _cut().search(self.content, begin + length)
            end = cut.end() if cut else len(self.content)
            self.cut, self.open = cut is not None, None
            environment: dict[str, dict[str, dict[str, list[int]]]] = {}
            lines = Lines(self.content, begin, end, environment, self)
            self.read(lines, 0, lines.lineMax)
            for label, definition in environment.get("references", {}).items():
                first, last = definition["map"]
                self.definitions.setdefault(label, (lines.start(first), lines.end(last - 1)))
            begin, length = end, _STRETCH
            if self.open is not None:
                begin, length = self.open, 2 * (end - self.open)

    def read(self, lines: Lines, line: int, end: int) -> None:
        """Reads the blocks from one line up to another, those of a list or quote or of the text."""
        begins, stops, shifts, columns = lines.bMarks, lines.eMarks, lines.tShift, lines.sCount
        text, indent, last = lines.src, lines.blkIndent, lines.lineMax
        while line < end:
            while line < last and begins[line] + shifts[line] >= stops[line]:
                line += 1
            lines.line = line
            if line >= end or columns[line] < indent:
                break
            if lines.level >= NESTING:
                lines.line = end
                break
            at, stop = begins[line] + shifts[line], stops[line]
            if columns[line] - indent > 3:
                code(lines, line, end, False)
                self._code(lines, lines.tokens.pop())
            elif not (
                (text.find("|", at, stop) >= 0 and self._table(lines, line, end))
                or (text[at] in _SIGNS and self._marked(lines, line, end, text[at], at))
            ):
                self._words_of(lines, line, end)
            line = lines.line
            if line < end and begins[line] + shifts[line] >= stops[line]:
                line += 1
                lines.line = line

    def _marked(self, lines: Lines, line: int, end: int, sign: str, at: int) -> bool:
        """Reads a block that begins with a certain sign; whether there is one."""
        if sign == "#":
            return self._hashes(lines, line, at)
        if sign in "-*_" and _rule().fullmatch(lines.src, at, lines.eMarks[line]):
            lines.line = line + 1
            self._add(lines, line, Block("rule", EMPTY))
            return True
        if sign in "`~":
            return fence(lines, line, end, False) and self._verbatim(lines)
        if sign == ">":
            self.nest.append(0)
            blockquote(lines, line, end, False)
            self.nest.pop()
            lines.tokens.clear()
            return True
        if sign == "<":
            return html_block(lines, line, end, False) and self._verbatim(lines)
        if sign == "[":
            return self.defines and self._definition(lines, line, end)
        return self._list(lines, line, end)

    def _definition(self, lines: Lines, line: int, end: int) -> bool:
        """Passes over a definition; whether there is one."""
        place = lines.place(line)
        if self.defining and reference(lines, line, end, False):
            self.defined[place] = lines.line - line
        elif place not in self.defined:
            return False
        lines.line = line + self.defined[place]
        return True

    def _list(self, lines: Lines, line: int, end: int) -> bool:
        """Reads a list, as markdown-it's rule does."""
        begins, stops, shifts, columns = lines.bMarks, lines.eMarks, lines.tShift, lines.sCount
        text, indent, outer = lines.src, lines.blkIndent, lines.listIndent
        match, rule = _marker().match, _rule().fullmatch
        found = match(text, begins[line] + shifts[line], stops[line])
        if found is None:
            return False
        kind = found[1][-1]
        self.containers += 1
        container = self.containers
        self.nest.append(container)
        lines.level += 2
        while True:
            marker, blank = found.groups()
            shift, column = shifts[line], columns[line]
            width = column + len(marker)
            if "\t" in blank:
                offset = width
                for character in blank:
                    offset += 4 - (offset + lines.bsCount[line]) % 4 if character == "\t" else 1
            else:
                offset = width + len(blank)
            empty = found.end() >= stops[line]
            # Behind more than four spaces there is code that is indented.
            lines.blkIndent = width + 1 if empty or offset - width > 4 else offset
            lines.listIndent = indent
            number = None if kind in "-+*" else int(marker[:-1])
            self.item = Text(marker, found.start() + lines.gaps[line]), number, container
            shifts[line], columns[line] = found.end() - begins[line], offset
            if empty and lines.isEmpty(line + 1):
                lines.line = min(line + 2, end)
            else:
                self.read(lines, line, end)
            self.item = None
            shifts[line], columns[line] = shift, column
            line = lines.line
            if line >= end or not 0 <= columns[line] - indent < 4:
                break
            at = begins[line] + shifts[line]
            found = match(text, at, stops[line])
            if found is None or found[1][-1] != kind or (kind in "-*" and rule(text, at, stops[line])):
                break
        lines.level -= 2
        lines.blkIndent, lines.listIndent = indent, outer
        self.nest.pop()
        return True

    def _hashes(self, lines: Lines, line: int, at: int) -> bool:
        """Reads a heading behind hashes."""
        found = _hashes().match(lines.src, at, lines.eMarks[line])
        if found is None:
            return False
        lines.line = line + 1
        words = lines.src[found.end() : lines.eMarks[line]].rstrip(" \t")
        bare = words.rstrip("#")
        if bare and bare[-1] in " \t":
            words = bare
        at = found.end() + len(words) - len(words.lstrip(TRIM))
        self._words(lines, line, Raw(words.strip(TRIM), [0], [at + lines.gaps[line]]), len(found[0]))
        return True

    def _words_of(self, lines: Lines, line: int, end: int) -> None:
        """Reads a paragraph, or a heading that is underlined."""
        begins, stops, shifts, columns = lines.bMarks, lines.eMarks, lines.tShift, lines.sCount
        text, indent, last = lines.src, lines.blkIndent, lines.lineMax
        number = line + 1
        level = 0
        while number < last:
            at, stop = begins[number] + shifts[number], stops[number]
            if at >= stop:
                break
            column = columns[number]
            if column - indent <= 3:
                sign = text[at]
                if sign in "-=" and column >= indent and number < end and not text[at:stop].rstrip(" \t").strip(sign):
                    level = 1 if sign == "=" else 2
                    break
                # A quote has marked with -1 the lines that go on with its last paragraph.
                if column >= 0 and (sign in _SIGNS or text.find("|", at, stop) >= 0) and _interrupts(lines, number):
                    break
            number += 1
        lines.line = number + (level > 0)
        self._words(lines, line, lines.raw(line, number), level)

    def _add(self, lines: Lines, line: int, block: Block) -> None:
        if not self.defining and (not self.html_end or lines.start(line) >= self.html_end):
            self.found.append(block)

    def _lookup(self, label: str) -> Text | None:
        if not self.definitions:
            return None
        key = normalizeReference(label)
        if key not in self.definitions:
            return None
        if key not in self.targets:
            start, end = self.definitions[key]
            raw = Raw(self.content[start:end], [0], [start])
            found = _definition().search(raw.text)
            destination = destination_at(raw.text, found.end()) if found else None
            target = EMPTY
            if destination is not None and not refused().match(raw.text, *destination[:2]):
                target = unescaped(raw, *destination[:2])
            self.targets[key] = target
        return self.targets[key]

    def _words(self, lines: Lines, line: int, raw: Raw | None, level: int = 0) -> None:
        """The block of a paragraph, or of a heading, of which the level is given."""
        if self.defining or raw is None:
            return
        if raw.text.startswith("{") and _instruction().fullmatch(raw.text):
            return
        if level and raw.text.endswith("}"):
            raw.text = _attributes().sub("", raw.text)
        text, marks, links = inline(raw, self._lookup)
        if not text.value:
            return
        nest = self.nest
        kind: Kind = "heading" if level else "item" if self.item else "quote" if nest and not nest[-1] else "paragraph"
        marker, ordinal, container = self.item or (None, None, 0)
        self.item = None
        depth = len(nest) - nest.count(0)
        self._add(
            lines,
            line,
            Block(kind, text, level, depth, marker, ordinal, container=container, marks=marks, links=links),
        )

    def _verbatim(self, lines: Lines) -> bool:
        """Reads fenced code or HTML, unless it goes on behind the stretch."""
        token = lines.tokens.pop()
        if self.cut and not lines.level and lines.line >= lines.lineMax:
            self.open = lines.start(_map(token)[0])
        elif token.type == "fence":
            self._code(lines, token)
        else:
            self._html(lines, token)
        return True

    def _code(self, lines: Lines, token: Token) -> None:
        parts = []
        first = _map(token)[0]
        for number, part in enumerate(token.content.split("\n"), first + (token.type == "fence")):
            words = part.strip(TRIM)
            if not words:
                continue
            line = lines.text(number)
            # Indentation that tabs make up is left out.
            written = part.rstrip(TRIM)
            words = written if line.endswith(written) else words
            if line.endswith(words):
                parts.append(Text.of(words, lines.start(number) + len(line) - len(words)))
        if parts:
            depth = len(self.nest) - self.nest.count(0)
            self._add(lines, first, Block("code", Text.join(parts, "\n"), depth=depth))

    def _table(self, lines: Lines, line: int, end: int) -> bool:
        """Reads a table; whether there is one."""
        if not table(lines, line, end, True):
            return False
        self.containers += 1
        head = self._cells(lines, line)
        width = len(head)
        self._row(lines, line, head, width, header=True)
        missing = 0
        line += 2
        while line < end and 0 <= lines.sCount[line] - lines.blkIndent < 4 and not self._ends_table(lines, line, end):
            cells = self._cells(lines, line)
            missing += width - len(cells)
            if missing > _MISSING:
                break
            self._row(lines, line, cells, width)
            line += 1
        lines.line = line
        return True

    def _ends_table(self, lines: Lines, line: int, end: int) -> bool:
        """Whether a line below a table is no row of it."""
        words = lines.src[lines.bMarks[line] + lines.tShift[line] : lines.eMarks[line]].strip(TRIM)
        if not words or words[0] not in _SIGNS:
            return not words
        lines.parentType = "table"
        return any(rule(lines, line, end, True) for rule in lines.md.block.ruler.getRules("blockquote"))

    def _row(self, lines: Lines, line: int, raws: list[Raw], width: int, *, header: bool = False) -> None:
        """The block of a row, which has as many cells as the head of its table."""
        if self.defining:
            return
        cells: list[Text] = []
        marks: list[Mark] = []
        links: list[Link] = []
        length = 0
        for raw in raws[:width]:
            text, own, leads = inline(raw, self._lookup)
            cells.append(text)
            if text.value:
                at = length + (length > 0)
                marks += [Mark(start + at, end + at, strong) for start, end, strong in own]
                links += [Link(start + at, end + at, target) for start, end, target in leads]
                length = at + len(text.value)
        if length:
            text = Text.join(cells, "\t")
            cells += [EMPTY] * (width - len(cells))
            self._add(
                lines,
                line,
                Block(
                    "row",
                    text,
                    cells=tuple(cells),
                    header=header,
                    container=self.containers,
                    depth=len(self.nest) - self.nest.count(0),
                    marks=tuple(marks),
                    links=tuple(links),
                ),
            )

    def _cells(self, lines: Lines, number: int) -> list[Raw]:
        """The cells of a row of a table, as markdown-it parts them: a bar behind a backslash is no border."""
        start = lines.start(number)
        line = lines.text(number)
        begin = lines.place(number) - start
        begin += len(line) - begin - len(line[begin:].lstrip(TRIM))
        if line[begin:] == "|":
            return []
        borders = [found.start() for found in _border().finditer(line, begin)]
        if borders and borders[0] == begin:
            begin = borders.pop(0) + 1
        if borders and borders[-1] == len(line) - 1:
            line = line[:-1]
            borders.pop()
        raws = []
        for end in [*borders, len(line)]:
            cell = line[begin:end]
            at = begin + len(cell) - len(cell.lstrip(TRIM))
            raws.append(_unbarred(cell.strip(TRIM), start + at))
            begin = end + 1
        return raws

    def _html(self, lines: Lines, token: Token) -> None:
        first, last = _map(token)
        start = max(lines.place(first), self.html_end)
        end = lines.end(last - 1)
        if self.defining or start >= end:
            return
        # A blank line ends a block of HTML, but not the table in it that is still open.
        tables = self._tables()
        number = bisect_left(tables, (start, 0))
        while number < len(tables) and tables[number][0] < end:
            end = max(end, tables[number][1])
            number += 1
        self.html_end = end
        self.html.append((start, end))

    def _tables(self) -> list[tuple[int, int]]:
        """Where the tables in HTML begin and end."""
        if self.tables is None:
            opened: list[int] = []
            self.tables = []
            for tag in _table_tag().finditer(self.content):
                if not tag[1]:
                    opened.append(tag.start())
                elif opened:
                    self.tables.append((opened.pop(), tag.end()))
            self.tables.sort()
        return self.tables

    def _read_html(self) -> None:
        """Has the stretches of HTML read, each at its place, and puts their blocks among the others."""
        parts = []
        at = 0
        for start, end in self.html:
            if _shown().search(self.content, start, end):
                parts.append(" " * (start - at) + self.content[start:end])
                at = end
        if not parts:
            return
        from listicle.readers.html import html

        placed: list[tuple[int, Block]] = []
        at = 0
        for block in self.found:
            at = block.text.pieces[0].start if block.text else at
            placed.append((at, block))
        for block in html(self.source, "".join(parts)).blocks:
            if block.text:
                container = block.container + self.containers if block.container else 0
                placed.append((block.text.pieces[0].start, replace(block, container=container, box=None)))
        placed.sort(key=_begin)
        self.found = [block for _, block in placed]


def _interrupts(lines: Lines, line: int) -> bool:
    """Whether a line begins a block that ends the paragraph above it."""
    text, at, stop = lines.src, lines.bMarks[line] + lines.tShift[line], lines.eMarks[line]
    sign = text[at]
    if sign == ">" or (sign in "-*_" and _rule().fullmatch(text, at, stop)):
        return True
    if sign == "#" and _hashes().match(text, at, stop):
        return True
    found = _marker().match(text, at, stop)
    if found is not None:
        column = lines.sCount[line]
        if column < lines.blkIndent:
            # It ends an item, unless it is indented too much to be another.
            if not 0 <= lines.listIndent <= column - 4:
                return True
        elif found.end() < stop and (sign in "-+*" or int(found[1][:-1]) == 1):
            # A list within a paragraph begins with words, and with 1.
            return True
    return any(rule(lines, line, lines.lineMax, True) for rule in (fence, html_block, table))


def _begin(placed: tuple[int, Block]) -> int:
    return placed[0]


def _map(token: Token) -> list[int]:
    """The first line of a block and the one behind it."""
    assert token.map is not None
    return token.map


def _unbarred(cell: str, place: int) -> Raw:
    """A cell whose backslashes before bars are taken away."""
    if "\\|" not in cell:
        return Raw(cell, [0], [place])
    ats, places, parts = [], [], []
    at = begin = 0
    for found in _barred().finditer(cell):
        if found.start() > begin:
            ats.append(at)
            places.append(place + begin)
            parts.append(cell[begin : found.start()])
            at += found.start() - begin
        begin = found.start() + 1
    ats.append(at)
    places.append(place + begin)
    parts.append(cell[begin:])
    return Raw("".join(parts), ats, places)


_MISSING = 0x10000
"""How many cells the rows of a table may lack: it ends before the one that lacks more, as with markdown-it."""
_SIGNS = frozenset("`~>-*_+<#[0123456789")
"""How blocks begin that are neither paragraphs nor tables."""


@cache
def _instruction() -> re.Pattern[str]:
    """A line for the program that makes the page: a tag of Liquid, a shortcode of Hugo, attributes as in kramdown."""
    return re.compile(r"\{%[^\n]*%\}|\{\{[<%][^\n]*[>%]\}\}|\{:[^{}\n]*\}")


@cache
def _attributes() -> re.Pattern[str]:
    """What Pandoc and others append to a heading: `{#id .class}`."""
    return re.compile(r"(?<=\S)[ \t]*\{:?[ ]?[.#][\w-][^{}\n]*\}$")


@cache
def _hashes() -> re.Pattern[str]:
    return re.compile(r"#{1,6}(?=[ \t]|\Z)")


@cache
def _rule() -> re.Pattern[str]:
    return re.compile(r"([-*_])(?:[ \t]*\1){2,}[ \t]*")


@cache
def _marker() -> re.Pattern[str]:
    """The marker of an item and the white space behind it."""
    return re.compile(r"([-+*]|[0-9]{1,9}[.)])([ \t]+|\Z)")


@cache
def _cut() -> re.Pattern[str]:
    """Where a text may be cut: before a heading behind a blank line, which ends every block but fenced code and HTML."""
    return re.compile(r"[\r\n][ \t]*(?:\r\n|\r|\n)(?=\#{1,6}[ \t])")


@cache
def _border() -> re.Pattern[str]:
    return re.compile(r"(?<!\\)\|")


@cache
def _barred() -> re.Pattern[str]:
    return re.compile(r"\\\|")


@cache
def _definition() -> re.Pattern[str]:
    return re.compile(r"\[(?:[^\[\]\\]|\\.)*+\]:[\s>]*", re.DOTALL)


@cache
def _table_tag() -> re.Pattern[str]:
    return re.compile(r"<(/?)table\b[^<>]*+>", re.IGNORECASE)


@cache
def _shown() -> re.Pattern[str]:
    """Words outside tags."""
    return re.compile(r">\s*+[^\s<]")
