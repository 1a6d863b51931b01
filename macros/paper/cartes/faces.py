"""A method on a card: what its two faces tell, short, ready to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from macros.french import date_courte, duree, enumeration
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.methode import Materiel, Methode
from macros.told.figures.steps import heros
from macros.told.icons import FORMES, svg
from macros.told.markdown import Nodes, inline
from macros.told.methodes import Etape, etapes, groupe, temps
from macros.told.outils import Fait, Objectif, servis
from macros.told.plain import Minutes, Riche, riches

from ..press.figures import Figure, figure
from ..texts.couleurs import teinte

MOST_POINTS = 2
"""How many points of attention, and of welcome, a card tells at most; the page tells them all."""

WHOLE_WORD = 15
"""Signs of the longest word that stands whole on one line of the largest title."""

_FACTS = ("temps", "groupe", "energie", "espace", "niveau", "lecture", "fiches", "distance")


@dataclass(frozen=True, slots=True)
class Repere:
    """A fact with its icon."""

    icone: str
    fait: Fait


@dataclass(frozen=True, slots=True)
class Chose:
    """Something to bring, with what must be counted: « (4 par petit groupe) »."""

    nom: Riche
    compte: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Carte:
    """Both faces of a method's card; essais is the layout of each face, once measured."""

    cle: str
    titre: str
    cesure: bool
    moment: str
    famille: str
    teinte: str
    icone: str
    accroche: Riche
    dessin: Figure
    faits: Sequence[Repere]
    materiel: Sequence[Chose]
    objectifs: Sequence[Objectif]
    modules: str
    qr: Mapping[str, str]
    page: str
    duree: Minutes
    etapes: Sequence[Etape]
    production: Riche
    vigilance: Sequence[Riche]
    accueil: Sequence[Riche]
    origine: Nodes
    essais: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pose:
    """Where a card lies on its sheet, in mm."""

    carte: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Coin:
    """Where a card to write lies on its sheet, in mm."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Cote:
    """A side of a sheet to print, the cards on it, and those that a group writes itself."""

    face: str
    titre: str
    repere: str
    poses: Sequence[Pose]
    vierges: Sequence[Coin] = ()


@dataclass(frozen=True, slots=True)
class Planches:
    """Cards to print, with the icons that they use; without sides, each has a page of its own."""

    titre: str
    cartes: Sequence[Carte]
    icones: Mapping[str, Mapping[str, str]]
    cotes: Sequence[Cote] = ()


def icones(cartes: Iterable[Carte]) -> dict[str, dict[str, str]]:
    """Return the icons that cards use, by name, as SVG in the current colour."""
    names = {*_FACTS, *(carte.icone for carte in cartes)}
    return {name: {"svg": svg(name, "currentColor")} for name in sorted(names)}


def carte(catalogue: Catalogue, entry: Entry[Methode], code: Mapping[str, str]) -> Carte:
    """Return both faces of a method's card, with the QR code of its page, empty for none."""
    r = entry.record
    return Carte(
        cle=entry.slug,
        titre=r.titre,
        cesure=max(map(len, r.titre.split())) > WHOLE_WORD,
        moment=catalogue.mot("moments", r.moment).nom,
        famille=catalogue.mot("familles", r.famille).nom,
        teinte=teinte(r.moment),
        icone=r.moment if r.moment in FORMES else "moment",
        accroche=Riche(r.accroche),
        dessin=figure(heros(catalogue, r)),
        faits=list(map(Repere, _FACTS, faits(catalogue, r))),
        materiel=[Chose(Riche(m.nom), _count(catalogue, m)) for m in r.materiel],
        objectifs=servis(catalogue, entry),
        modules=_modules(catalogue.modules_of(entry)),
        qr=code,
        page=entry.url,
        duree=Minutes(r.duree.conseillee),
        etapes=list(map(_pas, etapes(catalogue, r.etapes))),
        production=Riche(r.production),
        vigilance=riches(r.vigilance[:MOST_POINTS]),
        accueil=riches(r.accessibilite.conseils[:MOST_POINTS]),
        origine=_origine(catalogue, r),
    )


def faits(catalogue: Catalogue, r: Methode) -> Sequence[Fait]:
    """Return what to know before choosing a method: eight facts, in the order of their icons."""
    mot = catalogue.mot
    return (
        temps("Durée", r),
        groupe(r),
        Fait("Énergie", mot("energies", r.energie).nom),
        Fait("Espace", mot("espaces", r.espace).nom),
        Fait("Niveau", mot("difficultes", r.difficulte).nom),
        Fait("Écrit", mot("lectures", r.accessibilite.lecture).nom),
        Fait("Préparation", duree(r.preparation.minutes)),
        Fait("Distance", mot("distances", r.distance.possible).nom),
    )


def _count(catalogue: Catalogue, thing: Materiel) -> str:
    if thing.par != "seance":
        each = catalogue.mot("quantites_par", thing.par).nom.replace(" ", "\u00a0")
        return f" ({thing.quantite}\u00a0{each})"
    return f" ({thing.quantite})" if thing.quantite > 1 else ""


def _modules(numbers: Sequence[int]) -> str:
    noun = "module" if len(numbers) == 1 else "modules"
    return f" · {noun} {enumeration([str(n) for n in numbers])}" if numbers else ""


def _pas(step: Etape) -> Etape:
    """Return a step as a back tells it: how people work, unless the words said to them tell it."""
    told = step.dite
    said = told.consigne.lower().startswith(step.modalite.lower())
    return replace(told, modalite="" if said else f"{step.modalite}. ")


def _origine(catalogue: Catalogue, r: Methode) -> Nodes:
    year = f", {r.origine.annee}" if r.origine.annee else ""
    licence, etat = catalogue.mot("licences", r.licence).nom, catalogue.mot("etats", r.etat).nom
    rest = f"{year}. {licence}. {etat}, {date_courte(r.mise_a_jour)}."
    return ("Origine : ", *inline(r.origine.auteur), rest)
