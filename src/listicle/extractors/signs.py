"""Which of an item's sentences may hold what: told from their words, once for all extractors that ask."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import count

from listicle.item import Item
from listicle.recognizers.kind import read_vocabulary, vocabulary
from listicle.recognizers.rule import ascii_words
from listicle.text import Text

_SIGNS: dict[str, int] = {}
"""What each word is a sign of."""
_known = _SIGNS.__contains__
_numbers = count()


def sign(words: Iterable[str]) -> int:
    """A sign, which the sentences bear that hold one of the words. To be made where a module is imported."""
    made: int = 1 << next(_numbers)
    for word in words:
        _SIGNS[word] = _SIGNS.get(word, 0) | made
    return made


CAPITAL = sign(())
"""Borne by every sentence with a capital behind its first letter, and by few others."""


@lru_cache(maxsize=1)
def signed(item: Item) -> list[tuple[Text, int]]:
    """The item's sentences, each with the signs that it bears: one look at its words instead of one for each sign."""
    found: list[tuple[Text, int]] = []
    for sentence in item.sentences:
        value, folded = sentence.value, sentence.folded()
        if folded.isascii():  # as in `vocabulary`, with its tests done once and without its calls
            said = ascii_words(folded)
            signs = 0 if value.endswith(folded[1:]) else CAPITAL
            if sentence.readings is None:
                sentence.readings = {read_vocabulary: said}
        else:
            said = vocabulary(sentence)
            signs = 0 if value[1:].islower() else CAPITAL
        for word in filter(_known, said):
            signs |= _SIGNS[word]
        found.append((sentence, signs))
    return found
