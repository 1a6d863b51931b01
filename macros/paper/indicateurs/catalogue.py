"""The catalogue of indicators on paper: theme after theme, with signs, notes and an index of goals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from macros.french import pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry, sort_key
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

Entries = Sequence[Entry[Indicateur]]
Themes = Sequence[Entry[ThemeRecord]]

COULEURS: Mapping[str, str] = {
    "environnement": "olive",
    "social": "brique",
    "economie": "ocre",
    "gouvernance": "mer",
    "culture": "prune",
}
"""The colour of each dimension of sustainable development; « ardoise » for the others."""

FLECHES: Mapping[str, str] = {"hausse": "↑", "baisse": "↓", "stable": "→"}
"""The sign of each direction, said in words beside it."""


@dataclass(frozen=True, slots=True)
class Cle:
    """Something to find in the catalogue: its label, its name, what it holds."""

    cle: str
    nom: str
    nombre: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """The themes of a dimension of sustainable development, in its colour."""

    nom: str
    couleur: str
    themes: Sequence[Cle]


@dataclass(frozen=True, slots=True)
class Signe:
    """A sign and what it means."""

    signe: str
    texte: str


@dataclass(frozen=True, slots=True)
class Reperes:
    """The signs that tell one thing."""

    nom: str
    signes: Sequence[Signe]


@dataclass(frozen=True, slots=True)
class Critere:
    """What the course asks of an objective."""

    numero: int
    critere: Riche


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


@dataclass(frozen=True, slots=True)
class But:
    """A goal, with its indicators in the order of their names."""

    numero: int
    nom: str
    indicateurs: Sequence[Cle]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicateurs:
    """The catalogue of some themes; alone, one theme without front page nor index."""

    titre: str
    phrases: Data
    seul: bool
    nombre: str
    themes: Sequence[Theme]
    qr: Mapping[str, str]
    chemin: str
    sommaire: Sequence[Dimension] = ()
    reperes: Sequence[Reperes] = ()
    criteres: Sequence[Critere] = ()
    odd: Sequence[But] = ()


def freshest(entries: Iterable[Entry[ThemeRecord] | Entry[Programme]]) -> date:
    """Return the day of the latest change among entries."""
    return max(entry.record.mise_a_jour for entry in entries)


def of_theme(catalogue: Catalogue, theme: Entry[ThemeRecord]) -> Entries:
    """Return the indicators of a theme, in the order of the file."""
    return [catalogue.indicateurs[one.slug] for one in theme.record.indicateurs]


def whole(atelier: Atelier, titre: str, themes: Themes, pages: tuple[str, ...]) -> Document:
    """Return the catalogue of every theme, with its front page and its index."""
    catalogue = atelier.catalogue
    entries = [e for theme in themes for e in of_theme(catalogue, theme)]
    told = replace(
        _told(atelier, titre, themes, pages),
        sommaire=_sommaire(catalogue, themes),
        reperes=_reperes(catalogue, entries),
        criteres=_criteres(catalogue, themes),
        odd=_goals(catalogue, entries),
    )
    return _document("catalogue", told, themes, pages)


def alone(
    atelier: Atelier, titre: str, theme: Entry[ThemeRecord], pages: tuple[str, ...]
) -> Document:
    """Return the catalogue of one theme."""
    told = replace(_told(atelier, titre, [theme], pages), seul=True)
    return _document(theme.slug, told, [theme], pages)


def _told(atelier: Atelier, titre: str, themes: Themes, pages: tuple[str, ...]) -> Indicateurs:
    count = sum(len(theme.record.indicateurs) for theme in themes)
    return Indicateurs(
        titre=titre,
        phrases=phrases(atelier.papiers.indicateurs),
        seul=False,
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


def _sommaire(catalogue: Catalogue, themes: Themes) -> list[Dimension]:
    """Return the themes under their dimensions, in the order of the list of dimensions."""
    found = [
        Dimension(
            mot.nom,
            COULEURS.get(name, "ardoise"),
            [
                Cle(t.slug, t.titre, pluriel(len(t.record.indicateurs), "indicateur"))
                for t in themes
                if t.record.dimension == name
            ],
        )
        for name, mot in catalogue.vocabulaires["dimensions"].items()
    ]
    return [dimension for dimension in found if dimension.themes]


def _reperes(catalogue: Catalogue, entries: Entries) -> list[Reperes]:
    """Return the signs of a page and what they mean, only those that some indicator bears."""
    levels = {entry.record.facilite for entry in entries}
    directions = {entry.record.sens_souhaite for entry in entries}
    easy = [
        Signe(_dots(catalogue, level), f"{mot.nom} : {mot.aide}")
        for level, mot in catalogue.vocabulaires["facilites"].items()
        if int(level) in levels
    ]
    ways = [
        Signe(FLECHES.get(way, ""), mot.nom)
        for way, mot in catalogue.vocabulaires["sens"].items()
        if way in directions
    ]
    return [Reperes("Facilité", easy), Reperes("Sens souhaité", ways)]


def _dots(catalogue: Catalogue, level: str | int) -> str:
    count = len(catalogue.vocabulaires["facilites"])
    return "●" * int(level) + "○" * (count - int(level))


def _criteres(catalogue: Catalogue, themes: Themes) -> list[Critere]:
    """Return what the course asks of the objectives that count indicators."""
    numbers = sorted({number for theme in themes for number in theme.record.objectifs})
    served = [catalogue.objectifs[n] for n in numbers if n in catalogue.objectifs]
    return [
        Critere(o.id, Riche(o.critere))
        for o in served
        if any(seuil.champ == "indicateurs" for seuil in o.seuils)
    ]


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
        niveau=_dots(catalogue, entry.record.facilite),
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


def _goals(catalogue: Catalogue, entries: Entries) -> list[But]:
    """Return each goal met, with its indicators in the order of their names."""
    found: dict[int, list[Cle]] = {}
    for entry in sorted(entries, key=lambda e: sort_key(e.titre)):
        for number in entry.record.odd:
            found.setdefault(number, []).append(Cle(entry.slug, entry.titre))
    return [But(n, catalogue.mot("odd", n).nom, found[n]) for n in sorted(found)]
