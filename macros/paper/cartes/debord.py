"""Texts too long for their card, with the line to shorten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from typing import Any

from macros.model.base.problems import Problem
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
    methods = list(atelier.catalogue.methodes.values())
    found = [problem for entry in methods for problem in _long_words(entry)]
    code = BLANK if atelier.site_url else {}
    cartes = [carte(atelier.catalogue, entry, code) for entry in methods]
    if folder:
        measured = mesures_gardees(cartes, folder, choisir=False)
    else:
        measured = mesures(cartes, choisir=False)
    rest()
    for entry, faces in zip(methods, measured, strict=True):
        for name, face in faces.items():
            if face.exces > 0:
                found.append(_too_long(entry, name, face.exces))
    return found


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
        told: Any = "consigne_simple" if step.consigne_simple else "consigne"
        steps.append((("etapes", n, "titre"), step.titre))
        steps.append((("etapes", n, told), getattr(step, told)))
    return [*steps, (("production",), r.production), (("origine", "auteur"), r.origine.auteur)]
