"""What a half-day holds whatever the methods: welcome, trial runs, deliverables, questionnaire."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..clock.elastic import STEP, Elastic
from ..core.catalogue import Catalogue
from ..records.formation import Conduite
from ..records.sequence import (
    Apport,
    MiseEnSituation,
    Production,
    Sequence,
    SequenceQuestionnaire,
)
from .brief import Brief, Demi

LONGEST = 90
"""Minutes of work in a row before a break is due (references-metier, §5 item 10)."""
LONG_RUN = 75
"""Minutes of trial runs in a row before they are cut in two."""
WELCOME = Elastic(10, 15, 20)
QUESTIONNAIRE = Elastic(10, 15, 20)
BETWEEN = 25
"""Minutes kept for opening and closing when counting how many people can lead."""
PRACTICE = 45
"""Minutes kept for practising each other objective of the half-day."""


@dataclass(frozen=True, slots=True)
class Bloc:
    """A part of the half-day that is there whatever the methods: its sequence, how it flexes."""

    ligne: Sequence
    souplesse: Elastic
    pleniere: bool = False
    energie: None = None

    @property
    def pratique(self) -> bool:
        """Whether people practise: a trial run."""
        return isinstance(self.ligne, MiseEnSituation)


@dataclass(frozen=True)
class Cadre:
    """The frame of a half-day to fill: blocks before and after the methods, breaks, what to cover.

    minutes are what remains for blocks and methods once the breaks are taken out.
    """

    demi: Demi
    minutes: int
    pauses: int
    avant: tuple[Bloc, ...] = ()
    apres: tuple[Bloc, ...] = ()
    a_couvrir: tuple[int, ...] = ()
    fiches: frozenset[str] = field(default_factory=frozenset)


def breaks(minutes: int, pause: int) -> int:
    """Return the fewest breaks that can keep every stretch of work within 90 minutes."""
    count = 0
    while minutes - count * pause > LONGEST * (count + 1):
        count += 1
    return count


def frames(brief: Brief, catalogue: Catalogue) -> Mapping[int, Cadre]:
    """Return the frame of each half-day to fill, by its place in the brief."""
    productions = _productions(brief, catalogue)
    leads = _leads(brief, catalogue, productions)
    return {
        n: _frame(brief, brief.demis[n], productions.get(n, []), leads.get(n, []))
        for n in brief.a_remplir
    }


def _frame(brief: Brief, demi: Demi, productions: list[Bloc], leads: list[Bloc]) -> Cadre:
    count = breaks(demi.minutes, brief.pause)
    welcome = Bloc(Apport(apport="Accueil et tour d’horizon", temps=15), WELCOME, pleniere=True)
    hot = brief.questionnaire if demi.derniere else None
    asked = [SequenceQuestionnaire(questionnaire=hot, temps=15)] if hot else []
    practised = {o for bloc in leads for o in bloc.ligne.objectifs}
    return Cadre(
        demi,
        demi.minutes - count * brief.pause,
        count,
        (welcome,) if demi.premiere else (),
        (*leads, *productions, *(Bloc(line, QUESTIONNAIRE) for line in asked)),
        tuple(o for o in demi.objectifs if o not in practised),
        frozenset(x.ligne.slug for x in productions if isinstance(x.ligne, Production)),
    )


def _productions(brief: Brief, catalogue: Catalogue) -> dict[int, list[Bloc]]:
    """Spread the sheets of each objective over its half-days, the last one at the end."""
    found: dict[int, list[Bloc]] = {}
    lines = (line for demi in brief.demis for line in demi.lignes)
    written = {line.slug for line in lines if isinstance(line, Production)}
    for number in sorted({o for n in brief.a_remplir for o in brief.demis[n].objectifs}):
        objectif = catalogue.objectifs.get(number)
        halves = [n for n in brief.a_remplir if number in brief.demis[n].objectifs]
        asked = objectif.fiches if objectif else ()
        slugs = [slug for slug in asked if slug in catalogue.fiches and slug not in written]
        for n, slug in enumerate(slugs):
            place = halves[-(-(n + 1) * len(halves) // len(slugs)) - 1]
            last = n == len(slugs) - 1 and objectif is not None and objectif.conduite is None
            bloc = _production(slug, number, brief.poids(number), catalogue, last=last)
            found.setdefault(place, []).append(bloc)
    return found


def _production(slug: str, number: int, poids: float, catalogue: Catalogue, *, last: bool) -> Bloc:
    """Return the time to fill a sheet: half of what it takes alone, the methods having fed it."""
    soft = filling(catalogue.fiches[slug].record.duree_remplissage, poids)
    critere = catalogue.objectifs[number].critere
    line = Production(
        production=slug,
        temps=soft.ideal,
        objectifs=(number,),
        evalue=(number,) if last else (),
        note=f"Relire ce qui est écrit avec le critère de réussite : {critere}" if last else None,
    )
    return Bloc(line, soft)


def filling(whole: int, poids: float = 1.0) -> Elastic:
    """Return how long a group fills a sheet, from the minutes that it takes alone."""
    least, most = max(15, rounded(whole / 3)), max(25, rounded(whole))
    return Elastic(least, min(max(rounded(whole / 2 * poids), least), most), most)


def rounded(minutes: float) -> int:
    """Return minutes rounded to the nearest 5, 5 at least."""
    return max(STEP, int(minutes / STEP + 0.5) * STEP)


def _leads(
    brief: Brief, catalogue: Catalogue, productions: Mapping[int, list[Bloc]]
) -> dict[int, list[Bloc]]:
    """Give every trainee time to lead, from the last half-day of the objective backwards."""
    found: dict[int, list[Bloc]] = {}
    for number, conduite in _conduites(brief, catalogue):
        rest = brief.participants - led(brief, number, conduite)
        for n in reversed(brief.a_remplir):
            if number in brief.demis[n].objectifs and rest > 0:
                room = _room(brief, brief.demis[n], number, productions.get(n, []))
                people = min(rest, room // conduite.minutes_par_personne)
                everyone = people == brief.participants
                found.setdefault(n, []).extend(_runs(number, conduite, people, everyone=everyone))
                rest -= people
    return found


def _conduites(brief: Brief, catalogue: Catalogue) -> Iterator[tuple[int, Conduite]]:
    wanted = sorted({o for n in brief.a_remplir for o in brief.demis[n].objectifs})
    for number in wanted:
        objectif = catalogue.objectifs.get(number)
        if objectif and objectif.conduite:
            yield number, objectif.conduite


def led(brief: Brief, number: int, conduite: Conduite) -> int:
    """Return how many trainees the sequences written by the trainer already let lead."""
    lines = (line for demi in brief.demis for line in demi.lignes)
    minutes = sum(
        line.minutes_par_personne * (line.personnes or brief.participants)
        for line in lines
        if isinstance(line, MiseEnSituation) and number in line.objectifs
    )
    return minutes // conduite.minutes_par_personne


def _room(brief: Brief, demi: Demi, number: int, productions: list[Bloc]) -> int:
    """Return the minutes that trial runs may take in a half-day."""
    spent = breaks(demi.minutes, brief.pause) * brief.pause
    spent += BETWEEN * (demi.ouvre_le_jour or demi.ferme_le_jour)
    spent += WELCOME.least * demi.premiere + QUESTIONNAIRE.least * demi.derniere
    spent += sum(bloc.souplesse.least for bloc in productions)
    spent += PRACTICE * sum(o != number for o in demi.objectifs)
    return max(0, demi.minutes - spent)


def _runs(number: int, conduite: Conduite, people: int, *, everyone: bool) -> Iterator[Bloc]:
    each = conduite.minutes_par_personne
    parts = -(-people * each // LONG_RUN)
    for n in range(parts):
        count = people // parts + (n < people % parts)
        line = MiseEnSituation(
            mise_en_situation=conduite.texte,
            minutes_par_personne=each,
            personnes=None if parts == 1 and everyone else count,
            objectifs=(number,),
            evalue=(number,),
        )
        yield Bloc(line, Elastic(each * count, each * count, each * count))
