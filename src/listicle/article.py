"""From a document and its list to what is published about the article around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from listicle.document import Block, Document
from listicle.item import Listicle
from listicle.model import Article, Basis, Evidence
from listicle.recognizers import date, kind, subject
from listicle.resolve import evidence
from listicle.text import Text

COMMON_WORDS = {
    language: tuple(words.split())
    for language, words in {
        "en": "the of and to in for is with that are",
        "de": "der die und das ist nicht mit für von ein",
        "es": "el los las y que en una para con del",
        "fr": "le les et des est une pour dans avec du",
        "pt": "os as e que uma para com não do da",
        "it": "il gli e che di per con una della sono",
        "nl": "de het een en van dat niet met voor zijn",
    }.items()
}
"""The commonest words of each language; a text is in the language of which it holds most, if it holds any."""


def article(found: Listicle, document: Document) -> Article:
    """Title, promise, kind, subject, introduction, conclusion, author, date and language of the article."""
    proof: dict[str, list[Evidence]] = {}

    def proven(name: str, text: Text | None, basis: Basis, rule: str) -> None:
        if text:
            proof.setdefault(name, []).append(evidence(text, basis, rule, document.content))

    title = found.title
    proven("title", title, "article", "article.title")
    if found.claimed is not None:
        proven("claimed_count", found.claimed[1], "article", "article.claimed-count")
    kinds = kind.mentions(title) if title else []
    subjects = subject.mentions(title) if title else []
    if kinds:
        proven("program_type", kinds[-1].text, "article", kinds[-1].rule)
    if subjects:
        proven("subject", subjects[0].text, "article", subjects[0].rule)
    content = document.content
    for name, blocks in (("introduction", found.introduction), ("conclusion", found.conclusion)):
        rule = f"article.{name}"
        if proofs := [evidence(block.text, "article", rule, content) for block in blocks if block.text.value]:
            proof[name] = proofs
    said = {meta.name: meta.value for meta in reversed(document.metadata)}
    author, author_basis = said.get("author"), "markup"
    published, published_basis = _published(said.get("published")), "markup"
    for line in _bylines(found, document) if author is None or published is None else ():
        by = _by().match(line.value)
        if author is None and by is not None:
            author, author_basis = line.match(by, "name").strip(), "article"
        if published is None and (by is not None or _dated().match(line.folded())):
            published, published_basis = _published(line), "article"
    proven("author", author, author_basis, "article.author")  # type: ignore[arg-type]
    if published is not None:
        proven("published", published[1], published_basis, "article.published")  # type: ignore[arg-type]
    return Article(
        title=" ".join(title.value.split()) if title else None,
        claimed_count=found.claimed[0] if found.claimed else None,
        program_type=kinds[-1].value if kinds else None,
        subject=subjects[0].value if subjects else None,
        introduction=_prose(found.introduction),
        conclusion=_prose(found.conclusion),
        author=author.value if author else None,
        published=published[0] if published else None,
        language=_language(said.get("language"), document),
        evidence=proof,
    )


LONGEST_BYLINE = 120
"""Characters; a longer paragraph that begins with "By" is prose."""


def _bylines(found: Listicle, document: Document) -> Iterator[Text]:
    """The short lines around the title, in which author and date stand: those above the list that are no heading."""
    below = found.title.span().start if found.title else 0
    first = found.entries[0].heading.span().start if found.entries else len(document.content)
    seen = 0
    for block in document.blocks:
        text = block.text
        if not text.value or block.kind == "heading" or block.kind == "row":
            continue
        start, end = text.span()
        if end <= below:
            continue
        if start >= first or seen >= NEAR:
            return
        seen += 1
        yield from (line for line in text.lines() if len(line.value) <= LONGEST_BYLINE)


NEAR = 12
"""Blocks below the title among which a byline is looked for."""


@cache
def _by() -> re.Pattern[str]:
    name = r"[A-ZÀ-ÖØ-Þ][\w.’'-]*(?:\s(?:(?:de|la|van|von|der|da|di|bin|al)\s)?[A-ZÀ-ÖØ-Þ][\w.’'-]*){1,3}"
    return re.compile(
        rf"(?:(?:[Ww]ritten |[Pp]osted |[Pp]ublished |[Ww]ords )?[Bb]y|[Aa]uthor:|[Tt]ext:|[Vv]on|[Pp]or|[Pp]ar|[Dd]i)\s+(?P<name>{name})(?=\s*(?:$|[|·•,–—(]|on\s))"
    )


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(
        r"^(?:(?:last\s)?(?:updated|published|posted|modified|aktualisiert|veröffentlicht|publicado|actualizado|stand|publié)\b"
        r"|(?:\w+,\s)?(?:\d{1,2}\.?\s(?:de\s)?\w+\.?,?\s(?:de\s)?\d{4}|\w+\.?\s\d{1,2},\s\d{4}|\d{4}-\d{2}-\d{2})$)"
    )


def _prose(blocks: Iterable[Block]) -> str | None:
    return "\n\n".join(block.text.value for block in blocks if block.text) or None


def _published(said: Text | None) -> tuple[str, Text] | None:
    """The day of a date or time as pages declare it ("2026-01-31T09:00:00Z", "January 31, 2026")."""
    if not said:
        return None
    day = re.match(r"\d{4}-\d{2}-\d{2}", said.value)
    if day is not None:
        return day.group(), said[: day.end()]
    for mention in date.mentions(said):
        if isinstance(mention.value, str):
            return mention.value, mention.text
    return None


def _language(said: Text | None, document: Document) -> str | None:
    """The declared language as a BCP 47 tag, else the one whose commonest words the beginning of the article holds."""
    if said:
        tag = re.match(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8})*)\Z", said.value.strip())
        if tag is not None:
            return tag[1].lower() + tag[2].replace("_", "-")
    texts: list[str] = []
    read = 0
    for block in document.blocks:
        value = block.text.value
        texts.append(value)
        read += len(value)
        if read > 4000:
            break
    # Bytes: small letters of ASCII and blanks in a tenth of the time, and most words need no closer look.
    parts = "\n".join(texts).encode("utf-8", "replace").translate(_LETTERS).split()
    others = b" ".join([part for part in parts if not part.isascii()]).decode().lower()
    if others and re.search(r"[\uac00-\ud7a3](?<![^\W\d_].)", others):
        return "ko"
    counts = dict.fromkeys(COMMON_WORDS, 0)
    for part, count in Counter(filter(_SPELLED.__contains__, parts)).items():
        for language in _SPELLED[part]:
            counts[language] += count
    for word in re.findall(r"[^\W\d_]+", others):
        for language in _LANGUAGES.get(word, ()):
            counts[language] += 1
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] else None


_LETTERS = bytes([ord(chr(at).lower()) if chr(at).isalpha() else 32 for at in range(128)]) + bytes(range(128, 256))
"""Every letter of ASCII to its small letter, all else of ASCII to a blank; what is beyond ASCII stays."""
_LANGUAGES = {
    word: [language for language, words in COMMON_WORDS.items() if word in words]
    for common in COMMON_WORDS.values()
    for word in common
}
"""The languages of each common word;"""
_SPELLED = {word.encode(): languages for word, languages in _LANGUAGES.items() if word.isascii()}
"""and of its bytes, if it is in ASCII."""
