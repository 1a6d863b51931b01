"""The walls of a programme: signs, badges, hours and questions, in the order in which one hangs them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from macros.french import pluriel
from macros.model.clock import agenda
from macros.model.clock.agenda import Session
from macros.model.clock.groups import subgroups
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.plans.questions import asked
from macros.model.records.papiers import Mur
from macros.model.records.programme import Programme
from macros.told.figures.lignes import dessins_de
from macros.told.figures.names import NONE
from macros.told.figures.steps import Dessin, hero
from macros.told.plain import Heure, Riche
from macros.told.programme.creneaux import Creneau, Marge, Pause, creneau_de
from macros.told.programme.deroule import Jour, jours_avec
from macros.told.programme.faits import dates

from ..feuilles.places import Mots, Place, connues, pages
from ..press.document import Atelier, Document, of_programmes
from .pieces import LETTRES, PAGES, Piece, commun

BADGES = "badges-90x54"
"""The sheet that badges are cut from."""

EQUIPE = 2
"""Badges without a group's shape, at least, for those who lead and who comes to visit."""

MOST_POSTERS = 40
"""Questions past which two stand on a sheet: a long programme would take a ream."""

SENS = ("À gauche", "Tout droit", "À droite")
"""What the three signs say under their arrow."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked at a time, and the drawing of how one answers."""

    heure: Heure
    texte: Riche
    dessin: Dessin | None


@dataclass(frozen=True, slots=True)
class Ligne:
    """An hour of the day: when, what; pause: nothing is worked on."""

    heure: Heure
    titre: Riche
    pause: bool


@dataclass(frozen=True, slots=True)
class Journee:
    """A day on the wall: its name, its date and title, its hours, when it ends, its questions."""

    cle: str
    nom: str
    date: str
    titre: str
    lignes: Sequence[Ligne]
    fin: Heure
    questions: Sequence[Question]


@dataclass(frozen=True, slots=True, kw_only=True)
class Murs:
    """What the kit of a programme shows."""

    titre: str
    groupe: str
    dates: str
    presentation: Riche
    commun: Riche
    pieces: Sequence[Piece]
    lieux: Sequence[str]
    sens: Sequence[str]
    badges: Sequence[Sequence[Place]]
    chevalets: Sequence[str]
    jours: Sequence[Journee]
    par_feuille: int


def documents(whole: Atelier) -> Iterator[Document]:
    """Yield the walls of each programme, then what serves them all."""
    for document in of_programmes(whole, "mur", "le kit des murs", murs, page=PAGES[0]):
        base = document.pages[0].removesuffix(PAGES[0])
        yield replace(
            document,
            nature="PDF A4, à accrocher",
            famille="salle",
            pages=tuple(f"{base}{page}" for page in PAGES),
        )
    yield commun(whole)


def murs(atelier: Atelier, entry: Entry[Programme], plan: Plan) -> Murs:
    """Return what the kit of a programme shows, ready for its template."""
    r, said = plan.programme, atelier.papiers.mur
    lettres, jours = equipes(plan), journees(atelier.catalogue, plan)
    sheets = badges(atelier.catalogue, r.participants, lettres)
    return Murs(
        titre=entry.titre,
        groupe=pluriel(r.participants, "personne"),
        dates=dates(r),
        presentation=Riche(said.presentation),
        commun=Riche(said.commun),
        pieces=list(_pieces(said, r.participants, lettres, sheets)),
        lieux=lieux(r) or [""],
        sens=SENS,
        badges=sheets,
        chevalets=list(lettres),
        jours=jours,
        par_feuille=1 if sum(len(day.questions) for day in jours) <= MOST_POSTERS else 2,
    )


def _pieces(
    said: Mur, people: int, lettres: str, sheets: Sequence[Sequence[Place]]
) -> Iterator[Piece]:
    yield Piece("fleches", "Panneaux à flèche", "autant que de tournants", Riche(said.fleches))
    if sheets:
        alone = sum(map(len, sheets)) - people
        told = f"une fois : {people}, et {alone} sans forme"
        yield Piece("badges", "Badges", told, Riche(said.badges))
    each = pluriel(-(-people // len(lettres)), "exemplaire")
    yield Piece("chevalets", "Chevalets", f"{each} de chaque page", Riche(said.chevalets))
    yield Piece("agenda", "Les heures du jour", "une fois", Riche(said.agenda))
    yield Piece("questions", "Les questions du jour", "une fois", Riche(said.questions))


# ---- The group -----------------------------------------------------------------


def equipes(plan: Plan) -> str:
    """Return the letters of the groups that a programme forms most often; of a group of four to six
    people when it forms none."""
    people = plan.programme.participants
    formed = Counter(
        len(subgroups(people, c.mene.taille_sous_groupe, c.mene.moins))
        for session in plan.sessions
        for c in session.creneaux
        if c.mene
    )
    usual = [(times, -count) for count, times in formed.items() if 1 < count <= len(LETTRES)]
    count = -max(usual)[1] if usual else min(len(LETTRES), max(1, people // 4))
    return LETTRES[:count]


def badges(catalogue: Catalogue, people: int, lettres: str) -> list[tuple[Place, ...]]:
    """Return the sheets of badges of a group, groups in turn, the last one filled with badges of no
    group for the team; none when the toolbox has no such sheet."""
    known = connues(catalogue)
    if BADGES not in known:
        return []
    feuille, words = known[BADGES], [Mots(groupe=lettres[n % len(lettres)]) for n in range(people)]
    free = EQUIPE + -(people + EQUIPE) % len(feuille.cases)
    return list(pages(feuille, [*words, *[Mots()] * free]))


_DESCRIBED = re.compile(r"(?:une?|des|deux|trois|quatre|départ|chez)\b", re.I)


def lieux(r: Programme) -> list[str]:
    """Return the places of a programme that have a name, once each: « Une salle communale » is none."""
    told = [r.lieu or "", *(r.lieu_of(day) for day in r.jours)]
    names = (re.split(r",| \(", place)[0].strip() for place in told)
    return list(dict.fromkeys(n for n in names if n and not _DESCRIBED.match(n)))


# ---- The days ------------------------------------------------------------------


def journees(catalogue: Catalogue, plan: Plan) -> list[Journee]:
    """Return each day of a plan as its wall shows it."""
    seen = catalogue.of(plan.programme.formation)

    def told(session: Session, n: int) -> tuple[Creneau, Question | None]:
        creneau = session.creneaux[n]
        people = plan.programme.participants
        texte = asked(plan.programme, session, creneau, seen)
        question = Question(Heure(creneau.debut), Riche(texte), dessin(seen, creneau, people))
        return creneau_de(creneau, people), question if texte else None

    return [_journee(day) for day in jours_avec(catalogue, plan, told)]


def _journee(day: Jour[tuple[Creneau, Question | None]]) -> Journee:
    slots = [slot for slot, _ in day.activites if not isinstance(slot.nature, Marge)]
    found = {q.texte: q for _, q in day.activites if q}
    return Journee(
        cle=str(day.numero),
        nom=day.nom,
        date=day.date,
        titre=day.titre if day.propre else "",
        lignes=[Ligne(s.debut, s.titre, isinstance(s.nature, Pause)) for s in slots],
        fin=day.sessions[-1].fin,
        questions=list(found.values()),
    )


def dessin(catalogue: Catalogue, creneau: agenda.Creneau, people: int) -> Dessin | None:
    """Return the drawing of a time: that of the step that its method is known by, else its first
    true one; none when nothing true can be drawn."""
    frames = list(dessins_de(catalogue, creneau, people).values())
    if creneau.mene and not creneau.sequence.etapes and len(frames) == len(creneau.mene.etapes):
        frames.insert(0, frames[hero(creneau.mene)])
    return next((frame for frame in frames if frame.figure != NONE), None)
