"""The trainers' side of programmes: run sheet, preparation, sign-in sheets, and their list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from markupsafe import Markup

from macros.french import pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.livrables import ALMOST
from macros.model.plans.planning import Plan, plan_of
from macros.model.plans.tenues import sessions_de
from macros.model.records.programme import Programme
from macros.told.consigne import parties
from macros.told.plain import Riche
from macros.told.programme.avant import ailleurs, avant, reprise
from macros.told.programme.composition import composition
from macros.told.programme.conduite import conduite
from macros.told.programme.creneaux import Autre, Creneau
from macros.told.programme.deroule import jours_de
from macros.told.programme.faits import dates, longueur
from macros.told.programme.livrables import temps_des_livrables
from macros.told.programme.materiel import a_imprimer
from macros.told.programme.promesses import non_tenues
from macros.told.programme.suivi import envois
from macros.told.programme.territoire import appels, langues, reperages
from macros.told.sessions import annonces, sans_suite
from macros.told.territoires import a_relire

from ..parts.planches import cadre
from ..parts.rendering import Page, page
from ..programme.deroule import materiel_de, matrice_de
from ..programme.lines import yaml_compose
from .outils import Fil, Prose, fil, liste_de
from .programme import fichiers

Signalement = tuple[str, str]
"""A warning in one sentence, and why the team accepts it, or nothing."""

Told = Callable[[str], Sequence[Signalement]]
"""What is told of a programme, from its slug."""

ETATS: Mapping[str, str] = {
    "brouillon": "Écrit, compté à la minute par la boîte à outils, mais personne n’a encore dit l’avoir relu ou mené. "
    "Qui le reprend lit toute la feuille de conduite, puis vérifie chaque accord ci-dessous.",
    "relue": "Relu par une autre personne que son auteur ; personne n’a encore dit l’avoir mené.",
    "testee": "Déjà mené avec un groupe.",
}
"""What the state of a programme means to whoever takes it over."""

TRAINERS = 2
"""How many lines a sign-in sheet keeps for trainers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suivi:
    """A programme in the list of its team: what it is, what is left to look at, what is accepted."""

    titre: str
    faits: str
    base: str
    a_voir: str
    acceptes: list[Signalement]
    fichiers: list[dict[str, str]]


def conduite_page(catalogue: Catalogue, entry: Entry[Programme], _: Told) -> Page:
    """Return the run sheet: the programme minute by minute, for those who lead it."""
    plan = plan_of(catalogue, entry.slug)
    days, urls = conduite(catalogue, plan), a_imprimer(catalogue, plan.sessions, entry.slug)
    return _equipe(
        entry,
        "conduite",
        "Feuille de conduite",
        slug=entry.slug,
        equipe=bool(plan.programme.equipe),
        jours=days,
        cadre=partial(cadre, entry.slug),
        parties=parties,
        ou=lambda nom: urls.get(nom.casefold(), ""),
    )


def preparer_page(
    catalogue: Catalogue, entry: Entry[Programme], told: Told, prose: Prose | None = None
) -> Page:
    """Return what to obtain, check, bring, print and send before the programme, and why it is so."""
    plan, signalements = plan_of(catalogue, entry.slug), told(entry.slug)
    body = prose(entry) if prose else entry.document.body
    livrables = temps_des_livrables(catalogue, plan)
    courts = sum(not one.tient for one in livrables)
    return _equipe(
        entry,
        "preparer",
        "Préparer",
        a_voir=[phrase for phrase, motif in signalements if not motif],
        acceptes=[(phrase, motif) for phrase, motif in signalements if motif],
        etat=catalogue.mot("etats", plan.programme.etat).nom,
        sens=ETATS[plan.programme.etat],
        equipe=plan.programme.equipe,
        reprise=Markup(ailleurs(reprise(body), "..")),
        avant=Markup(ailleurs(avant(body), "..")),
        livrables=livrables,
        courts=pluriel(courts, "ne tient pas", "ne tiennent pas") if courts else "",
        assez=ALMOST,
        matrice=matrice_de(catalogue, plan),
        choix=_choix(catalogue, plan),
        phrases=composition(catalogue, plan),
        non_tenues=non_tenues(catalogue, plan),
        ecartees=[Autre(e.titre, f"~/{e.url}", Riche(why)) for e, why in plan.ecartees],
        materiel=materiel_de(catalogue, plan, cases=True),
        envois=envois(catalogue, plan),
        tenues=[
            (one.titre, f"~/{one.url}papiers/" if catalogue.chaine else f"~/{one.url}")
            for one in sessions_de(catalogue, programme=entry.slug)
        ],
        **_avec_le_territoire(catalogue, plan),
        yaml=yaml_compose(plan),
    )


def _avec_le_territoire(catalogue: Catalogue, plan: Plan) -> dict[str, object]:
    """Return whom to call in the territory and by when, and the languages that one may meet."""
    home = catalogue.territoires[plan.programme.territoire]
    return {
        "appels": appels(catalogue, plan),
        "reperages": reperages(catalogue, plan),
        "langues": langues(catalogue, plan),
        "territoire": {"titre": home.titre, "url": f"~/{home.url}"},
    }


def emargement_page(catalogue: Catalogue, entry: Entry[Programme], _: Told) -> Page:
    """Return one sign-in sheet per half-day, with as many empty lines as people."""
    plan = plan_of(catalogue, entry.slug)
    formation = catalogue.formations[plan.programme.formation]
    feuilles = [(day, session) for day in jours_de(catalogue, plan) for session in day.sessions]
    return _equipe(
        entry,
        "emargement",
        "Émargement",
        feuilles=feuilles,
        programme=plan.programme.titre,
        formation=formation.titre,
        organisme=formation.record.organisme,
        lignes=range(1, plan.programme.participants + 1),
        formateurs=range(TRAINERS),
    )


def formateurs_page(catalogue: Catalogue, told: Told, jour: date = date.min) -> Page:
    """Return the list of programmes with what their teams need, and what is left to look at."""
    return page(
        "formateurs/index.md",
        "Espace formateurs",
        "toolbox/programmes/",
        "formateurs.md.j2",
        description="Pour chaque programme : la feuille de conduite, de quoi préparer, les feuilles d’émargement.",
        fil=fil(liste_de("programmes")),
        mentions=catalogue.chaine is not None,
        sans_suite=sans_suite(catalogue, jour),
        sessions=annonces(catalogue, sessions_de(catalogue), jour),
        programmes=[_ligne(entry, told(slug)) for slug, entry in catalogue.programmes.items()],
        territoires=a_relire(catalogue, jour),
    )


def _ligne(entry: Entry[Programme], signalements: Sequence[Signalement]) -> Suivi:
    r = entry.record
    kept = [(phrase, motif) for phrase, motif in signalements if motif]
    left = len(signalements) - len(kept)
    return Suivi(
        titre=r.titre,
        faits=f"{longueur(r)}, {dates(r)}, {pluriel(r.participants, 'personne')}",
        base=f"~/{entry.url}",
        a_voir=pluriel(left, "point à regarder", "points à regarder") if left else "",
        acceptes=kept,
        fichiers=fichiers(entry),
    )


def _equipe(entry: Entry[Programme], nom: str, titre: str, **values: Any) -> Page:
    """Return a page for the team: out of the search, with the links of the other three."""
    return page(
        f"programmes/{entry.slug}/{nom}.md",
        f"{titre} : {entry.titre}",
        entry.path,
        f"{nom}.md.j2",
        fil=_fil(entry),
        entete=titre,
        nom_programme=entry.titre,
        base=f"~/{entry.url}",
        ici=nom,
        **values,
    )


def _fil(entry: Entry[Programme]) -> Fil:
    steps = (liste_de("programmes"), ("Espace formateurs", "~/formateurs/"))
    return fil(*steps, (entry.titre, f"~/{entry.url}"))


def _choix(catalogue: Catalogue, plan: Plan) -> list[tuple[str, list[Creneau]]]:
    """Return the half-days whose sequences were chosen, with every reason."""
    return [
        (f"{day.nom}, {session.nom.lower()}", told)
        for day in jours_de(catalogue, plan, raisons=True)
        for session in day.sessions
        if (told := [c for c in session.creneaux if c.raison])
    ]
