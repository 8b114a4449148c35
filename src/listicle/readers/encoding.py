"""The bytes of a file in; its characters and the name of the encoding that gives them out.

A fixed chain, without statistics: byte order mark, declaration, UTF-8, UTF-16 without a mark, windows-1252. Whoever checks a
position needs the same characters: `data.decode(encoding, "replace")` is exactly the content, without the byte order mark;
"replace" matters only for bytes that no encoding of the chain reads in full. Labels follow the WHATWG Encoding Standard;
of its encodings, ISO-2022-KR, HZ, x-user-defined and "replacement" are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_MARKS = (
    # UTF-32 before UTF-16: the mark of UTF-16 LE begins that of UTF-32 LE.
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

_HEAD = 1024
"""Where browsers look for a declaration, in bytes."""

# Labels of the standard that Python knows by another name, or takes for a smaller encoding than browsers do.
_LABELS = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
    # A declaration that can be read byte by byte cannot be in UTF-16.
    "utf-16-le": "utf-16 utf-16le utf16 unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff",
    "utf-16-be": "utf-16be unicodefffe",
    "windows-1252": "iso-8859-1 iso8859-1 iso_8859-1 iso88591 iso_8859-1:1987 latin1 latin-1 l1 ascii us-ascii "
    "ansi_x3.4-1968 iso-ir-100 cp819 ibm819 csisolatin1 windows-1252 cp1252 x-cp1252",
    "windows-1254": "iso-8859-9 iso8859-9 iso_8859-9 latin5 l5 iso-ir-148 csisolatin5 windows-1254 cp1254 x-cp1254",
    "cp874": "iso-8859-11 iso8859-11 iso885911 tis-620 dos-874 windows-874",
    "gb18030": "gb18030 gbk x-gbk gb2312 gb_2312 gb_2312-80 csgb2312 chinese iso-ir-58 csiso58gb231280",
    "big5-hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc_jp": "euc-jp x-euc-jp cseucpkdfmtjapanese",
    "iso2022_jp": "iso-2022-jp csiso2022jp",
    "cp932": "shift_jis shift-jis sjis x-sjis ms932 ms_kanji windows-31j csshiftjis",
    "cp949": "euc-kr cseuckr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 iso-ir-149 csksc56011987 windows-949",
    "koi8-r": "koi8-r koi8_r koi8 koi cskoi8r",
    "koi8-u": "koi8-u koi8-ru",
    "ibm866": "ibm866 866 cp866 csibm866",
    "mac-roman": "macintosh mac x-mac-roman csmacintosh",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "iso-8859-2": "latin2 l2 csisolatin2",
    "iso-8859-3": "latin3 l3 csisolatin3",
    "iso-8859-4": "latin4 l4 csisolatin4",
    "iso-8859-5": "cyrillic csisolatincyrillic",
    "iso-8859-6": "arabic csisolatinarabic asmo-708 ecma-114 iso-8859-6-e iso-8859-6-i",
    "iso-8859-7": "greek greek8 csisolatingreek elot_928 ecma-118 sun_eu_greek",
    "iso-8859-8": "hebrew csisolatinhebrew visual logical iso-8859-8-e iso-8859-8-i",
    "iso-8859-10": "latin6 l6 csisolatin6",
    "iso-8859-15": "latin9 latin-9 l9 csisolatin9",
}
_WIDE = frozenset(("utf-16-le", "utf-16-be", "gb18030", "big5-hkscs", "euc_jp", "iso2022_jp", "cp932", "cp949"))
"""Encodings of several bytes a character: what they spell may be well-formed UTF-8 by accident, or by escapes in ASCII."""


def decode(data: bytes, media_type: str | None = None) -> tuple[str, str]:
    """The content and the name of its encoding, which `bytes.decode` knows; `media_type` may hold a `charset`."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            content = _decoded(data, encoding)
            if content is not None:
                return content, encoding
            break
    declared = _declared(data, media_type)
    if declared in _WIDE:
        content = _decoded(data, declared)
        if content is not None:
            return content, declared
    content = _decoded(data, "utf-8")
    if content is not None and b"\0" not in data:
        # A declared encoding of one byte a character is wrong over well-formed UTF-8: other text is not well-formed by accident.
        return content, "utf-8"
    wide = _unmarked(data)
    if wide is not None:
        other = _decoded(data, wide)
        if other is not None:
            return other, wide
    if declared is not None and declared not in _WIDE:
        other = _decoded(data, declared)
        if other is not None:
            return other, declared
    if content is not None:
        return content, "utf-8"
    # UTF-8 with a broken byte (a file cut short, a pasted passage) stays UTF-8 where most of it is well-formed.
    content = data.decode("utf-8", "replace")
    broken = content.count("\ufffd")
    if sum(map(len, re.findall(r"[^\x00-\x7f]+", content))) > 2 * broken:
        return content, "utf-8"
    return data.decode("windows-1252", "replace"), "windows-1252"


@cache
def _mangled() -> dict[str, re.Pattern[str]]:
    """UTF-8 that somebody read as windows-1252, by its first character.

    What follows are the characters of 0x80 to 0xBF there, but for those that may follow a capital letter in honest text
    (quotation marks, spaces).
    """
    return {
        "Ã": re.compile(r"Ã[¡-º¼-¿€‚ƒ„†‡ˆ‰Š‹ŒŽ‘•˜™š›œžŸ\x80-\x9f]"),
        "Â": re.compile(r"Â[\u00a0-¿]"),
        "â": re.compile(r"â€[\x80-\x9f“”‘’˜™š›œžŸ¢¦¯–—]"),
        "ð": re.compile(r"ðŸ[\x80-¿’“”•–—˜™š›œžŸ]"),
    }


def damage(content: str) -> Iterator[tuple[str, str, int, int]]:
    """What was lost before or while the bytes became characters, as (code, message, start, end): told, and left as it is."""
    if content.isascii():
        return
    found: list[re.Match[str]] = []
    for first in "ÃÂâð":
        # One character is looked for many times as fast as a pattern.
        at = content.find(first)
        if at >= 0:
            found += _mangled()[first].finditer(content, at)
    if found:
        places = "a place" if len(found) == 1 else f"{len(found)} places"
        example = min(found, key=re.Match.start)
        yield (
            "mojibake",
            f"characters were mangled in {places} before, such as {example[0]!r}",
            example.start(),
            example.end(),
        )
    if (at := content.find("\ufffd")) >= 0:
        count = content.count("\ufffd")
        yield "undecodable", f"{count} characters could not be decoded, and stand as U+FFFD", at, at + 1


def label(name: str) -> str | None:
    """The encoding, by Python's name, that a label of the WHATWG Encoding Standard stands for; None if it stands for none."""
    name = name.strip().lower()
    for encoding, labels in _LABELS.items():
        if name in labels.split():
            return encoding
    found = re.fullmatch(r"(?:windows-|x-cp|cp)(125[0-8])|iso[-_]?8859[-_]?([2-8]|1[03456])(?::\d{4})?", name)
    if found is None:
        return None
    return f"windows-{found[1]}" if found[1] else f"iso-8859-{found[2]}"


def _declared(data: bytes, media_type: str | None) -> str | None:
    """The encoding that the media type, the page's head or its XML declaration names."""
    if media_type is not None and ";" in media_type:
        found = re.search(r";\s*+charset\s*+=\s*+[\"']?\s*+([a-z0-9:._-]+)", media_type.lower())
        encoding = label(found[1]) if found else None
        if encoding is not None:
            return encoding
    head = data[:_HEAD].lower()
    if b"charset" not in head and b"encoding" not in head:
        return None
    declaration = re.search(
        rb"""
        <meta \b [^>]{0,400}? \b charset \s* = \s* ["']? \s* ([a-z0-9][a-z0-9:._-]{1,40})
        | ^ \s{0,20} <\?xml \b [^>]{0,200}? \b encoding \s* = \s* ["'] ([a-z0-9][a-z0-9:._-]{1,40})
        """,
        re.sub(rb"<!--.*?(?:-->|\Z)", b"", head, flags=re.DOTALL),
        re.VERBOSE,
    )
    if declaration is None:
        return None
    encoding = label((declaration[1] or declaration[2]).decode("ascii"))
    return "utf-8" if encoding in ("utf-16-le", "utf-16-be") else encoding


def _unmarked(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte at the beginning is NUL, as it is in ASCII text."""
    head = data[:_HEAD]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if not even and odd * 2 > len(head) // 2:
        return "utf-16-le"
    if not odd and even * 2 > len(head) // 2:
        return "utf-16-be"
    return None


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
