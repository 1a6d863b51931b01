"""Listing pages: by kind, by moment, by objective, and the doors to the tools."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from macros.french import pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry, alphabetical
from macros.model.core.kinds import KINDS, Kind
from macros.model.records.indicateur import Theme
from macros.told.simples import jumeaux

from ..parts.cards import CHOISIR, Carte, Section, cartes
from ..parts.choisir import panneau
from ..parts.rendering import Page, page
from .outils import fil

VOCABULAIRES = "toolbox/vocabulaires.yml"


@dataclass(frozen=True, slots=True)
class Porte:
    """A way to a kind of tools, or to a moment, and how many stand behind."""

    id: str
    nom: str
    aide: str
    nombre: str


def outils_page(catalogue: Catalogue) -> Page:
    """Return the page that shows the doors to the tools: kinds, then moments."""
    portes = [
        Porte(name, kind.nom, kind.aide, pluriel(len(catalogue.kind(name)), kind.one, kind.many))
        for name, kind in KINDS.items()
        if kind.under == "outils"
    ]
    return page(
        "outils/index.md",
        "Outils",
        VOCABULAIRES,
        "outils.md.j2",
        description="Tous les outils, par genre et par moment.",
        accroche="Des méthodes à vivre, des fiches à remplir, des schémas à adapter, des repères à compter.",
        fil=fil(),
        portes=portes,
        moments=_moments(catalogue),
        simples=any(jumeaux(catalogue)),
    )


def _moments(catalogue: Catalogue) -> list[Porte]:
    counts = Counter(e.record.moment for e in catalogue.methodes.values())
    return [
        Porte(name, mot.nom, mot.aide, pluriel(counts[name], "méthode"))
        for name, mot in catalogue.vocabulaires["moments"].items()
    ]


def listing(
    catalogue: Catalogue,
    src: str,
    titre: str,
    accroche: str,
    steps: Iterable[tuple[str, str]],
    sections: Iterable[Section],
) -> Page:
    """Return a page of cards under headings; empty sections are left out."""
    kept = [s for s in sections if s.cartes]
    source = f"toolbox/{src.split('/')[0]}/" if not src.startswith("moments") else VOCABULAIRES
    choisir, cards = panneau(catalogue, [s.cartes for s in kept])
    shown = [replace(s, cartes=group) for s, group in zip(kept, cards, strict=True)]
    return page(
        src, titre, source, "liste.md.j2", description=accroche, accroche=accroche,
        fil=fil(*steps), sections=shown, choisir=choisir, scripts=CHOISIR if choisir else (),
    )  # fmt: skip


def by_family(catalogue: Catalogue, kind: Kind) -> Page:
    """Return the list of a kind, family after family."""
    families = catalogue.vocabulaires[dict(kind.words)["famille"]]
    sections = [
        Section(mot.nom, _where(catalogue, kind.name, "famille", name))
        for name, mot in families.items()
    ]
    return of_kind(catalogue, kind, sections)


def _where(catalogue: Catalogue, kind: str, field: str, value: str) -> list[Carte]:
    found = [e for e in catalogue.kind(kind).values() if getattr(e.record, field) == value]
    return cartes(catalogue, alphabetical(found))


def fiches_index(catalogue: Catalogue, kind: Kind) -> Page:
    """Return the list of sheets, under the objective each one serves first; then those that only
    another course asks for, under its title."""
    sections = []
    for number, objectif in catalogue.objectifs.items():
        found = [e for e in catalogue.fiches.values() if e.record.objectifs[:1] == (number,)]
        sections.append(Section(f"Objectif {number} : {objectif.court}", cartes(catalogue, found)))
    left = [e for e in catalogue.fiches.values() if not e.record.objectifs]
    for seen in catalogue.views[1:]:
        found = [e for e in left if seen.objectifs_of(e)]
        left = [e for e in left if e not in found]
        sections.append(Section(seen.formation.titre, cartes(catalogue, found)))
    return of_kind(catalogue, kind, sections)


def indicateurs_index(catalogue: Catalogue, kind: Kind) -> Page:
    """Return the list of themes of indicators, dimension after dimension."""
    sections = []
    for name, mot in catalogue.vocabulaires["dimensions"].items():
        found = [t for t in catalogue.themes.values() if t.record.dimension == name]
        sections.append(Section(mot.nom, theme_cards(catalogue, found)))
    return of_kind(catalogue, kind, sections)


def theme_cards(catalogue: Catalogue, themes: Iterable[Entry[Theme]]) -> list[Carte]:
    """Return the cards of themes of indicators."""
    return [
        Carte(
            "indicateurs",
            KINDS["indicateurs"].titre,
            theme.titre,
            f"~/{theme.url}",
            theme.record.accroche,
            (
                pluriel(len(theme.record.indicateurs), "indicateur"),
                catalogue.mot("dimensions", theme.record.dimension).nom,
            ),
        )
        for theme in alphabetical(themes)
    ]


def simple_index(catalogue: Catalogue, kind: Kind) -> Page:
    """Return the list of a kind that has no sub-headings."""
    return of_kind(
        catalogue, kind, [Section("", cartes(catalogue, catalogue.kind(kind.name).values()))]
    )


def of_kind(catalogue: Catalogue, kind: Kind, sections: Iterable[Section]) -> Page:
    """Return the list of a kind, under these headings."""
    above = [(kind.under.capitalize(), f"~/{kind.under}/")] if kind.under else []
    return listing(catalogue, kind.index, kind.titre, kind.accroche, above, sections)


def moment_page(catalogue: Catalogue, name: str) -> Page:
    """Return the page of one moment of a session."""
    mot = catalogue.mot("moments", name)
    steps = [("Outils", "~/outils/"), ("Par moment", "~/moments/")]
    cards = _where(catalogue, "methodes", "moment", name)
    titre = f"{mot.nom} : les méthodes"
    return listing(catalogue, f"moments/{name}.md", titre, mot.aide, steps, [Section("", cards)])


def moments_index(catalogue: Catalogue) -> Page:
    """Return the page that lists the moments of a session."""
    sections = [
        Section(mot.nom, _where(catalogue, "methodes", "moment", name), aide=mot.aide)
        for name, mot in catalogue.vocabulaires["moments"].items()
    ]
    accroche = "Les six moments d’une séance, du premier bonjour à l’au revoir."
    return listing(
        catalogue, "moments/index.md", "Par moment", accroche, [("Outils", "~/outils/")], sections
    )


def objectifs_index(catalogue: Catalogue, source: str) -> Page:
    """Return the page « je veux… » : every objective in the words of the person who comes."""
    modules = [
        (module, [o for o in catalogue.objectifs.values() if o.module == module.id])
        for module in catalogue.modules.values()
    ]
    return page(
        f"{catalogue.ici}objectifs/index.md",
        "Je veux…",
        source,
        "objectifs.md.j2",
        description="Choisir un outil à partir de ce que l’on veut faire.",
        accroche="Partir de ce que l’on veut faire ; chaque porte mène à un livrable et aux outils pour le produire.",
        fil=fil(),
        ici=catalogue.ici,
        modules=modules,
    )
