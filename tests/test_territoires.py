"""What is told of a territory itself: what was seen of its places, shared days, what to read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from macros.model.plans.calendrier import dates_du_territoire
from macros.model.records.territoire import Acteur, Lieu, Salle
from macros.told.programme.territoire import dates_qui_comptent
from macros.told.territoires import a_relire, accueil, jamais_vus, nommee, salle

PONT = {"nom": "Le pont", "interet": "On y passe."}


def test_what_nobody_saw_is_to_be_checked_and_what_was_seen_has_its_day():
    seen = Lieu.model_validate(
        {**PONT, "fauteuil": {"dit": "deux marches", "vu_le": "2026-11-30"}}, strict=True
    )
    told = accueil(seen)
    assert [(v.nom, v.dit, v.su) for v in told.connus] == [
        ("Fauteuil roulant", "deux marches", "vu le 30 novembre 2026")
    ]
    assert told.a_verifier == "Ombre et toilettes : à vérifier sur place"
    assert jamais_vus([seen]) == (
        "Fauteuil roulant, ombre et toilettes : à vérifier sur place, sauf où c’est écrit."
    )
    assert jamais_vus([Lieu.model_validate(PONT)]) == (
        "Fauteuil roulant, ombre et toilettes : à vérifier sur place, partout."
    )


def test_what_is_read_needs_its_page():
    with pytest.raises(ValidationError, match="vu_le"):
        Lieu.model_validate({**PONT, "ombre": {"dit": "oui", "lu_le": "2026-11-30"}})


def test_a_room_and_a_name_say_what_is_known():
    room = {"nom": "La salle", "ou": "Au bout du pont"}
    assert salle(Salle.model_validate(room)) == "à vérifier"
    assert salle(Salle.model_validate({**room, "personnes": 40, "lu_le": "2026-11-30"})) == (
        "40 personnes ; lu le 30 novembre 2026"
    )
    who = {"nom": "Le foyer", "type": "collectif", "role": "On s’y retrouve."}
    agreed = Acteur.model_validate({**who, "accord": "2026-11-30", "raison": "Il publie."})
    assert nommee(agreed) == (
        "D’accord pour être citée ici, le 30 novembre 2026. Pourquoi la citer : Il publie."
    )
    assert nommee(Acteur.model_validate(who)) == ""


def test_a_territory_has_the_holidays_of_its_zone(boite):
    home = boite.territoires["val-de-drome"].record
    days = {one.quoi: one.du for one in dates_du_territoire(boite, home) if one.du.year == 2027}
    assert days["Vacances d’hiver de la zone A"] == date(2027, 2, 13)
    assert "Vacances d’hiver de la zone B" not in days
    elsewhere = home.model_copy(update={"zone": None})
    assert not any("zone" in one.quoi for one in dates_du_territoire(boite, elsewhere))
    assert dates_du_territoire(replace(boite, calendrier=None), elsewhere) == home.dates


def test_a_page_looks_a_year_ahead(boite):
    home = boite.territoires["val-de-drome"].record
    told = [one.quoi for one in dates_qui_comptent(boite, home)]
    assert "Vacances d’hiver de la zone A" in told
    assert told.count("Vacances d’hiver de la zone A") == 1, "2026 is over, 2028 is far"


def test_territories_are_read_again_the_oldest_first(boite):
    told = a_relire(boite, date(2026, 11, 30))
    assert len(told) == len(boite.territoires)
    assert all(one.avant.startswith("à relire avant le ") for one in told)
    assert not any(one.passe for one in told)
    assert all(one.passe for one in a_relire(boite, date(2030, 1, 1)))
