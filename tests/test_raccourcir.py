"""A method in fewer minutes than its steps: what may be dropped is, the heart holds, sums are exact."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.model.clock.shortening import floor, shared, shortest
from macros.model.core.catalogue import Catalogue
from macros.model.records.methode import Etape

modest = settings(deadline=None, derandomize=True, max_examples=400)


def etape(minutes: int, minimum: int | None = None, *, facultative: bool = False) -> Etape:
    return Etape(
        titre="Un pas", minutes=minutes, minimum=minimum, facultative=facultative,
        modalite="pleniere", consigne="Dire : « Bonjour. »",
    )  # fmt: skip


def test_a_step_is_squeezed_to_half_rounded_up_or_to_what_it_says() -> None:
    assert [floor(etape(n)) for n in (1, 2, 5, 10)] == [1, 1, 3, 5]
    assert floor(etape(20, 15)) == 15
    assert floor(etape(10, 15)) == 10
    assert shortest([etape(20, 15), etape(9), etape(30, facultative=True)]) == 20


TRUNK = (
    etape(10),
    etape(20, 20),
    etape(15, facultative=True),
    etape(10, facultative=True),
    etape(5),
)

CASES = [
    ("the advised time", 60, (10, 20, 15, 10, 5)),
    ("more time goes everywhere, as steps weigh", 70, (10, 25, 20, 10, 5)),
    ("the last one that may be dropped is shorter", 55, (10, 20, 15, 5, 5)),
    ("it goes, as the rest is better held", 51, (10, 21, 15, 0, 5)),
    ("it comes back at its floor rather than leave much", 53, (9, 20, 14, 5, 5)),
    ("it is dropped when that is exactly enough", 50, (10, 20, 15, 0, 5)),
    ("the other one is shorter", 45, (10, 20, 10, 0, 5)),
    ("both are dropped", 35, (10, 20, 0, 0, 5)),
    ("what is left is squeezed, the trunk is not", 30, (5, 20, 0, 0, 5)),
    ("down to its floor", 28, (5, 20, 0, 0, 3)),
    ("under its floor when nothing else is left", 25, None),
]  # fmt: skip


@pytest.mark.parametrize(("total", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_shortening_follows_the_method(total: int, expected: tuple[int, ...] | None) -> None:
    found = shared(TRUNK, total)
    assert sum(found) == total
    assert expected is None or found == expected


def test_fewer_minutes_than_steps_leave_them_as_they_are() -> None:
    assert shared([etape(10), etape(10)], 1) == ()
    assert shared([etape(10, facultative=True), etape(10, facultative=True)], 1) == (1, 0)


STEPS = st.lists(
    st.builds(
        lambda minutes, least, free: etape(minutes, least, facultative=free),
        st.integers(1, 60),
        st.none() | st.integers(1, 60),
        st.booleans(),
    ),
    min_size=2,
    max_size=8,
).filter(lambda steps: not all(e.facultative for e in steps))


@modest
@given(STEPS, st.integers(1, 400))
def test_sums_are_exact_and_floors_held_when_they_can_be(steps: list[Etape], total: int) -> None:
    found = shared(steps, total)
    if not found:
        assert total < sum(not e.facultative for e in steps) or total < 1
        return
    assert sum(found) == total
    assert all(spent or e.facultative for e, spent in zip(steps, found, strict=True))
    asked = sum(e.minutes for e in steps)
    if total >= asked:
        assert all(found)
    if total >= shortest(steps):
        assert all(spent >= floor(e) for e, spent in zip(steps, found, strict=True) if spent)


@modest
@given(STEPS, st.integers(1, 400))
def test_the_last_ones_are_dropped_first(steps: list[Etape], total: int) -> None:
    found = shared(steps, total)
    free = [bool(spent) for e, spent in zip(steps, found, strict=False) if e.facultative]
    assert free == sorted(free, reverse=True)


def test_real_methods_hold_in_their_shortest_time(boite: Catalogue) -> None:
    for entry in boite.methodes.values():
        r = entry.record
        if shortest(r.etapes) <= r.duree.min:
            found = shared(r.etapes, r.duree.min)
            pairs = zip(r.etapes, found, strict=True)
            assert all(spent >= floor(e) for e, spent in pairs if spent), entry.slug
