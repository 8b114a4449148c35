"""Whether participants do or may do research, where the item says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.item import Finding, Item
from listicle.model import Basis
from listicle.recognizers.kind import vocabulary
from listicle.recognizers.rule import holds, words
from listicle.text import Text

_PROJECT = r"""research(?<!no\ research)(?<!prior\ research)(?<!previous\ research)\ (?:opportunit(?:y|ies)|projects?|internships?|experience|training|thesis|
    rotations?|component|year|block|assistant|program(?:me)?)\b"""
_LED = r"""\b(?:conduct(?:s|ing)?|perform(?:s|ing)?|pursue|engag(?:e|ing)\ in|participat(?:e|ing)\ in|carry\ out|do|doing|undertake|lead)
        \ (?:(?!your\ own\ )\w+\ ){0,3}research\b
    | \b(?:commitment\ to|emphasis\ on|focus(?:es)?\ on|opportunit(?:y|ies)\ (?:for|in))\ (?:[\w-]+,?\ ){0,4}research\b"""
LEADING = words("""
    conduct conducts conducting perform performs performing pursue engage engaging participate participating carry do doing undertake lead
    commitment emphasis focus focuses
""")
OFFERING = ("opportunity for", "opportunity in", "opportunities for", "opportunities in")
"""One of these leads up to the research, in all but `_PROJECT`."""


@cache
def _project() -> re.Pattern[str]:
    """What begins with "research" itself is found in a fifth of the time."""
    return re.compile(_PROJECT, re.VERBOSE)


@cache
def _research() -> re.Pattern[str]:
    return re.compile(rf"{_PROJECT} | {_LED}", re.VERBOSE)


def research(item: Item) -> Iterator[Finding]:
    places: tuple[tuple[tuple[Text, ...], Basis], ...] = (
        ((item.heading,), "heading"),
        (item.sentences, "prose"),
        (item.lines, "section"),
    )
    for texts, basis in places:
        for text in texts:
            folded = text.folded()
            if "research" in folded:
                led = holds(folded, OFFERING) or not LEADING.isdisjoint(vocabulary(text))
                match = (_research() if led else _project()).search(folded)
                if match is not None:
                    yield Finding(True, text.match(match), basis, "research.named")
