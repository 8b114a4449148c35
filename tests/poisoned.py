"""Stands in for `pipeline.extract` in the tests of batches: does harm where the page asks for it."""

from __future__ import annotations

import os
import signal
import time
from typing import Any

from listicle.model import ProgramList
from listicle.pipeline import extract

POISONS = {
    b"poison: raise": "failed",
    b"poison: sleep": "timeout",
    b"poison: eat": "memory",
    b"poison: exit": "killed",
    b"poison: signal": "killed",
}
"""What a page says, and the status that it is to be charged with."""


def poisoned(content: bytes, **known: Any) -> ProgramList:
    """The programs of a page, unless it is poison."""
    for poison in POISONS:
        if poison in content:
            _harm(poison.removeprefix(b"poison: ").decode())
    return extract(content, **known)


def _harm(kind: str) -> None:
    if kind == "raise":
        raise LookupError(f"raised by {object()!r}")
    if kind == "sleep":
        time.sleep(1000)
    if kind == "eat":
        eaten = [bytearray(1 << 20)]
        while True:
            eaten.append(bytearray(eaten[-1]))
    if kind == "exit":
        os._exit(7)
    if kind == "signal":
        os.kill(os.getpid(), signal.SIGKILL)


def slow(content: bytes, **known: Any) -> ProgramList:
    """The programs of a page, a little later."""
    time.sleep(0.03)
    return extract(content, **known)
