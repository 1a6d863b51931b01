"""A line that says itself how it is led: its steps, its things, its groups, its fields."""

from __future__ import annotations

import json

import yaml

from macros.model.clock.agenda import Creneau
from macros.model.clock.elastic import Elastic
from macros.model.clock.supplies import needed
from macros.model.core.catalogue import Catalogue
from macros.model.plans.questions import instruction
from macros.model.records.methode import Etape, Materiel
from macros.model.records.sequence import (
    Apport,
    MiseEnSituation,
    Production,
    SequenceMethode,
)
from macros.told.flow import flow
from macros.told.programme.conduite import etapes
from macros.told.programme.ecrites import own_words

STEPS = (
    Etape(titre="Lire", minutes=5, modalite="pleniere", consigne="Lire la question."),
    Etape(titre="Écrire", minutes=20, modalite="sous-groupes", consigne="Une feuille par équipe."),
)
THINGS = (
    Materiel(nom="Chaise", quantite=2, par="personne"),
    Materiel(nom="Feuille d’équipe", quantite=1, par="sous-groupe", imprimable=True),
)


def slot(line: object, boite: Catalogue, minutes: int = 25) -> Creneau:
    tool = boite.methodes["bocal-poissons"] if isinstance(line, SequenceMethode) else None
    return Creneau(540, 540 + minutes, line, tool, Elastic(minutes, minutes, minutes))


def test_its_steps_take_the_place_of_its_method_s(boite: Catalogue) -> None:
    line = SequenceMethode.model_construct(methode="bocal-poissons", temps=25, etapes=STEPS)
    told, left = etapes(boite, slot(line, boite))
    assert [(str(e.debut), str(e.titre), str(e.minutes)) for e in told] == [
        ("9 h", "Lire", "5 min"),
        ("9 h 05", "Écrire", "20 min"),
    ]
    assert left == ""


def test_those_of_a_trial_run_are_those_of_a_turn(boite: Catalogue) -> None:
    line = MiseEnSituation.model_construct(
        mise_en_situation="À vous", minutes_par_personne=25, etapes=STEPS
    )
    told, _ = etapes(boite, slot(line, boite, 150))
    assert [str(e.minutes) for e in told] == ["5 min", "20 min"]


def test_its_things_come_besides_those_of_its_method_or_instead_of_them(boite: Catalogue) -> None:
    line = SequenceMethode.model_construct(
        methode="bocal-poissons", materiel=THINGS, sans_materiel=("micro",), groupes=4
    )
    found = {item.nom: count for item, count in needed(slot(line, boite), 12)}
    assert found["Chaise"] == 24
    assert found["Feuille d’équipe"] == 3
    assert "Micro à main" not in found
    assert "Affiche pour les trois phrases" in found


def test_what_the_trainers_lead_has_things_of_its_own(boite: Catalogue) -> None:
    line = Apport.model_construct(apport="Accueil", temps=25, materiel=THINGS, groupes=4)
    found = [(item.nom, count) for item, count in needed(slot(line, boite), 10)]
    assert found == [("Chaise", 20), ("Feuille d’équipe", 3)]


def test_a_choice_kept_writes_them_and_reads_them_again() -> None:
    line = Apport.model_construct(apport="Accueil", temps=25, note="Dire : « Oui ».", etapes=STEPS)
    words = own_words(line)
    assert list(words) == ["note", "etapes"]
    assert yaml.safe_load(flow(words)) == json.loads(json.dumps(words))
    assert flow({"jour": 1, "fait": True, "dit": ["a"]}) == '{ jour: 1, fait: true, dit: ["a"] }'


def test_its_own_question_and_steps_leave_the_tool_s_words_unsaid(boite: Catalogue) -> None:
    words = {"question": "Qui manque ?", "temps": 25}
    told = Production.model_construct(production="plan-participation", **words)
    own = Production.model_construct(production="plan-participation", etapes=STEPS, **words)
    tool = boite.fiches["plan-participation"]
    said = [
        instruction(Creneau(540, 565, line, tool, Elastic(25, 25, 25)), boite)
        for line in (told, own)
    ]
    assert said == [tool.record.consigne, ""]
