"""recomposer: chooses again what a programme holds, shows what changes, and keeps the choice."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from macros.data.choix import choix_yaml, without
from macros.files import write_whole
from macros.french import minutes, pluriel
from macros.model.assembly.reserve import reserve
from macros.model.clock.agenda import Session
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan, plan, plan_of
from macros.model.records.choisi import SUFFIX
from macros.model.records.prive import Limites, Prive
from macros.model.records.sequence import Marge, Pause
from macros.store import ROOT

from .demande import HELP, PRIVE, RefusedError, catalogue_of, known
from .prive import prive_of
from .verrou import writing

USAGE = """Usage : recomposer PROGRAMME [JOUR [DEMI-JOURNÉE]] [--voir]
Par exemple : recomposer agents-collectivites-deux-jours, ou recomposer agents-collectivites-deux-jours 2 matin
--voir montre l’avant et l’après sans rien écrire."""
SEE = "--voir"
Place = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked: a programme, one of its days from 0 or all, a half-day or all, to see only."""

    slug: str
    rang: int | None = None
    nom: str | None = None
    voir: bool = False

    def touches(self, place: Place) -> bool:
        """Say whether a half-day is to be chosen again."""
        return self.rang in (None, place[0]) and self.nom in (None, place[1])


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Choose again what a programme holds, and say what changes; return the exit code."""
    wish = _wish(arguments)
    if wish is None:
        helped = bool(HELP & set(arguments))
        print(USAGE, file=sys.stdout if helped else sys.stderr)
        return 0 if helped else 2
    try:
        with writing(root, "recomposer"):
            print(recompose(root, wish))
    except RefusedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _wish(arguments: list[str]) -> Wish | None:
    words = [word for word in arguments if word != SEE]
    if not 1 <= len(words) <= 3 or any(word.startswith("-") for word in words):
        return None
    day = words[1] if len(words) > 1 else ""
    if day and not day.isdigit():
        return None
    nom = words[2].replace("-", "_") if len(words) > 2 else None
    return Wish(words[0], int(day) - 1 if day else None, nom, SEE in arguments)


def recompose(root: Path, wish: Wish) -> str:
    """Return what to say of a programme chosen again; its choice is written unless one only sees."""
    catalogue = catalogue_of(root)
    known(catalogue, "programmes", wish.slug)
    before = plan_of(catalogue, wish.slug)
    composed = {(rang, nom) for rang, nom, _ in before.choix}
    composed |= {(refus.rang, refus.nom) for refus in before.refus}
    chosen = {place: wish.touches(place) for place in composed}
    if not any(chosen.values()):
        raise RefusedError(_nothing(wish, bool(composed)))
    prive = prive_of(root, wish.slug, catalogue)
    after = _chosen(catalogue, wish, chosen, prive)
    told = "\n".join(_told(catalogue, before, after))
    if prive and prive.limites != Limites():
        told += f"\nLes limites de {PRIVE}/{wish.slug}.yml ont compté."
    if wish.voir:
        return f"{told}\nRien n’a été écrit."
    path = root / "toolbox" / "programmes" / f"{wish.slug}{SUFFIX}"
    kept = catalogue.choix.get(wish.slug)
    write_whole(path, choix_yaml(wish.slug, after, kept.record if kept else None).encode())
    return f"{told}\nÉcrit : {path.relative_to(root).as_posix()}"


def _nothing(wish: Wish, some: bool) -> str:
    if some:
        return f"« {wish.slug} » ne compose pas cette demi-journée ; en nommer une autre."
    return (
        f"« {wish.slug} » est écrit séquence par séquence, rien ne s’y compose ; vider les "
        "« sequences » d’une demi-journée pour la laisser choisir."
    )


def _chosen(
    catalogue: Catalogue, wish: Wish, places: dict[Place, bool], prive: Prive | None
) -> Plan:
    record = reserve(catalogue.programmes[wish.slug].record, prive, catalogue)
    kept = catalogue.choix.get(wish.slug)
    partial = wish.rang is not None or wish.nom is not None
    former = kept.record if kept else None
    if former is None and partial:
        raise RefusedError("Aucun choix n’est encore gardé : recomposer d’abord tout le programme.")
    return plan(record, catalogue, without(former, places))


def _told(catalogue: Catalogue, before: Plan, after: Plan) -> Iterator[str]:
    changed = 0
    for old, new in zip(before.sessions, after.sessions, strict=True):
        lines = list(_changes(old, new))
        if not lines:
            continue
        changed += 1
        place = (old.rang, old.nom)
        name = catalogue.mot("demi_journees", old.nom).nom.lower()
        points = f"{before.couts.get(place, '–')} → {after.couts.get(place, '–')} points"
        yield f"Jour {old.rang + 1}, {name} ({points}, le moins est le mieux) :"
        yield from lines
    yield from (refus.phrase for refus in after.refus)
    if not changed:
        yield "Rien ne change."
    else:
        total = f"{sum(before.couts.values())} → {sum(after.couts.values())} points"
        yield f"{pluriel(changed, 'demi-journée change', 'demi-journées changent')}, {total} en tout."


def _changes(old: Session, new: Session) -> Iterator[str]:
    """Yield the lines of a half-day that go, then those that come, in order."""
    a, b = _lines(old), _lines(new)
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (f"  - {line}" for line in a[i:j])
            yield from (f"  + {line}" for line in b[k:m])


def _lines(session: Session) -> list[str]:
    return [
        f"{c.titre}{_form(c.sequence)}, {minutes(c.minutes)}"
        for c in session.creneaux
        if not isinstance(c.sequence, Pause | Marge)
    ]


def _form(line: object) -> str:
    forme = getattr(line, "forme", None)
    return f" ({forme})" if forme else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
