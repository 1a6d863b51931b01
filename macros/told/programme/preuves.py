"""Each person's evidence in words: what is done alone, how long it takes, who looks, and when."""

from __future__ import annotations

from dataclasses import dataclass

from macros.french import duree, heure, jour
from macros.model.clock import agenda
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.plans.preuves import Occasion, occasions
from macros.model.records import formation
from macros.model.records.sequence import MiseEnSituation

from ..plain import Riche
from .deroule import objectifs_connus

DURING = "dans le temps de la mise en situation"
"""The time of a proof that is the trial run itself: it is counted once."""
STEP = "le temps de l’étape qui lui est donnée"
"""The time of a proof that has its own step; a line that says itself how it is given says when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preuve:
    """What each person does alone for an objective, in how much time and who looks at it (both empty
    when the line says it itself), and what is left of it in a few words."""

    numero: int
    texte: Riche
    temps: str
    regard: Riche
    trace: Riche


def preuves_de(catalogue: Catalogue, creneau: agenda.Creneau) -> tuple[Preuve, ...]:
    """Return the proofs that each person gives during a slot."""
    known = objectifs_connus(catalogue, creneau.sequence.preuve)
    return tuple(_preuve(o, o.preuve, creneau) for o in known if o.preuve)


def _preuve(
    o: formation.ObjectifOperationnel, preuve: formation.Preuve, creneau: agenda.Creneau
) -> Preuve:
    own = creneau.sequence.preuve_dite
    led = isinstance(creneau.sequence, MiseEnSituation) and preuve.par_personne
    return Preuve(
        numero=o.id,
        texte=Riche(own or preuve.texte),
        temps=_lasting(creneau, preuve, led=led),
        regard=Riche("" if own else preuve.regard),
        trace=Riche(preuve.trace),
    )


def _lasting(creneau: agenda.Creneau, preuve: formation.Preuve, *, led: bool) -> str:
    if led:
        return DURING
    if creneau.sequence.preuve_dite:
        return ""
    return STEP if creneau.sequence.etapes else temps(preuve)


def temps(preuve: formation.Preuve) -> str:
    """Return « 8 min, tout le groupe en même temps » or « 10 min par personne »."""
    how = " par personne" if preuve.par_personne else ", tout le groupe en même temps"
    return f"{duree(preuve.minutes)}{how}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendu:
    """An objective of a programme, the proof that each person gives of it, and when; without them
    nothing can be said of what a person has acquired."""

    numero: int
    titre: Riche
    critere: Riche
    preuve: Preuve | None
    quand: tuple[str, ...]


def attendus(catalogue: Catalogue, plan: Plan) -> list[Attendu]:
    """Return every objective of a programme with its proof, in order."""
    found = occasions(plan, catalogue)
    return [_attendu(o, found[o.id]) for o in objectifs_connus(catalogue, found)]


def _attendu(o: formation.ObjectifOperationnel, when: tuple[Occasion, ...]) -> Attendu:
    return Attendu(
        numero=o.id,
        titre=Riche(o.titre),
        critere=Riche(o.critere),
        preuve=_preuve(o, o.preuve, when[0].creneau) if o.preuve and when else None,
        quand=tuple(map(_quand, when)),
    )


def _quand(one: Occasion) -> str:
    hours = f"{heure(one.creneau.debut)} – {heure(one.creneau.fin)}"
    return f"{jour(one.session.jour.date)}, {hours}"
