"""The sentences of toolbox/papiers.yml as templates show them, with the facts that they call."""

from __future__ import annotations

import re

from macros.model.records.common import Record
from macros.model.records.papiers import FACT
from macros.told.plain import Riche

from ..press.document import Data

_MARK = re.compile(r"([\\`*_\[\]<&])")


def phrases(part: Record, /, **facts: str) -> Data:
    """Return the sentences of a document by name; facts come in as they are, without their marks."""
    return {name: _told(value, facts) for name, value in part}


def _told(value: object, facts: dict[str, str]) -> object:
    if isinstance(value, str):
        return Riche(FACT.sub(lambda m: _plain(facts[m[1]]) if m[1] in facts else m[0], value))
    if isinstance(value, Record):
        return phrases(value, **facts)
    if isinstance(value, tuple):
        return [_told(item, facts) for item in value]
    return value


def _plain(text: str) -> str:
    return _MARK.sub(r"\\\1", text)
