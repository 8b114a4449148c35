"""A page without headings, such as a text saved from the web → its short lines as heads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listicle.listicle import words
from listicle.listicle.heads import Head, abbreviated, cut, is_residue, number_of, sort_of
from listicle.listicle.page import Page
from listicle.listicle.sequence import Run, Sequence

LONGEST = 110
"""Characters; what is longer is a sentence."""


def short_lines(page: Page) -> Iterator[Sequence]:
    """Short lines that stand alone, with text below them.

    Which of them are heads of items, of groups and of sub-sections is told by what stands between them: a line directly above
    another one heads a group; a line that comes again and again is a label; where most items have the same label below
    them ("What you'll learn"), what has none is no item.
    """
    if not page.plain:
        return
    places = sorted([*page.lines, *page.ranked]) if page.ranked else page.lines
    lines = [at for at in places if at != page.title_at and page.own[at] and is_short(page, at)]
    if len(lines) < 3:
        return
    labels = _labels(page, lines)
    heads = [at for at in lines if at not in labels]
    runs = list(_runs(page, heads, labels))
    if runs:
        yield Sequence("plain-headings", "short lines above longer text", tuple(runs), False)


def _labels(page: Page, lines: list[int]) -> set[int]:
    """The short lines that are parts of an item or tags of it: captions, labels and their values, lines that come again and again."""
    texts = [words.plain(page.blocks[at].text.value) for at in lines]
    # A head and the caption below it that repeats it count once.
    said = Counter(text for text, before in zip(texts, ["", *texts], strict=False) if text != before)
    keys = Counter(key for at in lines if (key := _key(page, at)))
    labels: set[int] = set()
    head = ""
    labelled = -1
    """The sub-heading right above ("Acme pricing"), which may have its value in the next line ("Free")."""
    for place, at in enumerate(lines):
        value, text = page.blocks[at].text.value, texts[place]
        followed = place + 1 < len(lines) and lines[place + 1] == at + 1
        if text in words.LABELS or value.endswith(":"):
            labels.add(at)
        elif head and _part_of(head, value):
            labels.add(at)
            labelled = at
        elif (labelled == at - 1 and labelled >= 0 and text.count(" ") <= 3) or (
            said[text] > 2
            or keys[_key(page, at)] > 2
            or (said[text] == 2 and followed)
            or (head and _says_again(words.plain(head), text))
        ):
            labels.add(at)
        else:
            head = value
    return labels


def is_short(page: Page, at: int) -> bool:
    """A line that may be a heading: short, alone, begun with a capital or a figure, not ended like a sentence."""
    block = page.blocks[at]
    value = block.text.value
    if len(value) > LONGEST or block.kind != "paragraph" or block.depth or "\n" in value or "\t" in value:
        return False
    first = next((word for word in value.split() if word[0].isalnum() or any(map(str.isalnum, word))), "")
    if not first or first.islower() or value.count(" ") > 13:
        return False
    last = value.rstrip("\"'”’)")[-1:]
    if last in ".;," and not (last == "." and abbreviated(value.split()[-1]) and value.count(" ") < 7):
        return False
    if " » " in value or " › " in value or value.count(" | ") > 1 or value.count(" > ") > 1:
        # A trail of links.
        return False
    return not (". " in value[:-2] and value.count(" ") > 6) and not is_residue(value)


def _key(page: Page, at: int) -> str:
    """What stands before a colon in a line ("Pictured: …")."""
    return page.blocks[at].text.value.partition(": ")[0] if ": " in page.blocks[at].text.value[:30] else ""


def _says_again(head: str, text: str) -> bool:
    """A caption that repeats the head."""
    return text == head or (len(text) > 12 and (head.startswith(text) or text.startswith(head)))


def _part_of(head: str, line: str) -> bool:
    """A sub-heading that begins with the item's name and goes on in small letters ("Acme pricing")."""
    name = head.split(":")[0].split(" ")[0]
    rest = line[len(name) :].split()
    return (
        len(name) > 2
        and line.startswith(name)
        and 0 < len(rest) <= 4
        and (rest[-1].islower() and len(rest) < len(head.split()))
    )


def _runs(page: Page, heads: list[int], labels: set[int]) -> Iterator[Run]:
    """Names in a row, parted by the lines above several of them and by questions and advice."""
    below: dict[int, set[str]] = {}
    for place, at in enumerate(heads):
        end = heads[place + 1] if place + 1 < len(heads) else len(page.blocks)
        below[at] = {
            _label(page, other)
            for other in range(at + 1, min(end, at + 40))
            if other in labels or _labelled(page, other)
        } - {""}
    sorts = {at: sort_of(page.blocks[at].text.value) for at in heads}
    names = [at for at in heads if sorts[at] == "name"]
    counted = Counter(label for at in names for label in below[at])
    common = {label for label, count in counted.items() if count >= 4 and count * 2 >= len(names)}
    tagged = _tagged(heads, labels)
    starts = dict(zip(heads, heads, strict=True))
    if tagged:
        for at in heads:
            while starts[at] - 1 in labels:
                starts[at] -= 1
    parent, held = -1, list[Head]()
    for place, at in enumerate(heads):
        end = starts[heads[place + 1]] if place + 1 < len(heads) else len(page.blocks)
        bare = all(other in labels for other in range(at + 1, end))
        fits = not common or bool(below[at] & common)
        if (sorts[at] != "name" and not (common and fits)) or bare or not fits:
            if held:
                yield Run(parent, tuple(held))
            if parent >= 0 and not held and bare and page.above[parent] < 0 and sorts[at] == "name":
                # A line right below the line of a group: a group inside it.
                page.above[at] = parent
            parent, held = at, []
            continue
        head = cut(page.blocks[at], at, end, number_of(page.blocks[at].text.value), whole=True)
        held.append(head._replace(start=starts[at]))
    if held:
        yield Run(parent, tuple(held))


def _tagged(heads: list[int], labels: set[int]) -> bool:
    """Repeated lines stand right above the heads, the first one included, and not at the end of what is below them."""
    return sum(at - 1 in labels for at in heads[:4]) > 1


def _labelled(page: Page, at: int) -> bool:
    block = page.blocks[at]
    return block.kind in ("paragraph", "item") and ":" in block.text.value[:40]


def _label(page: Page, at: int) -> str:
    return words.plain(page.blocks[at].text.value[:60].split(":")[0]).replace("'ll ", " will ").strip()
