"""The assembler against the exact optimum, on small made-up cases (the whole list: prove)."""

from __future__ import annotations

import pytest

from macros.model.assembly.exchange import Search
from macros.model.assembly.pool import problem_of
from scripts.prove import cases, long_case, measure

FEW = 6
SECONDS = 120


def small(boite):
    return [(name, p) for name, p in cases(boite, 12) if len(p.viviers) <= 2][:FEW]


def test_the_assembler_is_within_five_percent_of_the_proven_optimum(boite):
    pytest.importorskip("ortools")
    found = [measure(name, problem, SECONDS) for name, problem in small(boite)]
    assert len(found) == FEW
    proven = [m for m in found if m.statut == "OPTIMAL"]
    assert len(proven) == FEW
    for m in proven:
        assert m.borne <= m.cout, "the exact solver and the assembler disagree on the model"
        assert m.ecart <= 5, m


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_every_half_day_of_a_long_programme_is_filled(boite, seed):
    problem = problem_of(*long_case(boite, seed))
    held = Search(problem).run()
    assert len(held) == 20
    assert all(held.values())


def test_the_cases_are_always_the_same(boite):
    first = [(name, sorted(p.viviers)) for name, p in cases(boite, 4)]
    assert first == [(name, sorted(p.viviers)) for name, p in cases(boite, 4)]
