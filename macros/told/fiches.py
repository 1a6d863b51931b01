"""A sheet's fields and success criteria, ready to show, to print or to fill."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.french import duree, enumeration, pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records import fiche as record

from .outils import Objectif, servis
from .plain import Minutes, Riche

USUAL = {"table": 5, "liste": 5, "texte": 6}
"""Rows, items and lines given when the field does not say how many."""
MOST = 10
"""Rows or items beyond which a sheet of paper is copied rather than lengthened."""

EN_TETE = (
    ("projet", "Projet"),
    ("groupe", "Groupe, structure"),
    ("version", "Version"),
    ("le", "Date"),
)
"""What every sheet asks first: the end of each field's name, and its label."""

RELECTURE = (
    ("relu-par", "Relu par (fonction, groupe)"),
    ("relu-clair", "Ce qui est clair et solide"),
    ("relu-questions", "Les questions que nous nous posons"),
    ("relu-suggestions", "Ce que nous suggérons"),
    ("relu-change", "Ce que cette lecture a fait changer"),
)
"""What a peer writes under a sheet that is read by another group."""


def legere(fiche: record.Fiche) -> str:
    """Return the lighter version of a sheet in a sentence, its minutes then its fields; empty without
    one."""
    light = fiche.legere
    if light is None:
        return ""
    labels = [champ.label for champ in fiche.champs if champ.id in light.champs]
    return f"s’en tenir à ces champs, en {duree(light.minutes)} : {enumeration(labels)}."


@dataclass(frozen=True, slots=True)
class Critere:
    """A success criterion, and the count that it asks for in words."""

    texte: Riche
    seuil: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Champ:
    """A field to fill: its words, its type as the YAML says it (genre) and as people do (type),
    its count in words, the rows that it asks for (moins) and those given on paper (rangs)."""

    id: str
    label: Riche
    aide: Riche
    genre: str
    type: str
    compte: str
    requis: bool
    colonnes: tuple[str, ...]
    options: tuple[str, ...]
    outil: str | None
    lit: str
    moins: int
    rangs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulaire:
    """A sheet ready to fill: title, aim, objectives, criteria, fields with their room."""

    titre: Riche
    accroche: Riche
    but: Riche
    duree: Minutes
    objectifs: tuple[Objectif, ...]
    criteres: tuple[Critere, ...]
    champs: tuple[Champ, ...]
    relecture: bool


def formulaire(catalogue: Catalogue, entry: Entry[record.Fiche]) -> Formulaire:
    """Return a sheet ready to fill."""
    r = entry.record
    labels = {champ.id: champ.label for champ in r.champs}
    return Formulaire(
        titre=Riche(r.titre),
        accroche=Riche(r.accroche),
        but=Riche(r.but),
        duree=Minutes(r.duree_remplissage),
        objectifs=servis(catalogue, entry),
        criteres=tuple(
            Critere(
                Riche(c.texte),
                f"{c.min} au moins dans « {labels[c.champ]} »" if c.champ and c.min else "",
            )
            for c in r.criteres
        ),
        champs=tuple(_champ(catalogue, champ) for champ in r.champs),
        relecture=r.relecture_croisee,
    )


def _champ(catalogue: Catalogue, champ: record.Champ) -> Champ:
    return Champ(
        id=champ.id,
        label=Riche(champ.label),
        aide=Riche(champ.aide),
        genre=champ.type,
        type=catalogue.mot("types_de_champs", champ.type).nom,
        compte=_compte(champ),
        requis=champ.requis,
        colonnes=champ.colonnes,
        options=champ.options,
        outil=champ.outil,
        lit=" ".join(champ.lit or (champ.id,)),
        moins=champ.min or 0,
        rangs=rows(champ),
    )


def _compte(champ: record.Champ) -> str:
    noun = {"table": "ligne", "liste": "élément"}.get(champ.type)
    least, most = (
        (pluriel(n, noun) if noun else str(n)) if n else "" for n in (champ.min, champ.max)
    )
    if least and most:
        return f"de {champ.min} à {most}"
    return f"{least} au moins" if least else f"{most} au plus" if most else ""


def rows(champ: record.Champ) -> int:
    """Return how many rows, items or lines a field is given on paper; 1 for the other types."""
    usual = USUAL.get(champ.type, 1)
    if champ.type not in {"table", "liste"}:
        return usual
    return min(MOST, max(champ.min or 0, min(usual, champ.max or usual)))


def exemple(r: record.Fiche) -> str:
    """Return the filled example of a sheet as Markdown under its own heading; nothing without."""
    if not r.exemple:
        return ""
    given = {reponse.id: reponse for reponse in r.exemple}
    told = [_filled(champ, given[champ.id]) for champ in r.champs if champ.id in given]
    return "\n\n".join(["\n\n## Un exemple rempli", *told, ""])


def _filled(champ: record.Champ, reponse: record.Reponse) -> str:
    if reponse.lignes:
        return f"**{champ.label}**\n\n{_table(champ.colonnes, reponse.lignes)}"
    if reponse.liste:
        return f"**{champ.label}**\n\n" + "\n".join(f"- {item}" for item in reponse.liste)
    return f"**{champ.label} :** {reponse.texte}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    cells = ((cell.replace("|", "\\|") for cell in line) for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)
