"""The source of an HTML page in, through BeautifulSoup; a call for each tag and text out, with its place in the source."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from importlib.util import find_spec
from itertools import accumulate
from types import ModuleType
from typing import Any, Protocol


class _Later(ModuleType):
    """Stands for a module until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


# CSS selectors, which nobody asks for here, are half of what importing bs4 costs.
sys.modules.setdefault("soupsieve", _Later("soupsieve"))

from bs4 import BeautifulSoup, Comment, Doctype  # noqa: E402
from bs4.builder import HTMLTreeBuilder  # noqa: E402
from bs4.builder._htmlparser import BeautifulSoupHTMLParser, HTMLParserTreeBuilder  # noqa: E402

VOID = frozenset(HTMLTreeBuilder.DEFAULT_EMPTY_ELEMENT_TAGS or ())
"""Elements without content."""


class Listener(Protocol):
    """Who hears of tags and texts, in the terms in which bs4's tree builders tell a soup of them."""

    def handle_starttag(
        self, name: str, namespace: None, nsprefix: None, attrs: dict[str, str], **place: int
    ) -> None: ...

    def handle_endtag(self, name: str) -> None: ...

    def handle_data(self, data: str) -> None: ...

    def end_data(self, container: type | None = None) -> None:
        """Something else begins: a comment, a declaration. With a container: what was told last was one."""


def _lines(content: str) -> list[int]:
    """For each line, counted from 1, the characters of the lines before it, without one line end each.

    As in HTML, CR, LF and CRLF each end a line.
    """
    if "\r" not in content or content.count("\r") == content.count("\r\n"):
        return [0, *accumulate(map(len, content.split("\n")), initial=0)]
    ends = [found.end() for found in re.finditer(r"\r\n?|\n", content)]
    return [0, 0, *[end - number for number, end in enumerate(ends, 1)]]


class TurboTreeBuilder(HTMLTreeBuilder):
    """A tree builder for BeautifulSoup that listens to turbohtml's tokenizer."""

    NAME = "turbohtml"
    features = (NAME, "html", "fast")

    def feed(self, markup: Any) -> None:
        from turbohtml import Tokenizer

        tokenizer = Tokenizer()
        tokenizer.feed(markup)
        tokenizer.close()
        self._lines = _lines(markup)
        self._position = tokenizer.position
        tokenizer.dispatch(_Teller(self.soup))

    def where(self) -> int:
        """Where in the source the tag or the text begins of which the soup is being told."""
        line, column = self._position()
        return self._lines[line] + line - 1 + column


class _Teller:
    """Tells a soup what turbohtml's tokenizer finds."""

    def __init__(self, soup: Any) -> None:
        self.soup = soup
        self.handle_endtag = soup.handle_endtag
        self.handle_data = soup.handle_data

    def handle_starttag(self, name: str, attributes: list[tuple[str, str]]) -> None:
        self.soup.handle_starttag(name, None, None, dict(attributes))
        if name in VOID:
            self.handle_endtag(name)

    def handle_startendtag(self, name: str, attributes: list[tuple[str, str]]) -> None:
        self.soup.handle_starttag(name, None, None, dict(attributes))
        # As in browsers, a slash means nothing in other elements.
        if name in VOID or name in ("svg", "math"):
            self.handle_endtag(name)

    def handle_comment(self, data: str) -> None:
        self.soup.endData()
        self.handle_data(data)
        self.soup.endData(Comment)

    def handle_decl(self, data: str) -> None:
        self.soup.endData()
        self.handle_data(data)
        self.soup.endData(Doctype)

    handle_pi = unknown_decl = handle_comment


class _PlacedParser(BeautifulSoupHTMLParser):
    """html.parser as bs4 uses it, moving its builder's `at` along."""

    def updatepos(self, i: int, j: int) -> int:
        builder: Any = self.soup.builder
        builder.at += max(0, j - i)
        return super().updatepos(i, j)


class PlacedTreeBuilder(HTMLParserTreeBuilder):
    """bs4's own builder over html.parser, knowing its place as well: the way back where turbohtml cannot be had."""

    def feed(self, markup: Any, _parser_class: type[BeautifulSoupHTMLParser] = _PlacedParser) -> None:
        self.at = 0
        super().feed(markup, _parser_class)

    def where(self) -> int:
        """Where in the source the tag or the text begins of which the soup is being told."""
        return self.at


Builder = TurboTreeBuilder | PlacedTreeBuilder


def tree_builder() -> Builder:
    """The tree builder to read with: turbohtml's, or html.parser's where there is no turbohtml for the machine."""
    return TurboTreeBuilder() if find_spec("turbohtml") is not None else PlacedTreeBuilder()


class Events(BeautifulSoup):
    """A soup that builds no tree: what its builder finds, it tells a listener."""

    def __init__(self, content: str, listener: Listener, builder: Builder) -> None:
        self.content = content
        # In the place of the methods, which would only pass on each of thousands of calls.
        vars(self).update(
            handle_starttag=listener.handle_starttag,
            handle_endtag=listener.handle_endtag,
            handle_data=listener.handle_data,
            endData=listener.end_data,
        )
        super().__init__("", builder=builder)
        # A soup refers to itself: let it not keep the page alive until the garbage collector comes.
        vars(self).clear()

    def _feed(self) -> None:
        self.builder.feed(self.content)
