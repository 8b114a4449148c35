"""The item's own main link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.extractors.figures import said
from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.model import Basis
from listicle.recognizers import address, kind
from listicle.text import Text

LABELS = (
    "website", "url", "link", "website link", "official website", "official site", "homepage", "web", "site",
    "program website", "more info", "more information", "apply", "apply here", "how to apply", "application link",
    "details", "program link", "learn more", "info",
)  # fmt: skip


@cache
def _way_in() -> re.Pattern[str]:
    return re.compile(
        r"""(?:visit|official|website|web\ ?site|home\ ?page|apply|learn\ more|more\ info\w*|book\ now|enrol+|sign\ up|register|read\ more|know\ more|find\ out\ more|details|
            view\ (?:course|program)|check\ (?:it\ )?out|see\ (?:course|program)|go\ to|get\ started|click\ here|here|link|zur\ website|más\ información|website\ besuchen)""",
        re.VERBOSE,
    )


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"(?:https?://)?[\w-]{1,63}(?:\.[\w-]{2,63}){1,5}(?:/[^\s…]*)?")


def url(item: Item) -> Iterator[Finding]:
    shared = item.context.shared
    usable = [(w, target, basis) for w, target, basis in item.links if _leads_away(target.value)]
    for _, target, basis in usable:
        if basis == "heading":
            yield Finding(target.value, target, "heading", "url.head")
    for section in labelled(item, LABELS):
        low, high = section.content.span()
        inside = [target for words, target, _ in usable if words and low <= words.span()[0] < high]
        for target in inside:
            yield Finding(target.value, target, "section", "url.label")
        if not inside:
            bare = _address().fullmatch(section.content.value)
            if bare is not None:
                yield Finding(section.content.value, section.content, "section", "url.bare")
            yield from (Finding(m.value, m.text, "section", m.rule) for m in address.mentions(section.content))
    own = [link for link in usable if link[1].value not in shared]
    if own:
        yield from _linked(item, own)
    if address.is_possible(said(item)):
        for text in (item.heading, *item.lines, *item.sentences):
            for mention in address.mentions(text):
                yield Finding(mention.value, mention.text, "prose", mention.rule)


def _linked(item: Item, usable: list[tuple[Text, Text, Basis]]) -> Iterator[Finding]:
    """Those links of an item's body that are its own by their words or by being the only one."""
    named = {word for word in kind.vocabulary(item.heading) if len(word) > 2}
    for words, target, basis in usable:
        if basis == "section" or (words and _way_in().match(words.folded())):
            yield Finding(target.value, target, "section" if basis == "section" else "prose", "url.way-in")
    enough = min(2, len(named))
    for words, target, _ in usable if named else ():
        if len(named.intersection(kind.vocabulary(words))) >= enough:
            yield Finding(target.value, target, "prose", "url.named")
    if shared := item.context.shared_hosts:
        usable = [link for link in usable if address.host(link[1].value) not in shared]
    if len({target.value for _, target, _ in usable}) == 1:
        yield Finding(usable[0][1].value, usable[0][1], "prose", "url.only")
    for words, target, _ in usable:
        if words and ("program" in words.folded() or kind.mentions(words)):
            yield Finding(target.value, target, "prose", "url.program")


def _leads_away(target: str) -> bool:
    """Whether an address leads to another page: no mail, no script, no place on the same page, no picture."""
    folded = target.strip().lower()
    return (
        bool(folded)
        and not folded.startswith(("#", "mailto:", "javascript:", "tel:", "data:"))
        and not folded.endswith((".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"))
    )
