"""Where an item has figures outside its labelled passages: looked for once, for all who read amounts and days."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from listicle.item import Item
from listicle.recognizers.number import has_digit
from listicle.text import Text


class Figures(NamedTuple):
    """What of an item holds a digit, outside its labelled passages."""

    headings: tuple[Text, ...]
    """The heading, or nothing."""
    lines: tuple[Text, ...]
    sentences: tuple[Text, ...]


@lru_cache(maxsize=2)
def said(item: Item) -> str:
    """Heading, lines and sentences in lower case, one below the other: what is not in there need not be looked for in each."""
    return "\n".join([text.folded() for text in (item.heading, *item.lines, *item.sentences)])


@lru_cache(maxsize=2)
def figures(item: Item) -> Figures:
    """The figures of an item. Many items have none, which is soon told of all their words at once."""
    if not has_digit(said(item)):
        return NONE
    heading, lines, sentences = (item.heading,), item.lines, item.sentences
    return Figures(
        *[tuple([text for text in texts if has_digit(text.folded())]) for texts in (heading, lines, sentences)]
    )


NONE = Figures((), (), ())
