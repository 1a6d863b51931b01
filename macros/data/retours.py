"""Returns as « Animer » gives them in a file, and as the toolbox keeps them: merged, without names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import Field

from macros.model.records.common import Mois, People, Record, Slug, Text, word_of
from macros.model.records.retour import MOST_STEPS, EtapeVecue, Retour
from macros.model.source.documents import Document
from macros.model.source.shapes import shape
from macros.told.flow import flow

KIND, VERSION = "retours", 1
"""What a file says that it holds, and in which edition."""
MOST_GIVEN = 500
"""Returns of one file."""
VOICE = 12
"""Signs that stand for who gave a return: too few to find back, enough to tell two apart."""

HEAD = """# Ce qui s’est vraiment passé quand des groupes ont vécu cette méthode, écrit par : python3 scripts/run.py retours FICHIER…
# « voix » : une marque pour chaque personne qui anime, sans rien dire d’elle. Ni nom, ni lieu, ni jour.
retours:
"""


class Donne(Record):
    """One return as a device gives it; donneur is a mark that the device drew at random."""

    version: Literal[1] = 1
    kind: Literal["retour"]
    methode: Slug
    forme: Text | None = None
    mois: Mois
    participants: People
    contexte: Annotated[str, word_of("contextes")] | None = None
    etapes: Annotated[tuple[EtapeVecue, ...], Field(min_length=1, max_length=MOST_STEPS)]
    a_pris_du_temps: Text | None = None
    referait: bool | None = None
    donneur: Annotated[str, Field(min_length=8, max_length=80)]

    @property
    def retour(self) -> Retour:
        """The same, as it is kept: who gave it becomes a voice."""
        voix = sha256(self.donneur.encode()).hexdigest()[:VOICE]
        return Retour(voix=voix, **{name: getattr(self, name) for name in _SAME})


_SAME = tuple(name for name in Retour.model_fields if name != "voix")


class Envoi(Record):
    """What a file of returns holds."""

    retours: Annotated[tuple[Donne, ...], Field(min_length=1, max_length=MOST_GIVEN)]


# ---- In


def given(text: str, name: str, words: Mapping[str, object]) -> tuple[tuple[Donne, ...], list[str]]:
    """Return what a file of returns holds, or every sentence that says what is wrong in it."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        told = "ce fichier ne se lit pas : il est abîmé, ou ce n’est pas un fichier de la page « Animer »"
        return (), [f"{name} : {told}"]
    sentence = _stranger(data)
    if sentence:
        return (), [f"{name} : {sentence}"]
    content = data.get("contenu", data)
    held = {"retours": _frozen(content.get("retours"))}
    envoi, problems = shape(Document(name, held), Envoi, words)
    told_all = [f"{name} : {p.field} : {p.sentence}" for p in sorted(problems)]
    return (envoi.retours if envoi else ()), told_all


def _stranger(data: object) -> str:
    """Return why a file is none of ours; nothing when it is one."""
    if not isinstance(data, dict) or not isinstance(data.get("contenu", data), dict):
        return "ce fichier ne contient pas de retours"
    kind = data.get("boite", KIND)
    if kind != KIND:
        return f"ce fichier contient « {str(kind)[:30]} », « {KIND} » était attendu"
    version = data.get("version")
    if type(version) is not int or version < 1:
        return "ce fichier ne dit pas sa version"
    if version > VERSION:
        return "ce fichier vient d’une version plus récente du site ; mettre le projet à jour"
    return "" if "retours" in data.get("contenu", data) else "ce fichier ne contient pas de retours"


def _frozen(value: object) -> object:
    """Return a value as files of the toolbox give it: lists that nobody changes."""
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    if isinstance(value, dict):
        return {key: _frozen(one) for key, one in value.items()}
    return value


# ---- Merged


def merged(every: Iterable[Retour]) -> tuple[Retour, ...]:
    """Return returns, each once, in order: whatever the order and the repetitions they come in.

    Two that tell the same time, as when a file was given before its questions were answered, are
    one: that which answers the most.
    """
    kept: dict[str, Retour] = {}
    for retour in every:
        key = _text(retour.model_copy(update=_UNANSWERED))
        kept[key] = max(kept.get(key, retour), retour, key=_answers)
    return tuple(sorted(kept.values(), key=lambda r: (r.mois, r.voix, _text(r))))


_UNANSWERED = {"a_pris_du_temps": None, "referait": None}


def _answers(retour: Retour) -> tuple[int, str]:
    return sum(getattr(retour, name) is not None for name in _UNANSWERED), _text(retour)


def _text(retour: Retour) -> str:
    return retour.model_dump_json()


# ---- Out


def retours_yaml(retours: Iterable[Retour]) -> str:
    """Return the text of the file that keeps what was lived of a method."""
    return HEAD + "".join(f"{line}\n" for retour in retours for line in _lines(retour))


def _lines(retour: Retour) -> Iterator[str]:
    lead = "  - "
    for name, value in retour:
        if value is None:
            continue
        if name == "etapes":
            yield f"{lead}etapes:"
            yield from (f"      - {flow(dict(etape))}" for etape in retour.etapes)
        else:
            yield f"{lead}{name}: {flow(value)}"
        lead = "    "
