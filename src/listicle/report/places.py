"""A run → its records with line, column and, where the page's address is known, a link to each quote.

The link is a text fragment (WICG Scroll To Text Fragment, `#:~:text=`): the words of the passage, with those before and after
it so that a passage that stands twice is told from its like. Browsers find it in the page as shown, not in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any
from urllib.parse import quote, urldefrag

import orjson

from listicle.document import Block
from listicle.pipeline import Journey
from listicle.report.lines import Lines

WHOLE = 60
"""Characters; of a longer passage a link names the beginning and the end."""
AROUND = 3
"""Words before and after a passage that a link names."""


def located(journey: Journey) -> bytes:
    """The document as JSON, each piece of evidence with `line`, `column` and `link` (null without an address)."""
    document: dict[str, Any] = journey.result.model_dump()
    lines = Lines(journey.document.content)
    passages = _Passages(journey.document.blocks)
    url = journey.document.source.url
    for record in (document["article"], *document["programs"]):
        for proofs in record["evidence"].values():
            for proof in proofs:
                proof["line"], proof["column"] = lines.at(proof["start"])
                proof["link"] = passages.link(url, proof["start"], proof["text"]) if url else None
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


class _Passages:
    """The blocks of a page by their places."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.blocks = [block for block in blocks if block.text]
        self.starts = [block.text.pieces[0].start for block in self.blocks]

    def link(self, url: str, start: int, text: str) -> str | None:
        """The address that opens the page at a passage; None for what no reader sees, such as the address of a link."""
        number = bisect_right(self.starts, start) - 1
        if number < 0 or not text.strip():
            return None
        block = self.blocks[number].text
        pieces = block.pieces
        piece = pieces[bisect_right(pieces, start, key=lambda one: one.start) - 1]
        at = block.value.find(text, piece.at)
        if at < 0:
            return None
        shown = " ".join(text.split())
        said = _escaped(shown)
        if len(shown) > WHOLE:
            words = shown.split()
            said = f"{_escaped(' '.join(words[:AROUND]))},{_escaped(' '.join(words[-AROUND:]))}"
        before = re.split(r"\s*\n\s*", block.value[:at])[-1].split()[-AROUND:]
        after = re.split(r"\s*\n\s*", block.value[at + len(text) :])[0].split()[:AROUND]
        prefix = f"{_escaped(' '.join(before))}-," if before and block.value[at - 1].isspace() else ""
        suffix = f",-{_escaped(' '.join(after))}" if after and block.value[at + len(text)].isspace() else ""
        return f"{urldefrag(url).url}#:~:text={prefix}{said}{suffix}"


def _escaped(words: str) -> str:
    """Percent-encoded as a text directive needs it: also the dash and the comma, which are its syntax."""
    return quote(words, safe="").replace("-", "%2D")
