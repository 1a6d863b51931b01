"""The grid that observes a sequence led by a trainee, from the sheet of the objective."""

from __future__ import annotations

from datetime import date

from macros.french import heure, jour
from macros.model.clock.agenda import Creneau, Session
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.records.fiche import Champ, Fiche
from macros.model.records.sequence import MiseEnSituation
from macros.told.plain import Riche
from macros.told.programme.grille import echelle, grilles, indices, notes, observees, partage

from ..press.document import Atelier, Data
from ..texts.phrases import phrases
from .commun import EnTete

OBSERVERS = 1
"""People who observe one sequence with the grid: the others take part in it."""

ROWS = 3
"""Rows of a table whose sheet names no clue."""


def evaluees(catalogue: Catalogue, plan: Plan) -> list[tuple[Session, Creneau]]:
    """Return the trial runs of a plan that evaluate an objective met by leading one."""
    led = set(observees(catalogue))
    return [
        (session, creneau)
        for session in plan.sessions
        for creneau in session.creneaux
        if isinstance(creneau.sequence, MiseEnSituation) and led & set(creneau.sequence.evalue)
    ]


def passages(catalogue: Catalogue, plan: Plan) -> int:
    """Return how many people lead an evaluated sequence in a programme: everyone where it is each
    person's proof, in one room or in several at once."""
    lines = [c.sequence for _, c in evaluees(catalogue, plan)]
    if any(line.preuve for line in lines):
        return plan.programme.participants
    runs = (line.personnes for line in lines if isinstance(line, MiseEnSituation))
    return sum(people or plan.programme.participants for people in runs)


def jours_evalues(catalogue: Catalogue, plan: Plan) -> list[date]:
    """Return the days on which sequences are led and evaluated."""
    return [session.jour.date for session, _ in evaluees(catalogue, plan)]


def observe(catalogue: Catalogue, plan: Plan) -> Entry[Fiche] | None:
    """Return the sheet with which a programme observes those who lead; none when nobody does."""
    worked = (n for _, c in evaluees(catalogue, plan) for n in c.sequence.evalue)
    return next(grilles(catalogue, worked), None)


def grille(atelier: Atelier, plan: Plan, tete: EnTete) -> Data | None:
    """Return the grid of a programme; nothing when nobody leads, or when no sheet observes."""
    runs, sheet = evaluees(atelier.catalogue, plan), observe(atelier.catalogue, plan)
    if sheet is None:
        return None
    before, tables, after = partage(sheet.record)
    return {
        "titre": f"{sheet.titre} : {tete.intitule}",
        "nom": sheet.titre,
        "programme": tete,
        "passages": [_passage(session, creneau) for session, creneau in runs],
        "avant": [_a_remplir(champ) for champ in before if champ.requis],
        "colonnes": list(tables[0].colonnes),
        "tableaux": [_tableau(champ) for champ in tables],
        "phrases": phrases(atelier.papiers.grille, notes=told) if (told := notes(tables)) else {},
        "apres": [_a_remplir(champ) for champ in after],
    }


def _passage(session: Session, creneau: Creneau) -> str:
    return f"{jour(session.jour.date)}, {heure(creneau.debut)} – {heure(creneau.fin)}"


def _a_remplir(champ: Champ) -> Data:
    return {
        "nom": champ.label,
        "aide": Riche(champ.aide),
        "cases": ["Oui", "Non"] if champ.type == "oui-non" else list(champ.options),
        "lignes": 2 if champ.type in {"texte", "liste"} else 1,
    }


def _tableau(champ: Champ) -> Data:
    clues = [Riche(clue) for clue in indices(champ)]
    return {
        "nom": champ.label,
        "indices": clues or [Riche("")] * (champ.min or ROWS),
        "chiffres": [str(note) for note in echelle(champ)],
    }
