"""Which methods a group, a place and a trainer allow, and why the others are set aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.french import sans_accents

from ..clock.supplies import side_by_side
from ..clock.vecu import careful
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry, Entry
from ..records.methode import Methode
from ..records.programme import Contraintes
from .brief import Brief

Obstacle = tuple[str, str]
"""The name of the limit that sets a method aside, and the sentence that says so."""


def folded(text: str) -> str:
    """Return a text in lower case without accents, to compare names of things."""
    return sans_accents(text.replace("’", "'"))


def obstacles(methode: Methode, slug: str, brief: Brief, catalogue: Catalogue) -> list[Obstacle]:
    """Return every limit that sets a method aside; none means that it may be chosen.

    Only the size of the group sets aside a method that the trainer asks for.
    """
    every = _every(methode, slug, brief, catalogue)
    asked = slug in brief.contraintes.inclure
    return [one for one in every if one[0] == "participants" or not asked]


def _every(methode: Methode, slug: str, brief: Brief, catalogue: Catalogue) -> list[Obstacle]:
    """Return every limit that a method meets, be it asked for or not."""
    c, size = brief.contraintes, methode.participants
    found: list[Obstacle] = []
    if not side_by_side(methode, brief.participants, brief.animateurs):
        found.append(("participants", f"demande de {size.min} à {size.max} personnes"))
    if slug in c.exclure:
        found.append(("exclure", "écartée par le programme"))
    if c.difficulte_max is not None and methode.difficulte > c.difficulte_max:
        found.append(("difficulte_max", "demande plus d’expérience que prévu"))
    found += _levels(methode, c, catalogue)
    if c.distance and methode.distance.possible == "non":
        found.append(("distance", "ne se fait qu’en présence"))
    found += (
        ("materiel_absent", f"demande « {name} », qui manque") for name in missing(methode, c)
    )
    return found


def _levels(methode: Methode, c: Contraintes, catalogue: Catalogue) -> Iterator[Obstacle]:
    for name, words in (("lecture", "lectures"), ("mobilite", "mobilites")):
        wished, asked = getattr(c, name), getattr(methode.accessibilite, name)
        if wished is not None and rank(catalogue, words, asked) > rank(catalogue, words, wished):
            told = catalogue.mot(words, asked).nom.lower()
            yield name, f"suppose : {told}"


def rank(catalogue: Catalogue, words: str, word: str) -> int:
    """Return the place of a word in its closed list, which goes from the least demanding on."""
    known = list(catalogue.vocabulaires.get(words, {}))
    return known.index(word) if word in known else len(known)


def missing(methode: Methode, c: Contraintes) -> list[str]:
    """Return the things a method cannot do without among those that are absent.

    « Téléphone ou ordinateur » is missing only when both are.
    """
    absent = [folded(name) for name in c.materiel_absent]
    if not absent:
        return []
    return [
        item.nom
        for item in methode.materiel
        if all(any(name in way for name in absent) for way in folded(item.nom).split(" ou "))
    ]


@dataclass(frozen=True, slots=True)
class Forme:
    """A method as one of its variants runs it, or as its file tells it when titre is None."""

    titre: str | None
    methode: Methode


MOST_FORMS = 2
"""How many forms of a method one half-day looks at, the method itself among them: the others would
cost their time without changing the choice much."""


def forms_of(
    entry: Entry[Methode], brief: Brief, catalogue: Catalogue, told: frozenset[str] = frozenset()
) -> tuple[Forme, ...]:
    """Return the method itself and the forms of it that no limit sets aside, in their order.

    A form that does not tell its own steps is left out, and one that changes neither its minutes nor
    what stood in the way of the method. Those that a kept choice told are always there.
    """
    m = entry.record
    stopped = _every(m, entry.slug, brief, catalogue)
    found = [] if stopped else [Forme(None, paced(entry, None, brief, catalogue))]
    for variante in m.variantes:
        if variante.etapes and (stopped or variante.duree or variante.titre in told):
            form = m.sous_forme(variante.titre)
            if not _every(form, entry.slug, brief, catalogue):
                found.append(Forme(variante.titre, paced(entry, variante.titre, brief, catalogue)))
    if not found and not obstacles(m, entry.slug, brief, catalogue):
        return (
            Forme(None, paced(entry, None, brief, catalogue)),
        )  # Asked for all the same, in the only way that it has.
    own = found[: 0 if stopped else 1]
    made = (*own, *sorted(found[len(own) :], key=_shortest))
    return (*made[:MOST_FORMS], *(forme for forme in made[MOST_FORMS:] if forme.titre in told))


def paced(entry: Entry[Methode], forme: str | None, brief: Brief, catalogue: Catalogue) -> Methode:
    """Return a method, in the form of this title, with the durations that composing starts from: its
    own, or the careful ones where the brief asks for them and enough groups lived it."""
    known = catalogue.retours.get(entry.slug)
    if known is None or not brief.contraintes.prudentes:
        return entry.record.sous_forme(forme)
    return careful(entry.record, known.record.retours, forme)


def _shortest(forme: Forme) -> int:
    return forme.methode.duree.conseillee


def allowed(
    brief: Brief, catalogue: Catalogue, told: Mapping[str, frozenset[str]] | None = None
) -> Mapping[str, tuple[Forme, ...]]:
    """Return the methods that no limit sets aside in one of their forms at least, by slug; told: the
    forms of each that a kept choice told."""
    forms = told or {}
    every = {
        slug: forms_of(e, brief, catalogue, forms.get(slug, frozenset()))
        for slug, e in catalogue.methodes.items()
    }
    return {slug: forms for slug, forms in every.items() if forms}


def set_aside(brief: Brief, catalogue: Catalogue) -> tuple[tuple[AnyEntry, str], ...]:
    """Return the methods set aside, each with the first reason, for the objectives of the brief."""
    wanted = {o for n in brief.a_remplir for o in brief.demis[n].objectifs}
    found, kept = [], allowed(brief, catalogue)
    for slug, entry in catalogue.methodes.items():
        reasons = obstacles(entry.record, slug, brief, catalogue)
        if reasons and wanted & set(catalogue.objectifs_of(entry)) and slug not in kept:
            found.append((entry, reasons[0][1]))
    return tuple(found)
