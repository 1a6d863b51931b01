"""Plain sentences: what a twin says is short, whole, and can be understood at the first reading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..base.problems import Problem
from ..base.sentences import sentences, words
from ..core.entries import AnyEntry
from ..records.fiche import Fiche
from ..records.methode import Methode
from ..source.yaml_source import Path
from .liens import fault
from .textes import texts

MOST_WORDS = 15
"""Words of a plain sentence: beyond, who reads slowly has lost its beginning."""

_SELF = "all|arriv|entr|mont|n|pass|rest|retourn|tomb|rentr|mari|fatigu|concern|âg|oblig|press|difficult"
"""Beginnings of what follows « être » without anybody acting on anybody: gone, arrived, tired."""
_BE = r"(?:est|sont|sera|seront|était|étaient|soit|soient|été|être)"
SIGNS = (
    (r"\(", "une parenthèse arrête la lecture", "en faire une phrase à part"),
    (r"[;–—]", "deux idées se suivent dans une phrase", "en faire deux phrases"),
    (r"\b[A-ZÀÂÇÉÈÊÎÔÛ]{2,}\b|\b(?:[A-Z]\.){2,}", "un sigle ne se comprend pas seul", "écrire les mots entiers"),
    (rf"\b{_BE} (?!(?:{_SELF})é)\w+(?:é|ée|és|ées)\b|\b{_BE} \w+ par\b", "la phrase ne dit pas qui agit", "commencer par qui fait quoi"),
)  # fmt: skip
"""What is hard to read, what it is, what to do."""
_SIGNS = tuple((re.compile(pattern), name, cure) for pattern, name, cure in SIGNS)


def plain(entry: AnyEntry) -> Iterator[Problem]:
    """Every sentence of a twin is short, says one idea, who acts, and no letters for words."""
    r = entry.record
    if isinstance(r, Methode | Fiche) and r.en_simple:
        for where, text in _said(entry):
            for sentence in _hard(text):
                yield fault(entry, where, sentence)


def _said(entry: AnyEntry) -> Iterator[tuple[Path, str]]:
    """Yield what a twin shows: all of « en_simple », and the steps of a method as they are asked."""
    for where, text in texts(entry.document.data, ()):
        steps = where[:1] == ("etapes",) and where[-1] == "consigne_simple"
        if "en_simple" in where or steps:
            yield where, text


def _hard(text: str) -> Iterator[str]:
    for _, sentence in sentences(text):
        told = words(sentence)
        if len(told) > MOST_WORDS:
            shown = " ".join(sentence.split()[:5]).rstrip(" ,:")
            yield (
                f"« {shown}… » a {len(told)} mots ; {MOST_WORDS} au plus dans une phrase simple : "
                "la couper en deux, une idée dans chacune"
            )
    for pattern, name, cure in _SIGNS:
        if found := pattern.search(text):
            yield f"{name} : « {found[0].strip()} » ; {cure}"


def whole(entry: AnyEntry) -> Iterator[Problem]:
    """A twin leaves out no step of its method, and none of the fields that its sheet requires."""
    r = entry.record
    if isinstance(r, Methode) and r.en_simple:
        for n, etape in enumerate(r.etapes):
            if not etape.consigne_simple:
                yield fault(entry, ("etapes", n), _STEP)
    if isinstance(r, Fiche):
        yield from _asked(entry, r)


_STEP = (
    "la méthode est dite en phrases simples, et cette étape non ; lui écrire une consigne_simple"
)


def _asked(entry: AnyEntry, r: Fiche) -> Iterator[Problem]:
    for n, champ in enumerate(r.champs):
        if r.en_simple and champ.requis and not champ.en_simple:
            sentence = (
                "la fiche est dite en phrases simples, et ce champ non ; "
                "lui écrire « en_simple: { question: … } »"
            )
            yield fault(entry, ("champs", n), sentence)
        if champ.en_simple and not r.en_simple:
            sentence = (
                "cette question ne se voit nulle part : la fiche n’a pas d’« en_simple » ; "
                "l’écrire avant « champs », avec « pour » et « difficile »"
            )
            yield fault(entry, ("champs", n, "en_simple"), sentence)


OF_ONE = (plain, whole)
