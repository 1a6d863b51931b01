"""Papers to complete, told once for those that one fills by hand and for those filled on a screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from macros.model.core.catalogue import Catalogue
from macros.model.records.lettres import Bloc as Written
from macros.model.records.lettres import Lettre as Record

from .organisme import Organisme, organisme
from .plain import Riche, riches

_BLANK = re.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Bout:
    """A piece of a sentence: words, or a blank with what to write in it."""

    mots: str
    blanc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bloc:
    """A block to show: its nature, and what that nature shows; the pieces of fields are their values."""

    nature: str
    bouts: tuple[Bout, ...] = ()
    mots: tuple[Riche, ...] = ()
    nombre: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettre:
    """A paper to complete; organisme is at its head, or nobody; montre: it bears its title; a_part: what
    the team confirms is in another file, which nobody sends with this one."""

    titre: str
    montre: bool
    grand: bool
    usage: Riche
    avertissement: Riche
    confirmer: tuple[Riche, ...]
    organisme: Organisme | None
    a_part: bool = False
    corps: Sequence[Bloc]


def lettre(catalogue: Catalogue, record: Record, avertissement: str) -> Lettre:
    """Return a paper to complete, the organisation of the first course at its head."""
    head = organisme(catalogue.formation.record.organisme) if record.entete else None
    return Lettre(
        titre=record.titre,
        montre=not record.sans_titre,
        grand=record.grand,
        usage=Riche(record.usage),
        avertissement=Riche(avertissement),
        confirmer=riches(record.confirmer),
        organisme=head,
        corps=[_bloc(bloc) for bloc in record.corps],
    )


def _bloc(bloc: Written) -> Bloc:
    if bloc.texte is not None:
        return Bloc(nature="texte", bouts=bouts(bloc.texte))
    told = getattr(bloc, bloc.nature)
    words = (told,) if isinstance(told, str) else told
    # Nothing is ticked beforehand in what a person signs.
    count = 0 if bloc.nature == "choix" else bloc.nombre
    return Bloc(nature=bloc.nature, mots=riches(words), nombre=count)


def bouts(texte: str) -> tuple[Bout, ...]:
    """Return a sentence cut at its blanks."""
    found: list[Bout] = []
    here = 0
    for blank in _BLANK.finditer(texte):
        found += [Bout(texte[here : blank.start()])] if blank.start() > here else []
        found.append(Bout("", blank[1]))
        here = blank.end()
    return (*found, Bout(texte[here:])) if texte[here:] else tuple(found)
