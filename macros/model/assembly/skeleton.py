"""What a half-day holds whatever the methods: welcome, trial runs, deliverables, questionnaire."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from ..clock.elastic import STEP, Elastic
from ..core.acquis import OPENED, worth
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
WELCOME = Elastic(15, 20, 25)
FRAMED = frozenset({"cadre"})
LONG_ENOUGH, ROOMY = 600, 180
"""Minutes of a programme, and of its first half-day, from which a method makes its common rules;
below, the welcome says them."""
QUESTIONNAIRE = Elastic(10, 15, 20)
BETWEEN = 25
"""Minutes kept for opening and closing when counting how many people can lead."""
PRACTICE = 45
"""Minutes kept for practising each other objective of the half-day."""


@dataclass(frozen=True, slots=True)
class Bloc:
    """A part of the half-day that is there whatever the methods: its sequence, how it flexes, what
    it needs and leaves."""

    ligne: Sequence
    souplesse: Elastic
    pleniere: bool = False
    energie: None = None
    demande: frozenset[str] = frozenset()
    laisse: frozenset[str] = frozenset()

    @property
    def pratique(self) -> bool:
        """Whether people practise: a trial run."""
        return isinstance(self.ligne, MiseEnSituation)


@dataclass(frozen=True)
class Cadre:
    """The frame of a half-day to fill: blocks before the opening, after it (entree) and after the
    methods, breaks, what to cover.

    minutes are what remains for blocks and methods once the breaks and the margin are taken out.
    """

    demi: Demi
    minutes: int
    pauses: int
    marge: int = 0
    avant: tuple[Bloc, ...] = ()
    entree: tuple[Bloc, ...] = ()
    apres: tuple[Bloc, ...] = ()
    a_couvrir: tuple[int, ...] = ()
    fiches: frozenset[str] = field(default_factory=frozenset)

    @property
    def demande(self) -> frozenset[str]:
        """What the blocks after the methods ask for, and none of them leaves before."""
        asked: frozenset[str] = frozenset()
        had: frozenset[str] = frozenset()
        for bloc in self.apres:
            asked |= bloc.demande - had
            had |= bloc.laisse
        return asked

    @property
    def acquis(self) -> frozenset[str]:
        """What the beginning of the half-day leaves before its work, whatever the methods."""
        opened = OPENED if self.demi.ouvre_le_jour else frozenset()
        return opened.union(*(bloc.laisse for bloc in self.avant))

    @property
    def laisse(self) -> frozenset[str]:
        """What the half-day leaves whatever its methods."""
        return self.acquis.union(*(bloc.laisse for bloc in self.apres))


def breaks(minutes: int, pause: int) -> int:
    """Return the fewest breaks that can keep every stretch of work within 90 minutes."""
    count = 0
    while minutes - count * pause > LONGEST * (count + 1):
        count += 1
    return count


def frames(
    brief: Brief, catalogue: Catalogue, without: Collection[str] = ()
) -> Mapping[int, Cadre]:
    """Return the frame of each half-day to fill, by its place in the brief; without names the
    sheets that are given no time."""
    productions = _productions(brief, catalogue, without)
    leads = _leads(brief, catalogue, productions)
    productions = _grids_first(productions, leads)
    return {
        n: _frame(brief, brief.demis[n], productions.get(n, []), leads.get(n, []))
        for n in brief.a_remplir
    }


def _grids_first(
    productions: Mapping[int, list[Bloc]], leads: Mapping[int, list[Bloc]]
) -> dict[int, list[Bloc]]:
    """Bring the sheets of an objective met by leading where the first trainee leads: one looks with
    them."""
    found = {n: list(blocs) for n, blocs in productions.items()}
    for number in {o for blocs in leads.values() for b in blocs for o in b.ligne.objectifs}:
        first = min(
            n for n, blocs in leads.items() if any(number in b.ligne.objectifs for b in blocs)
        )
        for n, blocs in productions.items():
            for bloc in (b for b in blocs if n > first and b.ligne.objectifs == (number,)):
                found[n].remove(bloc)
                found.setdefault(first, []).append(bloc)
    return found


def frames_itself(brief: Brief) -> bool:
    """Say whether a programme is long enough for its common rules to be made with a method."""
    total = sum(demi.minutes for demi in brief.demis)
    first = brief.demis[0]
    return total >= LONG_ENOUGH and first.minutes >= ROOMY and not first.apporte & FRAMED


def _frame(brief: Brief, demi: Demi, productions: list[Bloc], leads: list[Bloc]) -> Cadre:
    count = breaks(demi.minutes - brief.marge, brief.pause)
    hot = brief.questionnaire if demi.derniere else None
    asked = [SequenceQuestionnaire(questionnaire=hot, temps=15)] if hot else []
    practised = {o for bloc in leads for o in bloc.ligne.objectifs}
    grids = [b for b in productions if practised & set(b.ligne.objectifs)]
    after = (
        *grids,
        *leads,
        *(b for b in productions if b not in grids),
        *_prepared(demi),
        *(Bloc(line, QUESTIONNAIRE) for line in asked),
    )
    entry = tuple(_brought(brief, demi))
    room = demi.minutes - count * brief.pause - brief.marge
    fixed = (b.souplesse.ideal for b in (*entry, *after) if b.souplesse.fixed)
    crumbs = (room - sum(fixed)) % STEP
    return Cadre(
        demi,
        room - crumbs,
        count,
        brief.marge + crumbs,
        (_welcome(brief),) if demi.premiere else (),
        entry,
        after,
        tuple(o for o in demi.objectifs if o not in practised),
        frozenset(x.ligne.slug for x in productions if isinstance(x.ligne, Production)),
    )


def _brought(brief: Brief, demi: Demi) -> Iterator[Bloc]:
    """Yield the time in which people tell what they come with, or bring back."""
    for one in demi.recoit:
        whole = rounded(brief.participants * 1.5 + 5)
        soft = Elastic(max(10, whole - 5), whole, whole + 10)
        line = Apport(
            apport=one.titre,
            temps=soft.ideal,
            question=one.question or None,
            note=f"{one.quoi} {SHOWN[one.acquis == PROJET]}",
        )
        yield Bloc(line, soft)


def _prepared(demi: Demi) -> Iterator[Bloc]:
    """Yield the time in which the work until the next day is shared out."""
    if demi.prepare:
        todo = " ".join(dict.fromkeys(one.quoi for one in demi.prepare))
        line = Apport(
            apport="Ce que l’on fait d’ici la prochaine fois",
            temps=10,
            question="Qui fait quoi, avec qui, et jusqu’à quel jour ?",
            note=f"{todo} Redire la consigne, la faire répéter, donner de quoi noter et un numéro où appeler.",
        )
        yield Bloc(line, Elastic(10, 10, 15))


PROJET = "projet"
SHOWN = {
    True: "Afficher chaque projet en trois mots. Puis former des équipes de trois ou quatre : un projet par équipe, qu’elle garde jusqu’au bout.",
    False: "Écouter tout le monde avant de commenter, garder les mots exacts, afficher ce qui est rapporté.",
}
"""What is done with what people bring: a project is chosen by each team, the rest is shown."""


def _welcome(brief: Brief) -> Bloc:
    framed = frames_itself(brief)
    line = Apport(
        apport="Accueil et tour d’horizon" if framed else "Accueil, cadre commun et tour d’horizon",
        temps=20,
        laisse=() if framed else tuple(sorted(FRAMED)),
        question="Votre prénom, d’où vous venez, et ce qui vous amène, en une phrase ?",
        note=f"{TOLD} {'' if framed else FRAME}".strip(),
    )
    return Bloc(line, WELCOME, pleniere=True, laisse=OPENED | frozenset(line.laisse))


TOLD = (
    "Un tour debout, rapide. Puis annoncer ce que l’on fera, ce que l’on aura à la fin, les pauses et "
    "l’heure de fin."
)
FRAME = (
    "Dire le cadre en trois phrases, puis demander s’il manque quelque chose : ce qui se dit ici "
    "reste ici, on parle pour soi, on a le droit de passer son tour."
)


def _productions(
    brief: Brief, catalogue: Catalogue, without: Collection[str]
) -> dict[int, list[Bloc]]:
    """Spread the sheets of each objective over its half-days, the last one at the end."""
    found: dict[int, list[Bloc]] = {}
    lines = (line for demi in brief.demis for line in demi.lignes)
    written = {line.slug for line in lines if isinstance(line, Production)} | set(without)
    for number in sorted({o for n in brief.a_remplir for o in brief.demis[n].objectifs}):
        objectif = catalogue.objectifs.get(number)
        halves = [n for n in brief.a_remplir if number in brief.demis[n].objectifs]
        asked = objectif.fiches if objectif else ()
        slugs = [slug for slug in asked if slug in catalogue.fiches and slug not in written]
        whole = not set(asked) & set(without)
        for n, slug in enumerate(slugs):
            place = halves[-(-(n + 1) * len(halves) // len(slugs)) - 1]
            last = n == len(slugs) - 1 and whole and objectif is not None and not objectif.conduite
            bloc = _production(slug, number, brief, catalogue, last=last)
            found.setdefault(place, []).append(bloc)
    return found


def _production(slug: str, number: int, brief: Brief, catalogue: Catalogue, *, last: bool) -> Bloc:
    """Return the time to fill a sheet, the methods having fed it, and to give each one's proof."""
    fiche, objectif = catalogue.fiches[slug].record, catalogue.objectifs[number]
    asked = brief.courte or slug in brief.contraintes.fiches_legeres
    light = asked and fiche.legere is not None
    declared = fiche.legere.minutes if light and fiche.legere else fiche.duree_remplissage
    proof = objectif.preuve.minutes if last and objectif.preuve else 0
    soft = filling(declared, brief.poids(number), proof, light=light)
    line = Production(
        production=slug,
        legere=light,
        temps=soft.ideal,
        objectifs=(number,),
        evalue=(number,) if last else (),
        preuve=(number,) if proof else (),
        note=f"Relire ce qui est écrit avec le critère de réussite : {objectif.critere}"
        if last
        else None,
    )
    words = catalogue.vocabulaires
    laisse = worth(fiche.laisse, words)
    return Bloc(line, soft, demande=frozenset(fiche.demande), laisse=laisse)


FILLED = 80
"""The share of a sheet's time that goes to filling it, in percent: what feeds it gives the rest."""


def filling(whole: int, poids: float = 1.0, proof: int = 0, *, light: bool = False) -> Elastic:
    """Return how long a group fills a sheet, from the minutes that it takes alone and those of each
    one's proof: methods give the rest of the matter. A lighter version is not cut again."""
    share = whole * FILLED // 100
    least, most = max(15, _up(share) if light else rounded(whole / 2)), max(25, rounded(whole))
    ideal = min(max(_up(share * poids), least), most)
    extra = rounded(proof) if proof else 0
    return Elastic(least + extra, ideal + extra, most + extra)


def _up(minutes: float) -> int:
    return -(-int(minutes) // STEP) * STEP


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
                rooms = rooms_of(brief)
                people = min(-(-rest // rooms), room // conduite.minutes_par_personne)
                everyone = people * rooms >= brief.participants
                runs = _runs(number, conduite, people, rooms, everyone=everyone)
                found.setdefault(n, []).extend(runs)
                rest -= people * rooms
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
        line.minutes_par_personne * line.passages(brief.participants) * line.salles
        for line in lines
        if isinstance(line, MiseEnSituation) and number in line.objectifs
    )
    return minutes // conduite.minutes_par_personne


FULL_ROOM = 5
"""The fewest people in a room where each one leads in turn: less would leave nobody to take part."""


def rooms_of(brief: Brief) -> int:
    """Return in how many rooms at once trainees lead: as many as the team and the group allow."""
    return max(1, min(brief.animateurs, brief.participants // FULL_ROOM, MOST_ROOMS))


MOST_ROOMS = 4


def _room(brief: Brief, demi: Demi, number: int, productions: list[Bloc]) -> int:
    """Return the minutes that trial runs may take in a half-day."""
    spent = breaks(demi.minutes - brief.marge, brief.pause) * brief.pause + brief.marge
    spent += BETWEEN * (demi.ouvre_le_jour or demi.ferme_le_jour)
    spent += WELCOME.least * demi.premiere + QUESTIONNAIRE.least * demi.derniere
    spent += sum(b.souplesse.least for b in (*_brought(brief, demi), *_prepared(demi)))
    spent += sum(bloc.souplesse.least for bloc in productions)
    spent += PRACTICE * sum(o != number for o in demi.objectifs)
    return max(0, demi.minutes - spent)


CHOOSE = "Quelle méthode avez-vous choisie, pour qui et pourquoi ? Puis vous la conduisez."
SAY, GIVE_BACK, MOVE = 1, 3, 1
"""Minutes of each one's turn to say a choice, to hear what the others saw, to change places."""


def _shared(each: int) -> str:
    """Return how the minutes of one person's turn go."""
    lead = each - SAY - GIVE_BACK - MOVE
    return (
        f"Par personne : {SAY} minute pour dire son choix, {lead} pour conduire, {GIVE_BACK} pour le "
        f"retour, {MOVE} pour changer de place."
    )


def _runs(
    number: int, conduite: Conduite, people: int, rooms: int, *, everyone: bool
) -> Iterator[Bloc]:
    """Yield the trial runs of some people in each room, cut in two when they last."""
    each = conduite.minutes_par_personne
    parts = -(-people * each // LONG_RUN)
    for n in range(parts):
        count = people // parts + (n < people % parts)
        line = MiseEnSituation(
            mise_en_situation=conduite.texte,
            minutes_par_personne=each,
            personnes=None if parts == 1 and everyone else count,
            salles=rooms,
            objectifs=(number,),
            evalue=(number,),
            preuve=(number,),
            question=CHOOSE,
            note=" ".join(filter(None, (ROOMS if rooms > 1 else "", _shared(each), WATCHED))),
        )
        yield Bloc(line, Elastic(each * count, each * count, each * count))


ROOMS = "Deux salles ou plus à la fois, une personne de l’équipe dans chacune."
WATCHED = (
    "Afficher l’ordre de passage. Une seule personne observe avec la grille, les autres participent. "
    "Au retour : qui a conduit parle d’abord, puis deux faits qui ont aidé, un seul progrès."
)
