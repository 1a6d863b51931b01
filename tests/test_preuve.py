"""The assembler against the exact optimum, on small made-up cases (the whole list: prove)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.model.assembly import searched
from macros.model.assembly.brief import brief_of
from macros.model.assembly.exchange import Search, total
from macros.model.assembly.pool import problem_of
from macros.model.assembly.search import shortlist
from scripts.prove import cases, long_case, measure

from .rouvert import rouvert

FEW = 6
SECONDS = 120


def small(boite):
    return [(name, p) for name, p in cases(boite, 24) if len(p.viviers) <= 2][:FEW]


def test_the_assembler_is_within_five_percent_of_the_proven_optimum(boite):
    pytest.importorskip("ortools")
    found = [measure(name, problem, SECONDS) for name, problem in small(boite)]
    assert len(found) == FEW
    proven = [m for m in found if m.statut == "OPTIMAL"]
    assert len(proven) == FEW
    for m in proven:
        assert m.borne <= m.cout, "the exact solver and the assembler disagree on the model"
        assert m.ecart <= 5, m


@pytest.mark.parametrize("seed", range(8))
def test_every_half_day_of_a_long_programme_is_filled(boite, seed):
    _, held, _ = searched(*long_case(boite, seed))
    assert len(held) == 20
    assert all(held.values())


@pytest.mark.parametrize("slug", ["agents-collectivites-deux-jours", "demi-journee-decouverte"])
def test_ten_times_as_many_methods_are_as_good_and_cost_a_bounded_work(boite, slug):
    many = {
        f"{name}-{n}": replace(entry, slug=f"{name}-{n}")
        for name, entry in boite.methodes.items()
        for n in range(10)
    }
    found = {}
    for size, catalogue in {"few": boite, "many": replace(boite, methodes=many)}.items():
        brief = brief_of(rouvert(catalogue.programmes[slug].record), catalogue)
        found[size] = Search(problem_of(brief, catalogue))
    assert total(found["many"].run()) <= total(found["few"].run())
    assert found["many"].effort <= 8 * found["few"].effort


def test_a_shortlist_keeps_the_order_the_wanted_ones_and_the_cheapest_of_each_sort(boite):
    brief = brief_of(rouvert(boite.programmes["agents-collectivites-deux-jours"].record), boite)
    works = problem_of(brief, boite).viviers[3].travaux
    assert shortlist(works, len(works)) == list(works)
    short = shortlist(works, 9, {works[-1].slug})
    assert [c for c in works if c in short] == short
    assert len(short) == 9
    assert works[-1] in short
    sorts = {(c.souplesse.ideal, c.energie, c.moment, c.couvre) for c in works}
    kept = {(c.souplesse.ideal, c.energie, c.moment, c.couvre) for c in short}
    assert len(kept) == min(9, len(sorts))


def test_the_cases_are_always_the_same(boite):
    first = [(name, sorted(p.viviers)) for name, p in cases(boite, 4)]
    assert first == [(name, sorted(p.viviers)) for name, p in cases(boite, 4)]
