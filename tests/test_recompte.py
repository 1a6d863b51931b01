"""Minutes recounted: what a step counts, how long it takes with so many people, where it breaks."""

from __future__ import annotations

import pytest

from macros.model.clock.recompte import USUAL, holds, lacks, largest, said, seconds
from macros.model.records.compte import Compte
from macros.model.records.methode import Etape
from macros.model.rules.recompte import recounted
from macros.told.methodes import tenue


def step(consigne: str = "Faire.", modalite: str = "pleniere", **other: object) -> Etape:
    return Etape.model_construct(
        titre="Un", minutes=15, modalite=modalite, consigne=consigne, **other
    )


@pytest.mark.parametrize(
    ("consigne", "modalite", "par", "each"),
    [
        ("Donner deux minutes par personne.", "pleniere", "personne", 120),
        ("Trois minutes chacun.", "sous-groupes", "membre", 180),
        ("Une minute et demie par table, pas plus.", "pleniere", "groupe", 90),
        ("Une demi-minute chacun.", "pleniere", "personne", 30),
    ],
)
def test_what_the_words_say_is_counted(consigne, modalite, par, each):
    (act,) = said(step(consigne, modalite))
    assert (act.par, act.secondes) == (par, each)


def test_what_is_written_wins_over_the_words_and_a_round_counts_a_sentence():
    assert said(step("Deux minutes chacun.", compte=())) == ()
    (act,) = said(step(figure="cercle-tour"))
    assert (act.acte, act.par) == ("phrase", "personne")
    assert said(step("Quatre minutes par carte.")) == ()


@pytest.mark.parametrize(
    ("act", "people", "whole"),
    [
        (Compte(acte="relier", par="groupe", nombre=3, de=2), 20, 10 * 3 * 30),
        (Compte(acte="placer", par="personne", nombre=4), 15, 60 * 30),
        (Compte(acte="placer", par="personne", nombre=4, au_plus=30), 15, 30 * 30),
        (Compte(acte="recit", par="membre", de=6, secondes=60), 40, 6 * 60),
        (Compte(acte="titrer", nombre=5), 40, 5 * 60),
    ],
)
def test_how_long_it_takes(boite, act, people, whole):
    assert seconds(step(compte=(act,)), people, None, boite.vocabulaires) == whole


def test_sixty_notes_are_not_placed_in_fifteen_minutes(boite):
    """Four notes each, half a minute a note: seven people, not fifteen."""
    notes = step(compte=(Compte(acte="placer", par="personne", nombre=4),))
    assert holds(notes, 15, 15, None, boite.vocabulaires) == 7


def test_every_method_holds_with_the_people_it_welcomes(boite):
    assert list(recounted(boite)) == []


def test_a_method_that_welcomes_more_than_it_holds_is_told(boite):
    entry = boite.methodes["petite-grande-histoire"]
    assert largest(entry.record) == 12  # from thirteen on, several circles
    wide = entry.record.model_copy(update={"variantes": ()})
    (lack,) = (lack for lack in lacks(wide, boite.vocabulaires) if lack.etape == 3)
    assert (lack.personnes, lack.demande, lack.donne, lack.tient) == (25, 88, 71, 20)


def test_a_page_says_with_how_many_its_minutes_hold(boite):
    entry = boite.methodes["petite-grande-histoire"]
    wide = entry.record.model_copy(update={"variantes": ()})
    assert tenue(boite, wide) == (
        f"Ces minutes tiennent jusqu’à {USUAL} personnes ; au-delà, compter jusqu’à 2 h 30."
    )
    assert tenue(boite, boite.methodes["meteo-interieure"].record) == ""


def test_our_estimates_are_written_and_said_to_be_ours(racine):
    text = (racine / "toolbox/vocabulaires.yml").read_text(encoding="utf-8")
    before = text.split("\nactes:\n")[0].rsplit("\n\n", 1)[1]
    assert "nos estimations" in before
