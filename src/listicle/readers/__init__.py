"""A source file in; its `Document` out, whatever its format."""

from __future__ import annotations

import hashlib
import re

from listicle.document import Document, SourceError
from listicle.later import later
from listicle.model import Source

_TYPES = {
    "text/plain": "text/plain",
    "text/markdown": "text/markdown",
    "text/x-markdown": "text/markdown",
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
}
_SUFFIXES = {
    "txt": "text/plain",
    "text": "text/plain",
    "md": "text/markdown",
    "markdown": "text/markdown",
    "html": "text/html",
    "htm": "text/html",
    "xhtml": "text/html",
}
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (also .docx, .xlsx, .epub)"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x7fELF", "an ELF program"),
    (b"\xca\xfe\xba\xbe", "a compiled program"),
    (b"\xcf\xfa\xed\xfe", "a Mach-O program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"{\\rtf", "an RTF document"),
)

_WRITTEN = re.compile(r"[^\ufeff \t\r\n\f\v]")
"""What makes a file more than an empty one."""


def read(
    content: str | bytes, *, name: str | None = None, url: str | None = None, media_type: str | None = None
) -> Document:
    """The document that a source file holds.

    `name` is the file's name, `url` its address on the web; `media_type` (with or without `charset`) overrides what both
    suggest. Bytes are decoded as `readers.encoding` says. A `str` is taken as it stands, as if its UTF-8 were the file.
    Line ends are not translated. Raises `SourceError` for what holds no text or is of an unknown type.
    """
    path = name or url or "<input>"
    kind = _media_type(path, name, url, media_type)
    if isinstance(content, bytes):
        if not content:
            raise SourceError(path, "is empty")
        found = _binary(content)
        if found is not None:
            raise SourceError(path, f"is {found}, not text")
        from listicle.readers.encoding import decode

        data = content
        text, encoding = decode(data, media_type)
    else:
        text, encoding = content, "utf-8"
        try:
            data = content.encode()
        except UnicodeEncodeError as error:
            raise SourceError(
                path, f"holds half a surrogate pair at character {error.start}, which is no text"
            ) from None
    if not _WRITTEN.search(text) or text.isspace():
        raise SourceError(path, "is empty")
    if b"\0" in data and "\0" in text:
        # Bytes are searched much faster, and a NUL character is spelled with a NUL byte in every encoding.
        raise SourceError(path, f"is binary: it holds a NUL character at {text.index(chr(0))}")
    kind = kind or _sniffed(text)
    source = Source(
        name=name.rsplit("/", 1)[-1] if name else None,
        url=url,
        media_type=kind,
        encoding=encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        characters=len(text),
    )
    content = data = b""  # a page need not be in memory twice
    if kind == "text/html":
        from listicle.readers.html import html

        return html(source, text)
    if kind == "text/markdown":
        later("markdown_it")  # a fourth of what importing it loads is used: its rules for blocks
        from listicle.readers.markdown import markdown

        return markdown(source, text)
    from listicle.readers.plain import plain

    return plain(source, text)


def _media_type(path: str, name: str | None, url: str | None, media_type: str | None) -> str | None:
    """What is known of the type without looking at the content."""
    if media_type is not None:
        kind = _TYPES.get(media_type.partition(";")[0].strip().lower())
        if kind is None:
            raise SourceError(
                path, f"is of an unknown type, {media_type!r}: use text/plain, text/markdown or text/html"
            )
        return kind
    for place in (name, url and re.split(r"[?#]", url, maxsplit=1)[0]):
        stem, _, suffix = (place or "").rsplit("/", 1)[-1].rpartition(".")
        if stem and suffix.lower() in _SUFFIXES:
            return _SUFFIXES[suffix.lower()]
    return None


def _binary(data: bytes) -> str | None:
    """What kind of file this is that is no text, by its first bytes."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return what
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a RIFF file (image, sound or film)"
    if data[4:8] == b"ftyp":
        return "an MP4 film"
    if data[257:262] == b"ustar":
        return "a tar archive"
    if data[:2] == b"MZ" and b"\0" in data[:64]:
        return "a Windows program"
    return None


_SNIFFED = 100_000
"""How many characters are looked at to tell the type of a file without a known suffix."""


def _sniffed(content: str) -> str:
    """The media type that the content looks like."""
    head = content[:_SNIFFED]
    if re.match(
        r"[\ufeff\s]*(?:<\?xml\b|<!doctype\s+html|<(?:html|head|body|title|meta|link|script)\b)", head, re.IGNORECASE
    ):
        return "text/html"
    tags = len(re.findall(r"</(?:p|div|li|h[1-6]|t[dhr]|section|article|a|span|b|strong|em)>", head, re.IGNORECASE))
    signs = len(
        re.findall(
            r"""
            ^ \#{1,6}[ ]\S                          # a heading
            | \]\((?:https?://|/|\#|mailto:)        # a link
            | ^ [ ]{0,3} \|? [ ]* :?-{3,}:? [ ]* \| # the line below the head of a table
            | \*\*\w                                # bold
            """,
            head,
            re.MULTILINE | re.VERBOSE,
        )
    )
    if tags > signs:
        return "text/html"
    return "text/markdown" if signs else "text/plain"
