"""Parts of pages that stand alone: a sheet's fields, a table of indicators."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from ..model.catalogue import Catalogue
from ..model.entries import AnyEntry
from ..model.records.fiche import Champ, Fiche
from .rendering import fragment, render
from .text import pluriel


def formulaire(catalogue: Catalogue, entry: AnyEntry) -> Markup:
    """Return a sheet's success criteria and fields, as two Markdown sections."""
    r: Fiche = entry.record
    labels = {champ.id: champ.label for champ in r.champs}
    criteres = [
        {
            "texte": c.texte,
            "seuil": f"{c.min} au moins dans « {labels[c.champ]} »" if c.champ and c.min else "",
        }
        for c in r.criteres
    ]
    champs = [_champ(catalogue, champ) for champ in r.champs]
    return Markup(render("formulaire.md.j2", criteres=criteres, champs=champs))


def _champ(catalogue: Catalogue, champ: Champ) -> dict[str, Any]:
    return {
        "label": champ.label,
        "type": catalogue.mot("types_de_champs", champ.type).nom,
        "compte": _compte(champ),
        "requis": champ.requis,
        "aide": champ.aide,
        "colonnes": champ.colonnes,
        "options": champ.options,
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


def tableau_indicateurs(
    catalogue: Catalogue, entries: Iterable[AnyEntry], *, ancres: bool = False
) -> Markup:
    """Return a table of indicators; ancres gives each row its own address."""
    lines = [_ligne(catalogue, entry) for entry in entries]
    return fragment("indicateurs.html.j2", lignes=lines, ancres=ancres)


def _ligne(catalogue: Catalogue, entry: AnyEntry) -> dict[str, Any]:
    r = entry.record
    methodes = catalogue.neighbours(entry, "methodes")
    return {
        "slug": r.slug,
        "nom": r.nom,
        "anciens": r.anciens_slugs,
        "url": f"~/{entry.url}",
        "unite": r.unite,
        "sens": catalogue.mot("sens", r.sens_souhaite).nom,
        "definition": r.definition,
        "mode_calcul": r.mode_calcul,
        "limite": r.limite,
        "facilite": catalogue.mot("facilites", r.facilite).aide,
        "frequence": r.frequence,
        "source_donnees": r.source_donnees,
        "echelles": ", ".join(catalogue.mot("echelles", e).nom.lower() for e in r.echelles),
        "odd": _odd(catalogue, r),
        "methodes": [(m.titre, f"~/{m.url}") for m in methodes],
        "sources": [s for s in r.sources if s.url],
        "a_verifier": r.a_verifier,
    }


def _odd(catalogue: Catalogue, r: Any) -> list[dict[str, Any]]:
    return [
        {
            "numero": number,
            "nom": catalogue.mot("odd", number).nom,
            "cibles": [c for c in r.cibles_odd if c.split(".")[0] == str(number)],
        }
        for number in r.odd
    ]
