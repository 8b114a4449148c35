"""A journey → its evidence page: one HTML file with the article, every claimed passage marked, and the records beside it."""

from __future__ import annotations

import re
from base64 import b64encode
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from listicle.document import Block, Link
from listicle.item import Entry
from listicle.model import (
    Article,
    Dates,
    Duration,
    Evidence,
    Fact,
    Location,
    Money,
    Organization,
    Program,
    Size,
    WebLink,
)
from listicle.pipeline import Journey
from listicle.report.lines import Lines
from listicle.report.marks import Count, Passage, Passages, Style, Token, part, tokens
from listicle.text import Text

FAMILIES = {
    "who": ("heading", "listed_as", "name", "organizations", "title", "author"),
    "where": ("locations", "group"),
    "what": ("program_type", "subject", "credential", "accreditors", "delivery"),
    "when": ("duration", "dates", "deadline", "published"),
    "money": ("cost", "award"),
    "people": ("eligibility", "cohort_size", "claimed_count"),
    "content": ("training", "emphases", "settings", "resources", "research"),
    "remark": ("remark",),
}
"""Fields that share a colour and a kind of line; all others are of the family `other`."""
FAMILY = {name: family for family, names in FAMILIES.items() for name in names}

WHOLE = frozenset({"heading", "title", "description", "introduction", "conclusion"})
"""Fields that take a text as it stands; other passages lie in it, so it is marked by its label alone."""

KEPT = WHOLE | {"facts", "remark"}
"""Fields that hold words without having read anything in them: a reviewer should see what was missed there."""

LONG = 220
"""Characters of a value or a quote that are shown; the passage in the article shows all of it."""

_FOLDER = Path(__file__).parent
_HARMFUL = {
    code: f"⟨U+{code:04X}⟩"
    for code in (
        *(code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r"),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xE0001, 0xE0080),
    )
}
"""Characters that command a terminal, turn the direction of reading or hide words; they are shown by their numbers."""
_OPENS = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Claim:
    """One value with the place that proves it."""

    number: int
    value: str
    """As the card shows it; empty for a further place of the value above."""
    href: str | None
    """Where it leads, if it is an address of the web."""
    passage: Passage | None = None
    quote: str = ""
    """The passage as a reader sees it, where it is not the value itself."""
    source: str = ""
    """The passage as the source file spells it, where that is not what a reader sees."""
    told: str = ""
    """Basis, rule, line and column, positions."""


class Row(NamedTuple):
    """One field of a card."""

    name: str
    family: str
    claims: list[Claim]


@dataclass(slots=True, eq=False)
class Card:
    """A record: of a program, or of the article itself (position 0)."""

    position: int
    title: str
    rows: list[Row]
    empty: list[str]
    """Fields for which nothing is stated."""
    count: Count = field(default_factory=Count)


class Line(NamedTuple):
    """A block of the article, ready to be written."""

    kind: str
    level: int
    depth: int
    program: int
    marker: list[Token]
    cells: list[list[Token]]
    header: bool


class Run(NamedTuple):
    """Lines that are written together: a list, a table, or one line by itself."""

    kind: str
    program: int
    lines: list[Line]


class Switch(NamedTuple):
    """A field that can be shown and hidden."""

    name: str
    family: str
    values: int


def page(journey: Journey) -> str:
    """The page, as text to be written in UTF-8. The same journey gives the same bytes.

    It needs no network, runs no script but its own (a content security policy holds it to that), and can be read without.
    """
    claims = _Claims(journey)
    runs, elsewhere = _article(journey, claims)
    cards = claims.cards
    style, script = _packed("page.css") + _switches(claims.switches), _packed("page.js")
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["shown"] = shown
    return environment.get_template("page.html").render(
        source=journey.document.source,
        title=journey.result.article.title or journey.document.source.name or "An article",
        cards=cards,
        remarks=claims.remarks,
        runs=runs,
        elsewhere=elsewhere,
        switches=claims.switches,
        values=sum(switch.values for switch in claims.switches if switch.name != "remark"),
        words=sum(card.count.words for card in cards),
        claimed=sum(card.count.claimed for card in cards),
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def shown(text: str) -> str:
    """Text of others in which nothing hides: control characters and turns of direction are spelled out."""
    return text.translate(_HARMFUL)


def _packed(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _switches(switches: Iterable[Switch]) -> str:
    """Styles by field: its family's colour and line, and how it goes where its box is not ticked, for which no script is needed."""
    return "".join(
        f".f-{name}{{--ink:var(--{family});--tint:var(--{family}-tint);--line:var(--{family}-line)}}\n"
        f"body:has(#show-{name}:not(:checked)) mark.f-{name}{{--tint:transparent;--ink:transparent}}\n"
        f"body:has(#show-{name}:not(:checked)) :is(a,div,li).f-{name}{{display:none}}\n"
        for name, family, _ in switches
    )


class _Claims:
    """Every value of the result, numbered, and the passages that prove them."""

    def __init__(self, journey: Journey) -> None:
        self.lines = Lines(journey.document.content)
        self.content = journey.document.content
        self.number = 0
        self._passages: dict[tuple[int, int, str], Passage] = {}
        self._counts: dict[str, int] = {}
        self.cards = [self._card(journey.result.article, 0, "The article itself")]
        for program in journey.result.programs:
            self.cards.append(self._card(program, program.position, program.listed_as))
        self.remarks: list[Claim] = []
        for remark in journey.result.remarks:
            claim = self._claim(remark.message, None)
            if remark.start is not None and remark.end is not None:
                claim.passage = self._passage("remark", remark.start, remark.end, claim.number, 0)
                claim.told = self._place(remark.start, remark.end)
            self.remarks.append(claim)

    @property
    def passages(self) -> list[Passage]:
        return list(self._passages.values())

    @property
    def switches(self) -> list[Switch]:
        order = [name for names in FAMILIES.values() for name in names]
        rank = {name: number for number, name in enumerate(order)}
        names = sorted(self._counts, key=lambda name: rank.get(name, len(order)))
        return [Switch(name, FAMILY.get(name, "other"), self._counts[name]) for name in names]

    def _card(self, record: Article | Program, position: int, title: str) -> Card:
        rows: list[Row] = []
        empty: list[str] = []
        for name, value in _fields(record):
            key = name.partition(".")[0]
            proof = record.evidence.get(name, [])
            if value is None or value == [] or value == {}:
                empty.append(name)
                continue
            claims = [self._proven(key, one, where, position) for one, where in _pairs(value, proof)]
            rows.append(Row(name, FAMILY.get(key, "other"), claims))
        return Card(position, title, rows, empty)

    def _claim(self, value: str, href: str | None) -> Claim:
        self.number += 1
        return Claim(self.number, value, href)

    def _proven(self, name: str, value: Any, proof: Evidence | None, position: int) -> Claim:
        said = _said(value)
        address = value.url if isinstance(value, WebLink) else value if name == "url" else None
        claim = self._claim(_clipped(said), address if address and _OPENS.match(address) else None)
        if proof is None:
            return claim
        claim.passage = self._passage(name, proof.start, proof.end, claim.number, position)
        if proof.text != said:
            claim.quote = _clipped(proof.text)
        if proof.quote != proof.text:
            claim.source = _clipped(proof.quote)
        claim.told = f"{proof.basis} · {proof.rule} · {self._place(proof.start, proof.end)}"
        return claim

    def _place(self, start: int, end: int) -> str:
        line, column = self.lines.at(start)
        return f"{line}:{column} · {start}–{end}"

    def _passage(self, name: str, start: int, end: int, claim: int, position: int) -> Passage:
        key = start, end, name
        if key not in self._passages:
            self._passages[key] = Passage(len(self._passages) + 1, name, start, end, name in WHOLE, name not in KEPT)
        found = self._passages[key]
        found.claims.append(claim)
        if position not in found.programs:
            found.programs.append(position)
        self._counts[name] = self._counts.get(name, 0) + 1
        return found


def _fields(record: Article | Program) -> Iterator[tuple[str, Any]]:
    """The keys of a record that say something of the article, each with its value."""
    for name in (one.name for one in fields(record)):
        if name in ("id", "position", "evidence"):
            continue
        if name == "extra":
            for own, value in getattr(record, name).items():
                yield f"extra.{own}", value
        else:
            yield name, getattr(record, name)


def _pairs(value: Any, proof: list[Evidence]) -> Iterator[tuple[Any, Evidence | None]]:
    """Values with the places that prove them: one by one for lists and paragraphs, else all for the one value."""
    values = value if isinstance(value, list) else [value]
    if isinstance(value, str) and len(proof) > 1:
        paragraphs = value.split("\n\n")
        values = paragraphs if len(paragraphs) == len(proof) else values
    for number in range(max(len(values), len(proof))):
        yield values[number] if number < len(values) else "", proof[number] if number < len(proof) else None


def _said(value: Any) -> str:
    """A value in a few words."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Money(min=0, max=0, currency=None):
            return "free"
        case Money():
            mark = f"{value.currency} " if value.currency else ""
            return _range(_amount(value.min), _amount(value.max), mark) + (f" per {value.per}" if value.per else "")
        case Duration() | Size():
            return _range(_amount(value.min), _amount(value.max))
        case Dates():
            return _range(value.start, value.end)
        case Organization():
            return f"{value.name}{f' ({value.abbreviation})' if value.abbreviation else ''} · {value.role}"
        case Location():
            code = value.region_code or value.country_code
            place = ", ".join(filter(None, (value.city, value.region, value.country)))
            return f"{place} · {code}" if code else place
        case WebLink():
            return f"{value.text} → {value.url}" if value.text else value.url
        case Fact():
            return f"{value.label}: {value.value}"
    return str(value)


def _amount(value: float | str | None) -> str | None:
    return f"{value:,}" if isinstance(value, int | float) else value


def _range(low: str | None, high: str | None, mark: str = "") -> str:
    if low is None or high is None:
        return f"from {mark}{low}" if low else f"up to {mark}{high}"
    return f"{mark}{low}" if low == high else f"{mark}{low} to {high}"


def _clipped(text: str) -> str:
    """The beginning and the end of a long text, cut between words where that is near."""
    if len(text) <= LONG:
        return text
    begin, end = text[: LONG - 60], text[-50:]
    last = begin.rfind(" ", LONG - 80)
    return f"{begin[:last] if last > 0 else begin} … {end[end.find(' ', 0, 20) + 1 :]}"


def _article(journey: Journey, claims: _Claims) -> tuple[list[Run], list[tuple[str, list[Token]]]]:
    """The article's blocks with their marks, and the passages that are not among the words a reader sees."""
    passages = Passages(claims.passages)
    owner = _Owner(journey.found.entries)
    lines: list[tuple[Block, Line]] = []
    for block in journey.document.blocks:
        program = owner.of(block)
        count = claims.cards[program].count if program else None
        lines.append((block, _line(block, passages, program, count)))
    runs: list[Run] = []
    for (kind, container, _), group in groupby(lines, key=lambda one: _together(*one)):
        members = [line for _, line in group]
        if kind == "item" or container:
            runs.append(Run(kind, 0 if kind == "row" else members[0].program, members))
        else:
            runs.extend(Run(line.kind, line.program, [line]) for line in members)
    elsewhere = []
    for passage in claims.passages:
        if not passage.shown:
            quote = Text.of(claims.content[passage.start : passage.end], passage.start)
            line, column = claims.lines.at(passage.start)
            elsewhere.append((f"{line}:{column}", tokens(quote, [passage])))
    return runs, [one for one in elsewhere if one[1]]


def _together(block: Block, line: Line) -> tuple[str, int, int]:
    """What neighbouring blocks share that are written as one list or one table."""
    if block.kind == "row":
        return "row", block.container, 0
    return block.kind, 0, line.program


def _line(block: Block, passages: Passages, program: int, count: Count | None) -> Line:
    styles = [(mark.start, mark.end, Style("b" if mark.strong else "i")) for mark in block.marks]
    styles += [(link.start, link.end, Style("u")) for link in block.links]
    styles = [one for one in styles if one[0] < one[1]]
    chips = [(link, chip) for link in block.links if (chip := _chip(block, link, passages)) is not None]
    if block.kind == "row":
        cells = _cells(block, passages, styles, chips, count)
    else:
        placed = [(link.end, chip) for link, chip in chips]
        cells = [tokens(block.text, _over(block.text, passages), styles, placed, count)]
    marker = tokens(block.marker, _over(block.marker, passages)) if block.marker else []
    return Line(block.kind, min(max(block.level, 1) + 2, 6), min(block.depth, 6), program, marker, cells, block.header)


def _over(text: Text, passages: Passages) -> list[Passage]:
    return passages.over(*text.span()) if text else []


def _chip(block: Block, link: Link, passages: Passages) -> Token | None:
    """An address that a value was read from and that the words of its link do not show."""
    if not link.target:
        return None
    low, high = link.target.span()
    words = block.link_text(link)
    if words and words.span().start <= low and high <= words.span().end:
        return None
    found = [one for one in passages.over(low, high) if low <= one.start and one.end <= high]
    if all(one.shown for one in found):  # an element that leads several blocks to one address
        return None
    return Token("chip", inner=tokens(link.target, found))


def _cells(
    block: Block,
    passages: Passages,
    styles: list[tuple[int, int, Style]],
    chips: list[tuple[Link, Token]],
    count: Count | None,
) -> list[list[Token]]:
    """The cells of a row; what is placed by the row's characters is placed by those of the cell."""
    starts = [(cell.span().start, number) for number, cell in enumerate(block.cells) if cell]
    placed: list[list[tuple[int, Token]]] = [[] for _ in block.cells]
    for link, chip in chips:
        words = block.link_text(link)
        at = (words or link.target).span().start
        number = starts[max(bisect_right(starts, (at, len(placed))) - 1, 0)][1] if starts else 0
        placed[number].append((len(block.cells[number]), chip))
    cells = []
    for cell, mine in zip(block.cells, placed, strict=True):
        own = [
            (*found, style)
            for start, end, style in styles
            if (found := part(cell, *block.text.span(start, end))) is not None
        ]
        cells.append(tokens(cell, _over(cell, passages), own, mine, count))
    return cells


class _Owner:
    """Tells whose a block is: each entry reaches from its first character to its last."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        reach = sorted(
            (min(span.start for span in spans), max(span.end for span in spans), position)
            for position, spans in ((number, list(_spans(entry))) for number, entry in enumerate(entries, 1))
        )
        self._starts = [start for start, _, _ in reach]
        self._reach = reach

    def of(self, block: Block) -> int:
        """The position of the program that a block belongs to, 0 for none."""
        if not block.text:
            return 0
        low, high = block.text.span()
        number = bisect_right(self._starts, high - 1) - 1
        if number < 0:
            return 0
        _, end, position = self._reach[number]
        return position if low < end else 0


def _spans(entry: Entry) -> Iterator[Any]:
    cells = (cell for _, cell in entry.row)
    for text in (entry.heading, entry.ordinal, entry.rest, *(block.text for block in entry.body), *cells):
        if text:
            yield text.span()
