"""Pages of the sessions: each one, and the list of those to come."""

from __future__ import annotations

from datetime import date

from macros.model.core.catalogue import Catalogue
from macros.model.core.kinds import KINDS
from macros.model.plans.tenues import Tenue, entree_tenue, plan_tenu, sessions_de
from macros.told.programme.deroule import jours_de
from macros.told.sessions import annonce, annonces, passees

from ..parts.rendering import Page, page
from ..programme.jsonld import jsonld
from .outils import fil, liste_de, source_of


def session_page(catalogue: Catalogue, tenue: Tenue, site_url: str, jour: date) -> Page:
    """Return the page of a session, as it stands on a day: past, it says so and invites nobody."""
    told, plan = annonce(catalogue, tenue, jour), plan_tenu(catalogue, tenue)
    entry = entree_tenue(catalogue, tenue)
    programme = catalogue.programmes[tenue.record.programme]
    formation = catalogue.formations[programme.record.formation]
    return page(
        source_of(tenue),
        f"{told.intitule} : {told.titre}",
        tenue.path,
        "session.md.j2",
        description=f"{told.jours}, {told.quand}, {told.places}.",
        fil=fil(liste_de("programmes"), liste_de("sessions")),
        s=told,
        r=tenue.record,
        f=formation.record,
        formation=formation,
        jours=jours_de(catalogue, plan),
        agenda=f"~~/sessions/{tenue.slug}.ics",
        jsonld=jsonld(plan, entry, catalogue, site_url) if told.ouverte else "",
    )


def sessions_page(catalogue: Catalogue, jour: date) -> Page:
    """Return the list of sessions, as it stands on a day: those to come, then those that are past."""
    every = sessions_de(catalogue)
    kind = KINDS["sessions"]
    return page(
        "sessions/index.md",
        kind.titre,
        "toolbox/sessions/",
        "sessions.md.j2",
        description=kind.accroche,
        fil=fil(liste_de("programmes")),
        a_venir=annonces(catalogue, every, jour),
        passees=passees(catalogue, every, jour),
    )
