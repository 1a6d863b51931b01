"""What contributed pages may hold once rendered, and the policy that browsers hold them to.

A list of what is allowed, not of what is dangerous: what nobody thought of is refused.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from .written import written

_TAGS = (
    "a abbr article aside b blockquote br caption cite code col colgroup dd del details dfn div dl "
    "dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark nav ol p pre q s "
    "samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var "
    "wbr"
)
TAGS = frozenset(_TAGS.split())
_ATTRIBUTES = (
    "alt abbr class colspan datetime dir headers height hidden href id lang markdown open rel "
    "reversed role rowspan scope src start summary title translate type value width"
)
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
"""Where links may lead; an empty scheme stays in the site."""

_SUSPECT = re.compile(
    r"<[a-zA-Z!/?]|\{[^{%]|\]\(|\]\[|^\s*\[[^\]]+\]:|&#|&[a-zA-Z]+;", re.MULTILINE
)
_BLANK = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]")
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something refused: the signs to look for in the source, and what to write instead."""

    needle: str
    sentence: str


def faults_in_markdown(text: str) -> list[Fault]:
    """Return what a contributed text would put on a page that is not allowed."""
    if not _SUSPECT.search(text):
        return []
    return faults(written(text).html)


def faults(html: str) -> list[Fault]:
    """Return what rendered HTML holds that is not allowed, each thing once."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return list(dict.fromkeys(reader.found))


class _Reader(HTMLParser):
    """Goes through HTML as a browser would, and keeps what is refused."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Fault] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            sentence = f"la balise <{tag}> n’est pas permise ; l’écrire en Markdown ou l’enlever"
            self.found.append(Fault(f"<{tag}", sentence))
        for name, value in attrs:
            self.found += _attribute(tag, name, value or "")

    def handle_pi(self, data: str) -> None:
        self.found.append(Fault("<?", f"« <?{data[:20]} » n’est pas permis ; l’enlever"))

    def unknown_decl(self, data: str) -> None:
        self.found.append(Fault("<![", f"« <![{data[:20]} » n’est pas permis ; l’enlever"))


def _attribute(tag: str, name: str, value: str) -> Iterator[Fault]:
    if name not in ATTRIBUTES and not name.startswith("aria-"):
        yield Fault(name, f"l’attribut « {name} » n’est pas permis ; l’enlever")
    elif name in {"href", "src"}:
        yield from _address(tag, value)


def _address(tag: str, value: str) -> Iterator[Fault]:
    # Browsers drop these signs before they read the scheme.
    address = _BLANK.sub("", value)
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


def policy(html: str) -> str:
    """Return the Content-Security-Policy of a page of the theme.

    Only the theme's own scripts get a hash: those of an article get none, whatever they are.
    """
    theme = _ARTICLE.sub("", html)
    hashes = sorted({_hash(script) for script in _INLINE_SCRIPT.findall(theme)})
    return "; ".join(_directives(hashes))


def _directives(hashes: Iterable[str]) -> Iterator[str]:
    yield "default-src 'none'"
    yield " ".join(["script-src 'self'", *hashes])
    # The theme's script sets styles on elements; a style cannot read nor send anything here.
    yield "style-src 'self' 'unsafe-inline'"
    yield "img-src 'self' data: blob:"
    yield "font-src 'self'"
    yield "connect-src 'self'"
    yield "worker-src 'self'"
    yield "manifest-src 'self'"
    yield "base-uri 'none'"
    yield "form-action 'none'"


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def sealed(html: str) -> str:
    """Return a page that carries its own policy, before anything that it rules."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{meta}', 1)
