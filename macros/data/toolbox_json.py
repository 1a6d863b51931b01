"""The toolbox as open data: every record, its address, its modules and its objectives."""

from __future__ import annotations

from pydantic_core import to_json

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import KINDS
from macros.model.records.programme import HALVES

NOTES = {"sequences": {"__all__": {"note", "etapes"}}}
EMPTY: tuple[object, ...] = ([], {})
STEPS = {"__all__": {"figure", "motif", "compte"}}
OURS: dict[str, object] = {
    "methodes": {
        **dict.fromkeys(("heros", "motif", "moins"), True),
        "etapes": STEPS,
        "variantes": {"__all__": {"etapes": STEPS}},
    },
    "programmes": {
        "acceptes": True,
        "equipe": True,
        "jours": {"__all__": dict.fromkeys(HALVES, NOTES)},
    },
}
"""What a record keeps for ourselves, kind by kind: how a method is drawn and counted; of a programme,
notes and steps of its lines, warnings accepted."""


def toolbox_json(catalogue: Catalogue) -> str:
    """Return the whole catalogue as JSON: an object whose keys are the kinds, each a list of
    records with slug, titre, url relative to the site's root, modules and objectifs; lists and
    objects that hold nothing are left out, as is what serves our drawings and our counts."""
    data = {
        kind: [_record(catalogue, entry) for entry in catalogue.kind(kind).values()]
        for kind in KINDS
    }
    return to_json(data).decode() + "\n"


def _record(catalogue: Catalogue, entry: AnyEntry) -> dict[str, object]:
    seen = catalogue.seen_by(entry)
    head: dict[str, object] = {
        "slug": entry.slug,
        "titre": entry.titre,
        "url": entry.url,
        "modules": list(seen.modules_of(entry)),
        "objectifs": list(seen.objectifs_of(entry)),
    }
    fields: dict[str, object] = entry.record.model_dump(
        mode="json", exclude_none=True, exclude=OURS.get(entry.kind)
    )
    return head | {name: _bare(value) for name, value in fields.items() if value not in EMPTY}


def _bare(value: object) -> object:
    """Return a value without the lists and the objects that hold nothing."""
    if isinstance(value, dict):
        return {name: _bare(one) for name, one in value.items() if one not in EMPTY}
    return [_bare(one) for one in value] if isinstance(value, list) else value
