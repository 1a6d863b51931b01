"""Who decides what: the table for any commune of its kind, and the column of one territory."""

from __future__ import annotations

from dataclasses import dataclass

from macros.french import date_courte
from macros.model.core.catalogue import Catalogue
from macros.model.records.competences import EVERYWHERE, Article, Competence
from macros.model.records.territoire import Territoire

from .sources import unread, version

ALONE, MOSTLY = "Partout", "En général"
"""How the answer that holds everywhere is called: alone, or beside others."""


@dataclass(frozen=True, slots=True)
class Reponse:
    """Who decides: for which kinds of commune (their ranks in the list), how these are called, who."""

    rangs: tuple[int, ...]
    nom: str
    qui: str


@dataclass(frozen=True, slots=True)
class Texte:
    """An article, where it was read if anywhere, and how sure we are of it."""

    nom: str
    source: str
    su: str


@dataclass(frozen=True, slots=True)
class Domaine:
    """A line of the table."""

    slug: str
    sujet: str
    question: str
    reponses: tuple[Reponse, ...]
    varie: str
    verifier: str
    textes: tuple[Texte, ...]


def domaines(catalogue: Catalogue) -> list[Domaine]:
    """Return every line of the table; none in a toolbox without one."""
    entry = catalogue.competences
    return [_domaine(catalogue, one) for one in entry.record.domaines] if entry else []


def _domaine(catalogue: Catalogue, one: Competence) -> Domaine:
    return Domaine(
        slug=one.slug,
        sujet=one.sujet,
        question=one.question,
        reponses=tuple(_reponses(catalogue, one)),
        varie=one.varie,
        verifier=one.verifier,
        textes=tuple(Texte(a.texte, a.source or "", su(a)) for a in one.articles),
    )


def _reponses(catalogue: Catalogue, one: Competence) -> list[Reponse]:
    """Return the answers, that which holds almost everywhere first."""
    kinds = list(catalogue.vocabulaires.get("sortes_communes", {}).items())
    own = [
        Reponse((n,), mot.nom, one.decide[name])
        for n, (name, mot) in enumerate(kinds, 1)
        if name in one.decide
    ]
    if EVERYWHERE not in one.decide:
        return own
    rest = tuple(n for n, (name, _) in enumerate(kinds, 1) if name not in one.decide)
    return [Reponse(rest, MOSTLY if own else ALONE, one.decide[EVERYWHERE]), *own]


def su(one: Article) -> str:
    """Return how sure we are of an article: read in its version of a day, cited by a page that was
    read, or not read."""
    day = date_courte(one.lu_le) if one.lu_le else ""
    match one.surete:
        case "lu":
            return ", ".join(filter(None, (f"lu le {day}", version(one))))
        case "cite":
            return f"cité par une page lue le {day}"
        case "connu":
            return unread(one.pas_relu)


@dataclass(frozen=True, slots=True)
class Colonne:
    """Who decides in the communes of one kind: how it is called, then subject after subject (its name
    in addresses, its name, who)."""

    nom: str
    lignes: tuple[tuple[str, str, str], ...]


def colonne(catalogue: Catalogue, record: Territoire) -> Colonne | None:
    """Return who decides in a territory; nothing when its kind or the table is unknown."""
    entry, kinds = catalogue.competences, catalogue.vocabulaires.get("sortes_communes", {})
    sorte = record.sorte or ""
    if entry is None or sorte not in kinds:
        return None
    return Colonne(
        kinds[sorte].nom,
        tuple(
            (one.slug, one.sujet, one.decide.get(sorte) or one.decide[EVERYWHERE])
            for one in entry.record.domaines
        ),
    )
