"""Names of modules → those modules, loaded when something of them is asked for.

Libraries import more than a run asks of them. Whoever imports such a library names here, before, what is to wait.
(`importlib.util.LazyLoader` is of no help: a module that it made loads as soon as a second one imports it.)
"""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

_LOADING = RLock()
_WAITING: set[str] = set()


def later(*names: str) -> None:
    """Has modules wait, as far as they are installed and not loaded yet. They are not part of a package."""
    for name in names:
        spec = None if name in sys.modules else find_spec(name)
        if spec is not None:
            module = module_from_spec(spec)
            module.__class__ = _Later
            _WAITING.add(name)
            sys.modules[name] = module


class _Later(ModuleType):
    """A module whose code has not run yet. It is the module itself, not one in its place: nobody need be told when it runs."""

    def __getattr__(self, name: str) -> Any:
        with _LOADING:
            own, spec = self.__name__, self.__spec__
            # Its code may ask for something of the module in turn; it sees what is there so far.
            if own in _WAITING and spec is not None and spec.loader is not None:
                _WAITING.remove(own)
                spec.loader.exec_module(self)
                self.__class__ = ModuleType  # type: ignore[assignment]
        return ModuleType.__getattribute__(self, name)
