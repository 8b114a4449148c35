"""Every input has an answer, through the real command: records that keep every promise, or one clear line; never a trace, never a hang."""

from __future__ import annotations

import gzip
import os
import random
import socket
import subprocess
import sys
import threading
from pathlib import Path

import orjson
import pytest

from listicle.bounds import Bounds
from listicle.document import SourceError
from listicle.pipeline import extract
from listicle.schema import checked, is_valid

HANG = 240
"""Seconds after which a run counts as hung; the longest takes a few."""


def command(*arguments: str | Path, folder: Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "listicle", *map(str, arguments)],
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        cwd=folder,
        timeout=HANG,
        check=False,
    )


def answer(path: Path) -> dict[str, object] | str:
    """What the command says of a file: the record, checked against its bytes, or the reason of the refusal."""
    done = command(path.name, folder=path.parent)
    said = done.stderr.decode()
    assert all(line.startswith(("error ", "remark ")) for line in said.splitlines()), said
    assert all(c.isprintable() or c == "\n" for c in said), "control characters reach the terminal"
    if done.returncode:
        assert (done.returncode, done.stdout) == (1, b"")
        assert said.count("\n") == 1
        return said.removeprefix(f"error {path.name}: ").strip()
    document: dict[str, object] = orjson.loads(done.stdout)
    assert is_valid(document)
    source = document["source"]
    content = path.read_bytes().decode(source["encoding"], "replace")  # type: ignore[index]
    for record in (document["article"], *document["programs"]):  # type: ignore[misc]
        for proofs in record["evidence"].values():
            for proof in proofs:
                assert content[proof["start"] : proof["end"]] == proof["quote"]
    return document


def repeated(unit: str, size: int = 200_000) -> str:
    return unit * (size // len(unit))


LIST = "3 Courses\n\n1. Alpha School\n\nCost: $100. Zürich, Switzerland.\n\n2. Beta School\n\nCost: $200. Café “Œuvre”.\n\n3. Gamma School\n\nCost: $300.\n"

# ---------------------------------------------------------------------------------------------------------------- shapes

NESTED = [
    *("div", "span", "b", "ul><li", "ol><li", "blockquote", "table><tr><td", "p", "font", "a", "h2", "section"),
    *("dl><dd", "svg", "math", "template", "select", "button", "nobr"),
]


SHAPES: dict[str, str] = {
    **{f"{tag.replace('><', '-')}-deep.html": f"<{tag}>" * 10_000 + "x" for tag in NESTED},
    "closed.html": repeated("</div>"),
    "misnested.html": repeated("<b><p><i></b>x</i>", 60_000),
    "attributes.html": "<p " + "".join(f"a{number}=1 " for number in range(1_000_000)) + ">x</p>",
    "attribute.html": '<p class="' + repeated("x ", 2_000_000) + '">x</p>',
    "unclosed-attribute.html": "<p>x</p><p title='" + repeated("y "),
    "brackets.html": repeated("<"),
    "comments.html": repeated("<!--"),
    "declarations.html": repeated("<!"),
    "cdata.html": repeated("<![CDATA["),
    "entities.html": "<p>" + repeated("&amp;&#x1F600;&notanentity;&"),
    "long-entity.html": "<p>&" + repeated("a") + "&#" + repeated("9"),
    "entity-bomb.html": "<!DOCTYPE x [<!ENTITY a 'aaaa'>" + repeated("<!ENTITY b '&a;&a;&a;'>") + "]><p>&b;</p>",
    "cells.html": "<table>" + ("<tr>" + "<td>x" * 1000) * 1000,
    "spans.html": "<table>" + repeated("<tr><td colspan=1000 rowspan=65534>x"),
    "scripts.html": repeated("<script>") + "</script><p>x",
    "json-ld-deep.html": "<p>x</p><script type='application/ld+json'>" + "[" * 100_000 + "</script>",
    "json-ld-deep-closed.html": f"<p>x</p><script type='application/ld+json'>{'[' * 20_000}{']' * 20_000}</script>",
    "json-ld-objects.html": "<p>x</p><script type='application/ld+json'>"
    + '{"@graph":' * 5_000
    + "1"
    + "}" * 5_000
    + "</script>",
    "lists.html": "<ul>" + repeated("<li>x", 50_000),
    "headings.html": repeated("<h2>1. A Program</h2><p>Cost: $5</p>", 50_000),
    "styles.html": repeated("<p style='display:none'>x</p>"),
    "bidi.html": "<p>" + repeated("\u202e\u2066&rlm;a"),
    "quotes.md": repeated(">") + "x",
    "brackets.md": repeated("["),
    "bracket-pairs.md": "[" * 100_000 + "]" * 100_000,
    "images.md": repeated("!["),
    "links.md": repeated("[a](", 100_000),
    "link-nest.md": "[a" * 30_000 + "](b)" * 30_000,
    "emphasis.md": repeated("*a **b _c __d "),
    "emphasis-pairs.md": repeated("**a *b") + repeated("c* d**"),
    "ticks.md": "".join("`" * number + "a" for number in range(600)),
    "fences.md": repeated("```\n~~~\n"),
    "items.md": repeated("- "),
    "numbers.md": repeated("1. "),
    "staircase.md": "".join(" " * (2 * number) + "- a\n" for number in range(400)),
    "definitions.md": "".join(f"[a{number}]: b\n" for number in range(20_000)) + "[a1][b] [a2]",
    "references.md": repeated("[a][b] "),
    "markup.md": repeated("<a b='"),
    "comments.md": repeated("<!-- "),
    "angles.md": repeated("<http://a"),
    "pipes.md": repeated("|"),
    "wide-table.md": "|" + "a|" * 5_000 + "\n|" + "-|" * 5_000 + "\n" + "|\n" * 5_000,
    "long-table.md": "|a|\n|-|\n" + repeated("|x|\n", 50_000),
    "escapes.md": repeated("\\"),
    "front.md": "---\n" + repeated("a:\n  - b\n", 50_000),
    "tabs.md": repeated("\t"),
    "line.txt": repeated("word ", 5_000_000),
    "letters.txt": repeated("a", 2_000_000),
    "capitals.txt": repeated("University of California, "),
    "digits.txt": repeated("1") + " weeks",
    "thousands.txt": "$" + repeated("1,"),
    "numbers.txt": repeated("two hundred and "),
    "dates.txt": repeated("May 5, 2026 to "),
    "lines.txt": repeated("Ab\n", 60_000),
    "returns.txt": repeated("\r\n\r\r\n\u2028\x85", 60_000),
    "combining.txt": repeated("e\u0301\u200d\u200b"),
    "escape-sequences.txt": "3 Courses\n\n" + repeated("1. \x1b[31m\x1b]0;title\x07 Course\n\n", 20_000),
    "folding.txt": repeated("İﬃŉΰ"),
    "random.txt": "".join(
        chr(random.Random(7).choice([32, 10, 65, 97, 0x301, 0x5D0, 0x4E00, 0x1F600])) for _ in range(100)
    )
    * 500,
    "labels.txt": repeated("Cost: $5\nLocation: Boston\n", 50_000),
}


@pytest.mark.parametrize("name", SHAPES)
def test_shapes(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(SHAPES[name], encoding="utf-8", newline="")
    answer(path)


# What holds nothing but a colon where a label would stand: alone on a line, above a line, in bold, before a cell, as a heading.
COLONS = {
    "line": "<p>Deadline: 1 September</p><p>:</p><p>It is good</p>",
    "line, full width": "<p>：</p><p>It is good</p>",
    "bold line": "<p><b>:</b><br>It is good</p>",
    "bold": "<p><b>: :</b> It is good</p>",
    "cell": "<table><tr><td>:</td><td>It is good</td></tr></table>",
    "heading": "<h3>:</h3><p>It is good</p>",
}


@pytest.mark.parametrize("name", COLONS)
def test_a_colon_alone_is_no_label(name: str) -> None:
    items = "".join(f"<h2>{number}. {letter} Fellowship</h2>{COLONS[name]}" for number, letter in enumerate("ABC", 1))
    result = extract(f"<h1>Top 3 Fellowships</h1>{items}", media_type="text/html")
    assert len(result.programs) == 3
    assert all(fact.label for program in result.programs for fact in program.facts)
    assert checked(result) is not None


# ---------------------------------------------------------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"]
)
def test_encodings_without_a_declaration(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(LIST.encode(encoding))
    found = answer(path)
    assert isinstance(found, dict)
    assert [one["name"] for one in found["programs"]] == ["Alpha School", "Beta School", "Gamma School"]  # type: ignore[attr-defined]
    assert found["remarks"] == []


@pytest.mark.parametrize(
    ("declared", "encoding", "word"),
    [
        ("gb18030", "gb18030", "课程"),
        ("gb2312", "gb18030", "课程"),
        ("shift_jis", "shift_jis", "日本"),
        ("iso-8859-1", "windows-1252", "“Café”"),
        ("iso-8859-1", "utf-8", "“Café”"),
        ("utf-8", "windows-1252", "“Café”"),
        ("utf-16", "utf-8", "“Café”"),
        ("no-such-thing", "utf-8", "“Café”"),
        ("base64", "utf-8", "“Café”"),
        ("koi8-r", "koi8-r", "Курсы"),
    ],
)
def test_encodings_that_are_declared_rightly_and_wrongly(
    declared: str, encoding: str, word: str, tmp_path: Path
) -> None:
    path = tmp_path / "list.html"
    path.write_bytes(f'<meta charset="{declared}"><h1>3 {word}</h1><p>x</p>'.encode(encoding))
    found = answer(path)
    assert isinstance(found, dict)
    assert found["article"]["title"] == f"3 {word}"  # type: ignore[index]


def test_mixed_encodings_lose_only_what_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(LIST.encode() + b"A wrong byte: " + b"\xe9\n")
    found = answer(path)
    assert isinstance(found, dict)
    assert found["source"]["encoding"] == "utf-8"  # type: ignore[index]
    assert [one["code"] for one in found["remarks"]] == ["undecodable"]  # type: ignore[attr-defined]


def test_mojibake_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    mangled = LIST.encode().decode("windows-1252", "replace").replace("\ufffd", "\x9d")
    path.write_text(mangled, encoding="utf-8")
    found = answer(path)
    assert isinstance(found, dict)
    (remark,) = found["remarks"]  # type: ignore[misc]
    assert remark["code"] == "mojibake"
    assert mangled[remark["start"] : remark["end"]] == "Ã¼"


@pytest.mark.parametrize("text", ["SÃO PAULO: “IRMÔ", "MAÇÔ, AÇÃO", "Â, Ã, â", "château, âge", "A 5 £ fee at Ä“", "ÃO"])
def test_honest_text_is_no_mojibake(text: str) -> None:
    assert not [one for one in extract(text).remarks if one.code == "mojibake"]


# ---------------------------------------------------------------------------------------------------------------- no text


REFUSED = {
    "empty.txt": (b"", "is empty"),
    "blank.md": (b" \n\t\r\n \xc2\xa0", "is empty"),
    "mark.txt": (b"\xef\xbb\xbf", "is empty"),
    "nul.txt": (b"abc\0def", "is binary: it holds a NUL character at 3"),
    "page.html": (b"%PDF-1.7\n%\xe2\xe3", "is a PDF file, not text"),
    "archive.txt": (b"PK\x03\x04\x14\0", "is a ZIP archive (also .docx, .xlsx, .epub), not text"),
    "packed.md": (gzip.compress(b"text"), "is a gzip archive, not text"),
    "image.txt": (b"\x89PNG\r\n\x1a\n", "is a PNG image, not text"),
    "program.txt": (Path(sys.executable).resolve().read_bytes()[:5000], "is an ELF program, not text"),
    "noise.txt": (bytes(range(256)) * 40, "is binary: it holds a NUL character at 0"),
    "surrogate.txt": (b"\xed\xa0\x80\xed\xb0\x80 text\0", "is binary: it holds a NUL character at 11"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused(name: str, tmp_path: Path) -> None:
    content, reason = REFUSED[name]
    if name == "program.txt" and not content.startswith(b"\x7fELF"):
        content = b"\x7fELF" + bytes(60)
    (tmp_path / name).write_bytes(content)
    assert answer(tmp_path / name) == reason


def test_half_a_surrogate_pair_is_no_text() -> None:
    with pytest.raises(SourceError, match="half a surrogate pair at character 3"):
        extract("abc\ud800")


def test_lone_surrogates_and_control_characters_in_bytes(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(LIST.encode() + b"\xed\xa0\x80 \x01\x02\x7f\x1b[2J \xf4\x90\x80\x80 \xff\n")
    assert isinstance(answer(path), dict)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    assert answer(tmp_path / "folder.txt") == "is a folder, not a file"
    os.mkfifo(tmp_path / "pipe.txt")
    assert answer(tmp_path / "pipe.txt") == "is no file, but a device or a pipe"
    with socket.socket(socket.AF_UNIX) as one:
        here = Path.cwd()
        os.chdir(tmp_path)  # the name of a socket is short
        try:
            one.bind("socket.txt")
        finally:
            os.chdir(here)
    assert isinstance(answer(tmp_path / "socket.txt"), str)
    (tmp_path / "link.txt").symlink_to("link.txt")
    assert "symbolic links" in str(answer(tmp_path / "link.txt"))
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    assert answer(tmp_path / "zero.txt") == "is no file, but a device or a pipe"
    assert answer(tmp_path / "missing.txt") == "No such file or directory"
    assert answer(tmp_path / ("x" * 300)) == "File name too long"


def test_what_cannot_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(LIST)

    def denied(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)  # root reads everything, so that a mode would test nothing
    with pytest.raises(SourceError, match="Permission denied"):
        extract(path)


def test_a_pipe_of_the_shell_is_read(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LIST)
    line = f"'{sys.executable}' -m listicle <(cat list.txt) --type text"
    done = subprocess.run(["bash", "-c", line], capture_output=True, cwd=tmp_path, timeout=HANG, check=False)
    assert done.returncode == 0, done.stderr
    assert len(orjson.loads(done.stdout)["programs"]) == 3


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "log.txt"
    path.write_text(LIST)
    fstat, calls = os.fstat, []

    def grown(descriptor: int) -> os.stat_result:
        found = fstat(descriptor)
        calls.append(descriptor)
        if len(calls) == 1:
            with path.open("a") as more:
                more.write("4. Delta School\n")
        return found

    monkeypatch.setattr("listicle.bounds.os.fstat", grown)
    with pytest.raises(SourceError, match="changes while it is read"):
        extract(path)


# ---------------------------------------------------------------------------------------------------------------- bounds


def test_each_bound_is_named_and_can_be_changed(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LIST)
    (tmp_path / "deep.html").write_text("<ul><li>" * 50 + "x")
    for name, option, value in (
        ("list.txt", "max-bytes", "100"),
        ("list.txt", "max-programs", "2"),
        ("deep.html", "max-depth", "20"),
    ):
        done = command(name, f"--{option}", value, folder=tmp_path)
        assert (done.returncode, done.stdout) == (1, b"")
        assert f"(bound: {option})" in done.stderr.decode()
        assert command(name, f"--{option}", "1000", folder=tmp_path).returncode == 0
    done = command("-", "--max-bytes", "100", folder=tmp_path, stdin=LIST.encode())
    assert (done.returncode, b"(bound: max-bytes)" in done.stderr) == (1, True)


def test_the_bound_on_time(tmp_path: Path) -> None:
    (tmp_path / "long.html").write_text(
        repeated("<h2>1. A Program</h2><p>Cost: $5 at the University of Rome</p>", 5_000_000)
    )
    done = command("long.html", "--timeout", "0.2", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"error long.html: takes longer than 0.2 s (bound: timeout)\n"


def test_standard_input_without_end_is_refused(tmp_path: Path) -> None:
    line = f"yes | '{sys.executable}' -m listicle - --max-bytes 1000000"
    done = subprocess.run(["bash", "-c", line], capture_output=True, cwd=tmp_path, timeout=HANG, check=False)
    assert (done.returncode, b"(bound: max-bytes)" in done.stderr) == (1, True)


def test_a_source_over_a_bound_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(LIST)
    (tmp_path / "big.txt").write_text(LIST * 100)
    done = command("big.txt", "good.txt", "-o", "out.jsonl", "--max-bytes", "1000", folder=tmp_path)
    assert done.returncode == 1
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 3


def test_the_library_has_the_same_bounds() -> None:
    with pytest.raises(SourceError, match=r"bound: max-bytes"):
        extract(LIST, bounds=Bounds(max_bytes=10))


def test_nothing_recurses_with_the_input() -> None:
    """Deep input in a thread with a small stack and a low limit: what recursed would fail here."""
    failures: list[BaseException] = []
    deep = [
        ("text/html", "<ul><li>" * 5000 + "x"),
        ("text/html", "<div>" * 5000 + "x" + "</div>" * 5000),
        ("text/html", "<script type='application/ld+json'>" + "[" * 5000 + "]" * 5000 + "</script><p>x"),
        ("text/markdown", "> - 1. " * 2000 + "x"),
        ("text/markdown", "[" * 5000 + "x" + "](y)" * 5000),
        ("text/plain", "\n".join(" " * number + "- x" for number in range(500))),
    ]

    def run() -> None:
        limit = sys.getrecursionlimit()
        try:
            extract("<p>warm", media_type="text/html")
            extract("# warm", media_type="text/markdown")
            sys.setrecursionlimit(900)
            for kind, content in deep:
                extract(content, media_type=kind)
        except BaseException as error:  # noqa: BLE001 - it is raised again below, in the test's own thread
            failures.append(error)
        finally:
            sys.setrecursionlimit(limit)

    threading.stack_size(1 << 20)
    try:
        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(0)
    if failures:
        raise failures[0]


# ---------------------------------------------------------------------------------------------------------------- output

ATTACK = "\x1b]0;pwned\x07\x1b[2J\u202e\x9b31m"


def test_no_control_sequence_reaches_the_terminal(tmp_path: Path) -> None:
    """Articles, file names and options that hold them, in every command that prints for people."""
    article = f"5 Courses {ATTACK}\n\n1. Alpha {ATTACK}=cmd\n\nCost: $100 {ATTACK}\n\n3. Beta {ATTACK}\n\nCost: $200\n\n4. Gamma\n\nCost: $5\n"
    name = f"li{ATTACK.replace('/', '')}st.txt"
    (tmp_path / name).write_text(article, encoding="utf-8")
    (tmp_path / f"x{name}").write_bytes(b"\0")
    assert command(name, "-o", "out.json", folder=tmp_path).returncode == 0
    broken = orjson.loads((tmp_path / "out.json").read_bytes())
    broken["programs"][0]["evidence"]["name"][0]["quote"] = ATTACK
    broken["programs"][0]["name"] = ATTACK
    (tmp_path / f"bad{name}.json").write_bytes(orjson.dumps(broken))
    runs = [
        (name, "-o", "out.json"),
        (f"x{name}",),
        (f"missing{name}",),
        ("explain", name),
        ("explain", name, "--field", ATTACK),
        ("check", f"bad{name}.json"),
        ("check", f"bad{name}.json", "--format", "github"),
        ("check", f"missing{name}"),
        (name, f"x{name}", "-f", ATTACK),
        (name, "-o", f"out.{ATTACK}"),
        (f"https://127.0.0.1/{ATTACK}",),
        (f"http://{ATTACK}@x/",),
    ]
    for arguments in runs:
        done = command(*arguments, folder=tmp_path)
        for stream in (done.stdout, done.stderr):
            text = stream.decode("utf-8", "surrogateescape")
            assert "Traceback" not in text, text
            assert all(c.isprintable() or c == "\n" for c in text), (arguments, text)


def test_json_for_a_terminal_holds_no_control_sequences_either(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(
        f"2 Courses\n\n1. Alpha {ATTACK} School\n\nCost: $1\n\n2. Beta School\n\nCost: $2\n"
    )
    for form in ("json", "jsonl", "jsonld"):
        done = command("list.txt", "-f", form, folder=tmp_path)
        assert done.returncode == 0
        assert b"\x1b" not in done.stdout
        assert b"\x07" not in done.stdout


def test_names_of_sources_are_no_paths(tmp_path: Path) -> None:
    """Files that are written for sources lie in the folder that was asked for."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "..list.txt").write_text(LIST)
    (inner / "x.md").write_text(LIST)
    done = command("a/b/..list.txt", "a/b/../b/x.md", "-o", "records", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "records"]
    assert len(list((tmp_path / "records").iterdir())) == 2
