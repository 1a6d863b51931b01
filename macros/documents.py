"""Every document that the toolbox makes, to print or to fill on a computer, family after family."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from .office.odt import odt
from .paper.affiches import affiches
from .paper.brochure import brochure
from .paper.brochure import tenues as brochures
from .paper.cahier import cahier
from .paper.cartes import cartes
from .paper.conduite import conduite
from .paper.essai import essai
from .paper.feuilles import feuilles
from .paper.fiches import fiches
from .paper.indicateurs import indicateurs
from .paper.lettres import lettres
from .paper.livre import livre
from .paper.materiel import materiel
from .paper.mur import mur
from .paper.press.document import Atelier, Document, Maker
from .paper.session import lecture, session, tenues
from .paper.simples import simples
from .paper.supports import supports
from .paper.territoires import territoires
from .told.fiches import Formulaire, formulaire
from .told.lettres import Lettre


def _docx(form: Formulaire, day: date, site_url: str = "") -> bytes:
    from .office.docx import docx  # Slow to load, and check makes no document.

    return docx(form, day, site_url)


def pour_client(atelier: Atelier, slug: str, champs: Mapping[str, str]) -> Iterator[Document]:
    """Yield a session's papers that a client signs, filled with what a private file tells of them."""
    yield from tenues.pour_client(atelier, slug, champs, _lettre)


def _lettre(told: Lettre, day: date, site_url: str = "") -> bytes:
    from .office.lettre import lettre_docx

    return lettre_docx(told, day, site_url)


OFFICE: tuple[tuple[str, str, str, Maker], ...] = (
    (".docx", "à remplir avec Word", "Word (.docx)", _docx),
    (".odt", "à remplir avec LibreOffice", "OpenDocument (.odt)", odt),
)
"""The files of a sheet for a computer: how each name ends, what it is for, its nature, its maker."""


def to_fill(atelier: Atelier) -> Iterator[Document]:
    """Yield both files of every sheet for a computer."""
    for entry in atelier.catalogue.fiches.values():
        form = partial(formulaire, atelier.catalogue, entry)
        for suffix, usage, nature, maker in OFFICE:
            yield Document(
                adresse=f"documents/fiches/{entry.slug}{suffix}",
                titre=f"{entry.titre} : {usage}",
                nature=nature,
                famille="fiches",
                pages=(entry.url,),
                jour=entry.record.mise_a_jour,
                maker=maker,
                told=form,
            )


def to_complete(atelier: Atelier) -> Iterator[Document]:
    """Yield the Word file of every paper to complete, told as the one to print is."""
    for paper in lettres.documents(atelier):
        yield replace(
            paper,
            adresse=paper.adresse.removesuffix(".pdf") + ".docx",
            titre=f"{paper.titre} : à compléter avec Word",
            nature="Word (.docx)",
            pages=lettres.PAGES,
            maker=_lettre,
        )


def to_sign(atelier: Atelier) -> Iterator[Document]:
    """Yield the Word file of every paper of a session."""
    yield from tenues.a_completer(atelier, _lettre)


FAMILIES = (
    brochure.documents, conduite.documents, materiel.documents, cahier.documents,
    mur.documents, feuilles.documents, session.documents, lecture.documents, brochures.documents, conduite.des_sessions, materiel.des_sessions, tenues.documents, to_sign, cartes.documents, supports.documents, supports.des_programmes,
    affiches.documents, fiches.documents, to_fill, simples.documents,
    lettres.documents, to_complete, essai.documents, territoires.documents, indicateurs.documents, livre.documents,
)  # fmt: skip


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield every document, none made yet."""
    for family in FAMILIES:
        for document in family(atelier):
            yield signed(document, atelier)


def signed(document: Document, atelier: Atelier) -> Document:
    """Return a document whose PDF says whose it is."""
    maker, organisme = document.maker, atelier.catalogue.formation.record.organisme.nom
    if document.adresse.endswith(".pdf") and isinstance(maker, partial):
        return replace(document, maker=partial(maker, auteur=organisme))
    return document


def one(atelier: Atelier, adresse: str) -> Document | None:
    """Return the document at an address of the site, none of the others told; None for no document."""
    return next((d for d in documents(atelier) if d.adresse == adresse), None)
