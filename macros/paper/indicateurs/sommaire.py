"""What opens and closes the catalogue of indicators: contents, signs, criteria, an index of goals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.french import pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry, alphabetical
from macros.model.records.indicateur import Indicateur
from macros.model.records.indicateur import Theme as ThemeRecord
from macros.told.outils import Fait
from macros.told.plain import Riche

Entries = Sequence[Entry[Indicateur]]
Themes = Sequence[Entry[ThemeRecord]]

COULEURS: Mapping[str, str] = {
    "environnement": "olive",
    "social": "brique",
    "economie": "ocre",
    "gouvernance": "mer",
    "culture": "prune",
}
"""The colour of each dimension of sustainable development; « ardoise » for the others."""

FLECHES: Mapping[str, str] = {"hausse": "↑", "baisse": "↓", "stable": "→"}
"""The sign of each direction, said in words beside it."""


@dataclass(frozen=True, slots=True)
class Cle:
    """Something to find in the catalogue: its label, its name, what it holds."""

    cle: str
    nom: str
    nombre: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """The themes of a dimension of sustainable development, in its colour."""

    nom: str
    couleur: str
    themes: Sequence[Cle]


@dataclass(frozen=True, slots=True)
class Reperes:
    """The signs that tell one thing."""

    nom: str
    signes: Sequence[Fait]


@dataclass(frozen=True, slots=True)
class Critere:
    """What the course asks of an objective."""

    numero: int
    critere: Riche


@dataclass(frozen=True, slots=True)
class But:
    """A goal, with its indicators in the order of their names."""

    numero: int
    nom: str
    indicateurs: Sequence[Cle]


@dataclass(frozen=True, slots=True)
class Sommaire:
    """What opens and closes the catalogue of every theme."""

    dimensions: Sequence[Dimension]
    reperes: Sequence[Reperes]
    criteres: Sequence[Critere]
    buts: Sequence[But]


def sommaire(catalogue: Catalogue, themes: Themes, entries: Entries) -> Sommaire:
    """Return the contents, the signs, the criteria and the index of goals of some themes."""
    return Sommaire(
        _dimensions(catalogue, themes),
        _reperes(catalogue, entries),
        _criteres(catalogue, themes),
        _buts(catalogue, entries),
    )


def _dimensions(catalogue: Catalogue, themes: Themes) -> list[Dimension]:
    """Return the themes under their dimensions, in the order of the list of dimensions."""
    found = [
        Dimension(
            mot.nom,
            COULEURS.get(name, "ardoise"),
            [
                Cle(t.slug, t.titre, pluriel(len(t.record.indicateurs), "indicateur"))
                for t in themes
                if t.record.dimension == name
            ],
        )
        for name, mot in catalogue.vocabulaires["dimensions"].items()
    ]
    return [dimension for dimension in found if dimension.themes]


def _reperes(catalogue: Catalogue, entries: Entries) -> list[Reperes]:
    """Return the signs of a page and what they mean, only those that some indicator bears."""
    levels = {entry.record.facilite for entry in entries}
    directions = {entry.record.sens_souhaite for entry in entries}
    easy = [
        Fait(dots(catalogue, level), f"{mot.nom} : {mot.aide}")
        for level, mot in catalogue.vocabulaires["facilites"].items()
        if int(level) in levels
    ]
    ways = [
        Fait(FLECHES.get(way, ""), mot.nom)
        for way, mot in catalogue.vocabulaires["sens"].items()
        if way in directions
    ]
    return [Reperes("Facilité", easy), Reperes("Sens souhaité", ways)]


def dots(catalogue: Catalogue, level: str | int) -> str:
    """Return how easy an indicator is, as so many dots among all."""
    count = len(catalogue.vocabulaires["facilites"])
    return "●" * int(level) + "○" * (count - int(level))


def _criteres(catalogue: Catalogue, themes: Themes) -> list[Critere]:
    """Return what the course asks of the objectives that count indicators."""
    numbers = sorted({number for theme in themes for number in theme.record.objectifs})
    served = [catalogue.objectifs[n] for n in numbers if n in catalogue.objectifs]
    return [
        Critere(o.id, Riche(o.critere))
        for o in served
        if any(seuil.champ == "indicateurs" for seuil in o.seuils)
    ]


def _buts(catalogue: Catalogue, entries: Entries) -> list[But]:
    """Return each goal met, with its indicators in the order of their names."""
    found: dict[int, list[Cle]] = {}
    for entry in alphabetical(entries):
        for number in entry.record.odd:
            found.setdefault(number, []).append(Cle(entry.slug, entry.titre))
    return [But(n, catalogue.mot("odd", n).nom, found[n]) for n in sorted(found)]
