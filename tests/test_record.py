"""A record is what `dataclass(frozen=True, slots=True)` makes."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, astuple, dataclass, fields, replace

import orjson
import pytest

from listicle.record import record


@record()
class Pair:
    """Two things."""

    left: int
    right: tuple[int, ...] = ()

    def total(self) -> int:
        return self.left + sum(self.right)


@dataclass(frozen=True, slots=True)
class Plain:
    """Two things."""

    left: int
    right: tuple[int, ...] = ()


@record(eq=False)
class Same:
    """Equal to itself only."""

    left: int
    right: int


def test_it_holds_what_it_is_given() -> None:
    assert (Pair(1).left, Pair(1).right, Pair(left=1, right=(2, 3)).total()) == (1, (), 6)
    assert repr(Pair(1, (2,))) == repr(Plain(1, (2,))).replace("Plain", "Pair")
    assert inspect.signature(Pair) == inspect.signature(Plain)
    with pytest.raises(TypeError, match=r"^Pair.__init__\(\) missing 1 required positional argument: 'left'$"):
        Pair()  # type: ignore[call-arg]


def test_equal_values_make_equal_records() -> None:
    assert Pair(1, (2,)) == Pair(1, (2,)) != Pair(1)
    assert Pair(1) != Plain(1)
    assert {Pair(1), Pair(1, ()), Pair(2)} == {Pair(1), Pair(2)}
    assert Same(1, 2) != Same(1, 2)
    assert len({Same(1, 2), Same(1, 2)}) == 2


def test_it_does_not_change() -> None:
    pair = Pair(1)
    with pytest.raises(FrozenInstanceError):
        pair.left = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        pair.other = 2  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        del pair.left
    assert not hasattr(pair, "__dict__")
    assert pair == Pair(1)


def test_dataclasses_and_copies_know_it() -> None:
    pair = Pair(1, (2,))
    assert [field.name for field in fields(pair)] == ["left", "right"]
    assert astuple(replace(pair, left=3)) == (3, (2,))
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(pair, protocol)) == pair
    assert copy.copy(pair) == copy.deepcopy(pair) == pair
    match pair:
        case Pair(left, right):
            assert (left, right) == (1, (2,))


def test_without_slots_it_is_the_same_to_all_but_orjson() -> None:
    @record(slots=False)
    class Open:
        left: int
        right: str = "r"

    one = Open(1)
    assert (one.left, one.right, vars(one)) == (1, "r", {"left": 1, "right": "r"})
    assert one == Open(1, "r") != Open(1, "s")
    assert replace(one, left=2) == Open(2)
    assert copy.deepcopy(one) == one
    assert orjson.dumps(one) == b'{"left":1,"right":"r"}'
    with pytest.raises(FrozenInstanceError):
        one.left = 2  # type: ignore[misc]


def test_without_a_guard_the_type_checker_alone_keeps_it_as_it_is() -> None:
    @record(guarded=False)
    class Many:
        left: int
        right: str = "r"

    one = Many(1)
    assert one == Many(1, "r") != Many(1, "s")
    assert hash(one) == hash(Many(1))
    assert replace(one, left=2) == Many(2)
    assert copy.deepcopy(one) == one
    one.left = 2  # type: ignore[misc]
    assert one == Many(2)
    assert not hasattr(one, "__dict__")
