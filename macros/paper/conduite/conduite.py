"""The run sheet of a programme: minute by minute, for whoever leads it, standing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial

from macros.french import date_courte, pluriel
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.records.programme import Programme
from macros.told.consigne import Partie, parties
from macros.told.methodes import Etape
from macros.told.programme.conduite import Conduit, conduite
from macros.told.programme.deroule import Jour
from macros.told.programme.faits import dates

from ..press.document import Atelier, Data, Document, of_programmes, of_sessions
from ..texts.secable import secable


@dataclass(frozen=True, slots=True)
class EtapeDite(Etape):
    """A step with its instruction in order, what is done and what is said."""

    parties: Sequence[Partie] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConduitDit(Conduit):
    """A slot with its team's note in order, likewise; seul: its head may be taller than a page."""

    parties: Sequence[Partie] = ()
    seul: bool = False


def documents(whole: Atelier) -> Iterator[Document]:
    """Return the run sheet of each programme."""
    return of_programmes(whole, "conduite", "la feuille de conduite", feuille, page="conduite/")


def des_sessions(whole: Atelier) -> Iterator[Document]:
    """Return the run sheet of each session, on its days."""
    told = partial(feuille, page="preparer/")
    pages = ("preparer/", "papiers/")
    return of_sessions(whole, "conduite", "Feuille de conduite", told, pages=pages)


def feuille(atelier: Atelier, entry: Entry[Programme], plan: Plan, page: str = "conduite/") -> Data:
    """Return what a run sheet shows, ready for its template; page is what its code leads to."""
    r, page = plan.programme, f"{entry.url}{page}"
    jours = [_spoken(day) for day in conduite(atelier.catalogue, plan)]
    creneaux = [c for day in jours for c in day.activites]
    return {
        "titre": entry.titre,
        "dates": dates(r),
        "groupe": pluriel(r.participants, "personne"),
        "version": date_courte(r.mise_a_jour),
        "page": page,
        "qr": atelier.qr(page),
        "jours": jours,
        "secable": secable(
            (replace(c, etapes=()) for c in creneaux), *(c.etapes for c in creneaux)
        ),
    }


def _spoken(day: Jour[Conduit]) -> Jour[Conduit]:
    sessions = tuple(
        replace(half, creneaux=tuple(_dit(c) for c in half.creneaux)) for half in day.sessions
    )
    return replace(day, sessions=sessions)


def _dit(conduit: Conduit) -> ConduitDit:
    told = {f.name: getattr(conduit, f.name) for f in fields(Conduit)}
    head = secable([replace(conduit, etapes=())])
    return ConduitDit(
        **told | {"etapes": _dites(conduit)}, parties=parties(conduit.note), seul=head
    )


def _dites(conduit: Conduit) -> tuple[Etape, ...]:
    return tuple(
        EtapeDite(
            **{f.name: getattr(e, f.name) for f in fields(Etape)},
            parties=parties(e.consigne),
        )
        for e in conduit.etapes
    )
