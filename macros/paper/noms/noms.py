"""What a session needs once people are known: badges, table tents, signature sheets, a letter and a
certificate each. Made from a list, handed over, never kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from macros.french import pluriel
from macros.model.base.names import slugify
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.records.programme import Programme
from macros.told.plain import Riche, tel_quel

from ..feuilles.feuilles import Planches
from ..feuilles.places import Mots, connues, pages
from ..mur.mur import BADGES, EQUIPE, equipes
from ..press.document import Atelier, Data, Document, pdf
from ..session.commun import en_tete
from ..session.pieces import Ligne, emargement
from ..session.session import de_session
from .liste import Personne

CHEVALETS = "chevalets-210x148"
"""The sheet that table tents are folded from."""
UNCUT = 12
"""Signs of a first name that stays on one line: « Commune 1 », « Anne Marie »."""
CHACUN = ("convocation", "attestation")
"""The pieces of a session's file that each person has: printed together, and alone to be sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """The same piece for each person, one after the other; sorte is the template's function."""

    titre: str
    sorte: str
    feuilles: Sequence[Data]


@dataclass(frozen=True)
class Noms:
    """A session and its people: the workshop as the programme's course sees it, its plan, the names."""

    atelier: Atelier
    entry: Entry[Programme]
    plan: Plan
    personnes: Sequence[Personne]


def papiers(noms: Noms, badges: str = BADGES) -> Iterator[Document]:
    """Yield every paper that bears a name, by the name of its file; badges is the sheet of badges."""
    lettres = equipes(noms.plan)
    large = _largest([_large(p) for p in noms.personnes])
    mots = [_badge(p, lettres[n % len(lettres)], large) for n, p in enumerate(noms.personnes)]
    cases = len(connues(noms.atelier.catalogue)[badges].cases)
    free = EQUIPE + -(len(mots) + EQUIPE) % cases
    yield _planche(noms, "badges", badges, [*mots, *[Mots()] * free])
    yield _planche(noms, "chevalets", CHEVALETS, [replace(m, groupe="") for m in mots])
    yield _emargement(noms)
    for piece in CHACUN:
        yield from _chacun(noms, piece)


def _large(one: Personne) -> str:
    """Return what a badge says in large letters: the first name, never cut when it is short."""
    nom = one.prenom or one.nom
    return nom.replace(" ", "\u00a0") if len(nom) <= UNCUT else nom


def _largest(names: Sequence[str]) -> str:
    """Return the longest piece that no badge cuts: it gives its size to all."""
    return max((word for nom in names for word in nom.split(" ")), key=len, default="")


def _badge(one: Personne, groupe: str, large: str) -> Mots:
    """Return what a badge says: the first name in large letters, what tells two of them apart under it."""
    nom, rest = _large(one), one.nom if one.prenom else ""
    suite = ", ".join(filter(None, (rest, one.structure)))
    return Mots(tel_quel(nom), large, tel_quel(suite), groupe)


def _planche(noms: Noms, fichier: str, name: str, mots: Sequence[Mots]) -> Document:
    feuille = connues(noms.atelier.catalogue)[name]
    told = Planches(
        titre=f"{feuille.nom} : {noms.entry.titre}",
        presentation=Riche(""),
        gestes=(),
        modeles=(),
        feuilles=list(pages(feuille, mots)),
        pli=feuille.pli,
    )
    return _document(noms, fichier, told.titre, "feuilles/feuilles.typ", told)


def _emargement(noms: Noms) -> Document:
    rows = [Ligne(str(n), p.entier, p.structure) for n, p in enumerate(noms.personnes, 1)]
    tete = en_tete(noms.atelier, noms.entry, noms.plan)
    told = emargement(noms.atelier, noms.plan, tete, rows)
    return _document(noms, "emargement", told.titre, "session/emargement.typ", told)


def _chacun(noms: Noms, piece: str) -> Iterator[Document]:
    """Yield a piece for everyone in one file, then the same for each person alone."""
    adresse = f"documents/programmes/{noms.entry.slug}-{piece}.pdf"
    pieces = de_session(noms.atelier, noms.entry, noms.plan)
    model = next(d for d in pieces if d.adresse == adresse)
    blank = cast("Mapping[str, object]", model.data)
    each = [
        {**blank, "personne": {"nom": p.entier, "structure": p.structure}} for p in noms.personnes
    ]
    titre = f"{model.titre}, {pluriel(len(each), 'exemplaire')}"
    lot = Lot(titre=titre, sorte=piece, feuilles=each)
    yield _document(noms, f"{piece}s", titre, "noms/lot.typ", lot)
    for n, (one, told) in enumerate(zip(noms.personnes, each, strict=True), 1):
        fichier = f"{piece}s/{n:02}-{slugify(one.entier)}".rstrip("-")
        yield _document(noms, fichier, model.titre, f"session/{piece}.typ", told)


def _document(noms: Noms, fichier: str, titre: str, gabarit: str, told: object) -> Document:
    return Document(
        adresse=f"{fichier}.pdf",
        titre=titre,
        nature="PDF A4",
        famille="noms",
        pages=(),
        jour=noms.plan.programme.mise_a_jour,
        maker=pdf(gabarit),
        told=lambda: told,
    )
