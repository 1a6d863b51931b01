"""What the toolbox holds: the counts that the team wants, and what it says when one is missed."""

from __future__ import annotations

from dataclasses import replace

from macros.model.core.catalogue import Catalogue
from macros.model.plans import richesse


def test_the_toolbox_holds_what_was_promised(boite: Catalogue) -> None:
    assert richesse.lacks(boite) == []
    assert len(boite.methodes) >= 100
    assert len(boite.gouvernance) >= 25
    assert len(boite.fiches) >= 14
    assert len(boite.indicateurs) >= 120
    assert len(boite.glossaire) >= 120


def test_every_method_counts_once_a_moment_and_once_an_objective(boite: Catalogue) -> None:
    assert sum(richesse.moments(boite).values()) == len(boite.methodes)
    served = sum(len(entry.record.objectifs) for entry in boite.methodes.values())
    assert sum(sum(row.values()) for row in richesse.grid(boite).values()) == served


def test_what_is_missing_is_told(boite: Catalogue) -> None:
    few = dict(list(boite.methodes.items())[:1])
    poor = replace(boite, methodes=few)
    (only,) = few.values()
    told = richesse.lacks(poor)
    served = only.record.objectifs
    assert f"L’objectif {served[0]} n’a que 1 méthode, 12 voulues." in told
    assert f"L’objectif {served[0]} ne couvre que 1 moment, 4 voulus." in told
    assert "« Clore » n’a que 0 méthode, 8 voulues." in told
    assert (
        any(said.startswith("0 méthodes se vivent à trente personnes ou plus") for said in told)
        or only.record.participants.max >= 30
    )
