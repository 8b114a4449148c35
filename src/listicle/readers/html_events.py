"""The source of an HTML page in, through BeautifulSoup; its tags and texts out, each with its place in the source."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any, NamedTuple, Protocol

from listicle.later import later

# CSS selectors and the guessing of encodings, which nobody asks for here, are most of what importing bs4 costs; all of
# turbohtml but its tokenizer takes as long as reading a page.
later("soupsieve", "chardet", "charset_normalizer", "turbohtml")

from bs4 import BeautifulSoup, Comment, Doctype  # noqa: E402
from bs4.builder import HTMLTreeBuilder  # noqa: E402
from bs4.builder._htmlparser import BeautifulSoupHTMLParser, HTMLParserTreeBuilder  # noqa: E402

VOID = frozenset(HTMLTreeBuilder.DEFAULT_EMPTY_ELEMENT_TAGS or ())
"""Elements without content."""
FOREIGN = frozenset({"svg", "math"})
"""Elements that a slash ends in their own tag; in others it means nothing, as in browsers."""


class Token(Protocol):
    """A tag, a text or a comment, as turbohtml tells of it."""

    @property
    def type(self) -> object:
        """One of its builder's `kinds`, or of a kind that is none of them: a declaration."""

    @property
    def tag(self) -> Any:
        """The name of a tag."""

    @property
    def attrs(self) -> Any:
        """The attributes of a tag; what is asked for one by one, with `attr`, need not be made."""

    def attr(self, name: str) -> str | None:
        """One of them."""

    @property
    def self_closing(self) -> bool:
        """There is a slash in the tag."""

    @property
    def data(self) -> Any:
        """The characters of a text or a comment."""

    @property
    def col(self) -> int:
        """Where it begins in the source, which is read as one line."""


class TurboTreeBuilder(HTMLTreeBuilder):
    """A tree builder for BeautifulSoup over turbohtml's tokenizer."""

    NAME = "turbohtml"
    features = (NAME, "html", "fast")

    def __init__(self, **arguments: Any) -> None:
        try:
            from turbohtml._html import TokenType, tokenize  # the package itself would load all that it can do
        except ModuleNotFoundError:
            from turbohtml import TokenType, tokenize

        super().__init__(**arguments)
        self.kinds = (TokenType.TEXT, TokenType.START_TAG, TokenType.END_TAG, TokenType.COMMENT)
        self._tokenize = tokenize
        self._doctype = TokenType.DOCTYPE

    def read(self, content: str) -> Iterator[Token]:
        """What a page holds."""
        # A form feed is white space as the ends of lines are, but ends no line: columns are places in the source.
        found: Iterator[Token] = self._tokenize(content.replace("\n", "\f").replace("\r", "\f"))
        return found

    def feed(self, markup: Any) -> None:
        soup: Any = self.soup
        text, start, end, _ = self.kinds
        for token in self._tokenize(markup):
            kind, name = token.type, token.tag
            if kind is text:
                soup.handle_data(token.data)
            elif kind is start:
                soup.handle_starttag(name, None, None, dict(token.attrs or ()))
                if name in VOID or (name in FOREIGN and token.self_closing):
                    soup.handle_endtag(name)
            elif kind is end:
                soup.handle_endtag(name)
            else:
                soup.endData()
                soup.handle_data(token.data or token.name or "")
                soup.endData(Doctype if kind is self._doctype else Comment)


class _Told(NamedTuple):
    """What bs4 tells of a token."""

    type: str
    col: int
    tag: str | None = None
    attrs: dict[str, str] = {}  # noqa: RUF012
    data: str | None = None
    self_closing: bool = False

    def attr(self, name: str) -> str | None:
        return self.attrs.get(name)


class _PlacedParser(BeautifulSoupHTMLParser):
    """html.parser as bs4 uses it, moving its builder's `at` along."""

    def updatepos(self, i: int, j: int) -> int:
        builder: Any = self.soup.builder
        builder.at += max(0, j - i)
        return super().updatepos(i, j)


class PlacedTreeBuilder(HTMLParserTreeBuilder):
    """bs4's own builder over html.parser, knowing its place as well: the way back where turbohtml cannot be had."""

    kinds = ("text", "start", "end", "comment")

    def read(self, content: str) -> Iterator[Token]:
        """What a page holds."""
        self.told: list[_Told] = []
        self.at = 0
        self.feed(content, _PlacedParser)
        return iter(self.told)


Builder = TurboTreeBuilder | PlacedTreeBuilder


def tree_builder() -> Builder:
    """The tree builder to read with: turbohtml's, or html.parser's where there is no turbohtml for the machine."""
    return TurboTreeBuilder() if find_spec("turbohtml") is not None else PlacedTreeBuilder()


class Events(BeautifulSoup):
    """A soup that builds no tree: it has what its builder found."""

    builder: Any
    found: Iterator[Token]

    def __init__(self, content: str, builder: Builder) -> None:
        self.content = content
        super().__init__("", builder=builder)

    def _feed(self) -> None:
        self.found = self.builder.read(self.content)

    # What html.parser's builder tells

    def handle_starttag(self, name: str, namespace: Any, nsprefix: Any, attrs: Any, *place: Any, **more: Any) -> None:
        self._tell(_Told("start", self.builder.at, name, attrs))

    def handle_endtag(self, name: str, nsprefix: str | None = None) -> None:
        self._tell(_Told("end", self.builder.at, name))

    def handle_data(self, data: str) -> None:
        self._tell(_Told("text", self.builder.at, data=data))

    def endData(self, containerClass: Any = None) -> None:  # noqa: N802, N803
        if containerClass is not None:
            # What was told last as text was a comment or a declaration.
            self.builder.told[-1] = self.builder.told[-1]._replace(type="comment")

    def _tell(self, told: _Told) -> None:
        self.builder.told.append(told)


def tokens(content: str, builder: Builder) -> Iterator[Token]:
    """The tags and texts of a page, as a soup's builder finds them."""
    soup = Events(content, builder)
    found = soup.found
    # A soup refers to itself: let it not keep the page alive until the garbage collector comes.
    vars(soup).clear()
    return found
