"""From the JSON-LD of an HTML page, the second witness, to what it confirms, adds to or disputes in the records.

Read are the types and properties of schema.org that say what the article says too: headline, author and date of an article;
position, name and address of the items of an `ItemList`, and of courses and programs that stand alone. JSON is read by the
grammar of RFC 8259, so that every string keeps its place; control characters are let pass in strings, as on many pages, and
references of HTML in them are decoded. A script that breaks the grammar or a bound says nothing.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, cached_property
from typing import NamedTuple, TypeAlias
from urllib.parse import urljoin

from listicle.document import Document
from listicle.model import Article, Evidence, Program, Remark
from listicle.record import record
from listicle.resolve import evidence, in_order
from listicle.text import EMPTY, Piece, Text

Json: TypeAlias = "Text | dict[str, Json] | list[Json] | None"
"""A value of JSON: strings and numbers as they are placed, true, false and null as nothing."""

ARTICLES = ("Article", "BlogPosting", "NewsArticle")
THINGS = ("Course", "EducationalOccupationalProgram")
NOBODY = ("admin", "administrator", "editor", "guest", "root", "staff", "user", "webmaster")
"""Names of accounts, not of authors."""

LONGEST, DEEPEST = 400_000, 64
"""Characters of a script, and values within values, beyond which it is not read: it would take longer than the page."""


class Listed(NamedTuple):
    """What markup says of one item."""

    position: Text | None
    number: int
    """The position's value; without one, the place in the list from 1."""
    name: Text | None
    url: Text | None


@record()
class Witness:
    """What the markup of a page says."""

    title: Text | None
    author: Text | None
    published: Text | None
    lists: tuple[tuple[Listed, ...], ...]
    things: tuple[Listed, ...]
    """Courses and programs that stand in no list."""


def confirm(
    document: Document, base: str | None, article: Article, programs: list[Program]
) -> tuple[Article, list[Program], list[Remark]]:
    """The article and its programs with what the page's markup confirms or adds, and a remark for all that it disputes.

    What the article itself states always holds. `base` is the address against which relative ones are resolved.
    """
    said = read(document.data)
    case = _Case(document, base, programs)
    article = case.article(article, said)
    for listed in said.lists:
        case.listed(listed)
    for thing in said.things:
        case.named(thing)
    return article, case.programs, case.remarks


# --- what the records and the markup have in common --------------------------------------------------------------------


class _Case:
    """The records while witnesses are heard."""

    def __init__(self, document: Document, base: str | None, programs: list[Program]) -> None:
        self.content = document.content
        self.base = base
        self.programs = list(programs)
        self.remarks: list[Remark] = []

    @cached_property
    def by_name(self) -> dict[str, int]:
        """The numbers of the programs by what they are called."""
        numbers: dict[str, int] = {}
        for number, program in enumerate(self.programs):
            for name in dict.fromkeys((program.listed_as, program.name, program.heading)):
                numbers.setdefault(_folded(name), number)
        return numbers

    def article(self, article: Article, said: Witness) -> Article:
        proof = dict(article.evidence)
        changed: dict[str, str] = {}
        stated = {"title": said.title, "author": said.author, "published": said.published}
        for key, text in stated.items():
            own: str | None = getattr(article, key)
            if not text:
                continue
            if own is None and key != "title":
                changed[key] = text.value
                proof[key] = [self.proof(text, key)]
            elif own is not None and _agree(own, text.value):
                proof[key] = [*proof[key], self.proof(text, key)]
            elif own is not None and not _similar(key, own, text.value):
                self.dispute("the article", key, own, text)
        ordered = {key: proof[key] for key in Article.__dataclass_fields__ if key in proof}
        return replace(article, evidence=ordered, **changed)  # type: ignore[arg-type]

    def listed(self, listed: tuple[Listed, ...]) -> None:
        """A list of markup: its items are those of the article by name first, then by position."""
        found = {at: self.by_name.get(_folded(one.name.value)) for at, one in enumerate(listed) if one.name}
        named = {at: number for at, number in found.items() if number is not None}
        of_others = 2 * len(named) < len(found) or (not found and len(listed) != len(self.programs))
        for at, number in named.items():
            self.item(listed[at], number, same_list=not of_others)
        if of_others:  # most of its names are not the article's: another list, or an older one
            place = next((text for one in listed for text in (one.name, one.url) if text), None)
            if named and place:
                message = f"the page's markup lists {len(listed)} items, of which {len(named)} are among the article's"
                self.remarks.append(Remark("markup-disagrees", f"{message}; the article's are kept", *place.span()))
            return
        left = {program.position: n for n, program in enumerate(self.programs) if n not in named.values()}
        for at, one in enumerate(listed):
            same = left.pop(one.number, None) if at not in named else None
            if same is None:
                continue
            if one.name:
                self.dispute(self.programs[same].listed_as, "listed_as", self.programs[same].listed_as, one.name)
            self.item(one, same, same_list=False)

    def named(self, thing: Listed) -> None:
        """A course or program that stands alone: it is an item of the article by its name only."""
        number = self.by_name.get(_folded(thing.name.value)) if thing.name else None
        if number is not None:
            self.item(thing, number, same_list=False)

    def item(self, one: Listed, number: int, *, same_list: bool) -> None:
        """What markup says of a program: its name, its position if it is counted in the same list, its address."""
        program = self.programs[number]
        proof = dict(program.evidence)
        for key, own in (("listed_as", program.listed_as), ("name", program.name)):
            if one.name and _agree(own, one.name.value):
                proof[key] = [*proof[key], self.proof(one.name, key)]
        if one.position and same_list:
            if one.number == program.ordinal:
                proof["ordinal"] = [*proof["ordinal"], self.proof(one.position, "ordinal")]
            elif one.number != program.position:
                own = str(program.position if program.ordinal is None else program.ordinal)
                self.dispute(program.listed_as, "the position", own, one.position)
        url = program.url
        if one.url and not self.is_here(one.url.value):
            address = urljoin(self.base, one.url.value) if self.base else one.url.value
            if url is None:
                url, proof["url"] = address, [self.proof(one.url, "url")]
            elif url == address:
                proof["url"] = [*proof["url"], self.proof(one.url, "url")]
            elif _bare(url) != _bare(address):
                self.dispute(program.listed_as, "url", url, one.url)
        self.programs[number] = replace(program, url=url, evidence=in_order(proof))

    def is_here(self, address: str) -> bool:
        """Whether an address is none of another page: a place on this page, or no page at all."""
        whole = urljoin(self.base, address) if self.base else address
        if address.startswith("#") or (":" in address and not re.match(r"https?:", whole, re.IGNORECASE)):
            return True
        return self.base is not None and whole.partition("#")[0] == self.base.partition("#")[0]

    def proof(self, text: Text, key: str) -> Evidence:
        return evidence(text, "markup", f"markup.{key.replace('_', '-')}", self.content)

    def dispute(self, whose: str, key: str, own: str, text: Text) -> None:
        message = f'{whose}: {key} is "{own}" as the article says, not "{text.value}" as the page\'s markup says'
        remark = Remark("markup-disagrees", " ".join(message.split()), *text.span())
        if remark not in self.remarks:
            self.remarks.append(remark)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower() if text.isascii() else unicodedata.normalize("NFC", text).casefold())


def _agree(own: str, said: str) -> bool:
    """Whether two texts have the same words."""
    return own == said or _words(own) == _words(said)


def _folded(name: str) -> str:
    """A name for comparison: without case, accents, punctuation and what stands in brackets."""
    plain = (re.sub(r"\([^()]{0,80}\)", " ", name) or name) if "(" in name else name
    if not plain.isascii():
        plain = "".join([c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)])
    return " ".join(_words(plain)).removeprefix("the ")


def _similar(key: str, own: str, said: str) -> bool:
    """Whether texts that are not the same do not contradict each other: one holds the other, or a time zone lies between."""
    if key == "published":
        return not own.startswith("-") and abs(_day_of(own) - _day_of(said)) <= timedelta(1)
    one, other = f" {_folded(own)} ", f" {_folded(said)} "
    return one in other or other in one


def _day_of(written: str) -> date:
    """The date that an ISO date of an existing or not existing day falls on."""
    year, month, day = map(int, written.split("-"))
    return date(year, month, 1) + timedelta(day - 1)


def _bare(address: str) -> str:
    """An address without what often differs though the page is the same: scheme, www, query, place, last slash."""
    bare = re.sub(r"^https?://(?:www\.)?", "", address, flags=re.IGNORECASE)
    return re.split(r"[?#]", bare)[0].rstrip("/").lower()


# --- what the markup says ----------------------------------------------------------------------------------------------


def read(scripts: Iterable[Text]) -> Witness:
    """What the JSON-LD scripts of a page say, the first article of several."""
    objects = [one for script in scripts for one in _objects(parsed(script))]
    by_id = {at.value: one for one in objects if isinstance(at := one.get("@id"), Text) and len(one) > 1}
    title = author = published = None
    types = [_types(one) for one in objects]
    about = next((one for one, said in zip(objects, types, strict=True) if not said.isdisjoint(ARTICLES)), None)
    if about is not None:
        title = _string(about.get("headline")) or _string(about.get("name"))
        author = _name(about.get("author"), by_id)
        author = None if author and _folded(author.value) in NOBODY else author
        day = _string(about.get("datePublished"))
        match = _day().match(day.value) if day else None
        published = day[: match.end()] if day and match else None
    lists: list[tuple[Listed, ...]] = []
    inside: set[int] = set()
    for one, said in zip(objects, types, strict=True):
        if "ItemList" in said:
            lists.append(tuple(_listed(one, by_id, inside)))
    things = tuple(
        _thing(one, None, 0)
        for one, said in zip(objects, types, strict=True)
        if not said.isdisjoint(THINGS) and id(one) not in inside
    )
    return Witness(title, author, published, tuple(lists), things)


@cache
def _day() -> re.Pattern[str]:
    return re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")


def _listed(one: dict[str, Json], by_id: dict[str, dict[str, Json]], inside: set[int]) -> Iterator[Listed]:
    """The items of an ItemList; `inside` gets the identities of the objects that they consist of."""
    elements = one.get("itemListElement")
    elements = elements if isinstance(elements, list) else [elements]
    least = min(
        (n for e in elements if isinstance(e, dict) and (n := _number(e.get("position"))) is not None), default=1
    )
    for number, element in enumerate(elements, 1):
        if isinstance(element, Text):
            yield Listed(None, number, None, element)
        elif isinstance(element, dict):
            thing = element.get("item")
            if isinstance(thing, dict) and isinstance(at := thing.get("@id"), Text):
                thing = by_id.get(at.value, thing)
            if isinstance(thing, dict):
                inside.add(id(thing))
            inside.add(id(element))
            position = _string(element.get("position"))
            value = _number(position)
            found = _thing(element, position, number if value is None else value + (least == 0))
            if isinstance(thing, dict):
                more = _thing(thing, None, 0)
                found = found._replace(name=found.name or more.name, url=more.url or found.url)
            elif isinstance(thing, Text) and found.url is None:
                found = found._replace(url=thing)
            yield found


def _thing(one: dict[str, Json], position: Text | None, number: int) -> Listed:
    return Listed(position, number, _string(one.get("name")), _string(one.get("url")))


def _number(value: Json) -> int | None:
    return int(value.value) if isinstance(value, Text) and re.fullmatch(r"\d{1,6}", value.value) else None


def _string(value: Json) -> Text | None:
    """A text, the first of several."""
    if isinstance(value, list):
        value = value[0] if value else None
    return value.strip() or None if isinstance(value, Text) else None


def _name(value: Json, by_id: dict[str, dict[str, Json]]) -> Text | None:
    """The name of a person: a text, or an object that holds it, or that refers to one; the first of several."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict) and isinstance(at := value.get("@id"), Text) and "name" not in value:
        value = by_id.get(at.value)
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _types(one: dict[str, Json]) -> set[str]:
    """The types of an object, however they are spelled ("https://schema.org/Course")."""
    value = one.get("@type")
    if isinstance(value, Text):
        return {_last(value.value)}
    return {_last(text.value) for text in value if isinstance(text, Text)} if isinstance(value, list) else set()


def _last(name: str) -> str:
    """What stands last in an address."""
    return name if name.isalnum() else re.split(r"[/:#]", name)[-1]


def _objects(value: Json) -> Iterator[dict[str, Json]]:
    """Every object in a value, in reading order."""
    left: list[Json] = [value]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            yield one
            left.extend(reversed(one.values()))
        elif isinstance(one, list):
            left.extend(reversed(one))


# --- JSON whose strings know their place -------------------------------------------------------------------------------


_BLANK = r"[ \t\r\n\ufeff]*+"
_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_NUMBER = r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        rf"{_BLANK}(?:(?P<string>{_STRING})|(?P<mark>[][{{}}:,])|(?P<number>{_NUMBER})|(?P<word>true|false|null)|(?P<end>\Z))",
        re.DOTALL,
    )


@cache
def _member() -> re.Pattern[str]:
    """A key and its value, as most tokens are: with the comma behind a value that is none of several, else with its bracket."""
    return re.compile(
        rf"""{_BLANK}(?P<key>{_STRING}){_BLANK}:{_BLANK}
        (?:(?:(?P<string>{_STRING})|(?P<number>{_NUMBER})|true|false|null)(?:{_BLANK}(?P<comma>,))?+|(?P<mark>[{{[]))""",
        re.DOTALL | re.VERBOSE,
    )


@cache
def _escape() -> re.Pattern[str]:
    return re.compile(
        r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|&\#?\w{1,31};", re.DOTALL
    )


_ESCAPED = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\", "/": "/"}


def parsed(script: Text) -> Json:
    """The value of a JSON text that stands in the source as it is; None where it breaks the grammar or a bound."""
    value = script.value
    if len(value) > LONGEST:
        return None
    root: list[Json] = []
    stack: list[list[Json] | dict[str, Json]] = [root]
    keys: list[str] = [""]  # of each open object, the key whose value comes next
    expected, at = "value", 0
    token, member = _token().match, _member().match
    while True:
        inner = stack[-1]
        after = "next"
        match = member(value, at) if expected == "key" else None
        if match is not None:
            at, mark = match.end(), match["mark"]
            key = match["key"]
            keys[-1] = key[1:-1] if "\\" not in key and "&" not in key else _decoded(script, *match.span("key")).value
            if match["comma"]:
                after = "key"
        else:
            match = token(value, at)
            if match is None:
                return None
            at, mark = match.end(), match["mark"]
            if match.lastgroup == "end":
                return root[0] if len(stack) == 1 and root else None
            if mark in ("}", "]"):
                empty = expected == ("key" if mark == "}" else "value") and not inner
                if len(stack) == 1 or isinstance(inner, dict) != (mark == "}") or not (expected == "next" or empty):
                    return None
                stack.pop()
                keys.pop()
                expected = "next"
                continue
            if mark == ",":
                if expected != "next" or len(stack) == 1:
                    return None
                expected = "key" if isinstance(inner, dict) else "value"
                continue
            if expected != "value" or mark == ":" or (len(stack) == 1 and root):
                return None
        found: Json = None
        if mark is not None:
            found = {} if mark == "{" else []
        elif (start := match.start("string")) >= 0:
            found = _decoded(script, start, match.end("string"))
        elif (start := match.start("number")) >= 0:
            found = script[start : match.end("number")]
        if isinstance(inner, dict):
            inner[keys[-1]] = found
        else:
            inner.append(found)
        expected = after
        if isinstance(found, dict | list):
            stack.append(found)
            keys.append("")
            if len(stack) > DEEPEST:
                return None
            expected = "key" if mark == "{" else "value"


def _decoded(script: Text, start: int, end: int) -> Text:
    """The string between the quotes at `start` and `end`, each escape one character that stands for its spelling."""
    value = script.value[start + 1 : end - 1]
    place = script.start + start + 1
    if "\\" not in value and "&" not in value:
        return Text(value, place) if value else EMPTY
    values: list[str] = []
    pieces: list[Piece] = []
    length = at = 0

    def add(part: str, low: int, high: int) -> None:
        """A part of the string, which stands between two places in it."""
        nonlocal length
        if part:
            values.append(part)
            pieces.append(Piece(length, place + low, place + high))
            length += len(part)

    for match in _escape().finditer(value):
        spelled = match[0]
        if spelled[0] == "&":
            character = html.unescape(spelled)
        elif spelled[1] == "u" and len(spelled) > 2:
            character = bytes.fromhex(spelled.replace("\\u", "")).decode("utf-16-be", "replace")
        else:
            character = _ESCAPED.get(spelled[1], spelled[1])
        if character == spelled:  # "&copy;right" is a reference, "&nothing;" is none
            continue
        low, high = match.span()
        add(value[at:low], at, low)
        add(character, low, high)
        at = high
    add(value[at:], at, len(value))
    return Text.pieced("".join(values), tuple(pieces)) if pieces else EMPTY
