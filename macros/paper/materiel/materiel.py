"""What to buy, to print and to bring: a whole programme on the first page, then day after day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from macros.french import date_courte, enumeration, pluriel
from macros.model.clock.supplies import Besoin, supplies
from macros.model.core.entries import AnyEntry, sort_key
from macros.model.plans.planning import Plan, plan_of
from macros.told.programme.faits import dates
from macros.told.programme.materiel import materiel
from macros.told.programme.suivi import fraicheur

from ..press.document import Atelier, Document, pdf
from ..texts.qr import qr
from ..texts.riche import riche, secable

Data = dict[str, Any]

PARTIES = {False: "À apporter", True: "À imprimer"}


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the list of things of each programme."""
    for entry in atelier.catalogue.programmes.values():
        plan = plan_of(atelier.catalogue, entry.slug)
        page = f"programmes/{entry.slug}/preparer/"
        yield Document(
            adresse=f"documents/programmes/{entry.slug}-materiel.pdf",
            titre=f"{entry.titre} : la liste du matériel",
            nature="PDF A4",
            famille="programmes",
            pages=(page,),
            jour=fraicheur(atelier.catalogue, plan),
            maker=pdf("materiel/materiel.typ"),
            data=liste(atelier, entry, plan, page),
        )


def liste(atelier: Atelier, entry: AnyEntry, plan: Plan, page: str) -> Data:
    """Return what a list of things shows, ready for its template."""
    r = plan.programme
    jours = materiel(atelier.catalogue, plan)
    shown = [_jour(day) for day in jours]
    numeros = [rang + 1 for rang, _ in groupby(session.rang for session in plan.sessions)]
    return {
        "titre": entry.titre,
        "dates": dates(r),
        "groupe": pluriel(r.participants, "personne"),
        "exemplaires": f"{pluriel(r.participants, 'exemplaire')} de chaque",
        "version": date_courte(r.mise_a_jour),
        "page": page,
        "qr": qr(atelier.page(page)),
        "tout": _tout(plan, False) if len(jours) > 1 else [],
        "papiers": [*_tout(plan, True), *_papiers(jours, numeros, r.participants)],
        "jours": shown,
        "secable": secable(shown),
    }


def _tout(plan: Plan, printed: bool) -> list[Data]:
    """Return the things of the whole programme in alphabetical order, with their days."""
    found = supplies(plan.sessions, plan.programme.participants)
    days = _days(plan)
    lignes = [_ligne(b, days) for b in _sorted(found, printed)]
    return [{"nom": PARTIES[printed], "lignes": lignes}] if lignes else []


def _sorted(found: Iterable[Besoin], printed: bool) -> list[Besoin]:
    return sorted((b for b in found if b.imprimable is printed), key=lambda b: sort_key(b.nom))


def _days(plan: Plan) -> dict[tuple[str, bool], list[int]]:
    """Return the numbers of the days on which each thing is used."""
    days: dict[tuple[str, bool], list[int]] = {}
    for rang, sessions in groupby(plan.sessions, key=lambda session: session.rang):
        for b in supplies(list(sessions), plan.programme.participants):
            days.setdefault((b.nom.casefold(), b.imprimable), []).append(rang + 1)
    return days


def _ligne(besoin: Besoin, days: dict[tuple[str, bool], list[int]]) -> Data:
    numbers = days[besoin.nom.casefold(), besoin.imprimable]
    return {
        "quantite": str(besoin.quantite),
        "nom": riche(besoin.nom),
        "jours": _quand(numbers),
    }


def _quand(numbers: list[int]) -> str:
    """Return « jour 4 » or « jours 1 à 3, 5 et 7 »."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = [word for run in runs for word in _run(run)]
    return f"{'jours' if len(numbers) > 1 else 'jour'} {enumeration(told)}"


def _run(run: list[int]) -> list[str]:
    return [f"{run[0]} à {run[-1]}"] if len(run) > 2 else [str(n) for n in run]


def _papiers(jours: list[Data], numeros: list[int], people: int) -> list[Data]:
    """Return the sheets and questionnaires to print for the whole programme, with their days."""
    return [
        {"nom": nom, "lignes": lignes}
        for nom, lignes in (
            ("Fiches à remplir", _titres(jours, numeros, "fiches", 0)),
            ("Questionnaires", _titres(jours, numeros, "questionnaires", people)),
        )
        if lignes
    ]


def _titres(jours: list[Data], numeros: list[int], key: str, people: int) -> list[Data]:
    days: dict[str, list[int]] = {}
    for numero, day in zip(numeros, jours, strict=True):
        for tool in day[key]:
            days.setdefault(tool["titre"], []).append(numero)
    return [
        {
            "quantite": str(people * len(numbers)) if people else "",
            "nom": riche(titre),
            "jours": _quand(numbers),
        }
        for titre, numbers in days.items()
    ]


def _jour(day: Data) -> Data:
    return {
        "titre": day["titre"],
        "groupes": [
            {
                "nom": nom,
                "lignes": [
                    {
                        "quantite": str(x["quantite"]),
                        "nom": riche(x["nom"]),
                        "methodes": x["methodes"],
                    }
                    for x in lignes
                ],
            }
            for nom, lignes in day["groupes"]
        ],
        "fiches": [riche(x["titre"]) for x in day["fiches"]],
        "questionnaires": [riche(x["titre"]) for x in day["questionnaires"]],
    }
