"""Steps recounted with their own number of people: acts, how many times, how long each.

A step that counts nothing does not depend on how many people there are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..core.tables import Vocabulaires
from ..records.compte import Compte
from ..records.methode import Etape, Methode
from .groups import subgroups

USUAL = 12
"""People for whom a method is written, when it suits so many."""

GROUPS = {"seul": 1, "binome": 2, "trio": 3}
"""How many work together, by how a step is lived."""
SMALL = 4
"""People of a small group whose size nobody says."""

ROUNDS = {"cercle-tour", "cercle-baton", "cercle-montre", "cercle-pages", "cercle-redit"}
"""Drawings of a round: each person says at least a sentence."""

_NUMBERS = {
    "une": 60, "un": 60, "deux": 120, "trois": 180, "quatre": 240, "cinq": 300, "six": 360,
    "sept": 420, "huit": 480, "dix": 600, "quinze": 900, "vingt": 1200,
}  # fmt: skip
_SAID = re.compile(
    rf"\b(?:({'|'.join(_NUMBERS)}) minutes?( et demie)?|une demi-minute),? (chacun\b|par (?:personne|groupe|table|équipe|trio|duo)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Manque:
    """A step that does not hold: its number from 0, people, minutes needed and given, and the most
    people with whom it holds in what is given, 0 when it holds with none."""

    etape: int
    personnes: int
    demande: int
    donne: int
    tient: int


def said(etape: Etape) -> tuple[Compte, ...]:
    """Return what a step counts: as it is written, or else as its words to say and its drawing tell."""
    if etape.compte is not None:
        return etape.compte
    if found := _SAID.search(etape.consigne):
        seconds = (_NUMBERS[found[1].lower()] if found[1] else 0) + (
            30 if found[2] or not found[1] else 0
        )
        alone = found[3].lower() in {"chacun", "par personne"}
        whose = ("personne" if etape.modalite == "pleniere" else "membre") if alone else "groupe"
        size = {"par trio": 3, "par duo": 2}.get(found[3].lower())
        return (Compte(acte="parole", par=whose, secondes=seconds, de=size),)
    if etape.modalite == "pleniere" and etape.figure in ROUNDS:
        return (Compte(acte="phrase", par="personne"),)
    return ()


def seconds(etape: Etape, people: int, size: int | None, known: Vocabulaires) -> int:
    """Return how long a step takes with so many people, size being that of the method's groups."""
    acts = known.get("actes", {})
    total = 0
    for act in said(etape):
        times = act.nombre * _times(act, etape, people, size)
        each = act.secondes or (acts[act.acte].secondes if act.acte in acts else 0)
        total += min(times, act.au_plus or times) * each
    return total


def _times(act: Compte, etape: Etape, people: int, size: int | None) -> int:
    together = act.de or etape.taille or GROUPS.get(etape.modalite) or size or SMALL
    if act.par == "personne":
        return people
    if act.par == "membre":
        return min(people, together)
    return len(subgroups(people, together)) if act.par == "groupe" else 1


def holds(etape: Etape, given: int, most: int, size: int | None, known: Vocabulaires) -> int:
    """Return the most people, up to a number, with whom a step holds in so many minutes."""
    for people in range(most, 0, -1):
        if seconds(etape, people, size, known) <= given * 60:
            return people
    return 0


def lacks(methode: Methode, known: Vocabulaires) -> list[Manque]:
    """Return each step that does not hold: with the usual number in its own minutes, or with the most
    people of its form when the whole lasts as long as it may."""
    found: list[Manque] = []
    most = largest(methode)
    few = min(max(USUAL, methode.participants.min), most)
    longest, advised = methode.duree.max, methode.duree.conseillee
    for n, etape in enumerate(methode.etapes):
        for people, given in ((few, etape.minutes), (most, etape.minutes * longest // advised)):
            needed = -(-seconds(etape, people, methode.taille_sous_groupe, known) // 60)
            if needed > given:
                size = methode.taille_sous_groupe
                able = holds(etape, given, people, size, known)
                found.append(Manque(n, people, needed, given, able))
                break
    return found


def largest(methode: Methode) -> int:
    """Return the most people led with the method's own steps: those above a variant for a large group
    are led as it says."""
    usual = max(USUAL, methode.participants.min)
    forms = [v.participants for v in methode.variantes if v.participants]
    starts = [people.min - 1 for people in forms if people.min > usual]
    return min((methode.participants.max, *starts))


def advised(methode: Methode, known: Vocabulaires) -> int:
    """Return the most people with whom every step holds in its own minutes."""
    size, most = methode.taille_sous_groupe, largest(methode)
    return min(holds(e, e.minutes, most, size, known) for e in methode.etapes)
