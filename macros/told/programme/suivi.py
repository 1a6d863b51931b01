"""What a programme promises around its days: its evaluations dated, and how fresh its facts are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.french import jour
from macros.model.clock.jalons import jalons
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.records.programme import Programme

from ..plain import Riche


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """A time of evaluation: its moment in words, when, how, and its questionnaire."""

    moment: str
    delai: str
    texte: Riche
    url: str
    questionnaire: str


def evaluations(catalogue: Catalogue, programme: Programme) -> list[Evaluation]:
    """Return the evaluations of a programme with the days they fall on, in order."""
    formation = catalogue.formations[programme.formation].record
    texts = {(e.moment, e.questionnaire): e.texte for e in formation.evaluations}
    return [
        Evaluation(
            moment=catalogue.mot("moments_evaluation", j.moment).nom,
            delai=jour(j.date),
            texte=Riche(texts[j.moment, j.questionnaire.slug]),
            url=f"~/{j.questionnaire.url}",
            questionnaire=j.questionnaire.titre,
        )
        for j in jalons(programme, catalogue)
    ]


def fraicheur(catalogue: Catalogue, plan: Plan) -> date:
    """Return the latest day on which something that a programme shows was brought up to date."""
    r = plan.programme
    records = [
        r,
        catalogue.formations[r.formation].record,
        catalogue.territoires[r.territoire].record,
    ]
    records += [c.outil.record for s in plan.sessions for c in s.creneaux if c.outil]
    days: list[date] = [record.mise_a_jour for record in records if hasattr(record, "mise_a_jour")]
    return max(days)
