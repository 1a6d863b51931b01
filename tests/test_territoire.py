"""What a territory brings to a programme: who, where, which figures, which days, and how it is told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from macros.data.programme_json import programme_json
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.avertissements import avertissements
from macros.model.plans.lieux import ancrages, names
from macros.model.plans.planning import Plan, plan, plan_of
from macros.model.records.programme import Programme
from macros.model.records.territoire import Acteur, Lieu, Territoire
from macros.model.source.documents import Document
from macros.paper.brochure.jours import calendrier
from macros.site.calls.checked import MacroError
from macros.site.calls.programmes import assembler
from macros.told.programme.territoire import appels, chiffres, ici, reperages

from .test_papier_cahier import squeezed, text_of
from .test_papier_programme import SHORT, says, words

VALLON = {
    "titre": "Le vallon",
    "accroche": "Un vallon inventé.",
    "perimetre": "Trois hameaux.",
    "acteurs": (
        {
            "nom": "La ressourcerie",
            "type": "association",
            "role": "Elle répare.",
            "objectifs": (1, 2),
            "demander": "Que vous donne-t-on, et qui ?",
        },
        {"nom": "La mairie", "type": "collectivite", "role": "Elle décide.", "objectifs": (3, 5)},
        {"nom": "Le foyer", "type": "collectif", "role": "On s’y retrouve."},
    ),
    "lieux": (
        {
            "nom": "Le pont",
            "interet": "On y voit passer tout le monde.",
            "objectifs": (1,),
            "acces": "de plain-pied, un banc à l’ombre.",
        },
        {"nom": "Le moulin", "interet": "De quoi nourrir une frise historique.", "objectifs": (1,)},
    ),
    "ressources": ({"nom": "Le cadastre", "apport": "Qui possède quoi.", "objectifs": (1,)},),
    "dates": (
        {"quoi": "Foire aux bestiaux", "du": "2027-05-04", "effet": "eviter"},
        {"quoi": "Semaine bleue", "du": "2027-05-03", "au": "2027-05-08", "effet": "profiter"},
    ),
    "langues": ("Occitan : chez les anciens.",),
    "mise_a_jour": "2026-11-30",
}
MARCHE = {"methode": "diagnostic-en-marchant", "minutes": 120}
FRISE = {"methode": "frise-historique", "minutes": 70}
CERCLE = {"methode": "cercle-de-connaissances", "minutes": 70}
METEO = {"methode": "meteo-interieure", "minutes": 15}
NOTE = {"production": "note-territoriale", "minutes": 40}
GRILLE = {"production": "grille-animation-fiche", "minutes": 20}


@pytest.fixture(scope="module")
def vallee(boite) -> Catalogue:
    """The real toolbox with one more territory, made up and thin; its course has no signature."""
    return with_home(boite, VALLON)


def with_home(boite: Catalogue, told: dict[str, object]) -> Catalogue:
    home = Entry(
        "territoires",
        "vallon",
        Territoire.model_validate(told),
        Document("toolbox/territoires/vallon.md", {}),
    )
    return replace(boite, territoires={**boite.territoires, "vallon": home})


def laid(catalogue: Catalogue, *halves: tuple[tuple[int, ...], list[dict[str, object]]]) -> Plan:
    """Return a plan of mornings, a day each from Monday 3 May 2027 on: objectives, sequences."""
    jours = tuple(
        {"date": f"2027-05-{n:02d}", "matin": {"objectifs": o, "sequences": tuple(lines)}}
        for n, (o, lines) in enumerate(halves, start=3)
    )
    record = Programme.model_validate(
        {
            "titre": "Essai",
            "accroche": "Un essai.",
            "formation": "pouvoir-agir",
            "territoire": "vallon",
            "participants": 8,
            "horaires": {"matin": {"debut": "09:00", "fin": "12:30"}},
            "jours": jours,
            "etat": "brouillon",
            "mise_a_jour": "2026-11-30",
        }
    )
    return plan(record, catalogue)


def told(found: Plan, catalogue: Catalogue) -> list[list[tuple[str, str, int | None]]]:
    return [
        [(one.facon, one.quoi.nom, one.objectif) for one in a.presences]
        for a in ancrages(found, catalogue)
    ]


def at(found: Plan, territoire: str) -> Plan:
    return replace(found, programme=found.programme.model_copy(update={"territoire": territoire}))


def test_a_walk_has_its_place_an_inquiry_its_figures_and_a_method_that_invites_its_guest(vallee):
    found = laid(vallee, ((1,), [METEO]), ((1,), [MARCHE]), ((1,), [METEO]))
    assert told(found, vallee) == [
        [],
        [
            ("marcher", "Le pont", 1),
            ("rencontrer", "La ressourcerie", 1),
            ("apporter", "Le cadastre", 1),
        ],
        [],
    ]
    here = ici(vallee, found)[1, "matin"]
    assert here.ligne == "on peut choisir pour marcher « Le pont »"
    assert [(p.raison, p.detail) for p in here.pistes] == [
        (
            "« Diagnostic en marchant » se mène dehors, à 9 h : on peut choisir « Le pont » "
            "(objectif 1 : Décrire un territoire).",
            "On y voit passer tout le monde. Accès : de plain-pied, un banc à l’ombre.",
        ),
        (
            "On peut proposer à « La ressourcerie » une rencontre pendant « Diagnostic en marchant », "
            "à 9 h (objectif 1 : Décrire un territoire).",
            "Lui demander : « Que vous donne-t-on, et qui ? »",
        ),
        (
            "On peut apporter « Le cadastre » pour « Diagnostic en marchant » "
            "(objectif 1 : Décrire un territoire).",
            "Qui possède quoi.",
        ),
    ]


def test_nobody_comes_where_guests_have_neither_a_place_nor_minutes(vallee):
    """A history line asks to invite elders but no step is theirs; a circle keeps what it hears."""
    for line in (FRISE, CERCLE):
        found = laid(vallee, *(((1,), [line]) for _ in range(5)))
        ways = {way for half in told(found, vallee) for way, _, _ in half}
        assert ways.isdisjoint({"inviter", "rencontrer"})


def test_nobody_comes_first_nor_last_nor_on_two_days_that_follow(vallee):
    welcome = {**FRISE, "note": "Deux invités à 10 h."}
    found = laid(vallee, *(((1,), [welcome]) for _ in range(5)))
    ways = [[way for way, _, _ in half] for half in told(found, vallee)]
    assert [("inviter" in half) for half in ways] == [False, True, False, True, False]
    invited = [nom for half in told(found, vallee) for way, nom, _ in half if way == "inviter"]
    assert invited == ["La ressourcerie", "Le foyer"]


def test_a_deliverable_is_asked_about_before_and_shown_once_done_but_never_a_grade(vallee):
    found = laid(vallee, ((1,), [NOTE]), ((1,), [NOTE]), ((4,), [GRILLE]))
    assert [half[0][:2] if half else None for half in told(found, vallee)] == [
        ("demander", "La ressourcerie"),
        ("montrer", "La ressourcerie"),
        None,
    ]
    said = [p.raison for one in ici(vallee, found).values() for p in one.pistes[:1]]
    assert said == [
        "On peut interroger « La ressourcerie » avant « Note de synthèse territoriale » "
        "(objectif 1 : Décrire un territoire).",
        "On peut montrer « Note de synthèse territoriale » à « La ressourcerie », pour corriger et "
        "pour rendre (objectif 1 : Décrire un territoire).",
    ]


def test_a_deliverable_made_from_end_to_end_is_asked_about_then_shown_to_the_same(vallee):
    found = laid(vallee, ((1,), [NOTE]), ((1,), [METEO]))
    assert told(found, vallee)[0][0] == ("associer", "La ressourcerie", 1)
    assert ici(vallee, found)[0, "matin"].pistes[0].raison == (
        "On peut interroger « La ressourcerie » avant « Note de synthèse territoriale », puis le lui "
        "montrer (objectif 1 : Décrire un territoire)."
    )


def test_what_was_asked_for_a_deliverable_is_given_back_to_the_same(boite):
    found = plan_of(boite, "pouvoir-agir-fevrier-2026")
    asked: dict[str, list[str]] = {}
    for a in ancrages(found, boite):
        for one in a.presences:
            if one.facon == "demander" and one.creneau.sequence.nature == "production":
                asked.setdefault(one.creneau.titre, []).append(one.quoi.nom)
            if one.facon == "montrer" and one.creneau.titre in asked:
                assert one.quoi.nom in asked[one.creneau.titre]
    assert asked


def test_a_place_that_names_a_method_is_gone_to_beforehand(vallee):
    found = laid(vallee, ((1,), [FRISE]))
    assert told(found, vallee)[0][0] == ("passer", "Le moulin", 1)
    pont = Lieu(nom="Le pont", interet="Une frise, un mur.")
    assert names(Lieu(nom="Ici", interet="Une frise historique."), "Frise historique du territoire")
    assert not names(pont, "Frise historique du territoire")
    assert not names(Lieu(nom="Frise", interet="Frise."), "Frise")


def test_nobody_is_sent_where_the_group_cannot_go(boite):
    steep = {**VALLON, "lieux": ({**VALLON["lieux"][1], "mobilite": "marche"},)}
    seen = with_home(boite, steep)
    found = laid(seen, ((1,), [FRISE]))
    assert told(found, seen)[0][0] == ("passer", "Le moulin", 1)
    seated = found.programme.contraintes.model_copy(update={"mobilite": "assis"})
    slow = replace(found, programme=found.programme.model_copy(update={"contraintes": seated}))
    assert told(slow, seen)[0][0] == ("demander", "La ressourcerie", 1)


def test_each_thing_has_its_day(vallee):
    found = laid(vallee, ((1,), [METEO]), ((1,), [MARCHE, NOTE]), ((1,), [METEO]))
    assert [(a.date, a.texte, a.pour) for a in appels(vallee, found)] == [
        (
            "mardi 13 avril 2027",
            "Prendre rendez-vous avec « La ressourcerie »",
            (
                "jour 2, matin, « Diagnostic en marchant » (que l’on peut rencontrer sur place)",
                "jour 2, matin, « Note de synthèse territoriale » (que l’on peut interroger "
                "avant, à qui l’on peut montrer ensuite)",
            ),
        ),
    ]
    assert [(a.jour, a.texte) for a in reperages(vallee, found)] == [
        (date(2027, 4, 27), "Faire le chemin à pied : « Le pont »"),
        (date(2027, 4, 27), "Chercher et imprimer : « Le cadastre »"),
    ]
    assert chiffres(vallee, found) == "Le cadastre"


def test_a_day_to_avoid_is_said_and_may_be_accepted_a_day_to_use_only_shown(vallee):
    found = laid(vallee, ((1,), [METEO]), ((1,), [METEO]))
    said = [(a.code, a.rang, a.phrase) for a in avertissements(found, vallee)]
    assert ("date-a-eviter", 1, "le 4 mai 2027 tombe ici sur « Foire aux bestiaux »") in said
    assert sum(code == "date-a-eviter" for code, _, _ in said) == 1
    assert [one.dates for one in ici(vallee, found).values()] == [
        ("À saisir : Semaine bleue, du 3 mai 2027 au 8 mai 2027",),
        (
            "À éviter : Foire aux bestiaux, le 4 mai 2027",
            "À saisir : Semaine bleue, du 3 mai 2027 au 8 mai 2027",
        ),
    ]


def test_a_thin_territory_gives_what_it_has_and_no_territory_nothing(boite):
    thin = {
        **{name: VALLON[name] for name in ("titre", "accroche", "perimetre", "mise_a_jour")},
        "acteurs": ({"nom": "Le foyer", "type": "collectif", "role": "On s’y retrouve."},),
    }
    seen = with_home(boite, thin)
    found = laid(seen, ((1,), [MARCHE]), ((1,), [NOTE]))
    assert told(found, seen) == [[("demander", "Le foyer", None)], [("associer", "Le foyer", None)]]
    assert ici(seen, found)[0, "matin"].pistes[0].raison == (
        "On peut interroger « Le foyer » avant « Diagnostic en marchant »."
    )
    assert ancrages(at(found, ""), seen) == ()


def test_real_programmes_meet_their_territory_and_change_with_it(vallee):
    """The two measures asked: eight half-days in ten have somebody or somewhere, six in ten change."""
    carried = changed = halves = 0
    for slug in vallee.programmes:
        found = plan_of(vallee, slug)
        mine, other = ancrages(found, vallee), ancrages(at(found, "vallon"), vallee)
        halves += len(mine)
        carried += sum(one.porte for one in mine)
        here, there = ici(vallee, found), ici(vallee, at(found, "vallon"))
        changed += sum(
            here.get((s.rang, s.nom)) != there.get((s.rang, s.nom)) for s in found.sessions
        )
        assert len(other) == len(mine)
    assert carried >= 0.8 * halves
    assert changed >= 0.6 * halves


def test_the_same_organisation_does_not_come_everywhere(boite):
    found = plan_of(boite, "pouvoir-agir-fevrier-2026")
    for place in ("marseille-centre", "val-de-drome"):
        asked = [
            one.quoi.nom
            for a in ancrages(at(found, place), boite)
            for one in a.presences
            if isinstance(one.quoi, Acteur)
        ]
        invited = [
            one.quoi.nom
            for a in ancrages(at(found, place), boite)
            for one in a.presences
            if one.facon in ("inviter", "rencontrer")
        ]
        assert len(set(invited)) == len(invited)
        assert max(map(asked.count, asked)) <= 5
        assert all(
            sum(isinstance(one.quoi, Acteur) for one in a.presences) <= 2
            for a in ancrages(at(found, place), boite)
        )


def test_the_assembler_takes_a_territory_and_refuses_one_that_is_not_there(vallee):
    shown = assembler(vallee, objectifs=[1], territoire="vallon")
    assert "<strong>Ici :</strong>" in shown
    assert "La ressourcerie" in shown
    assert "Ici :" not in assembler(vallee, objectifs=[1])
    with pytest.raises(MacroError, match="nulle-part"):
        assembler(vallee, objectifs=[1], territoire="nulle-part")


def test_what_is_printed_and_given_away_says_it(boite):
    found = plan_of(boite, SHORT)
    here = ici(boite, found)[0, "matin"]
    assert here.ligne
    says("conduite", SHORT, f"Ici : {here.ligne}")
    assert "onpeutdemanderavant" not in "".join(words("brochure", SHORT).split()), (
        "what the team may ask is not for who enrols"
    )
    assert squeezed(f"Ici : {here.ligne}") in text_of(SHORT)
    (half,) = json.loads(programme_json(found, boite.programmes[SHORT], boite))["jours"][0][
        "demi_journees"
    ]
    assert half["ici"] == {
        "pistes": [{"nom": p.nom, "comment": p.bref, "raison": p.raison} for p in here.pistes],
        "dates": [],
    }


def test_what_is_not_printed_does_not_let_blocks_break(boite):
    """Reasons stand on pages only: papers are laid out from the one line."""
    (group,) = calendrier(boite, plan_of(boite, SHORT)).groupes
    assert [half.ici.pistes for day in group.jours for half in day.jour.sessions] == [()]


def test_what_is_on_the_web_is_not_brought_where_there_is_no_screen(boite):
    online = {**VALLON["ressources"][0], "nom": "Les chiffres", "url": "https://exemple.org"}
    seen = with_home(boite, {**VALLON, "ressources": (online, *VALLON["ressources"])})
    found = laid(seen, ((1,), [MARCHE]))
    assert told(found, seen)[0][-1] == ("apporter", "Les chiffres", 1)
    limits = found.programme.contraintes.model_copy(update={"materiel_absent": ("ordinateur",)})
    bare = replace(found, programme=found.programme.model_copy(update={"contraintes": limits}))
    assert told(bare, seen)[0][-1] == ("apporter", "Le cadastre", 1)


def test_a_door_opens_only_on_its_own_subjects(boite):
    job = {**VALLON["acteurs"][0], "sujets": ("emploi",)}
    seen = with_home(boite, {**VALLON, "acteurs": (job, *VALLON["acteurs"][1:])})
    found = laid(seen, ((1,), [NOTE]))
    assert told(found, seen)[0][0] == ("associer", "Le foyer", None)
    about = found.programme.model_copy(update={"sujet": "l’emploi des jeunes"})
    assert told(replace(found, programme=about), seen)[0][0] == ("associer", "La ressourcerie", 1)


def test_nobody_is_sent_to_an_employment_service_for_youth_or_streets(boite):
    for slug in ("animateurs-jeunesse-deux-jours", "habitants-cinq-soirees"):
        asked = {one.quoi.nom for a in ancrages(plan_of(boite, slug), boite) for one in a.presences}
        assert asked.isdisjoint(
            {"France Travail", "Département des Bouches-du-Rhône", "data.gouv.fr", "Insee"}
        )


def test_half_days_only_say_what_may_be_decided(boite):
    for slug in boite.programmes:
        for one in ici(boite, plan_of(boite, slug)).values():
            assert one.ligne == "" or one.ligne.startswith("on peut ")
            assert all("n peut " in p.raison for p in one.pistes)
            assert not any(" vient à " in p.raison for p in one.pistes)
