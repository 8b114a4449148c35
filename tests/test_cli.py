"""The command as a person uses it: files in, records out, and one clear line for what goes wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from listicle import __version__
from listicle.schema import is_valid

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "sources" / "article.txt"
NAMES = ("Acme", "Bolt", "Cedar", "Delta")
LIST = "# Top 4 Fellowships\n\n" + "".join(
    f"## {number}. {name} Fellowship\n\nA program of {number} years.\n\n" for number, name in enumerate(NAMES, 1)
)


def run(*arguments: str | Path, stdin: bytes = b"", folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "listicle", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=folder)


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one line that says what went wrong."""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    assert "Traceback" not in lines[0]
    return lines[0]


def test_the_main_job() -> None:
    done = run(ARTICLE)
    assert done.returncode == 0
    assert is_valid(done.stdout)
    assert len(json.loads(done.stdout)["programs"]) == 7
    assert complaint(done).startswith("remark")
    assert b"\x1b" not in done.stderr, "no colours but on a terminal"
    assert run(ARTICLE, "--quiet").stderr == b""


def test_standard_input_with_an_address() -> None:
    page = b'<h1>Two schools</h1><h2>1. Acme School</h2><p>A <a href="/acme">program</a> of one year.</p><h2>2. Bolt School</h2><p>Another program.</p>'
    done = run("-", "--type", "html", "--url", "https://example.org/list", "-q", stdin=page)
    document = json.loads(done.stdout)
    assert document["source"]["url"] == "https://example.org/list"
    assert document["source"]["name"] is None
    assert document["programs"][0]["url"] == "https://example.org/acme"


def test_several_sources_go_on_after_one_fails(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(LIST)
    (tmp_path / "b.md").write_text("")
    (tmp_path / "c.md").write_text(LIST)
    done = run("a.md", "b.md", "c.md", "-o", "out", folder=tmp_path)
    assert done.returncode == 1
    assert complaint(done) == "error b.md: is empty"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "c.json"]


def test_a_path_that_ends_in_a_slash_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(LIST)
    assert run("a.md", "-q", "-o", "out/", folder=tmp_path).returncode == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.json"]


def test_sources_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(LIST)
    (tmp_path / "a.txt").write_text(LIST)
    assert run("a.md", "a.txt", "-q", "-o", "out", folder=tmp_path).returncode == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.md.json", "a.txt.json"]
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.md").write_text(LIST)
    done = run("a.md", "more/a.md", "-q", "-o", "out2", folder=tmp_path)
    assert done.returncode == 2
    assert b"two sources would be written to" in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.md", b" \n\t\n", "is empty"),
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3", "is a PDF file, not text"),
        ("archive.md", b"PK\x03\x04\x14\x00", "is a ZIP archive (also .docx, .xlsx, .epub), not text"),
        ("binary.txt", b"some text\x00\x01\x02 and more", "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_name_and_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    done = run(name, "-o", "out.json", folder=tmp_path)
    assert done.returncode == 1
    assert complaint(done).startswith(f"error {name}: ")
    assert reason in complaint(done)
    assert not (tmp_path / "out.json").exists()


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    assert complaint(run("nowhere.txt", folder=tmp_path)) == "error nowhere.txt: No such file or directory"
    assert complaint(run(".", folder=tmp_path)) == "error .: is a folder, not a file"


def test_an_article_without_programs_is_an_empty_list_and_a_remark(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("We met on Monday and talked about the weather.\n\nIt was nice.\n")
    done = run("note.txt", folder=tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["programs"] == []
    assert "no list of programs was found" in complaint(done)
    assert run("note.txt", "--strict", folder=tmp_path).returncode == 1


def test_strict_fails_where_a_promise_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(LIST.replace("Top 4", "Top 5"))
    assert run("a.md", folder=tmp_path).returncode == 0
    done = run("a.md", "--strict", folder=tmp_path)
    assert done.returncode == 1
    assert "promises 5 items, 4 were found" in complaint(done)
    remark = json.loads(done.stdout)["remarks"][0]
    assert (tmp_path / "a.md").read_text()[remark["start"] : remark["end"]] == "5"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--no-such-option",),
        ("a.md", "--format", "docx"),
        ("a.md", "-o", "out.docx"),
        ("a.md", "--type", "pdf"),
        ("a.md", "a.md", "--url", "https://example.org"),
        ("a.md", "--places", "-f", "csv"),
        ("explain", "a.md", "--field", "colour"),
        ("explain", "a.md", "--program", "9"),
        ("check",),
    ],
    ids=" ".join,
)
def test_wrong_use_is_said_and_ends_with_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.md").write_text(LIST)
    done = run(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert b"Error" in done.stderr
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_places_are_lines_columns_and_links() -> None:
    done = run(ARTICLE, "-q", "--places", "--url", "https://example.org/list#top")
    assert is_valid(done.stdout)
    lines = ARTICLE.read_text(encoding="utf-8").splitlines()
    document = json.loads(done.stdout)
    for program in document["programs"]:
        for key, proofs in program["evidence"].items():
            for proof in proofs:
                line = lines[proof["line"] - 1]
                assert line[proof["column"] - 1 :].startswith(proof["quote"][: len(line) - proof["column"] + 1])
                if key != "ordinal":  # browsers do not find a list's numbers
                    assert proof["link"].startswith("https://example.org/list#:~:text=")
    one_year = document["programs"][1]["evidence"]["duration"][0]["link"]
    assert (
        one_year
        == "https://example.org/list#:~:text=Fellowship%20offers%20a-,one%2Dyear,-ACGME%2Daccredited%20program.%20It"
    )


def test_help_and_version() -> None:
    assert run("--version").stdout.decode().strip() == f"extract {__version__}"
    shown = run("--help").stdout.decode()
    assert run().stdout.decode() == shown
    assert "extract sources/article.txt > programs.json" in shown
    for command in ("check", "explain", "report", "schema", "batch"):
        assert f"  {command}" in shown
        assert run(command, "--help").returncode == 0


def test_explain_tells_what_won_and_what_lost() -> None:
    told = run("explain", ARTICLE, "--program", "1").stdout.decode()
    assert 'duration = {"min":"P1Y","max":"P1Y"}' in told
    assert "nothing found for:" in told
    whole = run("explain", ARTICLE).stdout.decode()
    assert "layout ordered-list: won with 7 items" in whole


def test_a_reader_that_has_enough_ends_the_run_quietly() -> None:
    command = f"{sys.executable} -m listicle -q {ARTICLE} | head -c 100"
    done = subprocess.run(command, shell=True, capture_output=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    assert len(done.stdout) == 100
    assert done.stderr == b""
