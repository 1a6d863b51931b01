"""The cases that Python and JavaScript share: what the model answers is what they hold.

tests/test_calculs.py has node answer the same ones. After a change of the rules:
pytest tests/test_composer_cas.py --maj
"""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros.model.clock.agenda import Session, lay_out
from macros.model.clock.supplies import supplies
from macros.model.core.catalogue import Catalogue
from macros.model.plans import avertissements as rules
from macros.model.records.common import Range
from macros.model.records.methode import Materiel, Methode
from macros.model.records.programme import DemiJournee, Plage
from macros.model.rules.horaires import _stuck

PATH = Path(__file__).parent / "composer" / "cas.json"
CASES: list[dict[str, Any]] = json.loads(PATH.read_text(encoding="utf-8"))
RULES = (rules.pauses, rules.both_ends, rules.plenaries, rules.after_lunch, rules.chain)


def test_there_are_enough_cases_and_each_has_its_name() -> None:
    assert len({case["nom"] for case in CASES}) == len(CASES) >= 25


@pytest.mark.parametrize("case", CASES, ids=[case["nom"] for case in CASES])
def test_the_model_answers_what_the_case_holds(
    boite: Catalogue, case: dict[str, Any], maj: bool
) -> None:
    found = answer(case, boite.vocabulaires["acquis"])
    if maj:
        case["attendu"] = found
        lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in CASES)
        PATH.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    assert case["attendu"] == found


def answer(case: dict[str, Any], acquis: Any) -> dict[str, Any]:
    catalogue = catalogue_of(case, acquis)
    people = case["participants"]
    sessions = [session(half, catalogue, people) for half in case["demis"]]
    nobody: Any = SimpleNamespace(apporte=(), jours=())
    plan: Any = SimpleNamespace(sessions=sessions, programme=nobody)
    return {
        "creneaux": [[[c.debut, c.fin, c.titre] for c in s.creneaux] for s in sessions],
        "phrases": [[_stuck(stuck, s) for stuck in s.coincements] for s in sessions],
        "avertissements": [
            [found.code, found.phrase, found.nom]
            for rule in RULES
            for found in rule(plan, catalogue)
        ],
        "materiel": [
            [b.nom, b.quantite, b.imprimable, list(b.methodes)] for b in supplies(sessions, people)
        ],
    }


def catalogue_of(case: dict[str, Any], acquis: Any) -> Catalogue:
    story = case.get("histoire", {})

    def told(key: str) -> dict[str, Any]:
        return dict(zip(("demande", "laisse"), map(tuple, story.get(key, ((), ()))), strict=True))

    methodes = {
        slug: methode(slug, {**found, **told(f"methode.{slug}")})
        for slug, found in case.get("methodes", {}).items()
    }
    fiches = {
        slug: SimpleNamespace(
            slug=slug, titre=t, record=SimpleNamespace(**told(f"production.{slug}"))
        )
        for slug, t in case.get("fiches", {}).items()
    }
    return Catalogue(methodes=methodes, fiches=fiches, vocabulaires={"acquis": acquis})


def methode(slug: str, told: dict[str, Any]) -> SimpleNamespace:
    least, ideal, most = told["duree"]
    together = "pleniere" if told.get("pleniere") else "sous-groupes"
    record = Methode.model_construct(
        titre=told["titre"],
        duree=SimpleNamespace(min=least, conseillee=ideal, max=most),
        moment=told.get("moment", "explorer"),
        demande=told["demande"],
        laisse=told["laisse"],
        energie=told.get("energie", "calme"),
        etapes=(SimpleNamespace(minutes=1, modalite=together),),
        participants=Range.model_construct(min=1, max=told.get("participants", (1, 200))[1]),
        parallele=told.get("parallele"),
        taille_sous_groupe=told.get("groupe"),
        moins=told.get("moins", 1),
        materiel=tuple(
            Materiel(nom=nom, quantite=n, par=par, imprimable=printed, consommable=spent)
            for nom, n, par, printed, spent in told.get("materiel", ())
        ),
    )
    return SimpleNamespace(slug=slug, titre=told["titre"], record=record)


def session(half: dict[str, Any], catalogue: Catalogue, people: int) -> Session:
    lines = [line(told) for told in half["lignes"]]
    demi = DemiJournee.model_validate({"sequences": lines}, strict=False)
    plage = Plage.model_construct(debut=half["debut"], fin=half["fin"])
    laid = lay_out(demi, plage, catalogue, people)
    jour: Any = None
    return Session(jour, 0, half["nom"], plage, demi, *laid)


def line(told: dict[str, Any]) -> dict[str, Any]:
    """Return a line as a programme's file writes it."""
    written = dict(told)
    if "duree" in told:
        written["duree"] = dict(zip(("min", "conseillee", "max"), told["duree"], strict=True))
    if "heure" in told:
        written["heure"] = f"{told['heure'] // 60:02d}:{told['heure'] % 60:02d}"
    return written
