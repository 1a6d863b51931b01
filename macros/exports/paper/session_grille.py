"""The grid that observes a sequence led by a trainee, from the sheet of the objective."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...model.agenda import Creneau, Session
from ...model.catalogue import Catalogue
from ...model.entries import Entry
from ...model.planning import Plan
from ...model.records.fiche import Champ, Fiche
from ...presenters.french import heure, jour
from .markdown import inline
from .session_commun import Data

OBSERVERS = 2
"""People who observe one sequence: the sheet shares its four plans between two of them."""

ROWS = 3
"""Rows of a table whose sheet names no clue."""

_CLUES = re.compile(r"Indices : ([^.]+)\.")
_MARKS = re.compile(r"Notes : ([^.]+)\.")
_SCALE = re.compile(r"de (\d) à (\d)")


def evaluees(catalogue: Catalogue, plan: Plan) -> list[tuple[Session, Creneau]]:
    """Return the trial runs of a plan that evaluate an objective met by leading one."""
    led = {n for n, o in catalogue.objectifs.items() if o.conduite}
    return [
        (session, creneau)
        for session in plan.sessions
        for creneau in session.creneaux
        if creneau.sequence.nature == "mise_en_situation" and led & set(creneau.sequence.evalue)
    ]


def passages(catalogue: Catalogue, plan: Plan) -> int:
    """Return how many people lead an evaluated sequence in a programme."""
    runs = (c.sequence.personnes for _, c in evaluees(catalogue, plan))
    return sum(people or plan.programme.participants for people in runs)


def jours_evalues(catalogue: Catalogue, plan: Plan) -> list[date]:
    """Return the days on which sequences are led and evaluated."""
    return [session.jour.date for session, _ in evaluees(catalogue, plan)]


def grille(catalogue: Catalogue, plan: Plan, tete: Data) -> Data:
    """Return the grid of a programme; nothing when nobody leads, or when no sheet observes."""
    runs = evaluees(catalogue, plan)
    sheet = next(_sheets(catalogue, runs), None)
    if sheet is None:
        return {}
    before, tables, after = _split(sheet.record)
    return {
        "titre": f"{sheet.titre} : {tete['intitule']}",
        "nom": sheet.titre,
        "programme": tete,
        "passages": [_passage(session, creneau) for session, creneau in runs],
        "avant": [_a_remplir(champ) for champ in before if champ.requis],
        "colonnes": list(tables[0].colonnes),
        "tableaux": [_tableau(champ) for champ in tables],
        "notes": next((m[1] for c in tables if (m := _MARKS.search(c.aide))), ""),
        "apres": [_a_remplir(champ) for champ in after],
    }


def _sheets(catalogue: Catalogue, runs: list[tuple[Session, Creneau]]) -> Iterator[Entry[Fiche]]:
    for number in dict.fromkeys(n for _, c in runs for n in c.sequence.evalue):
        for slug in catalogue.objectifs[number].fiches if number in catalogue.objectifs else ():
            entry = catalogue.fiches.get(slug)
            if entry and any(champ.type == "table" for champ in entry.record.champs):
                yield entry


def _split(r: Fiche) -> tuple[list[Champ], list[Champ], list[Champ]]:
    ranks = [n for n, champ in enumerate(r.champs) if champ.type == "table"]
    first, last = ranks[0], ranks[-1] + 1
    tables = [champ for champ in r.champs[first:last] if champ.type == "table"]
    return list(r.champs[:first]), tables, list(r.champs[last:])


def _passage(session: Session, creneau: Creneau) -> str:
    return f"{jour(session.jour.date)}, {heure(creneau.debut)} – {heure(creneau.fin)}"


def _a_remplir(champ: Champ) -> Data:
    return {
        "nom": champ.label,
        "aide": inline(champ.aide),
        "cases": ["Oui", "Non"] if champ.type == "oui-non" else list(champ.options),
        "lignes": 2 if champ.type in {"texte", "liste"} else 1,
    }


def _tableau(champ: Champ) -> Data:
    told = _CLUES.search(champ.aide)
    clues = [clue[:1].upper() + clue[1:] for clue in told[1].split(" ; ")] if told else []
    scale = _SCALE.search(champ.colonnes[-1]) if champ.colonnes else None
    notes = [str(n) for n in range(int(scale[1]), int(scale[2]) + 1)] if scale else []
    return {
        "nom": champ.label,
        "indices": [inline(clue) for clue in clues] or [[]] * (champ.min or ROWS),
        "chiffres": notes,
    }
