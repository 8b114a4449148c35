"""Text in; the web addresses that it spells out, as links, out."""

from __future__ import annotations

import re
from functools import cache

from listicle.document import Link
from listicle.text import Text


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
        if value[end - 1] != "/" or value[end - 2] != "/":
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
        r"(?:(?<!\w)https?://|(?<![\w@/.:-])www\.)[^\s<>\[\]\"“”„«»‘’`|\\^\u3000-\u303f\uff00-\uff5e]+", re.IGNORECASE
    )
