"""A tool told again in plain sentences, for who reads little or learns French: its twin."""

from __future__ import annotations

from typing import ClassVar

from .common import Record, Text


class MotSimple(Record):
    """A hard word that the twin keeps, and what it means."""

    FORM: ClassVar[str] = "{ mot: Gommette, sens: C’est un petit rond qui colle. }"

    mot: Text
    sens: Text


class Simple(Record):
    """What the twin says besides the tool: what it is for, what helps when it is hard, its words.

    titre: its name in plain words, when the tool's own is hard.
    """

    titre: Text | None = None
    pour: Text
    difficile: Text
    mots: tuple[MotSimple, ...] = ()


class MethodeSimple(Simple):
    """The twin of a method; il_faut: what one needs, when the names of its things are hard."""

    il_faut: tuple[Text, ...] = ()


class QuestionSimple(Record):
    """A field of a sheet asked as one would aloud, and a short answer as an example."""

    FORM: ClassVar[str] = "{ question: Qui peut nous aider ?, exemple: La pharmacie. }"

    question: Text
    exemple: Text | None = None
