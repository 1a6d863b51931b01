"""How much a piece of a document shows, and whether it may be taller than a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass

from macros.told.plain import plain

MOST_SIGNS = 2400
"""What surely stands on one page, in signs, even in a narrow column."""


def secable(*blocks: Iterable[object]) -> bool:
    """Return whether some block may be taller than a page: then blocks are let to break."""
    return any(signs(block) > MOST_SIGNS for group in blocks for block in group)


def signs(value: object) -> int:
    """Return how many signs a piece of data shows, or nearly."""
    if isinstance(value, str):
        return len(value)
    if is_dataclass(value):
        value = plain(value)
    if isinstance(value, Mapping):
        return sum(signs(item) for item in value.values())
    if isinstance(value, Iterable):
        return sum(signs(item) for item in value)
    return 0
