"""Every warning, from a day that has none and is spoilt in one place; what accepts it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans import avertissements as module
from macros.model.plans import recit
from macros.model.plans.avertissements import avertissements, unaccepted
from macros.model.plans.planning import plan
from macros.model.records.formation import Conduite
from macros.model.records.programme import Acceptation, Programme
from macros.model.records.territoire import Territoire
from macros.model.rules.horaires import acceptances
from macros.model.source.documents import Document
from macros.told.programme.signalements import signalements

TOUR = {"methode": "tour", "minutes": 30}
MARCHE = {"methode": "marche", "minutes": 60}
SIGNE = {"methode": "signe", "minutes": 30}
MUET = {"methode": "muette", "minutes": 60}
JEU = {"methode": "jeu", "minutes": 60}
PAUSE = {"pause": 15}
NOTE = {"production": "note", "minutes": 40, "evalue": (1,), "preuve": (1,)}
PLAN = {"production": "plan", "minutes": 50, "evalue": (2,), "preuve": (2,)}
A_VOUS = {"mise_en_situation": "À vous", "minutes_par_personne": 10, "objectifs": (2,)}
CHAUD = {"questionnaire": "a-chaud", "minutes": 15}
BILAN = {"methode": "bilan", "minutes": 25}

# Exactly 90 minutes before and after the break.
MATIN = (TOUR, MARCHE, {"pause": 30}, NOTE, PLAN)
APRES_MIDI = (A_VOUS, PAUSE, JEU, PAUSE, CHAUD, BILAN)
HORAIRES = {
    "matin": {"debut": "09:00", "fin": "12:30"},
    "apres_midi": {"debut": "13:30", "fin": "17:00"},
}


FOIRE = Territoire.model_validate(
    {
        "titre": "La foire",
        "accroche": "Une foire inventée.",
        "perimetre": "La place.",
        "acteurs": ({"nom": "Le comité", "type": "association", "role": "Il prépare la foire."},),
        "dates": (
            {"quoi": "La foire", "du": "2027-05-03", "au": "2027-05-05", "effet": "eviter"},
            {"quoi": "Le bal", "du": "2027-05-04", "effet": "profiter"},
        ),
        "mise_a_jour": "2026-11-30",
    }
)


@pytest.fixture(scope="module")
def petite(boite) -> Catalogue:
    """The real course with two objectives, and four methods that only differ where it matters."""
    base = boite.methodes["meteo-interieure"].record
    together = tuple(e.model_copy(update={"modalite": "pleniere"}) for e in base.etapes)
    apart = tuple(e.model_copy(update={"modalite": "binome"}) for e in base.etapes)
    asking = {"question": "Que dire {du sujet} ?", "demande": (), "laisse": ()}
    changes = {
        "tour": {"moment": "ouvrir", "energie": "calme", "etapes": together, "laisse": ("cadre",)},
        "bilan": {"moment": "clore", "energie": "calme", "etapes": together},
        "signe": {"moment": "explorer", "energie": "calme", "etapes": apart},
        "adieu": {"moment": "clore", "energie": "calme", "etapes": apart, "place": "fin"},
        "recolte": {
            "moment": "clore",
            "energie": "calme",
            "etapes": apart,
            "place": "fin-de-seminaire",
        },
        "muette": {"moment": "explorer", "energie": "calme", "etapes": apart, "question": None},
        "marche": {
            "moment": "explorer",
            "energie": "vive",
            "etapes": apart,
            "objectifs": (1,),
            "laisse": ("causes",),
        },
        "jeu": {"moment": "produire", "energie": "vive", "etapes": apart, "demande": ("causes",)},
    }
    methodes = {
        slug: base.model_copy(
            update={"titre": slug.capitalize(), "place": None, **asking, **update}
        )
        for slug, update in changes.items()
    }
    fiche = boite.fiches["note-territoriale"].record
    fiches = {
        slug: fiche.model_copy(
            update={
                "titre": slug.capitalize(),
                "duree_remplissage": 12,
                "consigne": "Remplir.",
                "legere": None,
                "demande": (),
                "laisse": (),
            }
        )
        for slug in ("note", "plan")
    }
    one = boite.objectifs[1].model_copy(update={"fiches": ("note",), "conduite": None})
    lead = Conduite(texte="Conduire", minutes_par_personne=10)
    two = one.model_copy(update={"id": 2, "fiches": ("plan",), "conduite": lead})
    course = boite.formation.record.model_copy(
        update={"objectifs": (one, two), "signature": ("signe",)}
    )
    return Catalogue(
        vocabulaires=boite.vocabulaires,
        formations={"cours": entry("formations", "cours", course)},
        methodes={slug: entry("methodes", slug, record) for slug, record in methodes.items()},
        fiches={slug: entry("fiches", slug, record) for slug, record in fiches.items()},
        questionnaires={
            slug: entry(
                "questionnaires", slug, e.record.model_copy(update={"consigne": "Répondre."})
            )
            for slug, e in boite.questionnaires.items()
        },
        territoires={"foire": entry("territoires", "foire", FOIRE)},
    )


def entry(kind, slug, record) -> Entry:
    return Entry(kind, slug, record, Document(f"toolbox/{kind}/{slug}.md", {}))


def programme(
    matin=MATIN, apres_midi=APRES_MIDI, jours=("2027-05-04",), jours_dits=(), **fields
) -> Programme:
    """A Tuesday in May; several days all hold what is given."""
    days = jours_dits or [
        {"date": day, "matin": half((1, 2), matin), "apres_midi": half((2,), apres_midi)}
        for day in jours
    ]
    return Programme.model_validate(
        {
            "titre": "Essai",
            "accroche": "Un essai.",
            "formation": "cours",
            "territoire": "ici",
            "participants": 8,
            "marge": 0,
            "horaires": HORAIRES,
            "lieu": "Ici",
            "jours": tuple(days),
            "etat": "brouillon",
            "mise_a_jour": "2026-11-22",
            **fields,
        }
    )


def half(objectifs, sequences):
    return {"objectifs": objectifs, "sequences": tuple(sequences)}


def course(catalogue, **changes) -> Catalogue:
    """The catalogue with another course."""
    record = catalogue.formations["cours"].record.model_copy(update=changes)
    return replace(catalogue, formations={"cours": entry("formations", "cours", record)})


def said(record, catalogue) -> list[tuple[str, int | None, str | None, int | None, str]]:
    return [
        (a.code, a.rang, a.nom, a.objectif, a.phrase)
        for a in avertissements(plan(record, catalogue), catalogue)
    ]


def test_an_ordinary_day_has_nothing_to_say(petite):
    assert said(programme(), petite) == []


def test_a_margin_neither_ends_a_day_nor_rests_nor_stands_between_plenaries(petite):
    matin = (TOUR, MARCHE, {"pause": 30}, {"marge": 10}, {**NOTE, "minutes": 30}, PLAN)
    soir = (A_VOUS, PAUSE, JEU, PAUSE, CHAUD, {**BILAN, "minutes": 20}, {"marge": 5})
    assert said(programme(matin=matin, apres_midi=soir), petite) == []
    talks = (
        TOUR,
        {"apport": "Récit", "minutes": 30, "note": "Dire ceci."},
        {"marge": 10},
        {"apport": "Débat", "minutes": 20, "note": "Dire ceci."},
    )
    spoilt = programme(matin=(*talks, {"pause": 30}, {**NOTE, "minutes": 40}, PLAN))
    assert [a[0] for a in said(spoilt, petite)] == ["plenieres", "chaine", "sans-pratique"]


CAUSES = "« Jeu » demande des causes mises à plat, que rien avant n’apporte ; à mener d’abord : « Marche »"
# Days that stand inside a programme: short at both ends, signed.
DEDANS = {
    "matin": ({**TOUR, "minutes": 20}, {**MARCHE, "minutes": 40}, SIGNE, {"pause": 30}, NOTE, PLAN),
    "apres_midi": (A_VOUS, PAUSE, {**JEU, "minutes": 65}, PAUSE, CHAUD, {**BILAN, "minutes": 20}),
}


def several(*days: dict[str, object], **fields: object) -> Programme:
    """Days that follow one another from a Monday, as DEDANS but for what is said."""
    dates = (f"2027-05-{10 + n}" for n in range(len(days)))
    told = [
        {
            "date": date,
            "seminaire": day.get("seminaire"),
            "apporte": day.get("apporte", ()),
            "matin": half((1, 2), day.get("matin", DEDANS["matin"])),
            "apres_midi": half((2,), day.get("apres_midi", DEDANS["apres_midi"])),
        }
        for date, day in zip(dates, days, strict=False)
    ]
    return programme(**{"jours_dits": tuple(told), **fields})


LONG_TALK = {"apport": "Long récit", "minutes": 91, "note": "Dire ceci."}
SHORT_TALK = {"apport": "Récit", "minutes": 30, "note": "Dire ceci."}
OTHER_TALK = {"apport": "Débat", "minutes": 30, "note": "Dire ceci."}
REST = {"production": "note", "minutes": 30}

TROUBLES = [
    (
        "91 minutes in a row",
        programme(matin=(TOUR, PAUSE, LONG_TALK, PAUSE, {**NOTE, "minutes": 29}, {"pause": 10}, {**PLAN, "minutes": 20})),
        [
            ("sans-pause", 0, "matin", None, "de 09:45 à 11:16, 91 minutes sans pause"),
            ("chaine", 0, "apres_midi", None, CAUSES),
            ("sans-pratique", None, None, 1, "aucune méthode ne fait pratiquer l’objectif 1"),
        ],
    ),
    (
        "two stretches of 105 minutes and more",
        programme(matin=(TOUR, MARCHE, {**NOTE, "minutes": 15}, PAUSE, PLAN, {**NOTE, "minutes": 40})),
        [("sans-pause", 0, "matin", None, "de 09:00 à 10:45, 105 minutes sans pause")],
    ),
    (
        "a day that starts with a method to explore and ends with a sheet",
        programme(
            matin=(MARCHE, TOUR, {"pause": 30}, NOTE, PLAN),
            apres_midi=(A_VOUS, PAUSE, JEU, PAUSE, CHAUD, {"production": "note", "minutes": 25}),
        ),
        [
            ("sans-ouverture", 0, None, None, "elle commence par « Marche », sans accueil ni tour de parole"),
            ("sans-cloture", 0, None, None, "elle finit par « Note », sans bilan ni tour de parole"),
        ],
    ),
    (
        "three talks in a row",
        programme(matin=(TOUR, SHORT_TALK, OTHER_TALK, PAUSE, MARCHE, {**PAUSE}, {**NOTE, "minutes": 15}, {**PLAN, "minutes": 15})),
        [("plenieres", 0, "matin", None, "tout se passe en grand groupe : « Tour », « Récit », « Débat »")],
    ),
    (
        "two lively methods after lunch",
        programme(apres_midi=(JEU, {"methode": "marche", "minutes": 20}, PAUSE, A_VOUS, {"questionnaire": "a-chaud", "minutes": 10}, PAUSE, {"methode": "bilan", "minutes": 10})),
        [("apres-repas", 0, "apres_midi", None, "« Jeu » puis « Marche » : laisser digérer")],
    ),
    (
        "a method before what it needs",
        programme(matin=(TOUR, JEU, {"pause": 30}, NOTE, PLAN), apres_midi=(A_VOUS, PAUSE, MARCHE, PAUSE, CHAUD, BILAN)),
        [
            ("chaine", 0, "matin", None, CAUSES),
            ("sans-pratique", None, None, 1, "aucune méthode ne fait pratiquer l’objectif 1"),
        ],
    ),
    (
        "a sheet that nobody has time for, with its criterion",
        programme(matin=(TOUR, MARCHE, {"pause": 30}, {"apport": "Lecture", "minutes": 40, "note": "Dire ceci."}, PLAN)),
        [
            ("sans-production", None, None, 1, "la fiche « Note » (objectif 1) n’a pas de temps pour être remplie"),
            ("sans-evaluation", None, None, 1, "le critère de l’objectif 1 n’est vérifié dans aucune séquence (« evalue »)"),
            ("sans-preuve", None, None, 1, "aucune séquence ne demande à chaque personne sa preuve pour l’objectif 1 (« preuve »)"),
        ],
    ),
    (
        "one trainee who has no time to lead",
        programme(apres_midi=({**A_VOUS, "personnes": 7}, {"pause": 25}, JEU, PAUSE, CHAUD, BILAN)),
        [("sans-conduite", None, None, 2, "l’objectif 2 demande 80 minutes pour que les 8 stagiaires conduisent une séquence, 70 minutes prévues")],
    ),
    (
        "no time for the questionnaire at the end",
        programme(apres_midi=(A_VOUS, PAUSE, JEU, PAUSE, {"apport": "Rangement", "minutes": 15, "note": "Dire ceci."}, BILAN)),
        [("questionnaire", 0, "apres_midi", None, "la dernière demi-journée ne laisse pas de temps pour le questionnaire à chaud")],
    ),
    (
        "a half-day without the margin that the programme wants",
        programme(matin=(TOUR, MARCHE, {"pause": 30}, {"marge": 10}, {**NOTE, "minutes": 30}, PLAN), marge=15),
        [("sans-marge", 0, "apres_midi", None, "rien n’est gardé pour les signatures, les déplacements et les retards ; ajouter « marge: 15 »")],
    ),
    (
        "a talk of which nothing is said, a method without question",
        programme(
            matin=(
                TOUR, {**MARCHE, "minutes": 30}, PAUSE, {**MUET, "minutes": 20}, {"apport": "Récit", "minutes": 15},
                {"pause": 30}, {**NOTE, "minutes": 30}, {**PLAN, "minutes": 40},
            ),
        ),
        [
            ("sans-consigne", 0, "matin", None, "« Muette » n’a ni question ni consigne ; écrire « question » sur sa ligne"),
            ("sans-consigne", 0, "matin", None, "« Récit » n’a ni question ni consigne ; écrire « question » ou une « note » sur sa ligne"),
        ],
    ),
    (
        "a sheet that has 9 minutes where it declares 12",
        programme(matin=(TOUR, MARCHE, {"pause": 30}, {**NOTE, "minutes": 9}, {**PLAN, "minutes": 81})),
        [("livrable-court", 0, "matin", None, "« Note » ne tient pas : il manque 3 minutes ; travailler un objectif de moins suffirait : le 2 (Décrire un territoire)")],
    ),
    (
        "no rules of the group in the first half-day",
        programme(matin=({"apport": "Accueil", "minutes": 30, "note": "Dire ceci."}, MARCHE, {"pause": 30}, NOTE, PLAN)),
        [("sans-cadre", 0, "matin", None, "elle ne pose pas les règles du groupe ; y mener « Tour », ou écrire « laisse: [cadre] » sur la ligne qui les pose")],
    ),
    (
        "a long closing at noon, a long opening after lunch",
        programme(
            matin=(TOUR, MARCHE, {"pause": 30}, NOTE, {**PLAN, "minutes": 25}, BILAN),
            apres_midi=(TOUR, PAUSE, A_VOUS, {"pause": 10}, {**JEU, "minutes": 35}, CHAUD, BILAN),
        ),
        [
            ("ouverture-longue", 0, "matin", None, "« Bilan » clôt en 25 minutes ; avant la fin d’un séminaire ou du programme, 20 minutes suffisent"),
            ("ouverture-longue", 0, "apres_midi", None, "« Tour » ouvre en 30 minutes ; après la toute première ouverture, 20 minutes suffisent"),
        ],
    ),
    (
        "a farewell and a review at the end of the first day of two",
        several({"apres_midi": (*DEDANS["apres_midi"][:-1], {"methode": "recolte", "minutes": 10}, {"methode": "adieu", "minutes": 10})}, {}),
        [
            ("mauvais-moment", 0, "apres_midi", None, "« Recolte » n’est pas à sa place ; elle se vit le dernier jour d’un séminaire"),
            ("mauvais-moment", 0, "apres_midi", None, "« Adieu » n’est pas à sa place ; elle se vit le dernier jour seulement"),
        ],
    ),
    (
        "two days without the method of the course",
        several(*[{"matin": ({**TOUR, "minutes": 20}, {**MARCHE, "minutes": 70}, *DEDANS["matin"][3:])}] * 2),
        [("sans-signature", None, None, None, "aucune séquence ne mène « Signe », que la formation met dans tous les siens")],
    ),
    (
        "a Sunday",
        programme(jours=("2027-05-02",)),
        [("dimanche", 0, None, None, "le 2027-05-02 est un dimanche")],
    ),
    (
        "Ascension Day",
        programme(jours=("2027-05-06",)),
        [("ferie", 0, None, None, "le 2027-05-06 est férié : Ascension")],
    ),
    (
        "a day of fair, where the programme takes place",
        programme(territoire="foire"),
        [("date-a-eviter", 0, None, None, "le 4 mai 2027 tombe ici sur « La foire »")],
    ),
    (
        "a Sunday that is a public holiday, after an ordinary day",
        programme(**DEDANS, jours=("2026-10-30", "2026-11-01")),
        [
            ("dimanche", 1, None, None, "le 2026-11-01 est un dimanche"),
            ("ferie", 1, None, None, "le 2026-11-01 est férié : Toussaint"),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("record", "expected"), [t[1:] for t in TROUBLES], ids=[t[0] for t in TROUBLES])  # fmt: skip
def test_what_is_spoilt_is_said(petite, record, expected):
    assert said(record, petite) == expected


NO_TROUBLE = {
    "a welcome opens as well as a method": programme(
        matin=({"apport": "Accueil", "minutes": 30, "note": "Dire ceci.", "laisse": ("cadre",)}, MARCHE, {"pause": 30}, NOTE, PLAN)
    ),
    "a questionnaire closes the day": programme(
        apres_midi=(A_VOUS, PAUSE, JEU, PAUSE, {"production": "note", "minutes": 25}, CHAUD)
    ),
    "two talks, a break, a talk": programme(
        matin=(TOUR, SHORT_TALK, {"pause": 30}, OTHER_TALK, MARCHE, {"pause": 10}, {**NOTE, "minutes": 10}, {**PLAN, "minutes": 10})
    ),
    "three talks with a sheet between them": programme(
        matin=(TOUR, {**SHORT_TALK, "minutes": 20}, {**NOTE, "minutes": 10}, {**OTHER_TALK, "minutes": 20}, PAUSE, MARCHE, PAUSE, {**PLAN, "minutes": 40})
    ),
    "two lively methods in the morning": programme(
        matin=({**TOUR, "minutes": 15}, MARCHE, {**JEU, "minutes": 15}, {"pause": 30}, NOTE, PLAN)
    ),
    "one lively method after lunch, then a calm one": programme(
        apres_midi=({**JEU, "minutes": 40}, {"methode": "tour", "minutes": 30}, {"pause": 10}, A_VOUS, {"pause": 10}, CHAUD, BILAN)
    ),
    "more time to lead than what is due": programme(
        apres_midi=({**A_VOUS, "minutes_par_personne": 11}, PAUSE, {**JEU, "minutes": 52}, PAUSE, CHAUD, BILAN)
    ),
    "time to lead in two parts": programme(
        apres_midi=({**A_VOUS, "personnes": 5}, PAUSE, {**A_VOUS, "personnes": 3}, {**JEU, "minutes": 60}, PAUSE, CHAUD, BILAN)
    ),
    "the end of a seminar closes at length": several(
        {"seminaire": 1, "apres_midi": (*APRES_MIDI[:-1], {"methode": "recolte", "minutes": 25})},
        {"seminaire": 2, "apres_midi": (*APRES_MIDI[:-1], {"methode": "adieu", "minutes": 25})},
    ),
    "a group that brings its rules and its causes": programme(
        matin=({"apport": "Accueil", "minutes": 30, "note": "Dire ceci."}, MARCHE, {"pause": 30}, NOTE, PLAN),
        apporte=({"acquis": "cadre", "quoi": "Une charte"}, {"acquis": "causes", "quoi": "Un arbre"}),
    ),
    "what people bring back the second day": several(
        {"apres_midi": (A_VOUS, PAUSE, {"methode": "signe", "minutes": 65}, *DEDANS["apres_midi"][3:]),
         "matin": (*DEDANS["matin"][:1], {**SIGNE, "minutes": 40}, *DEDANS["matin"][2:])},
        {"apporte": ({"acquis": "causes", "quoi": "Un arbre"},)},
        {"matin": (*DEDANS["matin"][:1], {**JEU, "minutes": 40}, *DEDANS["matin"][2:])},
    ),
    "a Saturday": programme(jours=("2027-05-15",)),
    "the eve and the morrow of a public holiday": programme(**DEDANS, jours=("2027-05-05", "2027-05-07")),
}  # fmt: skip


@pytest.mark.parametrize("record", NO_TROUBLE.values(), ids=NO_TROUBLE)
def test_what_is_close_to_a_trouble_and_is_none(petite, record):
    assert said(record, petite) == []


QUESTIONNAIRES = [
    ({"avant": {"jours": -7}, "a-froid": {"jours": 28, "mois": 0}}, []),
    ({"avant": {"jours": -6}}, ["aucun questionnaire n’est placé avant la formation"]),
    (
        {"a-froid": {"jours": 27, "mois": 0}},
        ["aucun questionnaire n’est placé après la formation"],
    ),
    (
        {"avant": None, "a-froid": None},
        [
            "aucun questionnaire n’est placé avant la formation",
            "aucun questionnaire n’est placé après la formation",
        ],
    ),
]


@pytest.mark.parametrize(("changes", "expected"), QUESTIONNAIRES)
def test_questionnaires_one_week_before_and_one_month_after(petite, changes, expected):
    evaluations = [
        e.model_copy(update=changes.get(e.moment, {}))
        for e in petite.formations["cours"].record.evaluations
        if changes.get(e.moment, {}) is not None
    ]
    found = said(programme(), course(petite, evaluations=tuple(evaluations)))
    assert found == [("questionnaire", None, None, None, phrase) for phrase in expected]


def test_a_questionnaire_that_is_not_there_is_left_to_other_rules(petite):
    found = said(programme(), replace(petite, questionnaires={}))
    assert {code for code, *_ in found} == {"questionnaire"}


def test_every_word_of_the_vocabulary_is_said_and_nothing_else(boite):
    words = set(boite.vocabulaires["avertissements"])
    assert {found[0] for _, _, expected in TROUBLES for found in expected} == words
    source = "".join(Path(one.__file__).read_text(encoding="utf-8") for one in (module, recit))
    assert set(re.findall(r'Avertissement\(\s*"([a-z-]+)"', source)) == words


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ((), []),
        (("causes", "cadre"), []),
        (("options",), ["demande des propositions à comparer, que rien avant n’apporte"]),
        (
            ("plan", "causes", "decision"),
            [
                "demande un plan daté, que rien avant n’apporte ; à mener d’abord : « Bilan »",
                "demande une décision prise ensemble, que rien avant n’apporte",
            ],
        ),
    ],
)
def test_every_word_asked_for_must_be_there(petite, asked, expected):
    """« Marche » comes in the morning and leaves causes, « Bilan » ends the day and leaves a plan."""
    changes = {"jeu": {"demande": asked}, "bilan": {"laisse": ("plan",)}}
    changed = {
        slug: entry("methodes", slug, petite.methodes[slug].record.model_copy(update=update))
        for slug, update in changes.items()
    }
    found = said(programme(), replace(petite, methodes={**petite.methodes, **changed}))
    assert found == [("chaine", 0, "apres_midi", None, f"« Jeu » {phrase}") for phrase in expected]


ACCEPTATIONS = [
    ({}, True),
    ({"jour": 1}, True),
    ({"jour": 2}, False),
    ({"demi_journee": "matin"}, True),
    ({"demi_journee": "apres_midi"}, False),
    ({"jour": 1, "demi_journee": "matin"}, True),
    ({"jour": 2, "demi_journee": "matin"}, False),
    ({"objectif": 1}, False),
    ({"avertissement": "plenieres"}, False),
]
LONG_MORNING = (TOUR, MARCHE, {**NOTE, "minutes": 15}, PAUSE, PLAN, {**NOTE, "minutes": 40})


def acceptation(**fields) -> Acceptation:
    words = {"avertissement": "sans-pause", "motif": "Le groupe préfère.", **fields}
    return Acceptation.model_validate(words)


@pytest.mark.parametrize(("fields", "accepted"), ACCEPTATIONS)
def test_what_an_acceptance_covers_in_the_day(petite, fields, accepted):
    (found,) = avertissements(plan(programme(matin=LONG_MORNING), petite), petite)
    assert found.accepted_by(acceptation(**fields)) is accepted


@pytest.mark.parametrize(
    ("fields", "accepted"),
    [({}, True), ({"objectif": 2}, True), ({"objectif": 1}, False), ({"jour": 1}, False)],
)
def test_what_an_acceptance_covers_of_an_objective(petite, fields, accepted):
    record = programme(apres_midi=({**A_VOUS, "personnes": 7}, {"pause": 25}, JEU, PAUSE, CHAUD, BILAN))  # fmt: skip
    (found,) = avertissements(plan(record, petite), petite)
    wished = acceptation(avertissement="sans-conduite", **fields)
    assert found.accepted_by(wished) is accepted


def test_what_is_left_to_look_at(petite):
    spoilt = programme(matin=LONG_MORNING, jours=("2027-05-02",))
    accepted = spoilt.model_copy(update={"acceptes": (acceptation(),)})
    codes = [[a.code for a in unaccepted(plan(r, petite), petite)] for r in (spoilt, accepted)]
    assert codes == [["sans-pause", "dimanche"], ["dimanche"]]


def within(catalogue, record) -> Catalogue:
    return replace(catalogue, programmes={"essai": entry("programmes", "essai", record)})


def judged(catalogue, *acceptes) -> list[str]:
    record = programme(matin=LONG_MORNING, acceptes=acceptes)
    return [
        f"{problem.field} : {problem.sentence}"
        for problem in acceptances(within(catalogue, record))
    ]


def test_an_acceptance_that_covers_a_warning_is_no_problem(petite):
    assert judged(petite, acceptation(jour=1), acceptation(demi_journee="matin")) == []


def test_an_acceptance_that_covers_nothing_is_a_problem(petite):
    useless = acceptation(avertissement="ferie"), acceptation(demi_journee="soir")
    assert judged(petite, useless[0], acceptation(), useless[1]) == [
        "acceptes.1 : l’avertissement « ferie » n’a plus lieu d’être ici ; retirer cette acceptation",
        "acceptes.3 : l’avertissement « sans-pause » n’a plus lieu d’être ici ; retirer cette acceptation",
    ]


def test_trainers_read_where_what_and_why_it_is_accepted(petite):
    record = programme(
        matin=LONG_MORNING, jours=("2027-05-02",), acceptes=(acceptation(motif="On le sait."),)
    )
    assert signalements(within(petite, record), "essai") == [
        (
            "Jour 1, matin · Plus de 90 minutes sans pause : "
            "de 09:00 à 10:45, 105 minutes sans pause",
            "On le sait.",
        ),
        ("Jour 1 · Journée un dimanche : le 2027-05-02 est un dimanche", ""),
    ]


def test_what_is_not_in_the_catalogue_is_left_to_other_rules(petite):
    """An unknown course, objective, sheet or method is a problem elsewhere."""
    assert said(programme(formation="autre"), petite) == []
    unknown = {"production": "inconnue", "minutes": 10, "evalue": (9,)}
    matin = (TOUR, MARCHE, PAUSE, unknown, {**NOTE, "minutes": 35}, {**PLAN, "minutes": 45}, PAUSE)
    assert said(programme(matin), petite) == []
    matin = (TOUR, {"methode": "inconnue", "minutes": 60}, *MATIN[2:])
    assert said(programme(matin), petite) == [
        ("chaine", 0, "apres_midi", None, CAUSES),
        ("sans-pratique", None, None, 1, "aucune méthode ne fait pratiquer l’objectif 1"),
    ]
