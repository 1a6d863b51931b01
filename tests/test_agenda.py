"""The clock of a small programme built in memory."""

from __future__ import annotations

from datetime import date

import pytest

from macros.french import horloge
from macros.model.clock.agenda import elastic_of, lay_out, sessions, tool_of
from macros.model.clock.elastic import Elastic
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.fiche import Fiche
from macros.model.records.methode import Methode
from macros.model.records.programme import DemiJournee, Plage, Programme
from macros.model.records.sequence import Apport, Pause, SequenceMethode, WrittenSequence
from macros.model.rules.horaires import half_days
from macros.model.source.documents import Document

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
    return [f"{horloge(c.debut)}-{horloge(c.fin)}" for c in session.creneaux]


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
    assert [c.titre for c in matin.creneaux] == [
        "Accueil", "Tour de parole", "Tour de parole", "Pause", "À vous", "Plan",
    ]  # fmt: skip
    assert [c.ecart for c in matin.creneaux] == [0, 0, 10, 0, 0, 0]


def test_a_method_stretches_until_the_morning_is_full():
    lines = ({"apport": "Accueil", "minutes": 175}, {"methode": "tour"})
    accueil, tour = next(sessions(programme(lines), CATALOGUE)).creneaux
    assert (accueil.minutes, accueil.ecart) == (175, 0)
    assert (tour.minutes, tour.ecart, tour.souplesse) == (35, 5, Elastic(20, 30, 40))


def test_fixed_hours_cut_the_morning_in_stretches():
    lines = (
        {"methode": "tour"},
        {"apport": "Marche", "duree": {"min": 60, "conseillee": 90, "max": 120}},
        {"pause": 15, "heure": "11:05"},
        {"apport": "Reprise", "duree": {"min": 30, "conseillee": 60, "max": 75}},
    )
    found = next(sessions(programme(lines), CATALOGUE))
    assert hours(found) == ["09:00-09:30", "09:30-11:05", "11:05-11:20", "11:20-12:30"]
    assert found.coincements == ()


def test_half_days_follow_one_another():
    found = list(sessions(programme(apres_midi=({"pause": 30},)), CATALOGUE))
    assert [(s.jour.date, s.rang, s.nom) for s in found] == [
        (date(2026, 2, 3), 0, "matin"),
        (date(2026, 2, 3), 0, "apres_midi"),
        (date(2026, 2, 4), 1, "matin"),
        (date(2026, 2, 4), 1, "apres_midi"),
    ]
    assert (found[1].pause, found[1].travail) == (30, 0)


def test_minutes_left_free_are_neither_a_break_nor_work():
    lines = ({"apport": "Accueil", "minutes": 180}, {"pause": 20}, {"marge": 10})
    (found, *_) = sessions(programme(lines), CATALOGUE)
    assert (found.travail, found.pause, found.marge) == (180, 20, 10)
    assert hours(found)[-1] == "12:20-12:30"
    assert found.creneaux[-1].titre == "Marge : signatures, déplacements, retards"
    assert found.creneaux[-1].souplesse == Elastic(10, 10, 10)


def test_a_day_may_hold_only_an_evening_with_its_own_hours():
    record = programme()
    soir = DemiJournee(
        sequences=(Apport(apport="Veillée", temps=90),),
        horaires=Plage.model_validate({"debut": "19:00", "fin": "20:30"}),
    )
    jour = record.jours[0].model_copy(update={"matin": None, "apres_midi": None, "soir": soir})
    found = list(sessions(record.model_copy(update={"jours": (jour,)}), CATALOGUE))
    assert [(s.nom, hours(s)) for s in found] == [("soir", ["19:00-20:30"])]


@pytest.mark.parametrize(
    ("sequence", "participants", "bounds"),
    [
        ({"pause": 15}, 8, (15, 15, 15)),
        ({"apport": "Accueil", "minutes": 20}, 8, (20, 20, 20)),
        (
            {"apport": "Accueil", "duree": {"min": 10, "conseillee": 15, "max": 30}},
            8,
            (10, 15, 30),
        ),
        ({"mise_en_situation": "À vous", "minutes_par_personne": 12}, 1, (12, 12, 12)),
        ({"mise_en_situation": "À vous", "minutes_par_personne": 12}, 10, (120, 120, 120)),
        (
            {"mise_en_situation": "À vous", "minutes_par_personne": 12, "personnes": 5},
            10,
            (60, 60, 60),
        ),
        ({"methode": "tour"}, 8, (20, 30, 40)),
        ({"methode": "tour", "minutes": 25}, 8, (25, 25, 25)),
    ],
)
def test_how_long_each_nature_may_last(sequence, participants, bounds):
    found = elastic_of(WrittenSequence.model_validate(sequence).sequence, CATALOGUE, participants)
    assert (found.least, found.ideal, found.most) == bounds


def test_a_group_twice_as_large_takes_longer():
    lines = (
        {"mise_en_situation": "À vous", "minutes_par_personne": 10},
        {"apport": "Suite", "duree": {"min": 30, "conseillee": 100, "max": 200}},
    )
    small = next(sessions(programme(lines, participants=6), CATALOGUE))
    large = next(sessions(programme(lines, participants=12), CATALOGUE))
    assert (hours(small)[0], hours(large)[0]) == ("09:00-10:00", "09:00-11:00")


def test_a_half_day_without_sequences_is_empty():
    plage = Plage.model_validate({"debut": "09:00", "fin": "12:00"})
    assert lay_out(DemiJournee(), plage, CATALOGUE, 8) == ((), ())


def test_a_sequence_without_tool():
    assert tool_of(Pause(pause=5), CATALOGUE) is None
    assert tool_of(SequenceMethode(methode="inconnue"), CATALOGUE) is None


def judged(record: Programme) -> list[str]:
    entry = Entry("programmes", "essai", record, Document("essai.md", {}))
    catalogue = Catalogue(
        methodes=CATALOGUE.methodes, fiches=CATALOGUE.fiches, programmes={"essai": entry}
    )
    return [f"{problem.field} : {problem.sentence}" for problem in half_days(catalogue)]


FULL = ({"apport": "Tout", "minutes": 210},)


def test_half_days_that_end_on_time_have_no_problem():
    assert judged(programme(FULL, FULL)) == []


def matin_seulement(*lines) -> str:
    (found,) = {text.split(".", 2)[2] for text in judged(programme(lines, FULL))}
    return found


def test_too_long_names_the_sequences_that_block():
    assert matin_seulement(
        {"apport": "Accueil", "minutes": 30},
        {"methode": "tour"},
        {"pause": 15},
        {"mise_en_situation": "À vous", "minutes_par_personne": 20},
    ) == (
        "matin.sequences : il y a 15 minutes de trop de 09:00 à 12:30, même au plus court ; "
        "raccourcir ou retirer « À vous » (160 minutes), « Accueil » (30 minutes) et "
        "« Tour de parole » (20 minutes au moins)"
    )


def test_too_short_names_what_could_grow():
    assert matin_seulement({"methode": "tour"}, {"production": "plan", "minutes": 25}) == (
        "matin.sequences : il reste 145 minutes de 09:00 à 12:30, même au plus long ; ajouter une "
        "séquence ou allonger « Plan » (25 minutes) et « Tour de parole » (40 minutes au plus)"
    )


def test_a_fixed_hour_out_of_reach_is_named_where_it_is_written():
    assert matin_seulement(
        {"methode": "tour"}, {"apport": "Suite", "minutes": 150, "heure": "10:00"}
    ) == (
        "matin.sequences.2.heure : il reste 20 minutes de 09:00 à 10:00, même au plus long ; "
        "ajouter une séquence ou allonger « Tour de parole » (40 minutes au plus)"
    )


def test_a_hole_before_the_first_hour():
    assert matin_seulement({"apport": "Tout", "minutes": 150, "heure": "10:00"}) == (
        "matin.sequences.1.heure : rien n’est prévu de 09:00 à 10:00 ; commencer à 09:00 ou "
        "ajouter une séquence"
    )


def test_one_person_more_is_absorbed_and_two_are_too_many():
    assert judged(programme(apres_midi=FULL, participants=9)) == []
    tour = next(sessions(programme(participants=9), CATALOGUE)).creneaux[1]
    assert (tour.minutes, tour.ecart) == (20, -10)
    assert judged(programme(apres_midi=FULL, participants=10))[0] == (
        "jours.1.matin.sequences : il y a 10 minutes de trop de 09:00 à 12:30, même au plus "
        "court ; raccourcir ou retirer « À vous » (100 minutes), « Tour de parole » (40 minutes) "
        "et « Plan » (25 minutes)"
    )
