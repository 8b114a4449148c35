"""The raw content of a Markdown block and its places in; the text that a reader sees, its marks and links out.

CommonMark 0.31 inlines, and strikethrough as in GFM. It exists beside markdown-it's own inline parser because that one forgets where
things stand. Where it departs: a link to an address that markdown-it refuses (`javascript:`) is its words, without a link; two backslashes
at the end of a line, which programs that turn pages into Markdown write for one, break the line; so does a line end before a bullet
of another kind than Markdown's or before a bold label. The marks of footnotes, and attributes behind links, are not shown.
Tags of HTML count for what they show: line breaks, links, bold and italic. It is linear in the length of the content; a
link label has at most 999 characters, an address at most 32 open brackets.
"""

from __future__ import annotations

import re
import string
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from listicle.document import Link, Mark
from listicle.readers.words import INVISIBLE, addresses, even, odd, words
from listicle.text import EMPTY, Piece, Text


class Raw:
    """The content of a block as written, and where each stretch of it stands in the source."""

    __slots__ = ("ats", "places", "text")

    def __init__(self, text: str, ats: list[int], places: list[int]) -> None:
        self.text = text
        self.ats = ats
        """Where the stretches begin in `text`."""
        self.places = places
        """Where they begin in the source."""

    def place(self, at: int) -> int:
        """Where a character of the content stands."""
        if len(self.ats) == 1:
            return self.places[0] + at - self.ats[0]
        number = max(bisect_right(self.ats, at) - 1, 0)
        return self.places[number] + at - self.ats[number]

    def stretches(self, start: int, end: int) -> list[tuple[int, int]]:
        """The characters from `start` to `end`, cut where the content's neighbours are no neighbours in the source."""
        if len(self.ats) == 1:
            return [(start, end)]
        cuts = [start, *self.ats[bisect_right(self.ats, start) : bisect_left(self.ats, end)], end]
        return list(pairwise(cuts))

    def cut(self, start: int, end: int) -> Text:
        """The characters from `start` to `end`, exactly as written."""
        if len(self.ats) == 1:
            return Text.of(self.text[start:end], self.places[0] + start - self.ats[0])
        parts = self.stretches(start, end) if start < end else []
        return Text.join(Text.of(self.text[one:two], self.place(one)) for one, two in parts)


Inline = tuple[Text, tuple[Mark, ...], tuple[Link, ...]]
"""What a block's content comes to: its text, its marks and its links."""
Lookup = Callable[[str], Text | None]
"""Gives the address that a reference label is defined to lead to."""


def inline(raw: Raw, lookup: Lookup) -> Inline:
    """The text, marks and links of a block."""
    if len(raw.ats) == 1 and _special().search(raw.text) is None:
        place = raw.places[0] - raw.ats[0]
        text = (Text.of(raw.text, place) if even(raw.text) else Text.join(words(raw.text, place))).strip()
        return text, (), tuple(addresses(text))
    page = _Page(raw)
    # Literal characters that touch are copied at once.
    begin = end = 0
    steps = _Scanner(raw, lookup, page).steps()
    for write, arguments in steps:
        if write is None and arguments[0] == end:
            end = arguments[1]
            continue
        if begin < end:
            page.copy(begin, end)
        if write is None:
            begin, end = arguments
        else:
            begin = end
            write(*arguments)
    if begin < end:
        page.copy(begin, end)
    # The steps hold the scanner that holds them: without this, every block would be left to the garbage collector.
    steps.clear()
    return page.result()


_OPEN = 32
"""How many unclosed marks or links a closing tag is looked for among: more are no formatting."""


class _Page:
    """The text as it grows, with its marks and links."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self.values: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0
        self.last = "\n"
        self.marks: list[Mark] = []
        self.links: list[Link] = []
        self.open_marks: list[tuple[str, int, bool]] = []
        self.open_links: list[tuple[str, int, Text]] = []

    def copy(self, start: int, end: int) -> None:
        """Characters as they stand, white space collapsed."""
        raw = self.raw
        ats = raw.ats
        number = bisect_right(ats, start) - 1 if len(ats) > 1 else 0
        if number + 1 == len(ats) or end <= ats[number + 1]:
            self._copy(raw.text[start:end], raw.places[number] + start - ats[number])
        else:
            for one, two in raw.stretches(start, end):
                self._copy(raw.text[one:two], raw.place(one))

    def _copy(self, value: str, place: int) -> None:
        if self.last in " \n":
            bare = value.lstrip(" ")
            place += len(value) - len(bare)
            value = bare
        if not value:
            return
        if even(value):
            self._write(value, place, place + len(value))
            return
        at = 0
        for found in odd().finditer(value):
            if found.start() > at:
                self._write(value[at : found.start()], place + at, place + found.start())
            if found[1] is not None:
                self._space(" ", place + found.start(), place + found.end())
            at = found.end()
        if at < len(value):
            self._write(value[at:], place + at, place + len(value))

    def mark(self, start: int, end: int, strong: bool) -> None:
        """Characters that are emphasized."""
        begin = self.length
        self.copy(start, end)
        self.marks.append(Mark(begin, self.length, strong))

    def link(self, start: int, end: int, target: Text) -> None:
        """Characters that lead to an address, if there is one."""
        begin = self.length
        self.copy(start, end)
        if target.value:
            self.links.append(Link(begin, self.length, target))

    def stand_in(self, value: str, start: int, end: int) -> None:
        """Characters that stand for a stretch of the source, such as an entity or a tag that breaks the line."""
        first, last = self.raw.place(start), self.raw.place(end - 1) + 1
        for character in value:
            if character in INVISIBLE:
                continue
            if character.isspace():
                self._space("\n" if self.raw.text[start] == "<" else " ", first, last)
            else:
                self._write(character, first, last)

    def line_break(self, value: str, start: int, end: int) -> None:
        """A line break, which stands for all up to the first character of the next line."""
        self._space(value, self.raw.place(start), self.raw.place(end))

    def _write(self, value: str, start: int, end: int) -> None:
        self.values.append(value)
        self.pieces.append(Piece(self.length, start, end))
        self.length += len(value)
        self.last = value[-1]

    def _space(self, value: str, start: int, end: int) -> None:
        if self.last == "\n" or self.last == value:
            return
        if self.last == " ":
            # A line break takes the place of the space before it.
            text, piece = self.values.pop(), self.pieces.pop()
            self.length -= 1
            if len(text) > 1:
                self.values.append(text[:-1])
                self.pieces.append(Piece(piece.at, piece.start, piece.end - 1))
        self._write(value, start, end)

    def open_mark(self, key: str, strong: bool) -> None:
        self.open_marks.append((key, self.length, strong))

    def close_mark(self, key: str) -> None:
        opened = self.open_marks
        for number in range(len(opened) - 1, max(len(opened) - 1 - _OPEN, -1), -1):
            if opened[number][0] == key:
                _, start, strong = opened.pop(number)
                self.marks.append(Mark(start, self.length, strong))
                return

    def open_link(self, key: str, target: Text) -> None:
        self.open_links.append((key, self.length, target))

    def close_link(self, key: str) -> None:
        opened = self.open_links
        for number in range(len(opened) - 1, max(len(opened) - 1 - _OPEN, -1), -1):
            if opened[number][0] == key:
                _, start, target = opened.pop(number)
                if target:
                    self.links.append(Link(start, self.length, target))
                return

    def result(self) -> Inline:
        whole = Text.pieced("".join(self.values), tuple(self.pieces))
        text = whole.strip()
        value = text.value
        if not value:
            return EMPTY, (), ()
        marks, links = self.marks, self.links
        if text is not whole:
            lead, end = len(whole.value) - len(whole.value.lstrip()), len(value)
            marks = [Mark(max(one.start - lead, 0), min(one.end - lead, end), one.strong) for one in marks]
            links = [Link(max(one.start - lead, 0), min(one.end - lead, end), one.target) for one in links]
        marks = [mark for mark in marks if value[mark.start : mark.end].strip()]
        links = [link for link in links if value[link.start : link.end].strip()]
        bare = addresses(text)
        if bare:
            covered = sorted((link.start, link.end) for link in links)
            for link in bare:
                before = bisect_left(covered, (link.end, 0))
                if not before or covered[before - 1][1] <= link.start:
                    links.append(link)
        marks.sort()
        links.sort(key=_by_start)
        return text, tuple(marks), tuple(links)


def _by_start(link: Link) -> tuple[int, int]:
    return link.start, link.end


class _Run:
    """A row of `*`, `_` or `~`: some of it may come to open or close emphasis, the rest is text."""

    __slots__ = ("character", "closes", "count", "end", "length", "may_close", "may_open", "opens", "start")

    def __init__(self, character: str, start: int, end: int, may_open: bool, may_close: bool) -> None:
        self.character = character
        self.start = start
        self.end = end
        self.length = self.count = end - start
        self.may_open = may_open
        self.may_close = may_close
        self.opens: list[int] = []
        """How many characters each opening takes, from right to left."""
        self.closes: list[int] = []
        """How many characters each closing takes, from left to right."""


class _Bracket(NamedTuple):
    """A `[` or `![` that may come to begin a link or an image."""

    step: int
    at: int
    """Where its label begins."""
    image: bool
    runs: int
    """How many rows of emphasis stand before it."""


_Step = tuple[Callable[..., None] | None, tuple[Any, ...]]
"""What to write, or None for characters to copy."""


class _Scanner:
    """One pass from left to right; what to write is known in the end, when every bracket has met its partner."""

    def __init__(self, raw: Raw, lookup: Lookup, page: _Page) -> None:
        self.raw = raw
        self.text = raw.text
        self.lookup = lookup
        self.page = page
        self.out: list[_Step] = []
        self.runs: list[_Run] = []
        self.brackets: list[_Bracket] = []
        self.nested = -1
        """The highest bracket that has had another one inside."""
        self.linked = 0
        """How many brackets have a link inside, and cannot be one themselves."""
        self.ticks: dict[int, list[int]] | None = None
        self.ends: dict[str, int] = {}

    def steps(self) -> list[_Step]:
        text, out = self.text, self.out
        at = 0
        search = _special().search
        while (found := search(text, at)) is not None:
            start = found.start()
            character = text[start]
            if character == "\n":
                at = self._newline(at, found)
                continue
            if start > at:
                out.append((None, (at, start)))
            if character in "*_~":
                pair = _pair().match(text, start) if character == "*" else None
                at = self._run(start, found.end()) if pair is None or not self._marked(pair) else pair.end()
            elif character == "[" or character == "!":
                link = _link().match(text, start)
                at = self._open(start, found.end()) if link is None else self._linked(link)
            elif character == "]":
                at = self._close(start)
            elif character == "\\":
                at = self._escape(start)
            elif character == "`":
                at = self._code(start, found.end())
            elif character == "&":
                at = self._entity(start)
            else:
                at = self._angle(start)
        if at < len(text):
            out.append((None, (at, len(text))))
        if self.runs:
            self._emphasis(0)
        return out

    def _copy(self, start: int, end: int) -> int:
        self.out.append((None, (start, end)))
        return end

    def _marked(self, pair: re.Match[str]) -> bool:
        """Writes words between marks that can only belong to each other; whether they do."""
        text, (start, end) = self.text, pair.span()
        if start and not text[start - 1].isspace():
            return False
        if _punctuation(text[pair.end(2) - 1]) and end < len(text):
            after = text[end]
            if not after.isspace() and not _punctuation(after):
                return False
        self.out.append((self.page.mark, (*pair.span(2), len(pair[1]) == 2)))
        return True

    def _linked(self, link: re.Match[str]) -> int:
        """Writes a link whose words and address are nothing but that."""
        self.linked = len(self.brackets)
        self.nested = self.linked - 1
        first, last = link.span(2)
        address = EMPTY if refused().match(self.text, first, last) else self.raw.cut(first, last)
        self.out.append((self.page.link, (*link.span(1), address)))
        return self._behind(link.end())

    def _behind(self, end: int) -> int:
        """The end of a link with its attributes."""
        attributes = _attributes().match(self.text, end) if self.text.startswith("{", end) else None
        return attributes.end() if attributes else end

    def _newline(self, at: int, found: re.Match[str]) -> int:
        start, end = found.span()
        words = self.text[at:start].rstrip(" ")
        if words:
            self._copy(at, at + len(words))
        # Whoever begins a line with a bullet or a bold label means it to begin one, though a browser would run it on.
        hard = start - at - len(words) >= 2 or _leads().match(self.text, end) is not None
        self.out.append((self.page.line_break, ("\n" if hard else " ", at + len(words), end)))
        return end

    def _escape(self, start: int) -> int:
        following = self.text[start + 1 : start + 2]
        if following == "\n" or self.text.startswith("\\\\\n", start):
            end = start + 2 + (following != "\n")
            while self.text[end : end + 1] in (" ", "\t"):
                end += 1
            self.out.append((self.page.line_break, ("\n", start, end)))
            return end
        if following and following in _PUNCTUATION:
            return self._copy(start + 1, start + 2)
        return self._copy(start, start + 1)

    def _entity(self, start: int) -> int:
        found = _entity().match(self.text, start)
        value = character_of(found[0]) if found else None
        if found is None or value is None:
            return self._copy(start, start + 1)
        self.out.append((self.page.stand_in, (value, start, found.end())))
        return found.end()

    def _code(self, start: int, end: int) -> int:
        if self.ticks is None:
            self.ticks = {}
            for found in _backticks().finditer(self.text, start):
                self.ticks.setdefault(len(found[0]), []).append(found.start())
        closings = self.ticks.get(end - start, [])
        number = bisect_left(closings, end)
        if number == len(closings):
            return self._copy(start, end)
        close = closings[number]
        first, last = end, close
        code = self.text[end:close]
        if code.strip(" \n") and code[0] in " \n" and code[-1] in " \n":
            first, last = end + 1, close - 1
        if first < last:
            self._copy(first, last)
        return close + end - start

    def _angle(self, start: int) -> int:
        found = _autolink().match(self.text, start)
        if found is not None:
            first, last = start + 1, found.end() - 1
            web = found[1] is not None and not refused().match(found[1])
            self.out.append((self.page.open_link, ("<", self.raw.cut(first, last) if web else EMPTY)))
            self._copy(first, last)
            self.out.append((self.page.close_link, ("<",)))
            return found.end()
        found = _tag().match(self.text, start)
        if found is not None:
            self._tag(found)
            return found.end()
        for begin, finish in _SECTIONS:
            if self.text.startswith(begin, start) and (begin != "<!" or self.text[start + 2 : start + 3] in _LETTERS):
                if finish not in self.ends:
                    self.ends[finish] = self.text.rfind(finish)
                # "<!-->" is a comment too.
                if self.ends[finish] >= start + 2:
                    return self.text.index(finish, start + 2) + len(finish)
        return self._copy(start, start + 1)

    def _tag(self, found: re.Match[str]) -> None:
        closing = found[1] is not None
        name = (found[1] or found[2]).lower()
        if name in _BREAKING:
            self.out.append((self.page.stand_in, ("\n", found.start(), found.end())))
        elif name in _STRONG or name in _SLANTED:
            if closing:
                self.out.append((self.page.close_mark, (name,)))
            else:
                self.out.append((self.page.open_mark, (name, name in _STRONG)))
        elif name == "a":
            href = None if closing else _href().search(self.text, found.end(2), found.end())
            if closing:
                self.out.append((self.page.close_link, ("a",)))
            elif href is not None:
                group = next(number for number in (1, 2, 3) if href[number] is not None)
                target = self._address(href.start(group), href.end(group), escapes=False)
                self.out.append((self.page.open_link, ("a", target.strip())))

    def _run(self, start: int, end: int) -> int:
        before = self.text[start - 1] if start else "\n"
        after = self.text[end] if end < len(self.text) else "\n"
        character = self.text[start]
        left = not after.isspace() and (not _punctuation(after) or before.isspace() or _punctuation(before))
        right = not before.isspace() and (not _punctuation(before) or after.isspace() or _punctuation(after))
        may_open, may_close = left, right
        if character == "_":
            may_open = left and (not right or _punctuation(before))
            may_close = right and (not left or _punctuation(after))
        run = _Run(character, start, end, may_open, may_close)
        self.runs.append(run)
        self.out.append((self._play, (run,)))
        return end

    def _play(self, run: _Run) -> None:
        for taken in run.closes:
            if run.character != "~":
                self.page.close_mark(f"emphasis {taken}")
        start = run.start + sum(run.closes)
        if run.count:
            self.page.copy(start, start + run.count)
        for taken in reversed(run.opens):
            if run.character != "~":
                self.page.open_mark(f"emphasis {taken}", taken == 2)

    def _emphasis(self, bottom: int) -> None:
        """Matches the rows of emphasis from number `bottom` on, and forgets them."""
        if len(self.runs) == bottom:
            return
        openers: list[_Run] = []
        bottoms: dict[tuple[str, bool, int], int] = {}
        for run in self.runs[bottom:]:
            if run.may_close:
                while run.count:
                    key = run.character, run.may_open, run.length % 3
                    lowest = bottoms.get(key, 0)
                    number = len(openers) - 1
                    while number >= lowest and not _match(openers[number], run):
                        number -= 1
                    if number < lowest:
                        bottoms[key] = len(openers)
                        break
                    opener = openers[number]
                    taken = 2 if opener.count >= 2 and run.count >= 2 else 1
                    opener.count -= taken
                    opener.opens.append(taken)
                    run.count -= taken
                    run.closes.append(taken)
                    del openers[number + (opener.count > 0) :]
                    for other, low in bottoms.items():
                        if low > len(openers):
                            bottoms[other] = len(openers)
            if run.count and run.may_open:
                openers.append(run)
        del self.runs[bottom:]

    def _open(self, start: int, end: int) -> int:
        self.nested = len(self.brackets) - 1
        self.brackets.append(_Bracket(len(self.out), end, end - start == 2, len(self.runs)))
        return self._copy(start, end)

    def _close(self, start: int) -> int:
        if not self.brackets:
            return self._copy(start, start + 1)
        bracket = self.brackets.pop()
        number = len(self.brackets)
        nested = number <= self.nested
        self.nested = min(self.nested, number - 1)
        linked = number < self.linked
        self.linked = min(self.linked, number)
        if self.text.startswith("^", bracket.at) and _note().fullmatch(self.text, bracket.at, start):
            # The mark of a footnote; before a colon, that of its text.
            del self.out[bracket.step :]
            del self.runs[bracket.runs :]
            return start + 1 + (not bracket.step and self.text.startswith(":", start + 1))
        target = None
        if bracket.image or not linked:
            target = self._target(bracket.at, start, nested)
        if target is None:
            return self._copy(start, start + 1)
        end, address = target
        end = self._behind(end)
        self._emphasis(bracket.runs)
        if bracket.image:
            del self.out[bracket.step :]
            return end
        self.out[bracket.step] = (self.page.open_link, ("[", address))
        self.out.append((self.page.close_link, ("[",)))
        self.linked = number
        return end

    def _target(self, begin: int, close: int, nested: bool) -> tuple[int, Text] | None:
        """What follows a label makes it a link: the end of the link and its address."""
        text = self.text
        if text.startswith("(", close + 1):
            at = _blank().match(text, close + 2).end()  # type: ignore[union-attr]
            destination = destination_at(text, at)
            first = last = at
            end = at
            if destination is not None:
                first, last, end = destination
                title = _title().match(text, end)
                if title is not None:
                    end = title.end()
            end = _blank().match(text, end).end()  # type: ignore[union-attr]
            if text.startswith(")", end):
                return end + 1, EMPTY if refused().match(text, first, last) else self._address(first, last)
        label = _label().match(text, close + 1)
        end = label.end() if label is not None else close + 1
        if label is not None and label[1]:
            words = label[1]
        elif nested or close - begin > 999:
            return None
        else:
            words = text[begin:close]
        address = self.lookup(words)
        return None if address is None else (end, address)

    def _address(self, start: int, end: int, *, escapes: bool = True) -> Text:
        return unescaped(self.raw, start, end, escapes=escapes)


def _match(opener: _Run, closer: _Run) -> bool:
    if opener.character != closer.character:
        return False
    if opener.character == "~":
        return opener.count >= 2 and closer.count >= 2
    if opener.may_close or closer.may_open:
        return (opener.length + closer.length) % 3 != 0 or (opener.length % 3 == 0 and closer.length % 3 == 0)
    return True


def destination_at(text: str, at: int) -> tuple[int, int, int] | None:
    """The address of a link that begins at a place: where it starts and ends, and where what follows it begins."""
    if text.startswith("<", at):
        found = _pointed().match(text, at)
        return None if found is None else (at + 1, found.end() - 1, found.end())
    level = 0
    end = len(text)
    for found in _stop().finditer(text, at):
        character = found[0][0]
        if character == "(":
            level += 1
            if level > 32:
                return None
        elif character == ")" and level:
            level -= 1
        elif character != "\\":
            end = found.start()
            break
    return (at, end, end) if end > at and not level else None


def unescaped(raw: Raw, start: int, end: int, *, escapes: bool = True) -> Text:
    """A stretch with its entities, and its backslash escapes, decoded."""
    if raw.text.find("&", start, end) < 0 and (not escapes or raw.text.find("\\", start, end) < 0):
        return raw.cut(start, end)
    parts = []
    at = start
    for found in _coded().finditer(raw.text, start, end):
        value = character_of(found[0]) if found[0][0] == "&" else found[0][1:] if escapes else None
        if value is None:
            continue
        parts.append(raw.cut(at, found.start()))
        at = found.end()
        if found[0][0] == "&":
            place = raw.place(found.start()), raw.place(at - 1) + 1
            parts += [Text.of(character, *place) for character in value]
        else:
            parts.append(raw.cut(at - 1, at))
    parts.append(raw.cut(at, end))
    return Text.join(parts)


def character_of(entity: str) -> str | None:
    """What an entity stands for; None if it is none."""
    if entity[1] == "#":
        number = int(entity[3:-1], 16) if entity[2] in "xX" else int(entity[2:-1])
        controls = number < 9 or number == 11 or 14 <= number < 32 or 127 <= number < 160
        return "\ufffd" if controls or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF else chr(number)
    from html.entities import html5

    return html5.get(entity[1:])


@cache
def _punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


_PUNCTUATION = string.punctuation
_LETTERS = string.ascii_letters
_STRONG = ("b", "strong")
_SLANTED = ("i", "em")
_BREAKING = ("br", "p", "div", "ul", "ol", "li", "dl", "dt", "dd", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "summary")
"""Elements whose tags begin another line."""
_SECTIONS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))
"""How comments and the like begin and end."""


@cache
def _special() -> re.Pattern[str]:
    """Where something other than plain text may begin."""
    # Alternatives that all begin with a character are looked for three times as fast: hence no "`+".
    return re.compile(r"\n[ \t]*|\\|``*|\*\**|__*|~~~*|!\[|\[|\]|<|&")


@cache
def _pair() -> re.Pattern[str]:
    """Plain words between marks of emphasis."""
    return re.compile(r"(\*\*?)(?![\s*])([^\n\\`*_~\[\]<&]++)(?<!\s)\1(?!\*)")


@cache
def _link() -> re.Pattern[str]:
    """A link of plain words to a plain address."""
    return re.compile(r"\[((?!\^)[^\n\\`*_~\[\]<&]++)\]\(([^\s()<>\\&\x00-\x20\x7f]++)\)")


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(r"[•‣◦▪▫●○■►▸➢✓✔] |\*\*[^*\n]{1,60}(?::\*\*|\*\*:)|__[^_\n]{1,60}(?::__|__:)")


@cache
def _backticks() -> re.Pattern[str]:
    return re.compile(r"`+")


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")


@cache
def _coded() -> re.Pattern[str]:
    return re.compile(_entity().pattern + r"|\\[!-/:-@\[-`{-~]")


@cache
def _autolink() -> re.Pattern[str]:
    # An address, or an e-mail address.
    label = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    return re.compile(
        rf"<(?:([A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>\x00-\x20]*)"
        rf"|[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,254}}@{label}(?:\.{label}){{0,60}})>"
    )


@cache
def refused() -> re.Pattern[str]:
    return re.compile(r"\s*(?:javascript|vbscript|file|data):", re.IGNORECASE)


@cache
def _tag() -> re.Pattern[str]:
    # Possessive throughout: each part either matches what it can or fails at once.
    return re.compile(
        r"""
        < (?: / ([A-Za-z][A-Za-z0-9-]*+) \s*+
            | ([A-Za-z][A-Za-z0-9-]*+)
              (?: \s++ [A-Za-z_:][A-Za-z0-9:._-]*+ (?: \s*+ = \s*+ (?: [^\s"'=<>`]++ | '[^']*+' | "[^"]*+" ) )?+ )*+
              \s*+ /?+
          )>
        """,
        re.VERBOSE,
    )


@cache
def _href() -> re.Pattern[str]:
    return re.compile(r"\shref\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++))", re.IGNORECASE)


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"[ \t\n]*")


@cache
def _pointed() -> re.Pattern[str]:
    return re.compile(r"<(?:[^<>\n\\]|\\[^\n])*+>")


@cache
def _note() -> re.Pattern[str]:
    return re.compile(r"\^[^\s^\[\]]{1,40}")


@cache
def _attributes() -> re.Pattern[str]:
    """What Pandoc and kramdown append to an element: `{#id .class key="value"}`."""
    return re.compile(r"\{:?[ ]?(?:[.#][\w-]|[\w-]{1,40}=)[^{}\n]{0,200}\}")


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"\\[^ \n\x00-\x1f\x7f]|[()\x00-\x20\x7f]")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(r"""[ \t\n]++(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))""", re.DOTALL)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.DOTALL)
