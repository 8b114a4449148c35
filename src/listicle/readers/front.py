"""A Markdown file in; what its front matter says about the article, and where the article begins, out."""

from __future__ import annotations

import re
from functools import cache

from listicle.document import Meta
from listicle.text import Text

_NAMES = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "date": "published",
    "published": "published",
    "publishedat": "published",
    "publisheddate": "published",
    "publishdate": "published",
    "pubdate": "published",
    "datepublished": "published",
    "lang": "language",
    "language": "language",
    "locale": "language",
    "description": "description",
    "excerpt": "description",
    "summary": "description",
    "canonical": "url",
    "canonicalurl": "url",
    "url": "url",
}
"""What the common site generators call the things that a page says about itself, without case, dashes and underscores."""


def front_matter(content: str) -> tuple[tuple[Meta, ...], int]:
    """The metadata, and the place behind the front matter: 0 if there is none.

    YAML between lines of `---` or TOML between lines of `+++`, of which plain `key: value` lines are read.
    """
    begin = _begin().match(content)
    if begin is None:
        return (), 0
    end = _end(begin[1]).search(content, begin.end() - 1)
    if end is None or _key().match(content, begin.end(), end.start()) is None:
        return (), 0
    found: dict[str, Text] = {}
    name: str | None = None
    parts: list[Text] = []
    for line in _line().finditer(content, begin.end(), end.start()):
        key = _key().match(content, line.start(), line.end())
        if key is not None:
            _keep(found, name, parts)
            name = _NAMES.get(re.sub(r"[-_ ]", "", key[1]).lower())
            parts = [Text.of(key[2], key.start(2))]
        elif line[0][0] in " \t":
            # A value goes on in indented lines.
            parts.append(Text.of(line[0], line.start()).strip())
        elif line[0][0] == "[":
            break
        else:
            _keep(found, name, parts)
            name = None
    _keep(found, name, parts)
    return tuple(Meta(name, value) for name, value in found.items()), end.end()


def _keep(found: dict[str, Text], name: str | None, parts: list[Text]) -> None:
    """Adds a value, unless it is a list, a table or nothing."""
    if name is None or name in found:
        return
    if parts[0].value in (">", "|", ">-", "|-", ">+", "|+"):
        parts = parts[1:]
    text = Text.join(parts, " ").strip()
    if text and text.value[0] in "\"'":
        text = _unquoted(text)
    else:
        text = Text.join(list(text.split(_comment()))[:1])
        if text.value[:1] in ("[", "{", "&", "*", "!") or text.value[:2] == "- " or text.value in ("~", "null"):
            return
    if text:
        found[name] = text


def _unquoted(text: Text) -> Text:
    """A quoted string without its quotation marks and escapes; empty where it does not end."""
    quoted = _quoted().match(text.value)
    if quoted is None:
        return text[:0]
    double = text.value[0] == '"'
    inner = text[1 : quoted.end() - 1]
    parts = []
    at = 0
    for escape in (_double() if double else _single()).finditer(inner.value):
        parts.append(inner[at : escape.start()])
        at = escape.end()
        if double and escape.lastindex:
            # Characters beyond the first 65,536 are spelled as two halves; half a one is none.
            spelled = escape[escape.lastindex].replace("\\u", "")
            character = bytes.fromhex(spelled.zfill(4)).decode("utf-16-be", "replace")
            parts.append(Text.of(character, *inner.span(escape.start(), at)))
        else:
            parts.append(inner[at - 1 : at])
    parts.append(inner[at:])
    return Text.join(parts).strip()


@cache
def _begin() -> re.Pattern[str]:
    return re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")


@cache
def _end(fence: str) -> re.Pattern[str]:
    closing = r"\+\+\+" if fence == "+++" else r"(?:---|\.\.\.)"
    return re.compile(rf"(?<=[\r\n]){closing}[ \t]*(?:\r\n|\n|\r|\Z)")


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"[^\r\n]+")


@cache
def _key() -> re.Pattern[str]:
    return re.compile(r"[\"']?([A-Za-z][\w .-]{0,40})[\"']?[ \t]*(?::(?=[ \t\r\n]|\Z)|=)[ \t]*([^\r\n]*)")


@cache
def _comment() -> re.Pattern[str]:
    return re.compile(r"(?:^|\s)#.*")


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+'", re.DOTALL)


@cache
def _double() -> re.Pattern[str]:
    return re.compile(
        r"\\(?:u([dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|[0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|.)"
    )


@cache
def _single() -> re.Pattern[str]:
    return re.compile(r"''")
