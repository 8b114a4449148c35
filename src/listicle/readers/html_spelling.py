"""Stretches of an HTML source in, the text that a reader sees in them out, each character with its place."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from typing import NamedTuple

from listicle.document import Link, Mark
from listicle.readers.html_elements import Anchor
from listicle.text import EMPTY, Piece, Text


class Style(NamedTuple):
    """How a run of characters is set."""

    strong: bool = False
    em: bool = False
    anchor: Anchor | None = None


Run = tuple[int, int, Style]
"""A stretch of the source without tags, or one tag that says `BREAK` or `SPACE`."""

Stretch = tuple[int, int, Style]
"""The characters of a text that are set in one style."""

PLAIN = Style()
BREAK = Style(em=True)
SPACE = Style(strong=True)
# Compared by identity: no run of characters is set in the last two.

_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ud800-\udfff"
)
"""Characters that nobody sees: controls, soft hyphens, zero-width spaces, marks of direction. Joiners shape letters."""

# What does not stand for itself: white space in a row, a character reference, an empty end tag, what nobody sees.
_SPECIAL = re.compile(rf"\s\s+|&\#?\w{{1,32}};?|</>|[{_UNSEEN}]+")
_BREAKS = re.compile(r"\r\n?|[^\r]+")
_TAG = re.compile(r"</?[A-Za-z]|<!")
_VISIBLE = re.compile(rf"[^{_UNSEEN}]")
_NUMERIC = re.compile(r"&#(?:[0-9]+|[xX][0-9a-fA-F]+);?")
_NAME = re.compile(r"<[^\s/>]*")
_ATTRIBUTE = re.compile(
    r"""
    [\s/]*
    (=?[^\s/>=]*)                                               # the name
    (?: \s*=\s* (?: "([^"]*)" | '([^']*)' | ([^\s>"'][^\s>]*) )? )?
    """,
    re.VERBOSE,
)


class _Spelling:
    """Text in the making. White space is held back until something follows it."""

    __slots__ = ("at", "begun", "content", "gap", "gap_value", "pieces", "values")

    def __init__(self, content: str) -> None:
        self.content = content
        self.values: list[str] = []
        self.pieces: list[Piece] = []
        self.at = 0
        self.begun = -1
        self.gap: tuple[int, int] | None = None
        self.gap_value = " "

    def space(self, start: int, end: int, value: str = " ") -> None:
        """White space; what follows a line break, or stands at the beginning, is none."""
        if not self.at:
            return
        if self.gap is None or (value == "\n" and self.gap_value == " "):
            self.gap, self.gap_value = (start, end), value
        elif self.gap[1] == start and self.gap_value == value == " ":
            self.gap = (self.gap[0], end)

    def write(self, start: int, end: int, value: str) -> None:
        """Characters that a reader sees, spelled one by one, or together by something else."""
        if self.gap is not None:
            self.pieces.append(Piece(self.at, *self.gap))
            self.values.append(self.gap_value)
            self.at += 1
            self.gap = None
        if self.begun < 0:
            self.begun = self.at
        length = len(value)
        if length == 1 or length == end - start:
            self.pieces.append(Piece(self.at, start, end))
        else:
            self.pieces.extend([Piece(self.at + number, start, end) for number in range(length)])
        self.values.append(value)
        self.at += length

    def plain(self, start: int, end: int, raw: str) -> None:
        """Characters that stand for themselves, with single white space between them."""
        body = raw.strip()
        if len(body) == len(raw):
            self.write(start, end, " ".join(raw.split()))
        elif body:
            low = start + len(raw) - len(raw.lstrip())
            high = low + len(body)
            if low > start:
                self.space(start, low)
            self.write(low, high, " ".join(body.split()))
            if high < end:
                self.space(high, end)
        else:
            self.space(start, end)

    def run(self, start: int, end: int) -> None:
        """A stretch of the source between two tags."""
        raw = self.content[start:end]
        words = " ".join(raw.split())
        # The usual case, told by fast tests: letters and single spaces.
        if words.isprintable() and "&" not in words and "<" not in words and len(words) == len(raw.strip()):
            self.plain(start, end, raw)
        else:
            self.special(start, end)

    def special(self, start: int, end: int, in_attribute: bool = False) -> None:
        """A stretch in which something does not stand for itself."""
        content = self.content
        if end == len(content):
            end = _end(content, start)
        at = start
        while found := _SPECIAL.search(content, at, end):
            low, high = found.span()
            if content[low] == "&":
                value, high = reference(content, low, high, in_attribute)
                if low > at:
                    self.plain(at, low, content[at:low])
                if value.isspace():
                    self.space(low, high)
                elif _VISIBLE.search(value):
                    self.write(low, high, value)
            else:
                if low > at:
                    self.plain(at, low, content[at:low])
                if content[low].isspace():
                    self.space(low, high)
            at = high
        if at < end:
            self.plain(at, end, content[at:end])

    def text(self) -> Text:
        return Text("".join(self.values), tuple(self.pieces)) if self.at else EMPTY


def _end(content: str, start: int) -> int:
    """Where the text ends that reaches to the end of the file: the file may break off within a tag."""
    tag = content.rfind("<", start)
    return tag if tag >= 0 and _TAG.match(content, tag) else len(content)


def reference(content: str, start: int, end: int, in_attribute: bool = False) -> tuple[str, int]:
    """What the `&` at `start` stands for, and where the character reference ends; one that is none is a plain `&`."""
    if found := _NUMERIC.match(content, start, end):
        return unescape(found.group()), found.end()
    name = content[start + 1 : end]
    if name in html5 and (name.endswith(";") or not in_attribute or content[end : end + 1] != "="):
        return html5[name], end
    if not in_attribute:
        for length in range(min(len(name), 6), 1, -1):
            # Those that need no semicolon have two to six letters.
            if name[:length] in html5:
                return html5[name[:length]], start + 1 + length
    return "&", start + 1


class _Kept(_Spelling):
    """Text in which white space counts, as in `<pre>`."""

    __slots__ = ()

    def space(self, start: int, end: int, value: str = " ") -> None:
        raw = self.content[start:end]
        if not raw.isspace():
            self.write(start, end, value)
            return
        for part in _BREAKS.finditer(raw):
            spelled = "\n" if part.group()[0] == "\r" else part.group()
            self.write(start + part.start(), start + part.end(), spelled)

    def plain(self, start: int, end: int, raw: str) -> None:
        self.write(start, end, raw.replace("\r", "\n"))

    run = _Spelling.special


def spell(content: str, runs: list[Run], kept: bool = False) -> tuple[Text, list[Stretch]]:
    """The text of the runs, and the stretches of it that are set in another style than plain.

    White space is collapsed, or kept as in `<pre>`, where only empty lines at the beginning and white space at the end go.
    """
    if len(runs) == 1 and not kept:
        start, end, style = runs[0]
        raw = content[start:end]
        words = " ".join(raw.split())
        body = raw.strip()
        if words.isprintable() and "&" not in words and "<" not in words and len(words) == len(body) > 0:
            # The usual case.
            if len(body) < len(raw):
                start += len(raw) - len(raw.lstrip())
                end = start + len(body)
            text = Text(words, (Piece(0, start, end),))
            return text, [] if style is PLAIN else [(0, len(words), style)]
    spelling = _Kept(content) if kept else _Spelling(content)
    stretches: list[Stretch] = []
    for start, end, style in runs:
        if style is PLAIN:
            spelling.run(start, end)
        elif style is BREAK:
            spelling.space(start, end, "\n")
        elif style is SPACE:
            spelling.space(start, end)
        elif start < end:
            spelling.begun = -1
            spelling.run(start, end)
            if spelling.begun >= 0:
                stretches.append((spelling.begun, spelling.at, style))
        else:
            stretches.append((spelling.at, spelling.at, style))
    text = spelling.text()
    if kept and text:
        cut = len(text) - len(text.value.lstrip("\n"))
        text = text[cut : len(text.value.rstrip())]
        last = len(text)
        stretches = [(max(0, low - cut), min(last, high - cut), style) for low, high, style in stretches]
        stretches = [stretch for stretch in stretches if stretch[0] < stretch[1]]
    return text, stretches


def attribute(content: str, tag: int, name: str) -> Text:
    """The value of an attribute of the start tag at `tag`: decoded, white space collapsed; empty where it has none."""
    found = _NAME.match(content, tag)
    at = found.end() if found else tag
    while found := _ATTRIBUTE.match(content, at):
        spelled = found.group(1)
        if not spelled:
            break
        if spelled == name or spelled.lower() == name:
            group = found.lastindex
            if group is None or group == 1:
                break
            start, end = found.span(group)
            value = found.group(group)
            if "&" not in value and value.isprintable():
                body = value.strip()
                return Text.of(body, start + value.index(body)) if body else EMPTY
            spelling = _Spelling(content)
            spelling.special(start, end, in_attribute=True)
            return spelling.text()
        at = found.end()
    return EMPTY


def tag_end(content: str, tag: int) -> int:
    """Where the tag at `tag` ends."""
    end = content.find(">", tag) + 1
    if not end:
        return len(content)
    if content.find('"', tag, end) < 0 and content.find("'", tag, end) < 0:
        return end
    found = _NAME.match(content, tag)
    at = found.end() if found else tag
    while (found := _ATTRIBUTE.match(content, at)) and found.group(1):
        at = found.end()
    return content.find(">", at) + 1 or len(content)


def marks(text: str, stretches: list[Stretch]) -> tuple[Mark, ...]:
    """The emphasized stretches, joined where only white space lies between."""
    found: list[Mark] = []
    for strong in (True, False):
        low = high = -1
        for start, end, style in stretches:
            if not (style.strong if strong else style.em) or start == end:
                continue
            if low >= 0 and (start == high or text[high:start].isspace()):
                high = end
                continue
            if low >= 0:
                found.append(Mark(low, high, strong))
            low, high = start, end
        if low >= 0:
            found.append(Mark(low, high, strong))
    if len(found) > 1:
        found.sort(key=lambda mark: mark[:2])
    return tuple(found)


def links(content: str, stretches: list[Stretch]) -> tuple[Link, ...]:
    """The links. One that holds nothing but a picture has no characters."""
    found: list[tuple[int, int, Anchor]] = []
    for start, end, style in stretches:
        anchor = style.anchor
        if anchor is None:
            continue
        if found and found[-1][2] is anchor:
            found[-1] = (found[-1][0], end, anchor)
        else:
            found.append((start, end, anchor))
    result = [Link(start, end, attribute(content, anchor.at, "href")) for start, end, anchor in found]
    return tuple([link for link in result if link.target])
