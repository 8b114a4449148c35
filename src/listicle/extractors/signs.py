"""Which of an item's sentences may hold what: told from their words, once for all extractors that ask."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import count

from listicle.item import Item
from listicle.recognizers.kind import vocabulary
from listicle.text import Text

_SIGNS: dict[str, int] = {}
"""What each word is a sign of."""
_numbers = count()


def sign(words: Iterable[str]) -> int:
    """A sign, which the sentences bear that hold one of the words. To be made where a module is imported."""
    made: int = 1 << next(_numbers)
    for word in words:
        _SIGNS[word] = _SIGNS.get(word, 0) | made
    return made


@lru_cache(maxsize=1)
def signed(item: Item) -> list[tuple[Text, int]]:
    """The item's sentences, each with the signs that it bears: one look at its words instead of one for each sign."""
    found: list[tuple[Text, int]] = []
    for sentence in item.sentences:
        signs = 0
        for word in _SIGNS.keys() & vocabulary(sentence):
            signs |= _SIGNS[word]
        found.append((sentence, signs))
    return found
