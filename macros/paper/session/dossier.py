"""The whole file of a session in the order of its use, after a page that says how to use it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.french import jour, pluriel
from macros.model.clock.jalons import last_enrolment
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.records.papiers import Pieces
from macros.told.plain import Riche

from ..press.document import Atelier, Data
from ..texts.phrases import phrases
from .commun import EnTete, suite_de_dates
from .grille import OBSERVERS, jours_evalues, passages
from .pieces import Emargement
from .questionnaires import Passation


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """What each piece of a file shows, questionnaires by their slug; without grid when nobody
    leads a sequence, without proofs when nobody is asked for one."""

    convocation: Data
    emargement: Emargement
    grille: Data | None
    preuves: Data | None
    attestation: Data
    questionnaires: Mapping[str, Data]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of the file: its kind (the template's function), its name, when, how many, what it
    shows."""

    sorte: str
    nom: str
    quand: str
    combien: str
    precision: Riche
    data: Data | Emargement


def dossier(
    atelier: Atelier, plan: Plan, tete: EnTete, parts: Parties, asked: list[Passation]
) -> Data:
    """Return the file: pieces in the order of their use, each with when and how many to print."""
    catalogue, told = atelier.catalogue, atelier.papiers.dossier
    usage = told.pieces
    people = plan.programme.participants
    before = [p for p in asked if p.moment == "avant"]
    during = [p for p in asked if p.moment == "a-chaud"]
    later = [p for p in asked if p not in (*before, *during)]
    pieces = [
        _convocation(catalogue, plan, parts, usage),
        *(_questionnaire(p, parts, usage) for p in before),
        _emargement(parts.emargement, usage),
        *([_grille(catalogue, plan, parts.grille, usage)] if parts.grille else []),
        *([_preuves(parts.preuves, usage)] if parts.preuves else []),
        *(_questionnaire(p, parts, usage) for p in during),
        Piece(
            sorte="attestation",
            nom="Certificat de réalisation et attestation",
            quand=f"Après le {jour(plan.programme.jours[-1].date)}, jamais avant",
            combien=pluriel(people, "exemplaire"),
            precision=Riche(usage.attestation),
            data=parts.attestation,
        ),
        *(_questionnaire(p, parts, usage) for p in later),
    ]
    return {
        "titre": f"Dossier de session : {tete.intitule}",
        "programme": tete,
        "groupe": pluriel(people, "personne"),
        "pieces": pieces,
        "phrases": phrases(told),
    }


def _convocation(catalogue: Catalogue, plan: Plan, parts: Parties, usage: Pieces) -> Piece:
    r = plan.programme
    limit = last_enrolment(r, catalogue.formations[r.formation].record)
    return Piece(
        sorte="convocation",
        nom="Convocation",
        quand=f"Dès que l’inscription est validée (inscriptions jusqu’au {jour(limit)})",
        combien=pluriel(r.participants, "exemplaire"),
        precision=Riche(usage.convocation),
        data=parts.convocation,
    )


def _questionnaire(p: Passation, parts: Parties, usage: Pieces) -> Piece:
    times = f", {len(p.jours)} fois" if len(p.jours) > 1 else ""
    each = "Un pour l’équipe" if p.moment == "bilan" else f"Un par stagiaire{times}"
    return Piece(
        sorte="questionnaire",
        nom=p.questionnaire.titre,
        quand=p.quand,
        combien=pluriel(p.exemplaires, "exemplaire"),
        precision=Riche(f"{each}. {usage.questionnaire}"),
        data=parts.questionnaires[p.questionnaire.slug],
    )


def _emargement(found: Emargement, usage: Pieces) -> Piece:
    return Piece(
        sorte="emargement",
        nom="Feuilles d’émargement",
        quand="Chaque jour : une signature par demi-journée, au moment où elle a lieu",
        combien=f"1 jeu de {pluriel(len(found.feuilles), 'feuille')}",
        precision=Riche(usage.emargement),
        data=found,
    )


def _grille(catalogue: Catalogue, plan: Plan, found: Data, usage: Pieces) -> Piece:
    count = passages(catalogue, plan)
    told = f"{pluriel(count, 'passage évalué', 'passages évalués')}, {pluriel(OBSERVERS, 'personne qui observe', 'personnes qui observent')}."
    days = suite_de_dates(jours_evalues(catalogue, plan))
    return Piece(
        sorte="grille",
        nom="Grille d’évaluation d’une animation",
        quand=f"{days[0].upper()}{days[1:]}",
        combien=pluriel(count * OBSERVERS, "exemplaire"),
        precision=Riche(f"{told} {usage.grille}"),
        data=found,
    )


def _preuves(found: Data, usage: Pieces) -> Piece:
    return Piece(
        sorte="preuves",
        nom="Grille des preuves de chaque personne",
        quand="Au fil des jours, à la date écrite sur chaque page",
        combien=pluriel(1, "exemplaire"),
        precision=Riche(usage.preuves),
        data=found,
    )
