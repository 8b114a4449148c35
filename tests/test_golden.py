"""The goldens are what the command prints, byte for byte, whatever the hash seed, the folder and the version of Python."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import listicle

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for path in (ROOT / "sources").iterdir() if path.is_file())
FORMS = ("article", "article-as-markdown", "article-as-html")


def golden(source: Path) -> Path:
    return ROOT / "output" / f"{source.stem}.json"


def records(name: str) -> list[dict[str, object]]:
    """The programs of a golden without what may differ between the forms of one article: places and links."""
    programs = json.loads((ROOT / "output" / f"{name}.json").read_text(encoding="utf-8"))["programs"]
    return [{k: v for k, v in one.items() if k not in ("evidence", "links", "url")} for one in programs]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_the_golden_is_what_is_printed(source: Path) -> None:
    assert listicle.extract(source).model_dump_json() == golden(source).read_text(encoding="utf-8")


def test_every_golden_has_its_source() -> None:
    assert sorted(path.stem for path in (ROOT / "output").glob("*.json")) == sorted(path.stem for path in SOURCES)


@pytest.mark.parametrize("name", FORMS[1:])
def test_three_forms_of_an_article_give_the_same_records(name: str) -> None:
    assert len(records(name)) == 7
    assert records(name) == records("article")


def test_the_same_bytes_for_any_hash_seed_and_folder(tmp_path: Path) -> None:
    sources = [str(path) for path in SOURCES]
    expected = b"".join(golden(path).read_bytes() for path in SOURCES)
    for seed in [0, *range(11, 5000, 263)]:
        environment = {**os.environ, "PYTHONHASHSEED": str(seed), "TZ": "Asia/Kathmandu", "LC_ALL": "C"}
        command = [sys.executable, "-m", "listicle", "--quiet", *sources]
        run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
        assert run.stdout == expected, f"hash seed {seed}"


def others() -> list[str]:
    """Other versions of Python, from 3.11, that this machine has."""
    found = [shutil.which(f"python3.{minor}") for minor in range(11, 30)]
    found += [str(path) for path in sorted(Path.home().glob(".pyenv/versions/3.*/bin/python3"))]
    versions = {}
    for path in filter(None, found):
        run = subprocess.run([path, "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, text=True)
        version = tuple(map(int, run.stdout.split())) if run.returncode == 0 and run.stdout.split() else (0, 0)
        if version >= (3, 11) and version != sys.version_info[:2]:
            versions.setdefault(version, path)
    return [versions[version] for version in sorted(versions)]


def test_the_same_bytes_on_every_python_at_hand(tmp_path: Path) -> None:
    expected = b"".join(golden(path).read_bytes() for path in SOURCES)
    for number, python in enumerate(others()):
        folder = tmp_path / str(number)
        subprocess.run([python, "-m", "venv", folder], check=True, capture_output=True)
        pip = [folder / "bin" / "python", "-m", "pip", "install", "-q", str(ROOT)]
        subprocess.run(pip, check=True, capture_output=True)
        command = [folder / "bin" / "extract", "--quiet", *map(str, SOURCES)]
        run = subprocess.run(command, capture_output=True, check=True)
        assert run.stdout == expected, python
