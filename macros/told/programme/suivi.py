"""What a programme promises around its days: its evaluations dated, and how fresh its facts are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from macros.french import enumeration, jour, minutes, pluriel
from macros.model.clock.jalons import Jalon, depart, jalons, last_enrolment, replaced
from macros.model.core.catalogue import Catalogue, programme_objectifs
from macros.model.plans.planning import Plan
from macros.model.plans.promesses import told
from macros.model.records.formation import Formation
from macros.model.records.programme import Programme
from macros.model.records.questionnaire import Question, Questionnaire
from macros.model.records.sequence import SequenceQuestionnaire

from ..plain import Riche
from .acces import propre


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """A time of evaluation: its moment in words, how, when and by which questionnaire, if by one."""

    moment: str
    texte: Riche
    delai: str = ""
    url: str = ""
    questionnaire: str = ""


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
    dated = [
        Evaluation(
            moment=catalogue.mot("moments_evaluation", j.moment).nom,
            delai=EN_ARRIVANT.format(jour(programme.jours[0].date))
            if easy and j.moment == "avant"
            else jour(j.date),
            texte=Riche(
                SE_SITUER
                if easy and j.moment == "avant"
                else texts[j.moment, j.questionnaire.slug] + _situations(programme, j)
            ),
            url=f"~/{j.questionnaire.url}",
            questionnaire=j.questionnaire.titre,
        )
        for j in jalons(programme, catalogue)
    ]
    return sorted([*_instead(catalogue, programme), *dated], key=_rank(catalogue))


def _instead(catalogue: Catalogue, programme: Programme) -> Iterator[Evaluation]:
    """Yield what a programme does instead of questionnaires, what is said of several once."""
    told: dict[str, str] = {}
    for e in replaced(programme, catalogue):
        moment = catalogue.mot("moments_evaluation", e.moment).nom
        told.setdefault(programme.a_la_place[e.questionnaire], moment)
    for text, moment in told.items():
        yield Evaluation(moment=moment, texte=Riche(text))


def _rank(catalogue: Catalogue) -> Callable[[Evaluation], int]:
    names = [word.nom for word in catalogue.vocabulaires["moments_evaluation"].values()]
    return lambda one: names.index(one.moment)


def _easy(programme: Programme, formation: Formation) -> bool:
    """Say whether no questionnaire is asked for a week before: a day alone, or a group that reads
    little, where one enrols in the programme's own way."""
    light = len(programme.jours) == 1 or programme.contraintes.lecture is not None
    return light and bool(propre(programme, formation))


def _situations(programme: Programme, jalon: Jalon) -> str:
    """Return how many cases a programme asks: one for each of its objectives; nothing without."""
    worked = programme_objectifs(programme)
    asked = _cases(jalon.questionnaire.record, worked)
    return f" Ici, {pluriel(len(asked), 'situation')}." if asked else ""


TO_DO = {
    "avant": "Envoyer le questionnaire",
    "a-chaud": "Faire remplir le questionnaire",
    "a-froid": "Envoyer le questionnaire",
    "bilan": "Remplir en équipe le questionnaire",
}
"""What the team does with the questionnaire of each moment."""


@dataclass(frozen=True, slots=True)
class Envoi:
    """A day that the team must hold, what to do, the questionnaire it is about, if any, and how long
    it takes."""

    jour: date
    texte: str
    titre: str = ""
    url: str = ""
    precision: str = ""

    @property
    def date(self) -> str:
        """The day in words."""
        return jour(self.jour)


def envois(catalogue: Catalogue, plan: Plan) -> list[Envoi]:
    """Return the days that the team of a programme must hold, in order."""
    programme = plan.programme
    limite = last_enrolment(programme, catalogue.formations[programme.formation].record)
    leave = depart(programme, catalogue)
    dated = (
        Envoi(
            min(leave, j.date) if j.moment == "avant" else j.date,
            TO_DO.get(j.moment, "Questionnaire"),
            j.questionnaire.titre,
            f"~/{j.questionnaire.url}",
            f"À recevoir le {jour(j.date)}. {_duree(plan, j)}"
            if j.moment == "avant"
            else _duree(plan, j),
        )
        for j in jalons(programme, catalogue)
    )
    return sorted([Envoi(limite, "Dernier jour pour s’inscrire"), *dated], key=lambda e: e.jour)


def minutes_de(r: Questionnaire, asked: Collection[int]) -> int:
    """Return how long a questionnaire takes a programme that asks only the cases of its objectives."""
    kept = _cases(r, asked)
    return PAR_CAS * len(kept) if kept else r.duree


def _cases(r: Questionnaire, asked: Collection[int]) -> list[Question]:
    """Return the cases of a questionnaire that bear on some objectives."""
    told = (q for p in r.parties for q in p.questions if q.reperes)
    return [q for q in told if q.objectif in asked]


PAR_CAS = 3
"""Minutes that a short case asks for, as its questionnaire says."""

APPART = "Ces minutes ne sont pas dans le déroulé : la semaine d’avant, par écrit ou au téléphone."


def _duree(plan: Plan, jalon: Jalon) -> str:
    """Return how long a questionnaire takes in this programme, and where these minutes are taken."""
    r: Questionnaire = jalon.questionnaire.record
    if told := _cas(r, programme_objectifs(plan.programme)):
        return f"{told} {APPART}" if jalon.moment == "avant" else told
    said = f"{minutes(r.duree)}."
    if jalon.moment == "avant":
        return f"{said} {APPART}"
    return f"{said} {_presse(plan, jalon, r.duree)}".strip()


def _cas(r: Questionnaire, asked: set[int]) -> str:
    """Return which cases of a questionnaire a programme asks, and their minutes; nothing without."""
    kept = [str(q.objectif) for q in _cases(r, asked)]
    if not kept:
        return ""
    numbers = f"l’objectif {kept[0]}" if len(kept) == 1 else f"les objectifs {enumeration(kept)}"
    return (
        f"{minutes(PAR_CAS * len(kept))} : pour {numbers} seulement, {PAR_CAS} min par situation."
    )


def _presse(plan: Plan, jalon: Jalon, whole: int) -> str:
    """Return what to answer of a questionnaire that the programme gives less time than it asks."""
    given = [
        c.minutes
        for s in plan.sessions
        for c in s.creneaux
        if isinstance(c.sequence, SequenceQuestionnaire)
        and c.sequence.questionnaire == jalon.questionnaire.slug
    ]
    if not given or min(given) >= whole:
        return ""
    return (
        f"Le déroulé lui donne {minutes(min(given))} : le PDF de ce programme n’a que ses objectifs ; y "
        "répondre, puis à « À garder absolument » et « À changer »."
    )


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
