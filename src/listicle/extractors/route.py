"""The route by which extractors reach a field in labelled sections: which of an item's sections bear its labels, and what says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from listicle.item import Item, Section
from listicle.text import Text


@cache
def _fits(labels: tuple[str, ...]) -> Callable[[str], bool]:
    """Tells of a label, remembering what it told. By hand, as to compile so many patterns takes longer than to read a short article."""
    whole = frozenset([label.strip() for label in labels if "*" not in label])
    parts = [(label.strip("* "), label[0] == "*", label[-1] == "*") for label in labels if "*" in label]

    @lru_cache(maxsize=1024)
    def fits(label: str) -> bool:
        said = bare(label)
        return said in whole or any(_has(said, *part) for part in parts)

    return fits


def _has(said: str, words: str, begun: bool, continued: bool) -> bool:
    """Whether a label is these words, with other words before them if it may be begun by such, and after them if continued."""
    at = said.find(words)
    while at >= 0:
        end = at + len(words)
        if (at == 0 or (begun and not _in_word(said[at - 1]))) and (
            end == len(said) or (continued and not _in_word(said[end]))
        ):
            return True
        at = said.find(words, at + 1)
    return False


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


@lru_cache(maxsize=1024)
def bare(label: str) -> str:
    """A label as labels are compared: lower case, without brackets, digits' marks and the punctuation around it."""
    bare = re.sub(r"\([^)]{0,60}\)", " ", label.lower())
    return " ".join(re.findall(r"[\w'’&/+-]+", bare))


def labelled(item: Item, labels: tuple[str, ...], never: tuple[str, ...] = (), *, empty: bool = False) -> list[Section]:
    """The item's sections that carry one of the labels, those with the earlier label of the list first; empty cells on request.

    `* fee` is any label that ends in "fee", `cost *` one that begins so.
    """
    sections = item.sections
    if not sections:
        return []
    known = _known(item)
    fitting = known.get((labels, never))
    if fitting is None:
        fitting = known[labels, never] = _fitting([section.label.value for section in sections], labels, never)
    if not fitting:
        return []
    return [sections[number] for number in fitting if empty or not blank(sections[number].content)]


_Known = dict[tuple[tuple[str, ...], tuple[str, ...]], list[int]]
"""Which of an item's sections carry one of some labels, and none of others."""


@lru_cache(maxsize=2)
def _known(item: Item) -> _Known:
    """What is known of an item's labels, asked for once for all fields: their comparison takes longer than what is looked up."""
    return _remembered(tuple([section.label.value for section in item.sections]))


@lru_cache(maxsize=64)
def _remembered(borne: tuple[str, ...]) -> _Known:
    """What is known of the items that bear these labels, as the items of a list bear the same; to be added to."""
    return {}


def _fitting(borne: list[str], labels: tuple[str, ...], never: tuple[str, ...]) -> list[int]:
    """The numbers of the labels borne that fit, in order of the list."""
    fits = _fits(labels)
    fitting = [number for number, label in enumerate(borne) if fits(label)]
    if fitting and never:
        out = _fits(never)
        fitting = [number for number in fitting if not out(borne[number])]
    if len(fitting) > 1:
        ranks = [_fits((label,)) for label in labels]
        fitting.sort(key=lambda number: next((n for n, rank in enumerate(ranks) if rank(borne[number])), len(labels)))
    return fitting


def blank(content: Text) -> bool:
    """Whether a passage says that nothing is stated: it is empty, a dash, "N/A", "TBD", "Various"."""
    return not content or (len(content) <= LONGEST_BLANK and _blank().fullmatch(content.folded()) is not None)


LONGEST_BLANK = 24
"""Characters; a longer passage says something."""


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(
        r"""\W*|\W*(?:n\s?/?\s?a|tb[adc]|to\sbe\s(?:announced|determined|confirmed)|unknown|not\s(?:specified|stated|listed|available|applicable|disclosed|mentioned|given)
            |unspecified|undisclosed|var(?:ies|y|ious|iable)|see\s(?:website|site|link|details|above|below))\W*""",
        re.VERBOSE,
    )


def at(text: Text, part: Text) -> tuple[int, int]:
    """Where a part that was cut out of a text stands in it."""
    start = text.find(part)
    return start, start + len(part)
