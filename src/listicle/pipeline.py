"""The whole journey: from the content of a source to its list of programs."""

from __future__ import annotations

import gc
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from listicle.article import article
from listicle.bounds import BOUNDS, Bounds
from listicle.document import Document
from listicle.extractors import FIELDS, OTHER_FIELDS
from listicle.item import Choice, Context, Entry, Item, Listicle
from listicle.listicle import find
from listicle.model import SCHEMA_ID, Article, Program, ProgramList, Remark, Source
from listicle.readers import read
from listicle.recognizers.address import host
from listicle.reconcile import lists_programs, reconcile
from listicle.record import record
from listicle.resolve import choices, disagreements, program
from listicle.sections import item
from listicle.text import EMPTY

if TYPE_CHECKING:
    from listicle.fields import OwnField


@dataclass(slots=True)
class Run:
    """A source whose article and list are found, and whose programs are read one by one as they are asked for."""

    source: Source
    about: Article
    programs: Iterator[Program]
    remarks: list[Remark]
    """Complete when all programs have been asked for."""


@record()
class Journey:
    """A run with everything that was seen on the way: for `explain` and the report."""

    document: Document
    found: Listicle
    items: tuple[Item, ...]
    chosen: tuple[dict[str, Choice], ...]
    result: ProgramList


def extract(
    source: str | bytes | Path,
    *,
    media_type: str | None = None,
    name: str | None = None,
    url: str | None = None,
    fields: Sequence[OwnField] = (),
    bounds: Bounds = BOUNDS,
) -> ProgramList:
    """The programs that an article lists.

    `source` is the article's content, as `str` or `bytes`, or the `pathlib.Path` of its file. `media_type` is `text/plain`,
    `text/markdown` or `text/html`; without it, the name's suffix and then the content decide. `name` is what the record
    calls the source (default: the file's name), `url` where it stands on the web. `fields` are fields of your own, from
    `listicle.fields.fields`. `bounds` is how much of everything is accepted.

    Raises `SourceError` where the source cannot be read: missing, empty, binary, wrongly encoded, of an unknown type, or over
    a bound.
    """
    with _uncollected():
        return _complete(run(source, media_type=media_type, name=name, url=url, fields=fields, bounds=bounds))


def journey(
    source: str | bytes | Path,
    *,
    media_type: str | None = None,
    name: str | None = None,
    url: str | None = None,
    fields: Sequence[OwnField] = (),
    bounds: Bounds = BOUNDS,
) -> Journey:
    """Like `extract`, keeping what was seen on the way, which takes as much memory as all else."""
    seen: list[tuple[Item, dict[str, Choice]]] = []
    with _uncollected():
        document, found = _found(source, media_type, name, url, bounds)
        result = _complete(_run(document, found, fields, seen))
    return Journey(document, found, tuple(one for one, _ in seen), tuple(choice for _, choice in seen), result)


def run(
    source: str | bytes | Path,
    *,
    media_type: str | None = None,
    name: str | None = None,
    url: str | None = None,
    fields: Sequence[OwnField] = (),
    bounds: Bounds = BOUNDS,
) -> Run:
    """Like `extract`, before the first program is read: for those who let go of each program before they ask for the next."""
    return _run(*_found(source, media_type, name, url, bounds), fields)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keeps the garbage collector away: what is made here hardly ever refers back to itself, so it would walk over it in vain."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _found(
    source: str | bytes | Path, media_type: str | None, name: str | None, url: str | None, bounds: Bounds
) -> tuple[Document, Listicle]:
    """The document, and the list in it."""
    if isinstance(source, Path):
        name = name or source.name
        # Nobody else holds the bytes: `read` lets go of them when they are decoded.
        document = read(bounds.bytes_of(source), name=name, url=url, media_type=media_type)
    else:
        bounds.size(name or url or "<input>", len(source))
        document = read(source, name=name, url=url, media_type=media_type)
    path = name or url or "<input>"
    bounds.depth(document, path)
    found = find(document)
    bounds.programs(len(found.entries), path)
    return document, found


def _run(
    document: Document,
    found: Listicle,
    fields: Sequence[OwnField],
    seen: list[tuple[Item, dict[str, Choice]]] | None = None,
) -> Run:
    about = article(found, document)
    remarks = list(reconcile(found, document))
    context = Context(found.title or EMPTY, document.metadata, _base(document), *_shared(found.entries))
    entries = deque(found.entries)
    ahead: deque[Item] = deque()

    def items() -> Iterator[Item]:
        """What a program is made of is let go once it is made."""
        while ahead or entries:
            yield ahead.popleft() if ahead else item(entries.popleft(), context)

    def look_ahead() -> Iterator[Item]:
        while entries:
            ahead.append(item(entries.popleft(), context))
            yield ahead[-1]

    known = FIELDS if lists_programs(found, look_ahead()) else OTHER_FIELDS
    programs = _programs(document.content, items(), known, fields, remarks, seen)
    if document.data:
        from listicle.witness import confirm

        about, confirmed, disputed = confirm(document, context.url, about, list(programs))
        remarks.extend(disputed)
        programs = iter(confirmed)
    return Run(document.source, about, programs, remarks)


def _programs(
    content: str,
    items: Iterator[Item],
    known: Collection[str],
    fields: Sequence[OwnField],
    remarks: list[Remark],
    seen: list[tuple[Item, dict[str, Choice]]] | None,
) -> Iterator[Program]:
    """The records of the items, in reading order; to the remarks are added those on each item as its record is made."""
    own: Callable[[Item, Sequence[OwnField]], dict[str, Choice]] | None = None
    if fields:
        from listicle.fields import choices as own
    taken: dict[str, int] = {}
    for one in items:
        choice = choices(one, known) | (own(one, fields) if own is not None else {})
        made = program(one, choice, len(taken) + 1, taken, content)
        remarks.extend(disagreements(made.listed_as, choice))
        if seen is not None:
            seen.append((one, choice))
        yield made


def _complete(run: Run) -> ProgramList:
    programs = list(run.programs)
    return ProgramList(SCHEMA_ID, run.source, run.about, programs, run.remarks)


def _base(document: Document) -> str | None:
    """What relative addresses are resolved against: what the page says, else where it stands."""
    said = {meta.name: meta.value.value for meta in reversed(document.metadata)}
    own = document.source.url or said.get("url")
    base = said.get("base")
    return (urljoin(own, base) if own else base) if base else own


def _shared(entries: tuple[Entry, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Addresses, and hosts, that the bodies of several items link to."""
    addresses: Counter[str] = Counter()
    hosts: Counter[str] = Counter()
    for entry in entries:
        if linked := {link.target.value for block in entry.body for link in block.links}:
            addresses.update(linked)
            hosts.update({host(address) for address in linked})
    return _several(addresses), _several(hosts)


def _several(counts: Counter[str]) -> frozenset[str]:
    return frozenset(name for name, count in counts.items() if count > 1)


def example(markdown: str, field: str) -> list[tuple[str, object]]:
    """What a field's extractor reads from one item written in Markdown, as (quote, value): for the examples in its `.md`."""
    from listicle.fields import written

    chosen = choices(written(markdown))[field]
    won = chosen.won[:1] if FIELDS[field].takes == "first" else chosen.won
    return [(finding.text.value, finding.value) for finding in won]
