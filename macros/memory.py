"""What pure functions answered, by all that they were asked: worked out once, given back after.

A living process remembers by itself; a file keeps it from one process to the next.
"""

from __future__ import annotations

import gc
import io
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Generic, TypeVar, cast

from pydantic import BaseModel

from macros.kept import forget_others, keep, kept, made_by

T = TypeVar("T")

TURNS = 8
"""Readings of a toolbox after which what none of them asked for is forgotten."""


class Memory(Generic[T]):
    """The answers to one question, by a digest of all that each rests on. Nobody changes an answer."""

    every: dict[str, Memory[object]] = {}  # noqa: RUF012
    turn = 0

    def __init__(self, name: str) -> None:
        self._answers: dict[str, T] = {}
        self._asked: dict[str, int] = {}
        self.made = 0
        Memory.every[name] = cast("Memory[object]", self)

    def of(self, key: str, make: Callable[[], T]) -> T:
        """Return the answer to a key, made when nobody asked before; an empty key is never kept."""
        if key and key in self._answers:
            self._asked[key] = Memory.turn
            return self._answers[key]
        answer = make()
        self.made += 1
        if key:
            self._answers[key], self._asked[key] = answer, Memory.turn
        return answer

    def known(self, key: str) -> T | None:
        """Return what was noted under a key, if anything was."""
        if key in self._answers:
            self._asked[key] = Memory.turn
        return self._answers.get(key)

    def note(self, key: str, answer: T) -> None:
        """Note an answer that its maker knows to rest on its key alone."""
        self._answers[key], self._asked[key] = answer, Memory.turn
        self.made += 1

    def asked(self, since: int) -> dict[str, T]:
        """Return the answers that were asked for since a turn."""
        return {key: self._answers[key] for key, turn in self._asked.items() if turn >= since}

    def keep_only(self, answers: dict[str, T]) -> None:
        """Forget all but some answers."""
        self._answers = answers
        self._asked = {key: self._asked.get(key, Memory.turn) for key in answers}


def begin() -> None:
    """Begin a reading of a toolbox: forget what the last ones did not ask for."""
    Memory.turn += 1
    for memory in Memory.every.values():
        memory.keep_only(memory.asked(Memory.turn - TURNS))


def made() -> int:
    """Return how many answers were worked out so far, in all."""
    return sum(one.made for one in Memory.every.values())


def recall(folder: Path) -> None:
    """Take back what a process before this one kept in a folder; nothing when our code changed."""
    content = kept(folder / _name())
    for name, answers in (_loaded(content) if content else {}).items():
        memory = Memory.every.get(name)
        if memory:
            memory.keep_only({**answers, **memory.asked(0)})


def _loaded(content: bytes) -> dict[str, dict[str, object]]:
    told: dict[str, dict[str, object]] = {}
    with undisturbed(), suppress(pickle.UnpicklingError, AttributeError, ImportError):
        told = _Data(io.BytesIO(content)).load()
    return told


class _Data(pickle.Unpickler):
    """Reads records of ours, days and plain values: what is kept is never run."""

    def find_class(self, module: str, name: str) -> type:
        """Return a class of records; UnpicklingError for whatever might do something."""
        if (module, name) == ("datetime", "date"):
            return date
        found = super().find_class(module, name) if module.startswith("macros.") else None
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, _RECORDS)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")


_RECORDS = (BaseModel, Enum)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Look for nothing to give back meanwhile: what is read stays, and looking takes a third more."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def retain(folder: Path) -> None:
    """Keep in a folder, for the next process, what this reading asked for."""
    told = {name: memory.asked(Memory.turn) for name, memory in Memory.every.items()}
    keep(folder / _name(), pickle.dumps(told, pickle.HIGHEST_PROTOCOL))
    if folder.is_dir():
        forget_others(folder, {_name()})


def _name() -> str:
    return made_by("**/*.py", "paper/**/*")[:32]
