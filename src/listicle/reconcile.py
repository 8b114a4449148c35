"""From what the article promises and prints to remarks: claimed count, ordinals and the items found are held together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.document import Document
from listicle.item import Item, Listicle
from listicle.model import Remark
from listicle.readers.encoding import damage
from listicle.recognizers import kind


@cache
def _program_words() -> re.Pattern[str]:
    """Words of a title that, without naming a kind, speak of programs or of the institutions that hold them."""
    return re.compile(
        r"""\b(?:programs?|programmes?|schools?|universit\w+|colleges?|opportunit\w+|academ(?:y|ies)|courses?|camps?|degrees?|mentorships?|funding|trainings?
            |weiterbildung\w*|ausbildung\w*|studiengänge?|studium|kurse?|lehrgänge?|stipendien|becas?|máster\w*|escuelas?|cursos?|formations?|bourses?|écoles?|corsi|bolsas?)\b
            |캠프|프로그램|장학|과정|학교""",
        re.VERBOSE,
    )


def lists_programs(found: Listicle, items: Iterator[Item]) -> bool:
    """Whether the listed things are programs or the institutions that offer them, and not books, tools or festivals.

    The title says so, or the heading of a group, or a third of the heads, or what two thirds of the items say of themselves;
    only for the last are items asked for, as many as it takes to know.
    """
    entries = found.entries
    if not entries:
        return True
    for text in (found.title, *dict.fromkeys(group for entry in entries for group in entry.groups)):
        if text is not None and (kind.mentions(text) or _program_words().search(text.folded())):
            return True
    named = 0
    for entry in entries:
        named += bool(kind.mentions(entry.heading))
        if 3 * named >= len(entries):
            return True
    silent = 0
    for item in items:
        silent += not any(kind.mentions(sentence) for sentence in item.sentences[:4])
        if 3 * silent > len(entries):
            return False
    return True


def reconcile(found: Listicle, document: Document) -> Iterator[Remark]:
    """What a careful user should know about the list as a whole, with the place it was read from."""
    for code, message, start, end in damage(document.content):
        yield Remark(code, message, start, end)
    if not found.entries:
        yield Remark("no-programs", "no list of programs was found", None, None)
    elif found.claimed is not None and found.claimed[0] != len(found.entries):
        promised, place = found.claimed
        yield Remark(
            "count-differs", f"the article promises {promised} items, {len(found.entries)} were found", *place.span()
        )
    numbered = [(entry.number, entry.ordinal) for entry in found.entries if entry.number is not None and entry.ordinal]
    numbers = [number for number, _ in numbered]
    if len(numbers) < 2:
        return
    groups = [
        tuple(group.value for group in entry.groups)
        for entry in found.entries
        if entry.number is not None and entry.ordinal
    ]
    if len(set(numbers)) == 1:
        yield Remark("ordinals-repeat", f"every item prints the number {numbers[0]}", *numbered[1][1].span())
        return
    if len(numbers) < len(found.entries):
        yield Remark(
            "ordinals-missing", f"only {len(numbers)} of {len(found.entries)} items print a number", None, None
        )
    step = -1 if numbers[0] > numbers[-1] and groups[0] == groups[-1] else 1
    if step < 0:
        yield Remark("ordinals-descend", f"the list counts down from {numbers[0]}", *numbered[0][1].span())
    for before, (number, place), group_before, group in zip(numbers, numbered[1:], groups, groups[1:], strict=False):
        if number == before + step:
            continue
        if number == before:
            yield Remark("ordinals-tie", f"the number {number} is printed twice", *place.span())
        elif number == 1 and step > 0:
            if group == group_before:
                yield Remark("ordinals-restart", "the numbering starts again at 1", *place.span())
        else:
            yield Remark("ordinals-gap", f"after {before} comes {number}", *place.span())
