"""What to bring and to print, counted for a group."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.model.clock.agenda import Creneau, Session
from macros.model.clock.elastic import Elastic
from macros.model.clock.groups import at_most, subgroups
from macros.model.clock.supplies import (
    Besoin,
    parallel,
    quantity,
    side_by_side,
    supplies,
)
from macros.model.core.entries import AnyEntry, Entry
from macros.model.plans.planning import plan_of
from macros.model.records.common import Range
from macros.model.records.methode import Materiel, Methode
from macros.model.records.programme import DemiJournee, Jour, Plage
from macros.model.records.sequence import Pause, SequenceMethode
from macros.model.source.documents import Document

from .noeud import answers

REAL = "pouvoir-agir-fevrier-2026"
CASES = Path(__file__).parent / "composer" / "groupes.json"
GROUPS = json.loads(CASES.read_text(encoding="utf-8"))
"""People, size and fewest groups, then the sizes of the groups: Python and JavaScript answer both."""
modest = settings(deadline=None, derandomize=True, max_examples=200)


def methode(titre: str, *materiel: Materiel, taille: int | None = None, most: int = 0) -> AnyEntry:
    record = Methode.model_construct(
        titre=titre,
        materiel=materiel,
        taille_sous_groupe=taille,
        participants=Range(min=1, max=most or 300),
        parallele="seuls" if most else None,
    )
    return Entry("methodes", titre.lower(), record, Document(f"{titre}.md", {}))


def half_day(*methodes: AnyEntry) -> Session:
    """A morning that only holds methods, and a break that needs nothing."""
    lines = [(SequenceMethode(methode=tool.slug), tool) for tool in methodes]
    lines.append((Pause(pause=15), None))
    creneaux = tuple(Creneau(540, 570, line, tool, Elastic(30, 30, 30)) for line, tool in lines)
    half = DemiJournee()
    jour = Jour.model_validate({"date": "2026-02-03", "matin": half})
    assert jour.date == date(2026, 2, 3)
    plage = Plage.model_validate({"debut": "09:00", "fin": "12:30"})
    return Session(jour, 0, "matin", plage, half, creneaux)


def counts(found: tuple[Besoin, ...]) -> dict[str, int]:
    return {besoin.nom: besoin.quantite for besoin in found}


@pytest.mark.parametrize(("asked", "sizes"), GROUPS)
def test_group_sizes_are_those_of_the_cases(asked, sizes):
    assert subgroups(*asked) == tuple(sizes)


def test_node_makes_the_same_groups():
    names = 'import { subgroups } from "./groupes.js";'
    act = "cases => cases.map(([people, size, least]) => subgroups(people, size ?? 0, least))"
    assert answers(names, act, [asked for asked, _ in GROUPS]) == [sizes for _, sizes in GROUPS]


@modest
@given(st.integers(2, 300), st.integers(2, 40), st.integers(1, 9))
def test_nobody_is_alone_and_groups_are_even(people, size, least):
    found = subgroups(people, size, least)
    assert sum(found) == people
    assert max(found) - min(found) <= 1
    assert min(found) >= 2
    assert list(found) == sorted(found, reverse=True)
    assert people <= size or len(found) >= min(least, people // 2)
    if least == 1 and people >= size:
        assert max(found) <= size + (size + 1) // 2
        assert min(found) >= min(3, size)


@modest
@given(st.integers(1, 300), st.integers(1, 40))
def test_groups_that_hold_no_more_are_few(people, size):
    found = at_most(people, size)
    assert sum(found) == people
    assert max(found) <= size
    assert (len(found) - 1) * size < people  # one group fewer would be too few


def test_without_a_size_the_group_stays_together():
    assert subgroups(10, None) == at_most(10, None) == (10,)


@pytest.mark.parametrize(
    ("par", "eight", "twelve"), [("seance", 2, 2), ("sous-groupe", 4, 6), ("personne", 16, 24)]
)
def test_quantities_follow_the_group(par, eight, twelve):
    item = Materiel(nom="Carton", quantite=2, par=par)
    record = methode("Essai", item, taille=4).record
    assert quantity(item, record, 8) == eight
    assert quantity(item, record, 12) == twelve


@pytest.mark.parametrize(
    ("par", "eight", "thirteen"), [("seance", 2, 4), ("sous-groupe", 4, 8), ("personne", 16, 26)]
)
def test_groups_at_the_same_time_each_have_their_things(par, eight, thirteen):
    item = Materiel(nom="Carton", quantite=2, par=par)
    record = methode("Essai", item, taille=3, most=9).record
    assert quantity(item, record, 8) == eight
    assert quantity(item, record, 13) == thirteen
    assert parallel(13, record) == (7, 6)
    assert parallel(9, record) == (9,)


@pytest.mark.parametrize(
    ("how", "people", "leaders", "groups"),
    [
        (None, 9, 1, 1), (None, 10, 9, 0), (None, 3, 1, 0), ("seuls", 10, 1, 2), ("seuls", 19, 1, 3),
        ("animes", 10, 1, 0), ("animes", 10, 2, 2), ("animes", 19, 2, 0), ("animes", 9, 1, 1),
    ],
)  # fmt: skip
def test_how_many_groups_a_method_and_a_team_allow(how, people, leaders, groups):
    sizes = {"participants": Range(min=4, max=9), "parallele": how}
    assert side_by_side(methode("Essai").record.model_copy(update=sizes), people, leaders) == groups


def test_what_is_shared_comes_once_and_what_is_spent_adds_up():
    def needs(people: int) -> tuple[Materiel, ...]:
        return (
            Materiel(nom="Feutres", quantite=people),
            Materiel(nom="Gommettes", quantite=people, consommable=True),
            Materiel(nom="Plan", quantite=people, imprimable=True),
        )

    morning = half_day(methode("Un", *needs(3)), methode("Deux", *needs(5)))
    found = supplies([morning, half_day(methode("Trois", *needs(4)))], 10)
    assert counts(found) == {"Feutres": 5, "Gommettes": 12, "Plan": 12}
    assert [besoin.methodes for besoin in found] == [("Un", "Deux", "Trois")] * 3
    assert [besoin.imprimable for besoin in found] == [False, False, True]


def test_a_method_used_twice_is_named_once():
    tool = methode("Un", Materiel(nom="Affiche", consommable=True))
    (besoin,) = supplies([half_day(tool), half_day(tool)], 8)
    assert besoin == Besoin("Affiche", 2, False, ("Un",))


def test_case_is_one_name_but_a_printed_thing_is_another():
    first = methode("Un", Materiel(nom="Feuille de notes"))
    second = methode("Deux", Materiel(nom="feuille de Notes"))
    third = methode("Trois", Materiel(nom="Feuille de notes", imprimable=True))
    found = supplies([half_day(first, second, third)], 8)
    assert [(b.nom.lower(), b.imprimable) for b in found] == [
        ("feuille de notes", False),
        ("feuille de notes", True),
    ]


def test_breaks_and_inputs_need_nothing():
    assert supplies([half_day()], 8) == ()


ITEMS = st.builds(
    Materiel,
    nom=st.sampled_from(["Feutres", "Gommettes", "Plan"]),
    quantite=st.integers(1, 9),
    par=st.sampled_from(["seance", "sous-groupe", "personne"]),
)
TOOLS = st.lists(
    st.builds(
        lambda items, size: methode("Essai", *items, taille=size),
        st.lists(ITEMS, max_size=3, unique_by=lambda item: item.nom),
        st.none() | st.integers(2, 6),
    ),
    max_size=4,
)


@modest
@given(TOOLS, st.integers(2, 40))
def test_no_use_ever_lacks_anything(tools, people):
    found = counts(supplies([half_day(*tools)], people))
    wanted = [(item, quantity(item, t.record, people)) for t in tools for item in t.record.materiel]
    for item, needed in wanted:
        assert found[item.nom] >= needed
        assert found[item.nom] == max(n for other, n in wanted if other.nom == item.nom)


def test_twelve_people_need_more_than_eight(boite):
    sessions = plan_of(boite, REAL).sessions
    eight, twelve = supplies(sessions, 8), supplies(sessions, 12)
    assert [b.nom for b in eight] == [b.nom for b in twelve]
    assert all(b.quantite <= a.quantite for b, a in zip(eight, twelve, strict=True))
    assert sum(b.quantite for b in eight) < sum(a.quantite for a in twelve)


def test_one_thing_is_spent_or_shared_but_never_both(boite):
    """The same name in two methods must be counted the same way."""
    spent: dict[tuple[str, bool], set[bool]] = {}
    for entry in boite.methodes.values():
        for item in entry.record.materiel:
            key = (item.nom.casefold(), item.imprimable)
            spent.setdefault(key, set()).add(item.consommable)
    assert not [key for key, told in spent.items() if len(told) > 1]


def test_printed_things_are_not_said_to_be_spent_as_well(boite):
    items = [item for entry in boite.methodes.values() for item in entry.record.materiel]
    assert not [item for item in items if item.imprimable and item.consommable]
    assert len([item for item in items if item.consommable]) > 40
