"""Governance schemas, project sheets and indicators of the book, whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.french import date_courte, duree, enumeration, majuscule, pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records import fiche as records
from macros.model.records.gouvernance import BaseLegale
from macros.model.records.gouvernance import Gouvernance as SchemaRecord
from macros.model.records.indicateur import Indicateur as IndicateurRecord
from macros.model.records.indicateur import Theme as ThemeRecord
from macros.told import gouvernance as schemas
from macros.told.dessin.drawing import description, figure, title
from macros.told.fiches import Champ, Critere, formulaire
from macros.told.indicateurs import Indicateur, doutes, indicateur
from macros.told.markdown import Link, Marked, Node, inline
from macros.told.outils import Fait, objectifs, servis
from macros.told.plain import Riche
from macros.told.sources import appui

from ..press.document import Atelier
from ..texts.dessins import Dessin, drawing
from .pieces import Outil, autour, outil
from .renvois import (
    Colonnes,
    Renvoi,
    Rubrique,
    adresse,
    adresses,
    cible,
    deux_colonnes,
    fort,
    larges,
    para,
    points,
    renvoi,
    sections,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gouvernance:
    """Everything that the page of a governance schema tells."""

    outil: Outil
    schema: Dessin
    dit: schemas.Gouvernance
    colonnes: Colonnes
    larges: Sequence[Rubrique]


@dataclass(frozen=True, slots=True)
class Demande:
    """What a field of a sheet asks for, in words."""

    label: Riche
    aide: Riche
    precision: str
    choix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fiche:
    """Everything that the page of a project sheet tells."""

    outil: Outil
    but: Riche
    criteres: Sequence[Critere]
    champs: Sequence[Demande]
    colonnes: Colonnes
    larges: Sequence[Rubrique]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ligne:
    """An indicator as a row of its theme, and the methods that produce it."""

    cle: str
    dit: Indicateur
    methodes: Sequence[Renvoi]


@dataclass(frozen=True, slots=True)
class Doute:
    """What remains to be checked, and of which indicators; of all when none is named."""

    texte: Riche
    noms: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme of indicators as a table."""

    titre: str
    cle: str
    dimension: str
    accroche: Riche
    lignes: Sequence[Ligne]
    a_verifier: Sequence[Doute]
    mise_a_jour: str


def gouvernance(atelier: Atelier, entry: Entry[SchemaRecord]) -> Gouvernance:
    """Return a governance schema, whole."""
    catalogue, r = atelier.catalogue, entry.record
    famille, *others = schemas.faits(catalogue, r)
    narrow, wide = larges(_rubriques(atelier, entry))
    suites = autour(atelier, entry)
    return Gouvernance(
        outil=outil(atelier, entry, famille.valeur, others, suites),
        schema=drawing(figure(r), f"{title(r)}. {description(r)}"),
        dit=schemas.gouvernance(catalogue, r),
        colonnes=deux_colonnes(narrow),
        larges=wide,
    )


def _rubriques(atelier: Atelier, entry: Entry[SchemaRecord]) -> Iterator[Rubrique]:
    r = entry.record
    yield Rubrique("Quand le choisir, quand l’éviter", (points(r.quand),))
    roles = (para(fort(x.role), ". ", *inline(x.mission)) for x in r.roles)
    yield Rubrique("Les rôles", tuple(roles))
    yield Rubrique("Les règles du jeu", (points(r.regles),))
    yield Rubrique("Les limites, et comment les tenir", (points(r.limites),))
    yield from sections(atelier.prose(entry), adresses(atelier.catalogue))
    if r.base_legale:
        yield Rubrique("Ce que dit le droit", tuple(map(_droit, r.base_legale)))


def fiche(atelier: Atelier, entry: Entry[records.Fiche]) -> Fiche:
    """Return a project sheet, whole."""
    catalogue, r = atelier.catalogue, entry.record
    narrow, wide = larges(sections(atelier.prose(entry), adresses(catalogue)))
    first = (objectifs(catalogue, r.objectifs) or servis(catalogue, entry))[0]
    surtitre = f"Objectif {first.id} · {first.court}"
    band = (
        Fait("Temps pour la remplir", duree(r.duree_remplissage)),
        Fait("À remplir", pluriel(len(r.champs), "champ")),
        Fait("Relecture", "Croisée" if r.relecture_croisee else "À plusieurs si possible"),
    )
    suites = autour(atelier, entry)
    form = formulaire(catalogue, entry)
    return Fiche(
        outil=outil(atelier, entry, surtitre, band, suites),
        but=form.but,
        criteres=form.criteres,
        champs=tuple(map(_demande, form.champs)),
        colonnes=deux_colonnes(narrow),
        larges=wide,
    )


def theme(atelier: Atelier, entry: Entry[ThemeRecord]) -> Theme:
    """Return a theme of indicators, whole."""
    catalogue, r = atelier.catalogue, entry.record
    rows = [catalogue.indicateurs[i.slug] for i in r.indicateurs]
    return Theme(
        titre=r.titre,
        cle=f"theme-{entry.slug}",
        dimension=catalogue.mot("dimensions", r.dimension).nom,
        accroche=Riche(r.accroche),
        lignes=[_ligne(catalogue, i) for i in rows],
        a_verifier=[
            Doute(Riche(text), "" if len(names) == len(rows) else enumeration(names))
            for text, names in doutes(rows).items()
        ],
        mise_a_jour=date_courte(r.mise_a_jour),
    )


def _droit(b: BaseLegale) -> Node:
    note = Marked("appui", (f" {majuscule(appui(b))}. ",))
    source = (Link(b.source, (adresse(b.source),)),) if b.source else ()
    return para(fort(b.texte), " : ", *inline(b.note), note, *source)


def _demande(c: Champ) -> Demande:
    asked = (c.type, c.compte, "" if c.requis else "facultatif")
    choices, nom = c.colonnes or c.options, "Colonnes" if c.colonnes else "Choix"
    choix = f"{nom} : {' · '.join(choices)}" if choices else ""
    return Demande(c.label, c.aide, ", ".join(filter(None, asked)), choix)


def _ligne(catalogue: Catalogue, entry: Entry[IndicateurRecord]) -> Ligne:
    methodes = map(renvoi, catalogue.neighbours(entry, "methodes"))
    return Ligne(cle=cible(entry), dit=indicateur(catalogue, entry), methodes=list(methodes))
