"""The trainers' page that counts what the toolbox holds and says where to write next."""

from __future__ import annotations

from collections import Counter
from typing import Any

from macros.french import pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.kinds import KINDS, Kind
from macros.model.plans import richesse

from ..parts.rendering import Page, page
from .outils import fil


def couverture_page(catalogue: Catalogue) -> Page:
    """Return the counts of tools by kind, of methods by objective, moment and situation."""
    by_moment = richesse.moments(catalogue)
    return page(
        "formateurs/couverture.md",
        "Ce que contient la boîte",
        "toolbox/methodes/",
        "couverture.md.j2",
        description="Combien d’outils, pour quels objectifs, quels moments, quels groupes, et ce qui manque.",
        fil=fil(("Programmes", "~/programmes/"), ("Espace formateurs", "~/formateurs/")),
        comptes=[_compte(catalogue, kind) for kind in KINDS.values() if kind.under == "outils"],
        moments=[
            {"cle": key, "nom": catalogue.mot("moments", key).nom, "compte": count}
            for key, count in by_moment.items()
        ],
        lignes=_lignes(catalogue),
        total=len(catalogue.methodes),
        situations=richesse.situations(catalogue),
        manques=richesse.lacks(catalogue),
        voulu={
            "objectif": richesse.BY_OBJECTIVE,
            "moments": richesse.MOMENTS_BY_OBJECTIVE,
            "moment": richesse.BY_MOMENT,
        },
    )


def _lignes(catalogue: Catalogue) -> list[dict[str, Any]]:
    return [
        {
            "id": number,
            "court": catalogue.objectifs[number].court,
            "cases": list(row.values()),
            "total": sum(row.values()),
        }
        for number, row in richesse.grid(catalogue).items()
    ]


def _compte(catalogue: Catalogue, kind: Kind) -> dict[str, Any]:
    entries = catalogue.kind(kind.name).values()
    states = Counter(getattr(entry.record, "etat", "") for entry in entries)
    told = [
        pluriel(states[key], mot.nom.lower())
        for key, mot in catalogue.vocabulaires["etats"].items()
        if states[key]
    ]
    return {
        "nom": kind.nom,
        "url": f"{kind.name}/",
        "compte": len(entries),
        "etats": ", ".join(told),
    }
