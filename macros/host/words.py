"""What the host says in English, told in French: a sentence with the file and what to do.

`check` says almost all of it before; this is for what only the host can see.
"""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

_LINK = r"Doc file '(?P<page>.+?)' contains an? (?:absolute |unrecognized relative )?link '(?P<link>.*?)'"

_SENTENCES = (
    (
        rf"{_LINK}, but (?:there is no such anchor|the doc '.+' does not contain an anchor).*",
        "docs/{page} : le lien « {link} » vise une partie qui n’existe pas ; vérifier le mot après #",
    ),
    (rf"{_LINK}.*", "docs/{page} : le lien « {link} » ne mène à rien ; vérifier le nom du fichier"),
    (
        r"Doc file '(?P<page>.+?)' contains a link to '(?P<link>.+?)' which is excluded.*",
        "docs/{page} : le lien « {link} » mène à une page qui n’est pas publiée ; le retirer",
    ),
    (
        r"An? (?:reference|absolute path|relative path) to '(?P<page>.+?)' is included in the 'nav'.*",
        "mkdocs.yml : le menu nomme « {page} », qui n’existe pas ; retirer cette ligne",
    ),
    (
        r"Excluding '(?P<page>.+?)' from the site because it conflicts with '(?P<other>.+?)'.*",
        "docs/{page} : cette page prend l’adresse de docs/{other} ; renommer l’une des deux",
    ),
    (
        r"Error (?:reading|building) page '(?P<page>.+?)':\s*(?P<detail>.*)",
        "la page {page} n’a pas pu être faite{detail}",
    ),
    (
        r"File not found: (?P<page>.+)",
        "docs/{page} : ce fichier a disparu pendant le travail ; relancer",
    ),
    (
        r"Encoding error reading file: (?P<page>.+)",
        "docs/{page} : ce fichier n’est pas en UTF-8 ; l’enregistrer en choisissant cet encodage",
    ),
    (
        r"Config value '(?P<page>.+?)': (?P<detail>.*)",
        "mkdocs.yml : le réglage « {page} » ne convient pas ; le remettre comme il était{detail}",
    ),
    (
        r"MkDocs encountered an error parsing the configuration file: (?P<detail>.*)",
        "mkdocs.yml se lit mal ; le remettre comme il était{detail}",
    ),
    (r"Config file '.+' does not exist.*", "mkdocs.yml manque ; le rétablir"),
    (
        r"Aborted with .*",
        "Des problèmes sont signalés ci-dessus ; les corriger, puis relancer.",
    ),
)

_READY = tuple((re.compile(pattern, re.DOTALL), told) for pattern, told in _SENTENCES)
_OURS = ("mkdocs.hooks.boite",)


def told(message: str) -> str | None:
    """Return a message of the host in French; None when nothing here knows it."""
    plain = message.strip()
    for pattern, sentence in _READY:
        if match := pattern.fullmatch(plain):
            parts = match.groupdict()
            if "detail" in parts:
                parts["detail"] = _detail(parts["detail"])
            return sentence.format(**parts)
    return None


def _detail(text: str) -> str:
    shown = " ".join(text.split())
    return f" (détail technique : {shown[:300]})" if shown else ""


class French(logging.Formatter):
    """Says what the host logs in French; what it cannot say keeps its words in brackets, last."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        message = record.getMessage()
        if record.name in _OURS:
            return message
        return told(message) or f"{_UNKNOWN}{_detail(message)}"


_UNKNOWN = "le site ne se fait pas comme prévu ; relancer, puis transmettre ceci à la personne qui tient le code"


def handler() -> logging.Handler:
    """Return what prints the host's warnings in French on the standard error."""
    made = logging.StreamHandler()
    made.setLevel(logging.WARNING)
    made.setFormatter(French())
    return made


def failure(error: BaseException) -> str:
    """Return in French why the host stopped."""
    said = str(error).strip()
    known = told(said)
    if known or type(error).__name__ == "Abort":  # What stops the build in other words is ours.
        return known or said
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = "".join(f", {frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in last)
    return f"{_UNKNOWN}{_detail(f'{type(error).__name__}: {said}{place}')}"


@contextmanager
def listening() -> Iterator[list[str]]:
    """Yield what the host says while it works, in French, as it comes."""
    said: list[str] = []
    ear, logger = _Ear(said), logging.getLogger("mkdocs")
    logger.addHandler(ear)
    try:
        yield said
    finally:
        logger.removeHandler(ear)


class _Ear(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.setFormatter(French())
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(self.format(record))
