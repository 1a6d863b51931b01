"""What contributed pages may hold once rendered.

A list of what is allowed, not of what is dangerous: what nobody thought of is refused. A first reader
names each thing in a sentence; a second lock (second_lock.py) reads again as browsers do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from macros.kept import digest
from macros.memory import Memory

from ..parts.apart import steady, taken_out
from .allowed import ATTRIBUTES, NAME, RESERVED, SCHEMES, TAGS, THEME
from .second_lock import reread
from .written import written

_SUSPECT = re.compile(
    r"<[a-zA-Z!/?]|\{[^{%]|\]\(|\]\[|\]:|&#|&[a-zA-Z]+;|_|\uff3f|!!!",
)
_PLAIN_TAG = re.compile(r'<[a-z][a-z0-9-]*(?:\s+[a-z][a-z0-9-]*(?:="[^"<>]*")?)*\s*/?>')
_ODD_END = re.compile(r"</(?![a-z][a-z0-9-]*>)[a-zA-Z][^>]*>?")
_ODD_COMMENT = re.compile(r"<!--(?:-?>|(?:(?!-->).)*?--!>)", re.DOTALL)
_BLANK = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something refused: the signs to look for in the source, and what to write instead."""

    needle: str
    sentence: str


def faults_in_markdown(text: str) -> list[Fault]:
    """Return what a contributed text would put on a page that is not allowed."""
    return list(_REFUSED.of(digest(steady(text)), lambda: tuple(_refused(text))))


_REFUSED: Memory[tuple[Fault, ...]] = Memory("refused")


def _refused(text: str) -> list[Fault]:
    contributed, _ = taken_out(text)
    return faults(written(contributed).html) if _SUSPECT.search(contributed) else []


def faults(html: str) -> list[Fault]:
    """Return what rendered HTML holds that is not allowed, each thing once."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.found += _ends(html)
    if not reader.found and (needle := reread(html)) is not None:
        sentence = "un navigateur lirait ce passage autrement ; refermer chaque balise, dans l’ordre, ou l’écrire en Markdown"
        reader.found.append(Fault(needle, sentence))
    return list(dict.fromkeys(reader.found))


class _Reader(HTMLParser):
    """Goes through HTML sign by sign, and keeps what is refused."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Fault] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            sentence = f"la balise <{tag}> n’est pas permise ; l’écrire en Markdown ou l’enlever"
            self.found.append(Fault(f"<{tag}", sentence))
        for name, value in attrs:
            self.found += _attribute(tag, name, value or "")
        self.found += _written(tag, self.get_starttag_text() or "")

    def handle_pi(self, data: str) -> None:
        self.found.append(Fault("<?", f"« <?{data[:20]} » n’est pas permis ; l’enlever"))

    def unknown_decl(self, data: str) -> None:
        self.found.append(Fault("<![", f"« <![{data[:20]} » n’est pas permis ; l’enlever"))


def _written(tag: str, text: str) -> Iterator[Fault]:
    """Yield a fault when a tag is not written plainly: what changes the words of a page goes from
    tag to tag, and must see what a browser sees."""
    inside = text[1:-1]
    if "<" in inside or ">" in inside:
        sentence = f"un attribut de <{tag}> contient « < » ou « > » ; les écrire &lt; et &gt;"
        yield Fault(f"<{tag}", sentence)
    elif not _PLAIN_TAG.fullmatch(text):
        sentence = "en minuscules, une espace avant chaque attribut, sa valeur entre guillemets droits doubles"
        yield Fault(f"<{tag}", f"la balise <{tag}> s’écrit {sentence}")


def _ends(html: str) -> Iterator[Fault]:
    """Yield the end tags and the comments that readers understand each in their own way."""
    if found := _ODD_END.search(html):
        yield Fault(found[0], f"« {found[0][:30]} » s’écrit en minuscules, sans espace ni attribut")
    if found := _ODD_COMMENT.search(html):
        yield Fault("<!--", "cette remarque se lit de plusieurs façons ; l’écrire <!-- ainsi -->")


def _attribute(tag: str, name: str, value: str) -> Iterator[Fault]:
    if name not in ATTRIBUTES and not name.startswith("aria-"):
        yield Fault(name, f"l’attribut « {name} » n’est pas permis ; l’enlever")
    elif name == "id" and RESERVED.match(value):
        yield Fault(value, f"le nom « {value[:60]} » est réservé au site ; en choisir un autre")
    elif name == "id" and not NAME.fullmatch(value):
        sentence = "n’est pas un nom ; y mettre des lettres, des chiffres et des tirets"
        yield Fault(value or "id", f"« {value[:60]} » {sentence}")
    elif name == "class" and (found := THEME.search(value)):
        yield Fault(value, f"la classe « {found[0]} » est réservée au site ; l’enlever")
    elif name in {"href", "src"}:
        yield from _address(tag, value)


def _address(tag: str, value: str) -> Iterator[Fault]:
    # Browsers drop these signs before they read the scheme.
    address = _BLANK.sub("", value)
    if value != value.strip():
        yield Fault(
            value, f"l’adresse « {value[:60]} » commence ou finit par une espace ; l’enlever"
        )
    try:
        parts = urlsplit(address)
    except ValueError:
        yield Fault(value, f"l’adresse « {value[:60]} » est mal écrite ; la recopier")
        return
    if parts.scheme.lower() not in SCHEMES:
        sentence = (
            f"une adresse « {parts.scheme}: » n’est pas permise ; écrire https:// ou un fichier"
        )
        yield Fault(value, f"{sentence} du site")
    elif tag == "img" and (parts.netloc or parts.scheme):
        sentence = "l’image vient d’un autre site, qui verrait passer chaque lecteur ; "
        yield Fault(value, sentence + "la ranger dans docs/assets/images/")


def line_of(needle: str, text: str, first: int = 1) -> int:
    """Return the line of a text where signs stand, whatever their case; its first line if none."""
    place = text.lower().find(needle.lower())
    return first + text.count("\n", 0, place) if place >= 0 else first
