"""The file of a session: what is sent, signed, filled and given around a programme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from macros.french import pluriel
from macros.model.core.catalogue import programme_objectifs
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.plans.preuves import prouves
from macros.model.records.programme import Programme
from macros.told.programme.suivi import fraicheur

from ..press.document import Atelier, Data, Document, pdf
from .commun import EnTete, en_tete
from .dossier import Parties, dossier
from .grille import grille, observe
from .pieces import attestation, convocation, emargement, feuilles
from .preuves import preuves
from .questionnaires import Passation, generique, passations, pour_programme, sans_objet


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the file of each programme, whole then piece by piece, then each questionnaire."""
    for seen, entry, plan in atelier.programmes():
        yield from de_session(seen, entry, plan)
    for asked in atelier.catalogue.questionnaires.values():
        yield Document(
            adresse=f"documents/questionnaires/{asked.slug}.pdf",
            titre=asked.titre,
            nature="PDF A4, à remplir",
            famille="questionnaires",
            pages=(asked.url,),
            jour=asked.record.mise_a_jour,
            maker=pdf("session/questionnaire.typ"),
            told=partial(generique, atelier, asked),
        )


@dataclass(frozen=True)
class _Session:
    """A programme, and the day of its freshest content."""

    entry: Entry[Programme]
    jour: date

    def document(
        self, nom: str, titre: str, nature: str, gabarit: str, told: Callable[[], object]
    ) -> Document:
        pages = [f"programmes/{self.entry.slug}/preparer/"]
        if nom == "emargement":
            pages.append(f"programmes/{self.entry.slug}/emargement/")
        return Document(
            adresse=f"documents/programmes/{self.entry.slug}-{nom}.pdf",
            titre=f"{titre} : {self.entry.titre}",
            nature=nature,
            famille="session",
            pages=tuple(pages),
            jour=self.jour,
            maker=pdf(f"session/{gabarit}.typ"),
            told=told,
        )


def de_session(atelier: Atelier, entry: Entry[Programme], plan: Plan) -> Iterator[Document]:
    """Yield the file of a programme, or of a session of it, whole then piece by piece."""
    catalogue, asked = atelier.catalogue, passations(atelier.catalogue, plan)

    @cache
    def tete() -> EnTete:
        return en_tete(atelier, entry, plan)

    @cache
    def parts() -> Parties:
        return _parts(atelier, plan, tete(), asked)

    days = [p.questionnaire.record.mise_a_jour for p in asked]
    session = _Session(entry, max([fraicheur(catalogue, plan), *days]))
    yield session.document(
        "dossier",
        "Dossier de session",
        "PDF A4, tout réuni",
        "session",
        lambda: dossier(atelier, plan, tete(), parts(), asked),
    )
    yield session.document(
        "convocation", "Convocation", "PDF A4", "convocation", lambda: parts().convocation
    )
    nature = f"PDF A4 paysage, {pluriel(feuilles(plan), 'feuille')}"
    yield session.document(
        "emargement", "Émargement", nature, "emargement", lambda: parts().emargement
    )
    for p in asked:
        slug, titre = p.questionnaire.slug, p.questionnaire.titre
        told = partial(_questionnaire, parts, slug)
        yield session.document(slug, titre, "PDF A4, à remplir", "questionnaire", told)
    if observe(catalogue, plan):
        yield session.document(
            "grille",
            "Grille d’évaluation d’une animation",
            "PDF A4",
            "grille",
            lambda: parts().grille,
        )
    if prouves(plan, catalogue):
        yield session.document(
            "preuves",
            "Grille des preuves de chaque personne",
            "PDF A4",
            "preuves",
            lambda: parts().preuves,
        )
    yield session.document(
        "attestation",
        "Certificat de réalisation et attestation",
        "PDF A4, recto verso",
        "attestation",
        lambda: parts().attestation,
    )


def _questionnaire(parts: Callable[[], Parties], slug: str) -> Data:
    return parts().questionnaires[slug]


def _parts(
    atelier: Atelier,
    plan: Plan,
    tete: EnTete,
    asked: list[Passation],
) -> Parties:
    worked = programme_objectifs(plan.programme)
    before = [p for p in asked if p.moment == "avant"]
    return Parties(
        convocation=convocation(atelier, plan, tete, before),
        emargement=emargement(atelier, plan, tete),
        grille=grille(atelier, plan, tete),
        preuves=preuves(atelier, plan, tete),
        attestation=attestation(atelier, plan, tete),
        questionnaires={
            p.questionnaire.slug: pour_programme(
                atelier, p, tete, _asked(atelier, p, worked), sans_objet(plan)
            )
            for p in asked
        },
    )


def _asked(atelier: Atelier, p: Passation, worked: set[int]) -> set[int]:
    """Return the objectives to ask about: none in a questionnaire about those of another course."""
    return worked if atelier.catalogue.seen_by(p.questionnaire) is atelier.catalogue else set()
