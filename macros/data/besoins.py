"""What a client answers about a group, as the questionnaire's page gives it or as one writes it: judged,
then told as the fields of a programme and the private facts beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from macros.french import sans_accents
from macros.model.base.problems import Problem, remedy
from macros.model.records.questionnaire import Question, Questionnaire
from macros.model.source.documents import Document, read_yaml

QUESTIONNAIRE = "recueil-des-besoins"
"""The questionnaire whose answers write a programme."""
KIND = "reponses"
LONGEST = 2000
"""Signs of an answer, as its page."""

Value = str | int | tuple[int, ...]
"""A text, a level from 0 to 4 or the rank of an option from 1, the ranks of several."""


@dataclass(frozen=True, slots=True)
class Besoins:
    """The answers to each question, by its name; ranks and levels as numbers."""

    reponses: Mapping[str, Value] = field(default_factory=dict)

    def texte(self, name: str) -> str:
        """Return a free answer; nothing without one."""
        found = self.reponses.get(name, "")
        return found if isinstance(found, str) else ""

    def rang(self, name: str) -> int | None:
        """Return the level, or the rank of the option, that was chosen."""
        found = self.reponses.get(name)
        return found if isinstance(found, int) else None

    def rangs(self, name: str) -> tuple[int, ...]:
        """Return the ranks of the options that were chosen."""
        found = self.reponses.get(name, ())
        return found if isinstance(found, tuple) else ()

    @property
    def niveaux(self) -> dict[int, int]:
        """The level of each objective, from 0 to 4."""
        marked = ((k.removeprefix("niveau-"), v) for k, v in self.reponses.items())
        return {int(n): v for n, v in marked if n.isdecimal() and isinstance(v, int)}

    @property
    def participants(self) -> int | None:
        """The largest number that was told of the group."""
        found = [int(n) for n in re.findall(r"\d{1,4}", self.texte("combien"))]
        return max(found, default=None)

    @property
    def debut(self) -> date | None:
        """The first day that was told, however it is written."""
        return jour_dit(self.texte("debut"))

    def debut_apres(self, today: date) -> date | None:
        """Return the first day that was told, or the first of the month or of the season."""
        return self.debut or mois_dit(self.texte("debut"), today)


def besoins(content: bytes, nom: str, asked: Questionnaire) -> tuple[Besoins, list[Problem]]:
    """Return the answers of a file, the page's .json or a .yml by name of question, and everything
    that is wrong in it; nothing of it is remembered."""
    document, problems = read_yaml(content, nom)
    if document is None or problems:
        return Besoins(), problems
    told, where, fault = _answers(document)
    if fault:
        return Besoins(), [Problem(nom, 1, "", fault)]
    questions = {q.id: q for p in asked.parties for q in p.questions}
    found: dict[str, Value] = {}
    for name, raw in told.items():
        if raw is None:
            continue
        line = document.lines.get((*where, name), 1)
        value, why = _unknown(name, questions) or _value(questions[name], raw)
        if why:
            problems.append(Problem(nom, line, name, why))
        elif value not in ("", ()):
            found[name] = value
    if not found and not problems:
        empty = "aucune réponse ici ; en écrire une au moins, par exemple « combien: 12 »"
        return Besoins(), [Problem(nom, 1, "", empty)]
    one = Besoins(found)
    problems += [Problem(nom, document.lines.get((*where, n), 1), n, why) for n, why in _odd(one)]
    return one, problems


def _answers(document: Document) -> tuple[dict[str, object], tuple[str, ...], str]:
    """Return the answers of a file, where they stand in it, and why it is not one of ours."""
    data = document.data
    where: tuple[str, ...] = ()
    if "boite" in data:
        if data["boite"] != KIND:
            return {}, (), f"ce fichier contient « {data['boite']} », « {KIND} » était attendu"
        data, where = data.get("contenu"), ("contenu",)
        other = data.get("questionnaire") if isinstance(data, dict) else None
        if other != QUESTIONNAIRE:
            told = f"« {other} »" if isinstance(other, str) else "plusieurs personnes, ou rien"
            return {}, (), f"ce fichier répond à {told}, « {QUESTIONNAIRE} » était attendu"
    if "reponses" in data:
        data, where = data["reponses"], (*where, "reponses")
    return (data, where, "") if isinstance(data, dict) else ({}, (), "aucune réponse ici")


def _unknown(name: str, questions: Mapping[str, Question]) -> tuple[Value, str] | None:
    if name in questions:
        return None
    return "", f"cette question n’existe pas ; {remedy(name, questions)}"


def _value(q: Question, raw: object) -> tuple[Value, str]:
    if q.type == "echelle":
        sound = isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw <= 4
        return (
            (raw, "") if sound and isinstance(raw, int) else (0, "un nombre de 0 à 4 est attendu")
        )
    if q.type == "choix-multiple":
        ranks = [_rank(q.options, one) for one in (raw if isinstance(raw, list | tuple) else [raw])]
        wrong = None in ranks
        return tuple(sorted({n for n in ranks if n})), _no_option(q) if wrong else ""
    if q.type in ("choix", "oui-non"):
        options = ("oui", "non") if q.type == "oui-non" else q.options
        shown = {True: "oui", False: "non"}[raw] if isinstance(raw, bool) else raw
        rank = _rank(options, shown)
        return (rank, "") if rank else (0, _no_option(q))
    text = " ".join(str(raw).split()) if isinstance(raw, str | int | date) else None
    if text is None:
        return "", "une réponse en une phrase est attendue"
    return (text, "") if len(text) <= LONGEST else ("", f"{LONGEST} signes au plus ; raccourcir")


def _rank(options: Sequence[str], told: object) -> int | None:
    if isinstance(told, int) and not isinstance(told, bool):
        return told if 1 <= told <= len(options) else None
    return options.index(told) + 1 if isinstance(told, str) and told in options else None


def _no_option(q: Question) -> str:
    options = q.options or ("oui", "non")
    listed = " ; ".join(
        f"{n} : {option.partition(' : ')[2] or option}" for n, option in enumerate(options, 1)
    )
    return f"écrire un choix de la liste, ou son rang ({listed})"


def _odd(one: Besoins) -> Iterator[tuple[str, str]]:
    if one.texte("combien") and not one.participants:
        yield "combien", "aucun nombre ici ; écrire combien de personnes, en chiffres"
    siret = re.sub(r"\s", "", one.texte("siret"))
    if siret.isdecimal() and not _keyed(siret):
        yield "siret", "ce numéro n’est pas un SIRET : un chiffre est faux, manque ou vient en trop"
    if one.texte("debut") and not one.debut_apres(date.min):
        yield (
            "debut",
            "ce jour ne se lit pas ; écrire 2027-03-02, 2 mars 2027, mars 2027 ou printemps 2027",
        )


def _keyed(siret: str) -> bool:
    """Say whether a SIRET of fourteen digits keeps its key, by Luhn's sum (Insee); the Post Office's own
    offices, which follow another, are let through."""
    if len(siret) != 14:
        return False
    sums = (sum(divmod(int(one) * (2 - n % 2), 10)) for n, one in enumerate(siret))
    return siret.startswith("356000000") or sum(sums) % 10 == 0


# ---- Days ------------------------------------------------------------------------

MOIS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
    "novembre", "decembre",
)  # fmt: skip
SAISONS = {"printemps": 3, "ete": 6, "automne": 9, "hiver": 1}
"""The month that each season is taken to begin with, until somebody says better."""
_MOIS = re.compile(rf"\b({'|'.join((*MOIS, *SAISONS))})\b(?: (20\d\d))?")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_SHORT = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_LONG = re.compile(r"\b(\d{1,2})(?:er)? ([a-z]+) (\d{4})\b")


def jour_dit(text: str) -> date | None:
    """Return the day that a text tells, however it is written; None without one."""
    told = sans_accents(text)
    if found := _ISO.search(told):
        return _day(found[1], found[2], found[3])
    if found := _SHORT.search(told):
        return _day(found[3], found[2], found[1])
    found = _LONG.search(told)
    if found and found[2] in MOIS:
        return _day(found[3], str(MOIS.index(found[2]) + 1), found[1])
    return None


def mois_dit(text: str, today: date) -> date | None:
    """Return the first day of the month or of the season that a text tells, the next one when it
    tells no year; None without one."""
    found = _MOIS.search(sans_accents(text).lower())
    if not found:
        return None
    month = SAISONS.get(found[1]) or MOIS.index(found[1]) + 1
    if found[2]:
        return date(int(found[2]), month, 1)
    year = today.year + (month < today.month or (month == today.month and today.day > 1))
    return date(year, month, 1)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
