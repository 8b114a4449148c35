"""Turns articles that list programs into validated records, each value proven by its place in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from listicle._version import __version__

if TYPE_CHECKING:
    from listicle.document import SourceError
    from listicle.model import Evidence, Program, ProgramList
    from listicle.pipeline import extract

__all__ = ["Evidence", "Program", "ProgramList", "SourceError", "__version__", "extract"]

_HOMES = {
    "extract": "listicle.pipeline",
    "SourceError": "listicle.document",
    "ProgramList": "listicle.model",
    "Program": "listicle.model",
    "Evidence": "listicle.model",
}


def __getattr__(name: str) -> Any:
    """Loads what is asked for when it is asked for, so that `import listicle` costs nothing."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'listicle' has no attribute {name!r}")
