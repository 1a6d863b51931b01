"""Files that were read and do not hold together: what they name is judged all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from ..base.problems import Problem
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..core.kinds import references
from ..core.lost import lost
from ..core.references import CHOICES
from ..records.common import SLUG
from ..records.sequence import UseOfTool
from ..source.yaml_source import Path
from .liens import fault, known, unknown_objective

_USES = {use.nature: use.KIND for use in UseOfTool.__subclasses__()}
_ALONE = {**_USES, "formation": "formations", "territoire": "territoires"}
_LISTS = dict.fromkeys(CHOICES, "methodes")
"""Fields of a programme that name records, wherever they stand in it."""


def named_by_the_broken(catalogue: Catalogue) -> Iterator[Problem]:
    """What a broken file names exists, as far as its fields can be read."""
    for entry in catalogue.unshaped:
        for where, slug, kind in _named(entry):
            if isinstance(slug, str) and SLUG.match(slug) and not known(catalogue, kind, slug):
                yield fault(entry, where, lost(catalogue, kind, slug))
        for where, number in _objectives(entry.document.data, ()):
            if isinstance(number, int) and number >= 1 and number is not True:
                yield from unknown_objective(catalogue, entry, where, number)


def _named(entry: AnyEntry) -> Iterator[tuple[Path, object, str]]:
    data = cast("Mapping[str, object]", entry.document.data)
    for name, kind in references(entry.kind):
        yield from (((name, n), slug, kind) for n, slug in _items(data.get(name)))
    if entry.kind == "methodes":
        for n, other in _items(data.get("alternatives")):
            if isinstance(other, dict):
                yield ("alternatives", n, "slug"), other.get("slug"), "methodes"
    if entry.kind == "programmes":
        yield from _of_programme(data, ())
    if entry.kind == "sessions":
        yield ("programme",), data.get("programme"), "programmes"


def _of_programme(value: object, where: Path) -> Iterator[tuple[Path, object, str]]:
    if isinstance(value, dict):
        for name, item in value.items():
            if name in _ALONE and isinstance(item, str):
                yield (*where, name), item, _ALONE[name]
            elif name in _LISTS:
                yield from (((*where, name, n), slug, _LISTS[name]) for n, slug in _items(item))
            else:
                yield from _of_programme(item, (*where, name))
    else:
        for n, item in _items(value):
            yield from _of_programme(item, (*where, n))


def _objectives(value: object, where: Path) -> Iterator[tuple[Path, object]]:
    if isinstance(value, dict):
        for name, item in value.items():
            found = _items(item) if name == "objectifs" else ()
            yield from (((*where, name, n), number) for n, number in found)
            if name in {"jours", "matin", "apres_midi", "soir"}:
                yield from _objectives(item, (*where, name))
    elif where[:1] == ("jours",):
        for n, item in _items(value):
            yield from _objectives(item, (*where, n))


def _items(value: object) -> Iterator[tuple[int, object]]:
    return iter(enumerate(value if isinstance(value, tuple) else ()))


RULES = (named_by_the_broken,)
