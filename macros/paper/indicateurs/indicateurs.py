"""Indicators on paper: the catalogue, one theme, and a page to follow the chosen ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from macros.french import sans_accents
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import plan_of
from macros.model.records.indicateur import Theme
from macros.model.records.programme import MOST_INDICATORS, Programme
from macros.told.indicateurs import Indicateur, indicateur
from macros.told.plain import Riche
from macros.told.programme.territoire import chiffres

from ..press.document import Atelier, Data, Document, pdf
from ..texts.phrases import phrases
from .catalogue import alone, freshest, of_theme, whole
from .sommaire import Entries

DEFAULT = 8
"""Indicators that a programme follows when it has chosen none."""

PER_PAGE = MOST_INDICATORS
FULL = 8
"""Rows that one A4 page in landscape may have, and up to which the way to count is told whole."""

BRIEF = 105
"""Signs that the way to count may have on a full page, whole sentences kept."""

FEWEST = 6
"""Rows under which blank ones are added, for what a group invents."""

ROWS_HEIGHT = 146
TALLEST = 22.5
"""Room for all the rows of a page, and for one row at most, in mm."""

PAGE = "indicateurs/"


@dataclass(frozen=True, slots=True)
class Ligne:
    """An indicator to follow: its facts, how to count it, whether that was cut short."""

    nom: str
    faits: str
    calcul: Riche
    abrege: bool


@dataclass(frozen=True, slots=True)
class Tableau:
    """A page of indicators to follow: rows told, blank ones, their height in mm."""

    lignes: Sequence[Ligne]
    vides: Sequence[str]
    hauteur: float
    bilan: bool
    abrege: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Suivi:
    """A table to follow indicators, page after page."""

    titre: str
    phrases: Data
    sujet: str
    tableaux: Sequence[Tableau]
    abrege: bool
    qr: Mapping[str, str]
    chemin: str
    ici: str


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the catalogue, each theme with its table to follow, each programme's, a blank one;
    nothing when the toolbox has no indicator."""
    catalogue = atelier.catalogue
    themes = list(catalogue.themes.values())
    if not themes:
        return
    yield whole(atelier, "Catalogue des indicateurs", themes, PAGE)
    for theme in themes:
        entries, name = of_theme(catalogue, theme), f"indicateurs/suivi-{theme.slug}"
        yield alone(atelier, f"Indicateurs : {theme.titre}", theme)
        yield suivi(atelier, entries, name, theme.titre, theme.url)
    for slug, programme in catalogue.programmes.items():
        if found := choisis(catalogue, slug):
            name = f"programmes/{slug}-suivi"
            here = chiffres(catalogue, plan_of(catalogue, slug))
            yield suivi(atelier, found, name, programme.titre, programme.url, [programme], here)
    yield suivi(atelier, [], "indicateurs/suivi-vierge", "", PAGE, themes)


def choisis(catalogue: Catalogue, programme: str) -> Entries:
    """Return the indicators a programme follows: those it names, or else those that its methods
    produce, the easiest first."""
    named = catalogue.programmes[programme].record.indicateurs
    if named:
        return [catalogue.indicateurs[slug] for slug in named if slug in catalogue.indicateurs]
    lines = (c for session in plan_of(catalogue, programme).sessions for c in session.creneaux)
    methods = {c.methode.slug: c.methode for c in lines if c.methode}
    found = {
        entry.slug: catalogue.indicateurs[entry.slug]
        for method in methods.values()
        for entry in catalogue.neighbours(method, "indicateurs")
    }
    return sorted(found.values(), key=lambda e: (e.record.facilite, sans_accents(e.titre)))[
        :DEFAULT
    ]


def chosen(atelier: Atelier, entries: Entries) -> Document:
    """Return a table to follow indicators chosen by name, in the order given."""
    return suivi(atelier, entries, "indicateurs/suivi-choix", "Indicateurs choisis", PAGE)


def suivi(
    atelier: Atelier,
    entries: Entries,
    name: str,
    sujet: str,
    page: str,
    also: Sequence[Entry[Theme] | Entry[Programme]] = (),
    ici: str = "",
) -> Document:
    """Return a page to follow chosen indicators: the start, the aim, four readings to date.

    also: what else the page is dated from; ici: where its figures are found.
    More than PER_PAGE of them take several pages; without any, the page is left blank.
    """
    titre = f"Tableau de suivi : {sujet}" if entries else "Tableau de suivi à remplir"
    themes = (atelier.catalogue.themes[e.document_slug] for e in entries)
    return Document(
        adresse=f"documents/{name}.pdf",
        titre=titre,
        nature="PDF A4 en largeur, à remplir",
        famille="indicateurs",
        pages=(page,),
        jour=freshest([*themes, *also]),
        maker=pdf("indicateurs/suivi.typ"),
        told=partial(_told, atelier, entries, titre, sujet, page, ici),
    )


def _told(atelier: Atelier, entries: Entries, titre: str, sujet: str, page: str, ici: str) -> Suivi:
    tables = [_table(atelier.catalogue, part) for part in parts(entries)]
    return Suivi(
        titre=titre,
        phrases=phrases(atelier.papiers.indicateurs),
        sujet=sujet or "À remplir ensemble",
        tableaux=tables,
        abrege=any(table.abrege for table in tables),
        qr=atelier.qr(page),
        chemin=page,
        ici=ici,
    )


def parts(entries: Entries) -> list[Entries]:
    """Return indicators page by page, nearly as many on each; one page without any for none."""
    count = max(1, -(-len(entries) // PER_PAGE))
    size, more = divmod(len(entries), count)
    starts = [n * size + min(n, more) for n in range(count + 1)]
    return [entries[a:b] for a, b in pairwise(starts)]


def _table(catalogue: Catalogue, entries: Entries) -> Tableau:
    blank = max(0, FEWEST - len(entries)) if entries else FULL
    rows = len(entries) + blank
    most = BRIEF if rows > FULL else 10_000
    lines = [_row(indicateur(catalogue, entry), most) for entry in entries]
    height = round(min(TALLEST, ROWS_HEIGHT / rows), 1)
    return Tableau(lines, [""] * blank, height, rows <= FEWEST, any(x.abrege for x in lines))


def _row(told: Indicateur, most: int) -> Ligne:
    calcul = en_bref(told.mode_calcul, most)
    faits = f"{told.unite}, {told.sens}, {told.frequence.lower()}"
    return Ligne(told.nom, faits, Riche(calcul), calcul != told.mode_calcul)


def en_bref(text: str, most: int) -> str:
    """Return the first sentences of a text that hold in so many signs, one at least."""
    if len(text) <= most:
        return text
    sentences = re.split(r"(?<=[.!?])\s+", text)
    kept = sentences[0]
    for sentence in sentences[1:]:
        if len(kept) + len(sentence) + 1 > most:
            return f"{kept} […]"
        kept = f"{kept} {sentence}"
    return kept
