"""The catalogue of indicators on paper: theme after theme, with signs, notes and an index of goals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from macros.french import pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.indicateur import Indicateur as IndicateurRecord
from macros.model.records.indicateur import Theme as ThemeRecord
from macros.model.records.outil import Source
from macros.model.records.programme import Programme
from macros.told.indicateurs import Indicateur, doutes, indicateur
from macros.told.markdown import Link, Nodes, inline
from macros.told.outils import Mention
from macros.told.plain import Riche
from macros.told.sources import cite, sans_source

from ..press.document import Atelier, Data, Document, pdf
from ..texts.phrases import phrases
from .sommaire import COULEURS, FLECHES, Entries, Sommaire, Themes, dots, sommaire


@dataclass(frozen=True, slots=True, kw_only=True)
class Fiche:
    """An indicator, the signs of its direction and of its ease, and the methods that produce it."""

    dit: Indicateur
    fleche: str
    niveau: str
    methodes: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme, its indicators, and what is said under them."""

    cle: str
    titre: str
    accroche: Riche
    dimension: str
    couleur: str
    indicateurs: Sequence[Fiche]
    notes: Sequence[Mention]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicateurs:
    """The catalogue of some themes; one theme alone has neither front page nor index."""

    titre: str
    phrases: Data
    nombre: str
    themes: Sequence[Theme]
    qr: Mapping[str, str]
    chemin: str
    sommaire: Sommaire | None = None


def freshest(entries: Iterable[Entry[ThemeRecord] | Entry[Programme]]) -> date:
    """Return the day of the latest change among entries."""
    return max(entry.record.mise_a_jour for entry in entries)


def of_theme(catalogue: Catalogue, theme: Entry[ThemeRecord]) -> Entries:
    """Return the indicators of a theme, in the order of the file."""
    return [catalogue.indicateurs[one.slug] for one in theme.record.indicateurs]


def whole(atelier: Atelier, titre: str, themes: Themes, page: str) -> Document:
    """Return the catalogue of every theme, with its front page and its index."""
    return _document(atelier, "catalogue", titre, themes, page, front=True)


def alone(atelier: Atelier, titre: str, theme: Entry[ThemeRecord]) -> Document:
    """Return the catalogue of one theme."""
    return _document(atelier, theme.slug, titre, [theme], theme.url)


def _document(
    atelier: Atelier,
    name: str,
    titre: str,
    themes: Themes,
    page: str,
    *,
    front: bool = False,
) -> Document:
    return Document(
        adresse=f"documents/indicateurs/{name}.pdf",
        titre=titre,
        nature="PDF A4",
        famille="indicateurs",
        pages=(page,),
        jour=freshest(themes),
        maker=pdf("indicateurs/catalogue_indicateurs.typ"),
        told=partial(_told, atelier, titre, themes, page, front),
    )


def _told(atelier: Atelier, titre: str, themes: Themes, page: str, front: bool) -> Indicateurs:
    catalogue = atelier.catalogue
    entries = [entry for theme in themes for entry in of_theme(catalogue, theme)]
    return Indicateurs(
        titre=titre,
        phrases=phrases(atelier.papiers.indicateurs),
        nombre=pluriel(len(entries), "indicateur"),
        themes=[_theme(catalogue, theme) for theme in themes],
        qr=atelier.qr(page),
        chemin=page,
        sommaire=sommaire(catalogue, themes, entries) if front else None,
    )


def _theme(catalogue: Catalogue, theme: Entry[ThemeRecord]) -> Theme:
    r, entries = theme.record, of_theme(catalogue, theme)
    return Theme(
        cle=theme.slug,
        titre=r.titre,
        accroche=Riche(r.accroche),
        dimension=catalogue.mot("dimensions", r.dimension).nom,
        couleur=COULEURS.get(r.dimension, "ardoise"),
        indicateurs=[_one(catalogue, entry) for entry in entries],
        notes=_notes(catalogue, entries),
    )


def _one(catalogue: Catalogue, entry: Entry[IndicateurRecord]) -> Fiche:
    return Fiche(
        dit=indicateur(catalogue, entry),
        fleche=FLECHES.get(entry.record.sens_souhaite, ""),
        niveau=dots(catalogue, entry.record.facilite),
        methodes=[methode.titre for methode in catalogue.neighbours(entry, "methodes")],
    )


def _notes(catalogue: Catalogue, entries: Entries) -> list[Mention]:
    """Return what stands under a theme: the goals met, the sources, what is still to check."""
    numbers = sorted({number for entry in entries for number in entry.record.odd})
    goals = " ; ".join(f"{n} {catalogue.mot('odd', n).nom}" for n in numbers)
    doubts = doutes(entries).items()
    found = (
        Mention("Objectifs de développement durable", (goals,)),
        Mention("Sources", tuple(_sources(catalogue, entries))),
        Mention("À vérifier", tuple(_doubt(text, noms, len(entries)) for text, noms in doubts)),
    )
    return [mention for mention in found if mention.textes]


def _sources(catalogue: Catalogue, entries: Entries) -> Iterator[Nodes]:
    """Each source once, then those that have none in writing, with the indicators it is said of."""
    cited: dict[str, tuple[Source, list[str]]] = {}
    without: dict[str, list[str]] = {}
    for entry in entries:
        for source in entry.record.sources:
            cited.setdefault(cite(source), (source, []))[1].append(entry.titre)
        if said := sans_source(catalogue, entry.record):
            without.setdefault(said, []).append(entry.titre)
    for text, (source, noms) in cited.items():
        address = (", ", _lien(source.url)) if source.url else ()
        yield (f"{', '.join(noms)} : {text}", *address)
    for text, noms in without.items():
        yield (f"{', '.join(noms)} : {text[:1].lower()}{text[1:]}",)


def _lien(url: str) -> Link:
    return Link(url, (re.sub(r"^https?://|/$", "", url),))


def _doubt(text: str, noms: Sequence[str], every: int) -> Nodes:
    which = "Tous" if len(noms) == every else ", ".join(noms)
    return (f"{which} : ", *inline(text))
