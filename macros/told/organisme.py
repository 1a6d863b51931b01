"""The organisation that answers for a course: how to reach it, and its numbers."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.records import formation as records

from .plain import Riche


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisme:
    """An organisation: its address in two lines, its site by name and by address, its numbers."""

    nom: str
    presentation: Riche
    adresse: str
    ville: str
    courriel: str
    telephones: tuple[str, ...]
    contact: str
    site: str
    url: str
    siret: str
    declaration: str
    mention: Riche
    qualiopi: Riche


def organisme(o: records.Organisme) -> Organisme:
    """Return the organisation of a course."""
    return Organisme(
        nom=o.nom,
        presentation=Riche(o.presentation),
        adresse=o.adresse,
        ville=f"{o.code_postal} {o.ville}",
        courriel=o.courriel,
        telephones=o.telephones,
        contact=f"{o.contact}, {o.fonction_contact}",
        site=o.site.split("//")[1],
        url=o.site,
        siret=o.siret,
        declaration=o.declaration_activite,
        mention=Riche(o.mention_declaration),
        qualiopi=Riche(o.qualiopi),
    )
