"""The reference pages are as they would be made now, name what is there, and their recipes run."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from listicle.fields import failures, fields

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["record.md", "command.md"])
def test_made_pages_are_not_stale(name: str, generate: ModuleType) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == generate.pages()[name], "run python docs/generate.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_name_what_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for path in re.findall(r"`((?:src|tests|docs|schema|sources|output)/[\w./-]*)`", text):
        if path != "src/listicle/extractors/x.py" and path != "src/listicle/extractors/x.md":
            assert (ROOT / path).exists(), f"{page.name} names {path}"
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (DOCS / target).exists(), f"{page.name} links to {target}"
    for anchor in re.findall(r"\]\(#([^)]+)\)", text):
        assert re.search(rf"^#+ {anchor}$", text, re.MULTILINE | re.IGNORECASE), f"{page.name} links to #{anchor}"
    for code in re.findall(r"`([\w-]+(?:-[\w]+)+)`", text):
        if code.startswith(("markup-", "values-", "ordinals-", "count-")):
            assert any(f'"{code}"' in one.read_text() for one in (ROOT / "src").rglob("*.py")), f"no remark {code}"


def block(page: str, info: str) -> str:
    found = re.search(rf"^```{info}\n(.*?)^```$", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert found is not None, f"{page} has no block {info}"
    return found[1]


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with an article, its records and the schema, as somebody keeps them in a repository."""
    shutil.copy(ROOT / "sources" / "article.txt", tmp_path)
    made = shell("extract -q article.txt -o programs.json; " + block("ci.md", "sh keep"), tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    return tmp_path


def test_the_recipes_for_ci_pass_good_records(kept: Path) -> None:
    for name in ("check", "validate"):
        assert shell(block("ci.md", f"sh {name}"), kept).returncode == 0


@pytest.mark.parametrize(
    ("old", "new", "refused"),
    [
        ('"quote": "one-year"', '"quote": "two-year"', ["check"]),
        ('"min": "P1Y"', '"min": "one year"', ["check", "validate"]),
        ('"position": 1,', '"position": 1, "rank": 1,', ["check", "validate"]),
    ],
)
def test_the_recipes_for_ci_refuse_edited_records(old: str, new: str, refused: list[str], kept: Path) -> None:
    records = (kept / "programs.json").read_text(encoding="utf-8")
    assert old in records
    (kept / "programs.json").write_text(records.replace(old, new, 1), encoding="utf-8")
    for name in ("check", "validate"):
        done = shell(block("ci.md", f"sh {name}"), kept)
        assert (done.returncode != 0) is (name in refused), done.stdout + done.stderr


def test_the_hook_for_pre_commit_is_the_one_offered() -> None:
    offered = re.findall(r"^- id: (\S+)$", (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    page = (DOCS / "ci.md").read_text(encoding="utf-8")
    assert all(f"      - id: {name}\n" in page for name in offered)
    assert offered


def test_the_fields_of_the_guide_pass_their_examples() -> None:
    declared = fields(block("extending.md", "toml"))
    assert [len(field.examples) for field in declared] == [2]
    assert list(failures(declared)) == []
