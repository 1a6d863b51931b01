"""A sheet's fields and success criteria, ready to show or to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from macros.french import pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.records.fiche import Champ, Fiche, Reponse


def criteres(r: Fiche) -> list[dict[str, str]]:
    """Return the success criteria of a sheet, with the count that each one asks for."""
    labels = {champ.id: champ.label for champ in r.champs}
    return [
        {
            "texte": c.texte,
            "seuil": f"{c.min} au moins dans « {labels[c.champ]} »" if c.champ and c.min else "",
        }
        for c in r.criteres
    ]


def champs(catalogue: Catalogue, r: Fiche) -> list[dict[str, Any]]:
    """Return the fields of a sheet with the words for their type and their count."""
    return [_champ(catalogue, champ) for champ in r.champs]


def _champ(catalogue: Catalogue, champ: Champ) -> dict[str, Any]:
    return {
        "id": champ.id,
        "label": champ.label,
        "type": catalogue.mot("types_de_champs", champ.type).nom,
        "compte": _compte(champ),
        "requis": champ.requis,
        "aide": champ.aide,
        "colonnes": champ.colonnes,
        "options": champ.options,
        "outil": champ.outil,
        "lit": " ".join(champ.lit or (champ.id,)),
    }


def _compte(champ: Champ) -> str:
    noun = {"table": "ligne", "liste": "élément"}.get(champ.type)
    if champ.min and champ.max:
        return (
            f"de {champ.min} à {pluriel(champ.max, noun)}"
            if noun
            else f"de {champ.min} à {champ.max}"
        )
    if champ.min:
        return f"{pluriel(champ.min, noun)} au moins" if noun else f"{champ.min} au moins"
    if champ.max:
        return f"{pluriel(champ.max, noun)} au plus" if noun else f"{champ.max} au plus"
    return ""


def exemple(r: Fiche) -> str:
    """Return the filled example of a sheet as Markdown under its own heading; nothing without."""
    if not r.exemple:
        return ""
    given = {reponse.id: reponse for reponse in r.exemple}
    told = [_filled(champ, given[champ.id]) for champ in r.champs if champ.id in given]
    return "\n\n".join(["\n\n## Un exemple rempli", *told, ""])


def _filled(champ: Champ, reponse: Reponse) -> str:
    if reponse.lignes:
        return f"**{champ.label}**\n\n{_table(champ.colonnes, reponse.lignes)}"
    if reponse.liste:
        return f"**{champ.label}**\n\n" + "\n".join(f"- {item}" for item in reponse.liste)
    return f"**{champ.label} :** {reponse.texte}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    cells = ((cell.replace("|", "\\|") for cell in line) for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)
