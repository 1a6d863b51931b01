"""Pages of the sessions: each one, and the list of those to come."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from macros.french import majuscule, pluriel
from macros.model.clock.jalons import depart
from macros.model.core.catalogue import Catalogue
from macros.model.core.kinds import KINDS
from macros.model.plans.tenues import Tenue, entree_tenue, ici_de, plan_dit, plan_tenu, sessions_de
from macros.model.records.chaine import Chaine, Papier
from macros.told.apres import jour_d_apres, un_mois_apres
from macros.told.chaine import papiers_de, refus
from macros.told.connu import Connu, connu
from macros.told.delais import a_distance
from macros.told.echeances import a_tenir
from macros.told.mentions import mentions_dites
from macros.told.plain import riches
from macros.told.programme.avant import ailleurs, avant, sans_reprise
from macros.told.programme.deroule import jours_de
from macros.told.programme.faits import dates
from macros.told.programme.suivi import Envoi, envois
from macros.told.programme.territoire import appels, langues, reperages
from macros.told.sans_jours import datees
from macros.told.sessions import annonce, annonces, passees

from ..parts.rendering import Page, page
from ..programme.deroule import materiel_de
from ..programme.jsonld import jsonld
from .outils import Prose, fil, liste_de, source_of


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
        papiers=f"~/{tenue.url}papiers/" if catalogue.chaine else "",
        preparer=f"~/{tenue.url}preparer/",
        agenda=f"~~/sessions/{tenue.slug}.ics",
        jsonld=jsonld(plan, entry, catalogue, site_url) if told.ouverte else "",
    )


def preparer_page(catalogue: Catalogue, tenue: Tenue, prose: Prose) -> Page:
    """Return what the team of a session obtains, checks, brings and sends, on the session's days."""
    programme = catalogue.programmes[tenue.record.programme]
    seen, own = catalogue.seen_by(programme), f"~/{programme.url}"
    plan = plan_dit(seen, tenue)
    here = ici_de(catalogue, tenue)
    home = catalogue.territoires[plan.programme.territoire]
    titre = f"{plan.programme.titre}, {tenue.titre}"
    return page(
        f"sessions/{tenue.slug}/preparer.md",
        f"Préparer : {titre}",
        tenue.path,
        "session_preparer.md.j2",
        description=f"{majuscule(dates(plan.programme))} : qui appeler avant quand, quoi apporter, jour par jour.",
        fil=fil(liste_de("programmes"), liste_de("sessions"), (tenue.titre, f"~/{tenue.url}")),
        papiers=f"~/{tenue.url}papiers/" if catalogue.chaine else "",
        programme=own,
        faits=f"{majuscule(dates(plan.programme))}, {pluriel(plan.programme.participants, 'personne')}.",
        jours=jours_de(seen, plan),
        equipe=riches(plan.programme.equipe),
        avant=Markup(here.dit(ailleurs(avant(prose(programme)), "../../programmes"))),
        envois=_envois(seen, tenue),
        appels=appels(seen, plan),
        reperages=reperages(seen, plan),
        langues=langues(seen, plan),
        territoire={"titre": home.titre, "url": f"~/{home.url}"},
        materiel=materiel_de(seen, plan, cases=True),
    )


def papiers_page(catalogue: Catalogue, tenue: Tenue, chaine: Chaine) -> Page:
    """Return the page of a session's papers, for its team: each one, or the sentence that refuses it;
    the days to hold."""
    seen = catalogue.seen_by(catalogue.programmes[tenue.record.programme])
    known = connu(seen, tenue)
    return page(
        f"sessions/{tenue.slug}/papiers.md",
        f"Les papiers : {known.faits['intitule']}, {tenue.titre}",
        tenue.path,
        "session_papiers.md.j2",
        description="Du devis à l’attestation : chaque papier, ce qui lui manque, les jours à tenir.",
        fil=fil(liste_de("programmes"), liste_de("sessions"), (tenue.titre, f"~/{tenue.url}")),
        slug=tenue.slug,
        papiers=[_paper(seen, tenue, paper, known) for _, paper in papiers_de(chaine, tenue)],
        echeances=a_tenir(
            chaine, tenue.record, depart(entree_tenue(catalogue, tenue).record, seen)
        ),
        envois=_envois(seen, tenue),
        datees=datees(sans_reprise(catalogue.programmes[tenue.record.programme].document.body)),
        programme=catalogue.programmes[tenue.record.programme],
        preparer=f"~/{tenue.url}preparer/",
        exemple=tenue.record.exemple,
        fichiers=[
            {
                "nom": "Les jours à tenir, dans mon agenda",
                "nature": "fichier d’agenda (.ics)",
                "url": f"~~/sessions/{tenue.slug}-echeances.ics",
            },
            {
                "nom": "Les chiffres pour le bilan de l’année",
                "nature": "tableau (.csv), sans aucun nom",
                "url": "~~/sessions/bilan.csv",
            },
        ],
    )


def _envois(catalogue: Catalogue, tenue: Tenue) -> list[Envoi]:
    """Return the days of enrolment and of each questionnaire, on the session's own days."""
    day = jour_d_apres(catalogue, tenue)
    after = [
        Envoi(day, "Envoyer le questionnaire", one.titre, f"~/{one.url}")
        for one in un_mois_apres(catalogue)
    ]
    found = [*envois(catalogue, plan_tenu(catalogue, tenue)), *after]
    return sorted(found, key=lambda one: one.jour)


def _paper(catalogue: Catalogue, tenue: Tenue, paper: Papier, known: Connu) -> dict[str, str]:
    signed = paper.pour == ("particulier",) and bool(paper.mentions)
    return {
        "titre": paper.titre,
        "usage": paper.usage,
        "refus": refus(tenue, paper, known),
        "delai": a_distance(catalogue, tenue) if signed else "",
        "formats": "PDF et Word" if paper.pdf or paper.titre in ELSEWHERE else "Word",
    }


ELSEWHERE = (
    "Convocation",
    "Feuilles de présence",
    "Certificat de réalisation",
    "Attestation de fin de formation",
)
"""Papers whose PDF comes from our own templates."""


def mentions_page(chaine: Chaine) -> Page:
    """Return the lawyer's checklist: each mention, its article, the day it was read, in which papers
    it stands, what a person must still confirm."""
    return page(
        "formateurs/mentions.md",
        "Les mentions de la loi, une par une",
        "toolbox/chaine.yml",
        "mentions.md.j2",
        description="Chaque mention, son article, le jour où nous l’avons lu, le papier qui la porte, ce qu’une personne doit encore confirmer.",
        fil=fil(liste_de("programmes"), ("Espace formateurs", "~/formateurs/")),
        mentions=mentions_dites(chaine),
        a_confirmer=chaine.a_confirmer,
        echeances=chaine.echeances,
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
