"""Texts too long for their card, with the line to shorten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil
from pathlib import Path

from macros.kept import digest
from macros.memory import Memory
from macros.model.base.problems import Problem
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.methode import Methode
from macros.model.source.yaml_source import Path as Where
from macros.model.source.yaml_source import dotted

from ..press.document import Atelier
from ..press.presses import rest
from .faces import carte
from .mesure import BLANK, mesures, mesures_gardees

LINE = 3.1
"""Height of a line of a card's smallest text (7,5 pt), in mm."""

SIGNS = 70
"""How many signs such a line holds, on average."""

LONGEST_WORD = 30
"""Signs of the longest word that stands on one line of a card, even in its title."""

_WORD = re.compile(r"\w+")

Texte = tuple[Where, str]


def overflows(atelier: Atelier, folder: Path | None = None) -> list[Problem]:
    """Return the texts that a card cannot hold, measured by the template that prints them; a
    folder, when there is one, keeps the measures from one time to the next."""
    methods = atelier.catalogue.methodes.values()
    found = [problem for entry in methods for problem in _long_words(entry)]
    code = BLANK if atelier.site_url else {}
    shared = digest(repr(code), *_shared(atelier.catalogue))
    keys = {_key(entry, shared): entry for entry in methods}
    unknown = {key: entry for key, entry in keys.items() if not _FITS.known(key)}
    cartes = [carte(atelier.catalogue, entry, code) for entry in unknown.values()]
    if folder:
        measured = mesures_gardees(cartes, folder, choisir=False)
    else:
        measured = mesures(cartes, choisir=False)
    rest()
    for (key, entry), faces in zip(unknown.items(), measured, strict=True):
        over = [_too_long(entry, name, f.exces) for name, f in faces.items() if f.exces > 0]
        found += over
        if not over:
            _FITS.note(key, True)
    return found


_FITS: Memory[bool] = Memory("cards that fit")


def _key(entry: Entry[Methode], shared: str) -> str:
    return digest(shared, entry.slug, entry.record.model_dump_json())


def _shared(catalogue: Catalogue) -> Iterator[str]:
    """Yield what cards read besides their own method: the closed lists, and the courses."""
    yield from (catalogue.vue, repr(catalogue.vocabulaires))
    yield from (course.record.model_dump_json() for course in catalogue.formations.values())


def _too_long(entry: Entry[Methode], face: str, excess: float) -> Problem:
    where, text = _longest(_texts(entry.record, face))
    sentence = (
        f"le {face} de la carte imprimée dépasse de {ceil(excess)} mm, même en petits caractères ; "
        f"retirer environ {ceil(excess / LINE) * SIGNS} signes aux textes de ce côté, "
        f"d’abord à celui-ci, le plus long ({len(text)} signes)"
    )
    if where[-1] == "consigne":
        sentence += " ; ou écrire une consigne_simple, que la carte montre à sa place"
    return Problem(entry.path, entry.line(*where), dotted(where), sentence)


def _longest(texts: list[Texte]) -> Texte:
    """Return the text that takes the most room; things to bring count together."""
    things = [text for text in texts if text[0][0] == "materiel"]
    together: Texte = (("materiel",), ", ".join(name for _, name in things))
    found = max([*texts, together], key=_length)
    most = max(things, key=_length, default=found)
    return most if found is together and 2 * _length(most) > _length(together) else found


def _length(text: Texte) -> int:
    return len(text[1])


def _long_words(entry: Entry[Methode]) -> Iterator[Problem]:
    for where, text in (*_texts(entry.record, "recto"), *_texts(entry.record, "verso")):
        longest = max(map(len, _WORD.findall(text)), default=0)
        if longest > LONGEST_WORD:
            sentence = (
                f"un mot de {longest} signes ne tient pas sur une ligne de la carte imprimée ; "
                f"{LONGEST_WORD} au plus, le couper ou l’écrire autrement"
            )
            yield Problem(entry.path, entry.line(*where), dotted(where), sentence)


def _texts(r: Methode, face: str) -> list[Texte]:
    return _front(r) if face == "recto" else _back(r)


def _front(r: Methode) -> list[Texte]:
    things: list[Texte] = [(("materiel", n, "nom"), m.nom) for n, m in enumerate(r.materiel)]
    return [(("titre",), r.titre), (("accroche",), r.accroche), *things]


def _back(r: Methode) -> list[Texte]:
    steps: list[Texte] = []
    for n, step in enumerate(r.etapes):
        told = "consigne_simple" if step.consigne_simple else "consigne"
        steps.append((("etapes", n, "titre"), step.titre))
        steps.append((("etapes", n, told), getattr(step, told)))
    return [*steps, (("production",), r.production), (("origine", "auteur"), r.origine.auteur)]
