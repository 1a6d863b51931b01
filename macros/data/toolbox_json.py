"""The toolbox as open data: every record, its address, its modules and its objectives."""

from __future__ import annotations

from pydantic_core import to_json

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import KINDS
from macros.model.records.programme import HALVES

NOTES = {"sequences": {"__all__": {"note", "etapes"}}}
TEAM: dict[str, object] = {
    "programmes": {
        "acceptes": True,
        "equipe": True,
        "jours": {"__all__": dict.fromkeys(HALVES, NOTES)},
    }
}
"""What a record keeps for the team, kind by kind: notes and steps of a programme's lines,
warnings accepted."""


def toolbox_json(catalogue: Catalogue) -> str:
    """Return the whole catalogue as JSON: an object whose keys are the kinds, each a list of
    records with slug, titre, url relative to the site's root, modules and objectifs."""
    data = {
        kind: [_record(catalogue, entry) for entry in catalogue.kind(kind).values()]
        for kind in KINDS
    }
    return to_json(data, indent=1).decode() + "\n"


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
        mode="json", exclude_none=True, exclude=TEAM.get(entry.kind)
    )
    return head | fields
