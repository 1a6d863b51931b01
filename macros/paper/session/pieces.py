"""The letter, the sign-in sheets and the certificates of a session, ready for their templates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.model.plans.planning import Plan
from macros.told.plain import Heure, Minutes, Riche
from macros.told.programme.creneaux import Creneau
from macros.told.programme.deroule import DemiJournee, Jour, jours_de
from macros.told.programme.preuves import attendus

from ..press.document import Atelier, Data
from ..texts.phrases import phrases
from .commun import EnTete, numeros
from .questionnaires import Passation

FREE_ROWS = 2
"""Rows kept for people who come without having been expected."""

TRAINERS = 2
"""Rows kept for trainers on a sign-in sheet, as on the site's own."""

MOST_ROWS = 16
"""Rows for trainees on one landscape A4 sheet: beyond, a signature has under 6 mm."""

MOST_DAYS = 5
"""Days that the letter holds on one page with all the rest; beyond, the rest goes overleaf."""


@dataclass(frozen=True, slots=True)
class Colonne:
    """A half-day on a sign-in sheet: its hours, its length, what it works on."""

    nom: str
    debut: Heure
    fin: Heure
    duree: Minutes
    travail: str


@dataclass(frozen=True, slots=True)
class Ligne:
    """A row of a sign-in sheet: its number when somebody is expected there, who when a list tells it."""

    numero: str = ""
    nom: str = ""
    structure: str = ""


@dataclass(frozen=True, slots=True)
class Feuille:
    """A sign-in sheet: its day, which of the day's sheets it is, its columns, its rows."""

    jour: Jour[Creneau]
    feuille: str
    sessions: list[Colonne]
    lignes: list[Ligne]


@dataclass(frozen=True, slots=True)
class Emargement:
    """The sign-in sheets of a programme, and their rows for trainers."""

    titre: str
    programme: EnTete
    feuilles: list[Feuille]
    formateurs: list[str]
    phrases: Data


def convocation(atelier: Atelier, plan: Plan, tete: EnTete, avant: Sequence[Passation]) -> Data:
    """Return the letter that calls a trainee: its content is customary (normes-fr §4, Q9)."""
    f = atelier.catalogue.formations[plan.programme.formation].record
    jours = jours_de(atelier.catalogue, plan)
    told = atelier.papiers.convocation
    places = list(dict.fromkeys(day.lieu for day in jours))
    return {
        "titre": f"Convocation : {tete.intitule}",
        "programme": tete,
        "jours": jours,
        "lieu": places[0] if len(places) == 1 else "",
        "lieux": len(places) > 1,
        "longue": len(jours) > MOST_DAYS,
        "avant": [
            phrases(
                told,
                questionnaire=p.questionnaire.titre,
                quand=p.quand,
                courriel=tete.organisme.courriel,
            )
            for p in avant
        ],
        "prerequis": Riche(f.prerequis),
        "handicap": Riche(f.handicap.texte),
        "referent": Riche(f.handicap.referent),
        "pieces": [*told.pieces_jointes, *(p.questionnaire.titre for p in avant)],
        "phrases": phrases(
            told,
            intitule=tete.intitule,
            dates=tete.dates,
            modalite=tete.modalite,
            longueur=tete.longueur,
            duree=str(tete.duree),
            moment="soirée" if {s.nom for s in plan.sessions} == {"soir"} else "demi-journée",
        ),
    }


def emargement(
    atelier: Atelier, plan: Plan, tete: EnTete, attendus: Sequence[Ligne] = ()
) -> Emargement:
    """Return the sign-in sheets: one a day, each half-day signed in its own column; a numbered row
    for each of the group without the rows of those expected.

    Each half-day keeps its signatures, its hours and its trainers apart, as judges ask (CAA Nantes
    2021, normes-fr §4), on half the paper that a sheet for each one would take.
    """
    days = jours_de(atelier.catalogue, plan)
    rows = attendus or [Ligne(str(n)) for n in range(1, plan.programme.participants + 1)]
    return Emargement(
        f"Émargement : {tete.intitule}",
        tete,
        [feuille for day in days for feuille in _feuilles(day, rows)],
        [""] * TRAINERS,
        phrases(atelier.papiers.emargement),
    )


def feuilles(plan: Plan) -> int:
    """Return how many sign-in sheets a programme takes, those expected being its group."""
    rows = plan.programme.participants + FREE_ROWS
    return len({s.jour.date for s in plan.sessions}) * -(-rows // MOST_ROWS)


def _feuilles(day: Jour[Creneau], attendus: Sequence[Ligne]) -> Iterator[Feuille]:
    rows = [*attendus, *[Ligne()] * FREE_ROWS]
    chunks = [rows[n : n + MOST_ROWS] for n in range(0, len(rows), MOST_ROWS)]
    sessions = [_colonne(s) for s in day.sessions]
    for n, lignes in enumerate(chunks, 1):
        feuille = f"feuille {n} sur {len(chunks)}" if len(chunks) > 1 else ""
        yield Feuille(day, feuille, sessions, lignes)


def _colonne(s: DemiJournee[Creneau]) -> Colonne:
    modules = numeros("module", (o.module for o in s.objectifs))
    numbers = numeros("objectif", (o.id for o in s.objectifs))
    travail = ", ".join(filter(None, (modules, numbers)))
    return Colonne(s.nom, s.debut, s.fin, Minutes(s.fin - s.debut), travail)


def attestation(atelier: Atelier, plan: Plan, tete: EnTete) -> Data:
    """Return the blank certificate that funders ask for, then the attestation of what was learnt.

    Certificate: R6332-26, order of 21 December 2018, fields of the ministry's model as OCAPIAT
    lists them and as several public copies give its words; the model itself was not opened.
    Attestation: no longer in L6353-1, kept for indicator 11 (normes-fr §4). An objective of which
    nobody gives a proof alone has no box: nothing could be ticked in good faith.
    """
    r, told = plan.programme, atelier.papiers.attestation
    f = atelier.catalogue.formations[r.formation].record
    return {
        "titre": f"Certificat de réalisation et attestation : {tete.intitule}",
        "programme": tete,
        "periode": tete.dates,
        "natures": [{"nom": nom, "choisie": n == 0} for n, nom in enumerate(told.natures)],
        "niveaux": told.niveaux,
        "objectifs": attendus(atelier.catalogue, plan),
        "reconnaissance": Riche(f.reconnaissance.texte),
        "phrases": phrases(told, organisme=tete.organisme.nom),
    }
