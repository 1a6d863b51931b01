"""Rules on what is printed: each thing to print has its support, each support says what its model shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.french import enumeration

from ..base.problems import Problem, nearest, remedy
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..records.methode import Materiel, Methode
from ..records.support import FOLDER, SUFFIX, Support
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
}
"""What each model takes besides; one that is not named is a sheet that people write on."""

_SHEET = ("pieces", "consigne", "champs")

_ASKED: Mapping[str, str] = {"grille": "colonnes", "fiche": "fiche", "question": ""}
"""What a model cannot do without; pieces, unless told."""


def supports(catalogue: Catalogue) -> Iterator[Problem]:
    """A support is for a thing that its method prints, and holds what its model shows."""
    for slug, entry in catalogue.supports.items():
        if slug in catalogue.methodes:
            yield from _of_file(catalogue, entry, catalogue.methodes[slug])


def _of_file(catalogue: Catalogue, entry: AnyEntry, methode: AnyEntry) -> Iterator[Problem]:
    printed = [m.nom for m in things(methode.record) if m.imprimable]
    for n, support in enumerate(entry.record.supports):
        if support.pour not in printed:
            close = nearest(support.pour, printed)
            told = f"la méthode n’imprime pas « {support.pour} »"
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
                yield fault(entry, ("materiel", n, "imprimable"), _missing(entry.slug, thing))


def _told(catalogue: Catalogue, slugs: Iterable[str]) -> set[str]:
    held = (catalogue.supports[slug] for slug in slugs if slug in catalogue.supports)
    return {support.pour for entry in held for support in entry.record.supports}


def _missing(slug: str, thing: Materiel) -> str:
    return (
        f"« {thing.nom} » est à imprimer, et rien ne dit ce qui s’imprime ; l’écrire dans "
        f"toolbox/{FOLDER}/{slug}{SUFFIX}, ou remplacer « imprimable: true » par « comment: à dessiner… »"
    )


def things(methode: Methode) -> Iterator[Materiel]:
    """Yield the things of a method, then those of its forms."""
    yield from methode.materiel
    for variante in methode.variantes:
        yield from variante.materiel


RULES = (supports, printed)
