"""The nested elements of a page in; boxes out, each of which knows what part of the page it is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from listicle.document import Box
from listicle.readers.html_elements import Region
from listicle.readers.html_events import Token

_ELEMENTS = {
    "main": "main",
    "article": "main",
    "nav": "navigation",
    "aside": "aside",
    "header": "header",
    "footer": "footer",
    "form": "form",
    "dialog": "popup",
    "search": "form",
}
_ROLES = {
    "main": "main",
    "article": "main",
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "complementary": "aside",
    "banner": "header",
    "contentinfo": "footer",
    "form": "form",
    "search": "form",
    "dialog": "popup",
    "alertdialog": "popup",
}
_NAMES = {
    "main": """main-content maincontent page-content post-content entry-content article-content article-body post-body
        content-body story-body single-content blog-content post-entry""",
    "navigation": """nav navbar navigation menu submenu megamenu breadcrumb breadcrumbs toc table-of-contents pagination
        pager topbar skip-link site-navigation post-navigation""",
    "aside": """sidebar side-bar widget-area widgetarea share sharing share-buttons social-share social-links
        social-icons social-media advert adverts advertisement advertising ad ads adsbygoogle author-bio author-box
        about-author""",
    "header": "site-header masthead",
    "footer": "site-footer footer-widgets colophon page-footer",
    "comments": "comments comment-list commentlist comment-respond respond comment-form comments-area disqus-thread",
    "related": """related related-posts relatedposts related-articles recommended-posts recommended-articles
        recommended-reading read-next more-posts more-stories more-articles similar-posts similar-articles also-like
        up-next latest-posts recent-posts popular-posts trending-posts""",
    "form": "newsletter subscribe subscription signup-form search-form searchform contact-form optin opt-in",
    "popup": "popup modal cookie cookies cookie-banner cookie-consent consent gdpr",
}
"""Words for classes and ids. One stands for itself between any separators: "related" is also in "post__related-wrap"."""

_PART = {tuple(name.split("-")): part for part, names in _NAMES.items() for name in names.split()}
_LONGEST = max(map(len, _PART))
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LAYOUT = frozenset({"has", "no", "with", "without", "hide", "show", "toggle"})
"""A class that begins with one of these says what is beside an element, not what it is: "has-sidebar"."""
_LEAVES = frozenset({"navigation", "aside", "header", "footer", "comments", "related", "form", "popup"})
"""Parts beside the article: whatever is in one of them is no part of the article."""
_SECTIONS = frozenset({"article", "main", "section", "li", "blockquote"})
_STATES = frozenset(
    {"first", "last", "odd", "even", "active", "current", "alternate", "alt", "selected", "open", "show"}
)
_TERM = re.compile(r"(?:category|tag|term|author)-")
_NUMBERED = re.compile(r"[-_]*[0-9]+$|[-_]+(?=[^-_]*[0-9])[^-_]*")
_LENGTH = 100
"""Characters of the longest class or id that is looked at."""
_SMALL = 100
"""Characters of text in an advert, or in a row of buttons."""


@lru_cache(maxsize=16384)
def _kept(name: str) -> str:
    """A class without its number or hash; an empty string for one that siblings do not share."""
    if name in _STATES or _TERM.match(name):
        return ""
    return _NUMBERED.sub("", name)


@lru_cache(maxsize=8192)
def _look(name: str, classes: str) -> str:
    """The element's name and its classes, without what tells one of a row of siblings from the next."""
    kept = {_kept(one) for one in classes.split() if len(one) < _LENGTH}
    return ".".join([name, *sorted(kept - {""})])


@lru_cache(maxsize=16384)
def _named(name: str) -> str:
    """The part of a page that one class or id names, or an empty string."""
    words: list[str] = []
    for segment in re.split(r"[^A-Za-z0-9]+", name):
        letters = segment.rstrip("0123456789")
        if letters.isalpha():
            # Anything else is a hash.
            words.extend([word.lower() for word in _WORD.findall(letters)])
    if not words or words[0] in _LAYOUT:
        return ""
    found = ""
    for start in range(len(words)):
        for length in range(min(_LONGEST, len(words) - start), 0, -1):
            part = _PART.get(tuple(words[start : start + length]))
            if part is not None:
                if part != "main":
                    return part
                found = part
                break
    return found


@lru_cache(maxsize=8192)
def _said(names: str) -> str:
    """The part of a page that classes or ids name, or an empty string."""
    found = ""
    for name in names.split():
        part = _named(name) if len(name) < _LENGTH else ""
        if part and part != "main":
            return part
        found = found or part
    return found


def _names(tag: Token) -> str:
    """The part of a page that an element's classes and id name, or an empty string."""
    found = ""
    for names in (tag.attr("class"), tag.attr("id")):
        if names is not None:
            # What is long is seldom seen again, and need not be remembered.
            part = _said(names) if len(names) < 4 * _LENGTH else _said.__wrapped__(names)
            if part and part != "main":
                return part
            found = found or part
    return found


_Hint = tuple[str, bool]
"""The part of a page that an element says it is, and whether only a class or an id says so."""


def _hint(region: Region) -> _Hint | None:
    tag = region.tag
    name = region.name
    role = tag.attr("role")
    if role is not None and role in _ROLES:
        return _ROLES[role], False
    part = _ELEMENTS.get(name)
    if part and part != "main":
        return part, False
    if name != "body" and name != "html":
        named = _names(tag)
        if named and named != part:
            return named, True
    return (part, False) if part else None


class _Survey:
    """What is known of a page when all of its text has been measured."""

    def __init__(self, used: Iterable[tuple[Region | None, int, bool]]) -> None:
        self.regions: list[Region] = []
        """Those that hold text, each after the one around it."""
        self.total = self.headed = 0
        seen: set[Region] = set()
        for region, size, is_title in used:
            if region is not None:
                if region not in seen:
                    new: list[Region] = []
                    above: Region | None = region
                    while above is not None and above not in seen:
                        seen.add(above)
                        above.first, above.size, above.headed = self.total, 0, 0
                        new.append(above)
                        above = above.region
                    new.reverse()
                    self.regions += new
                region.size += size
                region.headed += is_title
            self.total += size
            self.headed += is_title
        for region in reversed(self.regions):
            above = region.region
            if above is not None:
                above.size += region.size
                above.headed += region.headed
        self.hints = {region: hint for region in self.regions if (hint := _hint(region)) is not None}
        self.alike: dict[str, int] = {}
        """How many regions that say that they are something beside the article look alike,"""
        self.sizes: dict[str, int] = {}
        """and the characters of text in all of them."""
        for region, hint in self.hints.items():
            if hint[0] != "main":
                kind = look(region)
                self.alike[kind] = self.alike.get(kind, 0) + 1
                self.sizes[kind] = self.sizes.get(kind, 0) + region.size
        self.centre = self._centre()
        self.around = set(_chain(self.centre))

    def _centre(self) -> Region | None:
        """The region that holds the article, if one says so: it has the page's title or a good part of its text."""
        best: Region | None = None
        for region, hint in self.hints.items():
            if (
                hint[0] == "main"
                and (region.size * 4 >= self.total or self._has_title(region))
                and (best is None or region.size > best.size)
            ):
                best = region
        return best

    def _has_title(self, region: Region) -> bool:
        """Whether the headings of level 1 are in it, all of them."""
        return 0 < self.headed == region.headed

    def holds(self, region: Region, hint: _Hint) -> bool:
        """Whether a region is what it says, and not around the article ("content-sidebar-wrap"), nor part of an item in it."""
        part, by_name = hint
        if part == "main":
            return True
        if region in self.around:
            return False
        if (by_name or part == "header") and self._has_title(region):
            return False
        alike = self.alike[look(region)]
        if alike > 2 and (not by_name or self.sizes[look(region)] > _SMALL * alike):
            # The items of a list have them. What repeats and is small is an advert, or buttons to share.
            return False
        if not by_name and part == "header":
            return region.first * 8 <= self.total and _section(region) is None
        if not by_name and part == "footer":
            section = _section(region)
            first, size = (section.first, section.size) if section is not None else (0, self.total)
            left = first + size - region.first - region.size
            return left * 4 <= size and (section is None or size * 2 >= self.total)
        if region.size * 2 > self.total and part != "comments":
            # Menus and lists of other articles may be longer than an article, but not in its middle, nor where it is unknown.
            if self.centre is not None:
                return all(above is not self.centre for above in _chain(region.region))
            return part in ("navigation", "footer") and self.headed > region.headed
        return True


def _chain(region: Region | None) -> Iterator[Region]:
    """A region and those around it."""
    while region is not None:
        yield region
        region = region.region


def _section(region: Region) -> Region | None:
    """The section that a region is the header or the footer of; None where it is the page's."""
    return next((above for above in _chain(region.region) if above.name in _SECTIONS), None)


def look(region: Region) -> str:
    """What the region's siblings of the same kind share."""
    classes = region.tag.attr("class")
    return region.name if classes is None else _look(region.name, classes[: 4 * _LENGTH])


def settle(used: Iterable[tuple[Region | None, int, bool]]) -> None:
    """Give every region around a text its part and its box.

    `used` has, for each block, its innermost region, the length of its text, and whether it is a heading of level 1.
    """
    survey = _Survey(used)
    hints = survey.hints
    for region in survey.regions:
        above = region.region
        part, box = (above.part, above.box) if above is not None else ("", None)
        if region in hints and part not in _LEAVES and survey.holds(region, hints[region]):
            part = hints[region][0]
        region.part = part
        region.box = Box(region.name, look(region), part, box)
