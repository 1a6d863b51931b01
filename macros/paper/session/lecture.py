"""The grid with which the team reads cases before and after: a page for each objective."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from macros.model.core.catalogue import Catalogue
from macros.told.cas import Jugement, jugements

from ..press.document import Atelier, Data, Document, pdf
from ..texts.phrases import phrases

PAGES = ("formateurs/objectifs/",)
"""Where the team finds it."""
ROWS = 14
"""People on one page: twelve at most come, and two more."""


def documents(atelier: Atelier) -> Iterator[Document]:
    """Yield the grid of each course that asks cases; nothing for another."""
    for seen in atelier.catalogue.views:
        judged = [one for one in jugements(seen) if one.reperes]
        if judged:
            yield Document(
                adresse=f"documents/lecture-des-situations{_suffix(seen)}.pdf",
                titre="Lire les situations, avant et après",
                nature="PDF A4, une page par objectif",
                famille="questionnaires",
                pages=PAGES,
                jour=max(seen.formation.record.mise_a_jour, *_days(seen)),
                maker=pdf("session/lecture.typ"),
                told=partial(_lecture, atelier, seen, judged),
            )


def _suffix(seen: Catalogue) -> str:
    return f"-{seen.formation.slug}" if seen.vue else ""


def _days(seen: Catalogue) -> Iterator[date]:
    used = {e.questionnaire for e in seen.formation.record.evaluations}
    return (e.record.mise_a_jour for e in seen.questionnaires.values() if e.slug in used)


def _lecture(atelier: Atelier, seen: Catalogue, judged: list[Jugement]) -> Data:
    return {
        "titre": f"Lire les situations : {seen.formation.titre}",
        "objectifs": judged,
        "lignes": ROWS,
        "phrases": phrases(atelier.papiers.lecture),
    }
