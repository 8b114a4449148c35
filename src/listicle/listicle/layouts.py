"""The ways to lay a list out that compete for a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from listicle.listicle.cards import cards
from listicle.listicle.headings import headings
from listicle.listicle.lists import lists
from listicle.listicle.page import Page
from listicle.listicle.paragraphs import paragraphs
from listicle.listicle.sequence import Sequence
from listicle.listicle.shortlines import short_lines
from listicle.listicle.tables import tables

LAYOUTS: tuple[Callable[[Page], Iterator[Sequence]], ...] = (headings, lists, tables, paragraphs, cards, short_lines)
"""Each takes a page and yields the sequences of heads that it sees."""
