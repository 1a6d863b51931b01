"""What a territory brings to each half-day of a programme: whom to invite, to ask beforehand or to
show what was made, where to walk, which figures to bring; and its days to avoid or to make the most of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, TypeVar
from weakref import WeakKeyDictionary

from macros.french import sans_accents

from ..clock.agenda import Creneau, Session
from ..core.catalogue import Catalogue
from ..records.methode import Etape, Methode
from ..records.sequence import MiseEnSituation, Pause, Production
from ..records.territoire import Acteur, DateTerritoire, Lieu, Ressource, Territoire
from .calendrier import dates_du_territoire
from .planning import Plan

Facon = Literal[
    "inviter", "rencontrer", "demander", "montrer", "associer", "marcher", "passer", "apporter"
]
"""How something of a territory takes part: invited in the room, met while walking, asked beforehand,
shown what was made, both; walked in, gone to beforehand; brought."""
Quoi = Acteur | Lieu | Ressource
Q = TypeVar("Q", Acteur, Lieu, Ressource)

GUEST = 30
"""Minutes that a time must last for somebody to come for it."""
APART = 2
"""Days that must pass between two guests: hosting is work, and a group also needs to be alone."""
MOST_ACTORS = 2
"""How many organisations a half-day turns to."""
MOST_TIMES = 2
"""How many half-days of a programme the same figures are brought to."""
STUDIES = frozenset({"enquete-diagnostic", "exploration-territoire"})
"""The families of methods that figures and documents feed."""
SAYS_INVITE = "Inviter "
"""How a method's preparation says that it needs people from outside."""
WITH_GUESTS = re.compile(r"\b(?:personnes?|habitants?) invitée?s?\b")
"""How a step says that guests have a place in it, and minutes."""
NOTE_GUESTS = re.compile(r"\b[Ii]nvitée?s?\b")
"""How a trainer's note says that guests come to a sequence."""
SCREEN = re.compile(r"\b(?:ordinateur|ecran|internet|connexion)")
"""How a group says that it has nothing to look at the web with."""


@dataclass(frozen=True, slots=True)
class Presence:
    """Something of a territory in a half-day: how, what, for which objective, for which slot."""

    facon: Facon
    quoi: Quoi
    objectif: int | None
    creneau: Creneau


@dataclass(frozen=True, slots=True)
class Ancrage:
    """What a territory brings to a half-day, and which of its dates the day falls on."""

    session: Session
    presences: tuple[Presence, ...]
    dates: tuple[DateTerritoire, ...]

    @property
    def porte(self) -> bool:
        """Whether an organisation or a place takes part."""
        return any(not isinstance(p.quoi, Ressource) for p in self.presences)


def ancrages(plan: Plan, catalogue: Catalogue) -> tuple[Ancrage, ...]:
    """Return what the programme's territory brings to each half-day, worked out once for a plan;
    nothing without a territory."""
    seen = catalogue.of(plan.programme.formation)
    known = _ANCHORED.setdefault(seen, {})
    if id(plan) not in known:
        known[id(plan)] = plan, _anchored(plan, seen)
    return known[id(plan)][1]


_ANCHORED: WeakKeyDictionary[Catalogue, dict[int, tuple[Plan, tuple[Ancrage, ...]]]] = (
    WeakKeyDictionary()
)
"""By the identity of a plan, which is kept beside so that no other takes it: its pages all ask."""


def _anchored(plan: Plan, seen: Catalogue) -> tuple[Ancrage, ...]:
    home = seen.territoires.get(plan.programme.territoire)
    if home is None:
        return ()
    choice = _Choice(plan, seen, home.record)
    return tuple(
        Ancrage(session, tuple(choice.of(session)), dates_of(seen, home.record, session))
        for session in plan.sessions
    )


def dates_of(
    catalogue: Catalogue, record: Territoire, session: Session
) -> tuple[DateTerritoire, ...]:
    """Return the dates of a territory that the day of a half-day falls on."""
    found = dates_du_territoire(catalogue, record)
    return tuple(one for one in found if one.holds(session.jour.date))


def is_outside(methode: Methode) -> bool:
    """Say whether a method is led out of doors, in whole or in part."""
    outside = any(etape.modalite == "terrain" for etape in methode.etapes)
    return outside or methode.espace == "exterieur"


def asks_guests(methode: Methode) -> bool:
    """Say whether a method makes room for guests: its preparation says to invite people and one of
    its timed steps is theirs, or it goes out to meet them."""
    asked = any(line.startswith(SAYS_INVITE) for line in methode.preparation.liste)
    return asked and (is_outside(methode) or any(map(_with_guests, methode.etapes)))


def _with_guests(etape: Etape) -> bool:
    return WITH_GUESTS.search(f"{etape.titre} {etape.consigne}") is not None


_WORD = re.compile(r"[a-z]{5,}")
_SAID_EVERYWHERE = frozenset({"territoire", "habitants"})


@lru_cache(maxsize=2**12)
def _words(text: str) -> frozenset[str]:
    """Return the words of a text that say what it is about."""
    return frozenset(_WORD.findall(sans_accents(text).lower())) - _SAID_EVERYWHERE


def names(quoi: Quoi, titre: str) -> bool:
    """Say whether what is told of a thing names a tool: every word of its title, two at least."""
    title = _words(titre)
    return len(title) > 1 and title <= _words(_told(quoi))


def _told(quoi: Quoi) -> str:
    match quoi:
        case Acteur():
            return f"{quoi.nom} {quoi.role}"
        case Lieu():
            return f"{quoi.nom} {quoi.interet}"
        case Ressource():
            return f"{quoi.nom} {quoi.apport}"


@dataclass
class _Choice:
    """The choice made half-day after half-day: what was least used comes first."""

    plan: Plan
    catalogue: Catalogue
    territoire: Territoire
    used: Counter[str] = field(default_factory=Counter)
    guests: dict[str, int] = field(default_factory=dict)
    asked: dict[str, set[str]] = field(default_factory=dict)

    def of(self, session: Session) -> Iterator[Presence]:
        """Yield what the territory brings to a half-day."""
        slots = [c for c in session.creneaux if not isinstance(c.sequence, Pause)]
        yield from self._places(session, slots)
        actors = [*self._guest(session, slots), *self._around(session, slots)]
        yield from actors[:MOST_ACTORS] or self._before(session, slots)
        yield from self._papers(session, slots)

    def _places(self, session: Session, slots: Sequence[Creneau]) -> Iterator[Presence]:
        """Yield where to walk when a method goes out, or a place that tells of a method by name."""
        lieux = [one for one in self.territoire.lieux if self._within_reach(one)]
        for slot in slots:
            if slot.mene and is_outside(slot.mene):
                yield from self._best("marcher", session, slot, lieux, anyhow=True)
                return
        for slot in slots:
            if slot.methode:
                named = [one for one in lieux if names(one, slot.titre)]
                found = list(self._best("passer", session, slot, named))
                if found:
                    yield from found
                    return

    def _within_reach(self, lieu: Lieu) -> bool:
        """Say whether a place asks no more moving than the group of the programme can do: one that does
        not say what it asks, a walk."""
        most = self.plan.programme.contraintes.mobilite
        known = list(self.catalogue.vocabulaires.get("mobilites", {}))
        if most not in known:
            return True
        asked = lieu.mobilite if lieu.mobilite in known else known[-1]
        return known.index(asked) <= known.index(most)

    def _guest(self, session: Session, slots: Sequence[Creneau]) -> Iterator[Presence]:
        """Yield who could come or be met, only where guests have a place: neither first nor last,
        never on two days that follow."""
        if session in (self.plan.sessions[0], self.plan.sessions[-1]):
            return
        if any(abs(session.rang - rang) < APART for rang in self.guests.values()):
            return
        for slot in filter(self._welcomes, slots):
            if not self._hosts(slot):
                continue
            facon: Facon = "rencontrer" if _goes_out(slot) else "inviter"
            found = list(self._best(facon, session, slot, self._never_guests()))
            if found:
                self.guests[found[0].quoi.nom] = session.rang
                yield from found
                return

    def _welcomes(self, slot: Creneau) -> bool:
        """Say whether guests have a place in a slot: its note says so, or its method does, but for a
        circle, which promises that what is said stays there."""
        if NOTE_GUESTS.search(slot.sequence.note or ""):
            return True
        return slot.mene is not None and asks_guests(slot.mene) and not self._circle(slot)

    def _hosts(self, slot: Creneau) -> bool:
        """Say whether a slot can take one person more, and lasts long enough to be worth it."""
        r = slot.mene
        if r is None or slot.minutes < GUEST:
            return False
        room = is_outside(r) or self.plan.programme.participants < r.participants.max
        return room and r.moment not in ("ouvrir", "clore")

    def _never_guests(self) -> list[Acteur]:
        """Return the organisations that nobody has invited yet."""
        return [one for one in self._actors() if one.nom not in self.guests]

    def _actors(self) -> list[Acteur]:
        """Return the organisations that are the right door for what the group works on."""
        r = self.plan.programme
        told = sans_accents(" ".join((r.titre, r.sujet or "", *r.publics))).lower()
        return [
            one
            for one in (*self.territoire.acteurs, *self.territoire.reseaux)
            if not one.sujets or any(sans_accents(word).lower() in told for word in one.sujets)
        ]

    def _around(self, session: Session, slots: Sequence[Creneau]) -> Iterator[Presence]:
        """Yield who is asked before a deliverable is worked on, who is shown it once it is done,
        rather those who were asked: one each, for the sheets that take the longest here."""
        sheets = [c for c in slots if self._delivers(c)]
        spent = Counter({c.titre: 0 for c in sheets})
        for slot in sheets:
            spent[slot.titre] += slot.minutes
        told: set[Facon] = set()
        latest = {c.titre: c for c in sheets}
        for titre, _ in spent.most_common():
            facon = self._sheet(session, latest[titre])
            if facon not in told:
                told.add(facon)
                heard = [one for one in self._actors() if one.nom in self.asked.get(titre, ())]
                among = heard if facon == "montrer" and heard else self._actors()
                for found in self._best(facon, session, latest[titre], among):
                    self.asked.setdefault(titre, set()).add(found.quoi.nom)
                    yield found

    def _delivers(self, slot: Creneau) -> bool:
        """Say whether a deliverable is worked on that is made for others than the group: not what
        grades its members."""
        line = slot.sequence
        return isinstance(line, Production) and any(
            line.slug in o.fiches and not o.conduite for o in self.catalogue.objectifs.values()
        )

    def _sheet(self, session: Session, slot: Creneau) -> Facon:
        """Return when people are turned to for a sheet: before while it goes on, after once it was
        begun earlier, both when it is made here from end to end."""
        sessions = self.plan.sessions
        n = sessions.index(session)
        before, after = (
            any(c.titre == slot.titre and self._delivers(c) for s in part for c in s.creneaux)
            for part in (sessions[:n], sessions[n + 1 :])
        )
        if after:
            return "demander"
        return "montrer" if before else "associer"

    def _before(self, session: Session, slots: Sequence[Creneau]) -> Iterator[Presence]:
        """Yield who is asked before a half-day that has nobody yet, for its longest work."""
        work = [c for c in slots if self._works(c)]
        for slot in sorted(work, key=lambda c: -c.minutes):
            found = list(self._best("demander", session, slot, self._actors()))
            if found:
                yield from found
                return

    def _works(self, slot: Creneau) -> bool:
        if isinstance(slot.sequence, MiseEnSituation):
            return True
        r = slot.methode.record if slot.methode else None
        return r is not None and not r.rituel and r.moment not in ("ouvrir", "clore")

    def _papers(self, session: Session, slots: Sequence[Creneau]) -> Iterator[Presence]:
        """Yield which figures or documents to bring, for the first time that can use them: one that
        they name, an inquiry, a deliverable; what is on the web, only where there is a screen."""
        missing = sans_accents(" ".join(self.plan.programme.contraintes.materiel_absent)).lower()
        dark = SCREEN.search(missing) is not None
        papers = [
            one
            for one in self.territoire.ressources
            if self.used[one.nom] < MOST_TIMES and not (dark and one.url)
        ]
        named = [c for c in slots if any(names(one, c.titre) for one in papers)]
        for slot in (*named, *filter(self._studies, slots)):
            found = list(self._best("apporter", session, slot, papers))
            if found:
                yield from found
                return

    def _studies(self, slot: Creneau) -> bool:
        if slot.methode is None:
            return self._delivers(slot)
        return slot.methode.record.famille in STUDIES and not self._circle(slot)

    def _circle(self, slot: Creneau) -> bool:
        signature = self.catalogue.formation.record.signature
        return slot.methode is not None and slot.methode.slug in signature

    def _best(
        self,
        facon: Facon,
        session: Session,
        slot: Creneau,
        among: Iterable[Q],
        anyhow: bool = False,
    ) -> Iterator[Presence]:
        """Yield the one that helps a slot, if any: told of there, then least used, then first written."""
        numbers = self._objectives(session, slot)
        rows = [
            ((helped is None, not names(one, slot.titre), self.used[one.nom], n), one, helped)
            for n, one in enumerate(among)
            if (served := self._served(one), helped := _first(numbers, served))
            and (anyhow or helped is not None or not served)
        ]
        if rows:
            _, one, helped = min(rows, key=lambda row: row[0])
            self.used[one.nom] += 1
            yield Presence(facon, one, helped, slot)

    def _served(self, quoi: Quoi) -> frozenset[int]:
        """Return the objectives of the course that something helps to work on; none when nobody
        said it, and then it may help any."""
        written = frozenset(quoi.objectifs)
        if not self.catalogue.vue:
            return written
        return frozenset(
            n
            for n, o in self.catalogue.objectifs.items()
            if o.outils and not written.isdisjoint(o.outils.comme)
        )

    def _objectives(self, session: Session, slot: Creneau) -> list[int]:
        """Return the objectives that a slot works on: its own among those of the half-day."""
        line, wished = slot.sequence, session.demi_journee.objectifs
        if line.objectifs:
            return list(line.objectifs)
        if isinstance(line, Production):
            objectifs = self.catalogue.objectifs.values()
            return [o.id for o in objectifs if line.slug in o.fiches] or list(wished)
        served = self.catalogue.objectifs_of(slot.methode) if slot.methode else ()
        return [n for n in wished if n in served] or list(wished)


def _first(numbers: Sequence[int], served: frozenset[int]) -> int | None:
    return next((n for n in numbers if n in served), None)


def _goes_out(slot: Creneau) -> bool:
    return bool(slot.mene and is_outside(slot.mene))
