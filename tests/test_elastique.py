"""Durations that flex: exact sums, bounds kept, the fairest spread, compared with brute force."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model.clock.elastic import Elastic, Misfit, deviation, fit


def test_nothing_moves_when_the_sum_is_right():
    assert fit([Elastic(20, 30, 40), Elastic(45, 60, 90)], 90) == (30, 60)


def test_the_change_is_spread_by_relative_deviation():
    # 30 minutes to add: the longer sequence takes most of it, each about as much of itself.
    assert fit([Elastic(20, 30, 60), Elastic(45, 60, 120)], 120) == (35, 85)


def test_what_is_fixed_never_moves():
    assert fit([Elastic(15, 15, 15), Elastic(45, 60, 90)], 90) == (15, 75)


def test_crumbs_go_to_the_duration_that_feels_them_least():
    assert fit([Elastic(10, 12, 20), Elastic(60, 75, 90)], 90) == (12, 78)


def test_bounds_off_the_grid_are_reached_by_the_minute():
    assert fit([Elastic(12, 14, 17), Elastic(12, 14, 17)], 34) == (17, 17)


def test_too_much_and_too_little_are_counted():
    items = [Elastic(20, 30, 40), Elastic(45, 60, 90)]
    assert fit(items, 50) == Misfit(15)
    assert fit(items, 140) == Misfit(-10)
    assert fit([], 0) == ()
    assert fit([], 30) == Misfit(-30)


@st.composite
def elastics(draw):
    least = draw(st.integers(1, 90))
    ideal = draw(st.integers(least, least + 60))
    return Elastic(least, ideal, draw(st.integers(ideal, ideal + 90)))


@given(st.lists(elastics(), min_size=1, max_size=8), st.data())
def test_any_feasible_total_is_reached_exactly(items, data):
    low, high = sum(i.least for i in items), sum(i.most for i in items)
    total = data.draw(st.integers(low, high))
    minutes = fit(items, total)
    assert isinstance(minutes, tuple)
    assert sum(minutes) == total
    assert all(i.least <= m <= i.most for i, m in zip(items, minutes, strict=True))


@given(st.lists(elastics(), max_size=6), st.integers(0, 1500))
def test_a_total_out_of_reach_says_by_how_much(items, total):
    low, high = sum(i.least for i in items), sum(i.most for i in items)
    found = fit(items, total)
    if total < low:
        assert found == Misfit(low - total)
    elif total > high:
        assert found == Misfit(high - total)
    else:
        assert isinstance(found, tuple)


@given(st.lists(elastics(), min_size=1, max_size=6), st.data())
def test_fitting_what_fits_changes_nothing(items, data):
    total = data.draw(st.integers(sum(i.least for i in items), sum(i.most for i in items)))
    minutes = fit(items, total)
    again = [Elastic(i.least, m, i.most) for i, m in zip(items, minutes, strict=True)]
    assert fit(again, total) == minutes


@given(st.lists(elastics(), min_size=2, max_size=6), st.data())
def test_equal_durations_in_another_order_cost_the_same(items, data):
    total = data.draw(st.integers(sum(i.least for i in items), sum(i.most for i in items)))
    other = list(reversed(items))
    one, two = fit(items, total), fit(other, total)
    assert deviation(items, one) == pytest.approx(deviation(other, two), rel=1e-9, abs=1e-12)


@given(
    st.lists(
        st.tuples(st.integers(1, 8), st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=4
    ),
    st.data(),
)
def test_no_other_spread_on_the_five_minute_grid_is_fairer(shapes, data):
    items = [Elastic(5 * max(1, n - less), 5 * n, 5 * (n + more)) for n, less, more in shapes]
    low, high = sum(i.least for i in items), sum(i.most for i in items)
    total = 5 * data.draw(st.integers(low // 5, high // 5))
    minutes = fit(items, total)
    every = product(*(range(i.least, i.most + 1, 5) for i in items))
    best = min(deviation(items, m) for m in every if sum(m) == total)
    assert deviation(items, minutes) <= best + 1e-12
