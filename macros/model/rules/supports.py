"""Rules on what is printed: each thing to print has its support, each support says what its model shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.french import enumeration

from ..base.problems import Problem, nearest, remedy
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..records.methode import Materiel, Methode
from ..records.programme import HALVES, Programme
from ..records.sequence import Nature as SequenceOf
from ..records.support import FOLDER, OF_PROGRAMMES, SUFFIX, Support
from ..source.yaml_source import Path
from .liens import fault

_FREE = frozenset({"pour", "modele", "titre", "preparer", "mural", "donne"})
"""Fields that every model takes."""

_TAKEN: Mapping[str, tuple[str, ...]] = {
    "cartes": ("pieces", "format", "vierges"),
    "panneau": ("pieces",),
    "affiche": ("pieces", "couche"),
    "grille": ("colonnes", "rangs", "vides", "largeurs", "couche", "consigne", "champs"),
    "question": ("pieces",),
    "cible": ("pieces", "rangs", "consigne", "champs"),
    "axes": ("pieces", "colonnes", "rangs", "consigne", "champs"),
    "fiche": ("fiche",),
    "document": ("document",),
}
"""What each model takes besides; one that is not named is a sheet that people write on."""

_COUNTED = frozenset({"cartes", "feuille"})
"""Models whose pieces hold numbered sentences or frames."""

_SHEET = ("pieces", "consigne", "champs")

_ASKED: Mapping[str, str] = {
    "grille": "colonnes",
    "fiche": "fiche",
    "document": "document",
    "question": "",
}
"""What a model cannot do without; pieces, unless told."""


def supports(catalogue: Catalogue) -> Iterator[Problem]:
    """A support is for a thing that its method prints, and holds what its model shows."""
    for slug, entry in catalogue.supports.items():
        if slug in catalogue.methodes:
            found = things(catalogue.methodes[slug].record)
            yield from _of_file(catalogue, entry, "la méthode", found)
    for slug, own in catalogue.affaires.items():
        if slug in catalogue.programmes:
            lines = own_lines(catalogue.programmes[slug].record)
            found = (thing for _, line in lines for thing in line.materiel)
            yield from _of_file(catalogue, own, "le programme", found)


def _of_file(
    catalogue: Catalogue, entry: AnyEntry, who: str, found: Iterable[Materiel]
) -> Iterator[Problem]:
    printed = list(dict.fromkeys(m.nom for m in found if m.imprimable))
    for n, support in enumerate(entry.record.supports):
        if support.pour not in printed:
            close = nearest(support.pour, printed)
            told = f"{who} n’imprime pas « {support.pour} »"
            cure = f"écrire « {close} »" if close else "retirer ce support"
            yield fault(entry, ("supports", n, "pour"), f"{told} ; {cure}")
        for where, sentence in _of_model(catalogue, support):
            yield fault(entry, ("supports", n, *where), sentence)


def _of_model(catalogue: Catalogue, support: Support) -> Iterator[tuple[Path, str]]:
    taken = _TAKEN.get(support.modele, _SHEET)
    asked = _ASKED.get(support.modele, "pieces")
    if asked and not getattr(support, asked):
        yield ("modele",), f"un support « {support.modele} » demande « {asked} » ; l’écrire"
    for name in sorted(support.model_fields_set - _FREE - set(taken)):
        known = enumeration([f"« {one} »" for one in taken])
        sentence = f"un support « {support.modele} » ne montre pas « {name} » mais {known}"
        yield (name,), f"{sentence} ; l’effacer"
    if support.modele not in _COUNTED and any(p.points or p.cadres for p in support.pieces):
        sentence = f"un support « {support.modele} » ne montre ni « points » ni « cadres »"
        yield ("pieces",), f"{sentence} ; les écrire sur une feuille ou sur des cartes"
    if support.largeurs and len(support.largeurs) != len(support.colonnes):
        yield (
            ("largeurs",),
            "une part par colonne est attendue ; en écrire autant que de « colonnes »",
        )
    if support.fiche and support.fiche not in catalogue.names("fiches"):
        cure = remedy(support.fiche, catalogue.names("fiches"), "toolbox/fiches/")
        yield ("fiche",), f"aucune fiche ne s’appelle « {support.fiche} » ; {cure}"


def printed(catalogue: Catalogue) -> Iterator[Problem]:
    """What a method says « à imprimer » is in its file of supports; a method that changed its name, or
    is a copy, has one problem already, and its supports are in the other file."""
    lost = _told(catalogue, (slug for slug in catalogue.supports if slug not in catalogue.methodes))
    titled: dict[str, list[str]] = {}
    for slug, entry in catalogue.methodes.items():
        titled.setdefault(entry.titre.casefold(), []).append(slug)
    for entry in catalogue.methodes.values():
        known = lost | _told(catalogue, titled[entry.titre.casefold()])
        for n, thing in enumerate(entry.record.materiel):
            if thing.imprimable and thing.nom not in known:
                place = f"{FOLDER}/{entry.slug}"
                yield fault(entry, ("materiel", n, "imprimable"), _missing(place, thing))


def printed_by_lines(catalogue: Catalogue) -> Iterator[Problem]:
    """What a line of a programme says « à imprimer » is in the programme's file of supports, or in
    that of its tool."""
    for slug, entry in catalogue.programmes.items():
        held = catalogue.affaires.get(slug)
        own = {support.pour for support in held.record.supports} if held else set()
        for where, line in own_lines(entry.record):
            known = own | _told(catalogue, (str(getattr(line, line.nature)),))
            for n, thing in enumerate(line.materiel):
                if thing.imprimable and thing.nom not in known:
                    place = (*where, "materiel", n, "imprimable")
                    yield fault(entry, place, _missing(f"{OF_PROGRAMMES}/{slug}", thing))


def own_lines(programme: Programme) -> Iterator[tuple[Path, SequenceOf]]:
    """Yield the lines that a programme writes, each with its place in the file."""
    for day, jour in enumerate(programme.jours):
        for half in HALVES:
            demi = getattr(jour, half)
            for rank, line in enumerate(demi.sequences if demi else ()):
                yield ("jours", day, half, "sequences", rank), line


def _told(catalogue: Catalogue, slugs: Iterable[str]) -> set[str]:
    held = (catalogue.supports[slug] for slug in slugs if slug in catalogue.supports)
    return {support.pour for entry in held for support in entry.record.supports}


def _missing(place: str, thing: Materiel) -> str:
    return (
        f"« {thing.nom} » est à imprimer, et rien ne dit ce qui s’imprime ; l’écrire dans "
        f"toolbox/{place}{SUFFIX}, ou remplacer « imprimable: true » par « comment: à dessiner… »"
    )


def things(methode: Methode) -> Iterator[Materiel]:
    """Yield the things of a method, then those of its forms."""
    yield from methode.materiel
    for variante in methode.variantes:
        yield from variante.materiel


RULES = (supports, printed, printed_by_lines)
