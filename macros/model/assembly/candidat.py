"""A method as one half-day sees it: how well it serves it, how it flexes, what it asks first."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from ..clock.elastic import Elastic
from ..core.acquis import worth
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..records.methode import Methode
from .brief import Brief
from .limits import Forme, rank
from .skeleton import Cadre, rounded

ELSEWHERE, ELSEWHERE_MOST = 4, 12
"""For each objective of the method that the half-day does not work on."""
OTHER_SHEET, NO_SHEET = 6, 12
"""When the method feeds another sheet of the objective, or none of them."""
HARDER = 4
"""For each level of difficulty above the first."""
UNTRIED = {"testee": 0, "relue": 1, "brouillon": 2}
NEED = 16
"""For the objective where the group is more at ease, per point of difference in weight."""
OFF_TOPIC = 100
"""For a method that the trainer asks for although it serves no objective of the half-day."""
BRIEF_END = 20
"""The longest that an opening or a closing lasts inside a programme, in minutes."""
ASKED_TWICE, SHORT_REVIEW = 150, 12
"""For a review longer than 12 advised minutes to close the day of the hot questionnaire."""
CHOSEN = "choix"
FULL = 85
"""The share of its advised time that a method gets at least: squeezed, its steps do not hold; a
form of its own says how it is done in less."""
PREPARED, MUCH = 10, 45
"""For each 10 minutes of preparation beyond 45: cards to write, material to make."""
ANOTHER_FORM = 3
"""For a form of a method, which changes what its file tells first."""
NO_METHOD = 800
"""For an opening or a closing made of words because no method is left."""


@dataclass(frozen=True, slots=True)
class Candidat:
    """A method, or a form of it, seen from one half-day: its cost there, how it flexes, what it
    covers, what it needs and leaves."""

    slug: str
    entry: AnyEntry | None
    points: int
    souplesse: Elastic
    energie: str | None
    pleniere: bool
    famille: str
    moment: int
    couvre: frozenset[int]
    suites: frozenset[str]
    demande: frozenset[str]
    laisse: frozenset[str]
    objectif: int | None = None
    pratique: bool = False
    forme: str | None = None

    def ready(self, had: Set[str]) -> bool:
        """Say whether what this method asks for has been left or brought."""
        return self.demande <= had


def candidate(
    entry: AnyEntry,
    forme: Forme,
    cadre: Cadre,
    brief: Brief,
    catalogue: Catalogue,
    *,
    work: bool = True,
) -> Candidat:
    """Return a method as a half-day sees it; work methods take the time of their objective."""
    m = forme.methode
    numbers = catalogue.objectifs_of(entry)
    here = tuple(o for o in cadre.demi.objectifs if o in numbers)
    told = min(((_serving(entry, o, cadre, brief, catalogue), o) for o in here), default=None)
    weight = brief.poids(told[1]) if told and work else 1.0
    soft = supple(m, weight)
    base = (told[0] if told else OFF_TOPIC) if work else 0
    points = base + HARDER * (m.difficulte - 1) + UNTRIED.get(m.etat, 2)
    points += ANOTHER_FORM * (forme.titre is not None)
    points += max(0, m.preparation.minutes - MUCH) // PREPARED
    words = catalogue.vocabulaires
    return Candidat(
        entry.slug,
        entry,
        points * soft.ideal // 10 + _asked_twice(m, cadre, brief),
        soft,
        m.energie,
        m.pleniere,
        m.famille,
        rank(catalogue, "moments", m.moment),
        frozenset(here),
        frozenset(m.suites),
        frozenset(m.demande) | _before_choosing(m, told[1] if told else None, catalogue),
        worth(m.laisse, words),
        told[1] if told else None,
        work,
        forme.titre,
    )


def _asked_twice(m: Methode, cadre: Cadre, brief: Brief) -> int:
    review = m.moment == "clore" and m.famille == "evaluation"
    long = review and m.duree.conseillee > SHORT_REVIEW
    return ASKED_TWICE if long and cadre.demi.derniere and brief.questionnaire else 0


def _before_choosing(m: Methode, number: int | None, catalogue: Catalogue) -> frozenset[str]:
    """Return what is needed before choosing: what a sheet that keeps the choice of the objective
    itself asks for (nobody ranks needs before listening)."""
    if number is None or CHOSEN not in m.laisse:
        return frozenset()
    sheets = [
        catalogue.fiches[s].record
        for s in catalogue.objectifs[number].fiches
        if s in catalogue.fiches
    ]
    keeping = (fiche.demande for fiche in sheets if CHOSEN in fiche.laisse)
    return frozenset[str]().union(*keeping)


def brief_end(found: Candidat) -> Candidat | None:
    """Return an opening or a closing kept short inside a programme; None when it cannot be."""
    soft = found.souplesse
    if soft.least > BRIEF_END:
        return None
    short = Elastic(soft.least, min(soft.ideal, BRIEF_END), min(soft.most, BRIEF_END))
    return replace(found, souplesse=short)


def _serving(entry: AnyEntry, o: int, cadre: Cadre, brief: Brief, catalogue: Catalogue) -> int:
    """Return how far a method is from an objective: 0 when made for it and for its sheet."""
    elsewhere = len(set(catalogue.objectifs_of(entry)) - set(cadre.demi.objectifs))
    fed = {one.fiche for one in entry.record.nourrit}
    sheets = set(catalogue.objectifs[o].fiches) & fed
    sheet = 0 if sheets & cadre.fiches else OTHER_SHEET if sheets else NO_SHEET
    most = max(brief.poids(other) for other in cadre.demi.objectifs)
    need = int(NEED * (most - brief.poids(o)) + 0.5)
    return min(ELSEWHERE * elsewhere, ELSEWHERE_MOST) + sheet + need


def supple(m: Methode, weight: float) -> Elastic:
    """Return a method's durations on the 5-minute grid, the advised one weighted by the need."""
    full = max(m.duree.min, m.duree.conseillee * FULL // 100)
    least, most = -(-full // 5) * 5, m.duree.max // 5 * 5
    if least > most:  # On the clock all the same: the next mark leaves a few minutes to breathe.
        return Elastic(least, least, least)
    return Elastic(least, min(max(rounded(m.duree.conseillee * weight), least), most), most)


def words(moment: int) -> Candidat:
    """Return an opening or a closing without method, when none is left."""
    soft = Elastic(5, 10, 15)
    none: frozenset[str] = frozenset()
    every = (frozenset[int](), none, none, none)
    return Candidat("", None, NO_METHOD, soft, None, True, "", moment, *every)
