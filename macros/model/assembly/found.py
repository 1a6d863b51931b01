"""Fillings found once: the same problem has the same ones, whatever else its methods say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from macros.kept import digest
from macros.memory import Memory

from .candidat import Candidat
from .cost import Remplissage
from .exchange import Search
from .pool import SearchProblem, Vivier
from .skeleton import Bloc, Cadre

Name = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class _Names:
    """A filling whose candidates are named by their slugs and the titles of their forms."""

    ouverture: Name | None
    travaux: tuple[Name, ...]
    cloture: Name | None
    minutes: tuple[int, ...]
    coupures: tuple[int, ...]
    points: Mapping[str, int]
    cout: int


_FOUND: Memory[Mapping[int, _Names | None]] = Memory("fillings")


def found(probleme: SearchProblem) -> Mapping[int, Remplissage | None]:
    """Return the fillings of a problem by place of half-day, searched for once; None where nothing
    fits."""
    named = _FOUND.of(told(probleme), lambda: _searched(probleme))
    return {n: _held(probleme.viviers[n], names) if names else None for n, names in named.items()}


def _searched(probleme: SearchProblem) -> Mapping[int, _Names | None]:
    fillings = Search(probleme).run()
    return {n: _named(held) if held else None for n, held in fillings.items()}


def _named(held: Remplissage) -> _Names:
    return _Names(
        _name(held.ouverture) if held.ouverture else None,
        tuple(map(_name, held.travaux)),
        _name(held.cloture) if held.cloture else None,
        held.minutes,
        held.coupures,
        held.points,
        held.cout,
    )


def _held(vivier: Vivier, names: _Names) -> Remplissage:
    works = {_name(c): c for c in vivier.travaux}
    return Remplissage(
        _one(vivier.ouvertures, names.ouverture),
        tuple(works[name] for name in names.travaux),
        _one(vivier.clotures, names.cloture),
        names.minutes,
        names.coupures,
        names.points,
        names.cout,
    )


def _name(c: Candidat) -> Name:
    return c.slug, c.forme


def _one(ends: Iterable[Candidat], name: Name | None) -> Candidat | None:
    return next((c for c in ends if _name(c) == name), None)


def told(probleme: SearchProblem) -> str:
    """Return a digest of all that the search reads of a problem."""
    rest = (
        sorted(probleme.repetables),
        probleme.inclus,
        _sorted(probleme.avant),
        _sorted(probleme.requis),
    )
    return digest(repr(rest), *(part for item in probleme.viviers.items() for part in _pool(*item)))


def _pool(place: int, vivier: Vivier) -> Iterator[str]:
    yield repr((place, *_frame(vivier.cadre)))
    for pool in (vivier.ouvertures, vivier.travaux, vivier.clotures):
        yield repr([_candidate(c) for c in pool])


def _frame(cadre: Cadre) -> Iterator[object]:
    for field in fields(Cadre):
        value = getattr(cadre, field.name)
        blocs = field.name in ("avant", "entree", "apres")
        yield [_bloc(bloc) for bloc in value] if blocs else _steady(value)


def _bloc(bloc: Bloc) -> tuple[object, ...]:
    asked = sorted(bloc.demande), sorted(bloc.laisse)
    return bloc.souplesse, bloc.pleniere, bloc.energie, bloc.pratique, *asked


_READ = tuple(field.name for field in fields(Candidat) if field.name != "entry")
"""What a candidate says of itself; the rest of its file is not read while searching."""


def _candidate(c: Candidat) -> list[object]:
    return [_steady(getattr(c, name)) for name in _READ]


def _sorted(avant: Mapping[int, frozenset[str]]) -> list[object]:
    return [(n, sorted(slugs)) for n, slugs in sorted(avant.items())]


def _steady(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else value
