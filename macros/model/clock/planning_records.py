"""What a plan says about its choices: reasons, what came next, refusals."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.entries import AnyEntry

Place = tuple[int, str, int]
"""Where a sequence stands: the day's place from 0, the half-day's name, its place from 0."""


@dataclass(frozen=True, slots=True)
class Autre:
    """A method that was considered next, and in one sentence why it came after."""

    methode: AnyEntry
    pourquoi: str


@dataclass(frozen=True, slots=True)
class Choix:
    """Why the assembler put a sequence there, in one French sentence, and what came next."""

    raison: str
    ensuite: tuple[Autre, ...] = ()


@dataclass(frozen=True, slots=True)
class Refus:
    """A half-day that could not be filled: the day's place from 0, its name, and why."""

    rang: int
    nom: str
    phrase: str
