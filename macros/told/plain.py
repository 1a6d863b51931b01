"""What is told as plain data, at the edge where it leaves for a template or a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass

from macros.french import duree, heure


class Riche(str):
    """A text that holds Markdown marks, to be drawn; empty, it shows nothing."""

    __slots__ = ()


class Heure(int):
    """Minutes since midnight; as words, 9 h 05."""

    __slots__ = ()

    def __str__(self) -> str:
        return heure(self)


class Minutes(int):
    """A length of time; as words, 2 h 15."""

    __slots__ = ()

    def __str__(self) -> str:
        return duree(self)


def plain(value: object) -> dict[str, object]:
    """Return the fields of a dataclass by name; TypeError for anything else, as json.dumps asks."""
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"{type(value).__name__} is no telling")
    return {field.name: getattr(value, field.name) for field in fields(value)}


_MARKS = re.compile(r"([!-/:-@\[-`{-~])")


def tel_quel(text: str) -> Riche:
    """Return a text as it is, to be drawn where Markdown marks may be: none of its signs is one."""
    return Riche(_MARKS.sub(r"\\\1", text))


def riches(texts: Iterable[str]) -> tuple[Riche, ...]:
    """Return texts that hold Markdown marks, in the same order."""
    return tuple(map(Riche, texts))
