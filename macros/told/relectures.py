"""What is to be read again first: law that is a year old here, drafts most used, most doubts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from macros.french import date_courte, pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import KINDS as KINDS_OF_ALL
from macros.model.plans.coverage import produced
from macros.model.plans.droit import MentionLegale, mentions
from macros.model.plans.planning import plan_of
from macros.model.plans.relues import en_relecture, montres
from macros.model.records.sequence import SequenceMethode
from macros.model.rules.relues import forbidden

MOST = 12
"""Tools that a list names: beyond, nobody reads it."""

KINDS = ("methodes", "gouvernance", "fiches", "indicateurs")
"""The kinds that are read again."""

DRAFT = "brouillon"


@dataclass(frozen=True, slots=True)
class ARelire:
    """A tool to read again: its title, where it is, why; passe: its day is past."""

    titre: str
    url: str
    raison: str
    passe: bool = False


def echeance(day: date) -> date:
    """Return the day, a year later, from which law that was read on a day asks to be read again."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap else day.day)


def droit(catalogue: Catalogue, jour: date) -> list[ARelire]:
    """Return the tools that quote law, as seen on a day, the first to be read again first.

    A year is counted from the day on which the file was brought up to date: the version of an article
    says since when it stands, not when somebody opened it.
    """
    found = [(echeance(_day(e)), e) for e in _entries(catalogue) if _laws(e)]
    return [
        _told(e, f"{pluriel(_laws(e), 'texte')}, à relire avant le {date_courte(due)}", due <= jour)
        for due, e in sorted(found, key=lambda pair: (pair[0], pair[1].titre))
    ]


@dataclass(frozen=True, slots=True)
class PasRelu:
    """A mention of the law that nobody read: the text, where it stands, why."""

    texte: str
    url: str
    pourquoi: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """How many mentions of the law there are, how many were read, and those that were not."""

    toutes: int
    lues: int
    pas_relues: tuple[PasRelu, ...]


def mentions_de_la_loi(catalogue: Catalogue) -> Mentions:
    """Return how far the mentions of the law were read, and what is left."""
    every = list(mentions(catalogue))
    unread = [one for one in every if one.etat != "lu"]
    return Mentions(
        len(every),
        len(every) - len(unread),
        tuple(PasRelu(one.texte, _page(one), one.pourquoi) for one in unread),
    )


def _page(one: MentionLegale) -> str:
    """Where a mention is read: the page of its tool, or that which its file makes."""
    if one.path[0] == "domaines":
        return "~/qui-decide/"
    return "~/formateurs/mentions/" if one.path[0] == "mentions" else f"~/{one.entry.url}"


MOST_REASONS = 5
"""Reasons that a list gives: beyond, the command tells them all."""


@dataclass(frozen=True, slots=True)
class SiRelues:
    """What a site that shows only what was read would show now, and what it would be refused for."""

    montres: tuple[str, ...]
    empeche: tuple[str, ...]
    reste: int = 0


def si_relues(catalogue: Catalogue) -> SiRelues:
    """Return what « publier: relues » would do now."""
    counts = montres(catalogue)
    lines = [f"{KINDS_OF_ALL[name].nom} : {n} sur {total}" for name, (n, total) in counts.items()]
    why = [] if catalogue.en_relecture else list(forbidden(catalogue, en_relecture(catalogue)))
    told = [f"{one.path} : {one.sentence}" for one in why]
    return SiRelues(tuple(lines), tuple(told[:MOST_REASONS]), max(0, len(told) - MOST_REASONS))


def servis(catalogue: Catalogue) -> list[ARelire]:
    """Return the drafts that most programmes use, the most used first."""
    uses = Counter(use for slug in catalogue.programmes for use in _used(catalogue, slug))
    found = [(n, e) for e in _drafts(catalogue) if (n := uses[e.kind, e.slug])]
    return _most(found, "programme")


def douteux(catalogue: Catalogue) -> list[ARelire]:
    """Return the tools that leave most doubts, those of law that nobody opened among them."""
    found = [(n, e) for e in _entries(catalogue) if (n := _doubts(e))]
    return _most(found, "doute")


def _most(found: Iterable[tuple[int, AnyEntry]], noun: str) -> list[ARelire]:
    ranked = sorted(found, key=lambda pair: (-pair[0], pair[1].titre))
    return [_told(e, pluriel(n, noun)) for n, e in ranked[:MOST]]


def _told(entry: AnyEntry, why: str, late: bool = False) -> ARelire:
    return ARelire(entry.titre, f"~/{entry.url}", why, late)


def _entries(catalogue: Catalogue) -> Iterator[AnyEntry]:
    return (e for kind in KINDS for e in catalogue.kind(kind).values())


def _drafts(catalogue: Catalogue) -> Iterator[AnyEntry]:
    return (e for e in _entries(catalogue) if getattr(e.record, "etat", "") == DRAFT)


def _day(entry: AnyEntry) -> date:
    """The day on which a file was brought up to date; an indicator, which has none of its own, stands
    on the first day on which one of its texts was read."""
    day: date | None = getattr(entry.record, "mise_a_jour", None)
    return day or min(source.lu_le for source in entry.record.sources if source.lu_le)


def _laws(entry: AnyEntry) -> int:
    known = hasattr(entry.record, "mise_a_jour")
    sources = getattr(entry.record, "sources", ())
    dated = [source for source in sources if source.version and (known or source.lu_le)]
    return len(dated) + len(getattr(entry.record, "base_legale", ()))


def _doubts(entry: AnyEntry) -> int:
    unread = [law for law in getattr(entry.record, "base_legale", ()) if not law.verifie]
    return len(unread) + len(getattr(entry.record, "a_verifier", ()))


def _used(catalogue: Catalogue, slug: str) -> set[tuple[str, str]]:
    """Return the methods that a programme leads and the sheets that it fills."""
    plan = plan_of(catalogue, slug)
    lines = (c.sequence for session in plan.sessions for c in session.creneaux)
    led = {("methodes", line.methode) for line in lines if isinstance(line, SequenceMethode)}
    return led | {("fiches", fiche) for fiche in produced(plan)}
