"""The authors' macros as paper answers them: Markdown, where the site answers with HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from macros.french import duree, en_lettres, enumeration
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.core.kinds import KINDS
from macros.model.source.sans_liens import LATER

Call = Callable[..., str]

ELSEWHERE = "*À lire sur le site.*"
"""What stands for a macro that shows a whole part of a page."""


def paper_calls(catalogue: Catalogue, names: Iterable[str]) -> Mapping[str, Call]:
    """Return an answer for every macro named, all of them calls that the site has accepted."""
    found: dict[str, Call] = dict.fromkeys(names, _elsewhere)
    found |= {k.word: partial(_card, catalogue, k.name) for k in KINDS.values() if k.called}
    for name, call in (("lien", _lien), ("terme", _terme)):
        found[name] = partial(call, catalogue)
    return found | {
        "objectif": partial(_objectif, catalogue),
        "formation": partial(_formation, catalogue),
    }


def _elsewhere(*_: object, **__: object) -> str:
    return ELSEWHERE


def _link(entry: AnyEntry, text: str) -> str:
    return f"[{text}](~/{entry.url})"


def _card(catalogue: Catalogue, kind: str, slug: str) -> str:
    if hidden := catalogue.en_relecture.get((kind, slug)):
        return f"{hidden}{LATER}"
    entry = catalogue.kind(kind)[slug]
    told = getattr(entry.record, "accroche", None) or getattr(entry.record, "definition", "")
    return f"{_link(entry, entry.titre)} : {told}"


def _lien(catalogue: Catalogue, genre: str, slug: str, texte: str | None = None) -> str:
    if hidden := catalogue.en_relecture.get((genre, slug)):
        return f"{texte or hidden}{LATER}"
    entry = catalogue.kind(genre if genre in KINDS else "methodes")[slug]
    return _link(entry, texte or entry.titre)


def _terme(catalogue: Catalogue, slug: str, forme: str | None = None) -> str:
    entry = catalogue.glossaire[slug]
    return _link(entry, forme or entry.record.terme.lower())


def _objectif(catalogue: Catalogue, numero: int) -> str:
    objectif = catalogue.objectifs[numero]
    return f"**Objectif {objectif.id}.** {objectif.titre} *{objectif.critere}*"


def _formation(catalogue: Catalogue, champ: str, slug: str | None = None) -> str:
    entry = catalogue.formations[slug] if slug else catalogue.formation
    value: Any = entry.record
    count = champ.removeprefix("nombre.")
    for part in count.split("."):
        value = getattr(value, part)
    if count != champ:
        return en_lettres(value if isinstance(value, int) else len(value))
    if isinstance(value, tuple):
        return enumeration([str(item) for item in value])
    return duree(value) if champ.endswith("minutes") else str(value)
