"""Whether participants do or may do research, where the item says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.item import Finding, Item
from listicle.model import Basis
from listicle.text import Text


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
    places: tuple[tuple[tuple[Text, ...], Basis], ...] = (
        ((item.heading,), "heading"),
        (item.sentences, "prose"),
        (item.lines, "section"),
    )
    for texts, basis in places:
        for text in texts:
            folded = text.folded()
            if "research" in folded and (match := _research().search(folded)) is not None:
                yield Finding(True, text.match(match), basis, "research.named")
