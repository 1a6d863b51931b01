"""Pages around the tools: themes of indicators, questionnaires, territories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records import questionnaire as asked
from macros.model.records import territoire as places
from macros.model.records.indicateur import Theme

from ..parts.cards import cartes
from ..parts.rendering import Page
from ..parts.sections import tableau_indicateurs
from .outils import Prose, page_of


def theme_page(catalogue: Catalogue, entry: Entry[Theme], _: Prose) -> Page:
    """Return the page of a theme of indicators, each with its own anchor."""
    found = [catalogue.indicateurs[i.slug] for i in entry.record.indicateurs]
    linked = {e.slug: e for i in found for e in catalogue.neighbours(i, "fiches")}
    return page_of(
        entry,
        "theme.md.j2",
        tableau=tableau_indicateurs(catalogue, found, ancres=True),
        cartes=cartes(catalogue, linked.values()),
    )


@dataclass(frozen=True, slots=True)
class Partie:
    """Questions under a heading, and the number of the first one."""

    titre: str
    aide: str | None
    questions: Sequence[asked.Question]
    debut: int


def questionnaire_page(catalogue: Catalogue, entry: Entry[asked.Questionnaire], _: Prose) -> Page:
    """Return a questionnaire, ready to print, and to fill where scripts run."""
    r = entry.record
    parties, start = [], 1
    for partie in r.parties:
        parties.append(Partie(partie.titre, partie.aide, partie.questions, start))
        start += len(partie.questions)
    return page_of(
        entry,
        "questionnaire.md.j2",
        scripts=("questionnaire",),
        slug=entry.slug,
        moment=catalogue.mot("moments_evaluation", r.moment),
        parties=parties,
    )


@dataclass(frozen=True, slots=True)
class Acteur:
    """An organisation to meet: its site, its part, what it is."""

    nom: str
    site: str | None
    role: str
    type: str


def territoire_page(catalogue: Catalogue, entry: Entry[places.Territoire], prose: Prose) -> Page:
    """Return the page of a territory: organisations, places and public resources."""
    r = entry.record
    groups = [("Des organisations à rencontrer", r.acteurs), ("Des réseaux", r.reseaux)]
    linked = [p for p in catalogue.programmes.values() if p.record.territoire == entry.slug]
    return page_of(
        entry,
        "territoire.md.j2",
        prose=prose(entry),
        groupes=[(name, _acteurs(catalogue, actors)) for name, actors in groups if actors],
        programmes=cartes(catalogue, linked),
    )


def _acteurs(catalogue: Catalogue, acteurs: Iterable[places.Acteur]) -> list[Acteur]:
    mot = catalogue.mot
    return [Acteur(a.nom, a.site, a.role, mot("types_acteurs", a.type).nom) for a in acteurs]
