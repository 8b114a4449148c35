"""The nested elements of a page in; boxes out, each of which knows what part of the page it is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from listicle.document import Box
from listicle.readers.html_elements import Draft, Region

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
_FIRST = frozenset(words[0] for words in _PART)
_DIGITS = "0123456789"
_SEGMENT = re.compile(r"[A-Za-z0-9]+")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LAYOUT = frozenset({"has", "no", "with", "without", "hide", "show", "toggle"})
"""A class that begins with one of these says what is beside an element, not what it is: "has-sidebar"."""
_LEAVES = frozenset({"navigation", "aside", "header", "footer", "comments", "related", "form", "popup"})
"""Parts beside the article: whatever is in one of them is no part of the article."""
_SECTIONS = frozenset({"article", "main", "section", "li", "blockquote"})
_STATES = frozenset(
    {"first", "last", "odd", "even", "active", "current", "alternate", "alt", "selected", "open", "show"}
)
_TERMS = ("category-", "tag-", "term-", "author-")
_NUMBERED = re.compile(r"[-_]*[0-9]+$|[-_]+(?=[^-_]*[0-9])[^-_]*")
_LENGTH = 100
"""Characters of the longest class or id that is looked at,"""
_SEEN = 400
"""and of the classes of one element: of more, only the first tell what it shares with its siblings."""
_SMALL = 100
"""Characters of text in an advert, or in a row of buttons."""


@lru_cache(maxsize=16384)
def _class(name: str) -> tuple[str, str]:
    """A class or id without its number or hash, empty for one that siblings do not share; the part of a page that it names."""
    signs = name.replace("-", "").replace("_", "")
    letters = signs.isalpha() and signs.isascii()
    if name in _STATES or name.startswith(_TERMS):
        kept = ""
    else:
        kept = name if letters else _NUMBERED.sub("", name)
    if signs.islower() and signs.isascii() and signs.isalnum():
        words = name.replace("_", "-").split("-")
        if not letters:
            words = [word for one in words if (word := one.rstrip(_DIGITS)).isalpha()]
    else:
        words = _words(name)
    return kept, _part(words)


def _words(name: str) -> list[str]:
    """The words of a class or id, whatever stands between them."""
    words: list[str] = []
    for segment in _SEGMENT.findall(name):
        letters = segment.rstrip(_DIGITS)
        if letters.isalpha():
            # Anything else is a hash.
            words.extend([word.lower() for word in _WORD.findall(letters)])
    return words


def _part(words: list[str]) -> str:
    """The part of a page that words in a row name, or an empty string."""
    if _FIRST.isdisjoint(words):
        return ""
    words = [word for word in words if word]
    if words[0] in _LAYOUT:
        return ""
    found = ""
    for start, word in enumerate(words):
        if word in _FIRST:
            for length in range(min(_LONGEST, len(words) - start), 0, -1):
                part = _PART.get(tuple(words[start : start + length]))
                if part is not None:
                    if part != "main":
                        return part
                    found = part
                    break
    return found


def _said(names: str) -> str:
    """The part of a page that classes or ids name, the first beside the article before the article; or an empty string."""
    found = ""
    for name in names.split():
        part = _class(name)[1] if len(name) < _LENGTH else ""
        if part and part != "main":
            return part
        found = found or part
    return found


@lru_cache(maxsize=8192)
def _told(name: str, classes: str) -> tuple[str, str]:
    """The look of an element, which is its name and its classes without what tells one of a row of siblings from the next;
    and the part of a page that the classes name.
    """
    look: set[str] = set()
    found = ""
    for one in classes.split():
        if len(one) < _LENGTH:
            kept, part = _class(one)
            if kept:
                look.add(kept)
            if part and (not found or found == "main"):
                found = part
    return ".".join([name, *sorted(look)]) if look else name, found


_Hint = tuple[str, bool]
"""The part of a page that an element says it is, and whether only a class or an id says so."""


def _signs(region: Region) -> tuple[str, _Hint | None]:
    """The look of a region, and what it says that it is."""
    name = region.name
    attribute = region.tag.attr
    look, named = name, ""
    classes = attribute("class")
    if classes is not None:
        if len(classes) < _SEEN:
            look, named = _told(name, classes)
        else:
            # What is long is seldom seen again, and need not be remembered.
            look, named = _told.__wrapped__(name, classes[:_SEEN])[0], _said(classes)
    role = attribute("role")
    if role is not None and role in _ROLES:
        return look, (_ROLES[role], False)
    part = _ELEMENTS.get(name)
    if part is not None and part != "main":
        return look, (part, False)
    if name != "body" and name != "html":
        if not named or named == "main":
            identity = attribute("id")
            if identity is not None:
                named = _said(identity) or named
        if named and named != part:
            return look, (named, True)
    return look, None if part is None else (part, False)


class _Survey:
    """What is known of a page when all of its text has been measured."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self.regions: list[Region] = []
        """Those that hold text, each after the one around it."""
        regions = self.regions
        total = headed = 0
        seen: set[Region] = set()
        for draft in drafts:
            region = draft.region
            size = len(draft.text.value)
            is_title = draft.kind == "heading" and draft.mode.level == 1
            if region is not None:
                if region not in seen:
                    at = len(regions)
                    above: Region | None = region
                    while above is not None and above not in seen:
                        seen.add(above)
                        above.first = total
                        above.size = above.headed = 0
                        regions.insert(at, above)
                        above = above.region
                region.size += size
                if is_title:
                    region.headed += 1
            total += size
            headed += is_title
        for region in reversed(regions):
            above = region.region
            if above is not None:
                above.size += region.size
                if region.headed:
                    above.headed += region.headed
        self.total, self.headed = total, headed
        self.looks: list[str] = []
        """The look of each of the regions,"""
        self.hints: list[_Hint | None] = []
        """and what it says that it is."""
        self.alike: dict[str, int] = {}
        """How many regions that say that they are something beside the article look alike,"""
        self.sizes: dict[str, int] = {}
        """and the characters of text in all of them."""
        self.centre: Region | None = None
        """The region that holds the article, if one says so: it has the page's title or a good part of its text."""
        for region in self.regions:
            look, hint = _signs(region)
            self.looks.append(look)
            self.hints.append(hint)
            if hint is None:
                continue
            if hint[0] != "main":
                self.alike[look] = self.alike.get(look, 0) + 1
                self.sizes[look] = self.sizes.get(look, 0) + region.size
            elif (region.size * 4 >= self.total or self._has_title(region)) and (
                self.centre is None or region.size > self.centre.size
            ):
                self.centre = region
        self.around = set(_chain(self.centre))

    def _has_title(self, region: Region) -> bool:
        """Whether the headings of level 1 are in it, all of them."""
        return 0 < self.headed == region.headed

    def holds(self, region: Region, look: str, hint: _Hint) -> bool:
        """Whether a region is what it says, and not around the article ("content-sidebar-wrap"), nor part of an item in it."""
        part, by_name = hint
        if part == "main":
            return True
        if region in self.around:
            return False
        if (by_name or part == "header") and self._has_title(region):
            return False
        alike = self.alike[look]
        if alike > 2 and (not by_name or self.sizes[look] > _SMALL * alike):
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


def settle(drafts: Iterable[Draft]) -> None:
    """Give every region around the text of a page its part and its box."""
    survey = _Survey(drafts)
    for region, look, hint in zip(survey.regions, survey.looks, survey.hints, strict=True):
        above = region.region
        if above is None:
            part, box, level = "", None, 1
        else:
            part, box = above.part, above.box
            level = box.level + 1
        if hint is not None and part not in _LEAVES and survey.holds(region, look, hint):
            part = hint[0]
        region.part = part
        region.box = Box(region.name, look, part, box, level)
