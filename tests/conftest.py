"""Where the environment says `LISTICLE_SKIP_NOTHING`, a skipped test fails the run: the gate has installed all that is needed."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# A run of the tests tells of the change it is run on, and of nothing else; `tests/fuzz` looks for more.
settings.register_profile("same", derandomize=True)
settings.load_profile("same")

ALLOWED = "the shared corpus is not at hand"
"""The one reason that is no fault of the machine's: labelled documents of others, which are no part of the project."""

skipped: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if ALLOWED not in reason:
            skipped.append(f"{report.nodeid}: {reason}")


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.skipped:
        skipped.append(f"{report.nodeid}: {report.longrepr}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    if os.environ.get("LISTICLE_SKIP_NOTHING") and skipped:
        print("\nskipped, where nothing may be skipped:", *skipped, sep="\n  ")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
