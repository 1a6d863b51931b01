"""Indicators on paper: the catalogue, one theme, and a page to follow the chosen ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ...model.catalogue import Catalogue
from ...model.entries import AnyEntry, sort_key
from ...model.planning import plan_of
from ...presenters.indicateurs import indicateur
from .document import Atelier, Document, pdf
from .markdown import inline
from .qr import qr

COULEURS = {"environnement": "olive", "social": "brique", "economie": "ocre"}
"""The colour of each dimension of sustainable development; « ardoise » for the others."""
PER_PAGE = 8
"""Indicators that one A4 page follows with room to write."""
BLANK = 8


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the catalogue, each theme with its table to follow, each programme's, a blank one."""
    catalogue = atelier.catalogue
    themes = list(catalogue.themes.values())
    page = ("indicateurs/",)
    yield _catalogue(atelier, "catalogue", "Catalogue des indicateurs", themes, page)
    for theme in themes:
        titre = f"Indicateurs : {theme.titre}"
        yield _catalogue(atelier, theme.slug, titre, [theme], (theme.url,))
        yield suivi(
            atelier, of_theme(catalogue, theme)[:PER_PAGE], theme.slug, theme.titre, (theme.url,)
        )
    for slug, programme in catalogue.programmes.items():
        if found := choisis(catalogue, slug):
            made = suivi(atelier, found, slug, programme.titre, (programme.url,))
            yield replace(made, adresse=f"documents/programmes/{slug}-suivi.pdf")
    yield suivi(atelier, [], "vierge", "Tableau à remplir", page, freshest(themes))


def freshest(entries: Iterable[AnyEntry]) -> date:
    """Return the day of the latest change among entries."""
    return max(date.fromisoformat(str(entry.record.mise_a_jour)) for entry in entries)


def of_theme(catalogue: Catalogue, theme: AnyEntry) -> list[AnyEntry]:
    """Return the indicators of a theme, in the order of the file."""
    return [catalogue.indicateurs[one.slug] for one in theme.record.indicateurs]


def choisis(catalogue: Catalogue, programme: str) -> list[AnyEntry]:
    """Return the indicators a programme follows: those it names, or else those that its methods
    produce, the easiest first."""
    named = catalogue.programmes[programme].record.indicateurs
    if named:
        return [catalogue.indicateurs[slug] for slug in named]
    lines = (c for session in plan_of(catalogue, programme).sessions for c in session.creneaux)
    methods = {c.outil.slug: c.outil for c in lines if c.sequence.methode and c.outil}
    found = {
        entry.slug: entry
        for method in methods.values()
        for entry in catalogue.neighbours(method, "indicateurs")
    }
    return sorted(found.values(), key=lambda e: (e.record.facilite, sort_key(e.titre)))[:PER_PAGE]


def chosen(atelier: Atelier, entries: Sequence[AnyEntry]) -> Document:
    """Return a table to follow indicators chosen by name, in the order given."""
    return suivi(atelier, entries, "choix", "Indicateurs choisis", ("indicateurs/",))


def suivi(
    atelier: Atelier,
    entries: Sequence[AnyEntry],
    name: str,
    titre: str,
    pages: tuple[str, ...],
    day: date | None = None,
) -> Document:
    """Return a page to follow chosen indicators: where one starts, what one aims at, four readings."""
    catalogue = atelier.catalogue
    themes = [catalogue.themes[entry.document_slug] for entry in entries]
    name_of_all = f"Tableau de suivi : {titre}" if entries else "Tableau de suivi"
    data = {
        "titre": name_of_all,
        "sujet": titre,
        "lignes": [_row(indicateur(catalogue, entry)) for entry in entries],
        "vides": list(range(max(0, 4 - len(entries)) if entries else BLANK)),
        "qr": qr(atelier.page(pages[0])),
        "chemin": pages[0],
    }
    return Document(
        f"documents/indicateurs/suivi-{name}.pdf",
        name_of_all,
        "PDF, A4 en largeur",
        "indicateurs",
        pages,
        day or freshest(themes),
        pdf("suivi.typ"),
        data,
    )


def _row(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "nom": told["nom"],
        "unite": told["unite"],
        "sens": told["sens"],
        "frequence": told["frequence"],
        "calcul": inline(told["mode_calcul"]),
        "source": inline(told["source_donnees"]),
    }


def _catalogue(
    atelier: Atelier, name: str, titre: str, themes: Sequence[AnyEntry], pages: tuple[str, ...]
) -> Document:
    catalogue = atelier.catalogue
    data = {
        "titre": titre,
        "entier": len(themes) > 1,
        "themes": [_theme(catalogue, theme) for theme in themes],
        "odd": _goals(catalogue, themes) if len(themes) > 1 else [],
        "qr": qr(atelier.page(pages[0])),
        "chemin": pages[0],
    }
    return Document(
        f"documents/indicateurs/{name}.pdf",
        titre,
        "PDF, A4",
        "indicateurs",
        pages,
        freshest(themes),
        pdf("catalogue_indicateurs.typ"),
        data,
    )


def _theme(catalogue: Catalogue, theme: AnyEntry) -> dict[str, Any]:
    r = theme.record
    return {
        "titre": r.titre,
        "accroche": inline(r.accroche),
        "dimension": catalogue.mot("dimensions", r.dimension).nom,
        "couleur": COULEURS.get(r.dimension, "ardoise"),
        "indicateurs": [_one(indicateur(catalogue, e)) for e in of_theme(catalogue, theme)],
    }


def _one(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "cle": told["slug"],
        "nom": told["nom"],
        "faits": [told["unite"], told["sens"], told["frequence"], told["facilite"]],
        "definition": inline(told["definition"]),
        "calcul": inline(told["mode_calcul"]),
        "source": inline(told["source_donnees"]),
        "limite": inline(told["limite"]),
        "odd": [_goal(goal) for goal in told["odd"]],
        "methodes": ", ".join(titre for titre, _ in told["methodes"]),
    }


def _goal(goal: Mapping[str, Any]) -> str:
    cibles = f" (cible {', '.join(goal['cibles'])})" if goal["cibles"] else ""
    return f"{goal['numero']} {goal['nom']}{cibles}"


def _goals(catalogue: Catalogue, themes: Iterable[AnyEntry]) -> list[dict[str, Any]]:
    """Return each goal met, with its indicators in the order of their names."""
    found: dict[int, list[AnyEntry]] = {}
    for theme in themes:
        for entry in of_theme(catalogue, theme):
            for number in entry.record.odd:
                found.setdefault(number, []).append(entry)
    return [
        {
            "numero": number,
            "nom": catalogue.mot("odd", number).nom,
            "indicateurs": [
                {"cle": e.slug, "nom": e.titre}
                for e in sorted(found[number], key=lambda e: sort_key(e.titre))
            ],
        }
        for number in sorted(found)
    ]
