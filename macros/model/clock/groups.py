"""How many small groups, and of how many: the one answer of materials, run sheets and drawings."""

from __future__ import annotations


def subgroups(people: int, size: int | None, moins: int = 1) -> tuple[int, ...]:
    """Return the sizes of small groups of about size people, larger first, as even as can be.

    Nobody is alone, nor in a two where a method works by three; one person left over joins a group,
    more make groups a little smaller: 17 people by 4 make (5, 4, 4, 4), 10 by 3 (4, 3, 3). Without a
    size the whole group stays together. moins: the fewest groups of a method whose people change.
    """
    if size is None or people <= size:
        return (people,)
    joins = size <= 3 or people % size <= 1
    count = people // size if joins else -(-people // size)
    return _even(people, max(count, min(moins, people // 2)))


def at_most(people: int, size: int | None) -> tuple[int, ...]:
    """Return the sizes of the fewest groups of at most size people, for a method that holds no more;
    one group without a size."""
    return _even(people, -(-people // size) if size else 1)


def _even(people: int, count: int) -> tuple[int, ...]:
    small, larger = divmod(people, count)
    return tuple(small + (n < larger) for n in range(count))
