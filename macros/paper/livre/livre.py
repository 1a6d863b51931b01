"""The book: the whole toolbox to read away from screens, with contents, indexes and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from macros.french import date_courte, enumeration, pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry, alphabetical
from macros.model.core.kinds import KINDS
from macros.model.records.fiche import Fiche as FicheRecord
from macros.model.records.gouvernance import Gouvernance as SchemaRecord
from macros.model.records.indicateur import Theme as ThemeRecord
from macros.told.icons import svg
from macros.told.organisme import Organisme, organisme

from ..press.document import Atelier, Data, Document, pdf
from ..texts.phrases import phrases
from ..texts.secable import secable
from . import annexes
from .methodes import Methode, methode
from .outils import Fiche, Gouvernance, Theme, fiche, gouvernance, theme
from .parties import Partie, parties
from .renvois import whole

PAGE = "outils/"

LICENCE = "Textes sous licence CC BY-SA 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by-sa/4.0/deed.fr"


@dataclass(frozen=True, slots=True)
class Lien:
    """Words that lead to an address."""

    nom: str
    url: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a session, with its methods in the order of titles."""

    nom: str
    aide: str
    cle: str
    methodes: Sequence[Methode]


@dataclass(frozen=True, slots=True, kw_only=True)
class Livre:
    """The whole toolbox, ready for the book's template."""

    titre: str
    phrases: Data
    nombres: Sequence[str]
    organisme: Organisme
    version: str
    licence: Lien
    qr: Mapping[str, str]
    chemin: str
    icones: Sequence[Mapping[str, str]]
    etats: Sequence[annexes.Compte]
    formations: Sequence[annexes.Formation]
    moments: Sequence[Moment]
    gouvernance: Sequence[Gouvernance]
    fiches: Sequence[Fiche]
    themes: Sequence[Theme]
    glossaire: Sequence[annexes.Lettre[annexes.Terme]]
    parties: Sequence[Partie]
    index_methodes: Sequence[annexes.Lettre[annexes.Nom]]
    index_objectifs: Sequence[annexes.Voeu]
    sources: Sequence[annexes.Source]
    licences: Sequence[annexes.Compte]
    secable: bool = False


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the book, once there is a course and a tool to put in it."""
    catalogue = atelier.catalogue
    if catalogue.formations and catalogue.methodes:
        yield Document(
            adresse="documents/livre.pdf",
            titre=f"Le livre : {atelier.papiers.livre.titre}",
            nature="PDF A4",
            famille="livre",
            pages=("", PAGE),
            jour=freshest(catalogue),
            maker=pdf("livre/livre.typ"),
            told=partial(livre, atelier),
        )


def livre(atelier: Atelier) -> Livre:
    """Return the book of a toolbox."""
    catalogue = atelier.catalogue
    version, nombres = date_courte(freshest(catalogue)), _nombres(catalogue)
    told = Livre(
        titre=atelier.papiers.livre.titre,
        phrases=phrases(
            atelier.papiers.livre,
            version=version,
            outils=enumeration(nombres),
            definitions=annexes.recoupes(catalogue),
            licence=LICENCE,
        ),
        nombres=nombres,
        organisme=organisme(catalogue.formation.record.organisme),
        version=version,
        licence=Lien(LICENCE, LICENCE_URL),
        qr=atelier.qr(PAGE),
        chemin=PAGE,
        icones=[{"svg": svg(name, "#ffffff")} for name in catalogue.vocabulaires["moments"]],
        etats=annexes.etats(catalogue),
        formations=[
            annexes.formation(e, here=e is catalogue.formation)
            for e in catalogue.formations.values()
        ],
        moments=list(_moments(atelier)),
        gouvernance=[gouvernance(atelier, e) for e in _par_famille(catalogue)],
        fiches=[fiche(atelier, e) for e in _par_objectif(catalogue)],
        themes=[theme(atelier, e) for e in _par_dimension(catalogue)],
        glossaire=annexes.glossaire(catalogue),
        parties=parties(atelier),
        index_methodes=annexes.index_methodes(catalogue),
        index_objectifs=annexes.index_objectifs(catalogue),
        sources=annexes.sources(catalogue),
        licences=annexes.licences(catalogue),
    )
    return replace(told, secable=secable(*_blocs(told)))


def _blocs(told: Livre) -> Iterator[Iterable[object]]:
    """Yield the groups of blocks that should each stand on one page."""
    yield from (g.dit.instances for g in told.gouvernance)
    yield from (m.etapes for moment in told.moments for m in moment.methodes)
    yield from (t.lignes for t in told.themes)
    yield from (f.champs for f in told.fiches)
    yield ([f.but, f.outil.accroche, f.criteres] for f in told.fiches)


def freshest(catalogue: Catalogue) -> date:
    """Return the latest day on which something that the book shows was brought up to date."""
    entries = [*whole(catalogue), *catalogue.formations.values(), *catalogue.themes.values()]
    days: list[date] = [e.record.mise_a_jour for e in entries if hasattr(e.record, "mise_a_jour")]
    return max(days)


def _nombres(catalogue: Catalogue) -> list[str]:
    counts = ((k, len(catalogue.kind(k.name))) for k in KINDS.values() if k.book)
    return [pluriel(count, kind.one, kind.many) for kind, count in counts if count]


def _moments(atelier: Atelier) -> Iterator[Moment]:
    """Yield the moments of a session that have methods."""
    catalogue = atelier.catalogue
    for name, mot in catalogue.vocabulaires["moments"].items():
        mine = [e for e in catalogue.methodes.values() if e.record.moment == name]
        if mine:
            methodes = [methode(atelier, e) for e in alphabetical(mine)]
            yield Moment(mot.nom, mot.aide, f"moment-{name}", methodes)


def _par_famille(catalogue: Catalogue) -> list[Entry[SchemaRecord]]:
    ranks = list(catalogue.vocabulaires["familles_gouvernance"])
    found = alphabetical(catalogue.gouvernance.values())
    return sorted(found, key=lambda e: ranks.index(e.record.famille))


def _par_objectif(catalogue: Catalogue) -> list[Entry[FicheRecord]]:
    return sorted(
        catalogue.fiches.values(), key=lambda e: (not e.record.objectifs, e.record.objectifs[:1])
    )


def _par_dimension(catalogue: Catalogue) -> list[Entry[ThemeRecord]]:
    ranks = list(catalogue.vocabulaires["dimensions"])
    found = alphabetical(catalogue.themes.values())
    return sorted(found, key=lambda e: ranks.index(e.record.dimension))
