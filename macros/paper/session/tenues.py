"""The papers of each session, on its own days: its chain, from the quote to the attestation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.plans.tenues import Tenue, entree_tenue, plan_dit, plan_tenu, sessions_de
from macros.model.records.chaine import Chaine, Papier
from macros.model.records.programme import Programme
from macros.told.apres import garde_ses_papiers, jour_d_apres, un_mois_apres
from macros.told.chaine import papier, papiers_de, refus
from macros.told.client import du_client, rempli
from macros.told.connu import Connu, connu
from macros.told.lettres import Lettre
from macros.told.plain import Riche
from macros.told.programme.suivi import fraicheur

from ..press.document import Atelier, Document, Maker, pdf
from .commun import en_tete
from .questionnaires import Passation, pour_programme
from .session import de_session


@dataclass(frozen=True)
class Suite:
    """A session and its papers: how each is named, where it is offered, from which day it dates."""

    tenue: Tenue
    known: Connu
    jour: date

    def document(
        self, nom: str, titre: str, nature: str, maker: Maker, told: Callable[[], object]
    ) -> Document:
        """Return a paper of the session, by the end of its name."""
        return Document(
            adresse=f"documents/sessions/{self.tenue.slug}-{nom}",
            titre=f"{titre} : {self.known.faits['intitule']}, {self.tenue.titre}",
            nature=nature,
            famille="session",
            pages=(f"{self.tenue.url}papiers/",),
            jour=self.jour,
            maker=maker,
            told=told,
        )


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the papers to print of every session: those of the chain that a sentence does not
    refuse, then the whole of its file, on the session's days."""
    for seen, suite, chaine in suites(atelier):
        for name, told, paper in _chain(seen.catalogue, suite, chaine):
            if paper.pdf:
                nature = "PDF A4, à compléter à la main"
                yield suite.document(
                    f"{name}.pdf", paper.titre, nature, pdf("lettres/lettre.typ"), told
                )
        yield _a_cocher(seen.catalogue, suite, chaine)
    for seen, suite, _ in suites(atelier):
        yield from _on_its_days(seen, suite)


def _a_cocher(catalogue: Catalogue, suite: Suite, chaine: Chaine) -> Document:
    """Return what the team confirms of each paper, in a file of its own: nobody sends it to a client."""
    titre = "Avant de s’en servir, à cocher"
    told = partial(_confirmed, catalogue, suite, chaine, titre)
    nature = "PDF A4, pour l’équipe"
    return suite.document("a-cocher.pdf", titre, nature, pdf("lettres/a_cocher.typ"), told)


def _confirmed(catalogue: Catalogue, suite: Suite, chaine: Chaine, titre: str) -> object:
    made = [told() for _, told, _ in _chain(catalogue, suite, chaine)]
    return {
        "titre": titre,
        "session": Riche(f"{suite.known.faits['intitule']}, {suite.tenue.titre}"),
        "avertissement": Riche(chaine.avertissement),
        "papiers": made,
    }


def a_completer(atelier: Atelier, maker: Maker) -> Iterator[Document]:
    """Yield the same papers as files for Word, all of the chain, by what makes such a file."""
    for seen, suite, chaine in suites(atelier):
        for name, told, paper in _chain(seen.catalogue, suite, chaine):
            titre = f"{paper.titre} : à compléter avec Word"
            yield suite.document(f"{name}.docx", titre, "Word (.docx)", maker, told)


def pour_client(
    atelier: Atelier, slug: str, champs: Mapping[str, str], word: Maker
) -> Iterator[Document]:
    """Yield the papers of a session that a client signs, filled, to print and for Word; never kept."""
    for seen, suite, chaine in suites(atelier):
        if suite.tenue.slug != slug:
            continue
        for name, told, paper in _chain(seen.catalogue, suite, chaine):
            if du_client(name, suite.tenue.record.payeurs):
                filled = partial(_rempli, told, champs)
                pdf_, docx_ = pdf("lettres/lettre.typ"), word
                yield suite.document(f"{name}.pdf", paper.titre, "PDF A4", pdf_, filled)
                yield suite.document(f"{name}.docx", paper.titre, "Word (.docx)", docx_, filled)


def _rempli(told: Callable[[], Lettre], champs: Mapping[str, str]) -> Lettre:
    return rempli(told(), champs)


def suites(atelier: Atelier) -> Iterator[tuple[Atelier, Suite, Chaine]]:
    """Yield each session with what is known of it, and the chain, when there is one."""
    catalogue = atelier.catalogue
    if catalogue.chaine is None:
        return
    for tenue in sessions_de(catalogue):
        seen = replace(
            atelier, catalogue=catalogue.seen_by(catalogue.programmes[tenue.record.programme])
        )
        day = max(fraicheur(seen.catalogue, plan_tenu(catalogue, tenue)), tenue.record.mise_a_jour)
        yield seen, Suite(tenue, connu(seen.catalogue, tenue), day), catalogue.chaine.record


def _chain(
    catalogue: Catalogue, suite: Suite, chaine: Chaine
) -> Iterator[tuple[str, Callable[[], Lettre], Papier]]:
    for name, paper in papiers_de(chaine, suite.tenue):
        if not refus(suite.tenue, paper, suite.known):
            yield name, partial(papier, catalogue, suite.tenue, paper, suite.known), paper


APART = ("grille", "preuves")
"""Pieces that the file of a session holds, and that are not printed once more beside it."""


def _on_its_days(atelier: Atelier, suite: Suite) -> Iterator[Document]:
    """Yield the papers that our own templates print, told as for a programme: the file whole and
    piece by piece, then what is asked a month after."""
    tenue = suite.tenue
    if not garde_ses_papiers(tenue, atelier.jour):
        return
    plan, entry = plan_dit(atelier.catalogue, tenue), entree_tenue(atelier.catalogue, tenue)
    home = f"documents/programmes/{entry.slug}-"
    for one in de_session(atelier, entry, plan):
        nom = one.adresse.removeprefix(home)
        if nom.removesuffix(".pdf") not in APART:
            titre = one.titre.removesuffix(f" : {entry.titre}")
            yield suite.document(nom, titre, one.nature, one.maker, one.told)
    yield from _un_mois_apres(atelier, suite, entry, plan)


def _un_mois_apres(
    atelier: Atelier, suite: Suite, entry: Entry[Programme], plan: Plan
) -> Iterator[Document]:
    days = (jour_d_apres(atelier.catalogue, suite.tenue),)
    for asked in un_mois_apres(atelier.catalogue):
        yield suite.document(
            f"{asked.slug}.pdf",
            asked.titre,
            "PDF A4, à remplir",
            pdf("session/questionnaire.typ"),
            partial(_asked_after, atelier, Passation(asked, "a-froid", days, 1), entry, plan),
        )


def _asked_after(atelier: Atelier, asked: Passation, entry: Entry[Programme], plan: Plan) -> object:
    return pour_programme(atelier, asked, en_tete(atelier, entry, plan), set())
