"""Whether participants do or may do research, where the item says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.item import Finding, Item


@cache
def _research() -> re.Pattern[str]:
    return re.compile(
        r"""(?<!no\ )(?<!prior\ )(?<!previous\ )research\ (?:opportunit(?:y|ies)|projects?|internships?|experience|training|thesis|rotations?|component|year|block|
            assistant|program(?:me)?)\b
          | \b(?:conduct(?:s|ing)?|perform(?:s|ing)?|pursue|engag(?:e|ing)\ in|participat(?:e|ing)\ in|carry\ out|do|doing|undertake|lead)\ (?:(?!your\ own\ )\w+\ ){0,3}research\b
          | \b(?:commitment\ to|emphasis\ on|focus(?:es)?\ on|opportunit(?:y|ies)\ (?:for|in))\ (?:[\w-]+,?\ ){0,4}research\b""",
        re.VERBOSE,
    )


def research(item: Item) -> Iterator[Finding]:
    for text, basis in (
        (item.heading, "heading"),
        *((s, "prose") for s in item.sentences),
        *((line, "section") for line in item.lines),
    ):
        match = _research().search(text.folded()) if "research" in text.folded() else None
        if match is not None:
            yield Finding(True, text.match(match), basis, "research.named")  # type: ignore[arg-type]
