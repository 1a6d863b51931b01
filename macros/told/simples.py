"""Twins: tools told again in plain sentences, one idea in each, for a page and a sheet of paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.french import pluriel, sans_accents
from macros.model.base.sentences import sentences
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry, Entry
from macros.model.records.fiche import Champ, Fiche
from macros.model.records.methode import Methode
from macros.model.records.simple import MotSimple, Simple

from .figures.room import Room
from .figures.steps import Dessin, storyboard
from .plain import Riche

NOM = "En phrases simples"
SUITE = "en-phrases-simples"
"""How the address of a twin ends; alone, the list of all of them."""
MANIERES = ("Vous pouvez écrire.", "Vous pouvez dessiner.", "Vous pouvez parler : quelqu’un écrit.")
"""The ways to answer a sheet."""
PAS_RELU = (
    "Nous avons écrit ces phrases pour être compris de tout le monde.",
    "Les personnes concernées ne les ont pas encore lues.",
    "Une phrase est difficile ? Dites-le-nous.",
)
"""What every twin says of itself, until people concerned have read it."""
ORAL = Dessin("formulaire", Room(2, 2))
"""One speaks, the other writes: the drawing of every sheet."""

LIGNES = {"texte": 4, "liste": 4, "table": 4, "texte-court": 2, "schema": 0}
"""Lines to write on that a field would like, by type; one for the others."""
EN_TOUT, SERREES = 41, 48
"""Lines that two pages hold, and when more than fourteen questions stand closer: a question and an
example take one each, a drawing five."""

MOMENT = "produire"
"""The moment of every sheet: one writes it."""

Phrases = tuple[Riche, ...]


@dataclass(frozen=True, slots=True)
class Mot:
    """A hard word, and the sentences that explain it."""

    mot: Riche
    sens: Phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Jumeau:
    """What every twin tells: its title, the tool's own and where its page is, what it is for, how
    long it lasts, what helps when it is hard, its words; moment colours its page."""

    titre: str
    outil: str
    url: str
    moment: str
    pour: Phrases
    faits: Phrases
    difficile: Phrases
    mots: tuple[Mot, ...]

    @property
    def page(self) -> str:
        """Where the twin is."""
        return f"{self.url}{SUITE}/"


@dataclass(frozen=True, slots=True)
class Pas:
    """A step: its number, its minutes in words, what one does, what it looks like."""

    numero: int
    temps: str
    phrases: Phrases
    dessin: Dessin


@dataclass(frozen=True, slots=True, kw_only=True)
class JumeauMethode(Jumeau):
    """The twin of a method: what one needs, its steps."""

    il_faut: Phrases
    pas: tuple[Pas, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A field asked aloud: its number, the question, a short answer or none, the lines that it is given
    on paper, whether one draws there."""

    numero: int
    phrases: Phrases
    exemple: Riche
    lignes: int
    dessine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JumeauFiche(Jumeau):
    """The twin of a sheet: its questions."""

    questions: tuple[Question, ...]


def jumeaux(catalogue: Catalogue) -> Iterator[AnyEntry]:
    """Yield the tools that have a twin: sheets, then methods, by their names in plain words."""
    for kind in ("fiches", "methodes"):
        found = (e for e in catalogue.kind(kind).values() if e.record.en_simple)
        yield from sorted(found, key=lambda entry: sans_accents(nom_simple(entry)))


def nom_simple(entry: AnyEntry) -> str:
    """Return the name of a twin in plain words."""
    simple: Simple = entry.record.en_simple
    return simple.titre or entry.titre


def phrases(text: str) -> Phrases:
    """Return a text cut at each sentence."""
    return tuple(Riche(sentence) for _, sentence in sentences(text))


def temps(minutes: int) -> str:
    """Return a length of time in whole words: 1 heure 25 minutes."""
    hours, rest = divmod(minutes, 60)
    told = (pluriel(hours, "heure") if hours else "", pluriel(rest, "minute") if rest else "")
    return " ".join(filter(None, told))


def methode(catalogue: Catalogue, entry: Entry[Methode]) -> JumeauMethode:
    """Return the twin of a method that has one; ValueError without."""
    r, simple = entry.record, entry.record.en_simple
    if simple is None:
        raise ValueError(entry.slug)
    frames = storyboard(catalogue, r)
    return JumeauMethode(
        titre=simple.titre or entry.titre,
        outil=entry.titre,
        url=entry.url,
        moment=r.moment,
        pour=phrases(simple.pour),
        faits=(Riche(f"Cela dure {temps(r.duree.conseillee)}."), Riche(_groupe(r))),
        difficile=phrases(simple.difficile),
        mots=_mots(simple.mots),
        il_faut=tuple(map(Riche, simple.il_faut or (m.nom for m in r.materiel))),
        pas=tuple(
            Pas(n, temps(e.minutes), phrases(e.consigne_simple or e.consigne), frames[n - 1])
            for n, e in enumerate(r.etapes, 1)
        ),
    )


def fiche(entry: Entry[Fiche]) -> JumeauFiche:
    """Return the twin of a sheet that has one; ValueError without."""
    r, simple = entry.record, entry.record.en_simple
    if simple is None:
        raise ValueError(entry.slug)
    asked = [champ for champ in r.champs if champ.en_simple]
    lines = places(asked)
    return JumeauFiche(
        titre=simple.titre or entry.titre,
        outil=entry.titre,
        url=entry.url,
        moment=MOMENT,
        pour=phrases(simple.pour),
        faits=(Riche(f"Il faut {temps(r.duree_remplissage)} pour répondre à tout."),),
        difficile=phrases(simple.difficile),
        mots=_mots(simple.mots),
        questions=tuple(_question(n, champ, lines[n - 1]) for n, champ in enumerate(asked, 1)),
    )


def places(asked: Sequence[Champ]) -> list[int]:
    """Return the lines of each field: what it would like, or its least number of rows, less one here
    and there until two pages hold them; rows that are asked for go last."""
    least = [champ.min or 1 for champ in asked]
    lines = [max(LIGNES.get(champ.type, 1), champ.min or 0) for champ in asked]
    examples = sum(bool(champ.en_simple and champ.en_simple.exemple) for champ in asked)
    drawings = sum(champ.type == "schema" for champ in asked)
    room = (SERREES if len(asked) > 14 else EN_TOUT) - len(asked) - examples - 5 * drawings
    while sum(lines) > room and max(lines) > 1:
        spare = [many - few for many, few in zip(lines, least, strict=True)]
        lines[spare.index(max(spare)) if max(spare) > 0 else lines.index(max(lines))] -= 1
    return lines


def _question(n: int, champ: Champ, lines: int) -> Question:
    simple = champ.en_simple
    asked, answer = (simple.question, simple.exemple) if simple else (champ.label, None)
    return Question(n, phrases(asked), Riche(answer or ""), lines, champ.type == "schema")


def _groupe(r: Methode) -> str:
    low, high = r.participants.min, r.participants.max
    people = f"{low}" if low == high else f"entre {low} et {high}"
    return f"Il faut {people} personnes."


def _mots(words: tuple[MotSimple, ...]) -> tuple[Mot, ...]:
    return tuple(Mot(Riche(word.mot), phrases(word.sens)) for word in words)
