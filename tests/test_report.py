"""The evidence page shows every value and its passage, is one safe file, and works in a browser and without one."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from listicle.cli import main
from listicle.pipeline import journey
from listicle.report.marks import Passage, Passages, Style, Token, part, tokens
from listicle.report.page import page, shown
from listicle.text import Piece, Text

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for path in (ROOT / "sources").iterdir() if path.is_file())
BROWSER = ROOT / "tests" / "browser"

HOSTILE = """<!doctype html><html><head><title>3 Fellowships &lt;script>stolen = 1&lt;/script></title>
<meta name="author" content="&quot;><script>stolen = 1</script>"></head><body><article>
<h1>3 Fellowship Programs &lt;script>stolen = 1&lt;/script></h1>
<p>Each is &lt;img src=x onerror="stolen = 1"> worth {{ 7 * 7 }} a look &amp;amp; more.</p>
<h2>1. Alder Clinic &lt;/title>&lt;script>stolen = 1&lt;/script> – Rochester, Minnesota</h2>
<p>A one-year fellowship in <a href="javascript:stolen=2">javascript:stolen=2</a> \u202epain\u202c medicine \u2066here\u2069.
It costs $500 per \u0007month. <a href="HTTPS://alder.example/&quot;onclick=&quot;stolen=1">Alder</a> says
more: https://alder.example/?a=1&amp;b=2</p>
<table><tr><th>Length</th><th>&lt;style>*{display:none}&lt;/style></th></tr><tr><td>2 years</td><td onclick="stolen=1">--&gt;</td></tr></table>
<h2>2. Birch Clinic\u202e – Cleveland, Ohio</h2>
<p>A two-year fellowship, ACGME-accredited, with “quotes' and `ticks` &lt;/script>&lt;!--. <a href="data:text/html,x">Data</a></p>
<h2>3. Cedar Clinic – Boston, Massachusetts</h2><p>It is a one-year program <![CDATA[stolen = 1]]> for physicians. &#x202E;enicidem&#x202C;</p>
</article></body></html>"""


class Reader(HTMLParser):
    """Reads a page as it stands in the file: the article's words, the words of each passage, the values of each card."""

    VOID = ("meta", "link", "hr", "input", "br", "img")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.stack: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.article: list[str] = []
        self.passages: dict[str, list[str]] = {}
        self.values: dict[str, tuple[str, list[str]]] = {}
        self.raw: dict[str, str] = {}
        self.unread: list[str] = []
        self.feed(text)
        self.close()
        assert not self.stack, f"not closed: {self.stack}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag not in self.VOID:
            self.stack.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack, tag
        assert self.stack.pop()[0] == tag, f"wrongly nested: {tag}"

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1][0] in ("script", "style"):
            self.raw[self.stack[-1][0]] = data
        classes = [(found.get("class") or "").split() for _, found in self.stack]
        if any("t" in names for names in classes):
            return
        if any(found.get("id") == "article" for _, found in self.stack):
            if not any("chip" in names for names in classes):
                self.article.append(data)
            if any("u" in names for names in classes):
                self.unread.append(data)
            for (tag, found), names in zip(reversed(self.stack), reversed(classes), strict=True):
                if "chip" in names:
                    break
                if tag == "mark":
                    self.passages.setdefault(found["data-m"] or "", []).append(data)
        for _, found in self.stack:
            name = found.get("id") or ""
            if re.fullmatch(r"v\d+", name):
                self.values.setdefault(name, (found.get("data-m") or "", []))[1].append(f"\n{data}")


def plain(text: str) -> str:
    return "".join(text.split())


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {path.name: page(journey(path)) for path in SOURCES}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_value_and_its_passage_are_in_the_page(path: Path, pages: dict[str, str]) -> None:
    seen = Reader(pages[path.name])
    result = journey(path).result
    places = [
        (one, name)
        for record in (result.article, *result.programs)
        for name, proof in record.evidence.items()
        for one in proof
    ]
    told: dict[str, list[tuple[str, str]]] = {}
    for passage, parts in seen.values.values():
        text = "".join(parts)
        found = re.search(r"(\w+) · ([\w.-]+) · \d+:\d+ · (\d+–\d+)\s*$", text)
        if found:
            told.setdefault(f"{found[3]} {found[2]} {found[1]}", []).append((passage, text))
    for one, name in places:
        cards = told[f"{one.start}–{one.end} {one.rule} {one.basis}"]
        begin = plain(one.text)[:60]
        assert any(begin in plain(text) for _, text in cards), (name, one)
        for passage, _ in cards:
            assert "".join(words("".join(seen.passages[passage]))) == "".join(words(one.text)), (name, one)
    assert len([text for texts in told.values() for text in texts]) == len(places)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_the_article_is_all_there(path: Path, pages: dict[str, str]) -> None:
    article = plain("".join(Reader(pages[path.name]).article))
    at = 0
    for block in journey(path).document.blocks:
        for text in block.cells or (block.text,):
            at = article.index(plain(text.value), at) + len(plain(text.value))


def test_what_no_field_has_read_is_told_apart(pages: dict[str, str]) -> None:
    unread = "".join(Reader(pages["article.txt"]).unread)
    assert "is renowned for its comprehensive healthcare" in unread
    assert "ACGME" not in unread
    assert "Rochester, Minnesota" not in unread
    assert "critical field within healthcare" not in unread, "the introduction is not part of the list"


@pytest.mark.parametrize("name", [*(path.name for path in SOURCES), "hostile"])
def test_a_page_is_one_file_that_needs_no_other(name: str, pages: dict[str, str]) -> None:
    text = pages.get(name) or page(journey(HOSTILE, media_type="text/html"))
    seen = Reader(text)
    for tag, found in seen.tags:
        assert tag not in ("img", "iframe", "object", "embed", "svg", "base", "form"), tag
        assert not [key for key in found if key.startswith("on") or key in ("src", "style", "srcdoc", "action")], found
        address = found.get("href") or "#"
        if tag == "link":
            assert address == "data:,"
        elif not re.fullmatch(r"#\w*", address):
            assert re.match(r"https?://\w", address, re.IGNORECASE), address
            assert (tag, found["rel"]) == ("a", "noopener noreferrer nofollow")
    assert not re.search(r"url\(|@import|@font-face", seen.raw["style"])
    policy = next(found["content"] or "" for tag, found in seen.tags if found.get("http-equiv"))
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        digest = b64encode(hashlib.sha256(seen.raw[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert [tag for tag, _ in seen.tags].count("script") == [tag for tag, _ in seen.tags].count("style") == 1
    ids = [found["id"] for _, found in seen.tags if "id" in found]
    assert len(ids) == len(set(ids))
    targets = {(found.get("href") or "")[1:] for _, found in seen.tags if (found.get("href") or "").startswith("#")}
    assert targets <= set(ids)


def test_a_hostile_article_stays_text() -> None:
    text = page(journey(HOSTILE, media_type="text/html"))
    assert text.count("<script") == 1
    assert "&lt;script&gt;stolen = 1&lt;/script&gt;" in text
    assert "{{ 7 * 7 }}" in text
    assert not re.search(r"[\u202a-\u202e\u2066-\u2069\x00-\x09\x0b-\x1f]", text)
    assert shown("a\u202eb\x07\n") == "a⟨U+202E⟩b⟨U+0007⟩\n"
    assert 'href="javascript' not in text
    assert 'href="data:text' not in text


def test_the_same_bytes_whatever_the_hash_seed(tmp_path: Path, pages: dict[str, str]) -> None:
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}.html"
        command = [sys.executable, "-m", "listicle", "report", str(ROOT / "sources" / "article.txt"), "-o", str(target)]
        subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed}, cwd=tmp_path)
        assert target.read_bytes() == pages["article.txt"].encode()


def long(items: int) -> str:
    entry = (
        "## {}. Alder Clinic {} – Rochester, Minnesota\n\nThe Pain Medicine Fellowship is a one-year, ACGME-accredited program. "
        "It provides training in interventional procedures, medication management and integrative therapies. "
        "[Apply](https://alder.example/{}).\n\n- **Tuition:** $12,000 per year\n- **Deadline:** 1 March 2026\n\n"
    )
    return f"# Top {items} Fellowships\n\n" + "".join(entry.format(at, at, at) for at in range(1, items + 1))


def test_a_hundred_items_stay_small_and_time_grows_with_length() -> None:
    def seconds(items: int) -> tuple[float, str]:
        run = journey(long(items), media_type="text/markdown")
        assert len(run.result.programs) == items
        best, text = 99.0, ""
        for _ in range(3):
            begun = time.process_time()
            text = page(run)
            best = min(best, time.process_time() - begun)
        return best, text

    short, text = seconds(100)
    assert len(text.encode()) < 1_000_000
    assert seconds(400)[0] < 4 * short * 3


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["report", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_the_command(tmp_path: Path, pages: dict[str, str]) -> None:
    target = tmp_path / "page.html"
    assert run(str(ROOT / "sources" / "article.txt"), "-o", str(target)) == (0, "")
    assert target.read_text(encoding="utf-8") == pages["article.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
    code, said = run(str(tmp_path / "none.md"), "-o", str(tmp_path / "other.html"))
    assert (code, "none.md" in said, (tmp_path / "other.html").exists()) == (1, True, False)
    code, said = run(str(ROOT / "sources" / "article.txt"), "-o", str(tmp_path / "no" / "folder.html"))
    assert (code, "No such file" in said) == (1, True)
    assert run(str(ROOT / "sources" / "article.txt"))[0] == 2


def test_addresses_are_resolved_against_the_page(tmp_path: Path) -> None:
    source = tmp_path / "list.md"
    source.write_text(long(3).replace("https://alder.example/", "/apply/"), encoding="utf-8")
    assert run(str(source), "-o", str(tmp_path / "x.html"), "--url", "https://alder.example/list") == (0, "")
    assert 'href="https://alder.example/apply/2"' in (tmp_path / "x.html").read_text(encoding="utf-8")


def test_a_missing_library_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    monkeypatch.delitem(sys.modules, "listicle.report.page")
    code, said = run(str(ROOT / "sources" / "article.txt"), "-o", str(tmp_path / "page.html"))
    assert (code, said.count("\n")) == (1, 1)
    assert "pip install 'listicle[report]'" in said
    assert not list(tmp_path.iterdir())


def test_an_article_without_a_list_has_a_page_too() -> None:
    text = page(journey("Nothing but a line.", media_type="text/plain"))
    assert "<b>0</b> programs" in text
    assert "no list of programs was found" in text
    Reader(text)


def written(steps: list[Token]) -> str:
    names = {
        "words": lambda one: one.words,
        "open": lambda one: f"[{one.what.name}",
        "label": lambda one: f"<{one.what.name}>",
    }
    return "".join(names.get(one.kind, lambda one: "]")(one) for one in steps)


def passage(name: str, start: int, end: int, whole: bool = False) -> Passage:
    return Passage(1, name, start, end, whole, not whole)


@pytest.mark.parametrize(
    ("said", "card"),
    [
        ("Tuition: from €2,100", "from EUR 2,100"),
        ("Tuition: up to $500 per month", "up to USD 500 per month"),
        ("Tuition: $1,000 to $2,000", "USD 1,000 to 2,000"),
        ("Tuition: free", "free"),
        ("Duration: 18 to 24 months", "P18M to P24M"),
    ],
)
def test_values_are_said_in_words(said: str, card: str) -> None:
    items = "".join(f"## {at}. {name} Clinic\n\n{said}\n\n" for at, name in enumerate(("Alder", "Birch", "Cedar"), 1))
    text = page(journey(f"# 3 Fellowships\n\n{items}", media_type="text/markdown"))
    assert text.count(f"<bdi>{card}</bdi>") == 3


def test_marks_nest_and_cross() -> None:
    text = Text.of("one two three", 100)
    crossing = [passage("A", 100, 107), passage("B", 104, 113)]
    assert written(tokens(text, crossing)) == "[Aone [Btwo]]<A>[B three]<B>"
    assert [one.shown for one in crossing] == [True, True]
    same = [passage("C", 104, 107), passage("B", 104, 107), passage("A", 100, 113, whole=True)]
    assert written(tokens(text, same)) == "[Aone [C[Btwo]]<B><C> three]<A>"
    bold = tokens(text, [passage("A", 104, 113)], [(0, 7, Style("b"))])
    assert [(one.kind, isinstance(one.what, Style)) for one in bold if one.kind in ("open", "close")] == [
        ("open", True), ("open", False), ("close", False), ("close", True), ("open", False), ("close", False),
    ]  # fmt: skip


def test_lines_under_nested_marks_are_counted() -> None:
    steps = tokens(Text.of("abcd", 0), [passage("A", 0, 4), passage("B", 0, 3), passage("C", 0, 2)])
    assert [one.height for one in steps if one.kind == "open"] == [2, 1, 0]


def test_a_part_of_a_text_is_found_by_its_place_in_the_source() -> None:
    # "a &amp; <b>b</b>" shows as "a & b"
    text = Text.pieced("a & b", (Piece(0, 0, 2), Piece(2, 2, 7), Piece(3, 7, 8), Piece(4, 11, 12)))
    assert part(text, 0, 16) == (0, 5)
    assert part(text, 2, 7) == (2, 3)
    assert part(text, 7, 11) is None, "only white space"
    assert part(text, 8, 12) == (4, 5)
    assert part(text, 12, 16) is None


def test_passages_over_a_stretch() -> None:
    found = Passages([passage("A", 0, 90), passage("B", 5, 10), passage("C", 20, 30), passage("D", 50, 60)])
    assert [one.name for one in found.over(25, 50)] == ["A", "C"]
    assert [one.name for one in found.over(10, 20)] == ["A"]
    assert not found.over(90, 99)


@pytest.fixture(scope="module")
def driven(tmp_path_factory: pytest.TempPathFactory, pages: dict[str, str]) -> dict[str, str | None]:
    """What the checks in the browser say."""
    chromium = shutil.which("chromium")
    if shutil.which("node") is None or not (BROWSER / "node_modules" / "playwright-core").is_dir():
        pytest.skip("Node or its packages are missing: run `npm install` in tests/browser")
    if chromium is None:
        pytest.skip("chromium is missing")
    folder = tmp_path_factory.mktemp("browser")
    article, hostile = folder / "article.html", folder / "hostile.html"
    article.write_text(pages["article.txt"], encoding="utf-8")
    hostile.write_text(page(journey(HOSTILE, media_type="text/html")), encoding="utf-8")
    command = ["node", str(BROWSER / "page.mjs"), chromium, str(article), str(hostile)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert ran.returncode == 0, ran.stderr
    verdicts: dict[str, str | None] = json.loads(ran.stdout)
    return verdicts


def test_a_browser_agrees(driven: dict[str, str | None]) -> None:
    wrong = {name: verdict for name, verdict in driven.items() if verdict is not None}
    assert not wrong, "\n\n".join(f"{name}: {verdict}" for name, verdict in wrong.items())
    assert len(driven) == 16
