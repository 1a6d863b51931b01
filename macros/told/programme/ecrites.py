"""Lines of an agenda as a trainer writes them in a file."""

from __future__ import annotations

from macros.model.records.sequence import OWN, Sequence


def own_words(line: Sequence) -> dict[str, object]:
    """Return what a trainer wrote of how a line is led, as its file writes it."""
    told: dict[str, object] = line.model_dump(mode="json", include=set(OWN), exclude_defaults=True)
    return {name: told[name] for name in OWN if told.get(name)}
