"""What a programme promises around its days: its evaluations dated, and how fresh its facts are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.french import jour
from macros.model.clock.jalons import jalons, last_enrolment
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.plans.promesses import told
from macros.model.records.formation import Formation
from macros.model.records.programme import Programme

from ..plain import Riche
from .acces import propre


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """A time of evaluation: its moment in words, when, how, and its questionnaire."""

    moment: str
    delai: str
    texte: Riche
    url: str
    questionnaire: str


EN_ARRIVANT = "au plus tard le {}, en arrivant"
SE_SITUER = "Chaque personne dit où elle en est, à l’oral si elle préfère : à l’inscription, ou en arrivant."
"""When and how people say what they know, where a questionnaire a week before asks too much."""


def evaluations(catalogue: Catalogue, plan: Plan) -> list[Evaluation]:
    """Return the evaluations of a programme with the days they fall on, in order, each in the words
    that this programme holds."""
    programme = plan.programme
    formation = catalogue.formations[programme.formation].record
    texts = {
        (e.moment, e.questionnaire): told(e.texte, e.precisions, plan, catalogue)
        for e in formation.evaluations
    }
    easy = _easy(programme, formation)
    return [
        Evaluation(
            moment=catalogue.mot("moments_evaluation", j.moment).nom,
            delai=EN_ARRIVANT.format(jour(programme.jours[0].date))
            if easy and j.moment == "avant"
            else jour(j.date),
            texte=Riche(
                SE_SITUER if easy and j.moment == "avant" else texts[j.moment, j.questionnaire.slug]
            ),
            url=f"~/{j.questionnaire.url}",
            questionnaire=j.questionnaire.titre,
        )
        for j in jalons(programme, catalogue)
    ]


def _easy(programme: Programme, formation: Formation) -> bool:
    """Say whether no questionnaire is asked for a week before: a day alone, or a group that reads
    little, where one enrols in the programme's own way."""
    light = len(programme.jours) == 1 or programme.contraintes.lecture is not None
    return light and bool(propre(programme, formation))


TO_DO = {
    "avant": "Envoyer le questionnaire",
    "a-chaud": "Faire remplir le questionnaire",
    "a-froid": "Envoyer le questionnaire",
    "bilan": "Remplir en équipe le questionnaire",
}
"""What the team does with the questionnaire of each moment."""


@dataclass(frozen=True, slots=True)
class Envoi:
    """A day that the team must hold, what to do, and the questionnaire it is about, if any."""

    jour: date
    texte: str
    titre: str = ""
    url: str = ""

    @property
    def date(self) -> str:
        """The day in words."""
        return jour(self.jour)


def envois(catalogue: Catalogue, programme: Programme) -> list[Envoi]:
    """Return the days that the team of a programme must hold, in order."""
    limite = last_enrolment(programme, catalogue.formations[programme.formation].record)
    dated = (
        Envoi(
            j.date,
            TO_DO.get(j.moment, "Questionnaire"),
            j.questionnaire.titre,
            f"~/{j.questionnaire.url}",
        )
        for j in jalons(programme, catalogue)
    )
    return sorted([Envoi(limite, "Dernier jour pour s’inscrire"), *dated], key=lambda e: e.jour)


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
