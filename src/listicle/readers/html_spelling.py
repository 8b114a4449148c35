"""Stretches of an HTML source in, the text that a reader sees in them out, each character with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
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
"""A stretch of the source without tags, or tags that say `BREAK`, `SPACE` or `JOINT`."""

Stretch = tuple[int, int, Style]
"""The characters of a text that are set in one style."""

PLAIN = Style()
BREAK = Style(em=True)
SPACE = Style(strong=True)
JOINT = Style()
"""Between two elements of a line that a page may well show apart: a label and its value, a name and a badge."""
_VALUE = Style(strong=True, em=True)
"""An attribute's value."""
# Compared by identity: no run of characters is set in the last four.

_Part = tuple[int, int, str | None]
"""A place in the source and what it stands for: characters one by one or all together, or None for white space."""

_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ud800-\udfff"
)
"""Characters that nobody sees: controls, soft hyphens, zero-width spaces, marks of direction. Joiners shape letters."""

# What does not stand for itself: white space in a row, a character reference, an empty end tag, what nobody sees.
# A pattern that begins with a class of characters is searched for faster.
_SPECIAL = re.compile(
    rf"""
    [\s&<{_UNSEEN}]
    (?: (?<=\s) \s+  |  (?<=&) \#?\w{{1,32}};?  |  (?<=<) />  |  (?<=[{_UNSEEN}]) )
    """,
    re.VERBOSE,
)
_SPECIAL_KEPT = re.compile(
    rf"""
    [\r&<{_UNSEEN}]
    (?: (?<=\r) \n?  |  (?<=&) \#?\w{{1,32}};?  |  (?<=<) />  |  (?<=[{_UNSEEN}]) )
    """,
    re.VERBOSE,
)
_WORDS = re.compile(r"\S+(?:\s\S+)*")
"""Words with no more than one white space between two of them."""
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


_PLAIN_TAG = re.compile(r"""<(?:/[a-z0-9]++|[^\s/>"'<]*+(?:\s+[^\s"'>/=<]++(?:="[^"]*+")?+)*+)\s*+/?>""")
"""A tag as nearly all are spelled, told in a tenth of the time that the others take."""
_NEAR = 300
"""Characters; an address that stands farther from the beginning of its tag is looked for attribute by attribute."""

_piece = partial(tuple.__new__, Piece)
"""A piece of three numbers, in half the time that it takes to name them."""
_mark = partial(tuple.__new__, Mark)
_link = partial(tuple.__new__, Link)
style_of = partial(tuple.__new__, Style)
"""Likewise."""


def spell(content: str, runs: list[Run], kept: bool = False) -> tuple[Text, list[Stretch]]:
    """The text of the runs, and the stretches of it that are set in another style than plain.

    White space is collapsed, or kept as in `<pre>`, where only empty lines at the beginning and white space at the end go.
    """
    if len(runs) == 1 and not kept:
        start, end, style = runs[0]
        raw = content[start:end]
        body = raw.strip()
        if body.isprintable() and "&" not in body and "<" not in body and "  " not in body and body:
            # The usual case, told by fast tests: letters and single spaces that stand for themselves.
            if len(body) < len(raw):
                start += len(raw) - len(raw.lstrip())
            return Text(body, start), [] if style is PLAIN else [(0, len(body), style)]
    values: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    stretches: list[Stretch] = []
    at = 0
    # White space is held back until something follows it: where it begins, -1 for none, and ends.
    gap = gap_end = -1
    broken = doubtful = False
    for start, end, style in runs:
        if style is SPACE or style is BREAK or style is JOINT or start == end:
            if start == end:
                stretches.append((at, at, style))
                continue
            if not kept:
                if style is JOINT:
                    if at and gap < 0:
                        gap, gap_end, broken, doubtful = start, end, False, True
                elif at and (gap < 0 or doubtful or (style is BREAK and not broken)):
                    gap, gap_end, broken, doubtful = start, end, style is BREAK, False
                continue
            if style is JOINT:
                continue
        raw = content[start:end]
        body = raw.strip()
        parts: Iterable[_Part]
        after = end
        if kept:
            parts = _kept_parts(content, start, end, style)
        elif body.isprintable() and "&" not in raw and "<" not in raw and "  " not in body and body:
            # The usual case again.
            low = start
            if len(body) < len(raw):
                low += len(raw) - len(raw.lstrip())
            after = low + len(body)
            parts = ((low, after, body),) if low == start else ((start, low, None), (low, after, body))
        else:
            parts = _parts(content, start, end, style)
        begun = -1
        for low, high, value in parts:
            if value is None:
                if gap < 0 or doubtful:
                    if at:
                        gap, gap_end, broken, doubtful = low, high, False, False
                elif gap_end == low and not broken:
                    gap_end = high
                continue
            if gap >= 0:
                if not doubtful or _are_apart(values[-1][-1], value[0]):
                    pieces.append((at, gap, gap_end))
                    values.append("\n" if broken else " ")
                    at += 1
                gap, doubtful = -1, False
            if begun < 0:
                begun = at
            length = len(value)
            if length == high - low or length == 1:
                pieces.append((at, low, high))
            else:
                pieces.extend([(at + number, low, high) for number in range(length)])
            values.append(value)
            at += length
        if after < end:
            gap, gap_end, broken = after, end, False
        if style is not PLAIN and begun >= 0:
            stretches.append((begun, at, style))
    if not at:
        return EMPTY, stretches
    text = Text.pieced(values[0] if len(values) == 1 else "".join(values), tuple(map(_piece, pieces)))
    return _trim(text, stretches) if kept else (text, stretches)


def _are_apart(last: str, first: str) -> bool:
    """Whether two characters on either side of a joint belong to two words: "durationOne", "Cost:$5", not "20" and "26"."""
    if first.isupper() or first in "$€£¥₹":
        return last.islower() or last.isdigit() or last in ")]%!?.:;”’"
    return first.isdigit() and (last.islower() or last in ")]%!?:;”’")


def _parts(content: str, start: int, end: int, style: Style) -> Iterable[_Part]:
    """What a stretch of the source spells, white space collapsed."""
    raw = content[start:end]
    words = " ".join(raw.split())
    if not words:
        return ((start, end, None),)
    if "&" in raw or "<" in raw or not words.isprintable():
        return _special(content, start, end, style is _VALUE)
    return _lines(raw, start)


def _lines(raw: str, start: int) -> Iterator[_Part]:
    """What letters and white space spell that stand at `start`."""
    at = 0
    for found in _WORDS.finditer(raw):
        low, high = found.span()
        if low > at:
            yield start + at, start + low, None
        words = found[0]
        yield start + low, start + high, words if words.isprintable() else " ".join(words.split())
        at = high
    if at < len(raw):
        yield start + at, start + len(raw), None


def _special(content: str, start: int, end: int, in_attribute: bool) -> Iterator[_Part]:
    """What a stretch of the source spells in which something does not stand for itself."""
    if end == len(content):
        end = _end(content, start)
    at = start
    while at < end:
        found = _SPECIAL.search(content, at, end)
        low, high = found.span() if found else (end, end)
        if low > at:
            # Letters and single white space up to there.
            raw = content[at:low]
            body = raw.strip()
            first = at + len(raw) - len(raw.lstrip())
            last = first + len(body)
            if first > at:
                yield at, first, None
            if body:
                yield first, last, body if body.isprintable() else " ".join(body.split())
                if last < low:
                    yield last, low, None
        if found is None:
            return
        sign = content[low]
        if sign == "&":
            value, high = reference(content, low, high, in_attribute)
            if value.isspace():
                yield low, high, None
            elif _VISIBLE.search(value):
                yield low, high, value
        elif sign.isspace():
            yield low, high, None
        at = high


def _kept_parts(content: str, start: int, end: int, style: Style) -> Iterator[_Part]:
    """What a stretch of preformatted source spells: white space stands for itself, but line ends are all alike."""
    if style is BREAK or style is SPACE:
        yield start, end, "\n" if style is BREAK else " "
        return
    if end == len(content):
        end = _end(content, start)
    at = start
    while at < end:
        found = _SPECIAL_KEPT.search(content, at, end)
        low, high = found.span() if found else (end, end)
        value = ""
        if found and content[low] == "&":
            value, high = reference(content, low, high)
        elif found and content[low] == "\r":
            value = "\n"
        if low > at:
            yield at, low, content[at:low]
        if _VISIBLE.search(value):
            yield low, high, value
        at = high


def _trim(text: Text, stretches: list[Stretch]) -> tuple[Text, list[Stretch]]:
    """Preformatted text without empty lines at the beginning and white space at the end."""
    cut = len(text) - len(text.value.lstrip("\n"))
    text = text[cut : len(text.value.rstrip())]
    last = len(text)
    moved = [(max(0, low - cut), min(last, high - cut), style) for low, high, style in stretches]
    return text, [stretch for stretch in moved if stretch[0] < stretch[1]]


def _end(content: str, start: int) -> int:
    """Where the text ends that reaches to the end of the file: the file may break off within a tag."""
    tag = content.rfind("<", start)
    return tag if tag >= 0 and _TAG.match(content, tag) else len(content)


def reference(content: str, start: int, end: int, in_attribute: bool = False) -> tuple[str, int]:
    """What the `&` at `start` stands for, and where the character reference ends; one that is none is a plain `&`."""
    if content.startswith("#", start + 1) and (found := _NUMERIC.match(content, start, end)):
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


def attribute(content: str, tag: int, name: str) -> Text:
    """The value of an attribute of the start tag at `tag`: decoded, white space collapsed; empty where it has none."""
    found = _NAME.match(content, tag)
    at = found.end() if found else tag
    if content.startswith(f' {name}="', at):
        start = at + len(name) + 3
        return _value(content, start, content.find('"', start))
    while found := _ATTRIBUTE.match(content, at):
        spelled = found.group(1)
        if not spelled:
            break
        if spelled == name or spelled.lower() == name:
            group = found.lastindex
            return EMPTY if group is None or group == 1 else _value(content, *found.span(group))
        at = found.end()
    return EMPTY


def _value(content: str, start: int, end: int) -> Text:
    """The value of an attribute that stands from `start` to `end`."""
    if start >= end:
        return EMPTY
    raw = content[start:end]
    ands = raw.count("&amp;")
    if not ands or ands < raw.count("&") or "<" in raw or " " in raw or not raw.isprintable():
        return spell(content, [(start, end, _VALUE)])[0]
    # An address with arguments, in a third of the time.
    pieces: list[Piece] = []
    at, low = 0, start
    for part in raw.split("&amp;"):
        if low > start:
            pieces.append(_piece((at, low - 5, low)))
            at += 1
        if part:
            pieces.append(_piece((at, low, low + len(part))))
            at += len(part)
        low += len(part) + 5
    return Text.pieced(raw.replace("&amp;", "&"), tuple(pieces))


def tag_end(content: str, tag: int) -> int:
    """Where the tag at `tag` ends."""
    plain = _PLAIN_TAG.match(content, tag)
    if plain is not None:
        return plain.end()
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
    if len(stretches) == 1:
        ((low, high, style),) = stretches
        if low == high or not (style.strong or style.em):
            return ()
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
                found.append(_mark((low, high, strong)))
            low, high = start, end
        if low >= 0:
            found.append(_mark((low, high, strong)))
    if len(found) > 1:
        found.sort(key=lambda mark: mark[:2])
    return tuple(found)


def links(content: str, stretches: list[Stretch]) -> tuple[Link, ...]:
    """The links. One that holds nothing but a picture has no characters."""
    found: list[Link] = []
    last: Anchor | None = None
    for start, end, style in stretches:
        anchor = style.anchor
        if anchor is None:
            continue
        if anchor is not last:
            last = anchor
            target = _target(content, anchor)
            if target.value:
                found.append(_link((start, end, target)))
        elif target.value:
            found[-1] = Link(found[-1].start, end, target)
    return tuple(found)


def _target(content: str, anchor: Anchor) -> Text:
    """The address that a link leads to."""
    value, at = anchor.href, anchor.tag.col
    if value and value.isprintable() and " " not in value:
        # The usual case: it stands there as it is, and not in the quotes of another attribute.
        if content.startswith(f'<a href="{value}"', at):
            return Text(value, at + 9)
        place = content.find(f'href="{value}"', at, at + len(value) + _NEAR)
        if place > 0 and content[place - 1].isspace() and content.find("'", at, place) < 0:
            return Text(value, place + 6)
    return attribute(content, at, "href")
