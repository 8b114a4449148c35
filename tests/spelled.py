"""An independent check that each character of each block is spelled where its text says, for text and Markdown."""

from __future__ import annotations

import html
import re

from listicle.document import Document
from listicle.text import Text

UNSEEN = "\u200b\u2060\ufeff\xad"
"""Characters that take no room: they may stand anywhere, and are never shown."""


def stands_for(shown: str, written: str) -> bool:
    """Whether a character that a reader sees can be what this stretch of source is written for."""
    if shown == written:
        return True
    if written.startswith("&") and written.endswith(";"):
        decoded = html.unescape(written)
        return shown in decoded or (shown == " " and decoded.isspace()) or (shown == "\ufffd" and "&#" in written)
    if re.fullmatch(r"\\[ux][0-9A-Fa-f]+", written):
        # An escape in the front matter.
        return shown == chr(int(written[2:], 16))
    if shown == "\t":
        # Between two cells.
        return "|" in written or "\t" in written
    if shown in " \n":
        # White space, the ends of lines with the marks of quotes and lists before the next one, or a tag that breaks the line.
        return re.fullmatch(rf"[\s>\\{UNSEEN}]*", written) is not None or re.fullmatch(r"<[^<>]*>", written) is not None
    return False


def misplaced(document: Document) -> list[str]:
    """What is wrong with the places of a document."""
    wrong = []
    for number, block in enumerate(document.blocks):
        texts = [("text", block.text), *(("cell", cell) for cell in block.cells)]
        if block.marker is not None:
            texts.append(("marker", block.marker))
        texts += [("target", link.target) for link in block.links]
        for what, text in texts:
            wrong += [f"block {number}, {what}: {fault}" for fault in faults(text, document.content)]
        for start, end, _ in (*block.marks, *block.links):
            if not 0 <= start < end <= len(block.text):
                wrong.append(f"block {number}: nothing from {start} to {end}")
    for name, value in document.metadata:
        wrong += [f"{name}: {fault}" for fault in faults(value, document.content)]
    return wrong


def faults(text: Text, content: str) -> list[str]:
    wrong = []
    last = (0, 0)
    for index, character in enumerate(text.value):
        start, end = text.span(index, index + 1)
        written = content[start:end]
        if not 0 <= start < end <= len(content):
            wrong.append(f"{character!r} stands from {start} to {end}")
        elif not stands_for(character, written):
            wrong.append(f"{character!r} is not {written!r} at {start}")
        if start < last[1] and (start, end) != last:
            wrong.append(f"{character!r} at {start} stands before the character before it")
        last = start, end
    return wrong
