"""The days of a brochure: strips of time, agendas, and which day serves which objective."""

from __future__ import annotations

from dataclasses import dataclass, replace

from macros.french import heure
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.told.programme.calendrier import (
    Legende,
    Repere,
    Segment,
    bornes,
    natures,
    reperes,
    ruban,
)
from macros.told.programme.creneaux import Creneau
from macros.told.programme.deroule import Jour, Seminaire, en_ligne, jours_de, seminaires
from macros.told.programme.matrice import Matrice, matrice


@dataclass(frozen=True, slots=True)
class Journee:
    """A day, its strip of time, and the numbers of its objectives."""

    jour: Jour[Creneau]
    ruban: list[Segment]
    objectifs: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendrier:
    """Days seminar after seminar; ensemble says that there are several to see at once."""

    ensemble: bool
    bornes: str
    reperes: list[Repere]
    natures: list[Legende]
    groupes: list[Seminaire[Journee]]


def calendrier(catalogue: Catalogue, plan: Plan) -> Calendrier:
    """Return the days seminar after seminar: their strip of time, then their agenda."""
    jours = [en_ligne(day) for day in jours_de(catalogue, plan)]
    debut, fin = bornes(jours)
    return Calendrier(
        ensemble=len(jours) > 1,
        bornes=f"de {heure(debut)} à {heure(fin)}",
        reperes=reperes(debut, fin),
        natures=natures(jours),
        groupes=seminaires(jours, lambda day: _journee(day, debut, fin)),
    )


def _journee(day: Jour[Creneau], debut: int, fin: int) -> Journee:
    numbers = {o.id for s in day.sessions for o in s.objectifs}
    return Journee(day, ruban(day, debut, fin), sorted(numbers))


def objectifs_par_jour(catalogue: Catalogue, plan: Plan) -> Matrice:
    """Return the matrix, empty for a single half-day: its agenda says as much."""
    found = matrice(catalogue, plan)
    return found if len(plan.sessions) > 1 else replace(found, lignes=())
