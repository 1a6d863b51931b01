"""Rules of the pictures beside tools: each is there, is shown by a tool, and harms nobody."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.problems import Problem, remedy
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..core.kinds import kind_of
from ..records.outil import Image, Tool
from ..source.images import FOLDER
from .liens import fault

AGREED = "consentement"
"""The word of a picture whose people agreed in writing."""


def named_pictures(catalogue: Catalogue) -> Iterator[Problem]:
    """A picture that a tool names stands in the folder of its kind, and is named once."""
    for entry, n, image in pictures(catalogue):
        folder = kind_of(entry.kind).folder
        where = f"toolbox/{folder}/{FOLDER}/"
        known = [
            name for (home, name), one in catalogue.images.items() if home == folder and one.sound
        ]
        if (folder, image.fichier) not in catalogue.images:
            cure = remedy(image.fichier, known) if known else "l’y ranger"
            sentence = f"« {image.fichier} » n’est pas une image de {where} ; {cure}"
            yield fault(entry, ("images", n, "fichier"), sentence)
        elif image.fichier in [other.fichier for other in entry.record.images[:n]]:
            sentence = f"« {image.fichier} » est montrée deux fois ici ; en retirer une"
            yield fault(entry, ("images", n, "fichier"), sentence)


def agreements(catalogue: Catalogue) -> Iterator[Problem]:
    """People that one recognises agreed in writing, on a day that is said; nobody else did."""
    for entry, n, image in pictures(catalogue):
        if image.personnes == AGREED and image.accord is None:
            sentence = (
                "dire quel jour les personnes ont donné leur accord écrit, par exemple "
                "accord: 2026-02-03 ; sans accord, flouter les visages ou choisir une autre image"
            )
            yield fault(entry, ("images", n, "personnes"), sentence)
        elif image.personnes != AGREED and image.accord is not None:
            sentence = f"cette date ne va qu’avec « personnes: {AGREED} » ; corriger l’un des deux"
            yield fault(entry, ("images", n, "accord"), sentence)


def lone_pictures(catalogue: Catalogue) -> Iterator[Problem]:
    """A picture beside tools is shown by one of them: nobody else says whose it is."""
    shown = {(kind_of(e.kind).folder, image.fichier) for e, _, image in pictures(catalogue)}
    for (folder, name), picture in catalogue.images.items():
        if picture.sound and (folder, name) not in shown and not catalogue.broken.get(folder):
            sentence = (
                "aucun outil ne montre cette image ; la nommer dans le champ « images » d’un outil, "
                "ou la supprimer"
            )
            yield Problem(picture.place, 1, "", sentence)


def pictures(catalogue: Catalogue) -> Iterator[tuple[AnyEntry, int, Image]]:
    """Yield the pictures that tools name, each with its tool and its place in the list."""
    for entry in catalogue.entries():
        if isinstance(entry.record, Tool):
            yield from ((entry, n, image) for n, image in enumerate(entry.record.images))


RULES = (named_pictures, agreements, lone_pictures)
