"""Pages of the tools themselves: methods, governance schemas, sheets, and those no page of ours tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from markupsafe import Markup

from macros.french import majuscule
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry, Entry
from macros.model.core.kinds import KINDS, kind_of
from macros.model.records.fiche import Fiche
from macros.model.records.gouvernance import Gouvernance
from macros.model.records.methode import Methode
from macros.told.acquis import demandes, laisses
from macros.told.as_it_is import faits, textes
from macros.told.consigne import parties
from macros.told.durees import autres_durees
from macros.told.fiches import legere
from macros.told.figures.steps import hero, nombre, storyboard
from macros.told.images import illustrations
from macros.told.methodes import choses, etapes, implication, partages, tenue
from macros.told.outils import cours_servis, etat
from macros.told.simples import SUITE
from macros.told.sources import droit, sans_source
from macros.told.suites import DEPUIS, PROCHES, Suite, Voisin, autour, proches
from macros.told.supports import imprimes
from macros.told.vecu import recits

from ..parts.cards import Carte, Lien, Section, carte
from ..parts.diagram import schema
from ..parts.figure import figure, heros
from ..parts.rendering import Page, page
from ..parts.sections import formulaire

Prose = Callable[[AnyEntry], Markup]
"""Gives the body of a tool with its macro calls already answered."""

Fil = list[tuple[str, str]]


def fil(*steps: tuple[str, str]) -> Fil:
    """Return the breadcrumb of a page: names and addresses, home first."""
    return [("Accueil", "~/"), *steps]


def liste_de(kind: str) -> tuple[str, str]:
    """Return the step of a breadcrumb that leads to the list of a kind."""
    return KINDS[kind].nom, f"~/{kind}/"


def source_of(entry: AnyEntry) -> str:
    """Return the source of the page that an entry has to itself."""
    return f"{entry.url.rstrip('/')}.md"


def page_of(entry: AnyEntry, template: str, *steps: tuple[str, str], **values: Any) -> Page:
    """Return the page of an entry, with its lead, under the list of its kind and more steps."""
    r = entry.record
    above = fil(liste_de(kind_of(entry.kind).folder), *steps)
    return page(
        source_of(entry), entry.titre, entry.path, template,
        description=r.accroche, r=r, fil=above, **values,
    )  # fmt: skip


def _outil(
    catalogue: Catalogue, entry: AnyEntry, prose: Prose, template: str, **values: Any
) -> Page:
    """Return the page of a tool: what is told of every one, and what its kind adds."""
    return page_of(
        entry,
        template,
        cours=cours_servis(catalogue, entry),
        prose=prose(entry),
        autour=neighbours(catalogue, entry),
        etat=etat(catalogue, entry.record),
        sans_source=sans_source(catalogue, entry.record),
        images=illustrations(catalogue, entry),
        **values,
    )


def methode_page(catalogue: Catalogue, entry: Entry[Methode], prose: Prose) -> Page:
    """Return the page of a facilitation method."""
    r = entry.record
    first, rest = _split(prose(entry))
    moment = catalogue.mot("moments", r.moment)
    frames = storyboard(catalogue, r)
    return page_of(
        entry,
        "methode.md.j2",
        (moment.nom, f"~/moments/{r.moment}/"),
        slug=entry.slug,
        difficulte=catalogue.mot("difficultes", r.difficulte),
        moment=moment,
        famille=catalogue.mot("familles", r.famille),
        energie=catalogue.mot("energies", r.energie),
        espace=catalogue.mot("espaces", r.espace),
        lecture=catalogue.mot("lectures", r.accessibilite.lecture),
        mobilite=catalogue.mot("mobilites", r.accessibilite.mobilite),
        distance=catalogue.mot("distances", r.distance.possible),
        licence=catalogue.mot("licences", r.licence),
        implication=" ".join(filter(None, implication(catalogue, r))),
        cours=cours_servis(catalogue, entry),
        materiel=choses(catalogue, r.materiel),
        imprimes=imprimes(catalogue, entry.slug),
        partages=partages(r),
        tenue=tenue(catalogue, r),
        autres_durees=autres_durees(r),
        nombre=nombre(r),
        etapes=etapes(catalogue, r.etapes),
        parties=parties,
        dessins=[figure(frame) for frame in frames],
        heros=heros(frames[hero(r)]),
        avant=first,
        apres=rest,
        vecu=recits(catalogue, entry),
        demande=demandes(catalogue, entry),
        laisse=laisses(catalogue, entry),
        autour=neighbours(catalogue, entry),
        etat=etat(catalogue, r),
        sans_source=sans_source(catalogue, r),
        images=illustrations(catalogue, entry),
    )


def gouvernance_page(catalogue: Catalogue, entry: Entry[Gouvernance], prose: Prose) -> Page:
    """Return the page of a governance schema, with its diagram."""
    r = entry.record
    return _outil(
        catalogue,
        entry,
        prose,
        "gouvernance.md.j2",
        famille=catalogue.mot("familles_gouvernance", r.famille),
        complexite=catalogue.mot("complexites", r.complexite),
        schema=schema(catalogue, entry),
        droit=droit(r.base_legale),
    )


def fiche_page(catalogue: Catalogue, entry: Entry[Fiche], prose: Prose) -> Page:
    """Return the page of a project sheet: criteria first, then fields."""
    return _outil(
        catalogue,
        entry,
        prose,
        "fiche.md.j2",
        formulaire=formulaire(catalogue, entry),
        legere=legere(entry.record),
        simple=f"{entry.url}{SUITE}/" if entry.record.en_simple else "",
        scripts=["plus", *_outils(entry.record)],
    )


def as_it_is(catalogue: Catalogue, entry: AnyEntry, prose: Prose) -> Page:
    """Return the page of a tool that no page of ours tells, from its record alone."""
    return _outil(
        catalogue,
        entry,
        prose,
        "tel_quel.md.j2",
        kind=entry.kind,
        panier=kind_of(entry.kind).basket,
        faits=faits(catalogue, entry),
        textes=textes(catalogue, entry),
    )


OUTILS_DE_CHAMPS = {
    "carte": "plus-dessin",
    "schema": "plus-dessin",
    "agenda": "plus-agenda",
    "classement": "plus-classement",
    "catalogue": "plus-catalogue",
}
"""The script of each tool of a sheet's field."""


def _outils(r: Fiche) -> list[str]:
    """Return the scripts of the tools that a sheet's fields ask for."""
    return list(dict.fromkeys(OUTILS_DE_CHAMPS[c.outil] for c in r.champs if c.outil))


def _split(body: str) -> tuple[Markup, Markup]:
    """Return the first section of a body, and the sections after it."""
    parts = re.split(r"(?m)^(?=## )", body.strip())
    first = parts[0] if parts[0].strip() else "".join(parts[:2])
    used = 1 if parts[0].strip() else 2
    if not parts[0].startswith("## ") and len(parts) > 1 and used == 1:
        first, used = first + parts[1], 2
    return Markup(first), Markup("".join(parts[used:]))


CARTES = 4
"""How many cards a tool's page shows of what stands around it: one row."""


@dataclass(frozen=True, slots=True)
class Autour:
    """What stands around a tool: a row of cards, each tool once, then every suite as links; how many
    tools in all."""

    cartes: list[Carte]
    groupes: list[Section]
    nombre: int


def neighbours(catalogue: Catalogue, entry: AnyEntry) -> Autour:
    """Return the tools linked to one: the first of each suite in turn as cards, all by name."""
    suites = autour(catalogue, entry)
    near = [proches(catalogue, entry, suite) for suite in suites]
    groupes = [_links(entry, *pair) for pair in zip(suites, near, strict=True)]
    tools = {voisin.outil.url for suite in suites for voisin in suite.voisins}
    return Autour(
        [carte(catalogue, tool, titre) for titre, tool in _row(near)], groupes, len(tools)
    )


def _row(suites: Sequence[Suite]) -> Iterator[tuple[str, AnyEntry]]:
    """Yield what a row has room for: the first tool of each suite, then the second; each once."""
    seen: set[str] = set()
    turns = zip_longest(*([(s.titre, v.outil) for v in s.voisins] for s in suites))
    for titre, tool in (found for turn in turns for found in turn if found):
        if tool.url not in seen and len(seen) < CARTES:
            seen.add(tool.url)
            yield titre, tool


def _links(entry: AnyEntry, suite: Suite, near: Suite) -> Section:
    liens = [_lien(near, voisin) for voisin in near.voisins]
    reste = len(suite.voisins) - len(near.voisins)
    url = f"~/{entry.url}autour/" if reste else ""
    return Section(suite.titre, [], aide=PROCHES, liens=liens, reste=reste, liste=url)


def _lien(suite: Suite, voisin: Voisin) -> Lien:
    return Lien(voisin.outil.titre, f"~/{voisin.outil.url}", _raison(suite, voisin))


def groupe(catalogue: Catalogue, suite: Suite) -> Section:
    """Return the cards of a suite, with the reason of each."""
    cards = [carte(catalogue, v.outil, majuscule(_raison(suite, v))) for v in suite.voisins]
    return Section(suite.titre, cards)


def _raison(suite: Suite, voisin: Voisin) -> str:
    told = "la méthode d’ici convient mieux {}" if suite.titre == DEPUIS else "{}"
    return told.format(voisin.raison) if voisin.raison else ""
