"""Rules of style that a machine can check: signs, length of sentences, nothing left to write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..base.problems import Problem
from ..base.sentences import plain_lines, sentences, words
from ..core.entries import AnyEntry
from .doubles import NOT_READ, UNFINISHED, is_tool
from .liens import fault
from .textes import texts

MOST_WORDS = 30
"""Words per sentence, on average, above which a prose is hard to read aloud."""

SIGNS = (
    (r"\w·\w", "le point médian se lit mal à voix haute", "écrire les deux formes, ou un mot pour tous"),
    (r"\w\((?:e|es|ne|trice|euse)\)", "« (e) » se lit mal à voix haute", "écrire les deux formes, ou un mot pour tous"),
    (r"(?<=\w)'(?=\w)", "apostrophe droite", "remplacer ' par ’"),
    (r"\.\.\.", "trois points", "les remplacer par …"),
    (r"[\w)»][;!?](?=\s|$)", "l’espace manque avant ; ! ou ?", "mettre une espace avant"),
    (r"[^\W\d]:(?=\s|$)", "l’espace manque avant :", "mettre une espace avant"),
    (r"«(?=\S)(?![\u00a0\u202f])|(?<=\S)(?<![\u00a0\u202f])»", "l’espace manque dans les guillemets", "écrire « ainsi »"),
)  # fmt: skip
"""What is badly written, what it is, what to do. French typography: normes-fr §5.4."""

_SIGNS = tuple((re.compile(pattern), name, cure) for pattern, name, cure in SIGNS)
_ANY_SIGN = re.compile(
    r"·(?<=\w·)\w|\((?<=\w\()(?:e|es|ne|trice|euse)\)|'(?<=\w')(?=\w)|\.\.\."
    r"|;(?<=[\w)»];)(?=\s|$)|!(?<=[\w)»]!)(?=\s|$)|\?(?<=[\w)»]\?)(?=\s|$)"
    r"|:(?<=[^\W\d]:)(?=\s|$)|«(?=\S)(?![\u00a0\u202f])|»(?<=\S»)(?<![\u00a0\u202f]»)"
)
"""The same, each from its own sign on: thirty times faster where there is none."""


def signs(entry: AnyEntry) -> Iterator[Problem]:
    """Every text follows French typography; one problem per file and kind of slip."""
    if _ANY_SIGN.search(plain_lines(_everything(entry))):
        for pattern, name, cure in _SIGNS:
            found = list(_slips(entry, pattern))
            if found:
                first, shown = found[0]
                more = f" ; {len(found)} fois dans ce fichier" if len(found) > 1 else ""
                yield Problem(entry.path, first, "", f"{name} : « {shown} » ; {cure}{more}")


def _everything(entry: AnyEntry) -> str:
    fields = (text for where, text in texts(entry.document.data, ()) if not NOT_READ & set(where))
    return "\n".join((*fields, entry.document.body))


def _slips(entry: AnyEntry, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    for where, text in texts(entry.document.data, ()):
        if not NOT_READ & set(where) and (match := pattern.search(plain_lines(text))):
            yield fault(entry, where, "").line, _around(match)
    body = plain_lines(entry.document.body)
    for match in pattern.finditer(body):
        yield entry.document.body_line + body.count("\n", 0, match.start()), _around(match)


def _around(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - 20) : start].replace("\n", "  ").split(" ")[-2:]
    after = re.split(r"\s", text[end : end + 12])[0]
    return f"{' '.join(before)}{match[0]}{after}".strip()


def lengths(entry: AnyEntry) -> Iterator[Problem]:
    """A tool's prose keeps to 30 words a sentence on average."""
    body = entry.document.body if is_tool(entry) else ""
    told = [(line, words(sentence)) for line, sentence in sentences(body)]
    average = sum(len(found) for _, found in told) / max(len(told), 1)
    if average > MOST_WORDS:
        line, longest = max(told, key=lambda item: len(item[1]))
        sentence = (
            f"les phrases font {average:.0f} mots en moyenne, {MOST_WORDS} au plus ; couper "
            f"la plus longue, de {len(longest)} mots : « {' '.join(longest[:5])}… »"
        )
        yield Problem(entry.path, entry.document.body_line + line, "", sentence)


def unfinished(entry: AnyEntry) -> Iterator[Problem]:
    """A tool that is no longer a draft has no sentence left to write."""
    if is_tool(entry) and entry.record.etat != "brouillon":
        for line, text in _lines(entry):
            if match := UNFINISHED.search(text):
                yield Problem(entry.path, line, "", _TO_WRITE.format(match[0]))


_TO_WRITE = "« {} » reste à remplacer ; l’écrire, ou remettre « etat: brouillon »"


def _lines(entry: AnyEntry) -> Iterator[tuple[int, str]]:
    for where, text in texts(entry.document.data, ()):
        yield fault(entry, where, "").line, text
    for n, text in enumerate(entry.document.body.split("\n")):
        yield entry.document.body_line + n, text


_TERM = re.compile(r"\{\{\s*terme\(\s*[\"']([\w-]+)[\"']")


def explained_once(entry: AnyEntry) -> Iterator[Problem]:
    """A page explains each word of the glossary once."""
    seen: set[str] = set()
    body = entry.document.body if is_tool(entry) else ""
    for n, text in enumerate(body.split("\n") if "terme" in body else ()):
        for slug in _TERM.findall(text):
            if slug in seen:
                sentence = f"le mot « {slug} » est déjà expliqué plus haut ; l’écrire sans terme(…)"
                yield Problem(entry.path, entry.document.body_line + n, "", sentence)
            seen.add(slug)


OF_ONE = (signs, lengths, unfinished, explained_once)
