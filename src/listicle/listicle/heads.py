"""A block that may begin an item → its number, its heading as a reader sees it, and what follows them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache, partial
from typing import Literal, NamedTuple, TypeAlias

from listicle.document import Block
from listicle.listicle import words
from listicle.recognizers.rule import compiled
from listicle.text import Text

Sort = Literal["name", "question", "advice", "section", "label", "step", "sentence", "residue"]


class Head(NamedTuple):
    """Where an item may begin. Its words are kept as a string and as a range of the block's text: most heads never become items."""

    at: int
    """The block's place in the page."""
    end: int
    """Where the item's blocks end."""
    words: str
    """The heading."""
    low: int
    high: int
    """Where the heading stands in its block's text, or in its cell's."""
    tail: int
    """Where what follows the heading begins in its block's text."""
    more: int
    """How many characters follow it there."""
    number: int | None
    mark: tuple[int, int] | None
    """Where the number is printed in the block's text, or in its cell's."""
    marker: Text | None
    """The number, where it stands elsewhere: a list's marker, a line above the head, a cell of its own."""
    sort: Sort
    start: int
    """Where the item's blocks begin: at its head, or above it at a line that belongs to it (a tag, a number, a card's first words)."""
    cell: int = -1
    """Of a row: the cell that holds the heading."""


_head = partial(tuple.__new__, Head)
"""A head of all its values: nothing is made more often here, and calling `Head` takes twice as long."""


# A printed number at the start: "1.", "#1", "No. 1:", "(1)", "1 - ", "3. (tie)", "T-3.", "1️⃣", also behind a bullet or an emoji.
_STRONG = r"""
    [^\w(\#“”"'¿¡]{0,4}
    (?P<mark>
        (?:\#|no\.?\ |nr\.?\ |n[°º]\ ?|№\ ?|number\ |rank\ |platz\ |puesto\ )(?P<hash>\d{1,3})(?!\d|[.,]\d|%) (?:\ ?(?:\(tied?\)|[.):|\-–—]))?
      | \((?P<round>\d{1,3})\)
      | (?:t-?|=)?(?P<plain>\d{1,3})=?
        (?: \ ?\(tied?\)[.:]? | [.)\]:](?!\d|[^\W\d_]{1,3}\b[^\ ]) | \ ?[|–—](?=\ ) | \ -(?=\ ) | \.\) | /(?=\ ) )
        (?:\ ?\(tied?\)\.?)?
      | (?P<keycap>\d)\ufe0f?\u20e3
    )
    \s*
"""
_WEAK = r"[^\w(]{0,4}(?P<mark>(?P<plain>\d{1,3}))(?:\s*\n\s*|\s+)(?=\S)"
_FAR_STRONG, _FAR_WEAK = (pattern.replace(r"\d{1,3}", r"\d{4,6}") for pattern in (_STRONG, _WEAK))
_ALONE = (
    r"[^\w]{0,3}(?:(?:no\.?|nr\.?|rank|platz|number)\s?)?(?P<plain>\d{1,3})(?:\s?[.):]|st|nd|rd|th)?\s*(?:\(tied?\))?"
)
_ABOVE = r"[^\w]{0,3}(?:(?:no\.?|nr\.?|rank|platz|number)\s?|\#\s?)(?P<plain>\d{1,3})\b"

# "2.3 Name": a section's number, which counts no items.
_SECTION = r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[^\W\d])"

# Where a head ends within its line: a colon, a dash with spaces, a bar, an address, a bracket that holds a remark.
_BREAK = r":(?=\s)|\s[–—-]\s|\s\||\s?\(?\s?https?://|\s\((?=[^)\n]{48})|\n"
_SIGN = r"[:–—|(\n-]"
"""What every such end has in it, at most eight characters from where it begins; most lines hold none."""

_SENTENCE_END = (".", "!", ";", "…")

_DIGIT = re.compile(r"\d")
_SAYS = re.compile(r"[^\W_]")
"""A letter or a digit: what `str.isalnum` calls so."""


Printed: TypeAlias = tuple[int, int, int, int]
"""A number that is printed at the start of a head: its value, where its mark begins, where it ends, where the head goes on."""


def number_of(text: str, weak: bool = False, after: int = 0) -> Printed | None:
    """The number printed at the start of a head. One past 999 is a year unless it is the next one `after` another.

    `weak` reads a bare number and a space, which is a number only if the neighbours count on ("700 Harbor" is a name).
    """
    if _DIGIT.search(text, 0, 12) is None:
        return None
    folded = text[:40].lower()
    far = False
    found = compiled(_WEAK if weak else _STRONG).match(folded)
    if not found and after >= LARGEST:
        far = True
        found = compiled(_FAR_WEAK if weak else _FAR_STRONG).match(folded)
    if not found or found.end() >= len(text):
        return None
    mark, *values = found.groups()
    value = int(next(filter(None, values)))
    if far and value != after + 1:
        return None
    start = found.start("mark")
    return value, start, start + len(mark), found.end()


LARGEST = 999
"""The largest number that counts whatever stands beside it."""


def printed_at(texts: Iterable[str], weak: bool = False) -> list[Printed | None]:
    """The numbers printed at the starts of texts, each by itself."""
    digit = _DIGIT.search
    return [None if digit(text, 0, 12) is None else number_of(text, weak) for text in texts]


def numbers_of(texts: list[str], weak: bool = False) -> list[Printed | None]:
    """The numbers printed at the starts of heads in a row, with those past 999 to which they count on, up or down."""
    numbers = printed_at(texts, weak)
    if LARGEST in [number[0] for number in numbers if number is not None]:
        for places in (range(len(texts)), reversed(range(len(texts)))):
            last = 0
            for place in places:
                number = numbers[place] = numbers[place] or number_of(texts[place], weak, last)
                last = number[0] if number is not None else last
    return numbers


def number_alone(text: str) -> int | None:
    """The value of a line that holds a number and nothing else ("1", "#2", "No. 3")."""
    if len(text) > 12:
        return None
    found = compiled(_ALONE).fullmatch(text.lower().replace("#", ""))
    return int(found["plain"]) if found else None


def number_above(text: str) -> int | None:
    """The value of a line above a head that begins with a marked number ("#1 Best schools of the year")."""
    if len(text) > 80 or _DIGIT.search(text) is None:
        return None
    alone = number_alone(text)
    if alone is not None:
        return alone
    found = compiled(_ABOVE).match(text.lower())
    return int(found["plain"]) if found else None


def sort_of(heading: str) -> Sort:
    """What a reader takes the words of a head for, without seeing its neighbours."""
    if len(heading) > words.LONGEST:
        return "sentence"
    said = heading.split()
    if (
        said
        and (first := said[0]).isalnum()
        and first.isascii()
        and (first := first.lower()) not in words.TELLING
        and not first.startswith(words.TELLING_PARTS)
        and not first.isdigit()
        and not ("?" in heading or "¿" in heading or "://" in heading or "@" in heading)
        and (len(said) < 6 or (len(said) < 19 and not said[-1].endswith(_SENTENCE_END)))
    ):
        # Most heads are names: where nothing tells otherwise, they need not be taken apart.
        return "name"
    return _sort_of(heading)


def is_residue(heading: str) -> bool:
    """Whether it is sorted as residue, which the first word of a text mostly rules out."""
    if len(heading) > words.LONGEST:
        return False
    word, _, rest = heading.partition(" ")
    if rest and word and not rest.isspace() and not word.isspace():
        first = word.lower() if word.isascii() and word.isalnum() else words.first(heading)
        if first and first not in words.RESIDUE.by_word and not first.startswith(words.RESIDUE.parts):
            return False
    return sort_of(heading) == "residue"


@lru_cache(maxsize=4096)
def _sort_of(heading: str) -> Sort:
    folded = words.plain(heading)
    parts = folded.split()
    if not parts or (
        ("://" in heading or "@" in heading[1:] or folded.startswith("www.")) and " " not in heading.strip()
    ):
        return "residue"
    first = parts[0]
    telling = first in words.TELLING or folded.startswith(words.TELLING_PARTS)
    if telling:
        if folded in words.LABELS:
            return "label"
        if folded in words.FURNITURE:
            return "section"
        if words.RESIDUE.begin(folded) and not (_proper(heading) and first not in ("photo", "image")):
            return "residue"
    if ("?" in heading and heading.rstrip().endswith("?")) or ("¿" in heading and heading.lstrip().startswith("¿")):
        return "question"
    if telling:
        sort = _told(heading, folded, parts)
        if sort is not None:
            return sort
    elif first.isdigit() and words.ADVICE.intersection(parts[1:5]):
        return "advice"
    if len(parts) > 5 and heading.rstrip().endswith(_SENTENCE_END) and not parts[-1][-4:-1].endswith("."):
        return "sentence"
    return "sentence" if len(parts) > 18 else "name"


def _told(heading: str, folded: str, parts: list[str]) -> Sort | None:
    """The sort of a heading whose first word may tell it."""
    first = parts[0]
    if first in words.STEPS and len(parts) > 1 and parts[1][:1].isdigit():
        return "step"
    if first in words.QUESTIONS and ":" not in heading:
        return "question"
    if words.SECTIONS.begin(folded) and not _proper(heading):
        return "section"
    if first in words.IMPERATIVES and len(parts) > 2 and (parts[1][0].isdigit() or _sentence_case(heading)):
        return "advice"
    if first in words.NOUNS and parts[1:2] and parts[1] in ("your", "the", "a", "an", "our"):
        return "advice"
    if first in words.GERUNDS and len(parts) > 2:
        return "advice"
    if first in words.IMPERATIVES and (len(parts) > 2 or heading.rstrip().endswith("!")) and _addresses(parts[1:]):
        return "advice"
    return None


def _sentence_case(heading: str) -> bool:
    """All words but the first, and those between quotes, are written small."""
    return all(not part[:1].isupper() for part in heading.split()[1:])


def _proper(heading: str) -> bool:
    """More than three words of which most begin with a capital: "Comparison of …" is a section, "Final Four Summer Academy Boston" is a name."""
    parts = heading.split()
    return len(parts) > 3 and sum(part[:1].isupper() for part in parts) >= len(parts) - 1 and not heading.endswith(":")


def _addresses(parts: list[str]) -> bool:
    """The words after a verb that make an order of it: an article, a pronoun, a preposition, a conjunction."""
    return any(
        part
        in (
            "your",
            "you",
            "the",
            "a",
            "an",
            "our",
            "right",
            "best",
            "and",
            "if",
            "what",
            "how",
            "with",
            "for",
            "early",
            "before",
            "sure",
            "tu",
            "su",
            "deine",
            "ihre",
        )
        for part in parts[:3]
    )


def lead_end(block: Block, start: int) -> int:
    """Where the bold or linked words end with which the text goes on at `start`; `start` itself if there are none."""
    text = block.text.value
    end = start
    if block.marks:
        end = _reach(text, start, [(mark.start, mark.end) for mark in block.marks if mark.strong])
    if end == start and block.links:
        end = _reach(text, start, [(link.start, link.end) for link in block.links[:3]])
    return end


def _reach(text: str, start: int, spans: list[tuple[int, int]]) -> int:
    end = start
    spans.sort()
    for low, high in spans:
        if low <= start < high or (low >= end and _SAYS.search(text, end, low) is None):
            end = max(end, high)
        elif low > end:
            break
    return end


def is_bold(block: Block) -> bool:
    """Nothing but bold words, apart from punctuation."""
    spans = [(mark.start, mark.end) for mark in block.marks if mark.strong]
    if not spans:
        return False
    text = block.text.value
    end = _reach(text, 0, spans)
    return end > 0 and _SAYS.search(text, end) is None


def cut(block: Block, at: int, end: int, printed: Printed | None, whole: bool = False) -> Head:
    """The head that a block begins with, behind the number printed there. `whole`: it is nothing but a head (a heading, a bold line)."""
    value = block.text.value
    size = len(value)
    number, mark, start = block.ordinal, None, 0
    sort: Sort
    if printed is not None:
        number, low, high, start = printed
        mark = (low, high)
    elif value[:1].isdigit() and (section := compiled(_SECTION).match(value)):
        start = section.end()
    marker = block.marker if mark is None and block.ordinal is not None else None
    if whole:
        low, high = _bare(value, start, size, " \t\n:")
        sort = sort_of(value[start:] if start else value)
        return _head((at, end, value[low:high], low, high, size, 0, number, mark, marker, sort, at, -1))
    links = block.links
    if links and not block.marks and links[0].start <= start and links[0].end == size and value[start].isalnum():
        # All of it is linked, as most bullets are.
        stop = rest = size
    else:
        stop, rest = _cut(block, start)
    low, high = _bare(value, start, stop, " \t\n*_")
    tail, last = _bare(value, rest, size, " \t\n") if rest < size else (size, size)
    said = value[low:high]
    sort = "sentence" if stop == rest == size and said.count(" ") > 5 and _wordy(said) else sort_of(said)
    if said.endswith(":") or (tail < last and said.endswith(".") and not abbreviated(said.rsplit(" ", 1)[-1])):
        low, high = _bare(value, low, high - 1, " \t\n")
        said = value[low:high]
    return _head((at, end, said, low, high, tail, last - tail, number, mark, marker, sort, at, -1))


def ended(head: Head, end: int) -> Head:
    """The head of an item that ends elsewhere. Written out: `_replace` takes four times as long."""
    return _head((head[0], end, *head[2:]))


def outside(at: int, end: int) -> Head:
    """In place of a head without a number in the page's furniture: it is never an item, so its words need not be told apart."""
    return _head((at, end, "", 0, 0, 0, 0, None, None, None, "residue", at, -1))


def _bare(value: str, low: int, high: int, around: str) -> tuple[int, int]:
    """A range of a string without the given characters at both its ends."""
    if low < high and value[low] not in around and value[high - 1] not in around:
        return low, high
    high = low + len(value[low:high].rstrip(around))
    return high - len(value[low:high].lstrip(around)), high


def _cut(block: Block, start: int) -> tuple[int, int]:
    """Where the heading ends and where what follows it begins, within one block."""
    value = block.text.value
    lead = lead_end(block, start) if block.marks or block.links else start
    if lead > start and (value[start].isalnum() or _SAYS.search(value, start, lead) is not None):
        if lead == len(value):
            return lead, lead
        after = value[lead:]
        bare = after.lstrip(" :–—-|,.·")
        if not bare:
            return lead, len(value)
        if value[start:lead].count(" ") > 14:
            return len(value), len(value)
        # "**Name** – Place" is one head, "**Name** – it offers …" is a head and what is said of it.
        line = bare.split("\n", 1)[0]
        separated = after[: len(after) - len(bare)].strip()
        if separated not in (":", "") and value[lead - 1] != ":" and _remark(line) and len(line) == len(bare):
            return len(value), len(value)
        if separated or value[lead - 1] in ":.–—-" or after[:1] == "\n":
            return lead, len(value) - len(bare)
        if bare[:1] in "([{":
            closing = bare.find(")")
            if 0 < closing < 40 and "http" not in bare[:closing]:
                bare_at = len(value) - len(bare) + closing + 1
                return bare_at, min(len(value), bare_at + len(value[bare_at:]) - len(value[bare_at:].lstrip(" :–—-|,")))
            return lead, len(value) - len(bare)
        return lead, len(value) - len(bare)
    sign = compiled(_SIGN).search(value, start, start + 160)
    if sign is None:
        return len(value), len(value)
    for found in compiled(_BREAK).finditer(value, max(start, sign.start() - 8), start + 160):
        left = value[start : found.start()].strip()
        if _SAYS.search(left) is None:
            continue
        if left.count(" ") > 13:
            break
        mark = found.group().strip()
        if "http" in mark:
            return found.start(), found.start() + len(found.group()) - len(found.group().lstrip())
        if mark in ("–", "—", "-") and _remark(value[found.end() :].strip().partition("\n")[0]):
            continue
        return found.start(), found.end() if mark != "(" else found.end() - 1
    return len(value), len(value)


def _remark(line: str) -> bool:
    """A short capitalised phrase after a dash is part of the head: a place, "Best for beginners"."""
    return line[:1].isupper() and line.count(" ") < 8 and not line.endswith((".", "!", ";"))


def abbreviated(word: str) -> bool:
    """ "Corp.", "Inc.", "U.S.A.": the point ends a word, not a sentence."""
    return len(word) <= 6 and (word[0].isupper() or "." in word[:-1])


def _wordy(value: str) -> bool:
    """A whole sentence or more, not a name."""
    count = value.count(" ") + 1
    return count > 16 or (count > 6 and value.endswith(_SENTENCE_END))
