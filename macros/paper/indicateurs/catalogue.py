"""The catalogue of indicators on paper: theme after theme, with signs, notes and an index of goals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from macros.french import pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.indicateur import Indicateur
from macros.model.records.indicateur import Theme as ThemeRecord
from macros.model.records.programme import Programme
from macros.told.indicateurs import doutes, indicateur
from macros.told.markdown import Link, Nodes, inline
from macros.told.outils import Fait, Mention
from macros.told.plain import Riche

from ..press.document import Atelier, Data, Document, pdf
from ..texts.phrases import phrases
from ..texts.qr import qr
from .sommaire import COULEURS, FLECHES, Entries, Sommaire, Themes, dots, sommaire


@dataclass(frozen=True, slots=True)
class Odd:
    """A goal that an indicator meets, and its targets in words."""

    numero: int
    cibles: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fiche:
    """An indicator, whole."""

    cle: str
    nom: str
    unite: str
    sens: str
    niveau: str
    facilite: str
    definition: Riche
    calcul: Riche
    limite: Riche
    faits: Sequence[Fait]
    odd: Sequence[Odd]
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


def whole(atelier: Atelier, titre: str, themes: Themes, pages: tuple[str, ...]) -> Document:
    """Return the catalogue of every theme, with its front page and its index."""
    entries = [e for theme in themes for e in of_theme(atelier.catalogue, theme)]
    front = sommaire(atelier.catalogue, themes, entries)
    told = replace(_told(atelier, titre, themes, pages), sommaire=front)
    return _document("catalogue", told, themes, pages)


def alone(
    atelier: Atelier, titre: str, theme: Entry[ThemeRecord], pages: tuple[str, ...]
) -> Document:
    """Return the catalogue of one theme."""
    return _document(theme.slug, _told(atelier, titre, [theme], pages), [theme], pages)


def _told(atelier: Atelier, titre: str, themes: Themes, pages: tuple[str, ...]) -> Indicateurs:
    count = sum(len(theme.record.indicateurs) for theme in themes)
    return Indicateurs(
        titre=titre,
        phrases=phrases(atelier.papiers.indicateurs),
        nombre=pluriel(count, "indicateur"),
        themes=[_theme(atelier.catalogue, theme) for theme in themes],
        qr=qr(atelier.page(pages[0])),
        chemin=pages[0],
    )


def _document(name: str, told: Indicateurs, themes: Themes, pages: tuple[str, ...]) -> Document:
    return Document(
        adresse=f"documents/indicateurs/{name}.pdf",
        titre=told.titre,
        nature="PDF A4",
        famille="indicateurs",
        pages=pages,
        jour=freshest(themes),
        maker=pdf("indicateurs/catalogue_indicateurs.typ"),
        data=told,
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


def _one(catalogue: Catalogue, entry: Entry[Indicateur]) -> Fiche:
    told = indicateur(catalogue, entry)
    return Fiche(
        cle=told.slug,
        nom=told.nom,
        unite=told.unite,
        sens=f"{FLECHES.get(entry.record.sens_souhaite, '')} {told.sens}".strip(),
        niveau=dots(catalogue, entry.record.facilite),
        facilite=told.facilite,
        definition=told.definition,
        calcul=told.mode_calcul,
        limite=told.limite,
        faits=(
            Fait("Source", told.source_donnees),
            Fait("Quand", Riche(f"{told.frequence} · {told.echelles}")),
        ),
        odd=[Odd(goal.numero, _cibles(goal.cibles)) for goal in told.odd],
        methodes=[methode.titre for methode in told.methodes],
    )


def _cibles(cibles: Sequence[str]) -> str:
    return f"cible{'s' if len(cibles) > 1 else ''} {', '.join(cibles)}" if cibles else ""


def _notes(catalogue: Catalogue, entries: Entries) -> list[Mention]:
    """Return what stands under a theme: the goals met, the sources, what is still to check."""
    numbers = sorted({number for entry in entries for number in entry.record.odd})
    goals = " ; ".join(f"{n} {catalogue.mot('odd', n).nom}" for n in numbers)
    sources = [(s.titre, s.url, e.titre) for e in entries for s in e.record.sources if s.url]
    doubts = doutes(entries).items()
    found = (
        Mention("Objectifs de développement durable", (goals,)),
        Mention(
            "Sources", tuple((f"{nom} : {titre}, ", _lien(url)) for titre, url, nom in sources)
        ),
        Mention("À vérifier", tuple(_doubt(text, noms, len(entries)) for text, noms in doubts)),
    )
    return [mention for mention in found if mention.textes]


def _lien(url: str) -> Link:
    return Link(url, (re.sub(r"^https?://|/$", "", url),))


def _doubt(text: str, noms: Sequence[str], every: int) -> Nodes:
    which = "Tous" if len(noms) == every else ", ".join(noms)
    return (f"{which} : ", *inline(text))
