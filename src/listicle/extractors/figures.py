"""Where an item has figures outside its labelled passages: looked for once, for all who read amounts and days."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from listicle.item import Item
from listicle.recognizers.number import has_digit
from listicle.text import Text


class Figures(NamedTuple):
    """What an item says outside its labelled passages, and those parts of it that hold a digit."""

    said: str
    """Heading, lines and sentences in lower case, one below the other: what they do not hold need not be looked for in each."""
    headings: tuple[Text, ...]
    """The heading, or nothing."""
    lines: tuple[Text, ...]
    sentences: tuple[Text, ...]


@lru_cache(maxsize=2)
def figures(item: Item) -> Figures:
    """The figures of an item. Many items have none, which is soon told of all their words at once."""
    heading, lines, sentences = (item.heading,), item.lines, item.sentences
    folded = [text.folded() for text in (*heading, *lines, *sentences)]
    said = "\n".join(folded)
    if not has_digit(said):
        return Figures(said, (), (), ())
    told = [has_digit(words) for words in folded]
    below = len(lines) + 1
    return Figures(
        said,
        heading if told[0] else (),
        tuple(compress(lines, told[1:below])),
        tuple(compress(sentences, told[below:])),
    )
