"""What is asked and said at each sequence, in French that can be read aloud."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from macros.french import au, du
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import plan
from macros.model.plans.questions import ICI, SUJET, asked, filled, holes, instruction
from macros.model.records.programme import Programme
from macros.told.programme.conduite import conduite, groupes

NOUNS = [
    ("le logement", "du logement", "au logement"),
    ("les bancs", "des bancs", "aux bancs"),
    ("la rue", "de la rue", "à la rue"),
    ("l’eau du canal", "de l’eau du canal", "à l’eau du canal"),
    ("un jardin partagé", "d’un jardin partagé", "à un jardin partagé"),
    ("une école", "d’une école", "à une école"),
    ("notre projet", "de notre projet", "à notre projet"),
    ("élire nos délégués", "d’élire nos délégués", "à élire nos délégués"),
    ("les jeunes et la rue", "des jeunes et la rue", "aux jeunes et la rue"),
    ("huit halles", "de huit halles", "à huit halles"),
    ("onze lots", "de onze lots", "à onze lots"),
    ("Avignon", "de Avignon", "à Avignon"),
    ("le", "de le", "à le"),
]


@pytest.mark.parametrize(("noun", "of", "to"), NOUNS)
def test_a_subject_follows_de_and_a(noun: str, of: str, to: str) -> None:
    assert (du(noun), au(noun)) == (of, to)


def test_a_question_takes_its_subject_its_place_and_a_capital() -> None:
    ici = "dans la vallée"
    assert filled("à propos {du sujet}, que faire {ici} ?", "le logement", ici) == (
        "À propos du logement, que faire dans la vallée ?"
    )
    assert filled("{sujet}, qu’en dire ?", "les bancs", ici) == "Les bancs, qu’en dire ?"
    assert filled("Que dire {au sujet} ?", "l’école", ici) == "Que dire à l’école ?"
    assert filled("Que faire {du projet} ?", "le logement", ici) == "Que faire {du projet} ?"
    assert holes("à {ici}, {du sujet} {}") == ["ici", "du sujet", ""]


@pytest.mark.parametrize("sujet", ["Les repas partagés", "L’école", "Le logement"])
def test_a_subject_that_no_sentence_joins_is_refused(sujet: str) -> None:
    with pytest.raises(ValidationError, match="ce sujet vient au milieu de phrases"):
        evening(GOMMETTES, sujet=sujet)


def evening(*lines: dict[str, object], half: dict[str, object] | None = None, **fields: object):
    return Programme.model_validate(
        {
            "titre": "Essai", "accroche": "Un essai.", "formation": "pouvoir-agir",
            "territoire": "marseille-centre", "participants": 13, "lieu": "Ici",
            "horaires": {"soir": {"debut": "18:00", "fin": "22:00"}},
            "jours": ({"date": "2027-05-04", "soir": {"sequences": lines, **(half or {})}},),
            "etat": "brouillon", "mise_a_jour": "2026-11-22", **fields,
        }
    )  # fmt: skip


GOMMETTES = {"methode": "gommettes", "minutes": 30}


@pytest.fixture
def boite_dite(boite: Catalogue) -> Catalogue:
    """The real toolbox, of which one method, one sheet and the territory say what is asked."""
    from dataclasses import replace

    gommettes, note = boite.methodes["gommettes"], boite.fiches["note-territoriale"]
    home = boite.territoires["marseille-centre"]
    variant = {"titre": "À vitesse de fauteuil", "texte": "Les cartons viennent à la personne.",
               "taille_sous_groupe": 3, "sans_materiel": ("gommettes",)}  # fmt: skip
    first = gommettes.record.variantes[:1]
    return replace(
        boite,
        methodes={**boite.methodes, "gommettes": replace(gommettes, record=gommettes.record.model_copy(update={
            "question": "à propos {du sujet}, par quoi commencer {ici} ?",
            "variantes": (first[0].model_copy(update=variant), *gommettes.record.variantes[1:]),
        }))},
        fiches={**boite.fiches, "note-territoriale": replace(note, record=note.record.model_copy(update={"consigne": "À dix, racontez."}))},
        territoires={"marseille-centre": replace(home, record=home.record.model_copy(update={"ici": "dans le centre de Marseille"}))},
    )  # fmt: skip


def told(catalogue: Catalogue, *lines: dict[str, object], **fields):
    programme = evening(*lines, **fields)
    (day,) = conduite(catalogue, plan(programme, catalogue))
    return [(str(x.question), str(x.consigne), str(x.note)) for x in day.activites]


def test_a_question_is_made_of_the_subject_and_the_place(boite_dite: Catalogue) -> None:
    ((own, _, _),) = told(boite_dite, GOMMETTES, sujet="le logement")
    assert own == "À propos du logement, par quoi commencer dans le centre de Marseille ?"
    ((half, _, _),) = told(boite_dite, GOMMETTES, sujet="le logement", half={"sujet": "les bancs"})
    assert half.startswith("À propos des bancs, ")
    ((none, _, _),) = told(boite_dite, GOMMETTES)
    assert none.startswith(f"À propos {du(SUJET)}, ")
    ((line, _, _),) = told(boite_dite, {**GOMMETTES, "question": "Où {ici} ?"}, sujet="le logement")
    assert line == "Où dans le centre de Marseille ?"


def test_a_territory_that_does_not_say_how_one_says_it_is_ours(boite_dite: Catalogue) -> None:
    programme = evening(GOMMETTES, territoire="ailleurs")
    made = plan(programme, boite_dite)
    session = made.sessions[0]
    text = asked(programme, session, session.creneaux[0], boite_dite)
    assert text.endswith(f"par quoi commencer {ICI} ?")


def test_each_nature_says_what_begins_it(boite_dite: Catalogue) -> None:
    found = told(
        boite_dite,
        {"production": "note-territoriale", "minutes": 30, "note": "Sortir les plans."},
        {"mise_en_situation": "À vous", "minutes_par_personne": 5, "personnes": 2, "objectifs": (4,), "note": "Qui commence ?"},
        {"apport": "Accueil", "minutes": 10, "note": "Saluer chaque personne."},
        {"apport": "Repères", "minutes": 10, "question": "Qui décide {ici} ?", "note": "Trois mots."},
        {"apport": "Rangement", "minutes": 10},
        {"pause": 10},
        {"marge": 10},
    )  # fmt: skip
    trial = boite_dite.objectifs[4].conduite
    assert trial is not None
    assert found == [
        ("", "À dix, racontez.", "Sortir les plans."),
        ("", trial.texte, "Qui commence ?"),
        ("", "Saluer chaque personne.", ""),
        ("Qui décide dans le centre de Marseille ?", "", "Trois mots."),
        ("", "", ""),
        ("", "", ""),
        ("", "", ""),
    ]


def test_a_trial_run_without_a_course_says_its_note(boite_dite: Catalogue) -> None:
    line = {"mise_en_situation": "À vous", "minutes_par_personne": 5, "note": "À tour de rôle."}
    (creneau,) = plan(evening(line), boite_dite).sessions[0].creneaux
    assert instruction(creneau) == "À tour de rôle."


def test_a_form_is_named_beside_the_title_with_its_text(boite_dite: Catalogue) -> None:
    line = {**GOMMETTES, "forme": "À vitesse de fauteuil"}
    (day,) = conduite(boite_dite, plan(evening(line), boite_dite))
    (slot,) = day.activites
    assert slot.creneau.etiquettes == ("Méthode", "forme : À vitesse de fauteuil")
    assert str(slot.forme) == "Les cartons viennent à la personne."
    assert slot.groupes == "4 groupes : 4, 3, 3 et 3"
    assert not [thing.nom for thing in slot.materiel if "gommettes" in str(thing.nom).lower()]


@pytest.mark.parametrize(
    ("people", "most", "small", "how", "words"),
    [
        (12, 6, None, "seuls", "2 groupes de 6 en parallèle. Les groupes se conduisent seuls"),
        (13, 6, None, "seuls", "3 groupes en parallèle : 5, 4 et 4. Les groupes se conduisent seuls"),
        (12, 6, 3, "animes", "2 groupes de 6 en parallèle ; dans chacun, 2 groupes de 3. Une personne anime chaque groupe"),
        (6, 6, 3, "animes", "2 groupes de 3"),
        (12, 6, 4, None, "3 groupes de 4"),
    ],
)  # fmt: skip
def test_groups_at_the_same_time_are_said(boite, people, most, small, how, words) -> None:
    record = boite.methodes["gommettes"].record
    size = record.participants.model_copy(update={"min": 2, "max": most})
    changes = {"participants": size, "taille_sous_groupe": small, "parallele": how}
    assert groupes(boite, people, record.model_copy(update=changes)) == words
