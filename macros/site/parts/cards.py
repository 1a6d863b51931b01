"""Cards: how a tool shows itself in a list, in a page that links to it, in a macro."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from macros.french import date_courte, duree, fourchette, pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import kind_of
from macros.model.records.fiche import Fiche
from macros.model.records.gouvernance import Gouvernance
from macros.model.records.indicateur import Indicateur
from macros.model.records.methode import Methode
from macros.model.records.programme import Programme
from macros.model.records.questionnaire import Questionnaire
from macros.model.records.session import Session
from macros.model.records.territoire import Territoire
from macros.told.as_it_is import faits
from macros.told.programme.faits import longueur, periode

from .planches import vignette

CHOISIR = ("choisir",)
"""What a page of cards loads to let people choose among them."""


@dataclass(frozen=True, slots=True)
class Carte:
    """What a card shows: kind, title, address, one sentence, a few facts, and why it is here; under a
    panel, what it answers (None elsewhere); where its small drawing is, the moment that colours it."""

    kind: str
    genre: str
    titre: str
    url: str
    accroche: str
    faits: tuple[str, ...]
    raison: str = ""
    choix: str | None = None
    dessin: str = ""
    moment: str = ""


@dataclass(frozen=True, slots=True)
class Lien:
    """A tool that is named without its card, and when to go there, if it is said."""

    titre: str
    url: str
    raison: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Cards that go together, what announces them, one sentence more; those that are links only;
    how many others stand in the whole list, and its address."""

    titre: str
    cartes: Sequence[Carte]
    aide: str = ""
    reste: int = 0
    liste: str = ""
    liens: Sequence[Lien] = ()


def carte(catalogue: Catalogue, entry: AnyEntry, raison: str = "") -> Carte:
    """Return the card of an entry, with the reason it is shown when there is one."""
    record = entry.record
    accroche = getattr(record, "accroche", "") or getattr(record, "definition", "")
    tell = FAITS.get(entry.kind)
    told = tell(catalogue, record) if tell else _as_it_is(catalogue, entry)
    return Carte(
        entry.kind,
        kind_of(entry.kind).genre,
        entry.titre,
        f"~/{entry.url}",
        accroche,
        tuple(told),
        raison,
        dessin=f"~~/{small}" if (small := vignette(entry)) else "",
        moment=getattr(record, "moment", "") if entry.kind == "methodes" else "",
    )


def cartes(catalogue: Catalogue, entries: Iterable[AnyEntry]) -> list[Carte]:
    """Return the cards of entries, in the same order."""
    return [carte(catalogue, entry) for entry in entries]


def _methode(catalogue: Catalogue, record: Methode) -> Iterable[str]:
    yield duree(record.duree.conseillee)
    yield fourchette(record.participants.min, record.participants.max, "pers.")
    yield catalogue.mot("difficultes", record.difficulte).nom


def _gouvernance(catalogue: Catalogue, record: Gouvernance) -> Iterable[str]:
    yield catalogue.mot("familles_gouvernance", record.famille).nom
    yield pluriel(len(record.instances), "instance")
    yield f"Mise en place {catalogue.mot('complexites', record.complexite).nom.lower()}"


def _fiche(_: Catalogue, record: Fiche) -> Iterable[str]:
    yield f"{duree(record.duree_remplissage)} pour la remplir"
    yield pluriel(len(record.champs), "champ")
    yield pluriel(len(record.criteres), "critère")


def _indicateur(catalogue: Catalogue, record: Indicateur) -> Iterable[str]:
    yield record.unite
    yield catalogue.mot("facilites", record.facilite).nom
    yield "ODD " + ", ".join(map(str, record.odd))


def _questionnaire(catalogue: Catalogue, record: Questionnaire) -> Iterable[str]:
    yield catalogue.mot("moments_evaluation", record.moment).nom
    yield pluriel(sum(len(partie.questions) for partie in record.parties), "question")
    yield duree(record.duree)


def _territoire(_: Catalogue, record: Territoire) -> Iterable[str]:
    yield pluriel(len(record.acteurs), "organisation")
    yield pluriel(len(record.ressources), "ressource publique", "ressources publiques")


def _programme(_: Catalogue, record: Programme) -> Iterable[str]:
    yield longueur(record)
    yield pluriel(record.participants, "personne")
    yield record.session or periode(record)


def _session(_: Catalogue, record: Session) -> Iterable[str]:
    yield pluriel(len(record.jours), "jour")
    yield date_courte(record.debut)


def _as_it_is(catalogue: Catalogue, entry: AnyEntry) -> Iterable[str]:
    """Yield the first facts of a kind that does not tell its own."""
    if kind_of(entry.kind).tool:
        yield from (fait.valeur for fait in faits(catalogue, entry)[:3])


FAITS: Mapping[str, Callable[[Catalogue, Any], Iterable[str]]] = {
    "methodes": _methode,
    "gouvernance": _gouvernance,
    "fiches": _fiche,
    "indicateurs": _indicateur,
    "questionnaires": _questionnaire,
    "territoires": _territoire,
    "programmes": _programme,
    "sessions": _session,
}
"""The facts of the kinds that tell their own."""
