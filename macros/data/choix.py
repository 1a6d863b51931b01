"""What was chosen for a programme, as the file that keeps it beside the programme's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.model.clock.agenda import Creneau, Session
from macros.model.plans.planning import Plan
from macros.model.records.choisi import Choisi, DemiChoisie
from macros.model.records.sequence import (
    Marge,
    MiseEnSituation,
    Pause,
    Production,
    Sequence,
    SequenceMethode,
)
from macros.told.flow import flow
from macros.told.programme.ecrites import own_words

HEAD = """# Ce qui a été choisi pour ce programme, à garder avec lui. Tant que cela tient, rien d’autre ne change.
# Recomposer : python3 scripts/run.py recomposer {slug} (ou : recomposer {slug} 2 matin).
# Une « question: », une « note: », des « etapes: » écrites sur une ligne remplacent celles de l’outil, et restent quand on recompose.
# « garder » : les méthodes qu’une nouvelle composition doit laisser à leur place, par exemple [gommettes].
demi_journees:
"""


def choix_yaml(slug: str, plan: Plan, former: Choisi | None = None) -> str:
    """Return the text of the file that keeps what a plan chose; what former keeps stays kept."""
    composed = {(rang, nom) for rang, nom, _ in plan.choix}
    halves = (s for s in plan.sessions if (s.rang, s.nom) in composed)
    return (
        HEAD.format(slug=slug)
        + "\n".join(line for session in halves for line in _half(session, former))
        + "\n"
    )


def lignes(session: Session) -> list[str]:
    """Return the lines of a half-day as a programme's file writes them, one by one."""
    return [_line(creneau, None) for creneau in session.creneaux]


def _half(session: Session, former: Choisi | None) -> Iterator[str]:
    told = former.of(session.rang, session.nom) if former else None
    yield f"  - jour: {session.rang + 1}"
    yield f"    demi_journee: {session.nom}"
    yield f"    garder: [{', '.join(told.garder if told else ())}]"
    yield "    sequences:"
    yield from (f"      - {_line(creneau, told)}" for creneau in session.creneaux)


def _line(creneau: Creneau, told: DemiChoisie | None) -> str:
    found = dict(_fields(creneau, told))
    lists = {name: x for name in ("materiel", "etapes") if isinstance(x := found.get(name), list)}
    if not lists:
        return flow(found)
    fields = [f"{name}: {flow(value)}" for name, value in found.items() if name not in lists]
    for name, lines in lists.items():
        fields += [f"{name}:", *(f"  - {flow(line)}" for line in lines)]
    return "\n        ".join(fields)


def _fields(creneau: Creneau, told: DemiChoisie | None) -> Iterator[tuple[str, object]]:
    line = creneau.sequence
    if isinstance(line, Pause | Marge):
        yield line.nature, creneau.minutes
        return
    yield line.nature, getattr(line, line.nature)
    if isinstance(line, MiseEnSituation):
        yield "minutes_par_personne", line.minutes_par_personne
        yield from (
            (n, v) for n in ("personnes", "salles") if (v := getattr(line, n)) not in (None, 1)
        )
    if isinstance(line, SequenceMethode) and line.forme:
        yield "forme", line.forme
    if isinstance(line, Production) and line.legere:
        yield "legere", True
    if not isinstance(line, MiseEnSituation):
        yield "minutes", creneau.minutes
    former = _former(told, line)
    if former:
        yield from own_words(former).items()


def _former(told: DemiChoisie | None, line: Sequence) -> Sequence | None:
    """Return the line of a former choice that gives words of its own to the same time."""
    same = (x for x in (told.sequences if told else ()) if _named(x) == _named(line))
    return next(same, None)


def _named(line: Sequence) -> tuple[str, str]:
    """Return what a line is called, whatever its minutes: its tool, or the words of its title."""
    return line.nature, str(getattr(line, line.nature))


def without(former: Choisi | None, places: Mapping[tuple[int, str], bool]) -> Choisi | None:
    """Return a former choice whose half-days at some places are to be chosen again, what they keep
    kept."""
    if former is None:
        return None
    halves = tuple(
        d.model_copy(update={"sequences": ()}) if places.get((d.jour - 1, d.demi_journee)) else d
        for d in former.demi_journees
    )
    return Choisi.model_construct(demi_journees=halves)
