"""Pools: who may stand in each half-day, at what cost, and in which orders."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, groupby, permutations, product

from ..core.catalogue import Catalogue
from ..records.choisi import Choisi
from ..records.sequence import Production, SequenceMethode
from .brief import Brief, Demi
from .candidat import Candidat, brief_end, candidate, words
from .cost import Remplissage, energy_points, following_points, plenary_points
from .limits import Forme, allowed, rank
from .skeleton import FRAMED, Cadre, frames, frames_itself
from .told import told_forms, told_rituals, told_round

Ordre = tuple[int, tuple[Candidat, ...]]
"""Work methods in an order, and the points they cost one another."""


@dataclass(frozen=True)
class Vivier:
    """The candidates of one half-day: openings, work methods (cheapest first), closings."""

    cadre: Cadre
    ouvertures: tuple[Candidat, ...]
    travaux: tuple[Candidat, ...]
    clotures: tuple[Candidat, ...]
    _ordres: dict[tuple[object, ...], Sequence[Ordre]] = field(default_factory=dict)

    def ordres(self, chosen: tuple[Candidat, ...], before: frozenset[str]) -> Sequence[Ordre]:
        """Return the orders that a set of methods may take, cheapest first; remembered."""
        key = (before, *[(c.slug, c.forme) for c in chosen])
        if key not in self._ordres:
            self._ordres[key] = sorted(_orders(chosen, before), key=_points)
        return self._ordres[key]

    @cached_property
    def slugs(self) -> frozenset[str]:
        """Every method that may stand in the half-day."""
        return frozenset(c.slug for c in (*self.ouvertures, *self.travaux, *self.clotures))

    @cached_property
    def laisse(self) -> frozenset[str]:
        """Everything that one of the candidates, or the frame, leaves."""
        every = (*self.ouvertures, *self.travaux, *self.clotures)
        return self.cadre.laisse.union(*(c.laisse for c in every))

    @cached_property
    def demandes(self) -> frozenset[str]:
        """Everything that one of the candidates, or the frame, asks for."""
        every = (*self.ouvertures, *self.travaux, *self.clotures)
        return self.cadre.demande.union(*(c.demande for c in every))


NOT_THE_RITUAL = 150
"""For an opening or a closing that is not one of those that the trainer asks to live again."""


@dataclass(frozen=True)
class SearchProblem:
    """What the search works on: pools by half-day, methods free to repeat, methods asked for.

    avant tells, for each half-day, what the group brings, what the trainer's own half-days and the
    blocks of the others leave before it; sans names the sheets that are given no time,
    requis the methods that a half-day must hold, by its place.
    """

    viviers: Mapping[int, Vivier]
    repetables: frozenset[str]
    inclus: tuple[str, ...] = ()
    avant: Mapping[int, frozenset[str]] = field(default_factory=dict)
    sans: frozenset[str] = frozenset()
    requis: Mapping[int, frozenset[str]] = field(default_factory=dict)


def problem_of(
    brief: Brief,
    catalogue: Catalogue,
    without: Collection[str] = (),
    choisi: Choisi | None = None,
) -> SearchProblem:
    """Return the search problem of a brief: who may stand where, and at what cost; without names
    the sheets that are given no time. The forms and the rituals that choisi tells have a place."""
    methodes = allowed(brief, catalogue, told_forms(choisi))
    everywhere = {
        x.slug for demi in brief.demis for x in demi.lignes if isinstance(x, SequenceMethode)
    }
    free = frozenset(brief.contraintes.repeter)
    usable = {slug: e for slug, e in methodes.items() if slug in free or slug not in everywhere}
    cadres = frames(brief, catalogue, without)
    viviers = {n: _pool(cadre, usable, brief, catalogue, choisi) for n, cadre in cadres.items()}
    rituals = _rituals(viviers, brief, catalogue) | told_rituals(choisi, catalogue)
    return SearchProblem(
        {n: _with_rituals(vivier, rituals, free) for n, vivier in viviers.items()},
        free | rituals,
        _asked(brief, usable, everywhere, viviers),
        dict(_left_before(brief, cadres)),
        frozenset(without),
    )


def unreachable(probleme: SearchProblem) -> Iterator[str]:
    """Yield the sheets that ask for what nothing can leave before them."""
    could: frozenset[str] = frozenset()
    for n, vivier in sorted(probleme.viviers.items()):
        could |= vivier.laisse
        had = could | probleme.avant[n]
        for bloc in vivier.cadre.apres:
            if isinstance(bloc.ligne, Production) and not bloc.demande <= had:
                yield bloc.ligne.slug


def waiting(probleme: SearchProblem, n: int) -> Iterator[str]:
    """Yield the sheets of a half-day that ask for what its own methods would have to leave."""
    had = probleme.avant[n]
    for bloc in probleme.viviers[n].cadre.apres:
        if isinstance(bloc.ligne, Production) and not bloc.demande <= had:
            yield bloc.ligne.slug


def _asked(
    brief: Brief,
    usable: Collection[str],
    written: Collection[str],
    viviers: Mapping[int, Vivier],
) -> tuple[str, ...]:
    """Return the methods that must find a place: those the trainer names, those that sign the
    course in two days or more."""
    signed = brief.signature if brief.jours > 1 else ()
    able = frozenset[str]().union(*(v.slugs for v in viviers.values()))
    own = [slug for slug in signed if slug not in written and slug in able]
    named = [slug for slug in brief.contraintes.inclure if slug in usable]
    return tuple(dict.fromkeys((*named, *own)))


def _left_before(brief: Brief, cadres: Mapping[int, Cadre]) -> Iterator[tuple[int, frozenset[str]]]:
    had: frozenset[str] = frozenset()
    for n, demi in enumerate(brief.demis):
        had |= demi.apporte
        if n in cadres:
            yield n, had
            had |= cadres[n].laisse
        had |= demi.laisse


RITUAL_FROM = 3
"""Days from which the openings and the closings inside a programme are one ritual."""


def _rituals(viviers: Mapping[int, Vivier], brief: Brief, catalogue: Catalogue) -> frozenset[str]:
    """Return the opening and the closing that come back inside a long programme, unless the trainer
    names those that do."""
    if brief.jours < RITUAL_FROM:
        return frozenset()
    inside = [v for v in viviers.values() if not (v.cadre.demi.premiere or v.cadre.demi.derniere)]
    found = set()
    for pools in ([v.ouvertures for v in inside], [v.clotures for v in inside]):
        again = [c for pool in pools for c in pool if c.slug in brief.contraintes.repeter]
        able = [c for pool in pools for c in pool if _ritual(c, catalogue)]
        if able and not again:
            common = [c for c in able if all(any(o.slug == c.slug for o in p) for p in pools if p)]
            found.add(min(common or able, key=_cheap).slug)
    return frozenset(found)


def _ritual(c: Candidat, catalogue: Catalogue) -> bool:
    return c.slug in catalogue.methodes and catalogue.methodes[c.slug].record.rituel


def _with_rituals(vivier: Vivier, rituals: frozenset[str], free: frozenset[str]) -> Vivier:
    """Return a pool where, inside the programme, the rituals come before other ends."""
    demi = vivier.cadre.demi
    opens = vivier.ouvertures if demi.premiere else _ritual_first(vivier.ouvertures, rituals | free)
    closes = vivier.clotures if demi.derniere else _ritual_first(vivier.clotures, rituals | free)
    return replace(vivier, ouvertures=opens, clotures=closes)


def _ritual_first(ends: tuple[Candidat, ...], again: frozenset[str]) -> tuple[Candidat, ...]:
    if again.isdisjoint(c.slug for c in ends):
        return ends
    kept = [c if c.slug in again else replace(c, points=c.points + NOT_THE_RITUAL) for c in ends]
    return tuple(sorted(kept, key=_cheap))


def _pool(
    cadre: Cadre,
    methodes: Mapping[str, tuple[Forme, ...]],
    brief: Brief,
    catalogue: Catalogue,
    choisi: Choisi | None,
) -> Vivier:
    demi = cadre.demi
    ends: dict[str, list[Candidat]] = {"ouvrir": [], "clore": []}
    works: list[Candidat] = []
    wanted = {*brief.contraintes.inclure, *(brief.signature if brief.jours > 1 else ())}
    for slug, forms in methodes.items():
        entry = catalogue.methodes[slug]
        moment = entry.record.moment
        if entry.record.place and not _in_place(entry.record.place, demi, brief):
            continue
        serves = set(catalogue.objectifs_of(entry)) & set(demi.objectifs)
        if moment in ends:
            made = [candidate(entry, f, cadre, brief, catalogue, work=False) for f in forms]
            ends[moment] += made if _at_an_end(moment, demi) else filter(None, map(brief_end, made))
        elif serves or slug in wanted:
            works += [candidate(entry, forme, cadre, brief, catalogue) for forme in forms]
    said = words(rank(catalogue, "moments", "ouvrir"))
    first = _framing(ends["ouvrir"], demi, brief, said)
    if told_round(choisi, demi.rang, demi.nom) and said not in first:
        first = [*first, said]
    last = [*ends["clore"], words(rank(catalogue, "moments", "clore"))]
    return Vivier(
        cadre,
        tuple(sorted(first, key=_cheap)) if demi.ouvre_le_jour and len(brief.demis) > 1 else (),
        tuple(sorted(works, key=_cheap)),
        tuple(sorted(last, key=_cheap)) if demi.ferme_le_jour else (),
    )


def _at_an_end(moment: str, demi: Demi) -> bool:
    """Say whether an opening or a closing may last: first of all, last of all or of a seminar."""
    return demi.premiere if moment == "ouvrir" else demi.ferme_le_seminaire


def _framing(openings: list[Candidat], demi: Demi, brief: Brief, said: Candidat) -> list[Candidat]:
    """Return the openings that make common rules, for the first half-day of a long programme; the
    others, or a round of words, where the welcome says them."""
    if not demi.premiere:
        return [*openings, said]
    framed = frames_itself(brief)
    able = [c for c in openings if (c.laisse >= FRAMED) is framed]
    return able if framed and able else [*able, said]


def _in_place(place: str, demi: Demi, brief: Brief) -> bool:
    """Say whether a method kept for some day may stand in a half-day."""
    match place:
        case "debut":
            return demi.rang == 0
        case "fin":
            return demi.rang == brief.demis[-1].rang
        case _:
            return demi.ferme_le_seminaire


def _cheap(candidat: Candidat) -> tuple[int, str]:
    return candidat.points, candidat.slug


def _orders(chosen: Sequence[Candidat], before: Collection[str]) -> Iterator[Ordre]:
    """Yield the orders that go from exploring to acting, nothing asked for before it is left."""
    runs = [list(run) for _, run in groupby(sorted(chosen, key=_moment), key=_moment)]
    for parts in product(*(permutations(run) for run in runs)):
        order = tuple(chain.from_iterable(parts))
        if not any(c.demande for c in order) or prepared(order, before):
            flags = [c.pleniere for c in order]
            own = energy_points(order, after_lunch=False) + plenary_points(flags)
            yield own + following_points(order), order


def _points(order: Ordre) -> int:
    return order[0]


def _moment(candidat: Candidat) -> int:
    return candidat.moment


def holds(vivier: Vivier, held: Remplissage, left: frozenset[str]) -> bool:
    """Say whether a half-day finds all that it asks for, in what was left before it or in order."""
    cadre = vivier.cadre
    had = left | cadre.acquis
    if held.ouverture and not held.ouverture.ready(had):
        return False
    if held.cloture and not held.cloture.ready(had | cadre.laisse):
        return False
    done = had.union(*(c.laisse for c in held.travaux))
    return cadre.demande <= done and prepared(held.travaux, had)


def prepared(order: Iterable[Candidat], before: Collection[str]) -> bool:
    """Say whether each method finds what it asks for, left before it or by those it follows."""
    had = set(before)
    for c in order:
        if not c.ready(had):
            return False
        had |= c.laisse
    return True
