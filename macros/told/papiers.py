"""Documents as pages speak of them: title, kind, size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.french import sans_accents

FAMILLES: Mapping[str, tuple[str, str]] = {
    "programmes": ("Les programmes", "Pour annoncer, conduire et vivre une formation."),
    "salle": ("Les murs et les tables", "À accrocher, à poser, à lever : lisible à trois mètres."),
    "territoires": (
        "Les territoires",
        "La carte et les chiffres d’un lieu, à emporter et à corriger.",
    ),
    "session": ("Les dossiers de session", "Ce qu’il faut envoyer, faire signer et remettre."),
    "lettres": ("Les lettres et les accords", "À compléter, à faire relire, à signer."),
    "cartes": ("Les cartes de méthodes", "Au format A6, à couper et à garder en poche."),
    "supports": (
        "Les supports des méthodes",
        "Cartes, panneaux, feuilles : tout ce qu’une méthode imprime.",
    ),
    "affiches": ("Les affiches de gouvernance", "À poser au mur, remplies ou à remplir ensemble."),
    "fiches": ("Les fiches-projet", "À remplir au stylo ou sur un ordinateur."),
    "simples": (
        "En phrases simples",
        "En gros caractères, avec des dessins ou de la place pour écrire.",
    ),
    "indicateurs": ("Les indicateurs", "Pour choisir quoi suivre, et le suivre."),
    "questionnaires": ("Les questionnaires", "Sur papier, pour qui préfère."),
    "livre": ("Le livre", "Toute la boîte à outils, à lire loin des écrans."),
}
"""The families of documents in the order people meet them: their name and what they are for."""


@dataclass(frozen=True, slots=True)
class Papier:
    """A document to fetch: its title, its nature in words, its family, its address from the
    site's root, its size in bytes, none when it is not made yet, and the pages that offer it."""

    titre: str
    nature: str
    famille: str
    adresse: str
    octets: int
    pages: tuple[str, ...]

    @property
    def taille(self) -> str:
        """The size as people say it: 84 Ko, 1,2 Mo."""
        return taille(self.octets)


def taille(octets: int) -> str:
    """Return a size in bytes as 1 Ko at least, or 1,2 Mo from a million bytes."""
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))} Ko"
    return f"{octets / 1_000_000:.1f} Mo".replace(".", ",")


def par_page(papiers: Iterable[Papier]) -> Mapping[str, list[Papier]]:
    """Return the documents that each page offers, by the page's address."""
    found: dict[str, list[Papier]] = {}
    for papier in papiers:
        for page in papier.pages:
            found.setdefault(page, []).append(papier)
    return found


def par_famille(papiers: Iterable[Papier]) -> list[tuple[str, list[Papier]]]:
    """Return the documents family after family, by title; families without any are left out."""
    papiers = sorted(papiers, key=lambda papier: sans_accents(papier.titre))
    groups = ((name, [p for p in papiers if p.famille == name]) for name in FAMILLES)
    return [(name, found) for name, found in groups if found]
