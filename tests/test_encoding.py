"""Bytes become characters by a fixed chain, and what is no text is refused with the reason."""

from __future__ import annotations

import codecs
import gzip
import hashlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listicle.document import SourceError
from listicle.readers import read
from listicle.readers.encoding import decode, label

CAFE = "Café “Zürich”, a one-year program"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (CAFE.encode(), "utf-8"),
        (b"only ASCII", "utf-8"),
        (CAFE.encode("utf-8-sig"), "utf-8-sig"),
        (CAFE.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + CAFE.encode("utf-16-be"), "utf-16"),
        (CAFE.encode("utf-32"), "utf-32"),
        (CAFE.encode("utf-16-le"), "utf-16-le"),
        (CAFE.encode("utf-16-be"), "utf-16-be"),
        (CAFE.encode("windows-1252"), "windows-1252"),
    ],
)
def test_chain(data: bytes, encoding: str) -> None:
    content, name = decode(data)
    assert name == encoding
    assert data.decode(name) == content
    assert content in (CAFE, "only ASCII")


@pytest.mark.parametrize(
    ("declared", "written", "encoding"),
    [
        ("iso-8859-1", "windows-1252", "windows-1252"),
        ("Latin1", "windows-1252", "windows-1252"),
        ("us-ascii", "windows-1252", "windows-1252"),
        ("iso-8859-2", "iso-8859-2", "iso-8859-2"),
        ("ISO_8859-9", "windows-1254", "windows-1254"),
        ("windows-1251", "windows-1251", "windows-1251"),
        ("cp1250", "windows-1250", "windows-1250"),
        ("koi8-r", "koi8-r", "koi8-r"),
        ("gb2312", "gb18030", "gb18030"),
        ("GBK", "gb18030", "gb18030"),
        ("big5", "big5hkscs", "big5-hkscs"),
        ("Shift_JIS", "cp932", "cp932"),
        ("euc-kr", "cp949", "cp949"),
        ("euc-jp", "euc_jp", "euc_jp"),
        ("iso-2022-jp", "iso2022_jp", "iso2022_jp"),
        ("utf-16", "utf-8", "utf-8"),
        ("no-such-charset", "utf-8", "utf-8"),
        ("rot13", "utf-8", "utf-8"),
        ("unicode_escape", "utf-8", "utf-8"),
    ],
)
def test_declared(declared: str, written: str, encoding: str) -> None:
    words = next(
        words
        for words in (
            "Łódź i Kraków",
            "Стипендия",
            "奖学金项目",
            "奨学金",
            "장학금",
            "İstanbul’da burs",
            "Málaga’s café",
            "plain",
        )
        if words.encode(written, "ignore").decode(written) == words
    )
    for page in (
        f'<!doctype html><html><head><meta charset="{declared}"><title>{words}</title>',
        f'<head><META http-equiv=Content-Type content="text/html; charset={declared}"><title>{words}</title>',
        f"<meta charset = '{declared}' ><p>{words}",
        f'<?xml version="1.0" encoding="{declared}"?><html><body><p>{words}',
    ):
        data = page.encode(written)
        assert decode(data) == (page, encoding)
    data = words.encode(written)
    assert decode(data, f"text/plain; charset={declared}") == (words, encoding)
    assert decode(data, f'text/html; boundary=x; CHARSET="{declared}"') == (words, encoding)


def test_declaration_in_the_wrong_place_is_none() -> None:
    page = f'{" " * 1024}<meta charset="koi8-r"><p>{CAFE}'
    assert decode(page.encode("windows-1252")) == (page, "windows-1252")
    page = f'<!-- <meta charset="koi8-r"> --><p>{CAFE}'
    assert decode(page.encode("windows-1252")) == (page, "windows-1252")


def test_a_mark_wins_over_a_declaration_and_the_header_over_the_page() -> None:
    page = f'<meta charset="koi8-r"><p>{CAFE}'
    assert decode(page.encode("utf-8-sig")) == (page, "utf-8-sig")
    page = '<meta charset="koi8-r"><p>Стипендия'
    assert decode(page.encode("windows-1251"), "text/html; charset=windows-1251") == (page, "windows-1251")


def test_a_declaration_that_lies_is_passed_over() -> None:
    page = f'<meta charset="utf-8"><p>{CAFE}'
    assert decode(page.encode("windows-1252")) == (page, "windows-1252")
    page = f'<meta charset="iso-8859-1"><p>{CAFE}'
    assert decode(page.encode()) == (page, "utf-8")


def test_a_broken_byte_does_not_spoil_the_rest() -> None:
    data = CAFE.encode()[:-1] + b"\xe2\x80"
    content, encoding = decode(data)
    assert encoding == "utf-8"
    assert content == CAFE[:-1] + "\ufffd"
    assert content == data.decode(encoding, "replace")
    data = b"caf\xe9 \x81 na\xefve"
    assert decode(data) == ("café \ufffd naïve", "windows-1252")


@given(
    st.binary(max_size=60), st.sampled_from([None, "text/html; charset=gbk", "text/plain;charset=utf-16", "text/plain"])
)
def test_whoever_decodes_by_the_name_gets_the_content(data: bytes, media_type: str | None) -> None:
    content, encoding = decode(data, media_type)
    assert data.decode(encoding, "replace") == content


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_utf_8_is_read_as_utf_8(text: str) -> None:
    content, encoding = decode(text.encode())
    if text.startswith("\ufeff"):
        assert (content, encoding) == (text[1:], "utf-8-sig")
    elif "\0" not in text:
        assert (content, encoding) == (text, "utf-8")


def test_python_knows_every_encoding() -> None:
    from listicle.readers.encoding import _LABELS

    for encoding, labels in _LABELS.items():
        codecs.lookup(encoding)
        assert all(label(name) == encoding for name in labels.split())


def test_labels() -> None:
    assert label(" ISO-8859-1 ") == "windows-1252"
    assert label("iso-8859-16") == "iso-8859-16"
    assert label("windows-1258") == "windows-1258"
    assert label("windows-1259") is None
    assert label("utf-7") is None


def test_source() -> None:
    data = f"\ufeff{CAFE}".encode()
    source = read(data, name="folder/a.txt", url="https://example.org/a").source
    assert source.name == "a.txt"
    assert source.url == "https://example.org/a"
    assert source.encoding == "utf-8-sig"
    assert source.characters == len(CAFE)
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    source = read(CAFE).source
    assert (source.name, source.encoding, source.characters) == (None, "utf-8", len(CAFE))
    assert source.sha256 == hashlib.sha256(CAFE.encode()).hexdigest()


def test_line_ends_stay_as_they_are() -> None:
    content = "One\r\nTwo\rThree\n\r\n  1. Four\r\n"
    for kind in ("text/plain", "text/markdown"):
        document = read(content.encode(), media_type=kind)
        assert document.content == content
        block = document.blocks[-1]
        assert block.text.span() == (content.index("Four"), content.index("Four") + 4)


def archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as inside:
        inside.writestr("a.txt", "text")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        ("\u00a0\u3000\u2028".encode(), "is empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (archive(), "ZIP"),
        (gzip.compress(b"text", mtime=0), "gzip"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"GIF89a\x01\x00", "GIF"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "RIFF"),
        (b"\x7fELF\x02\x01\x01\x00", "ELF"),
        (b"MZ\x90\x00\x03\x00", "Windows"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"PAR1\x15\x04", "Parquet"),
        (b"{\\rtf1\\ansi text}", "RTF"),
        (b"text\x00more text", "NUL character at 4"),
    ],
)
def test_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        read(data, name="a.txt")
    assert caught.value.path == "a.txt"


def test_refused_strings() -> None:
    with pytest.raises(SourceError, match="<input>: is empty"):
        read("\n")
    with pytest.raises(SourceError, match="half a surrogate pair at character 2"):
        read("ab\ud800")
    with pytest.raises(SourceError, match="NUL character at 1"):
        read("a\0")
    with pytest.raises(SourceError, match="unknown type, 'application/pdf'"):
        read("text", media_type="application/pdf")


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", "# Not asked", "text/plain"),
        ("A.TEXT", "text", "text/plain"),
        ("a.md", "text", "text/markdown"),
        ("a.b.markdown", "text", "text/markdown"),
        ("a.HTM", "text", "text/html"),
        ("a.xhtml", "text", "text/html"),
        (None, "<!DOCTYPE html><p>text", "text/html"),
        (None, "\ufeff\n<html lang=en><p>text", "text/html"),
        (None, '<?xml version="1.0"?><html><p>text</p></html>', "text/html"),
        ("a.page", "<h1>Programs</h1>\n<p>text</p>", "text/html"),
        (None, "# Programs\n\ntext", "text/markdown"),
        (None, "The [list](https://example.org)", "text/markdown"),
        (None, "Name | Cost\n--- | ---\nA | $5", "text/markdown"),
        (None, '# Programs\n\n<p align="center">text</p>\n\n- **A**: [b](/c)', "text/markdown"),
        (None, "Programs\n\n1. Mayo\n2. Stanford", "text/plain"),
        ("md", "text", "text/plain"),
        (None, "2 < 3 and 5 > 4", "text/plain"),
    ],
)
def test_media_type(name: str | None, content: str, kind: str) -> None:
    assert read(content, name=name).source.media_type == kind


def test_media_type_of_an_address() -> None:
    assert read("text", url="https://example.org/a.md?x=1.html#b").source.media_type == "text/markdown"
    assert read("text", name="a.txt", url="https://example.org/a.md").source.media_type == "text/plain"
    assert read("text", name="a.html", media_type="Text/Markdown; charset=utf-8").source.media_type == "text/markdown"
