"""Markdown in; its `Document` out.

CommonMark and tables: blocks by markdown-it, inlines by `readers.inline`, front matter by `readers.front`, HTML blocks by `readers.html`.
Blocks that are nested more than 100 deep are not read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from listicle.document import Block, Document, Kind, Link, Mark
from listicle.model import Source
from listicle.readers.front import front_matter
from listicle.readers.inline import Raw, destination_at, inline, refused, unescaped
from listicle.text import EMPTY, Text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    Rule = Callable[[StateBlock, int, int, bool], bool]

_STRETCH = 100_000
"""Characters that are read at once at least."""
_NESTING = 100
"""How deep blocks may nest: a list takes two, a block quote one."""


def markdown(source: Source, content: str) -> Document:
    """The document that a Markdown file holds."""
    metadata, begin = front_matter(content)
    return Document(source, content, tuple(_Reader(source, content, begin).blocks()), metadata)


class _Reader:
    """One pass over the block tokens."""

    def __init__(self, source: Source, content: str, begin: int) -> None:
        self.source = source
        self.content = content
        self.begin = begin or int(content.startswith("\ufeff"))
        self.lines: list[str] = []
        """The lines of the stretch being read."""
        self.starts: list[int] = []
        """Where each of them begins in the source."""
        self.environment: dict[str, dict[str, dict[str, list[int]]]] = {}
        self.targets: dict[str, Text] = {}
        self.found: list[Block] = []
        self.html: list[tuple[int, int]] = []
        """The stretches of the source that are HTML."""
        self.html_end = 0
        self.tables: list[tuple[int, int]] | None = None
        self.nest: list[int] = []
        """What is open: the serial number of each list, 0 for a block quote."""
        self.containers = 0
        self.item: tuple[Text, int | None] | None = None
        """Marker and number of the item whose first paragraph is to come."""

    def blocks(self) -> list[Block]:
        # A definition may stand behind what refers to it; otherwise a long text is read by stretches, for the sake of memory.
        size = len(self.content) if "]:" in self.content else _STRETCH
        begin, length = self.begin, size
        while begin < len(self.content):
            cut = _cut().search(self.content, begin + length)
            end = cut.end() if cut else len(self.content)
            tokens = self._parse(begin, end)
            begin, length = end, size
            if (
                cut
                and tokens
                and tokens[-1].type in ("fence", "html_block")
                and _map(tokens[-1])[1] >= len(self.lines) - 1
            ):
                # It goes on behind the cut.
                begin = self.starts[_map(tokens.pop())[0]]
                length = 2 * (end - begin)
            number = 0
            while number < len(tokens):
                number = self._token(tokens, number)
        if self.html:
            self._read_html()
        return self.found

    def _parse(self, begin: int, end: int) -> list[Token]:
        """The block tokens of a stretch of the source."""
        body = self.content[begin:end]
        self.starts = []
        ends = None
        if "\r" in body:
            # The text of a line and its end, in turns.
            parts = _line_end().split(body)
            self.lines, ends = parts[0::2], [*parts[1::2], ""]
            body = "\n".join(self.lines)
        else:
            self.lines = body.split("\n")
        for number, line in enumerate(self.lines):
            self.starts.append(begin)
            begin += len(line) + (len(ends[number]) if ends else 1)
        tokens: list[Token] = []
        parser = _parser()
        parser.block.parse(body, parser, self.environment, tokens)
        return tokens

    def _token(self, tokens: list[Token], number: int) -> int:
        """Reads a token, with those that belong to it; the number of the next."""
        token = tokens[number]
        kind = token.type
        if kind == "inline":
            opening = tokens[number - 1]
            if opening.type == "heading_open":
                self._heading(opening, token)
            else:
                self._paragraph(token)
        elif kind in ("bullet_list_open", "ordered_list_open"):
            self.containers += 1
            self.nest.append(self.containers)
            self.item = None
        elif kind == "blockquote_open":
            self.nest.append(0)
        elif kind in ("bullet_list_close", "ordered_list_close", "blockquote_close"):
            self.nest.pop()
        elif kind == "list_item_open":
            marker = token.info + token.markup
            place = self._place(token)
            if self.content.startswith(marker, place):
                self.item = Text.of(marker, place), int(token.info) if token.info else None
        elif kind == "list_item_close":
            self.item = None
        elif kind == "table_open":
            return self._table(tokens, number)
        elif kind in ("fence", "code_block"):
            self._code(token)
        elif kind == "hr":
            self._add(token, Block("rule", EMPTY))
        elif kind == "html_block":
            self._html(token)
        return number + 1

    def _add(self, token: Token, block: Block) -> None:
        if self.starts[_map(token)[0]] >= self.html_end:
            self.found.append(block)

    def _place(self, token: Token) -> int:
        """Where a block begins, behind the markers of the blocks around it."""
        return self.starts[_map(token)[0]] + int(token.meta["column"])

    def _raw(self, token: Token) -> Raw | None:
        """The places of a paragraph's content: each of its lines ends as one of the source's lines does."""
        first, last = _map(token)
        content = token.content
        if "\n" not in content:
            line = self.lines[first].rstrip(_TRIM)
            if line.endswith(content):
                return Raw(content, [0], [self.starts[first] + len(line) - len(content)])
        ats, places = [], []
        at = 0
        number = first
        for part in content.split("\n"):
            words = part.strip(_TRIM)
            # markdown-it may have left out a first line that is blank but for exotic white space.
            while number < last and not self.lines[number].rstrip(_TRIM).endswith(words):
                number += 1
            if number == last:
                return None
            if part:
                ats.append(at + len(part) - len(part.lstrip(_TRIM)) if words else at)
                places.append(self.starts[number] + len(self.lines[number].rstrip(_TRIM)) - len(words))
            at += len(part) + 1
            number += 1
        return Raw(content, ats, places)

    def _lookup(self, label: str) -> Text | None:
        references = self.environment.get("references")
        if references is None:
            return None
        from markdown_it.common.utils import normalizeReference

        key = normalizeReference(label)
        if key not in references:
            return None
        if key not in self.targets:
            first, last = references[key]["map"]
            start = self.starts[first]
            raw = Raw(self.content[start : self.starts[last - 1] + len(self.lines[last - 1])], [0], [start])
            found = _definition().search(raw.text)
            destination = destination_at(raw.text, found.end()) if found else None
            target = EMPTY
            if destination is not None and not refused().match(raw.text, *destination[:2]):
                target = unescaped(raw, *destination[:2])
            self.targets[key] = target
        return self.targets[key]

    def _heading(self, opening: Token, token: Token) -> None:
        level = int(opening.tag[1])
        if opening.markup[0] == "#":
            number = _map(token)[0]
            line = self.lines[number]
            column = int(opening.meta["column"]) + level
            column += len(line) - column - len(line[column:].lstrip(_TRIM))
            raw = (
                Raw(token.content, [0], [self.starts[number] + column])
                if line.startswith(token.content, column)
                else None
            )
        else:
            raw = self._raw(token)
        self._words(token, raw, "heading", level)

    def _paragraph(self, token: Token) -> None:
        kind: Kind = "item" if self.item else "quote" if self.nest and not self.nest[-1] else "paragraph"
        self._words(token, self._raw(token), kind)

    def _words(self, token: Token, raw: Raw | None, kind: Kind, level: int = 0) -> None:
        if raw is None or _instruction().fullmatch(raw.text):
            return
        if kind == "heading":
            raw = raw._replace(text=_attributes().sub("", raw.text))
        text, marks, links = inline(raw, self._lookup)
        if not text:
            return
        marker, ordinal, container = None, None, 0
        if self.item:
            marker, ordinal = self.item
            container = next(number for number in reversed(self.nest) if number)
            self.item = None
        depth = sum(map(bool, self.nest))
        self._add(
            token,
            Block(kind, text, level, depth, marker, ordinal, container=container, marks=marks, links=links),
        )

    def _code(self, token: Token) -> None:
        parts = []
        for number, part in enumerate(token.content.split("\n"), _map(token)[0] + (token.type == "fence")):
            words = part.strip(_TRIM)
            if not words:
                continue
            line = self.lines[number].rstrip(_TRIM)
            # Indentation that tabs make up is left out.
            written = part.rstrip(_TRIM)
            words = written if line.endswith(written) else words
            if line.endswith(words):
                parts.append(Text.of(words, self.starts[number] + len(line) - len(words)))
        if parts:
            depth = sum(map(bool, self.nest))
            self._add(token, Block("code", Text.join(parts, "\n"), depth=depth))

    def _table(self, tokens: list[Token], number: int) -> int:
        self.containers += 1
        raws: list[Raw] = []
        cells: list[Text] = []
        marks: list[Mark] = []
        links: list[Link] = []
        header = False
        length = 0
        row = tokens[number]
        while True:
            token = tokens[number]
            number += 1
            if token.type == "tr_open":
                row = token
                raws = self._cells(token)
                cells, marks, links, length, header = [], [], [], 0, False
            elif token.type == "inline":
                raw = raws[len(cells)] if len(cells) < len(raws) else None
                found = inline(raw, self._lookup) if raw is not None and raw.text == token.content else None
                if found is None or not found.text:
                    cells.append(EMPTY)
                    continue
                at = length + (length > 0)
                cells.append(found.text)
                marks += [Mark(start + at, end + at, strong) for start, end, strong in found.marks]
                links += [Link(start + at, end + at, target) for start, end, target in found.links]
                length = at + len(found.text)
            elif token.type == "th_open":
                header = True
            elif token.type == "tr_close" and length:
                self._add(
                    row,
                    Block(
                        "row",
                        Text.join(cells, "\t"),
                        cells=tuple(cells),
                        header=header,
                        container=self.containers,
                        depth=sum(map(bool, self.nest)),
                        marks=tuple(marks),
                        links=tuple(links),
                    ),
                )
            elif token.type == "table_close":
                return number

    def _cells(self, token: Token) -> list[Raw]:
        """The cells of a row of a table, as markdown-it parts them: a bar behind a backslash is no border."""
        number = _map(token)[0]
        line = self.lines[number].rstrip(_TRIM)
        begin = int(token.meta["column"])
        begin += len(line) - begin - len(line[begin:].lstrip(_TRIM))
        borders = [found.start() for found in _border().finditer(line, begin)]
        if borders and borders[0] == begin:
            begin = borders.pop(0) + 1
        if borders and borders[-1] == len(line) - 1:
            line = line[:-1]
            borders.pop()
        raws = []
        for end in [*borders, len(line)]:
            cell = line[begin:end]
            at = begin + len(cell) - len(cell.lstrip(_TRIM))
            raws.append(_unbarred(cell.strip(_TRIM), self.starts[number] + at))
            begin = end + 1
        return raws

    def _html(self, token: Token) -> None:
        first, last = _map(token)
        start = max(self._place(token), self.html_end)
        end = self.starts[last - 1] + len(self.lines[last - 1]) if last > first else start
        if start >= end:
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


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    rules = parser.block.ruler.__rules__
    for rule in rules:
        if rule.name in ("table", "list", "heading", "html_block"):
            parser.block.ruler.at(rule.name, _placing(rule.fn), {"alt": rule.alt})
    return parser


_PLACED = frozenset(("tr_open", "list_item_open", "heading_open", "html_block"))


def _placing(rule: Rule) -> Rule:
    """A block rule that also notes in which column of its first line each block begins."""

    def placing(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        count = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        for token in state.tokens[count:]:
            if token.type in _PLACED and "column" not in token.meta:
                line = _map(token)[0]
                at = state.bMarks[line] + state.tShift[line]
                token.meta["column"] = at - state.src.rfind("\n", 0, at) - 1
        return True

    return placing


_TRIM = "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
"""What markdown-it trims."""


@cache
def _instruction() -> re.Pattern[str]:
    """A line for the program that makes the page: a tag of Liquid, a shortcode of Hugo, attributes as in kramdown."""
    return re.compile(r"\{%[^\n]*%\}|\{\{[<%][^\n]*[>%]\}\}|\{:[^{}\n]*\}")


@cache
def _attributes() -> re.Pattern[str]:
    """What Pandoc and others append to a heading: `{#id .class}`."""
    return re.compile(r"(?<=\S)[ \t]*\{:?[ ]?[.#][\w-][^{}\n]*\}$")


@cache
def _line_end() -> re.Pattern[str]:
    return re.compile(r"(\r\n|\r|\n)")


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
