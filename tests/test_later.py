"""A module that waits is the module, from the first time that something of it is asked for."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from listicle.later import later

CODE = """
'''It counts how often it runs.'''
import sys, time
sys.runs = getattr(sys, 'runs', 0) + 1
me = sys.modules[__name__]
early = getattr(me, 'late', 'not yet')
time.sleep(0.05)
late = 'there'
def __getattr__(name):
    if name == 'made':
        return 'up'
    raise AttributeError(name)
"""


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a module that waits."""
    (tmp_path / "slowly.py").write_text(CODE)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "runs", 0, raising=False)
    later("slowly", "no_such_module")
    yield "slowly"
    sys.modules.pop("slowly", None)


def test_it_runs_once_and_when_asked(slow: str) -> None:
    first, second = importlib.import_module(slow), importlib.import_module(slow)
    assert first is second is sys.modules[slow]
    assert importlib.util.find_spec(slow) is first.__spec__
    assert (sys.runs, first.__name__) == (0, slow)  # type: ignore[attr-defined]
    assert (first.late, first.early, first.made, second.__doc__) == (
        "there",
        "not yet",
        "up",
        "It counts how often it runs.",
    )
    assert sys.runs == 1  # type: ignore[attr-defined]
    assert type(first) is type(sys)
    with pytest.raises(AttributeError):
        first.nothing  # noqa: B018


def test_names_can_be_taken_from_it(slow: str) -> None:
    scope: dict[str, object] = {}
    exec(f"from {slow} import late, made", scope)
    assert (scope["late"], scope["made"]) == ("there", "up")


def test_threads_wait_for_it(slow: str) -> None:
    module = importlib.import_module(slow)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: module.late, range(8))) == ["there"] * 8
    assert sys.runs == 1  # type: ignore[attr-defined]


def test_what_is_loaded_or_missing_is_left_alone() -> None:
    before = sys.modules["json"] if "json" in sys.modules else importlib.import_module("json")
    later("json", "no_such_module")
    assert sys.modules["json"] is before
    assert "no_such_module" not in sys.modules


def test_a_run_loads_no_more_than_it_uses() -> None:
    source = Path(__file__).parents[1] / "sources/article.txt"
    code = (
        "import sys; from types import ModuleType; from listicle.cli import main\n"
        "try: main()\n"
        "except SystemExit: print([name for name, module in sys.modules.items() if type(module) is ModuleType])"
    )
    run = subprocess.run([sys.executable, "-c", code, str(source)], capture_output=True, text=True, check=True)
    loaded = set(ast.literal_eval(run.stdout.splitlines()[-1]))
    assert "listicle.readers.plain" in loaded
    assert not loaded & {"ipaddress", "random", "socket", "bs4", "turbohtml", "markdown_it", "pydantic", "jsonschema"}
