"""The time that a plan gives each deliverable, in layers: the methods that feed its sheet, then the
production; what is missing, and the smallest change that would do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.french import enumeration, minutes, un_de

from ..clock.agenda import Creneau, Session
from ..core.acquis import ACQUIS, worth
from ..core.catalogue import Catalogue, programme_objectifs
from ..core.entries import Entry
from ..records.fiche import Champ, Fiche
from ..records.methode import Methode
from ..records.sequence import Pause, Production, Sequence
from .histoire import brought, givers, leaves
from .planning import Plan

ALMOST = 80
"""The percentage of its declared time from which a sheet holds."""


@dataclass(frozen=True, slots=True)
class Apport:
    """A method that feeds a sheet: its minutes there, shared with the other sheets that it feeds, and
    the fields which get matter."""

    methode: Entry[Methode]
    minutes: int
    champs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A production: its place in the half-day, the fields with matter by then, those that nothing
    feeds, now nor before the last production, and all those that its line fills when it names them
    or has its own steps."""

    session: Session
    rang: int
    nourris: tuple[Champ, ...]
    restent: tuple[Champ, ...]
    nommes: tuple[Champ, ...] = ()

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return self.session.creneaux[self.rang].minutes


@dataclass(frozen=True, slots=True)
class Livrable:
    """A sheet with the time that a plan gives it; remede is the smallest change that would do, in
    French, empty when it holds."""

    fiche: Entry[Fiche]
    apports: tuple[Apport, ...]
    passages: tuple[Passage, ...]
    remede: str = ""

    @property
    def attendu(self) -> int:
        """The minutes that its sheet declares, or its lighter version when only that is filled."""
        light = self.fiche.record.legere
        lines = [p.session.creneaux[p.rang].sequence for p in self.passages]
        if light and lines and all(isinstance(x, Production) and x.legere for x in lines):
            return light.minutes
        return self.fiche.record.duree_remplissage

    @property
    def nourri(self) -> int:
        """The minutes that methods give it, up to the share of its fields that they feed."""
        fields = {champ for apport in self.apports for champ in apport.champs}
        most = self.attendu * len(fields & self._asked) // len(self._asked)
        return min(most, sum(apport.minutes for apport in self.apports))

    @property
    def _asked(self) -> frozenset[str]:
        lines = (p.session.creneaux[p.rang].sequence for p in self.passages)
        found = frozenset[str]().union(*(fields_of(line, self.fiche.record) for line in lines))
        return found or frozenset(champ.id for champ in self.fiche.record.champs)

    @property
    def production(self) -> int:
        """The minutes of its productions."""
        return sum(passage.minutes for passage in self.passages)

    @property
    def total(self) -> int:
        """The minutes given in all; none while nothing is put on paper."""
        return self.nourri + self.production if self.passages else 0

    @property
    def part(self) -> int:
        """The percentage of the declared time that is given."""
        return 100 * self.total // self.attendu

    @property
    def tient(self) -> bool:
        """Whether it is produced, in enough time."""
        return holds(self.total, self.attendu)

    @property
    def manque(self) -> int:
        """The minutes short of the declared time; 0 when it holds."""
        return 0 if self.tient else self.attendu - self.total

    @property
    def verdict(self) -> str:
        """Whether it holds, in a French sentence without its full stop."""
        if not self.passages:
            return f"n’est pas produit : {self.remede}"
        if not self.tient:
            return f"ne tient pas : il manque {minutes(self.manque)} ; {self.remede}"
        return (
            "tient" if self.part >= 100 else f"tient de justesse : {self.part} % du temps demandé"
        )


def fields_of(line: Sequence, fiche: Fiche) -> frozenset[str]:
    """Return the fields that a production fills: those that its line names, those of the lighter
    version when it asks for it, else all of them."""
    known = frozenset(champ.id for champ in fiche.champs)
    if not isinstance(line, Production):
        return known
    light = fiche.legere.champs if line.legere and fiche.legere else ()
    return known & frozenset(line.champs or light or known)


def holds(given: int, declared: int) -> bool:
    """Return whether minutes are enough for a sheet that declares so many."""
    return 100 * given >= ALMOST * declared


def livrables(plan: Plan, catalogue: Catalogue) -> tuple[Livrable, ...]:
    """Return the sheets that a plan produces, as they come, then those of its objectives that it
    gives no time."""
    return _Compte(plan, catalogue.of(plan.programme.formation)).livrables()


@dataclass(frozen=True, slots=True)
class _At:
    """A slot and where it stands: its half-day's place in the plan, its own in the half-day."""

    n: int
    rang: int
    creneau: Creneau

    @property
    def place(self) -> tuple[int, int]:
        """What orders slots in time."""
        return self.n, self.rang


class _Compte:
    """The count of one plan: its slots, where each sheet is produced, whom each method feeds."""

    def __init__(self, plan: Plan, catalogue: Catalogue) -> None:
        self.plan, self.catalogue = plan, catalogue
        self.slots = [
            _At(n, rang, creneau)
            for n, session in enumerate(plan.sessions)
            for rang, creneau in enumerate(session.creneaux)
        ]
        self.made: dict[str, list[_At]] = {}
        for at in self.slots:
            line = at.creneau.sequence
            if isinstance(line, Production) and line.slug in catalogue.fiches:
                self.made.setdefault(line.slug, []).append(at)

    def livrables(self) -> tuple[Livrable, ...]:
        """Return every deliverable, those that are produced first."""
        made = (self._produced(slug, lines) for slug, lines in self.made.items())
        return (*made, *map(self._missing, self._due()))

    def _due(self) -> Iterator[Entry[Fiche]]:
        """Yield the sheets of the programme's objectives that nothing produces."""
        seen = set(self.made)
        for number in sorted(programme_objectifs(self.plan.programme)):
            objectif = self.catalogue.objectifs.get(number)
            for slug in objectif.fiches if objectif else ():
                if slug not in seen and slug in self.catalogue.fiches:
                    seen.add(slug)
                    yield self.catalogue.fiches[slug]

    def _produced(self, slug: str, lines: list[_At]) -> Livrable:
        fed = list(self._feeders(slug))
        made = Livrable(
            self.catalogue.fiches[slug],
            tuple(apport for _, apport in fed),
            tuple(self._passage(slug, at, fed) for at in lines),
        )
        return made if made.tient else replace(made, remede=self._remedy(made))

    def _feeders(self, slug: str) -> Iterator[tuple[_At, Apport]]:
        """Yield the methods that feed a sheet by its last production's half-day."""
        for at in self.slots:
            methode = at.creneau.methode
            given = self._given(at) if methode else {}
            if methode and slug in given:
                spent = at.creneau.minutes // len(given)
                yield at, Apport(methode, spent, given[slug])

    def _given(self, at: _At) -> dict[str, tuple[str, ...]]:
        """Return the fields that a method gives matter for, by sheet still to be produced."""
        methode = at.creneau.methode
        found: dict[str, tuple[str, ...]] = {}
        for given in methode.record.nourrit if methode else ():
            if given.fiche in self.made and self.made[given.fiche][-1].n >= at.n:
                found[given.fiche] = (*found.get(given.fiche, ()), *given.champs)
        return found

    def _passage(self, slug: str, at: _At, fed: list[tuple[_At, Apport]]) -> Passage:
        last = self.made[slug][-1]
        before = {c for by, apport in fed if by.place < at.place for c in apport.champs}
        some_day = {c for by, apport in fed if by.place < last.place for c in apport.champs}
        fiche = self.catalogue.fiches[slug].record
        asked = fields_of(at.creneau.sequence, fiche)
        champs = [champ for champ in fiche.champs if champ.id in asked]
        line = at.creneau.sequence
        return Passage(
            self.plan.sessions[at.n],
            at.rang,
            tuple(champ for champ in champs if champ.id in before),
            tuple(champ for champ in champs if champ.id not in before | some_day),
            tuple(champs) if isinstance(line, Production) and (line.champs or line.etapes) else (),
        )

    def _remedy(self, made: Livrable) -> str:
        """Return the smallest change with which a deliverable would hold."""
        light = made.fiche.record.legere
        if light and holds(made.total, light.minutes):
            taking = f"la version légère de la fiche ({minutes(light.minutes)})"
            return f"remplir {taking} suffirait"
        lighter = self._lightest(made)
        if lighter is not None:
            titre = self.catalogue.objectifs[lighter].court
            return f"travailler un objectif de moins suffirait : le {lighter} ({titre})"
        return "donner une demi-journée de plus"

    def _lightest(self, made: Livrable) -> int | None:
        """Return the other objective of its half-days that frees the fewest minutes that would do."""
        sessions = tuple(
            {(p.session.rang, p.session.nom): p.session for p in made.passages}.values()
        )
        own = self._served_by(made.fiche.slug)
        others = {n for s in sessions for n in s.demi_journee.objectifs} - own
        freed = {
            number: sum(self._spent(session, number, own) for session in sessions)
            for number in others
            if number in self.catalogue.objectifs
        }
        enough = [n for n, spent in freed.items() if holds(made.total + spent, made.attendu)]
        return min(enough, key=lambda n: (freed[n], n), default=None)

    def _served_by(self, slug: str) -> set[int]:
        """Return the objectives of which a sheet is a deliverable."""
        return {n for n, o in self.catalogue.objectifs.items() if slug in o.fiches}

    def _spent(self, session: Session, number: int, own: set[int]) -> int:
        """Return the minutes that a half-day spends on an objective, and on none of some others."""
        served = ((c.minutes, self._serves(session, c)) for c in session.creneaux)
        return sum(spent for spent, numbers in served if number in numbers and not numbers & own)

    def _serves(self, session: Session, creneau: Creneau) -> set[int]:
        """Return the objectives of its half-day that a slot works on."""
        line, half = creneau.sequence, set(session.demi_journee.objectifs)
        if isinstance(line, Pause):
            return set()
        if isinstance(line, Production):
            return self._served_by(line.slug)
        told = {*line.objectifs, *line.evalue}
        if creneau.methode:
            told |= half & set(self.catalogue.objectifs_of(creneau.methode))
        return told

    def _missing(self, fiche: Entry[Fiche]) -> Livrable:
        words = self.catalogue.vocabulaires
        left = (word for at in self.slots for word in leaves(at.creneau))
        had = worth(
            (*brought(self.plan.programme, len(self.plan.programme.jours) - 1), *left), words
        )
        lacking = [word for word in fiche.record.demande if word not in had]
        remede = self._before(lacking) if lacking else _time(fiche.record)
        return Livrable(fiche, (), (), remede)

    def _before(self, lacking: list[str]) -> str:
        """Return what to place first, for a sheet that asks for what nothing leaves."""
        names = enumeration([self.catalogue.mot(ACQUIS, word).nom for word in lacking])
        titles = [one.titre for one in givers(self.catalogue).get(lacking[0], ())]
        first = f" ; placer d’abord {un_de(titles)}" if titles else ""
        return f"la fiche demande {names}, que rien ne laisse{first}"


def _time(fiche: Fiche) -> str:
    """Return how many minutes a sheet without production would take."""
    light = f" (version légère : {minutes(fiche.legere.minutes)})" if fiche.legere else ""
    return f"aucun temps n’est prévu ; lui donner {minutes(fiche.duree_remplissage)}{light}"
