"""Each person's evidence: warned of when missing, in the run sheet, the grid, the attestation."""

from __future__ import annotations

from functools import cache

from macros.french import espaces
from macros.model.core.catalogue import Catalogue
from macros.model.plans.avertissements import avertissements
from macros.model.plans.planning import Plan, plan_of
from macros.model.plans.preuves import occasions, prouves, temps_du
from macros.model.records.sequence import MiseEnSituation
from macros.paper.cahier import cahier as papier_cahier
from macros.paper.conduite import conduite as papier_conduite
from macros.paper.press.document import Atelier, Document
from macros.paper.session.session import documents
from macros.site.pages.formateurs import conduite_page
from macros.store import load
from macros.told.programme.preuves import attendus, preuves_de

from .conftest import textes
from .preuves import avec_preuves

ENTIER = "pouvoir-agir-fevrier-2026"
AGENTS = "agents-collectivites-deux-jours"
SANS = 3
"""The objective that nobody is asked to prove in what follows."""


@cache
def demandee() -> Catalogue:
    return avec_preuves(load().catalogue, ENTIER, sauf=(SANS,))


def planned() -> Plan:
    return plan_of(demandee(), ENTIER)


@cache
def papers() -> dict[str, Document]:
    atelier = Atelier(demandee(), load().printed)
    return {
        d.adresse: d
        for family in (documents, papier_conduite.documents, papier_cahier.documents)
        for d in family(atelier)
    }


@cache
def sheets(nom: str) -> list[str]:
    made = papers()[f"documents/programmes/{ENTIER}-{nom}.pdf"].make()
    return [flat(text) for text in textes(made, "-raw")]


def flat(text: str) -> str:
    return "".join(espaces(text).replace("\u00ad", "").replace("-", "").split())


def sans_preuve(plan: Plan, boite: Catalogue) -> list[tuple[int | None, str]]:
    found = avertissements(plan, boite)
    return [(a.objectif, a.phrase) for a in found if a.code == "sans-preuve"]


def test_the_eight_objectives_have_a_proof_that_fits_from_seven_to_twelve(boite):
    group = boite.formation.record.effectif
    for n, o in boite.objectifs.items():
        for people in (group.min, group.max):
            due = temps_du(o.preuve, people)
            assert due == (15 * people if n == 4 else o.preuve.minutes)
        assert "seule" in o.preuve.texte.casefold() or o.preuve.par_personne
        assert "équipe de formation" in o.preuve.regard
    assert {n: o.preuve.minutes for n, o in boite.objectifs.items()} == {
        1: 8, 2: 8, 3: 8, 4: 15, 5: 8, 6: 8, 7: 10, 8: 8,
    }  # fmt: skip


def test_leading_is_its_own_proof_and_is_counted_once(boite):
    four = boite.objectifs[4]
    assert four.preuve.minutes == four.conduite.minutes_par_personne
    (run, *_) = [
        c
        for s in planned().sessions
        for c in s.creneaux
        if isinstance(c.sequence, MiseEnSituation) and c.sequence.preuve
    ]
    (told,) = preuves_de(boite, run)
    assert (told.numero, told.temps) == (4, "dans le temps de la mise en situation")


def test_only_what_is_proved_counts(boite):
    assert prouves(planned(), demandee()) == {1, 2, 4, 5, 6, 7, 8}
    assert occasions(planned(), demandee())[SANS] == ()


def test_a_programme_that_asks_for_no_proof_of_an_objective_is_warned(boite):
    assert sans_preuve(planned(), demandee()) == [
        (3, "aucune séquence ne demande à chaque personne sa preuve pour l’objectif 3 (« preuve »)")
    ]


def test_a_course_that_writes_no_proof_is_told_so(boite):
    from dataclasses import replace

    entry = boite.formation
    bare = [o.model_copy(update={"preuve": None}) for o in entry.record.objectifs]
    record = entry.record.model_copy(update={"objectifs": tuple(bare)})
    changed = replace(boite, formations={entry.slug: replace(entry, record=record)})
    assert sans_preuve(plan_of(boite, AGENTS), changed)[0] == (
        5,
        "la formation ne dit pas ce que chaque personne fait seule pour l’objectif 5 (« preuve »)",
    )


def test_a_kept_choice_may_ask_a_proof_later_than_a_composition_puts_it(boite):
    """What is written on the first day is a draft: what counts is corrected with residents."""
    plan = plan_of(boite, AGENTS)
    found = [(o.session.rang, o.session.nom) for o in occasions(plan, boite)[5]]
    assert found == [(1, "apres_midi")]
    marked = [(s.rang, s.nom) for s in plan.sessions for c in s.creneaux if 5 in c.sequence.evalue]
    assert marked == [(1, "apres_midi")]


def test_a_proof_that_has_no_time_for_everyone_is_warned():
    """Twelve minutes each for ten people do not fit in one sequence of 85."""
    from dataclasses import replace

    asked = demandee()
    entry = asked.formation
    one = entry.record.objectifs[0]
    slow = one.preuve.model_copy(update={"par_personne": True, "minutes": 12})
    objectifs = (one.model_copy(update={"preuve": slow}), *entry.record.objectifs[1:])
    record = entry.record.model_copy(update={"objectifs": objectifs})
    changed = replace(asked, formations={entry.slug: replace(entry, record=record)})
    assert sans_preuve(planned(), changed)[0] == (
        1,
        "l’objectif 1 demande 120 minutes pour que les 10 stagiaires donnent leur preuve, "
        "85 minutes prévues",
    )


def test_the_run_sheet_says_the_proof_its_time_and_who_looks():
    due = (
        "Preuve de chaque personne, objectif 1 :",
        "Chaque personne prend une synergie de la carte, si l’on peut une que personne d’autre n’a prise "
        "dans son équipe.",
        "le temps de l’étape qui lui est donnée. Qui regarde :",
        "Une autre personne du groupe, avec les critères de la carte ; puis l’équipe de formation,",
    )
    asked = demandee()
    page = conduite_page(asked, asked.programmes[ENTIER], lambda _: ()).markdown
    paper = "".join(sheets("conduite"))
    for text in due:
        assert flat(text) in flat(
            page.replace("<strong>", "")
            .replace("</strong>", "")
            .replace('<span class="precision">', "")
        )
        assert flat(text) in paper
    assert flat("Preuve de chaque personne, objectif 3") not in paper


def test_the_workbook_tells_each_person_what_to_show():
    made = "".join(sheets("cahier"))
    assert made.count(flat("Ma preuve, à donner moi-même :")) == 7
    assert flat("Ma preuve, à donner moi-même : Chaque personne prend une synergie") in made


def test_the_grid_has_a_page_an_objective_and_a_row_a_person():
    pages = sheets("preuves")
    assert len(pages) == 7
    first = pages[0]
    for text in (
        "Preuve de chaque personne · objectif 1",
        "Ce que chaque personne fait seule. Chaque personne prend une synergie",
        "Quand. jeudi 5 février 2026, 10 h 50 – 12 h 15.",
        "Nom et prénom", "Date", "Ce qui a été vu ou entendu", "Par qui",
        "vu", "à revoir", "pas vu",
        "Qui n’écrit pas dicte",
        "Objectif 3 : aucune preuve de chaque personne dans ce programme",
    ):  # fmt: skip
        assert flat(text) in first
    assert first.count("àrevoir") == 10 + 2


def test_no_objective_without_proof_can_be_said_acquired():
    asked = demandee()
    data = papers()[f"documents/programmes/{ENTIER}-attestation.pdf"].data
    assert [one.numero for one in data["objectifs"] if not one.preuve] == [SANS]
    assert len(sheets("attestation")) == 2
    attestation = sheets("attestation")[1]
    assert attestation.count(flat("non évalué dans ce programme")) == 1
    assert attestation.count(flat("Preuve donnée seule :")) == 7
    assert (
        flat(
            "une synergie : ses deux acteurs, ce que chacun apporte à l’autre, le fait qui la montre."
        )
        in attestation
    )
    assert [one.numero for one in attendus(asked, planned())] == [*range(1, 9)]


def test_a_programme_without_any_proof_has_no_grid(boite):
    bare = avec_preuves(boite, ENTIER, sauf=boite.objectifs)
    assert prouves(plan_of(bare, ENTIER), bare) == frozenset()
    found = {d.adresse for d in documents(Atelier(bare, load().printed))}
    assert f"documents/programmes/{ENTIER}-preuves.pdf" not in found
    assert f"documents/programmes/{ENTIER}-attestation.pdf" in found


def test_a_line_says_how_its_proof_is_given_in_place_of_the_course() -> None:
    catalogue = load().catalogue
    plan = plan_of(catalogue, "elus-une-soiree")
    told = [p for s in plan.sessions for c in s.creneaux for p in preuves_de(catalogue, c)]
    (proof,) = told
    assert proof.texte.startswith("Une étape de son propre projet, dans cinq cases")
    assert "autre personne du groupe" not in proof.regard
    assert (proof.temps, proof.regard) == ("", "")
