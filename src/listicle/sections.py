"""From an entry to an item: its blocks become labelled sections, short lines, paragraphs and links.

"Cost: $5", a bold label, a sub-heading with what stands under it, a definition and a table cell are one thing: a `Section`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from listicle.document import Block
from listicle.item import Context, Entry, Item, Section
from listicle.model import Basis
from listicle.recognizers.head import parts
from listicle.recognizers.rule import holds, words
from listicle.recognizers.sentence import sentences
from listicle.text import Span, Text

LONGEST_LABEL = 48
"""Characters; a longer stretch before a colon is a clause ("Fellows rotate through three kinds of clinics: …")."""

LONGEST_LINE = 90
"""Characters; a longer line without a label is prose even if it is a bullet."""

SHORT_PART = 40
"""Characters; of longer parts between bars none stands for itself."""

BETWEEN = " \u00a0;,|·•*"
"""White space and signs between the facts of a line."""

DEEPEST = 8
"""Sub-headings within sub-headings: six ranks of headings, a bold line and a line that ends in a colon."""

TELLING = words("description about details summary overview notes note information beschreibung descripción")
"""Names of columns under which prose stands."""

ASKING = (
    "eligib",
    "require",
    "admission",
    "appl",
    "who ",
    "prerequisite",
    "how to",
    "what you need",
    "documents",
    "qualif",
    "voraussetz",
    "requisit",
)
"""How sub-headings begin under which applicants' degrees, ages and papers stand, not what the program is."""


_FACTS = (
    "duration", "length", "program length", "programme length", "course length", "program duration", "course duration", "time to complete",
    "tuition", "tuition fee", "tuition fees", "fee", "fees", "course fee", "course fees", "program fee", "application fee", "hostel fee",
    "cost", "costs", "total cost", "price", "how much", "how long", "location", "locations", "where", "when", "city", "country", "campus", "venue",
    "deadline", "deadlines", "application deadline", "apply by", "applications open", "applications close", "opens", "closes", "open", "close",
    "due", "due date", "start date", "end date", "starts", "ends", "dates", "program dates", "stipend", "award", "award amount", "amount",
    "prize", "funding", "investment", "equity", "value", "eligibility", "eligible", "requirements", "website", "link", "format", "delivery",
    "delivery mode", "mode", "study mode", "mode of study", "language", "medium of instruction", "credits", "accreditation", "provider",
    "offered by", "host", "sponsor", "university", "institution", "organization", "platform", "level", "degree", "intake", "established",
    "class size", "cohort size", "age", "ages", "grades", "schedule", "focus", "benefits", "coverage", "certificate",
)  # fmt: skip
FACTS = frozenset(_FACTS)
"""Names of facts that stand above or before their values with no more than a dash, a bar or a question mark between: as on a card."""

_FACT_LETTERS = frozenset(name[:3] for name in FACTS)
"""The first letters of these names, which no name is shorter than: few other lines begin like one."""


@cache
def _fact() -> re.Pattern[str]:
    """A fact's name in front of its value: "Cost:", "Duration -", "Where?"."""
    names = "|".join(sorted(map(re.escape, _FACTS), key=len, reverse=True))
    return re.compile(
        rf"(?<![^\s|;,.*])(?P<label>(?:{names})(?:\s?\([^()]{{1,30}}\))?)(?:\s?[:：?](?!//)\s*|\s+[-–—|]+\s+)"
    )


@cache
def _symbols() -> re.Pattern[str]:
    """Pictures and marks at the beginning of a line: "📅 ", "➜ ", "✅"."""
    return re.compile(r"[^\w\s(\[{<\"'“‘«#$€£₹¥₩₦~≈+*@/&.…¿¡-]+\s*")


@cache
def _picture() -> re.Pattern[str]:
    return re.compile("[\u231a-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"""(?P<label>[^\W\d_](?:[^:：\n.!?]|\.(?=\w)){0,47}?)  # a short stretch that begins with a letter and ends no sentence
            \s*[:：](?!//)(?P<gap>\s*)                         # its colon, not that of an address
            (?P<content>\S[^\n]*)?$""",
        re.VERBOSE,
    )


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(
        r"\b(is|are|was|were|has|have|had|will|can|may|must|should|offers?|includes?|including|provides?|gets?|said|says|"
        r"following|such as|for example|i|we|you|they|it|this|that|there)\b",
        re.IGNORECASE,
    )


_BARS = ("•", "·", "●", "▪")
"""Signs beside "|" that may stand between the parts of a line."""


@cache
def _bar() -> re.Pattern[str]:
    return re.compile(r"\s(?:\s*[|•·●▪]\s+|(?<=\t)\t*|\s{2,})")


def item(entry: Entry, context: Context) -> Item:
    """The entry with its passages told apart, in reading order."""
    gathered = _Gathered()
    for column, cell in entry.row:
        if not column:
            gathered.paragraph(cell, ())
            continue
        gathered.sections.append(Section(column, cell, tuple(cell.lines())))
        if column.folded().strip() in TELLING:
            gathered.telling(cell)
    head_links = _links(entry.head, "heading") if entry.head is not None else []
    if entry.row and head_links:
        cells = [cell.span() for _, cell in entry.row if cell]
        head_links = [
            (words, target, "section" if words and _inside(words, cells) else basis)
            for words, target, basis in head_links
        ]
    if entry.rest:
        gathered.paragraph(entry.rest, ())
    gathered.blocks(entry.body)
    links = head_links + [link for block in entry.body if block.links for link in _links(block, "prose")]
    prose = tuple(gathered.prose)
    said = [sentence for paragraph in prose for sentence in sentences(paragraph)]
    return Item(
        heading=entry.heading,
        head=parts(entry.heading),
        ordinal=entry.ordinal,
        number=entry.number,
        groups=entry.groups,
        sections=tuple(gathered.sections),
        lines=tuple(gathered.lines),
        prose=prose,
        sentences=(*said, *gathered.said),
        links=tuple(links),
        context=context,
    )


def _begin(text: Text) -> int:
    return text.begin


def _inside(words: Text, cells: list[Span]) -> bool:
    start = words.span().start
    return any(low <= start < high for low, high in cells)


def _links(block: Block, basis: Basis) -> list[tuple[Text, Text, Basis]]:
    return [(block.link_text(link), link.target, basis) for link in block.links if link.target]


class _Gathered:
    """The passages of one item as they are found."""

    def __init__(self, level: int = 0) -> None:
        self.level = level
        self.sections: list[Section] = []
        self.lines: list[Text] = []
        self.prose: list[Text] = []
        self.said: list[Text] = []

    def blocks(self, body: tuple[Block, ...]) -> None:
        number = 0
        while number < len(body):
            block = body[number]
            short = len(block.text.value) <= LONGEST_LABEL  # most are longer, and no label
            label = _heading_label(block) if (short or block.kind == "heading") and self.level < DEEPEST else None
            if label is None:
                if short and _could_label(block) and (_is_value(body, number + 1) or _names_fact(body, number)):
                    number = self.pair(body, number)
                else:
                    self.block(block)
                    number += 1
                continue
            stop = number + 1
            while stop < len(body) and _belongs(block, body[stop]):
                stop += 1
            under = body[number + 1 : stop]
            self.under_heading(label, under)
            number = stop

    def pair(self, body: tuple[Block, ...], number: int) -> int:
        """A label on a line of its own, its value on the next ("Retention rate" / "97%"); returns where the body goes on.

        Lines after the value that are too long for a label, and no prose, belong to it as well ("Accreditation" / "Yes" / who).
        """
        parts = [body[number + 1].text]
        after = number + 2
        while after < len(body) and body[after].kind == "paragraph" and not _could_label(body[after]):
            text = body[after].text
            if len(text) > LONGEST_LINE or text.value[-1:] in ".!?" or _is_value(body, after):
                break
            if len(text) > LONGEST_LABEL:
                parts.append(text)
            after += 1
        self.sections.append(Section(body[number].text, Text.join(parts, "\n"), tuple(parts)))
        return after

    def under_heading(self, label: Text, under: tuple[Block, ...]) -> None:
        """A sub-heading: its own labelled lines come first, what is left is the heading's content."""
        inner = _Gathered(self.level + 1)
        inner.blocks(under)
        left = [*inner.prose, *inner.lines]
        left.sort(key=_begin)
        if left:
            self.sections.append(Section(label, Text.join(left, "\n"), tuple(left)))
        self.sections.extend(inner.sections)
        self.prose.extend(inner.prose)
        if not label.folded().startswith(ASKING):
            self.said.extend((*inner.lines, *inner.said))

    def block(self, block: Block) -> None:
        if block.kind in ("rule", "code") or not block.text.value:
            return
        if block.kind == "row":
            self.row(block)
        else:
            self.paragraph(block.text, _bold(block) if block.marks else ())

    def row(self, block: Block) -> None:
        """A row of a table inside an item: two cells are a label and its content."""
        cells = [cell for cell in block.cells if cell]
        label = cells[0].strip(" :") if len(cells) == 2 and len(cells[0]) <= LONGEST_LABEL else None
        if label:
            self.sections.append(Section(label, cells[1], tuple(cells[1].lines())))
        else:
            self.lines.extend(cells)

    def paragraph(self, text: Text, bold: tuple[tuple[int, int], ...]) -> None:
        value = text.value
        if value and "\n" not in value and value.strip() == value:
            self.line(text, tuple((low, high) for low, high in bold if low < len(value) and high > 0) if bold else ())
            return
        at = 0
        above: Text | None = None
        for line in text.lines():
            start = value.index(line.value, at)
            at = start + len(line)
            marks = tuple((low - start, high - start) for low, high in bold if low < at and high > start)
            if above is not None:
                if not (marks and marks[0][0] <= 0) and _labels_line(above, line):
                    self.sections.append(Section(above.strip(" :"), line, (line,)))
                    if len(line) > LONGEST_LINE or line.value[-1] in ".!?":
                        self.prose.append(line)
                    above = None
                    continue
                self.line(above, ())
                above = None
            strong = bool(marks) and marks[0][0] <= 0 and marks[0][1] >= len(line.value.rstrip(" :")) > 0
            if at < len(text) and (strong or line.folded().strip(" :") in FACTS) and len(line) <= LONGEST_LABEL:
                above = line
            else:
                self.line(line, marks)
        if above is not None:
            self.line(above, ())

    def telling(self, text: Text) -> None:
        """What stands under a name such as "Description": prose, or a short statement."""
        if len(text) > LONGEST_LINE:
            self.prose.append(text)
        elif len(text) > SHORT_PART // 2:
            self.said.append(text)

    def line(self, line: Text, marks: tuple[tuple[int, int], ...]) -> None:
        for part, label in _labelled(line, marks):
            if label is not None:
                self.sections.append(Section(label, part, (part,) if part else ()))
                if part and label.folded().strip(" *") in TELLING:
                    self.telling(part)
            elif len(part.value) <= LONGEST_LINE and part.value[-1] not in ".!?":
                self.lines.append(part)
            else:
                self.prose.append(part)


def _labels_line(above: Text, line: Text) -> bool:
    """Whether a bold line, or the name of a fact, is the label of the line below it and not a heading of its own."""
    return above.value[-1] not in ".!?" and (
        above.folded().strip(" :") in FACTS or len(line) <= LONGEST_LINE or len(above.value.split()) <= 3
    )


def _bold(block: Block) -> tuple[tuple[int, int], ...]:
    return tuple((mark.start, mark.end) for mark in block.marks if mark.strong) if block.marks else ()


def _heading_label(block: Block) -> Text | None:
    """The label that a block gives to the blocks after it: a sub-heading, a bold line, a line that ends in a colon.

    A line that is nothing but a colon is none.
    """
    if block.kind == "heading":
        return block.text.strip(" :") or None
    value = block.text.value
    if len(value) <= LONGEST_LABEL and block.kind in ("paragraph", "item") and "\n" not in value:
        if value.endswith((":", "：")):
            return block.text.strip(" :：") or None
        bold = _bold(block) if block.kind == "paragraph" else ()
        if bold and bold[0][0] == 0 and bold[0][1] >= len(value.rstrip(" :")):
            said = _label().match(value)
            if said is None or not said["content"] or not said["gap"]:  # else "Deadline: May 1", all bold
                return block.text.strip(" :") or None
    return None


def _could_label(block: Block) -> bool:
    """Whether a paragraph may be a label on a line of its own: a few words that begin with a capital, and no number."""
    value = block.text.value
    return (
        2 < len(value) <= LONGEST_LABEL
        and block.kind == "paragraph"
        and value[0].isupper()
        and value[-1] not in ".!?"
        and len(value.split()) <= 5
        and not any(map(str.isdigit, value))
    )


def _is_value(body: tuple[Block, ...], number: int) -> bool:
    """Whether a block is a figure or an answer on a line of its own: "$7,020", "97%", "Yes"."""
    if number >= len(body) or body[number].kind != "paragraph" or len(body[number].text) > LONGEST_LABEL // 2:
        return False
    value = body[number].text.value
    return value.lower() in ("yes", "no") or (value[0] in "$€£₹~<>≈+-" or value[0].isdigit())


def _names_fact(body: tuple[Block, ...], number: int) -> bool:
    """Whether a line is nothing but the name of a fact ("Tuition fee"), and the next one is short and names none: its value."""
    if number + 1 >= len(body) or body[number].text.folded().strip(" :") not in FACTS:
        return False
    value = body[number + 1]
    return (
        value.kind == "paragraph"
        and len(value.text) <= LONGEST_LINE
        and value.text.value[-1:] not in ":.!?"
        and value.text.folded() not in FACTS
    )


def _belongs(head: Block, block: Block) -> bool:
    """Whether a block stands under a sub-heading: up to the next one of its rank."""
    if head.kind == "heading":
        return block.kind != "heading" or block.level > head.level
    if block.kind == "heading" or block.depth < head.depth:
        return False
    if block.kind == "item" and head.kind == "item":
        return block.depth > head.depth
    return _heading_label(block) is None


def _labelled(line: Text, bold: tuple[tuple[int, int], ...]) -> Iterable[tuple[Text, Text | None]]:
    """The (content, label) pairs of one line; label None for what has none."""
    value = line.value
    if not value.isascii() and _picture().match(value):
        pictures = [match.start() for match in _picture().finditer(value)]
        if len(pictures) > 1:  # each begins a passage
            return _pictured(line, pictures, bold)
    if not value[0].isalnum():
        symbols = _symbols().match(value)
        if symbols is not None and symbols.end() < len(value):
            line = line[symbols.end() :]
            value = line.value
            bold = tuple((low - symbols.end(), high - symbols.end()) for low, high in bold if high > symbols.end())
    barred = _may_be_barred(value) and _bar().search(value) is not None
    if not (
        barred or ":" in value or "：" in value or (bold and bold[0][0] <= 0) or value[:3].lower() in _FACT_LETTERS
    ):
        return ((line, None),)
    return _told_apart(line, bold, barred)


def _may_be_barred(value: str) -> bool:
    """Whether a bar may be found in a line: one holds another white space than a single blank, or a sign."""
    return "|" in value or "   " in value or not value.isprintable() or (not value.isascii() and holds(value, _BARS))


def _pictured(line: Text, pictures: list[int], bold: tuple[tuple[int, int], ...]) -> Iterator[tuple[Text, Text | None]]:
    """The (content, label) pairs of a line with pictures, of which each begins a passage."""
    for start, end in zip(pictures, [*pictures[1:], len(line)], strict=True):
        part = _bare(line.part(start, end, BETWEEN))
        if _symbols().fullmatch(part.value) is None:
            yield from _labelled(part, tuple((low - start, high - start) for low, high in bold if start <= low < end))


def _told_apart(line: Text, bold: tuple[tuple[int, int], ...], barred: bool) -> Iterator[tuple[Text, Text | None]]:
    """The (content, label) pairs of a line that may hold a label."""
    value = line.value
    pattern = _label()
    cut = list(line.split(_bar())) if barred else [line]
    if len(cut) > 1:
        named = sum(pattern.match(part.value) is not None for part in cut)
        if named > 1 or (named and all(len(part) <= SHORT_PART for part in cut)):
            for part in cut:  # each part between bars is a passage of its own, labelled or not
                yield from _labelled(_bare(part), ())
            return
    facts = list(_facts(line)) if value[:3].lower() in _FACT_LETTERS else ()
    if facts:
        yield from facts
        return
    if bold and bold[0][0] <= 0 and 0 < bold[0][1] < len(value) and bold[0][1] <= LONGEST_LABEL:
        end = bold[0][1]
        said = value[:end].strip()
        if (
            said.endswith((":", "：", "?"))
            or value[end:].lstrip()[:1] in (":", "：", "–", "—", "-", "|")
            or said.lower() in FACTS
        ):
            rest, label = line.part(end, len(value), " \u00a0:：–—-|"), line.part(0, end, " :：")
            if rest and label:
                yield rest, label
                return
    if not barred and ":" not in value and "：" not in value:
        yield line, None
        return
    found = [(part, pattern.match(part.value)) for part in cut]
    if (
        len(cut) > 1
        and sum(match is not None for _, match in found) < 2
        and any(len(part) > SHORT_PART for part in cut)
    ):
        found = [(line, pattern.match(value))]
    for part, match in found:
        if match is None or not match["content"]:
            yield part if part is line else _bare(part), None
            continue
        label = part.match(match, "label")
        words = label.value.split()
        names = [word for word in words if word[:1].isupper() or not word.isalpha() or len(word) <= 3]
        if (
            len(words) > 6
            or (len(words) > 3 and len(names) < len(words))
            or _clause().search(label.value)
            or (not match["gap"] and not label.value.isalpha())
        ):
            yield part, None
        else:
            yield part.part(*match.span("content")), label


def _bare(part: Text) -> Text:
    """A part between bars without the picture before it."""
    symbols = _symbols().match(part.value)
    return part[symbols.end() :] if symbols is not None and symbols.end() < len(part) else part


def _facts(line: Text) -> Iterator[tuple[Text, Text]]:
    """The facts of a line that begins with the name of one and states several, or sets the name off by another sign than a colon."""
    folded = line.folded()
    first = _fact().match(folded)
    if first is None:
        return
    found = list(_fact().finditer(folded))
    if len(found) < 2 and ":" in first.group():
        return
    ends = [*(match.start() for match in found[1:]), len(line)]
    cut = [
        (line.part(match.end(), end, BETWEEN), line.match(match, "label").strip())
        for match, end in zip(found, ends, strict=True)
    ]
    if all(content for content, _ in cut):
        yield from cut
