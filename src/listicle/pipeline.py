"""The whole journey: from the content of a source to its list of programs."""

from __future__ import annotations

import gc
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
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
from listicle.model import SCHEMA_ID, Program, ProgramList
from listicle.readers import read
from listicle.recognizers.address import host
from listicle.reconcile import lists_programs, reconcile
from listicle.resolve import choices, disagreements, program
from listicle.sections import item
from listicle.text import EMPTY

if TYPE_CHECKING:
    from listicle.fields import OwnField


@dataclass(frozen=True, slots=True)
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
    return journey(source, media_type=media_type, name=name, url=url, fields=fields, bounds=bounds, keep=False).result


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


@_uncollected()
def journey(
    source: str | bytes | Path,
    *,
    media_type: str | None = None,
    name: str | None = None,
    url: str | None = None,
    fields: Sequence[OwnField] = (),
    bounds: Bounds = BOUNDS,
    keep: bool = True,
) -> Journey:
    """Like `extract`, keeping what was seen on the way; items and choices only if told to, as they take as much as all else."""
    if isinstance(source, Path):
        name = name or source.name
        source = bounds.bytes_of(source)
    path = name or url or "<input>"
    bounds.size(path, len(source))
    document = read(source, name=name, url=url, media_type=media_type)
    bounds.depth(document, path)
    found = find(document)
    bounds.programs(len(found.entries), path)
    context = Context(found.title or EMPTY, document.metadata, _base(document), *_shared(found.entries))
    items = deque(item(entry, context) for entry in found.entries)
    known = FIELDS if lists_programs(found, items) else OTHER_FIELDS
    own: Callable[[Item, Sequence[OwnField]], dict[str, Choice]] | None = None
    if fields:
        from listicle.fields import choices as own
    seen: list[tuple[Item, dict[str, Choice]]] = []
    taken: set[str] = set()
    programs: list[Program] = []
    remarks = list(reconcile(found, document))
    while items:
        one = items.popleft()
        choice = choices(one, known) | (own(one, fields) if own is not None else {})
        programs.append(program(one, choice, len(programs) + 1, taken, document.content))
        remarks.extend(disagreements(programs[-1].listed_as, choice))
        if keep:
            seen.append((one, choice))
    about = article(found, document)
    if document.data:
        from listicle.witness import confirm

        about, programs, disputed = confirm(document, context.url, about, programs)
        remarks.extend(disputed)
    result = ProgramList(SCHEMA_ID, document.source, about, programs, remarks)
    return Journey(document, found, tuple(one for one, _ in seen), tuple(choice for _, choice in seen), result)


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
        linked = {link.target.value for block in entry.body for link in block.links}
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
