"""The assembler: half-days that give only objectives are filled from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..clock.planning_records import Choix, Place, Refus
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..records.choisi import Choisi, DemiChoisie
from ..records.programme import Programme
from ..records.sequence import (
    MARKS,
    OWN,
    Apport,
    Marge,
    MiseEnSituation,
    Pause,
    Sequence,
    SequenceMethode,
)
from .brief import Brief, brief_of
from .candidat import Candidat
from .cost import Item, Remplissage, items_of
from .explain import Regard, reasons
from .found import found
from .garde import Tenus, broken, former, kept, required, rest
from .limits import set_aside
from .pool import SearchProblem, problem_of, unreachable, waiting
from .relax import refusal
from .remembered import MADE, Made, asked_of, named, reasons_of
from .skeleton import Cadre
from .told import OPENING

BREAK = "Pour souffler : pas plus de 90 minutes d’affilée quand c’est possible."
FREE = "Des minutes gardées libres : signatures, déplacements, retards."
CLOSING = "Tour de parole pour finir"
OPENING_ASKS = "Dans quel état d’esprit êtes-vous, et qu’attendez-vous de ce temps ?"
CLOSING_ASKS = "Avec quoi repartez-vous, et que reste-t-il en suspens ?"


@dataclass(frozen=True)
class Assemblage:
    """A programme with its empty half-days filled, and everything said about the choices.

    couts tells the points of each of them, neuves those that a former choice told otherwise.
    """

    programme: Programme
    choix: Mapping[Place, Choix] = field(default_factory=dict)
    refus: tuple[Refus, ...] = ()
    ecartees: tuple[tuple[AnyEntry, str], ...] = ()
    couts: Mapping[tuple[int, str], int] = field(default_factory=dict)
    neuves: frozenset[tuple[int, str]] = frozenset()


def assemble(
    programme: Programme, catalogue: Catalogue, choisi: Choisi | None = None
) -> Assemblage:
    """Return a programme whose half-days that give only objectives are filled and explained; those
    that choisi tells are as it tells them while they still hold.

    Deterministic: the same records always give the same programme. A half-day that cannot be
    filled is refused with what blocks and the smallest relaxation that would work.
    """
    brief = brief_of(programme, catalogue)
    if not brief.a_remplir:
        return Assemblage(programme)
    key = asked_of(programme, catalogue, choisi)
    made = MADE.of(key, lambda: _made(brief, catalogue, choisi))
    ecartees = tuple((catalogue.methodes[slug], why) for slug, why in made.ecartees)
    choix = reasons_of(made, catalogue)
    composed = _with(programme, made.lignes)
    return Assemblage(composed, choix, made.refus, ecartees, made.couts, made.neuves)


def _made(brief: Brief, catalogue: Catalogue, choisi: Choisi | None) -> Made:
    probleme, tenus, held = searched(brief, catalogue, choisi)
    filled: dict[tuple[int, str], tuple[Sequence, ...]] = {}
    choix: dict[Place, Choix] = {}
    refus = []
    names = {n: (brief.demis[n].rang, brief.demis[n].nom) for n in tenus}
    couts = {names[n]: now.cout for n, now in tenus.items() if now}
    neuves = frozenset(names[n] for n in tenus if choisi and n not in held)
    for n, now in tenus.items():
        demi = brief.demis[n]
        if now is None:
            phrase = refusal(brief, catalogue, probleme, tenus, n)
            refus.append(Refus(demi.rang, demi.nom, phrase))
            continue
        told = reasons(Regard(brief, catalogue, probleme, tenus, n), now)
        pairs = list(_lines(brief, probleme.viviers[n].cadre, now, told))
        kept_words = choisi.of(demi.rang, demi.nom) if choisi and n in held else None
        if kept_words:
            pairs = list(_reworded(pairs, kept_words))
        filled[demi.rang, demi.nom] = tuple(line for line, _ in pairs)
        choix |= {(demi.rang, demi.nom, k): why for k, (_, why) in enumerate(pairs)}
    ordered = tuple(sorted(refus, key=lambda r: brief.places[r.rang, r.nom]))
    ecartees = tuple((entry.slug, why) for entry, why in set_aside(brief, catalogue))
    return Made(filled, named(choix), ordered, ecartees, couts, neuves)


def searched(
    brief: Brief, catalogue: Catalogue, choisi: Choisi | None = None
) -> tuple[SearchProblem, Tenus, frozenset[int]]:
    """Return the problem that can be solved, its fillings, and the places of those that a former
    choice gave.

    A sheet that asks for what nothing can leave in time is given no minutes, rather than filled
    with nothing in hand.
    """
    without: set[str] = set()
    while True:
        probleme = problem_of(brief, catalogue, without, choisi)
        probleme = replace(probleme, requis=required(brief, choisi))
        asked = set(unreachable(probleme))
        if not asked:
            tenus, held = _around(probleme, brief, choisi)
            stuck = (list(waiting(probleme, n)) for n, now in tenus.items() if now is None)
            asked = {sheets[-1] for sheets in stuck if sheets}
            if not asked:
                return probleme, tenus, held
        without |= asked


def _around(
    probleme: SearchProblem, brief: Brief, choisi: Choisi | None
) -> tuple[Tenus, frozenset[int]]:
    """Fill what a former choice does not. Where that would take from a kept half-day what it asks for,
    what left it is asked back first; what still does not find it is let go."""
    held = kept(probleme, brief, choisi)
    firm, asked = former(probleme, brief, choisi, held), probleme
    while True:
        new = found(rest(asked, held)) if len(held) < len(probleme.viviers) else {}
        tenus: Tenus = dict(sorted({**new, **held}.items()))
        lost = broken(probleme, tenus, held)
        if asked is not probleme and None in new.values():
            asked = probleme
        elif not lost:
            return tenus, frozenset(held)
        elif firm:
            asked, firm = replace(probleme, requis=firm), {}
        else:
            held = {n: now for n, now in held.items() if n not in lost}


def _lines(
    brief: Brief, cadre: Cadre, held: Remplissage, told: tuple[Choix, ...]
) -> Iterator[tuple[Sequence, Choix]]:
    items = items_of(cadre, held.ouverture, held.travaux, held.cloture)
    margin = Marge(marge=cadre.marge), Choix(FREE)
    for n, (item, minutes, why) in enumerate(zip(items, held.minutes, told, strict=True)):
        yield _line(item, minutes, opening=item is held.ouverture), why
        if n in held.coupures:
            yield Pause(pause=brief.pause), Choix(BREAK)
    if cadre.marge:  # Last: once people have said goodbye, they sign.
        yield margin


def _reworded(
    pairs: list[tuple[Sequence, Choix]], told: DemiChoisie
) -> Iterator[tuple[Sequence, Choix]]:
    """Yield the lines of a kept half-day with the words and the steps that its file gives them, its
    own title for what a trainer tells or does without a method."""
    own = [line for line in told.sequences if not isinstance(line, Pause | Marge)]
    words = iter(own)
    for line, why in pairs:
        written = None if isinstance(line, Pause | Marge) else next(words)
        update = _written(written) if written is not None else {}
        yield (line.model_copy(update=update) if update else line), why


def _written(line: Sequence) -> dict[str, object]:
    """Return what a kept line says itself; MARKS even when empty, so that a proof may be asked
    later than where a composition puts it."""
    words = {name: value for name in (*OWN, "apport") if (value := getattr(line, name, None))}
    marks = {name: getattr(line, name) for name in MARKS if name in line.model_fields_set}
    return {**words, **marks}


def _line(item: Item, minutes: int, *, opening: bool) -> Sequence:
    if isinstance(item, Candidat):
        if item.slug:
            return SequenceMethode(methode=item.slug, forme=item.forme, temps=minutes)
        question = OPENING_ASKS if opening else CLOSING_ASKS
        return Apport(apport=OPENING if opening else CLOSING, temps=minutes, question=question)
    if isinstance(item.ligne, MiseEnSituation):
        return item.ligne
    return item.ligne.model_copy(update={"temps": minutes})


def _with(
    programme: Programme, filled: Mapping[tuple[int, str], tuple[Sequence, ...]]
) -> Programme:
    jours = []
    for rang, jour in enumerate(programme.jours):
        halves = {
            nom: half.model_copy(update={"sequences": filled[rang, nom]})
            for nom, half in jour.halves
            if (rang, nom) in filled
        }
        jours.append(jour.model_copy(update=halves))
    return programme.model_copy(update={"jours": tuple(jours)})
