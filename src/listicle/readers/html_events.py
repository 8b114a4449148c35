"""The source of a page in, through BeautifulSoup's tree-builder interface; a call for each tag and text out, with its place."""

from __future__ import annotations

import re
import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from typing import Any, Protocol


def _postpone(name: str) -> None:
    """Let a module be loaded when it is first used (the recipe of `importlib`'s documentation)."""
    spec = find_spec(name)
    if name not in sys.modules and spec is not None and spec.loader is not None:
        spec.loader = LazyLoader(spec.loader)
        module = module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)


_postpone("soupsieve")
# CSS selectors, which nobody asks for here: half of what importing bs4 costs.

from bs4 import BeautifulSoup, Comment, Doctype  # noqa: E402
from bs4.builder import HTMLTreeBuilder  # noqa: E402
from bs4.builder._htmlparser import BeautifulSoupHTMLParser, HTMLParserTreeBuilder  # noqa: E402

VOID = frozenset(HTMLTreeBuilder.DEFAULT_EMPTY_ELEMENT_TAGS or ())
"""Elements without content."""


class Listener(Protocol):
    """Who is told of tags and texts. `at` is where in the source the tag or the text begins."""

    def start(self, at: int, name: str, attributes: dict[str, str]) -> None: ...

    def end(self, at: int, name: str) -> None: ...

    def text(self, at: int, data: str) -> None: ...

    def pause(self, at: int) -> None:
        """Something begins that is neither: a comment, a declaration, the end of the file."""

    def forget(self) -> None:
        """What was told last as text was a comment or a declaration."""


class TurboTreeBuilder(HTMLTreeBuilder):
    """A tree builder for BeautifulSoup that reads turbohtml's tokens. `at` is where the token being told of begins."""

    NAME = "turbohtml"
    features = (NAME, "html", "fast")
    TRACKS_LINE_NUMBERS = True
    at = 0

    def feed(self, markup: Any) -> None:
        from turbohtml import TokenType, tokenize

        soup: Any = self.soup
        # turbohtml counts lines as HTML does: CR, LF and CRLF each end one.
        lines = [0, 0, *[found.end() for found in re.finditer(r"\r\n?|\n", markup)]]
        text, start, end = TokenType.TEXT, TokenType.START_TAG, TokenType.END_TAG
        token: Any
        for token in tokenize(markup):
            kind = token.type
            line, column = token.line, token.col
            self.at = lines[line] + column
            if kind is text:
                soup.handle_data(token.data)
            elif kind is start:
                name = token.tag
                soup.handle_starttag(name, None, None, dict(token.attrs), line, column)
                if name in VOID or (token.self_closing and name in ("svg", "math")):
                    soup.handle_endtag(name)
            elif kind is end:
                soup.handle_endtag(token.tag)
            else:
                soup.endData()
                soup.handle_data(token.data or token.name or "")
                soup.endData(Doctype if kind is TokenType.DOCTYPE else Comment)
        self.at = len(markup)


class _PlacedParser(BeautifulSoupHTMLParser):
    """html.parser as bs4 uses it, moving its builder's `at` along."""

    def updatepos(self, i: int, j: int) -> int:
        builder: Any = self.soup.builder
        builder.at += max(0, j - i)
        return super().updatepos(i, j)


class PlacedTreeBuilder(HTMLParserTreeBuilder):
    """bs4's own builder over html.parser with the same `at`: the way back where turbohtml cannot be had."""

    at = 0

    def feed(self, markup: Any, _parser_class: type[BeautifulSoupHTMLParser] = _PlacedParser) -> None:
        self.at = 0
        super().feed(markup, _parser_class)
        self.at = len(markup)


Builder = TurboTreeBuilder | PlacedTreeBuilder


def builder() -> Builder:
    """The tree builder to read with: turbohtml's, or html.parser's where there is no turbohtml for the machine."""
    return TurboTreeBuilder() if find_spec("turbohtml") is not None else PlacedTreeBuilder()


class Events(BeautifulSoup):
    """A soup that builds no tree: what its builder finds, it tells a listener."""

    def __init__(self, content: str, listener: Listener, builder: Builder) -> None:
        self.listener = listener
        self.content = content
        self.placed = builder
        super().__init__("", builder=builder)

    def _feed(self) -> None:
        self.builder.feed(self.content)
        self.listener.pause(len(self.content))

    def handle_starttag(self, name: str, namespace: Any, nsprefix: Any, attrs: Any, *place: Any, **more: Any) -> None:
        self.listener.start(self.placed.at, name, attrs)

    def handle_endtag(self, name: str, nsprefix: Any = None) -> None:
        self.listener.end(self.placed.at, name)

    def handle_data(self, data: str) -> None:
        self.listener.text(self.placed.at, data)

    def endData(self, containerClass: Any = None) -> None:  # noqa: N802, N803
        if containerClass is None:
            self.listener.pause(self.placed.at)
        else:
            self.listener.forget()
