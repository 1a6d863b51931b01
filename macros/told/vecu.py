"""What is told of lived minutes: on a method's page, in sentences; for trainers, where ours lie most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from macros.french import enumeration, fourchette, minutes, mois, pluriel
from macros.model.clock.vecu import EIGHT_OF_TEN, RANGE, STEADY, Vecu, by_voice, lived, percentile
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.methode import Methode
from macros.model.records.retour import Retour

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Recit:
    """What is known of a way to lead a method: its form's title, empty for the method itself, then
    sentences."""

    forme: str
    phrases: tuple[str, ...]


def recits(catalogue: Catalogue, entry: Entry[Methode]) -> list[Recit]:
    """Return what is known of a method, then of each of its forms; nothing when nobody told."""
    known = catalogue.retours.get(entry.slug)
    if known is None:
        return []
    forms = (None, *(v.titre for v in entry.record.variantes))
    told = ((f, lived(known.record.retours, entry.record, f)) for f in forms)
    return [
        Recit(f or "", tuple(_phrases(catalogue, v, entry.record.sous_forme(f))))
        for f, v in told
        if v.retours
    ]


def _phrases(catalogue: Catalogue, vecu: Vecu, methode: Methode) -> Iterator[str]:
    yield _when(catalogue, vecu.retours)
    if len(vecu.minutes) >= RANGE:
        yield _long(vecu, methode.duree.conseillee)
    answers = _last(vecu.retours, lambda r: r.referait)
    if answers:
        again = sum(answers)
        verb = "referaient" if again > 1 else "referait"
        yield f"{pluriel(again, 'voix', 'voix')} sur {len(answers)} la {verb}."
    slow = Counter(_last(vecu.retours, lambda r: r.a_pris_du_temps))
    if slow:
        steps = (f"« {titre} » ({pluriel(n, 'voix', 'voix')})" for titre, n in slow.most_common(3))
        yield f"Ce qui a pris du temps : {enumeration(steps)}."


def _when(catalogue: Catalogue, retours: Sequence[Retour]) -> str:
    months = sorted({r.mois for r in retours})
    people = [r.participants for r in retours]
    words = dict.fromkeys(
        catalogue.mot("contextes", r.contexte).nom.lower() for r in retours if r.contexte
    )
    when = _months(months[0], months[-1])
    told = f"Menée {pluriel(len(retours), 'fois', 'fois')} ({when}"
    told += f" ; {', '.join(words)})" if words else ")"
    voices = len({r.voix for r in retours})
    who = f", racontée par {pluriel(voices, 'voix', 'voix')}" if len(retours) > 1 else ""
    few, many = min(people), max(people)
    group = f"{few} à {many} personnes" if few < many else pluriel(few, "personne")
    return f"{told}, avec {group}{who}."


def _months(first: str, last: str) -> str:
    """Return « novembre 2026 », « septembre à novembre 2026 » or « novembre 2026 à mars 2027 »."""
    if first == last:
        return mois(first)
    start = mois(first).partition(" ")[0] if first[:4] == last[:4] else mois(first)
    return f"{start} à {mois(last)}"


def _long(vecu: Vecu, advised: int) -> str:
    low, high = vecu.minutes[0], vecu.minutes[-1]
    told = f"Elle a pris {fourchette(low, high, 'minutes')}"
    if vecu.mediane is not None and vecu.prudente is not None:
        told += (
            f", {vecu.mediane} au milieu ; {minutes(vecu.prudente)} ont suffi à huit voix sur dix"
        )
    return f"{told}. Nous en conseillons {advised}."


def _last(retours: Iterable[Retour], answer: Callable[[Retour], T | None]) -> list[T]:
    """Return one answer a voice: the last that it gave."""
    found = {r.voix: told for r in retours if (told := answer(r)) is not None}
    return list(found.values())


# ---- Where our minutes lie most


@dataclass(frozen=True, slots=True)
class Ecart:
    """How far from what was planned: for whom or what, how many voices, in words, and its rank: the
    farthest first."""

    nom: str
    voix: int
    phrase: str
    rang: int
    url: str = ""


SIZES = ((7, "Sept personnes ou moins"), (15, "De huit à quinze"), (30, "De seize à trente"))
BEYOND = "Plus de trente"
MOST = 10
"""Methods that the page names."""


def ecarts_par_famille(catalogue: Catalogue) -> list[Ecart]:
    """Return how far each family of methods goes from what was planned."""
    pairs = [(e.record.famille, r) for e, r in _every(catalogue)]
    names = {word: catalogue.mot("familles", word).nom for word, _ in pairs}
    return _ranked(Ecart(names[w], *told) for w, told in _grouped(pairs).items())


def ecarts_par_taille(catalogue: Catalogue) -> list[Ecart]:
    """Return how far each size of group goes from what was planned, the smallest groups first."""
    told = _grouped([(_size(r.participants), r) for _, r in _every(catalogue)])
    return [Ecart(name, *told[name]) for name in (*(n for _, n in SIZES), BEYOND) if name in told]


def ecarts_par_methode(catalogue: Catalogue) -> list[Ecart]:
    """Return the methods that go the farthest from what was planned, of those of three voices."""
    told = _grouped([(e.slug, r) for e, r in _every(catalogue)])
    found = (
        Ecart(catalogue.methodes[slug].titre, *one, f"~/{catalogue.methodes[slug].url}")
        for slug, one in told.items()
        if one[0] >= RANGE
    )
    return _ranked(found)[:MOST]


def _every(catalogue: Catalogue) -> Iterator[tuple[Entry[Methode], Retour]]:
    for slug, known in catalogue.retours.items():
        if slug in catalogue.methodes:
            yield from ((catalogue.methodes[slug], retour) for retour in known.record.retours)


def _ranked(found: Iterable[Ecart]) -> list[Ecart]:
    return sorted(found, key=lambda e: (-e.rang, e.nom))


def _size(people: int) -> str:
    return next((name for most, name in SIZES if people <= most), BEYOND)


def _grouped(pairs: Iterable[tuple[str, Retour]]) -> dict[str, tuple[int, str, int]]:
    """Return, by name, how many voices, what they say together, and how far they go."""
    every: dict[str, list[tuple[str, int]]] = {}
    for name, retour in pairs:
        if (percent := _percent(retour)) is not None:
            every.setdefault(name, []).append((retour.voix, percent))
    return {name: _told(sorted(by_voice(told).values())) for name, told in every.items()}


def _percent(retour: Retour) -> int | None:
    """Return what a return took, in hundredths of what was planned, steps left out apart."""
    done = [etape for etape in retour.etapes if etape.reel]
    planned = sum(etape.prevu for etape in done)
    return round(100 * sum(etape.reel for etape in done) / planned) if planned else None


def _told(values: Sequence[int]) -> tuple[int, str, int]:
    count = len(values)
    if count < RANGE:
        return count, "trop peu de voix pour en dire plus", -1
    middle = percentile(values, 50)
    told = f"de {_sign(values[0])} à {_sign(values[-1])}"
    if count >= STEADY:
        careful = _sign(percentile(values, EIGHT_OF_TEN))
        told += f", {_sign(middle)} au milieu ; huit sur dix tiennent dans {careful}"
    return count, told, abs(middle - 100)


def _sign(percent: int) -> str:
    away = percent - 100
    return f"{'+' if away > 0 else '−' if away < 0 else ''}{abs(away)} %"
