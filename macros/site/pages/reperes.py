"""Pages around the tools: themes of indicators, questionnaires, territories."""

from __future__ import annotations

from itertools import accumulate

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records import questionnaire as asked
from macros.model.records import territoire as places
from macros.model.records.indicateur import Theme
from macros.told.competences import colonne
from macros.told.donnees.ouvert import ouvert
from macros.told.programme.territoire import dates_qui_comptent
from macros.told.territoires import accueil, jamais_vus, nommee, salle

from ..parts.cards import cartes
from ..parts.carte import svg
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


def questionnaire_page(catalogue: Catalogue, entry: Entry[asked.Questionnaire], _: Prose) -> Page:
    """Return a questionnaire, ready to print, and to fill where scripts run."""
    r = entry.record
    firsts = accumulate((len(partie.questions) for partie in r.parties), initial=1)
    return page_of(
        entry,
        "questionnaire.md.j2",
        scripts=("questionnaire",),
        slug=entry.slug,
        ici=catalogue.seen_by(entry).ici,
        moment=catalogue.mot("moments_evaluation", r.moment),
        parties=list(zip(r.parties, firsts, strict=False)),
    )


def territoire_page(catalogue: Catalogue, entry: Entry[places.Territoire], prose: Prose) -> Page:
    """Return the page of a territory: organisations, places and public resources."""
    r = entry.record
    groups = [("Des organisations à rencontrer", r.acteurs), ("Des réseaux", r.reseaux)]
    linked = [p for p in catalogue.programmes.values() if p.record.territoire == entry.slug]
    return page_of(
        entry,
        "territoire.md.j2",
        prose=prose(entry),
        o=(o := ouvert(catalogue, r)),
        dessin=svg(o.carte, entry.slug) if o and o.carte else "",
        groupes=[(name, actors) for name, actors in groups if actors],
        types=catalogue.vocabulaires["types_acteurs"],
        decide=colonne(catalogue, r),
        accueil=accueil,
        jamais_vus=jamais_vus,
        nommee=nommee,
        salle=salle,
        dates=dates_qui_comptent(catalogue, r),
        programmes=cartes(catalogue, linked),
    )
