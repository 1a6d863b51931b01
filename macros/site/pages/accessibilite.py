"""The accessibility statement and its checklist, made from toolbox/accessibilite.yml."""

from __future__ import annotations

from collections import Counter

from macros.french import pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.records.accessibilite import Accessibilite

from ..parts.rendering import Page, page
from .outils import fil

ETATS = {
    "machine": "Regardé par une machine",
    "personne": "Reste à juger",
    "conforme": "Conforme",
    "non-conforme": "Non conforme",
    "non-applicable": "Sans objet",
}
"""What people read for each state of a criterion."""

HALF = 0.5
"""Share of applicable criteria from which a site may be said partly compliant (RGAA)."""


def accessibilite_page(catalogue: Catalogue, entry: AnyEntry) -> Page:
    """Return the statement and the 106 criteria."""
    r: Accessibilite = entry.record
    counts = Counter[str](critere.etat for critere in r.criteres)
    return page(
        "obligations/accessibilite.md",
        "Accessibilité",
        entry.path,
        "accessibilite.md.j2",
        description="Où en est le site avec les règles françaises d’accessibilité, critère par critère, et comment signaler un obstacle.",
        r=r,
        organisme=catalogue.formation.record.organisme,
        fil=fil(("Obligations", "~/obligations/")),
        conformite=conformite(r),
        comptes=[(nom, counts[etat]) for etat, nom in ETATS.items() if counts[etat]],
        non_conformes=[c for c in r.criteres if c.etat == "non-conforme"],
        themes=[
            (n, theme.nom, pluriel(len(theme.criteres), "critère", "critères"), theme.criteres)
            for n, theme in enumerate(r.themes, 1)
        ],
        etats=ETATS,
    )


def conformite(r: Accessibilite) -> str:
    """Return what a site may say of itself: without an audit by a person, « non conforme »."""
    judged = [c for c in r.criteres if c.etat in ("conforme", "non-conforme")]
    applicable = [c for c in r.criteres if c.etat != "non-applicable"]
    if r.audit is None or len(judged) < len(applicable):
        return "non conforme"
    good = sum(c.etat == "conforme" for c in judged)
    if good == len(judged):
        return "totalement conforme"
    return "partiellement conforme" if good >= HALF * len(judged) else "non conforme"


def said_of(catalogue: Catalogue) -> str:
    """Return what every page says of the site's compliance; nothing without a list of criteria."""
    return conformite(catalogue.accessibilite.record) if catalogue.accessibilite else ""
