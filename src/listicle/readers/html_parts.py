"""The nested elements of a page in; boxes out, each knowing what it is to the page: main, navigation, aside …"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from listicle.document import Box
from listicle.readers.html_elements import Region

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
    "aside": """sidebar side-bar aside widget-area widgetarea share sharing share-buttons social-share social-links
        social-icons social-media advert adverts advertisement advertising ad ads adsbygoogle sponsored author-bio
        author-box about-author""",
    "header": "site-header masthead page-header-bar",
    "footer": "site-footer footer-widgets colophon page-footer",
    "comments": "comments comment-list commentlist comment-respond respond comment-form comments-area disqus-thread",
    "related": """related related-posts relatedposts related-articles recommended recommendations recommended-posts read-next
        more-posts more-stories more-articles similar-posts also-like you-may-also-like up-next latest-posts
        recent-posts popular-posts trending post-carousel""",
    "form": "newsletter subscribe subscription signup-form search-form searchform contact-form optin opt-in",
    "popup": "popup modal cookie cookies cookie-banner cookie-consent consent gdpr lightbox overlay",
}
"""Words for classes and ids. One stands for itself between any separators: "related" is also in "post__related-wrap"."""

_PART = {tuple(re.split("-", name)): part for part, names in _NAMES.items() for name in names.split()}
_LONGEST = max(map(len, _PART))
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
_LEAVES = frozenset({"navigation", "aside", "header", "footer", "comments", "related", "form", "popup"})
_STATES = frozenset(
    {"first", "last", "odd", "even", "active", "current", "alternate", "alt", "selected", "open", "show"}
)
_TERM = re.compile(r"(?:category|tag|term|author)-")
_NUMBERED = re.compile(r"[-_]*[0-9]+$|[-_]+(?=[^-_]*[0-9])[^-_]*")


@lru_cache(maxsize=16384)
def _kept(name: str) -> str:
    """A class without its number or hash; an empty string for one that siblings do not share."""
    if name in _STATES or _TERM.match(name):
        return ""
    return _NUMBERED.sub("", name)


@lru_cache(maxsize=8192)
def look(name: str, classes: str) -> str:
    """The element's name and its classes, without what tells one of a row of siblings from the next."""
    kept = {_kept(one) for one in classes.split()[:12]}
    return ".".join([name, *sorted(kept - {""})])


@lru_cache(maxsize=16384)
def _named(name: str) -> str:
    """The part of a page that one class or id names, or an empty string."""
    words = [word.lower() for word in _WORD.findall(name)]
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
def named(names: str) -> str:
    """The part of a page that classes and ids name, or an empty string."""
    found = ""
    for name in names.split():
        part = _named(name)
        if part and part != "main":
            return part
        found = found or part
    return found


def _hint(region: Region) -> tuple[str, bool]:
    """What an element says it is, and whether only a class or an id says so."""
    attributes = region.attributes
    if attributes:
        role = _ROLES.get(attributes.get("role", ""))
        if role:
            return role, False
    part = _ELEMENTS.get(region.name, "")
    if part and part != "main":
        return part, False
    if region.name not in ("html", "body") and attributes:
        names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
        if len(names) > 1:
            word = named(names)
            if word and (word != "main" or not part):
                return word, True
    return part, False


def settle(used: Iterable[tuple[Region | None, int, bool]]) -> None:
    """Give every region around a text its part and its box.

    `used` has, for each block, its innermost region, the length of its text, and whether it is a heading of level 1.
    """
    seen: set[Region] = set()
    ordered: list[Region] = []
    total = headed = 0
    for region, size, is_title in used:
        total += size
        headed += is_title
        if region is None:
            continue
        region.size += size
        region.headed += is_title
        if region not in seen:
            new = []
            while region is not None and region not in seen:
                seen.add(region)
                new.append(region)
                region = region.region
            ordered.extend(reversed(new))
    for region in reversed(ordered):
        if region.region is not None:
            region.region.size += region.size
            region.region.headed += region.headed
    hints = {region: _hint(region) for region in ordered}
    centre = _centre(ordered, hints, total, headed)
    around: set[Region] = set()
    region = centre
    while region is not None:
        around.add(region)
        region = region.region
    for region in ordered:
        above = region.region
        part = above.part if above is not None else ""
        if part not in _LEAVES:
            own, by_name = hints[region]
            if own and (own == "main" or not _wraps(region, own, by_name, around, centre, total, headed)):
                part = own
        region.part = part
        region.box = Box(
            region.name,
            look(region.name, region.attributes.get("class", "") if region.attributes else ""),
            part,
            above.box if above is not None else None,
        )


def _centre(ordered: list[Region], hints: Mapping[Region, tuple[str, bool]], total: int, headed: int) -> Region | None:
    """The region that holds the article, if one says so: it has the page's title or a good part of its text."""
    best: Region | None = None
    for region in ordered:
        if hints[region][0] != "main":
            continue
        if not (region.size * 4 >= total or (headed and region.headed == headed)):
            continue
        if best is None or region.size > best.size:
            best = region
    return best


def _wraps(
    region: Region, part: str, by_name: bool, around: set[Region], centre: Region | None, total: int, headed: int
) -> bool:
    """Whether a region that calls itself something beside the article is in fact around it ("content-sidebar-wrap")."""
    if region in around:
        return True
    if headed and region.headed == headed and (by_name or part == "header"):
        return True
    if part == "header" or part == "footer":
        above = region.region
        while above is not None:
            if above.name in ("article", "main", "section", "li", "blockquote") and above.size * 2 < total:
                return True
            above = above.region
    return centre is None and not (headed and region.headed < headed) and region.size * 2 > total
