"""The time of each deliverable: the methods that feed it, its productions, what is missing, what would do."""

from __future__ import annotations

import pytest

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.livrables import Livrable, livrables
from macros.model.plans.planning import plan, plan_of
from macros.model.records.fiche import Champ, Fiche, Legere
from macros.model.records.methode import Nourrit
from macros.model.records.programme import Programme
from macros.model.records.sequence import Production
from macros.model.source.documents import Document
from macros.told.programme.livrables import remplir, temps_des_livrables

CHAMPS = ("histoire", "acteurs", "date")
FICHES = {
    "note": {"duree_remplissage": 100, "legere": Legere(minutes=40, champs=("histoire",))},
    "carte": {"duree_remplissage": 50, "legere": None},
    "seule": {"duree_remplissage": 20, "legere": None, "demande": ("parole-recueillie", "projet")},
    "charte": {"duree_remplissage": 30, "legere": Legere(minutes=15, champs=("date",))},
}
NOURRIT = {
    "marche": (("note", ("histoire",)), ("carte", ("acteurs",))),
    "frise": (("note", ("histoire", "acteurs")),),
    "vote": (),
    "ecoute": (),
}
OBJECTIFS = {1: ("note", "carte"), 2: ("charte",), 3: ("seule",)}
MARCHE, FRISE = {"methode": "marche", "minutes": 30}, {"methode": "frise", "minutes": 20}


def note(minutes):
    return {"production": "note", "minutes": minutes}


def carte(minutes):
    return {"production": "carte", "minutes": minutes}


def charte(minutes):
    return {"production": "charte", "minutes": minutes}


def vote(minutes):
    return {"methode": "vote", "minutes": minutes}


@pytest.fixture(scope="module")
def petite(boite) -> Catalogue:
    """The real course with three objectives, four sheets, methods that feed two of them."""
    methode = boite.methodes["meteo-interieure"].record
    methodes = {
        slug: methode.model_copy(
            update={
                "titre": slug.capitalize(),
                "objectifs": (2,) if slug == "vote" else (1,),
                "laisse": ("parole-recueillie",) if slug == "ecoute" else (),
                "nourrit": tuple(Nourrit(fiche=f, champs=champs) for f, champs in given),
            }
        )
        for slug, given in NOURRIT.items()
    }
    fiche = boite.fiches["note-territoriale"].record
    champs = tuple(
        Champ(id=name, label=name.capitalize(), type="texte", aide="Écrire.") for name in CHAMPS
    )
    same = {"champs": champs, "demande": (), "laisse": ()}
    fiches = {
        slug: fiche.model_copy(update={"titre": slug.capitalize(), **same, **changes})
        for slug, changes in FICHES.items()
    }
    objectif = boite.objectifs[1]
    objectifs = tuple(
        objectif.model_copy(update={"id": n, "court": f"But {n}", "fiches": slugs})
        for n, slugs in OBJECTIFS.items()
    )
    course = boite.formation.record.model_copy(update={"objectifs": objectifs})
    return Catalogue(
        vocabulaires=boite.vocabulaires,
        formations={"cours": entry("formations", "cours", course)},
        methodes={slug: entry("methodes", slug, record) for slug, record in methodes.items()},
        fiches={slug: entry("fiches", slug, record) for slug, record in fiches.items()},
    )


def entry(kind, slug, record) -> Entry:
    return Entry(kind, slug, record, Document(f"toolbox/{kind}/{slug}.md", {}))


def made(*halves, objectifs=(9,), **fields) -> Programme:
    """A programme of mornings of 210 minutes, one a day, each with the lines given and a talk; its
    objective is unknown unless given, so that nothing else is due."""
    jours = []
    for n, lines in enumerate(halves):
        spent = sum(line["minutes"] for line in lines)
        talk = {"apport": "Suite", "minutes": 210 - spent}
        half = {"objectifs": objectifs, "sequences": (*lines, talk)}
        jours.append({"date": f"2027-05-0{n + 3}", "matin": half})
    told = {
        "titre": "Essai",
        "accroche": "Un essai.",
        "formation": "cours",
        "territoire": "ici",
        "participants": 8,
        "horaires": {"matin": {"debut": "09:00", "fin": "12:30"}},
        "lieu": "Ici",
        "jours": tuple(jours),
        "etat": "brouillon",
        "mise_a_jour": "2026-11-22",
    }
    return Programme.model_validate({**told, **fields})


def told(catalogue, record) -> list[tuple[str, int, int, str]]:
    """Each deliverable, the minutes that feed it, those of its productions, the verdict."""
    return [(*_minutes(one), one.verdict) for one in livrables(plan(record, catalogue), catalogue)]


def _minutes(one: Livrable) -> tuple[str, int, int]:
    return one.fiche.slug, one.nourri, one.production


CASES = {
    "a method that feeds one sheet of the plan gives it all its minutes": (
        made((MARCHE, FRISE, note(50))),
        [("note", 50, 50, "tient")],
    ),
    "a method that feeds two sheets of the plan shares its minutes between them": (
        made((MARCHE, FRISE, note(70), carte(35))),
        [("note", 35, 70, "tient"), ("carte", 15, 35, "tient")],
    ),
    "what comes in the half-day of the last production counts, what comes after does not": (
        made((note(80), FRISE), (MARCHE,)),
        [("note", 20, 80, "tient")],
    ),
    "a method counts for the share of the fields that it feeds, and no more": (
        made((MARCHE, MARCHE, note(47))),
        [("note", 33, 47, "tient de justesse : 80 % du temps demandé")],
    ),
    "a sheet that is finished takes no share": (
        made((carte(40),), (MARCHE, note(70))),
        [("carte", 0, 40, "tient de justesse : 80 % du temps demandé"), ("note", 30, 70, "tient")],
    ),
    "under 80 %, the lighter version is said when it would do": (
        made((FRISE, note(59), carte(50))),
        [
            ("note", 20, 59, "ne tient pas : il manque 21 minutes ; remplir la version légère de la fiche (40 minutes) suffirait"),
            ("carte", 0, 50, "tient"),
        ],
    ),
    "without a lighter version, an objective less": (
        made((carte(39), charte(30)), objectifs=(1, 2)),
        [
            ("carte", 0, 39, "ne tient pas : il manque 11 minutes ; travailler un objectif de moins suffirait : le 2 (But 2)"),
            ("charte", 0, 30, "tient"),
            ("note", 0, 0, "n’est pas produit : aucun temps n’est prévu ; lui donner 100 minutes (version légère : 40 minutes)"),
        ],
    ),
    "an objective that would not free enough is not said": (
        made((carte(10), vote(20)), objectifs=(1, 2)),
        [
            ("carte", 0, 10, "ne tient pas : il manque 40 minutes ; donner une demi-journée de plus"),
            ("note", 0, 0, "n’est pas produit : aucun temps n’est prévu ; lui donner 100 minutes (version légère : 40 minutes)"),
            ("charte", 0, 0, "n’est pas produit : aucun temps n’est prévu ; lui donner 30 minutes (version légère : 15 minutes)"),
        ],
    ),
    "a sheet that asks for what nothing leaves": (
        made((vote(30),), objectifs=(3,)),
        [("seule", 0, 0, "n’est pas produit : la fiche demande des paroles recueillies et un projet décrit, que rien ne laisse ; placer d’abord « Ecoute »")],
    ),
    "what a method leaves and what the group brings are there": (
        made(
            ({"methode": "ecoute", "minutes": 30},),
            objectifs=(3,),
            apporte=({"acquis": "projet", "quoi": "Leur projet."},),
        ),
        [("seule", 0, 0, "n’est pas produit : aucun temps n’est prévu ; lui donner 20 minutes")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("record", "expected"), CASES.values(), ids=CASES)
def test_the_time_of_each_deliverable(petite, record, expected):
    assert told(petite, record) == expected


@pytest.mark.parametrize(
    ("two", "three", "said"), [(40, 35, 3), (30, 35, 2), (29, 35, 3), (30, 30, 2)]
)
def test_among_objectives_that_would_do_the_one_that_takes_least(petite, two, three, said):
    """« Carte » has 10 of its 50 minutes: 30 more are the fewest with which it would hold."""
    lines = (carte(10), charte(two), {"production": "seule", "minutes": three})
    (first, *_) = livrables(plan(made(lines, objectifs=(1, 2, 3)), petite), petite)
    assert first.manque == 40
    assert first.remede == f"travailler un objectif de moins suffirait : le {said} (But {said})"


def test_what_a_production_has_left_to_fill(petite):
    """What a method feeds later, before the last production, is not to be filled now."""
    record = made((note(40), MARCHE, note(40)), (FRISE, note(40)))
    found = remplir(petite, plan(record, petite))
    said = {
        place: [f"{trait.nom} {trait.texte}" for trait in traits if trait.nom.startswith(("À remplir", "À écrire"))]
        for place, traits in found.items()
    }  # fmt: skip
    assert said == {
        (0, "matin", 0): ["À remplir : Date."],
        (0, "matin", 2): ["À remplir : Date.", "À écrire, d’après ce qui précède : Histoire."],
        (1, "matin", 1): [
            "À remplir : Date.",
            "À écrire, d’après ce qui précède : Histoire et Acteurs.",
        ],
    }


def test_a_line_that_tells_its_own_steps_fills_all_its_fields(petite):
    """Nothing that it writes is said to be there already: whoever leads alone would not write it."""
    step = {"titre": "Écrire", "minutes": 40, "modalite": "pleniere", "consigne": "Dire et noter."}
    record = made((FRISE, {**note(40), "etapes": (step,)}), (MARCHE,))
    led = remplir(petite, plan(record, petite))
    ((_, traits),) = led.items()
    assert [trait.nom for trait in traits] == ["À remplir :"]
    assert "Histoire" in traits[0].texte


def test_what_a_real_sheet_says_of_its_pen_and_of_speech(boite):
    record = made(({"production": "plan-action", "minutes": 75},), objectifs=(7,))
    record = record.model_copy(update={"formation": "pouvoir-agir"})
    ((_, traits),) = remplir(boite, plan(record, boite)).items()
    assert [trait.nom for trait in traits] == ["À remplir :", "Plume :", "À l’oral :"]
    sheet: Fiche = boite.fiches["plan-action"].record
    assert [trait.texte for trait in traits[1:]] == [sheet.plume, sheet.a_l_oral]


def test_the_table_of_a_plan(petite):
    record = made((MARCHE, MARCHE, note(47)))
    lines = temps_des_livrables(petite, plan(record, petite))
    assert [
        (x.titre, x.url, str(x.demande), [(f.titre, str(f.minutes)) for f in x.nourri], str(x.production), x.tient)
        for x in lines[:1]
    ] == [("Note", "~/fiches/note/", "1 h 40", [("Marche", "1 h")], "47 min", True)]  # fmt: skip
    assert lines[0].verdict == "Tient de justesse : 80 % du temps demandé."


REAL = [
    (
        "besoins-priorises", 25, (2,),
        "ne tient pas : il manque 20 minutes ; remplir la version légère de la fiche (30 minutes) suffirait",
    ),
    ("besoins-priorises", 36, (2,), "tient de justesse : 80 % du temps demandé"),
    ("protocole-recueil", 30, (2,), "ne tient pas : il manque 30 minutes ; donner une demi-journée de plus"),
    ("plan-action", 75, (7,), "tient"),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "spent", "objectifs", "verdict"), REAL)
def test_a_real_sheet_filled_with_nothing_before_it(boite, slug, spent, objectifs, verdict):
    lines = ({"production": slug, "minutes": spent},)
    record = made(lines, objectifs=objectifs, formation="pouvoir-agir")
    assert livrables(plan(record, boite), boite)[0].verdict == verdict


def test_every_deliverable_of_the_ten_days_is_produced_and_holds(boite):
    found = livrables(plan_of(boite, "pouvoir-agir-fevrier-2026"), boite)
    assert {slug for o in boite.objectifs.values() for slug in o.fiches} <= {
        one.fiche.slug for one in found
    }
    assert [one.fiche.slug for one in found if not one.tient] == []


def test_every_production_of_a_real_programme_says_how_it_is_led(boite):
    for slug in boite.programmes:
        whole = plan_of(boite, slug)
        led = remplir(boite, whole)
        assert len(led) == sum(
            isinstance(c.sequence, Production) for s in whole.sessions for c in s.creneaux
        )
        found = {(s.rang, s.nom): s.creneaux for s in whole.sessions}
        for (rang, nom, n), traits in led.items():
            names = [trait.nom for trait in traits]
            assert names[0] in {"À remplir :", "À relire, à compléter :"}
            ways = {"Plume :", "À l’oral :"} & set(names)
            assert len(ways) == (0 if found[rang, nom][n].sequence.etapes else 2)


def test_a_sheet_without_its_time_says_its_lighter_version(boite):
    """Enough for the lighter version or not: it is what there is."""
    lines = ({"production": "plan-action", "minutes": 20},)
    ((_, traits),) = remplir(
        boite, plan(made(lines, objectifs=(7,), formation="pouvoir-agir"), boite)
    ).items()
    assert (traits[-1].nom, traits[-1].texte) == (
        "Si le temps manque :",
        "s’en tenir à ces champs, en 55 min : Acteurs qui ont construit le plan, Objectifs, Actions et "
        "responsables, Moyens, Calendrier et Résultat de la relecture croisée.",
    )


def test_a_line_that_names_its_fields_is_told_no_other_lighter_version(boite):
    """Forty minutes for four fields: « en 1 h » under it would contradict the line."""
    led = remplir(boite, plan_of(boite, "habitants-cinq-soirees"))
    told = next(traits for (rang, *_), traits in led.items() if rang == 0)
    assert [trait.nom for trait in told] == ["À remplir :"]


def test_every_sheet_and_questionnaire_says_how_it_is_led(boite):
    for sheet in boite.fiches.values():
        told = sheet.record.consigne, sheet.record.plume, sheet.record.a_l_oral, sheet.record.legere
        assert None not in told, sheet.slug
    assert [q.slug for q in boite.questionnaires.values() if not q.record.consigne] == []


def test_the_lighter_version_keeps_the_fields_that_criteria_look_at(boite):
    due = {seuil.fiche: seuil.champ for o in boite.objectifs.values() for seuil in o.seuils}
    for sheet in boite.fiches.values():
        kept = set(sheet.record.legere.champs)
        looked_at = {c.champ for c in sheet.record.criteres if c.champ}
        assert looked_at | ({due[sheet.slug]} if sheet.slug in due else set()) <= kept, sheet.slug
        assert sheet.record.legere.minutes % 5 == 0
