"""Fair arithmetic: durations that stretch or shrink until their sum is exact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

STEP = 5
"""Minutes by which durations move, as trainers read a clock."""


@dataclass(frozen=True, slots=True)
class Elastic:
    """A duration that may move between two bounds around the one advised, in minutes."""

    least: int
    ideal: int
    most: int

    @property
    def fixed(self) -> bool:
        """Whether the duration cannot move."""
        return self.least == self.most


@dataclass(frozen=True, slots=True)
class Misfit:
    """Durations that cannot reach a total: minutes too many (positive) or missing (negative)."""

    minutes: int


def fit(items: Sequence[Elastic], total: int) -> tuple[int, ...] | Misfit:
    """Return durations, in order, that sum exactly to a total in minutes and stay in bounds.

    They start from the ideals and move by 5 minutes, then by 1 for the crumbs, each time where
    the squared relative deviation grows least: optimal for such separable convex costs.
    """
    over = sum(item.least for item in items) - total
    under = total - sum(item.most for item in items)
    if over > 0 or under > 0:
        return Misfit(over if over > 0 else -under)
    minutes = [item.ideal for item in items]
    rest = total - sum(minutes)
    for step in (STEP, 1):
        while abs(rest) >= step:
            move = step if rest > 0 else -step
            n = _cheapest(items, minutes, move)
            if n is None:
                break
            minutes[n] += move
            rest -= move
    return tuple(minutes)


def _cheapest(items: Sequence[Elastic], minutes: Sequence[int], move: int) -> int | None:
    """Return the duration whose cost grows least when it moves; the first one when two tie."""
    best, least = None, None
    for n, item in enumerate(items):
        wished = minutes[n] + move
        if item.least <= wished <= item.most:
            # Equal ratios divide to equal floats: ties are settled the same way everywhere.
            cost = move * (2 * (minutes[n] - item.ideal) + move) / item.ideal**2
            if least is None or cost < least:
                best, least = n, cost
    return best


def deviation(items: Sequence[Elastic], minutes: Sequence[int]) -> float:
    """Return the sum of squared relative deviations from the ideals, without unit."""
    pairs = zip(items, minutes, strict=True)
    return sum(((spent - item.ideal) / item.ideal) ** 2 for item, spent in pairs)
