"""The clock of a small programme built in memory."""

from __future__ import annotations

from datetime import date

import pytest

from macros.model.agenda import lay_out, minutes_of, sessions, tool_of
from macros.model.catalogue import Catalogue
from macros.model.documents import Document
from macros.model.entries import Entry
from macros.model.records.fiche import Fiche
from macros.model.records.methode import Methode
from macros.model.records.programme import DemiJournee, Plage, Programme, Sequence
from macros.model.rules.planning import clock, half_days

OUTIL = {
    "accroche": "Un essai.",
    "objectifs": (1,),
    "etat": "brouillon",
    "mise_a_jour": "2026-11-22",
}
TOUR = Methode.model_validate(
    {
        **OUTIL,
        "titre": "Tour de parole",
        "famille": "expression",
        "moment": "ouvrir",
        "duree": {"min": 20, "conseillee": 30, "max": 40},
        "participants": {"min": 4, "max": 20},
        "difficulte": 1,
        "energie": "calme",
        "espace": "cercle",
        "preparation": {"minutes": 0},
        "materiel": (),
        "etapes": tuple(
            {"titre": "Dire", "minutes": 15, "modalite": "pleniere", "consigne": "Dire."}
            for _ in range(2)
        ),
        "production": "Rien.",
        "vigilance": ("Le temps.",),
        "accessibilite": {"lecture": "sans-ecrit", "mobilite": "assis", "conseils": ("Rien.",)},
        "distance": {"possible": "oui"},
        "origine": {"auteur": "Nous"},
        "licence": "libre",
    }
)
PLAN = Fiche.model_validate(
    {
        **OUTIL,
        "titre": "Plan",
        "but": "Agir.",
        "duree_remplissage": 30,
        "champs": ({"id": "qui", "label": "Qui", "type": "texte", "aide": "Qui ?"},),
        "criteres": ({"texte": "Un nom."},),
    }
)
CATALOGUE = Catalogue(
    methodes={"tour": Entry("methodes", "tour", TOUR, Document("tour.md", {}))},
    fiches={"plan": Entry("fiches", "plan", PLAN, Document("plan.md", {}))},
)
MATIN = (
    {"apport": "Accueil", "minutes": 20, "heure": "09:00"},
    {"methode": "tour"},
    {"methode": "tour", "minutes": 40},
    {"pause": 15},
    {"mise_en_situation": "À vous", "minutes_par_personne": 10},
    {"production": "plan", "minutes": 25},
)


def programme(matin=MATIN, apres_midi=(), participants=8) -> Programme:
    horaires = {
        "matin": {"debut": "09:00", "fin": "12:30"},
        "apres_midi": {"debut": "13:30", "fin": "17:00"},
        "pause": 15,
    }
    jour = {
        "date": "2026-02-03",
        "titre": "Un jour",
        "lieu": "Ici",
        "matin": {"sequences": matin},
        "apres_midi": {"sequences": apres_midi},
    }
    return Programme.model_validate(
        {
            "titre": "Essai",
            "accroche": "Un essai.",
            "formation": "essai",
            "session": "Février",
            "commanditaire": "Nous",
            "territoire": "ici",
            "participants": participants,
            "horaires": horaires,
            "jours": (jour, {**jour, "date": "2026-02-04"}),
            "etat": "brouillon",
            "mise_a_jour": "2026-11-22",
        }
    )


def hours(session) -> list[str]:
    return [f"{clock(c.debut)}-{clock(c.fin)}" for c in session.creneaux]


def test_a_morning_to_the_minute():
    matin = next(sessions(programme(), CATALOGUE))
    assert hours(matin) == [
        "09:00-09:20",
        "09:20-09:50",  # what the method advises
        "09:50-10:30",  # what the programme prefers
        "10:30-10:45",
        "10:45-12:05",  # 10 minutes for each of the 8 people
        "12:05-12:30",
    ]
    assert (matin.pause, matin.travail) == (15, 195)
    assert [c.outil and c.outil.titre for c in matin.creneaux] == [
        None, "Tour de parole", "Tour de parole", None, None, "Plan",
    ]  # fmt: skip


def test_half_days_follow_one_another():
    found = list(sessions(programme(apres_midi=({"pause": 30},)), CATALOGUE))
    assert [(s.jour.date, s.rang, s.nom) for s in found] == [
        (date(2026, 2, 3), 0, "matin"),
        (date(2026, 2, 3), 0, "apres_midi"),
        (date(2026, 2, 4), 1, "matin"),
        (date(2026, 2, 4), 1, "apres_midi"),
    ]
    assert hours(found[1]) == ["13:30-14:00"]
    assert (found[1].pause, found[1].travail) == (30, 0)


@pytest.mark.parametrize(
    ("sequence", "participants", "minutes"),
    [
        ({"pause": 15}, 8, 15),
        ({"apport": "Accueil", "minutes": 20}, 8, 20),
        ({"mise_en_situation": "À vous", "minutes_par_personne": 12}, 1, 12),
        ({"mise_en_situation": "À vous", "minutes_par_personne": 12}, 10, 120),
        ({"methode": "tour"}, 8, 30),
        ({"methode": "tour", "minutes": 25}, 8, 25),
        ({"methode": "inconnue"}, 8, 0),
    ],
)
def test_minutes_of_each_nature(sequence, participants, minutes):
    assert minutes_of(Sequence.model_validate(sequence), CATALOGUE, participants) == minutes


def test_a_group_twice_as_large_takes_longer():
    sequence = ({"mise_en_situation": "À vous", "minutes_par_personne": 10},)
    small = next(sessions(programme(sequence, participants=6), CATALOGUE))
    large = next(sessions(programme(sequence, participants=12), CATALOGUE))
    assert (hours(small), hours(large)) == (["09:00-10:00"], ["09:00-11:00"])


def test_a_half_day_without_sequences_is_empty():
    plage = Plage.model_validate({"debut": "09:00", "fin": "12:00"})
    assert lay_out(DemiJournee(), plage, lambda _: 10, CATALOGUE) == ()


def test_a_sequence_without_tool():
    assert tool_of(Sequence.model_validate({"pause": 5}), CATALOGUE) is None
    assert tool_of(Sequence.model_validate({"methode": "inconnue"}), CATALOGUE) is None


def judged(record: Programme) -> list[str]:
    entry = Entry("programmes", "essai", record, Document("essai.md", {}))
    found = half_days(Catalogue(methodes=CATALOGUE.methodes, programmes={"essai": entry}))
    return [f"{problem.field} : {problem.sentence}" for problem in found]


def test_half_days_that_end_on_time_have_no_problem():
    full = ({"apport": "Tout", "minutes": 210},)
    assert judged(programme(full, full)) == []


def test_half_days_that_do_not_end_on_time():
    assert judged(
        programme(apres_midi=({"apport": "Long", "minutes": 240, "heure": "14:00"},))
    ) == [
        sentence
        for day in ("jours.1", "jours.2")
        for sentence in (
            f"{day}.apres_midi.sequences.1.heure : cette séquence commence à 13:30, "
            "pas à 14:00 ; ajuster les minutes",
            f"{day}.apres_midi.sequences : il y a 30 minutes de trop pour finir à 17:00 ; "
            "ajuster les « minutes » d’une séquence",
        )
    ]


def test_one_person_more_and_the_morning_is_late():
    assert judged(programme(participants=9))[0] == (
        "jours.1.matin.sequences : il y a 10 minutes de trop pour finir à 12:30 ; "
        "ajuster les « minutes » d’une séquence"
    )
