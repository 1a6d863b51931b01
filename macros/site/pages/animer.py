"""The pages of the room: the one that leads a method or a half-day, step after step."""

from __future__ import annotations

from ..parts.rendering import Page, page

SOURCE = "animer.md"
SCRIPT = "animer"
DESCRIPTION = "Mener une méthode ou une demi-journée, une étape à la fois, l’horloge sous les yeux."


def animer_page() -> Page:
    """Return the page that plays what its address asks for."""
    return page(
        SOURCE,
        "Animer",
        "toolbox/methodes/",
        "animer.md.j2",
        description=DESCRIPTION,
        scripts=[SCRIPT],
        alone=True,
    )
