"""The run sheet of a plan: every sequence with its minutes, its steps, its groups, its things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from macros.french import duree, enumeration, heure
from macros.model.clock import agenda
from macros.model.clock.agenda import Session
from macros.model.clock.elastic import Elastic, Misfit, fit
from macros.model.clock.supplies import quantity, subgroups
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.records.methode import Methode
from macros.model.records.sequence import Pause

from .. import methodes
from ..methodes import Chose, Etape
from ..plain import Heure, Riche
from .creneaux import Creneau, creneau_de
from .deroule import Jour, jours_avec

MOST_WARNINGS = 2
"""How many points of attention stand in the run sheet; the method's page has them all."""

LONGEST = 2400
"""Minutes that no step exceeds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduit:
    """A slot and what its trainers need while leading it: their note, what comes after a break,
    groups, things, steps, points of attention."""

    creneau: Creneau
    ecart: str
    note: Riche
    apres: Riche
    groupes: str = ""
    materiel: tuple[Chose, ...] = ()
    etapes: tuple[Etape, ...] = ()
    vigilance: tuple[Riche, ...] = ()


def conduite(catalogue: Catalogue, plan: Plan) -> list[Jour[Conduit]]:
    """Return the days of a plan with everything a trainer needs while leading them."""
    people = plan.programme.participants
    return jours_avec(catalogue, plan, lambda session, n: _conduit(catalogue, session, n, people))


def _conduit(catalogue: Catalogue, session: Session, n: int, people: int) -> Conduit:
    creneau = session.creneaux[n]
    methode = creneau.methode.record if creneau.methode else None
    return Conduit(
        creneau=creneau_de(creneau, people),
        ecart=ecart(creneau.ecart),
        note=Riche(creneau.sequence.note or ""),
        apres=Riche(_apres(session.creneaux[n : n + 2])),
        groupes=sous_groupes(people, methode.taille_sous_groupe) if methode else "",
        materiel=_materiel(catalogue, methode, people) if methode else (),
        etapes=etapes(catalogue, methode, creneau) if methode else (),
        vigilance=tuple(map(Riche, methode.vigilance[:MOST_WARNINGS])) if methode else (),
    )


def ecart(minutes: int) -> str:
    """Return « 10 min de moins que conseillé », or nothing when the advised time is kept."""
    if not minutes:
        return ""
    return f"{duree(abs(minutes))} de {'plus' if minutes > 0 else 'moins'} que conseillé"


def _apres(pair: Sequence[agenda.Creneau]) -> str:
    """Return what follows a break, or nothing."""
    if not isinstance(pair[0].sequence, Pause) or len(pair) < 2:
        return ""
    return f"Après la pause, à {heure(pair[1].debut)} : {pair[1].titre}"


def sous_groupes(people: int, size: int | None) -> str:
    """Return « 3 groupes : 4, 3 et 3 », or nothing when everyone stays together."""
    sizes = subgroups(people, size)
    if len(sizes) < 2:
        return ""
    if len(set(sizes)) == 1:
        return f"{len(sizes)} groupes de {sizes[0]}"
    return f"{len(sizes)} groupes : {enumeration([str(n) for n in sizes])}"


def _materiel(catalogue: Catalogue, methode: Methode, people: int) -> tuple[Chose, ...]:
    """Return what a method needs, with how many for this group."""
    told = zip(methodes.choses(catalogue, methode), methode.materiel, strict=True)
    return tuple(replace(chose, quantite=quantity(x, methode, people)) for chose, x in told)


def etapes(catalogue: Catalogue, methode: Methode, creneau: agenda.Creneau) -> tuple[Etape, ...]:
    """Return the steps of a method with their hours, fitted to the minutes it has here."""
    fitted = fit([Elastic(1, e.minutes, LONGEST) for e in methode.etapes], creneau.minutes)
    minutes = () if isinstance(fitted, Misfit) else fitted
    told = methodes.etapes(catalogue, methode, creneau.debut, minutes)
    return tuple(replace(e, debut=Heure(e.debut)) for e in told)
