"""What a sentence says of a field behind certain words: "training in …", "access to …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from listicle.extractors.signs import sign, signed
from listicle.item import Item
from listicle.recognizers import reading
from listicle.recognizers.kind import vocabulary
from listicle.recognizers.rule import compiled
from listicle.text import Text


class Cue:
    """Words behind which a sentence says something of a field.

    `pattern` is verbose, and matched against the sentence in lower case. `openings` names, for a word of which every match holds one,
    all that a match with it may begin with: it is tried only where that stands. `signs` are other words of which every match holds one.
    """

    __slots__ = ("openings", "pattern", "sign", "words")

    def __init__(self, pattern: str, openings: Mapping[str, tuple[str, ...]], signs: Iterable[str] = ()) -> None:
        self.pattern = pattern
        self.openings = openings
        self.words = frozenset(openings)
        self.sign = sign(signs or openings)
        """What the sentences bear that may hold a match."""


def told(item: Item, cue: Cue) -> list[Text]:
    """What follows each match of a cue in an item's sentences."""
    found: list[Text] = []
    for sentence, signs in signed(item):
        if signs & cue.sign:
            found += clauses(sentence, cue)
    return found


def clauses(sentence: Text, cue: Cue) -> list[Text]:
    """What follows each match of a cue in a sentence, up to the end of the sentence or of its opening."""
    found: list[Text] = []
    for match in matches(sentence, cue):
        start, end = match.end(), len(sentence.value)
        first = vocabulary(sentence)[0]
        if (first in _OPENING or first.endswith("ing")) and _opens(match.string, first, start):
            subject = compiled(_SUBJECT).search(match.string, start)
            end = subject.start() if subject is not None else end
        rest = sentence.part(start, end, " .,!?")
        if rest.value:
            found.append(rest)
    return found


def matches(sentence: Text, cue: Cue) -> list[re.Match[str]]:
    """The matches of a cue in a sentence."""
    openings = [opening for word in cue.words.intersection(vocabulary(sentence)) for opening in cue.openings[word]]
    return reading.matches(sentence.folded(), _read(cue.pattern), openings)


@cache
def _read(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


def _opens(folded: str, first: str, end: int) -> bool:
    """Whether a sentence begins with such a word as an opening, its subject coming after a comma: "With a focus on …, it supports …"."""
    return first != "ing" and len(first) < end and folded.startswith(first) and folded[len(first)].isspace()


_OPENING = ("with", "by", "through", "while", "as", "in")
_SUBJECT = r",\s(?:it|they|the|this|these|we|you|he|she|students|fellows|participants|residents|interns)\s"
