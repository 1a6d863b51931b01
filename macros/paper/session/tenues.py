"""The papers of each session, on its own days: its chain, from the quote to the attestation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial

from macros.model.core.catalogue import Catalogue
from macros.model.plans.tenues import Tenue, entree_tenue, plan_tenu, sessions_de
from macros.model.records.chaine import Chaine, Papier
from macros.told.chaine import Connu, connu, papier, papiers_de, refus
from macros.told.lettres import Lettre
from macros.told.programme.suivi import fraicheur

from ..press.document import Atelier, Document, Maker, pdf
from .commun import EnTete, en_tete
from .pieces import attestation, convocation, emargement
from .questionnaires import passations


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
    refuse, then the letter, the sheets to sign and the certificates, on the session's days."""
    for seen, suite, chaine in suites(atelier):
        for name, told, paper in _chain(seen.catalogue, suite, chaine):
            if paper.pdf:
                nature = "PDF A4, à compléter à la main"
                yield suite.document(
                    f"{name}.pdf", paper.titre, nature, pdf("lettres/lettre.typ"), told
                )
    for seen, suite, _ in suites(atelier):
        yield from _on_its_days(seen, suite)


def a_completer(atelier: Atelier, maker: Maker) -> Iterator[Document]:
    """Yield the same papers as files for Word, all of the chain, by what makes such a file."""
    for seen, suite, chaine in suites(atelier):
        for name, told, paper in _chain(seen.catalogue, suite, chaine):
            titre = f"{paper.titre} : à compléter avec Word"
            yield suite.document(f"{name}.docx", titre, "Word (.docx)", maker, told)


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


def _on_its_days(atelier: Atelier, suite: Suite) -> Iterator[Document]:
    """Yield the papers that our own templates print, told as for a programme."""
    plan = plan_tenu(atelier.catalogue, suite.tenue)
    before = [p for p in passations(atelier.catalogue, plan) if p.moment == "avant"]

    @cache
    def tete() -> EnTete:
        return en_tete(atelier, entree_tenue(atelier.catalogue, suite.tenue), plan)

    told: dict[str, tuple[str, str, Callable[[], object]]] = {
        "convocation": (
            "Convocation",
            "PDF A4",
            lambda: convocation(atelier, plan, tete(), before),
        ),
        "emargement": ("Émargement", "PDF A4 paysage", lambda: emargement(atelier, plan, tete())),
        "attestation": (
            "Certificat de réalisation et attestation",
            "PDF A4, recto verso",
            lambda: attestation(atelier, plan, tete()),
        ),
    }
    for name, (titre, nature, make) in told.items():
        yield suite.document(f"{name}.pdf", titre, nature, pdf(f"session/{name}.typ"), make)
