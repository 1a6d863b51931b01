"""The assembler: what it respects, what it explains, what it refuses, on the real catalogue."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.model.assembly import assemble
from macros.model.assembly.brief import brief_of
from macros.model.assembly.cost import place_breaks
from macros.model.assembly.limits import folded, missing, obstacles
from macros.model.assembly.skeleton import breaks
from macros.model.assembly.sur_mesure import spread, sur_mesure
from macros.model.clock.agenda import sessions
from macros.model.clock.supplies import subgroups, supplies
from macros.model.plans.avertissements import unaccepted
from macros.model.plans.planning import Plan, plan, plan_of
from macros.model.records.programme import Contraintes, Plage, Programme
from macros.model.records.sequence import (
    Apport,
    MiseEnSituation,
    Production,
    SequenceMethode,
    SequenceQuestionnaire,
)
from macros.store import ROOT, load

ASSEMBLED = ("agents-collectivites-deux-jours", "habitants-cinq-soirees", "demi-journee-decouverte")
DAY = {"matin": Plage(debut="09:00", fin="12:30"), "apres_midi": Plage(debut="13:30", fin="17:00")}


def wish(boite, objectifs, jours=1, participants=10, hours=DAY, positionnement=None, **limits):
    contraintes = Contraintes.model_validate(limits)
    return sur_mesure(
        boite, objectifs, jours, participants, hours, 15, contraintes, positionnement or {}
    )


def made(boite, objectifs, **wishes) -> Plan:
    return plan(wish(boite, objectifs, **wishes), boite)


def lines(found: Plan):
    return [creneau.sequence for session in found.sessions for creneau in session.creneaux]


def methods(found: Plan) -> list[str]:
    return [line.slug for line in lines(found) if isinstance(line, SequenceMethode)]


@pytest.mark.parametrize("slug", ASSEMBLED)
def test_the_real_programmes_are_assembled_and_end_on_the_minute(boite, slug):
    written = boite.programmes[slug].record
    assert all(not half.sequences for jour in written.jours for _, half in jour.halves)
    found = plan_of(boite, slug)
    assert found.refus == ()
    for session in found.sessions:
        assert session.coincements == ()
        assert session.creneaux[0].debut == session.plage.debut
        assert session.creneaux[-1].fin == session.plage.fin


@pytest.mark.parametrize("slug", ASSEMBLED)
def test_the_real_programmes_raise_no_warning_left_unsaid(boite, slug):
    assert unaccepted(plan_of(boite, slug), boite) == ()


@pytest.mark.parametrize("slug", ASSEMBLED)
def test_every_choice_carries_a_french_sentence(boite, slug):
    found = plan_of(boite, slug)
    for session in found.sessions:
        for n, creneau in enumerate(session.creneaux):
            choix = found.choix[session.rang, session.nom, n]
            assert choix.raison[0].isupper()
            assert choix.raison.endswith(".")
            for autre in choix.ensuite:
                assert autre.methode != creneau.methode
                assert autre.pourquoi


def test_methods_are_never_repeated_unless_asked(boite):
    without = methods(made(boite, (1, 2), jours=2))
    assert len(without) == len(set(without))
    again = methods(made(boite, (1, 2), jours=3, repeter=("meteo-interieure",)))
    assert {slug for slug in again if again.count(slug) > 1} == {"meteo-interieure"}


def test_methods_written_by_the_trainer_are_not_taken_again(boite):
    programme = wish(boite, (5,))
    first, half = programme.jours[0], programme.jours[0].matin
    by_hand = half.model_copy(update={"sequences": tuple(sessions_of(boite, programme, "matin"))})
    mixed = programme.model_copy(update={"jours": (first.model_copy(update={"matin": by_hand}),)})
    found = plan(mixed, boite)
    assert found.sessions[0].demi_journee.sequences == by_hand.sequences
    assert len(methods(found)) == len(set(methods(found)))


def sessions_of(boite, programme, nom):
    return next(
        s.demi_journee.sequences
        for s in sessions(assemble(programme, boite).programme, boite)
        if s.nom == nom
    )


def test_what_the_group_cannot_do_is_set_aside(boite):
    found = made(boite, (1, 2), jours=2, lecture="peu-d-ecrit", mobilite="petits-deplacements")
    for slug in methods(found):
        asked = boite.methodes[slug].record.accessibilite
        assert asked.lecture in {"sans-ecrit", "peu-d-ecrit"}
        assert asked.mobilite in {"assis", "petits-deplacements"}
    told = {entry.slug: reason for entry, reason in found.ecartees}
    assert told["diagnostic-en-marchant"] == "suppose : marche en extérieur"
    assert told["depouillement-collectif"] == "suppose : lecture et écriture"


@pytest.mark.parametrize("people", [7, 12])
def test_methods_fit_the_group(boite, people):
    for slug in methods(made(boite, (3, 5), jours=2, participants=people)):
        size = boite.methodes[slug].record.participants
        assert size.min <= people <= size.max


def test_level_distance_and_exclusions(boite):
    found = made(boite, (3,), difficulte_max=1, distance=True, exclure=("retroplanning",))
    for slug in methods(found):
        record = boite.methodes[slug].record
        assert record.difficulte == 1
        assert record.distance.possible != "non"
        assert slug != "retroplanning"


def test_a_thing_is_missing_only_when_no_other_way_is_left(boite):
    cercle = boite.methodes["cercle-de-connaissances"].record
    assert "Téléphone ou ordinateur connecté" in {item.nom for item in cercle.materiel}
    assert missing(cercle, Contraintes(materiel_absent=("ordinateur",))) == []
    absent = Contraintes(materiel_absent=("ordinateur", "téléphone"))
    assert missing(cercle, absent) == ["Téléphone ou ordinateur connecté"]
    brief = brief_of(wish(boite, (1,), materiel_absent=absent.materiel_absent), boite)
    assert obstacles(cercle, "cercle-de-connaissances", brief, boite) == [
        ("materiel_absent", "demande « Téléphone ou ordinateur connecté », qui manque")
    ]


def test_names_are_compared_without_accents_nor_capitals():
    assert folded("Œuvre d’ÉTÉ") == "oeuvre d'ete"


def test_a_method_asked_for_is_there_even_off_topic(boite):
    assert "frise-historique" not in methods(made(boite, (5,)))
    assert "frise-historique" in methods(made(boite, (5,), inclure=("frise-historique",)))


def test_prerequisites_come_first(boite):
    election = boite.methodes["election-sans-candidat"]
    record = election.record.model_copy(update={"prerequis": ("decision-consentement",)})
    bound = replace(
        boite, methodes={**boite.methodes, election.slug: replace(election, record=record)}
    )
    found = methods(made(bound, (3,), jours=2, inclure=("election-sans-candidat",)))
    assert found.index("decision-consentement") < found.index("election-sans-candidat")


def test_what_belongs_to_the_first_day_stays_there(boite):
    found = made(boite, (3, 5), jours=2)
    days = [
        s.rang
        for s in found.sessions
        for c in s.creneaux
        if c.methode and c.methode.slug == "contrat-de-groupe"
    ]
    assert set(days) <= {0}


def test_every_deliverable_is_scheduled_and_its_criterion_verified(boite):
    found = made(boite, (1, 2, 3), jours=3)
    for number in (1, 2, 3):
        made_here = {line.slug for line in lines(found) if isinstance(line, Production)}
        assert set(boite.objectifs[number].fiches) <= made_here
        assert any(number in line.evalue for line in lines(found))


def test_every_trainee_leads_when_the_objective_asks_for_it(boite):
    for people in (7, 8, 12):
        led = [
            line
            for line in lines(made(boite, (4,), participants=people))
            if isinstance(line, MiseEnSituation)
        ]
        assert sum(line.personnes or people for line in led) == people
        assert {line.minutes_par_personne for line in led} == {10}
        assert all(line.evalue == (4,) for line in led)


def test_a_group_that_starts_from_afar_gets_more_time(boite):
    def share(level):
        found = made(boite, (3, 5), positionnement={3: level, 5: 4 - level})
        by = {"matin": 3, "apres_midi": 5}
        return sum(
            c.minutes
            for s in found.sessions
            for c in s.creneaux
            if isinstance(c.sequence, Production)
            and c.sequence.slug in boite.objectifs[3].fiches
            and by[s.nom] == 3
        )

    assert share(0.5) > share(3.5)


def test_more_half_days_go_to_the_objective_that_needs_them():
    assert spread((2, 5), (2.4, 2.0), 3) == ((2,), (2,), (5,))
    assert spread((2, 5), (2.0, 2.4), 3) == ((2,), (5,), (5,))
    assert spread((1, 2, 3), (2, 2, 2), 2) == ((1,), (2, 3))
    assert spread((1,), (2,), 4) == ((1,), (1,), (1,), (1,))


def test_breaks_keep_work_within_ninety_minutes(boite):
    assert [breaks(minutes, 15) for minutes in (90, 91, 150, 195, 196, 210)] == [0, 1, 1, 1, 2, 2]
    assert place_breaks((60, 30, 90, 10), 1) == ((1,), 200)
    assert place_breaks((60, 30, 45, 45), 1) == ((1,), 0)
    for slug in ASSEMBLED:
        for session in plan_of(boite, slug).sessions:
            kinds = [c.sequence.nature for c in session.creneaux]
            assert "pause" in kinds
            assert kinds[0] != "pause"
            assert kinds[-1] != "pause"
            assert all(a != b or a != "pause" for a, b in pairwise(kinds))


def test_days_open_and_close(boite):
    found = made(boite, (2, 5), jours=2)
    for rang in (0, 1):
        day = [c for s in found.sessions if s.rang == rang for c in s.creneaux]
        opening = next(c for c in day if c.methode or "Tour" in c.titre)
        assert isinstance(opening.sequence, Apport) or opening.outil.record.moment == "ouvrir"
        assert isinstance(day[-1].sequence, Apport) or day[-1].outil.record.moment == "clore"
    assert lines(found)[0].apport == "Accueil et tour d’horizon"
    assert "a-chaud" in [x.slug for x in lines(found) if isinstance(x, SequenceQuestionnaire)]


def test_the_same_files_give_the_same_programme_in_another_process(boite):
    code = (
        "from macros.model.reading import read_toolbox; from macros.model.plans.planning import plan_of\n"
        f"from pathlib import Path; c = read_toolbox(Path({str(ROOT / 'toolbox')!r}));"
        f"print([plan_of(c, slug).programme.model_dump_json() for slug in {ASSEMBLED!r}])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    here = str([plan_of(boite, slug).programme.model_dump_json() for slug in ASSEMBLED]) + "\n"
    assert outputs == {here}


def refused(boite, objectifs, **wishes) -> list[str]:
    return [refus.phrase for refus in made(boite, objectifs, **wishes).refus]


EVENING = {"soir": Plage(debut="18:30", fin="21:00")}


PEU = frozenset(
    [
        "arbre-a-problemes",
        "bilan-trois-mots",
        "carte-des-ressources",
        "carto-mentale-quartier",
        "cercle-de-connaissances",
        "cible-evaluation",
        "codeveloppement",
        "contrat-de-groupe",
        "debat-mouvant",
        "decision-consentement",
        "depouillement-collectif",
        "diagnostic-en-marchant",
        "dpa-axes",
        "election-sans-candidat",
        "fiche-experimentation",
        "frise-historique",
        "gommettes",
        "grille-animation",
        "interview-mutuelle",
        "matrice-impact-effort",
        "matrice-interet-influence",
        "meteo-interieure",
        "plan-action-atelier",
        "porteur-de-paroles",
        "premortem",
        "relecture-croisee",
        "retroplanning",
        "roue-des-impacts",
        "sociogramme-acteurs",
        "un-deux-quatre-tous",
        "world-cafe",
    ]
)


@pytest.fixture(scope="module")
def peu(boite):
    """The real toolbox with few methods: refusals need scarcity, and stay the same as it grows."""
    kept = {slug: e for slug, e in boite.methodes.items() if slug in PEU}
    return replace(boite, methodes=kept)


def test_a_refusal_names_the_limit_and_the_smallest_relaxation(peu):
    assert refused(peu, (8,), hours=EVENING, lecture="sans-ecrit") == [
        "aucune méthode n’est possible pour l’objectif 8, des 3 qui le servent : 2 « suppose : "
        "peu d’écrit » et 1 « suppose : lecture et écriture » ; accepter lecture: peu-d-ecrit "
        "suffirait"
    ]


def test_a_refusal_for_want_of_time(peu):
    short = {"matin": Plage(debut="09:00", fin="10:00")}
    assert refused(peu, (2,), hours=short) == [
        "rien ne tient dans 60 minutes : les livrables et les temps communs en prennent 55 au "
        "moins ; donner 60 minutes de plus à cette demi-journée suffirait"
    ]


def test_a_refusal_when_everything_is_spent(peu):
    (sentence, *_) = refused(peu, (8,), jours=3)
    assert sentence.startswith(
        "aucune méthode n’est possible pour l’objectif 8, des 3 qui le servent : "
        "3 « déjà utilisée ailleurs » ; permettre de revivre « "
    )


def test_eight_or_twelve_people_change_everything_that_depends_on_them(boite):
    eight = made(boite, (1, 4), participants=8)
    found = {
        people: {b.nom: b.quantite for b in supplies(eight.sessions, people)} for people in (8, 12)
    }
    per_person = {
        item.nom
        for creneau in (c for s in eight.sessions for c in s.creneaux)
        if creneau.methode
        for item in creneau.methode.record.materiel
        if item.par == "personne"
    }
    assert per_person
    assert all(found[12][nom] * 8 == found[8][nom] * 12 for nom in per_person)
    assert subgroups(8, 4) == (4, 4)
    assert subgroups(12, 4) == (4, 4, 4)
    time = {
        people: sum(
            c.minutes
            for s in made(boite, (4,), participants=people).sessions
            for c in s.creneaux
            if isinstance(c.sequence, MiseEnSituation)
        )
        for people in (8, 12)
    }
    assert time == {8: 80, 12: 120}


def test_a_programme_written_by_hand_is_left_alone(boite):
    written: Programme = boite.programmes["pouvoir-agir-fevrier-2026"].record
    assert assemble(written, boite).programme is written


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    objectifs=st.lists(st.integers(1, 8), min_size=1, max_size=4, unique=True),
    jours=st.integers(1, 3),
    participants=st.integers(3, 25),
    end=st.integers(11 * 12, 13 * 12),
    limits=st.fixed_dictionaries(
        {},
        optional={
            "difficulte_max": st.integers(1, 3),
            "lecture": st.sampled_from(["sans-ecrit", "peu-d-ecrit", "ecrit"]),
            "mobilite": st.sampled_from(["assis", "petits-deplacements"]),
            "distance": st.booleans(),
            "repeter": st.sampled_from([(), ("meteo-interieure", "bilan-trois-mots")]),
        },
    ),
)
def test_whatever_is_asked_is_filled_exactly_or_refused_with_a_sentence(
    objectifs, jours, participants, end, limits
):
    boite = load().catalogue  # not the fixture: Hypothesis prints its arguments
    hours = {
        "matin": Plage(debut="09:00", fin=f"{end // 12:02d}:{end % 12 * 5:02d}"),
        "apres_midi": Plage(debut="13:30", fin="17:00"),
    }
    found = made(boite, objectifs, jours=jours, participants=participants, hours=hours, **limits)
    refused_places = {(r.rang, r.nom) for r in found.refus}
    assert all(" ; " in r.phrase for r in found.refus)
    for session in found.sessions:
        if (session.rang, session.nom) not in refused_places:
            assert session.coincements == ()
            assert session.creneaux[-1].fin == session.plage.fin
    once = [slug for slug in methods(found) if slug not in limits.get("repeter", ())]
    assert len(once) == len(set(once))
    for slug in once:
        size = boite.methodes[slug].record.participants
        assert size.min <= participants <= size.max
