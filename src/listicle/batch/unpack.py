"""The body of an HTTP response as an archive keeps it → the page's own bytes, however it was packed for the journey."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from importlib import import_module

from listicle.batch.inputs import too_large
from listicle.document import SourceError

_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[^\n]{0,200}\n")
"""The line before a chunk."""


def unpack(path: str, content: bytes, encodings: Iterable[str], max_bytes: int) -> bytes:
    """Undoes the encodings in turn, never making more than `max_bytes`.

    Many archives hold the unpacked page with the server's headers: what is not packed is left as it is. Raises `SourceError`.
    """
    for encoding in encodings:
        if encoding == "chunked":
            content = _chunks(content)
        elif encoding in ("gzip", "x-gzip", "deflate"):
            content = _inflated(path, content, encoding, max_bytes)
        elif encoding == "br":
            content = _brotli(path, content, max_bytes)
        elif encoding not in ("", "identity"):
            raise SourceError(path, f"is packed with {encoding}, which is not known here")
        if (reason := too_large(len(content), max_bytes)) is not None:
            raise SourceError(path, reason)
    return content


def _chunks(content: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while (size := _SIZE.match(content, at)) is not None:
        at = size.end() + int(size[1], 16)
        if at == size.end():
            return b"".join(parts)
        parts.append(content[size.end() : at])
        at += 2 if content[at : at + 2] == b"\r\n" else 1
    return content


def _inflated(path: str, content: bytes, encoding: str, max_bytes: int) -> bytes:
    gzip = content.startswith(b"\x1f\x8b")
    if not gzip and encoding != "deflate":
        return content
    for bits in (31,) if gzip else (15, -15):  # some servers send deflate without the head that it should have
        stream = zlib.decompressobj(bits)
        try:
            out = stream.decompress(content, max_bytes + 1)
        except zlib.error:
            continue
        if not stream.eof and len(out) <= max_bytes:
            raise SourceError(path, f"is packed with {encoding}, and ends before its end")
        return out
    if encoding == "deflate":
        return content
    raise SourceError(path, f"is packed with {encoding}, and broken")


def _brotli(path: str, content: bytes, max_bytes: int) -> bytes:
    try:
        brotli = import_module("brotli")  # it says nothing of its types
    except ModuleNotFoundError:
        raise SourceError(path, "is packed with br, which needs brotli: pip install 'listicle[batch]'") from None
    stream = brotli.Decompressor()
    try:
        out: bytes = stream.process(content, output_buffer_limit=max_bytes + 1)
    except brotli.error:
        return content
    if not stream.is_finished() and len(out) <= max_bytes:
        raise SourceError(path, "is packed with br, and ends before its end")
    return out
