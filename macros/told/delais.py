"""The days that a paper gives to who receives it: to change their mind, to send questionnaires back."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

from macros.french import date_courte, enumeration, jour
from macros.model.clock.jalons import jalons
from macros.model.core.catalogue import Catalogue
from macros.model.plans.tenues import Tenue, limite
from macros.model.records.programme import Programme

A_DISTANCE = timedelta(days=14)
"""How long one may withdraw from a contract signed at a distance (Code de la consommation, L221-18)."""


def a_distance(catalogue: Catalogue, tenue: Tenue) -> str:
    """Return until when who signs at a distance on the last day may withdraw, and that the first payment
    comes too early for them when it does; nothing without people who pay alone."""
    if "particulier" not in tenue.record.payeurs:
        return ""
    signed = limite(catalogue, tenue)
    end = signed + A_DISTANCE
    said = (
        f"Signé à distance le {date_courte(signed)}, dernier jour pour s’inscrire, ce contrat peut être "
        f"rétracté au moins jusqu’au {date_courte(end)} compris."
    )
    apart = tenue.record.particuliers
    first = apart.versements[0].le if apart and apart.versements else None
    if first is None or first > end:
        return f"{said} Aucun versement avant."
    last = first - A_DISTANCE - timedelta(days=1)
    return (
        f"{said} **Le premier versement, le {date_courte(first)}, vient trop tôt** : le reculer, ou "
        f"faire signer au plus tard le {date_courte(last)}."
    )


def a_renvoyer(catalogue: Catalogue, programme: Programme, courriel: str) -> str:
    """Return which questionnaires a trainee sends back, to whom and for which day; nothing without."""
    asked = [one for one in jalons(programme, catalogue) if one.moment == "avant"]
    told = []
    for day, group in groupby(asked, key=lambda one: one.date):
        names = enumeration([f"« {one.questionnaire.titre} »" for one in group])
        told.append(
            f"Remplir {names}, à nous renvoyer à {courriel} ou par la poste : reçu le {jour(day)} au plus tard."
        )
    aloud = "On peut aussi y répondre à voix haute, au téléphone."
    return " ".join([*told, aloud]) if told else ""
