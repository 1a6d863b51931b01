"""What to buy, to print and to bring: a whole programme on the first page, then day after day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.french import date_courte, enumeration, pluriel
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.records.programme import Programme
from macros.told.plain import Riche
from macros.told.programme.faits import dates, jour_dit, par_dates
from macros.told.programme.materiel import Besoins, Papier, a_imprimer, materiel

from ..press.document import Atelier, Data, Document, of_programmes, of_sessions
from ..texts.phrases import phrases
from ..texts.secable import secable
from .courses import Course, Fournitures, listes


def documents(whole: Atelier) -> Iterator[Document]:
    """Return the list of things of each programme."""
    return of_programmes(whole, "materiel", "la liste du matériel", liste, page="preparer/")


def des_sessions(whole: Atelier) -> Iterator[Document]:
    """Return the list of things of each session, on its days."""
    pages = ("preparer/", "papiers/")
    return of_sessions(whole, "materiel", "Liste du matériel", liste, pages=pages)


@dataclass(frozen=True, slots=True)
class Ligne:
    """A thing of the whole programme, how many if it is counted, its days, its packs and its other
    names, and where what is printed is to be had on the site, when it has an address."""

    quantite: str
    nom: Riche
    jours: str
    suite: Riche
    url: str = ""


@dataclass(frozen=True, slots=True)
class Partie:
    """Things under one name."""

    nom: str
    lignes: tuple[Ligne, ...]


def liste(atelier: Atelier, entry: Entry[Programme], plan: Plan) -> Data:
    """Return what a list of things shows, ready for its template."""
    r, page = plan.programme, f"{entry.url}preparer/"
    jours = materiel(atelier.catalogue, plan)
    return {
        "titre": entry.titre,
        "dates": dates(r),
        "groupe": pluriel(r.participants, "personne"),
        "exemplaires": f"{pluriel(r.participants, 'exemplaire')} de chaque",
        "version": date_courte(r.mise_a_jour),
        "page": page,
        "qr": atelier.qr(page),
        "tout": _tout(
            plan,
            atelier.catalogue.vocabulaires.get("fournitures", {}),
            _urls(atelier, plan),
            *_papiers(plan, jours),
        ),
        "jours": jours if len(jours) > 1 else [],
        "phrases": phrases(atelier.papiers.materiel),
        "secable": secable(jours),
    }


def _urls(atelier: Atelier, plan: Plan) -> Mapping[str, str]:
    """Return where what a plan prints is to be had, by the name of each thing, folded; nothing
    without a public address."""
    if not atelier.site_url:
        return {}
    site = atelier.site_url.rstrip("/")
    found = a_imprimer(atelier.catalogue, plan.sessions, plan.slug)
    return {nom: f"{site}{url.lstrip('~')}" for nom, url in found.items()}


def _tout(
    plan: Plan, fournitures: Fournitures, urls: Mapping[str, str], *papiers: Partie
) -> list[Partie]:
    """Return the lists of the whole programme, the sheets and questionnaires to copy after them."""
    told = listes(plan.sessions, plan.programme.participants, fournitures)
    parts = [
        Partie(nom, tuple(_ligne(plan, x, urls) for x in lines)) for nom, lines in told.items()
    ]
    return [*parts, *(partie for partie in papiers if partie.lignes)]


def _ligne(plan: Plan, x: Course, urls: Mapping[str, str]) -> Ligne:
    url = urls.get(str(x.nom).casefold(), "")
    return Ligne(x.quantite, x.nom, _quand(plan, [*x.jours]), x.suite, url)


def _quand(plan: Plan, numbers: list[int]) -> str:
    """Return « jour 4 » or « jours 1 à 3, 5 et 7 », or dates where days are known by them."""
    if par_dates(plan):
        return enumeration([jour_dit(plan, number - 1) for number in numbers])
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


def _papiers(plan: Plan, jours: Iterable[Besoins]) -> Iterator[Partie]:
    """Yield the sheets, then the questionnaires to print for the whole programme."""
    people = plan.programme.participants
    yield _titres(plan, "Fiches à remplir", ((j.numero, j.fiches) for j in jours), 0)
    yield _titres(plan, "Questionnaires", ((j.numero, j.questionnaires) for j in jours), people)


def _titres(
    plan: Plan, nom: str, found: Iterable[tuple[int, tuple[Papier, ...]]], people: int
) -> Partie:
    days: dict[Riche, list[int]] = {}
    for numero, papiers in found:
        for papier in papiers:
            days.setdefault(papier.titre, []).append(numero)
    lignes = (
        Ligne(str(people * len(numbers)) if people else "", titre, _quand(plan, numbers), Riche(""))
        for titre, numbers in days.items()
    )
    return Partie(nom, tuple(lignes))
