"""The whole file of a session in the order of its use, after a page that says how to use it."""

from __future__ import annotations

from macros.french import jour, pluriel
from macros.model.clock.jalons import last_enrolment
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan

from .commun import Data, suite_de_dates
from .grille import OBSERVERS, jours_evalues, passages
from .questionnaires import Passation

Piece = Data
"""A piece of the file: its kind (the template's function), its name, when, how many, its data."""

BLANKS = (
    "Les noms, adresses et employeurs des stagiaires ; les noms des formatrices et des formateurs.",
    "L’accès au lieu, ce qu’il faut apporter, la personne chargée des relations avec les stagiaires.",
    "Le règlement intérieur et le livret d’accueil, à joindre à la convocation.",
    "La durée de conservation des réponses, sur chaque questionnaire.",
    "Les heures suivies, le résultat de chaque objectif, la date, la signature et le cachet.",
)
"""What the organisation fills in by hand, since no file of the toolbox may hold it."""


def dossier(
    catalogue: Catalogue, plan: Plan, tete: Data, parts: dict[str, Data], asked: list[Passation]
) -> Data:
    """Return the file: pieces in the order of their use, each with when and how many to print."""
    people = plan.programme.participants
    before = [p for p in asked if p.moment == "avant"]
    during = [p for p in asked if p.moment == "a-chaud"]
    later = [p for p in asked if p not in (*before, *during)]
    pieces = [
        _convocation(catalogue, plan, parts),
        *(_questionnaire(p, parts) for p in before),
        _emargement(parts),
        *_grille(catalogue, plan, parts),
        *(_questionnaire(p, parts) for p in during),
        _piece(
            "attestation",
            "Certificat de réalisation et attestation",
            f"Après le {jour(plan.programme.jours[-1].date)}, jamais avant",
            pluriel(people, "exemplaire"),
            "Un par stagiaire. Le certificat va au financeur, l’attestation à la personne.",
            parts["attestation"],
        ),
        *(_questionnaire(p, parts) for p in later),
    ]
    return {
        "titre": f"Dossier de session : {tete['intitule']}",
        "programme": tete,
        "groupe": pluriel(people, "personne"),
        "pieces": [piece | {"numero": n} for n, piece in enumerate(pieces, 1)],
        "blancs": list(BLANKS),
    }


def _piece(sorte: str, nom: str, quand: str, combien: str, precision: str, data: Data) -> Piece:
    return {
        "sorte": sorte,
        "nom": nom,
        "quand": quand,
        "combien": combien,
        "precision": precision,
        "data": data,
    }


def _convocation(catalogue: Catalogue, plan: Plan, parts: dict[str, Data]) -> Piece:
    r = plan.programme
    limit = last_enrolment(r, catalogue.formations[r.formation].record)
    return _piece(
        "convocation",
        "Convocation",
        f"Dès que l’inscription est validée (inscriptions jusqu’au {jour(limit)})",
        pluriel(r.participants, "exemplaire"),
        "Une par stagiaire, avec ses pièces jointes. À plier en trois pour une enveloppe à fenêtre.",
        parts["convocation"],
    )


def _questionnaire(p: Passation, parts: dict[str, Data]) -> Piece:
    times = f", {len(p.jours)} fois" if len(p.jours) > 1 else ""
    each = "Un pour l’équipe" if p.moment == "bilan" else f"Un par stagiaire{times}"
    return _piece(
        "questionnaire",
        p.questionnaire.titre,
        p.quand,
        pluriel(p.exemplaires, "exemplaire"),
        f"{each}. Les feuilles remplies restent hors du site.",
        parts[p.questionnaire.slug],
    )


def _emargement(parts: dict[str, Data]) -> Piece:
    sheets = len(parts["emargement"]["feuilles"])
    return _piece(
        "emargement",
        "Feuilles d’émargement",
        "Chaque jour : une signature par demi-journée, au moment où elle a lieu",
        pluriel(1, "jeu") + f" de {pluriel(sheets, 'feuille')}",
        "Jamais signées d’avance ni en bloc. Les formatrices et les formateurs signent aussi.",
        parts["emargement"],
    )


def _grille(catalogue: Catalogue, plan: Plan, parts: dict[str, Data]) -> list[Piece]:
    if "grille" not in parts:
        return []
    count = passages(catalogue, plan)
    told = f"{pluriel(count, 'passage évalué', 'passages évalués')}, {OBSERVERS} personnes qui observent."
    days = suite_de_dates(jours_evalues(catalogue, plan))
    return [
        _piece(
            "grille",
            "Grille d’évaluation d’une animation",
            f"{days[0].upper()}{days[1:]}",
            pluriel(count * OBSERVERS, "exemplaire"),
            f"{told} La grille remplie appartient à la personne observée.",
            parts["grille"],
        )
    ]
