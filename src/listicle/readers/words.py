"""A stretch of the source in; the words that a reader sees there, and the addresses among them, out."""

from __future__ import annotations

import re
from functools import cache

from listicle.document import Link
from listicle.text import Text

INVISIBLE = "\u200b\u2060\ufeff\xad"
"""Characters that cannot be seen: zero-width space, word joiner, byte order mark, soft hyphen."""


def words(value: str, start: int) -> list[Text]:
    """The characters of one line, which stand at `start`, with white space collapsed and what cannot be seen left out."""
    if even(value):
        return [Text.of(value, start)] if value else []
    parts = []
    at = 0
    for found in odd().finditer(value):
        if found.start() > at:
            parts.append(Text.of(value[at : found.start()], start + at))
        if found[1] is not None:
            parts.append(Text.of(" ", start + found.start(), start + found.end()))
        at = found.end()
    if at < len(value):
        parts.append(Text.of(value[at:], start + at))
    return parts


def even(value: str) -> bool:
    """Whether a stretch has nothing for `odd` to find; where it has controls or joiners, False as well."""
    return value.isprintable() and "  " not in value


@cache
def odd() -> re.Pattern[str]:
    """Finds white space that is not one space (group 1), and runs of characters that cannot be seen."""
    return re.compile(rf"((?:[^\S ]|\s(?=[\s{INVISIBLE}]))[\s{INVISIBLE}]*)|[{INVISIBLE}]+")


def addresses(text: Text) -> list[Link]:
    """The addresses with a scheme or "www.", each leading to itself; one cut short with an ellipsis leads nowhere."""
    value = text.value
    if "://" not in value and "www." not in value:
        return []
    links = []
    for found in _address().finditer(value):
        start, end = found.span()
        if "…" in found[0] or "..." in found[0]:
            continue
        end = start + len(_bare(found[0]))
        links.append(Link(start, end, text[start:end]))
    return links


def _bare(address: str) -> str:
    """Without the punctuation that belongs to the sentence around it."""
    while True:
        shorter = address.rstrip(".,;:!?'*_~")
        last = shorter[-1:]
        # A closing bracket belongs to the address if it was opened there.
        if last in _OPENING and shorter.count(last) > shorter.count(_OPENING[last]):
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter


_OPENING = {")": "(", "}": "{"}


@cache
def _address() -> re.Pattern[str]:
    # White space, quotation marks and angle brackets end an address; so does a bar between two columns.
    return re.compile(
        r"(?:(?<!\w)https?://|(?<![\w@/.:-])www\.)(?=\w)[^\s<>\[\]\"“”„«»‘’`|\\^\u3000-\u303f\uff00-\uff5e]+",
        re.IGNORECASE,
    )
