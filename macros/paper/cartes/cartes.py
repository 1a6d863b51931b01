"""Method cards: A6, alone to fold, or four to a sheet, fronts and backs that meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from textwrap import shorten

from macros.french import pluriel, sans_accents
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import plan_of
from macros.model.records.methode import Methode

from ..press.document import Atelier, Document
from .debord import overflows
from .faces import Carte, Coin, Cote, Planches, Pose, carte, icones
from .mesure import imprime

__all__ = ["chosen", "documents", "overflows"]

Methods = Sequence[Entry[Methode]]
Faces = Callable[[str], Carte]

LARGEUR = 105.0
"""Width of a card on its sheet, in mm: half an A4 (ISO 216)."""

HAUTEUR = 148.5
"""Height of a card's place on its sheet, in mm: half an A4."""

PER_SHEET = 4

ONE_LINE = 62
"""Signs of a title that stand on one line of the strip between cards."""


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield each card alone, then the decks: a card told once is told for all."""
    told = _faces(atelier)
    for entry in atelier.catalogue.methodes.values():
        yield single(entry, told)
    for name, titre, page, methods in _decks(atelier.catalogue):
        if methods:
            yield deck(name, titre, page, methods, told)


def chosen(atelier: Atelier, entries: Methods) -> Document:
    """Return a deck of methods chosen by name, in the order given."""
    return deck("choix", "Cartes choisies", "methodes/", entries, _faces(atelier))


def _faces(atelier: Atelier) -> Faces:
    """Return what tells the card of a method by its slug, once each."""
    methodes = atelier.catalogue.methodes

    @cache
    def told(slug: str) -> Carte:
        entry = methodes[slug]
        return carte(atelier.catalogue, entry, atelier.qr(entry.url))

    return told


def _decks(catalogue: Catalogue) -> Iterator[tuple[str, str, str, Methods]]:
    every = in_order(catalogue, catalogue.methodes.values())
    yield "toutes", "Toutes les cartes de méthodes", "methodes/", every
    for n in catalogue.modules:
        found = [e for e in every if n in catalogue.modules_of(e)]
        yield f"module-{n}", f"Cartes du module {n}", f"modules/{n}/", found
    for n in catalogue.objectifs:
        found = [e for e in every if n in catalogue.objectifs_of(e)]
        yield f"objectif-{n}", f"Cartes de l’objectif {n}", f"objectifs/{n}/", found
    for slug, entry in catalogue.programmes.items():
        titre, page = f"Cartes du programme : {entry.titre}", f"programmes/{slug}/preparer/"
        yield f"programme-{slug}", titre, page, used(catalogue, slug)


def in_order(catalogue: Catalogue, methods: Iterable[Entry[Methode]]) -> Methods:
    """Return methods by moment of a session, then by title."""
    moments = list(catalogue.vocabulaires["moments"])
    return sorted(methods, key=lambda e: (moments.index(e.record.moment), sans_accents(e.titre)))


def used(catalogue: Catalogue, programme: str) -> Methods:
    """Return the methods of a programme's plan, once each, in the order of their use."""
    plan = plan_of(catalogue, programme)
    lines = [c for session in plan.sessions for c in session.creneaux]
    found = {c.methode.slug: c.methode for c in lines if c.methode}
    return list(found.values())


def deck(name: str, titre: str, page: str, methods: Methods, faces: Faces) -> Document:
    """Return a deck: four cards to an A4 sheet, to print on both sides, turned on the long edge; its
    last sheet ends with one blank card at least, for the group's own method."""
    count = len(methods)
    sheets = count // PER_SHEET + 1

    def told() -> Planches:
        cartes = [faces(entry.slug) for entry in methods]
        return Planches(titre, cartes, icones(cartes), cotes(titre, count))

    return Document(
        adresse=f"documents/cartes/{name}.pdf",
        titre=titre,
        nature=f"PDF A4, {pluriel(count, 'carte')} sur {pluriel(sheets, 'feuille')}",
        famille="cartes",
        pages=(page,),
        jour=max(entry.record.mise_a_jour for entry in methods),
        maker=imprime("cartes/cartes.typ"),
        told=told,
    )


def single(entry: Entry[Methode], faces: Faces) -> Document:
    """Return one card, front and back side by side, to cut out, fold and glue."""
    titre = f"Carte : {entry.titre}"

    def told() -> Planches:
        face = faces(entry.slug)
        return Planches(titre, [face], icones([face]))

    return Document(
        adresse=f"documents/cartes/{entry.slug}.pdf",
        titre=titre,
        nature="PDF A5, une carte à plier",
        famille="cartes",
        pages=(entry.url,),
        jour=entry.record.mise_a_jour,
        maker=imprime("cartes/carte.typ"),
        told=told,
    )


def cotes(titre: str, count: int) -> list[Cote]:
    """Return the sides to print in order, front then back of each sheet, and where cards lie on
    them, in mm: columns change places on the back, as paper does when turned on its long edge."""
    sheets = [range(n, min(n + PER_SHEET, count)) for n in range(0, count + 1, PER_SHEET)]
    return [
        Cote(
            face,
            shorten(titre, ONE_LINE, placeholder="…"),
            f"Feuille {n} sur {len(sheets)}, {face} · imprimer à 100 %, recto verso, bord long",
            [Pose(card, *_corner(rank, turned)) for rank, card in enumerate(sheet)],
            [Coin(*_corner(rank, turned)) for rank in range(len(sheet), PER_SHEET)],
        )
        for n, sheet in enumerate(sheets, 1)
        for face, turned in (("recto", False), ("verso", True))
    ]


def _corner(rank: int, turned: bool) -> tuple[float, float]:
    row, column = divmod(rank, 2)
    return LARGEUR * (column != turned), HAUTEUR * row
