"""The tags and texts of a page in, in the order of the source; drafts of its blocks out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from listicle.document import Kind, Meta
from listicle.readers.html_drafts import Cell, Context, Draft, Entry, Item, Listing, Row, Table, rows
from listicle.readers.html_events import VOID, Builder, Events
from listicle.readers.html_parts import Region
from listicle.readers.html_spelling import (
    BREAK,
    PLAIN,
    SPACE,
    Anchor,
    Run,
    Style,
    attribute,
    links,
    marks,
    spell,
    tag_end,
)
from listicle.text import EMPTY, Text

_DEPTH = 256
"""Elements that are open at once; what is nested deeper is read as part of what is around it."""

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(?:(bold|[6-9]00)|normal|[1-4]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_UNSEEN = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only"})
"""Classes for text that is read aloud and not shown ("opens in a new window")."""
_SHOWN = frozenset({"html", "body", "main", "article"})
"""Elements that are hidden only until a script has run."""
_SILENT = (
    *("script", "style", "template", "noscript", "svg", "iframe", "object", "select", "datalist", "textarea", "canvas"),
    *("video", "audio", "map", "noframes", "noembed", "rp"),
)
_BLOCKS = (
    *(
        "address",
        "article",
        "aside",
        "body",
        "center",
        "details",
        "dialog",
        "div",
        "fieldset",
        "figure",
        "footer",
        "form",
    ),
    *("header", "hgroup", "legend", "main", "nav", "search", "section"),
)
_SOFT = frozenset({"div", "span", "header", "hgroup", "center", "figure"})
"""Elements that do not end a heading they stand in."""
_ALONE = frozenset({"li", "p", "dt", "dd", "tr", "td", "th"})
"""Elements that end where the next of their kind begins."""
_TABLE_PARTS = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"})
_META = {
    "og:title": "og:title",
    "author": "author",
    "article:author": "author",
    "article:published_time": "published",
    "datepublished": "published",
    "date": "published",
    "dc.date": "published",
    "dc.creator": "author",
    "description": "description",
    "og:description": "description",
    "og:site_name": "site_name",
    "og:url": "url",
}
_DATE_CLASSES = frozenset({"published", "entry-date", "post-date", "pubdate", "date-published"})
_AUTHOR_CLASSES = frozenset({"author", "byline", "author-name", "post-author", "entry-author", "byline-name"})


class Page:
    """What a page holds: drafts of its blocks, written while BeautifulSoup tells of its tags and texts."""

    def __init__(self, content: str, builder: Builder) -> None:
        self.content = content
        self.builder = builder
        self.drafts: list[Draft] = []
        self.metadata: list[Meta] = []
        self.data: list[Text] = []
        self.context = Context()
        self.stack: list[Entry] = []
        self.counts: dict[str, int] = {}
        """Open elements by name, as far as an end tag can reach: not out of a table or its cell."""
        self.scopes: list[Entry] = []
        """Open tables, cells and captions."""
        self.beyond: dict[str, int] = {}
        """Elements nested too deep to be kept."""
        self.heading: Entry | None = None
        self.strong = self.em = 0
        self.link: Entry | None = None
        self.style = PLAIN
        self.runs: list[Run] = []
        """What the paragraph being read holds so far."""
        self.text_at = -1
        self.silent = ""
        """The open element whose content is not read."""
        self.inside: dict[str, int] = {}
        """Elements open in it."""
        self.kept = ""
        """The metadata that it nevertheless holds."""
        self.kept_at = -1
        self.pictures: list[tuple[Anchor, Region | None]] = []
        """Links around nothing but a picture, waiting for a text beside it."""
        self.stray: tuple[Region | None, Listing] | None = None
        """The list of items that stand in no list, and where."""
        self.serial = 0
        Events(content, self, builder)
        self._complete()

    # What BeautifulSoup tells

    def handle_starttag(
        self, name: str, namespace: None, nsprefix: None, attrs: dict[str, str], sourceline: int, sourcepos: int
    ) -> None:
        at = self.builder.at
        if self.text_at >= 0:
            self.runs.append((self.text_at, at, self.style))
            self.text_at = -1
        if self.silent:
            if name in VOID:
                return
            if name != self.silent or name not in _ALONE or any(self.inside.values()):
                self.inside[name] = self.inside.get(name, 0) + 1
                return
            self.silent = ""
        if attrs and _hidden(attrs) and name not in _SHOWN and name not in VOID:
            self._hush(name)
            return
        action = _ACTIONS.get(name)
        if action is not None:
            action(self, at, name, attrs)
        elif attrs or self.counts.get(name):
            self._inline(at, name, attrs)

    def handle_endtag(self, name: str) -> None:
        at = self.builder.at
        if self.text_at >= 0:
            self.runs.append((self.text_at, at, self.style))
            self.text_at = -1
        if self.silent:
            if self.inside.get(name):
                self.inside[name] -= 1
                return
            if name != self.silent and not self.counts.get(name):
                return
            if self.kept:
                self._keep(at)
            ended = name == self.silent
            self.silent = ""
            if ended:
                return
        if self.stack:
            entry = self.stack[-1]
            if entry.plain and entry.name == name:
                # The usual case.
                if self.runs:
                    self._flush()
                self.stack.pop()
                self.counts[name] -= 1
                if entry.outer is not None:
                    self.context = entry.outer
                if self.beyond:
                    self.beyond.clear()
                return
        if name in _TABLE_PARTS:
            self._end_table_part(at, name)
        elif self.counts.get(name):
            self._end(at, name)
        elif self.beyond.get(name):
            self.beyond[name] -= 1
            self._flush()
        elif name in _APART and self.heading is None:
            self._flush()

    def handle_data(self, data: str) -> None:
        if self.silent:
            if self.kept and self.kept_at < 0:
                self.kept_at = self.builder.at
        elif self.text_at < 0:
            if not data.isspace():
                self.text_at = self.builder.at
                if self.link is not None and self.link.anchor is not None:
                    self.link.anchor.used = True
            elif self.runs or self.context.kind == "code":
                self.text_at = self.builder.at

    def end_data(self, container: type | None = None) -> None:
        if container is not None:
            # What was told last as text was a comment or a declaration.
            self.text_at = -1
        elif self.text_at >= 0:
            self.runs.append((self.text_at, self.builder.at, self.style))
            self.text_at = -1

    def _complete(self) -> None:
        """The file ends, whatever is still open."""
        if self.silent and self.kept:
            self._keep(len(self.content))
        self._flush()
        while self.stack:
            self._undo(self.stack.pop())
        self._hang(None)

    # The stack of open elements

    def _push(self, entry: Entry, context: Context | None = None) -> bool:
        """Open an element, unless it is nested too deep."""
        name = entry.name
        if len(self.stack) >= _DEPTH:
            self.beyond[name] = self.beyond.get(name, 0) + 1
            return False
        self.stack.append(entry)
        self.counts[name] = self.counts.get(name, 0) + 1
        if context is not None:
            entry.outer = self.context
            self.context = context
        return True

    def _soften(self, name: str) -> None:
        """Open a block in a heading, where it only keeps words apart."""
        entry = Entry(name)
        entry.soft = True
        entry.plain = False
        self._push(entry)

    def _scope(self, entry: Entry) -> None:
        """Let no end tag in the element just opened reach out of it."""
        entry.counts = self.counts
        entry.plain = False
        self.counts = {}
        self.scopes.append(entry)

    def _close(self, last: Entry) -> None:
        """Close the open elements down to the given one, which is open."""
        self._flush()
        while True:
            entry = self.stack.pop()
            self._undo(entry)
            if entry is last:
                return

    def _undo(self, entry: Entry) -> None:
        """What the end of an element means."""
        if entry.counts is not None:
            self.counts = entry.counts
            self.scopes.pop()
        self.counts[entry.name] -= 1
        if self.beyond:
            self.beyond.clear()
        if not entry.plain:
            if entry.strong or entry.em or entry is self.link:
                self.strong -= entry.strong
                self.em -= entry.em
                if entry is self.link:
                    self.link = None
                self._restyle()
            if entry is self.heading:
                self.heading = None
            if entry.listing is not None:
                entry.listing.entry = None
            if entry.ending is not None:
                entry.ending.end()
        if entry.outer is not None:
            self.context = entry.outer
        if entry.table is not None:
            self._end_table(entry.table)

    def _restyle(self) -> None:
        anchor = self.link.anchor if self.link is not None else None
        strong, em = self.strong > 0, self.em > 0
        self.style = Style(strong, em, anchor) if strong or em or anchor is not None else PLAIN

    def _opened(self, name: str) -> Entry:
        """The innermost open element of a name; there must be one."""
        number = len(self.stack) - 1
        while self.stack[number].name != name:
            number -= 1
        return self.stack[number]

    def _end(self, at: int, name: str) -> None:
        """An end tag for which an element is open."""
        entry = self._opened(name)
        if entry.anchor is not None and not entry.anchor.used:
            self.runs.append((at, at, self.style))
        if entry.inline and entry.outer is None:
            # It ends alone, whatever block was left open in it.
            if entry.grab is not None:
                self._grab(entry.grab)
            self.stack.remove(entry)
            self._undo(entry)
        elif entry.soft:
            self.runs.append((at, tag_end(self.content, at), SPACE))
            while self.stack[-1] is not entry:
                self._undo(self.stack.pop())
            self._undo(self.stack.pop())
        else:
            self._close(entry)

    def _boundary(self, at: int, name: str) -> bool:
        """A block begins. True where it does not: within a heading, where it only keeps words apart."""
        if self.heading is not None:
            if name in _SOFT or not any(run[2] is not SPACE for run in self.runs):
                self.runs.append((at, tag_end(self.content, at), SPACE))
                return True
            self._close(self.heading)
        if self.counts.get("p"):
            self._close(self._opened("p"))
        elif self.runs:
            self._flush()
        link = self.link
        if link is not None and link.outer is None:
            # A link around blocks is a box.
            link.outer = self.context
            self.context = self.context._replace(region=self._region("a", link.attributes))
        return False

    def _region(self, name: str, attributes: Mapping[str, str]) -> Region:
        return Region(name, attributes, self.context.region)

    # Paragraphs

    def _flush(self) -> None:
        """The paragraph being read is complete."""
        runs = self.runs
        if not runs:
            return
        self.runs = []
        context = self.context
        text, stretches = spell(self.content, runs, context.kind == "code")
        if not text:
            for _, _, style in stretches:
                if style.anchor is not None:
                    self.pictures.append((style.anchor, context.region))
            return
        draft = Draft(context.kind, text, context)
        if stretches:
            draft.marks = marks(text.value, stretches)
            draft.links = links(self.content, stretches)
        if self.pictures:
            self._hang(draft)
        item = context.item
        if item is not None and not item.taken:
            item.taken = True
            draft.item = item
            if draft.kind == "paragraph" or draft.kind == "quote":
                draft.kind = "item"
        if context.cell is not None:
            context.cell.drafts.append(draft)
        self.drafts.append(draft)

    def _hang(self, draft: Draft | None) -> None:
        """Give the links around pictures to the text that follows in the same box, else to the one before."""
        last = self.drafts[-1] if self.drafts else None
        for anchor, region in self.pictures:
            for beside in (draft, last):
                if beside is not None and _within(beside.region, region):
                    place = 0 if beside is draft else len(beside.text)
                    found = links(self.content, [(place, place, Style(anchor=anchor))])
                    if found and all(link.target.value != found[0].target.value for link in beside.links):
                        beside.links = (*found, *beside.links) if beside is draft else (*beside.links, *found)
                    break
        self.pictures.clear()

    # Start tags

    def _block(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        if attributes and attributes.get("role") == "heading":
            level = attributes.get("aria-level", "")
            self._head(at, name, int(level) if level in ("1", "2", "3", "4", "5", "6") else 2, attributes)
            return
        if self._boundary(at, name):
            self._soften(name)
            return
        c = self.context
        region = self._region(name, attributes)
        self._push(Entry(name), Context(region, c.kind, 0, c.depth, c.listing, c.item, c.table, c.cell))

    def _paragraph(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        if self._boundary(at, name):
            self._soften(name)
        else:
            self._push(Entry(name))

    def _heading(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        if self.heading is not None:
            self._close(self.heading)
        self._head(at, name, int(name[1]), attributes)

    def _head(self, at: int, name: str, level: int, attributes: Mapping[str, str]) -> None:
        if self._boundary(at, name):
            self._soften(name)
            return
        entry = Entry(name)
        entry.plain = False
        if self._push(entry, self.context._replace(kind="heading", level=level)):
            self.heading = entry

    def _other(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        """A block of a kind of its own: quotation, preformatted text, caption."""
        if self._boundary(at, name):
            self._soften(name)
            return
        context = self.context._replace(kind=_KINDS[name], region=self._region(name, attributes))
        self._push(Entry(name), context)

    def _bold_line(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        """The line of a `<details>` that is always seen."""
        if self._boundary(at, name):
            self._soften(name)
            return
        entry = Entry(name)
        entry.plain = False
        entry.strong = 1
        if self._push(entry, self.context._replace(region=self._region(name, attributes))):
            self.strong += 1
            self._restyle()

    def _rule(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        if not self._boundary(at, name):
            self.drafts.append(Draft("rule", EMPTY, self.context))

    def _break(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        runs = self.runs
        if not runs and self.context.kind != "code":
            return
        if self.heading is None and self.context.kind != "code":
            last = len(runs) - 1
            if last > 0 and runs[last][2] is not BREAK and self.content[runs[last][0] : runs[last][1]].isspace():
                last -= 1
            if runs[last][2] is BREAK:
                # An empty line between two paragraphs.
                self._flush()
                return
        runs.append((at, tag_end(self.content, at), BREAK))

    def _apart(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        """A button or a form's label: in line, but no part of the word before it."""
        self.runs.append((at, tag_end(self.content, at), SPACE))
        entry = Entry(name)
        entry.inline, entry.plain = True, False
        self._push(entry)

    def _silence(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        self._hush(name)
        if name == "script" and attributes.get("type", "").strip().lower().startswith("application/ld+json"):
            self.kept, self.kept_at = "data", -1

    def _hush(self, name: str) -> None:
        self.silent = name
        self.inside = {}
        self.kept = ""

    def _inline(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        strong = em = 0
        grab = None
        style = attributes.get("style")
        if style:
            weight = _WEIGHT.search(style)
            strong = 1 if weight and weight.group(1) else 0
            em = 1 if _ITALIC.search(style) else 0
        if attributes:
            if attributes.get("itemprop") == "author" or not _AUTHOR_CLASSES.isdisjoint(_classes(attributes)):
                grab = ("author", len(self.runs), len(self.drafts))
            if name == "time":
                self._time(at, attributes)
        if strong or em or grab or self.counts.get(name):
            self._open_inline(name, strong, em, grab)

    def _open_inline(self, name: str, strong: int, em: int, grab: tuple[str, int, int] | None = None) -> None:
        entry = Entry(name)
        entry.inline, entry.plain = True, False
        if self._push(entry):
            entry.strong, entry.em, entry.grab = strong, em, grab
            if strong or em:
                self.strong += strong
                self.em += em
                self._restyle()

    def _emphasis(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        strong = name in ("b", "strong")
        if strong and attributes and "style" in attributes:
            # Word processors wrap whole documents in a `<b>` that is not bold.
            weight = _WEIGHT.search(attributes["style"])
            strong = weight is None or bool(weight.group(1))
        self._open_inline(name, int(strong), int(name in ("em", "i")))

    def _anchor(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        if self.link is not None and self.counts.get("a"):
            self._end(at, "a")
        entry = Entry(name)
        entry.inline, entry.plain = True, False
        if "href" in attributes:
            entry.anchor = Anchor(at)
            entry.attributes = attributes
        if "author" in attributes.get("rel", "").split():
            entry.grab = ("author", len(self.runs), len(self.drafts))
        if self._push(entry) and entry.anchor is not None:
            self.link = entry
            self._restyle()

    # Lists

    def _list(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        if self._boundary(at, name):
            self._soften(name)
            return
        c = self.context
        self.serial += 1
        listing = Listing(self.serial, name)
        if name == "ol":
            listing.number(attributes)
        depth = c.depth + (name != "dl")
        entry = Entry(name)
        if listing.items is not None:
            entry.plain = False
            entry.ending = listing
        self._push(entry, Context(self._region(name, attributes), c.kind, 0, depth, listing, c.item, c.table, c.cell))

    def _item(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        c = self.context
        listing = c.listing
        if listing is not None and listing.name != "dl" and listing.entry is not None:
            self._close(listing.entry)
        if self._boundary(at, name):
            self._soften(name)
            return
        c = self.context
        depth = c.depth
        if listing is None or listing.name == "dl":
            if self.stray is None or self.stray[0] is not c.region:
                self.serial += 1
                self.stray = (c.region, Listing(self.serial, "ul"))
            listing = self.stray[1]
            depth += 1
        item = Item(at, listing, listing.count(attributes))
        entry = Entry(name)
        region = self._region(name, attributes)
        if self._push(entry, Context(region, c.kind, 0, depth, listing, item, c.table, c.cell)):
            entry.listing, entry.plain = listing, False
            listing.entry = entry

    def _term(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        """A term of a definition list, read as a bold line, or its definition, read as the paragraphs below it."""
        listing = self.context.listing
        if listing is not None and listing.name == "dl" and listing.entry is not None:
            self._close(listing.entry)
        if self._boundary(at, name):
            self._soften(name)
            return
        entry = Entry(name)
        if self._push(entry, self.context._replace(region=self._region(name, attributes))):
            if listing is not None and listing.name == "dl":
                entry.listing, entry.plain = listing, False
                listing.entry = entry
            if name == "dt":
                entry.strong, entry.plain = 1, False
                self.strong += 1
                self._restyle()

    # Tables

    def _table(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        if self.heading is not None:
            self._close(self.heading)
        self._boundary(at, name)
        if len(self.stack) >= _DEPTH:
            self._push(Entry(name))
            return
        c = self.context
        self.serial += 1
        table = Table(self.serial, len(self.drafts), attributes.get("role") in ("presentation", "none"), c)
        entry = Entry(name)
        entry.table = table
        region = self._region(name, attributes)
        table.region = region
        self._push(entry, Context(region, "paragraph", 0, c.depth, None, None, table, None))
        self._scope(entry)

    def _caption(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        if self.context.table is None or len(self.stack) >= _DEPTH:
            self._block(at, name, attributes)
            return
        self._close_row()
        entry = Entry(name)
        self._push(entry, self.context._replace(kind="caption"))
        self._scope(entry)

    def _group(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        table = self.context.table
        if table is not None and len(self.stack) < _DEPTH:
            self._close_row()
            table.head = name == "thead"
        else:
            self._boundary(at, name)

    def _row(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        table = self.context.table
        if table is None or len(self.stack) >= _DEPTH:
            self._block(at, name, attributes)
            return
        self._close_row()
        table.rows.append(Row(table.head))
        self._push(Entry("tr"))

    def _cell(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        table = self.context.table
        if table is None or len(self.stack) + 1 >= _DEPTH:
            self._block(at, name, attributes)
            return
        self._close_cell()
        if not self.counts.get("tr"):
            table.rows.append(Row(table.head))
            self._push(Entry("tr"))
        cell = Cell(name == "th", attributes)
        table.rows[-1].cells.append(cell)
        entry = Entry(name)
        region = self._region(name, attributes)
        self._push(entry, Context(region, "paragraph", 0, self.context.depth, None, None, table, cell))
        self._scope(entry)
        if cell.head:
            entry.strong = 1
            self.strong += 1
            self._restyle()

    def _close_cell(self) -> None:
        if self.heading is not None:
            self._close(self.heading)
        self._flush()
        if self.scopes and self.scopes[-1].name != "table":
            self._close(self.scopes[-1])

    def _close_row(self) -> None:
        self._close_cell()
        if self.counts.get("tr"):
            self._close(self._opened("tr"))

    def _end_table_part(self, at: int, name: str) -> None:
        if self.beyond.get(name):
            self.beyond[name] -= 1
            self._flush()
        elif self.context.table is None:
            if self.counts.get(name):
                self._end(at, name)
            else:
                self._flush()
        elif name in ("td", "th", "caption"):
            self._close_cell()
        else:
            self._close_row()
            if name == "thead":
                self.context.table.head = False
            elif name == "table":
                self._close(self.scopes[-1])

    def _end_table(self, table: Table) -> None:
        """Put rows in the place of what was read in a table of data."""
        found = rows(table, self.drafts[table.first :])
        outer = table.outer
        if found is not None:
            self.drafts[table.first :] = found
        if outer.table is not None:
            outer.table.layout = True
        if outer.cell is not None:
            outer.cell.drafts.extend(self.drafts[table.first :])

    # What the page says about itself

    def _root(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        if "lang" in attributes:
            self._say("language", attribute(self.content, at, "lang"))
        self._block(at, name, attributes)

    def _title(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        self._hush(name)
        if not any(meta.name == "title" for meta in self.metadata):
            self.kept, self.kept_at = "title", -1

    def _keep(self, at: int) -> None:
        """The end of an element whose text is metadata."""
        if self.kept_at >= 0:
            if self.kept == "title":
                self._say("title", spell(self.content, [(self.kept_at, at, PLAIN)])[0])
            else:
                text = Text.of(self.content[self.kept_at : at], self.kept_at).strip()
                if text:
                    self.data.append(text)
        self.kept = ""

    def _meta(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        for key in ("property", "name", "itemprop"):
            meant = _META.get(attributes.get(key, "").strip().lower())
            if meant is not None:
                self._say(meant, attribute(self.content, at, "content"))
                return

    def _relation(self, at: int, name: str, attributes: Mapping[str, str]) -> None:
        if name == "base":
            self._say("base", attribute(self.content, at, "href"))
        elif "canonical" in attributes.get("rel", "").lower().split():
            self._say("url", attribute(self.content, at, "href"))

    def _time(self, at: int, attributes: Mapping[str, str]) -> None:
        if "datetime" in attributes and (
            "pubdate" in attributes
            or attributes.get("itemprop", "").lower() == "datepublished"
            or not _DATE_CLASSES.isdisjoint(_classes(attributes))
        ):
            self._say("published", attribute(self.content, at, "datetime"))

    def _grab(self, grab: tuple[str, int, int]) -> None:
        """An element that names the author ends."""
        name, first, drafts = grab
        if drafts == len(self.drafts):
            text = spell(self.content, self.runs[first:])[0]
            if text and len(text) <= 80 and "\n" not in text.value:
                self._say(name, text)

    def _say(self, name: str, value: Text) -> None:
        if value:
            self.metadata.append(Meta(name, value))


def _within(region: Region | None, other: Region | None) -> bool:
    """Whether a region lies in another one, or is it; one as large as a page holds nothing in particular."""
    if other is None or other.name in ("body", "html", "main"):
        return False
    while region is not None and region is not other:
        region = region.parent
    return region is not None


def _hidden(attributes: Mapping[str, str]) -> bool:
    """Whether an element is not shown."""
    return (
        ("hidden" in attributes and attributes["hidden"].lower() != "until-found")
        or ("style" in attributes and _HIDDEN.search(attributes["style"]) is not None)
        or ("class" in attributes and not _UNSEEN.isdisjoint(_split(attributes["class"])))
    )


def _classes(attributes: Mapping[str, str]) -> frozenset[str]:
    return _split(attributes.get("class", ""))


@lru_cache(maxsize=4096)
def _split(classes: str) -> frozenset[str]:
    return frozenset(classes.split())


_KINDS: dict[str, Kind] = {"blockquote": "quote", "pre": "code", "listing": "code", "figcaption": "caption"}
_ACTIONS: dict[str, Callable[[Page, int, str, Mapping[str, str]], None]] = {
    "html": Page._root,
    "title": Page._title,
    "meta": Page._meta,
    "link": Page._relation,
    "base": Page._relation,
    "p": Page._paragraph,
    "br": Page._break,
    "hr": Page._rule,
    "a": Page._anchor,
    "ul": Page._list,
    "ol": Page._list,
    "menu": Page._list,
    "dl": Page._list,
    "li": Page._item,
    "dt": Page._term,
    "dd": Page._term,
    "summary": Page._bold_line,
    "table": Page._table,
    "caption": Page._caption,
    "thead": Page._group,
    "tbody": Page._group,
    "tfoot": Page._group,
    "tr": Page._row,
    "td": Page._cell,
    "th": Page._cell,
    "button": Page._apart,
    "label": Page._apart,
}
_ACTIONS.update(dict.fromkeys(_SILENT, Page._silence))
_ACTIONS.update(dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Page._heading))
_ACTIONS.update(dict.fromkeys(("b", "strong", "em", "i"), Page._emphasis))
_ACTIONS.update(dict.fromkeys(_KINDS, Page._other))
_APART = frozenset(_BLOCKS) | {"p", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre"}
_ACTIONS.update(dict.fromkeys(_BLOCKS, Page._block))
