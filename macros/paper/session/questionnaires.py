"""Questionnaires on paper: for anyone, or for a programme, with its days and its objectives."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from macros.french import pluriel
from macros.model.clock.jalons import jalons
from macros.model.clock.ouvrables import d_affilee
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.records.questionnaire import Question, Questionnaire
from macros.model.records.sequence import SequenceQuestionnaire
from macros.told.plain import Minutes, Riche
from macros.told.programme.suivi import minutes_de
from macros.told.questionnaires import WORDS

from ..press.document import Atelier, Data
from ..texts.phrases import phrases
from .commun import EnTete, suite_de_dates

QUAND = {
    "avant": "À nous renvoyer, reçu {} au plus tard",
    "a-chaud": "À remplir {}",
    "a-froid": "Envoyé {}",
    "bilan": "À remplir en équipe {}",
}
"""How the days of a questionnaire are told, by its moment."""

LINES = 3
"""Lines to write on under a free answer."""

SHORT = 38
"""The longest option that leaves room for a second column, in signs."""


@dataclass(frozen=True)
class Passation:
    """A questionnaire in a programme: when it is answered, and by how many people each time."""

    questionnaire: Entry[Questionnaire]
    moment: str
    jours: tuple[date, ...]
    personnes: int

    @property
    def quand(self) -> str:
        """Its days in words."""
        return QUAND.get(self.moment, "À remplir {}").format(suite_de_dates(self.jours))

    @property
    def exemplaires(self) -> int:
        """How many copies the group needs; the team fills its own review together."""
        return len(self.jours) * (1 if self.moment == "bilan" else self.personnes)


def passations(catalogue: Catalogue, plan: Plan) -> list[Passation]:
    """Return the questionnaires of a programme in the order of their moments.

    Those that the agenda makes time for take its days; the others, those of the milestones.
    """
    r = plan.programme
    due = {j.questionnaire.slug: j for j in jalons(r, catalogue)}
    held = dict(_in_agenda(plan))
    found = [
        Passation(
            (entry := catalogue.questionnaires[slug]),
            due[slug].moment if slug in due else entry.record.moment,
            held.get(slug) or (due[slug].date,),
            r.participants,
        )
        for slug in dict.fromkeys((*due, *held))
        if slug in catalogue.questionnaires
    ]
    moments = list(catalogue.vocabulaires["moments_evaluation"])
    return sorted(found, key=lambda p: moments.index(p.moment))


def _in_agenda(plan: Plan) -> Iterator[tuple[str, tuple[date, ...]]]:
    lines = [(c.sequence, s.jour.date) for s in plan.sessions for c in s.creneaux]
    told = sorted((x.slug, day) for x, day in lines if isinstance(x, SequenceQuestionnaire))
    for slug, pairs in groupby(told, key=lambda pair: pair[0]):
        yield slug, tuple(dict.fromkeys(day for _, day in pairs))


def generique(atelier: Atelier, entry: Entry[Questionnaire]) -> Data:
    """Return a questionnaire as its page shows it, for any course."""
    r = entry.record
    f = atelier.catalogue.seen_by(entry).formation.record
    return {
        **_corps(atelier, entry, r.titre, f"{_moment(atelier, r.moment)}, {r.delai}", None),
        "programme": {},
        **_organisme(atelier, f.organisme.nom, f.organisme.courriel),
        "portee": "",
    }


ENTRE = frozenset({"suivi-individuel"})
"""Questions about the time between seminars."""


def sans_objet(plan: Plan) -> frozenset[str]:
    """Return the questions that a programme does not ask: days in a row have nothing between them."""
    days = [one.date for one in plan.programme.jours]
    return ENTRE if d_affilee(days) else frozenset()


def pour_programme(
    atelier: Atelier,
    passation: Passation,
    tete: EnTete,
    worked: set[int],
    tues: Collection[str] = (),
) -> Data:
    """Return a questionnaire for a programme: its days, only the objectives it works on, none of the
    questions left unsaid.

    A question to trainees must bear on their course (Code du travail, L6353-9).
    """
    entry = passation.questionnaire
    titre = f"{entry.titre} : {tete.intitule}"
    return {
        **_corps(atelier, entry, titre, passation.quand, worked, tues),
        "programme": tete,
        **_organisme(atelier, tete.organisme.nom, tete.organisme.courriel),
        "duree": Minutes(minutes_de(entry.record, worked)),
        "portee": _portee(entry.record, worked),
    }


def _organisme(atelier: Atelier, nom: str, courriel: str) -> Data:
    told = phrases(atelier.papiers.questionnaires, organisme=nom, courriel=courriel)
    return {"organisme": nom, "phrases": told}


def _portee(r: Questionnaire, worked: Collection[int]) -> str:
    """Return what was left out for this programme, said to those who answer."""
    asked = {q.objectif for p in r.parties for q in p.questions if q.objectif}
    if not worked or not asked - set(worked):
        return ""
    kept = pluriel(len(asked & set(worked)), "objectif")
    return f"Ce programme travaille {kept} sur {len(asked)} : seules leurs questions sont gardées."


def _moment(atelier: Atelier, moment: str) -> str:
    return atelier.catalogue.mot("moments_evaluation", moment).nom


def _corps(
    atelier: Atelier,
    entry: Entry[Questionnaire],
    titre: str,
    quand: str,
    worked: set[int] | None,
    tues: Collection[str] = (),
) -> Data:
    r = entry.record
    return {
        "titre": titre,
        "nom": r.titre,
        "quand": quand,
        "destinataires": Riche(r.destinataires),
        "duree": Minutes(r.duree),
        "accroche": Riche(r.accroche),
        "usage": Riche(r.usage),
        "parties": _parties(r, worked, tues),
        "page": entry.url,
        "qr": atelier.qr(entry.url),
    }


def _parties(r: Questionnaire, worked: set[int] | None, tues: Collection[str]) -> list[Data]:
    found: list[Data] = []
    start = 1
    for partie in r.parties:
        kept = [q for q in partie.questions if _kept(q, worked) and q.id not in tues]
        if kept:
            groupes = list(_groupes(kept, start))
            found.append(
                {"titre": partie.titre, "aide": Riche(partie.aide or ""), "groupes": groupes}
            )
            start += len(kept)
    return found


def _kept(q: Question, worked: set[int] | None) -> bool:
    return worked is None or q.objectif is None or q.objectif in worked


def _groupes(questions: Sequence[Question], start: int) -> Iterator[Data]:
    """Yield questions in turn, scales that share both ends under one head."""
    numbered = enumerate(questions, start)
    for key, group in groupby(numbered, key=lambda pair: _same(*pair)):
        told = [_question(n, q) for n, q in group]
        if isinstance(key, tuple):
            yield {"nature": "echelle", "de": key[0], "a": key[1], "questions": told}
        else:
            yield {"nature": "seule", "questions": told}


def _same(number: int, q: Question) -> int | tuple[str, str]:
    return (q.de or "", q.a or "") if q.type == "echelle" else number


def _question(number: int, q: Question) -> Data:
    options = _options(q)
    return {
        "numero": number,
        "texte": Riche(q.texte),
        "precision": ", ".join(_precisions(q)),
        "options": [Riche(text) for text in options],
        "colonnes": 2 if max(map(len, options), default=0) <= SHORT else 1,
        "lignes": 0 if options or q.type == "echelle" else 1 if q.id in WORDS else LINES,
    }


def _options(q: Question) -> tuple[str, ...]:
    return ("Oui", "Non") if q.type == "oui-non" else q.options


def _precisions(q: Question) -> Iterable[str]:
    if q.objectif:
        yield f"objectif {q.objectif}"
    if q.type == "choix-multiple":
        yield "plusieurs réponses possibles"
    if not q.requis:
        yield "facultatif"
    if q.prive:
        yield "entre vous et l’équipe"
