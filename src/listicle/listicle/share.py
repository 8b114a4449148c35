"""How a reader speaks of parts of a whole: nearly all, most, half, a third."""

from __future__ import annotations


def nearly_all(part: int, whole: int) -> bool:
    """Four of five."""
    return part * 5 >= whole * 4


def most(part: int, whole: int) -> bool:
    """Three of five."""
    return part * 5 >= whole * 3


def half(part: int, whole: int) -> bool:
    """One of two."""
    return part * 2 >= whole


def third(part: int, whole: int) -> bool:
    """One of three."""
    return part * 3 >= whole
