"""The pictures of tools, as files of the site: small, and without what their cameras noted."""

from __future__ import annotations

from functools import partial

from macros.model.core.catalogue import Catalogue
from macros.model.source.images import Picture
from macros.told.images import SCREEN, adresse, pictures, shrunk

from .downloads import Downloads


def images(catalogue: Catalogue) -> Downloads:
    """Yield the address of each picture that a tool shows, once, and what makes it."""
    found = {
        adresse(entry, picture, image.fichier): picture
        for entry in catalogue.entries()
        for image, picture in pictures(catalogue, entry)
    }
    yield from ((address, partial(_small, picture)) for address, picture in found.items())


def _small(picture: Picture) -> bytes:
    return shrunk(picture, SCREEN).content
