"""What was chosen before: half-days kept as they were, as long as they still hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from ..records.choisi import Choisi, DemiChoisie
from ..records.sequence import Apport, Marge, MiseEnSituation, Pause, SequenceMethode, UseOfTool
from ..records.sequence import Sequence as Ligne
from .brief import Brief
from .candidat import Candidat
from .cost import Item, Remplissage, timed
from .pool import SearchProblem, Vivier, holds
from .skeleton import Bloc

Tenus = Mapping[int, Remplissage | None]


def kept(probleme: SearchProblem, brief: Brief, choisi: Choisi | None) -> dict[int, Remplissage]:
    """Return the half-days whose choice still stands as its file tells it, by their place."""
    found: dict[int, Remplissage] = {}
    used: set[str] = set()
    for n, vivier in sorted(probleme.viviers.items()):
        demi = brief.demis[n]
        told = choisi.of(demi.rang, demi.nom) if choisi else None
        held = _held(vivier, told) if told else None
        if held and not used & (held.slugs - probleme.repetables):
            found[n] = held
            used |= held.slugs
    return found


def required(brief: Brief, choisi: Choisi | None) -> dict[int, frozenset[str]]:
    """Return the methods that a new composition must keep, by the place of their half-day."""
    demis = choisi.demi_journees if choisi else ()
    places = brief.places
    return {
        places[d.jour - 1, d.demi_journee]: frozenset(d.garder)
        for d in demis
        if d.garder and (d.jour - 1, d.demi_journee) in places
    }


def former(
    probleme: SearchProblem, brief: Brief, choisi: Choisi | None, held: Iterable[int]
) -> dict[int, frozenset[str]]:
    """Return what a new composition must keep so that the half-days after it stay: besides what is asked
    of it, the former methods of each place to fill that leave something."""
    found: dict[int, frozenset[str]] = {}
    for n, vivier in probleme.viviers.items():
        demi = brief.demis[n]
        told = choisi.of(demi.rang, demi.nom) if choisi and n not in held else None
        before = (
            {line.slug for line in told.sequences if isinstance(line, SequenceMethode)}
            if told
            else set()
        )
        leaves = frozenset(c.slug for c in vivier.travaux if c.laisse and c.slug in before)
        if wanted := probleme.requis.get(n, frozenset()) | leaves:
            found[n] = wanted
    return found if found != probleme.requis else {}


def rest(probleme: SearchProblem, held: Mapping[int, Remplissage]) -> SearchProblem:
    """Return what is left to search once some half-days are kept: their methods are taken, what
    they leave is there."""
    slugs = frozenset[str]().union(*(h.slugs for h in held.values()))
    taken = slugs - probleme.repetables
    viviers = {n: _without(v, taken) for n, v in probleme.viviers.items() if n not in held}
    return replace(
        probleme,
        viviers=viviers,
        inclus=tuple(slug for slug in probleme.inclus if slug not in slugs),
        avant={
            n: probleme.avant[n].union(*(h.laisse for k, h in held.items() if k < n))
            for n in viviers
        },
    )


def broken(probleme: SearchProblem, tenus: Tenus, held: Iterable[int]) -> list[int]:
    """Return the kept half-days that ask for what is no longer left before them."""
    return [
        n
        for n in held
        if (now := tenus[n]) and not holds(probleme.viviers[n], now, before(probleme, tenus, n))
    ]


def before(probleme: SearchProblem, tenus: Tenus, n: int) -> frozenset[str]:
    """Return all that is left before a half-day, those to fill included."""
    return probleme.avant[n].union(*(h.laisse for k, h in tenus.items() if h and k < n))


def _without(vivier: Vivier, taken: frozenset[str]) -> Vivier:
    def free(pool: Iterable[Candidat]) -> tuple[Candidat, ...]:
        return tuple(c for c in pool if c.slug not in taken)

    return replace(
        vivier,
        ouvertures=free(vivier.ouvertures),
        travaux=free(vivier.travaux),
        clotures=free(vivier.clotures),
        _ordres={},
    )


def _held(vivier: Vivier, told: DemiChoisie) -> Remplissage | None:
    """Return a choice as a filling of its half-day; None when its file no longer fits it."""
    cadre = vivier.cadre
    if len(told.sequences) < 2:
        return None
    lines = [line for line in told.sequences if not isinstance(line, Pause | Marge)]
    items = list(_items(vivier, lines))
    if None in items or len(items) != len(lines):
        return None
    whole: list[Item] = [item for item in items if item]
    minutes = tuple(_minutes(line, item) for line, item in zip(lines, whole, strict=True))
    pairs = zip(whole, minutes, strict=True)
    in_bounds = all(i.souplesse.least <= m <= i.souplesse.most for i, m in pairs)
    opening, works, closing = _parts(vivier, whole)
    covered = frozenset[int]().union(*(c.couvre for c in works))
    if not in_bounds or sum(minutes) != cadre.minutes or not set(cadre.a_couvrir) <= covered:
        return None
    return timed(cadre, opening, works, closing, minutes, _breaks(told.sequences))


def _items(vivier: Vivier, lines: Sequence[Ligne]) -> Iterator[Item | None]:
    """Yield what each line is in the pool of its half-day, in the order of its frame."""
    cadre = vivier.cadre
    first, last = len(cadre.avant), len(lines) - bool(vivier.clotures)
    entry = first + bool(vivier.ouvertures)
    works = entry + len(cadre.entree)
    after = last - len(cadre.apres)
    for n, line in enumerate(lines):
        if n < first:
            yield _same(cadre.avant[n], line)
        elif n < entry:
            yield _one(vivier.ouvertures, line)
        elif n < works:
            yield _same(cadre.entree[n - entry], line)
        elif n >= last:
            yield _one(vivier.clotures, line)
        elif n >= after:
            yield _same(cadre.apres[n - after], line)
        else:
            yield _one(vivier.travaux, line)


def _parts(
    vivier: Vivier, items: Sequence[Item]
) -> tuple[Candidat | None, tuple[Candidat, ...], Candidat | None]:
    found = [item for item in items if isinstance(item, Candidat)]
    opening = found.pop(0) if vivier.ouvertures else None
    closing = found.pop() if vivier.clotures else None
    return opening, tuple(found), closing


def _one(pool: Iterable[Candidat], line: Ligne) -> Candidat | None:
    if isinstance(line, Apport):
        return next((c for c in pool if not c.slug), None)
    if not isinstance(line, SequenceMethode):
        return None
    named = (line.slug, line.forme)
    return next((c for c in pool if (c.slug, c.forme) == named), None)


def _same(bloc: Bloc, line: Ligne) -> Bloc | None:
    made = bloc.ligne
    if type(made) is not type(line):
        return None
    if isinstance(made, UseOfTool) and isinstance(line, UseOfTool):
        light = getattr(made, "legere", False) == getattr(line, "legere", False)
        return bloc if made.slug == line.slug and light else None
    if isinstance(made, MiseEnSituation) and isinstance(line, MiseEnSituation):
        same = (made.personnes, made.minutes_par_personne, made.salles)
        return bloc if same == (line.personnes, line.minutes_par_personne, line.salles) else None
    return bloc


def _minutes(line: Ligne, item: Item) -> int:
    told = getattr(line, "temps", None)
    return told if isinstance(told, int) else item.souplesse.ideal


def _breaks(lines: Sequence[Ligne]) -> tuple[int, ...]:
    """Return the places of the items after which a break comes, margins left out."""
    shown = [line for line in lines if not isinstance(line, Marge)]
    items = accumulate(not isinstance(line, Pause) for line in shown)
    return tuple(n - 1 for n, line in zip(items, shown, strict=True) if isinstance(line, Pause))
