"""A slot of a half-day as people read it: its hours, its words, its nature; never the team's notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, assert_never

from macros.french import duree, enumeration, pluriel
from macros.model.clock import agenda
from macros.model.core.kinds import KINDS
from macros.model.plans.planning import Choix
from macros.model.records import sequence

from ..plain import Heure, Minutes, Riche


@dataclass(frozen=True, slots=True)
class Methode:
    """A method that is led, and its page."""

    mot: ClassVar[str] = KINDS["methodes"].genre
    legende: ClassVar[str] = "Méthode"
    url: str
    cle: Literal["methode"] = "methode"


@dataclass(frozen=True, slots=True)
class Apport:
    """What the trainers bring or lead in their own words."""

    mot: ClassVar[str] = ""
    legende: ClassVar[str] = "Apport et temps de groupe"
    cle: Literal["apport"] = "apport"


@dataclass(frozen=True, slots=True)
class Production:
    """A sheet that is filled, and its page."""

    mot: ClassVar[str] = "Production"
    legende: ClassVar[str] = "Travail sur un livrable"
    url: str
    cle: Literal["production"] = "production"


@dataclass(frozen=True, slots=True)
class MiseEnSituation:
    """A trial run, so many people one after the other in each room, each for some minutes."""

    mot: ClassVar[str] = "Mise en situation"
    legende: ClassVar[str] = "Mise en situation"
    personnes: int
    chacune: Minutes
    salles: int = 1
    cle: Literal["mise-en-situation"] = "mise-en-situation"


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A questionnaire that is answered, and its page."""

    mot: ClassVar[str] = KINDS["questionnaires"].genre
    legende: ClassVar[str] = "Questionnaire"
    url: str
    cle: Literal["questionnaire"] = "questionnaire"


@dataclass(frozen=True, slots=True)
class Pause:
    """A break."""

    mot: ClassVar[str] = ""
    legende: ClassVar[str] = "Pause"
    cle: Literal["pause"] = "pause"


@dataclass(frozen=True, slots=True)
class Marge:
    """Minutes left free."""

    mot: ClassVar[str] = ""
    legende: ClassVar[str] = "Marge"
    cle: Literal["marge"] = "marge"


Nature = Methode | Apport | Production | MiseEnSituation | Questionnaire | Pause | Marge
"""What a slot is, in the order of legends: mot is its label in a list, legende its whole name."""


@dataclass(frozen=True, slots=True)
class Autre:
    """A method that came next, its page, and why it came after."""

    titre: str
    url: str
    pourquoi: Riche


@dataclass(frozen=True, slots=True, kw_only=True)
class Creneau:
    """A slot: its hours, its title, what it is, its labels, who leads and how long when several do,
    and why it was chosen when asked."""

    debut: Heure
    fin: Heure
    minutes: Minutes
    titre: Riche
    nature: Nature
    etiquettes: tuple[str, ...]
    precision: str
    raison: Riche
    ensuite: tuple[Autre, ...]

    @property
    def url(self) -> str:
        """The page of the tool that is used, or nothing."""
        match self.nature:
            case Methode(url) | Production(url) | Questionnaire(url):
                return url
            case Apport() | MiseEnSituation() | Pause() | Marge():
                return ""
            case other:
                assert_never(other)


def creneau_de(creneau: agenda.Creneau, people: int, choix: Choix | None = None) -> Creneau:
    """Return a slot of an agenda as people read it, with the reasons of its choice if given."""
    nature = _nature(creneau, people)
    return Creneau(
        debut=Heure(creneau.debut),
        fin=Heure(creneau.fin),
        minutes=Minutes(creneau.minutes),
        titre=Riche(creneau.titre),
        nature=nature,
        etiquettes=tuple(filter(None, (nature.mot, *_precis(creneau.sequence)))),
        precision=_precision(nature),
        raison=Riche(choix.raison if choix else ""),
        ensuite=tuple(
            Autre(a.methode.titre, f"~/{a.methode.url}", Riche(a.pourquoi))
            for a in (choix.ensuite if choix else ())
        ),
    )


def _nature(creneau: agenda.Creneau, people: int) -> Nature:
    s = creneau.sequence
    url = f"~/{creneau.outil.url}" if creneau.outil else ""
    match s:
        case sequence.SequenceMethode():
            return Methode(url)
        case sequence.Production():
            return Production(url)
        case sequence.SequenceQuestionnaire():
            return Questionnaire(url)
        case sequence.MiseEnSituation():
            return MiseEnSituation(s.passages(people), Minutes(s.minutes_par_personne), s.salles)
        case sequence.Pause():
            return Pause()
        case sequence.Marge():
            return Marge()
        case sequence.Apport():
            return Apport()
        case other:
            assert_never(other)


def _precision(nature: Nature) -> str:
    match nature:
        case MiseEnSituation(personnes, chacune, salles):
            rooms = f" dans chacune des {salles} salles" if salles > 1 else ""
            return f"{pluriel(personnes, 'stagiaire')}{rooms}, {duree(chacune)} par personne"
        case Methode() | Apport() | Production() | Questionnaire() | Pause() | Marge():
            return ""
        case other:
            assert_never(other)


def _precis(line: sequence.Sequence) -> tuple[str, str]:
    """Return the form in which a method is led, and the objectives that a slot evaluates."""
    forme = getattr(line, "forme", None)
    return f"forme : {forme}" if forme else "", _evaluation(line.evalue)


def _evaluation(numbers: tuple[int, ...]) -> str:
    """Return the objectives that a slot evaluates, in words, or nothing."""
    which = "de l’objectif" if len(numbers) == 1 else "des objectifs"
    return f"évaluation {which} {enumeration([str(n) for n in numbers])}" if numbers else ""
