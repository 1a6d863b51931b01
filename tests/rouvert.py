"""A programme written line by line, asked again of the assembler."""

from __future__ import annotations

from macros.model.records.programme import Programme


def rouvert(record: Programme) -> Programme:
    """The programme without its lines: its half-days give only their objectives."""
    jours = tuple(
        jour.model_copy(
            update={nom: half.model_copy(update={"sequences": ()}) for nom, half in jour.halves}
        )
        for jour in record.jours
    )
    return record.model_copy(update={"jours": jours})
