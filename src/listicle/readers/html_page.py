"""The tags and texts of a page in, in the order of the source; drafts of its blocks out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from listicle.document import Kind, Meta
from listicle.readers.html_elements import Anchor, Cell, Draft, Entry, Item, Listing, Mode, Region, Row, Table, mode_of
from listicle.readers.html_events import FOREIGN, VOID, Builder, Token, tokens
from listicle.readers.html_spelling import (
    BREAK,
    JOINT,
    PLAIN,
    SPACE,
    Run,
    Style,
    attribute,
    links,
    marks,
    spell,
    style_of,
    tag_end,
)
from listicle.readers.html_tables import rows
from listicle.text import EMPTY, Text

_DEPTH = 256
"""Elements that are open at once; what is nested deeper is read as part of what is around it."""

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_WEIGHT = re.compile(r"font-weight\s*:\s*(?:(bold|[6-9]00)|normal|[1-4]00)")
_ITALIC = re.compile(r"font-style\s*:\s*italic")
# Of a style in lower case.
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
_KINDS: dict[str, Kind] = {"blockquote": "quote", "pre": "code", "listing": "code", "figcaption": "caption"}
_SOFT = frozenset({"div", "header", "hgroup", "center", "figure"})
"""Blocks that do not end a heading they stand in."""
_HEADING = 2000
"""Characters of source; a heading that is longer was never closed."""
_ALONE = frozenset({"li", "p", "dt", "dd", "tr", "td", "th"})
"""Elements that end where the next of their kind begins."""
_ENDED = VOID | FOREIGN
"""Elements that may end with their own tag."""
_TABLE_PARTS = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"})
_ARTICLE_TAGS = ("<h1", "<main", "<article", "<table")
_META = {
    "og:title": "og:title",
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "article:published_time": "published",
    "datepublished": "published",
    "date": "published",
    "dc.date": "published",
    "description": "description",
    "og:description": "description",
    "og:site_name": "site_name",
    "og:url": "url",
}
_DATE_CLASSES = frozenset({"published", "entry-date", "post-date", "pubdate", "date-published"})
_AUTHOR_CLASSES = frozenset({"author", "byline", "author-name", "post-author", "entry-author", "byline-name"})
_BY = re.compile(r"(?:(?:posted|published|written) )?by:? ", re.IGNORECASE)
_BYLINE = 80
"""Characters that the name of an author has at most."""


def _inline(name: str, strong: int, em: int) -> Entry:
    entry = Entry(name)
    entry.inline, entry.plain = True, False
    entry.strong, entry.em = strong, em
    return entry


_PARAGRAPH = Entry("p")
_EMPHASIS = {
    "b": _inline("b", 1, 0),
    "strong": _inline("strong", 1, 0),
    "em": _inline("em", 0, 1),
    "i": _inline("i", 0, 1),
}
# Entries of elements that hold nothing of their own.


class Page:
    """What a page holds: drafts of its blocks, written while its tags and texts are gone through."""

    def __init__(self, content: str, builder: Builder) -> None:
        self.content = content
        self.drafts: list[Draft] = []
        self.metadata: list[Meta] = []
        self.data: list[Text] = []
        self.mode = Mode()
        self.region: Region | None = None
        self.stack: list[Entry] = []
        self.counts: dict[str, int] = {}
        """Open elements by name, as far as an end tag can reach: not out of a table or its cell."""
        self.scopes: list[Entry] = []
        """Open tables, cells and captions."""
        self.beyond: dict[str, int] = {}
        """Elements nested too deep to be kept."""
        self.heading: Entry | None = None
        self.strong = self.em = 0
        self.anchor: Anchor | None = None
        self.style = PLAIN
        self.runs: list[Run] = []
        """What the paragraph being read holds so far."""
        self.preformatted = False
        """An element was opened in which white space counts."""
        self.silent = ""
        """The open element whose content is not read."""
        self.kept = ""
        """The metadata that it nevertheless holds."""
        self.kept_at = -1
        self.pictures: list[tuple[Anchor, Region | None]] = []
        """Links around nothing but a picture, waiting for a text beside it."""
        self.stray: tuple[Region | None, Listing] | None = None
        """The list of items that stand in no list, and where."""
        self.serial = 0
        self.menu_end = self.article_at = 0
        """The next end tag of a nav element; a tag that shows an article, before it."""
        self.token: Token
        """The tag that is looked at."""
        self._read(tokens(content, builder), *builder.kinds)

    def _read(self, found: Iterator[Token], text: object, start: object, end: object, comment: object) -> None:
        """Go through the tokens, which are of these kinds.

        One loop, without a call for what does nothing: a page takes a sixth longer where each token is told of by a call.
        """
        runs, stack = self.runs, self.stack
        # Where the text begins that is being read, -1 between two tags; and whether it is white space so far.
        text_at = -1
        blank = False
        for token in found:
            kind = token.type
            if kind is text:
                if not token.data.isspace():
                    if text_at < 0:
                        text_at = token.col
                    blank = False
                    if self.anchor is not None:
                        self.anchor.used = True
                elif text_at < 0 and (runs or (self.preformatted and self.mode.kind == "code")):
                    text_at = token.col
                    blank = self.mode.kind != "code"
                continue
            if text_at >= 0:
                runs.append((text_at, token.col, SPACE if blank else self.style))
                text_at = -1
            self.token = token
            if kind is start:
                name = token.tag
                classes, style, hidden = token.attr("class"), token.attr("style"), token.attr("hidden")
                if (
                    # A part of each of the names is looked for first: most classes say nothing of the kind.
                    (
                        style is not None
                        or hidden is not None
                        or (
                            classes is not None
                            and ("hidden" in classes or "sr-only" in classes or "screen-reader" in classes)
                        )
                    )
                    and name not in VOID
                    and name not in _SHOWN
                    and _is_hidden(classes, style, hidden)
                ):
                    self.silent = name
                else:
                    action = _ACTIONS.get(name)
                    if action is not None:
                        action(self, name, token)
                    else:
                        self._inline(name, token, classes, style)
                if self.silent:
                    if name in FOREIGN and token.self_closing:
                        self.silent = ""
                    else:
                        self._skip(found, start, end)
                    continue
                if name not in _ENDED or (name in FOREIGN and not token.self_closing):
                    continue
            elif kind is end:
                name = token.tag
            else:
                if self.anchor is not None and (kind is not comment or not token.data.isspace()):
                    self.anchor.used = True
                continue
            if stack:
                entry = stack[-1]
                if entry.name == name:
                    # The usual case: the end of what was opened last.
                    if entry.plain:
                        if runs:
                            self._flush()
                        stack.pop()
                        self.counts[name] -= 1
                        if entry.framed:
                            self.region = entry.region
                            self.mode = entry.mode
                        if self.beyond:
                            self.beyond.clear()
                    elif entry.inline and not entry.framed:
                        self._end_inline(entry)
                    else:
                        self._end(entry)
                    continue
            if self.counts.get(name) or self.beyond or name in _APART or name in _TABLE_PARTS:
                self._end_of(name)
        if text_at >= 0:
            runs.append((text_at, len(self.content), SPACE if blank else self.style))
        self._complete()

    def _end_of(self, name: str) -> None:
        """An end tag, of whatever element."""
        if name in _TABLE_PARTS:
            self._end_table_part(name)
        elif self.counts.get(name):
            self._end(self._opened(name))
        elif self.beyond.get(name):
            self.beyond[name] -= 1
            self._flush()
        elif self.runs and name in _APART and self.heading is None:
            self._flush()

    def where(self) -> int:
        """Where in the source the tag begins that is looked at."""
        return self.token.col

    def _complete(self) -> None:
        """The file ends, whatever is still open."""
        if self.silent and self.kept:
            self._keep(len(self.content))
        self._flush()
        while self.stack:
            self._undo(self.stack.pop())
        self._hang(None)

    # Elements whose content is not read

    def _skip(self, found: Iterator[Token], start: object, end: object) -> None:
        """Go on to the end of the silent element: its end tag, that of an element around it, or the next of its kind."""
        silent, kept, counts = self.silent, self.kept, self.counts
        inside: dict[str, int] = {}
        for token in found:
            kind = token.type
            if kind is start:
                name = token.tag
                if name in _ENDED and (name in VOID or token.self_closing):
                    continue
                if name != silent or name not in _ALONE or any(inside.values()):
                    inside[name] = inside.get(name, 0) + 1
                elif not _is_hidden(token.attr("class"), token.attr("style"), token.attr("hidden")):
                    self.silent = ""
                    self.token = token
                    _ACTIONS[name](self, name, token)
                    return
            elif kind is end:
                name = token.tag
                if inside.get(name):
                    inside[name] -= 1
                elif name == silent or counts.get(name):
                    self.silent = ""
                    self.token = token
                    if kept:
                        self._keep(token.col)
                    if name != silent:
                        self._end_of(name)
                    return
            elif kept and self.kept_at < 0:
                self.kept_at = token.col

    # The stack of open elements

    def _push(self, entry: Entry) -> bool:
        """Open an element, unless it is nested too deep."""
        name = entry.name
        if len(self.stack) >= _DEPTH:
            self.beyond[name] = self.beyond.get(name, 0) + 1
            return False
        self.stack.append(entry)
        self.counts[name] = self.counts.get(name, 0) + 1
        return True

    def _frame(self, name: str, tag: Token, mode: Mode) -> Region | None:
        """Open an element that is a region of the page, in which another mode holds, unless it is nested too deep."""
        region = Region(name, tag, self.region, self.mode)
        if not self._push(region):
            return None
        self.region = region
        self.mode = mode
        return region

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

    def _embolden(self, entry: Entry) -> None:
        """Let an element that was just opened be bold."""
        entry.strong = 1
        entry.plain = False
        self.strong += 1
        self._restyle()

    def _restyle(self) -> None:
        if self.anchor is None and not self.strong and not self.em:
            self.style = PLAIN
        else:
            self.style = style_of((self.strong > 0, self.em > 0, self.anchor))

    def _opened(self, name: str) -> Entry:
        """The innermost open element of a name; there must be one."""
        number = len(self.stack) - 1
        while self.stack[number].name != name:
            number -= 1
        return self.stack[number]

    def _end(self, entry: Entry) -> None:
        """The end tag of an open element."""
        if entry.inline and not entry.framed:
            self._end_inline(entry)
        elif entry.soft:
            self._space()
            while self.stack[-1] is not entry:
                self._undo(self.stack.pop())
            self._undo(self.stack.pop())
        else:
            if entry is self.anchor and not self.anchor.used:
                self._hold()
            self._close(entry)

    def _end_inline(self, entry: Entry) -> None:
        """The end tag of an open element that stands in line: it ends alone, whatever block was left open in it."""
        if entry.grab is not None:
            self._grab(*entry.grab)
        stack = self.stack
        if stack[-1] is entry:
            stack.pop()
        else:
            number = len(stack) - 2
            while stack[number] is not entry:
                number -= 1
            del stack[number]
        self.counts[entry.name] -= 1
        if self.beyond:
            self.beyond.clear()
        if entry is self.anchor:
            if not self.anchor.used:
                self._hold()
            self.anchor = None
        else:
            self.strong -= entry.strong
            self.em -= entry.em
        if self.anchor is None and not self.strong and not self.em:
            self.style = PLAIN
        else:
            self._restyle()

    def _close(self, last: Entry) -> None:
        """Close the open elements down to the given one, which is open."""
        if self.runs:
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
        if entry.framed:
            listing = self.mode.listing
            self.region = entry.region
            self.mode = entry.mode
        if entry.plain:
            return
        if entry.strong or entry.em or entry is self.anchor:
            self.strong -= entry.strong
            self.em -= entry.em
            if entry is self.anchor:
                self.anchor = None
            self._restyle()
        if entry is self.heading:
            self.heading = None
        elif entry.name == "ol" and entry.framed and listing is not None:
            listing.end()
        elif isinstance(entry, Table):
            self._end_table(entry)

    def _boundary(self, name: str) -> bool:
        """A block begins. True where it does not: within a heading, where it only keeps words apart."""
        if self.heading is not None:
            words = next((run for run in self.runs if run[2] is not SPACE), None)
            if words is None or (name in _SOFT and self.where() - words[0] < _HEADING):
                self._space()
                return True
            self._close(self.heading)
        if self.counts.get("p"):
            self._close(self._opened("p"))
        elif self.runs:
            self._flush()
        anchor = self.anchor
        if anchor is not None and not anchor.framed:
            # A link around blocks is a box.
            anchor.framed = True
            anchor.region = self.region
            anchor.mode = self.mode
            self.region = Region("a", anchor.tag, self.region, self.mode)
        return False

    # Paragraphs

    def _space(self) -> None:
        """A tag keeps two words apart."""
        at = self.where()
        self.runs.append((at, tag_end(self.content, at), SPACE))

    def _hold(self) -> None:
        """Keep the place of a link that held no text."""
        at = self.where()
        self.runs.append((at, at, self.style))

    def _flush(self) -> None:
        """The paragraph being read is complete."""
        runs = self.runs
        if not runs:
            return
        mode = self.mode
        kind = mode.kind
        if kind != "code":
            while runs and runs[-1][2] is SPACE:  # most paragraphs are one run, and the space after it
                runs.pop()
        text, stretches = spell(self.content, runs, kind == "code")
        runs.clear()
        if not text.value:
            for _, _, style in stretches:
                if style.anchor is not None:
                    self.pictures.append((style.anchor, self.region))
            return
        draft = Draft(kind, text, mode, self.region)
        if stretches:
            draft.marks = marks(text.value, stretches)
            draft.links = links(self.content, stretches)
        if self.pictures:
            self._hang(draft)
        item = mode.item
        if item is not None and not item.taken:
            item.taken = True
            draft.item = item
            if kind == "paragraph" or kind == "quote":
                draft.kind = "item"
        if mode.cell is not None:
            mode.cell.drafts.append(draft)
        self.drafts.append(draft)

    def _hang(self, draft: Draft | None) -> None:
        """Give the links around pictures to the text that follows in the same box, else to the one before."""
        last = self.drafts[-1] if self.drafts else None
        for anchor, region in self.pictures:
            if anchor.href.lstrip()[:1] == "#" or anchor.href.lstrip()[:11].lower() == "javascript:":
                continue
            for beside in (draft, last):
                if beside is not None and _within(beside.region, region):
                    place = 0 if beside is draft else len(beside.text)
                    found = links(self.content, [(place, place, Style(anchor=anchor))])
                    if found and all(link.target.value != found[0].target.value for link in beside.links):
                        beside.links = (*found, *beside.links) if beside is draft else (*beside.links, *found)
                    break
        self.pictures.clear()

    # Start tags of blocks

    def _block(self, name: str, tag: Token) -> None:
        if tag.attr("role") == "heading":
            level = tag.attr("aria-level")
            self._head(name, int(level) if level in ("1", "2", "3", "4", "5", "6") else 2)
        elif self._boundary(name):
            self._soften(name)
        elif len(self.stack) < _DEPTH:
            # As `_frame` does: nothing is as frequent.
            self.region = region = Region(name, tag, self.region, self.mode)
            self.stack.append(region)
            self.counts[name] = self.counts.get(name, 0) + 1
        else:
            self.beyond[name] = self.beyond.get(name, 0) + 1

    def _paragraph(self, name: str, tag: Token) -> None:
        if self._boundary(name):
            self._soften(name)
        else:
            self._push(_PARAGRAPH)

    def _heading(self, name: str, tag: Token) -> None:
        if self.heading is not None:
            self._close(self.heading)
        self._head(name, int(name[1]))

    def _head(self, name: str, level: int) -> None:
        if self._boundary(name):
            self._soften(name)
            return
        entry = Entry(name)
        if self._push(entry):
            entry.plain = False
            entry.framed, entry.region, entry.mode = True, self.region, self.mode
            self.heading = entry
            self.mode = self.mode._replace(kind="heading", level=level)

    def _kind(self, name: str, tag: Token) -> None:
        """A block of a kind of its own: quotation, preformatted text, caption."""
        if self._boundary(name):
            self._soften(name)
        else:
            kind = _KINDS[name]
            self.preformatted = self.preformatted or kind == "code"
            self._frame(name, tag, self.mode._replace(kind=kind))

    def _summary(self, name: str, tag: Token) -> None:
        """The line of a `<details>` that is always seen: a bold one."""
        if self._boundary(name):
            self._soften(name)
        elif entry := self._frame(name, tag, self.mode):
            self._embolden(entry)

    def _rule(self, name: str, tag: Token) -> None:
        if not self._boundary(name):
            self.drafts.append(Draft("rule", EMPTY, self.mode, self.region))

    def _nav(self, name: str, tag: Token) -> None:
        """Navigation is left out, unless it is no small part of the page, or holds what only an article has."""
        content = self.content
        at = self.where()
        if 0 <= self.menu_end <= at:
            self.menu_end = content.find("</nav", at)
            self.article_at = max([content.rfind(tag, at, max(at, self.menu_end)) for tag in _ARTICLE_TAGS])
        if at < self.menu_end < at + len(content) // 2 and self.article_at < at:
            self._boundary(name)
            self.silent = name
        else:
            self._block(name, tag)

    # Start tags in line

    def _break(self, name: str, tag: Token) -> None:
        runs = self.runs
        if self.mode.kind != "code":
            if not runs:
                return
            last = len(runs) - 1
            if last > 0 and runs[last][2] is not BREAK and self.content[runs[last][0] : runs[last][1]].isspace():
                last -= 1
            if runs[last][2] is BREAK and self.heading is None:
                # An empty line between two paragraphs.
                self._flush()
                return
        at = self.where()
        runs.append((at, tag_end(self.content, at), BREAK))

    def _apart(self, name: str, tag: Token) -> None:
        """A button or a form's label: in line, but no part of the word before it."""
        self._space()

    def _join(self, href: str | None = None) -> None:
        """An element in line begins at once where another one ended: keep their words apart, if they are two."""
        _, end, style = self.runs[-1]
        if style is not SPACE and style is not BREAK and self.content.startswith("</", end):
            at = self.where()
            if end < at:
                apart = href is not None and style.anchor is not None and style.anchor.href != href
                self.runs.append((end, at, SPACE if apart else JOINT))

    def _inline(self, name: str, tag: Token, classes: str | None, style: str | None) -> None:
        strong = em = 0
        grab = None
        if self.runs and (classes is not None or (name == "time" and tag.attrs)) and name != "sup" and name != "sub":
            self._join()
        if style is not None and "font" in (said := style.lower()):
            weight = _WEIGHT.search(said)
            strong = 1 if weight and weight.group(1) else 0
            em = 1 if _ITALIC.search(said) else 0
        if (
            # A part of each of the names is looked for first, as in `_read`.
            classes is not None
            and ("author" in classes or "byline" in classes)
            and not _AUTHOR_CLASSES.isdisjoint(classes.split())
        ) or tag.attr("itemprop") == "author":
            grab = (len(self.runs), len(self.drafts))
        if name == "time":
            self._time(tag)
        if strong or em or grab or self.counts.get(name):
            entry = _inline(name, strong, em)
            if self._push(entry):
                entry.grab = grab
                if strong or em:
                    self.strong += strong
                    self.em += em
                    self._restyle()

    def _emphasis(self, name: str, tag: Token) -> None:
        entry = _EMPHASIS[name]
        if entry.strong and (style := tag.attr("style")) is not None:
            # Word processors wrap whole documents in a `<b>` that is not bold.
            weight = _WEIGHT.search(style.lower())
            if weight is not None and not weight.group(1):
                entry = _inline(name, 0, 0)
        if self._push(entry):
            self.strong += entry.strong
            self.em += entry.em
            self._restyle()

    def _link(self, name: str, tag: Token) -> None:
        if self.anchor is not None:
            if self.counts.get("a"):
                self._end(self._opened("a"))
            else:
                return
        href = tag.attr("href")
        if href is not None:
            if self.runs:
                self._join(href)
            anchor = Anchor(name, tag, href)
            rel = tag.attr("rel")
            if rel is not None and "author" in rel.split():
                anchor.grab = (len(self.runs), len(self.drafts))
            if len(self.stack) < _DEPTH:  # as `_push` does: nothing is as frequent
                self.stack.append(anchor)
                self.counts["a"] = self.counts.get("a", 0) + 1
                self.anchor = anchor
                self.style = style_of((self.strong > 0, self.em > 0, anchor))
            else:
                self.beyond["a"] = self.beyond.get("a", 0) + 1

    # Start tags of lists

    def _list(self, name: str, tag: Token) -> None:
        if self._boundary(name):
            self._soften(name)
            return
        self.serial += 1
        listing = Listing(self.serial, name)
        if name == "ol":
            listing.number(tag)
        mode = self.mode
        depth = mode.depth if name == "dl" else mode.depth + 1
        region = self._frame(name, tag, mode_of((mode.kind, 0, depth, listing, mode.item, mode.table, mode.cell)))
        if region is not None and listing.items is not None:
            region.plain = False

    def _item(self, name: str, tag: Token) -> None:
        mode = self.mode
        item = mode.item
        if item is not None and item.listing is mode.listing and item.listing.name != "dl":
            self._close(item.entry)
        if self._boundary(name):
            self._soften(name)
            return
        mode = self.mode
        listing, depth = mode.listing, mode.depth
        if listing is None or listing.name == "dl":
            if self.stray is None or self.stray[0] is not self.region:
                self.serial += 1
                self.stray = (self.region, Listing(self.serial, "ul"))
            listing = self.stray[1]
            depth += 1
        region = Region(name, tag, self.region, mode)
        if self._push(region):
            item = Item(tag.col, listing, region)
            if listing.name == "ol":
                item.count(tag)
            self.region = region
            self.mode = mode_of((mode.kind, 0, depth, listing, item, mode.table, mode.cell))

    def _term(self, name: str, tag: Token) -> None:
        """A term of a definition list, read as a bold line, or its definition, read as the paragraphs below it."""
        mode = self.mode
        item = mode.item
        if item is not None and item.listing is mode.listing and item.listing.name == "dl":
            self._close(item.entry)
        if self._boundary(name):
            self._soften(name)
            return
        entry = self._frame(name, tag, self.mode)
        if entry is None:
            return
        listing = self.mode.listing
        if listing is not None and listing.name == "dl":
            item = Item(self.where(), listing, entry)
            item.taken = True
            self.mode = self.mode._replace(item=item)
        if name == "dt":
            self._embolden(entry)

    # Tables

    def _table(self, name: str, tag: Token) -> None:
        if self.heading is not None:
            self._close(self.heading)
        self._boundary(name)
        table = Table(name, tag, self.region, self.mode)
        if not self._push(table):
            return
        self.serial += 1
        table.plain = False
        table.serial = self.serial
        table.first = len(self.drafts)
        table.layout = tag.attr("role") in ("presentation", "none")
        table.rows = []
        self.region = table
        self.mode = Mode(depth=self.mode.depth, table=table)
        self._scope(table)

    def _caption(self, name: str, tag: Token) -> None:
        if self.mode.table is None or len(self.stack) >= _DEPTH:
            self._block(name, tag)
            return
        self._close_row()
        entry = self._frame(name, tag, self.mode._replace(kind="caption"))
        if entry is not None:
            self._scope(entry)

    def _group(self, name: str, tag: Token) -> None:
        table = self.mode.table
        if table is None or len(self.stack) >= _DEPTH:
            self._boundary(name)
            return
        self._close_row()
        table.in_head = name == "thead"

    def _row(self, name: str, tag: Token) -> None:
        table = self.mode.table
        if table is None or len(self.stack) >= _DEPTH:
            self._block(name, tag)
            return
        self._close_row()
        table.rows.append(Row(table.in_head, []))
        self._push(Entry("tr"))

    def _cell(self, name: str, tag: Token) -> None:
        table = self.mode.table
        if table is None or len(self.stack) + 1 >= _DEPTH:
            self._block(name, tag)
            return
        self._close_cell()
        if not self.counts.get("tr"):
            table.rows.append(Row(table.in_head, []))
            self._push(Entry("tr"))
        cell = Cell(name == "th", tag)
        table.rows[-1].cells.append(cell)
        entry = self._frame(name, tag, Mode(depth=self.mode.depth, table=table, cell=cell))
        if entry is not None:
            self._scope(entry)
            if cell.head:
                self._embolden(entry)

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

    def _end_table_part(self, name: str) -> None:
        if self.beyond.get(name):
            self.beyond[name] -= 1
            self._flush()
        elif self.mode.table is None:
            if self.counts.get(name):
                self._end(self._opened(name))
            else:
                self._flush()
        elif name in ("td", "th", "caption"):
            self._close_cell()
        else:
            self._close_row()
            if name == "thead":
                self.mode.table.in_head = False
            elif name == "table":
                self._close(self.scopes[-1])

    def _end_table(self, table: Table) -> None:
        """Put rows in the place of what was read in a table of data."""
        found = rows(table, self.drafts[table.first :])
        if found is not None:
            self.drafts[table.first :] = found
        if self.mode.table is not None:
            self.mode.table.layout = True
        if self.mode.cell is not None:
            self.mode.cell.drafts.extend(self.drafts[table.first :])
        for row in table.rows:
            for cell in row.cells:
                # Drafts and cells refer to each other: let them not wait for the garbage collector.
                cell.drafts.clear()

    # What the page says about itself

    def _root(self, name: str, tag: Token) -> None:
        if tag.attr("lang") is not None:
            self._say("language", attribute(self.content, self.where(), "lang"))
        self._block(name, tag)

    def _silence(self, name: str, tag: Token) -> None:
        self.silent = name
        if name == "script" and (tag.attr("type") or "").strip().lower().startswith("application/ld+json"):
            self.kept, self.kept_at = "data", -1

    def _title(self, name: str, tag: Token) -> None:
        self.silent = name
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

    def _meta(self, name: str, tag: Token) -> None:
        for key in ("property", "name", "itemprop"):
            said = tag.attr(key)
            meant = _META.get(said.strip().lower()) if said is not None else None
            if meant is not None:
                value = attribute(self.content, self.where(), "content")
                if meant != "author" or "://" not in value.value:
                    self._say(meant, value)
                return

    def _relation(self, name: str, tag: Token) -> None:
        if name == "base":
            self._say("base", attribute(self.content, self.where(), "href"))
        elif "canonical" in (tag.attr("rel") or "").lower().split():
            self._say("url", attribute(self.content, self.where(), "href"))

    def _time(self, tag: Token) -> None:
        if tag.attr("datetime") is not None and (
            tag.attr("pubdate") is not None
            or (tag.attr("itemprop") or "").lower() == "datepublished"
            or not _DATE_CLASSES.isdisjoint((tag.attr("class") or "").split())
        ):
            self._say("published", attribute(self.content, self.where(), "datetime"))

    def _grab(self, first: int, drafts: int) -> None:
        """An element that names the author ends; its text began at a run, after some drafts."""
        if drafts == len(self.drafts):
            text = spell(self.content, self.runs[first:])[0]
            if by := _BY.match(text.value):
                text = text[by.end() :]
            if len(text) <= _BYLINE and "\n" not in text.value:
                self._say("author", text)

    def _say(self, name: str, value: Text) -> None:
        if value:
            self.metadata.append(Meta(name, value))


def _within(region: Region | None, other: Region | None) -> bool:
    """Whether a region lies in another one, or is it; one as large as a page holds nothing in particular."""
    if other is None or other.name in ("body", "html", "main"):
        return False
    while region is not None and region is not other:
        region = region.region
    return region is not None


def _is_hidden(classes: str | None, style: str | None, hidden: str | None) -> bool:
    """Whether an element with these attributes is not shown."""
    if style is not None:
        said = style.lower()  # words are looked for before the pattern, which takes five times as long
        if ("none" in said or "hidden" in said) and _HIDDEN.search(said) is not None:
            return True
    return (classes is not None and not _UNSEEN.isdisjoint(classes.split())) or (
        hidden is not None and hidden.lower() != "until-found"
    )


_ACTIONS: dict[str, Callable[[Page, str, Token], None]] = {
    **dict.fromkeys(_SILENT, Page._silence),
    **dict.fromkeys(_BLOCKS, Page._block),
    **dict.fromkeys(_KINDS, Page._kind),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Page._heading),
    **dict.fromkeys(_EMPHASIS, Page._emphasis),
    "html": Page._root,
    "nav": Page._nav,
    "title": Page._title,
    "meta": Page._meta,
    "link": Page._relation,
    "base": Page._relation,
    "p": Page._paragraph,
    "br": Page._break,
    "hr": Page._rule,
    "a": Page._link,
    "button": Page._apart,
    "label": Page._apart,
    "summary": Page._summary,
    "ul": Page._list,
    "ol": Page._list,
    "menu": Page._list,
    "dl": Page._list,
    "li": Page._item,
    "dt": Page._term,
    "dd": Page._term,
    "table": Page._table,
    "caption": Page._caption,
    "thead": Page._group,
    "tbody": Page._group,
    "tfoot": Page._group,
    "tr": Page._row,
    "td": Page._cell,
    "th": Page._cell,
}
"""What a start tag does; one that is not listed stands in line and does nothing."""
_APART = frozenset({*_BLOCKS, *_KINDS, "p", "li", "ul", "ol", "dl", "dt", "dd"})
"""Elements whose end tag ends a paragraph even where none was open."""
