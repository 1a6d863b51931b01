"""Rules on files that stand beside a tool, under its name: each has its tool."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.names import near_name
from ..base.problems import Problem
from ..beside import BESIDE, Beside
from ..core.catalogue import Catalogue
from ..core.kinds import kind_of
from ..core.lost import lost


def alone(catalogue: Catalogue) -> Iterator[Problem]:
    """A file beside a tool bears the name of a tool that is there: one that changed its name takes the
    file along, and nobody is told to throw away what was written."""
    for one in BESIDE:
        for slug, entry in getattr(catalogue, one.field).items():
            if slug not in catalogue.names(one.kind):
                yield Problem(entry.path, 1, "", _alone(catalogue, one, slug))


def _alone(catalogue: Catalogue, one: Beside, slug: str) -> str:
    told = one.lone.format(slug)
    if one.folder == kind_of(one.kind).folder:
        return f"{told} ; supprimer ce fichier"
    if near := near_name(slug, catalogue.names(one.kind)):
        return f"{told} ; renommer ce fichier « {near}{one.suffix} »"
    return lost(catalogue, one.kind, slug)


RULES = (alone,)
