"""Every finished page read once more, by a real HTML5 parser, before the site is put in place.

What the theme, the macros and contributors made together is judged as one: scripts and styles are
files of the site, no element obeys an inline handler, the names our scripts rely on are the theme's.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..contributed.allowed import SCHEMES
from ..parts.policy import POLICY

_REFUSED = frozenset(
    [
        "applet",
        "audio",
        "base",
        "embed",
        "fencedframe",
        "foreignobject",
        "frame",
        "frameset",
        "iframe",
        "math",
        "object",
        "portal",
        "set",
        "animate",
        "animatemotion",
        "animatetransform",
        "source",
        "style",
        "template",
        "track",
        "video",
    ]
)
_SCRIPTS = re.compile(r"assets/(?:javascripts|donnees|recherche)/[a-z0-9-]+\.js")
_STYLES = re.compile(r"assets/style/site\.css")
_NAMES = re.compile(r"__(?:drawer|search|toc|palette_\d|nav_[\d_]+|nav_[\d_]+_label)")
_DATA = {"application/ld+json": "", "application/json": "__config"}
"""The kinds of scripts that browsers do not run, and the name each one must bear."""
_POLICY = {"http-equiv": "Content-Security-Policy", "content": POLICY}
_LINKS = {"icon", "stylesheet", "manifest", "apple-touch-icon", "canonical", "prev", "next"}

READY = "#pret"
"""The last part of a page that is painted only once it is whole."""


@dataclass(frozen=True)
class Finished:
    """The site being judged: where it starts on its server, and the files it holds."""

    base: str
    files: Container[str]

    def file(self, address: str, page: str) -> str:
        """Return the file of the site that an address written in a page asks for."""
        path = unquote(urlsplit(address).path)
        if path.startswith("/"):
            return path.removeprefix(self.base).lstrip("/")
        return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))


def faults_of_page(tree: LexborHTMLParser, page: str, site: Finished) -> Iterator[str]:
    """Yield what a finished page, named by its file, holds that no page of ours may hold."""
    if tree.root is None:
        return
    if not _policed(tree):
        yield "la politique de sécurité manque en tête de la page"
    if tree.css_first("article") and any(map(_redirects, tree.css("meta[http-equiv]"))):
        yield "la page mène d’elle-même à une autre"
    found = [
        fault
        for node in tree.root.traverse(include_text=False)
        for fault in _of_element(node, page, site)
    ]
    yield from found
    if not found and tree.css("article script:not([type='application/ld+json'])"):
        yield "un script n’est pas à sa place"
    if tree.css("article form"):
        yield "un formulaire n’est pas à sa place"


def _policed(tree: LexborHTMLParser) -> bool:
    """Say whether a page carries our policy, before anything that it rules, and no other order."""
    first = tree.css("head > :first-child, head > meta[charset]:first-child + meta")
    orders = [meta for meta in tree.css("meta[http-equiv]") if not _redirects(meta)]
    found = [meta.mem_id for meta in orders if meta.attributes == _POLICY]
    return len(orders) == len(found) == 1 and found[0] in {meta.mem_id for meta in first}


def _redirects(meta: LexborNode) -> bool:
    """Say whether an element is that of a former address: it leads to a sister page."""
    content = meta.attributes.get("content") or ""
    refresh = (meta.attributes.get("http-equiv") or "").lower() == "refresh"
    return refresh and bool(re.fullmatch(r"0; url=\.\./[a-z0-9-]+/", content))


def _of_element(node: LexborNode, page: str, site: Finished) -> Iterator[str]:
    tag = (node.tag or "").lower()
    if tag in _REFUSED:
        yield f"l’élément <{tag}> n’est pas permis"
        return
    if tag == "script":
        yield from _of_script(node, page, site)
        return
    if tag == "link":
        yield from _of_link(node, page, site)
    for name, value in node.attributes.items():
        yield from _of_attribute(tag, name.lower(), value or "")


def _of_script(node: LexborNode, page: str, site: Finished) -> Iterator[str]:
    kind, source = node.attributes.get("type"), node.attributes.get("src")
    if kind in _DATA:
        if (node.id or "") != _DATA[kind] or source is not None or not _is_json(node.text()):
            yield f"un script de données « {kind} » n’est pas à sa place"
        return
    bare = set(node.attributes) == {"src"} and not node.text().strip()
    if not bare or not _is_ours(source or "", page, site):
        yield f"un script n’est pas du site : « {(source or node.text())[:60]} »"


def _is_ours(address: str, page: str, site: Finished) -> bool:
    """Say whether an address written in a page is that of a script of the site."""
    file = site.file(address, page)
    return not urlsplit(address).netloc and bool(_SCRIPTS.fullmatch(file)) and file in site.files


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _of_link(node: LexborNode, page: str, site: Finished) -> Iterator[str]:
    rel, href = node.attributes.get("rel") or "", node.attributes.get("href") or ""
    if rel == "expect" and href == READY:
        return
    if rel == "preload" and node.attributes.get("as") == "script" and _is_ours(href, page, site):
        return
    if rel not in _LINKS:
        yield f"un lien « {rel} » n’est pas permis en tête de page"
    elif rel == "stylesheet":
        file = site.file(href, page)
        if urlsplit(href).netloc or not _STYLES.fullmatch(file) or file not in site.files:
            yield f"un style n’est pas du site : « {href[:60]} »"


def _of_attribute(tag: str, name: str, value: str) -> Iterator[str]:
    if name.startswith("on") or name in {"style", "srcdoc", "formaction", "ping", "srcset"}:
        yield f"l’attribut « {name} » de <{tag}> n’est pas permis"
    elif name == "id" and value.startswith("__") and not _theme_owns(tag, value):
        yield f"le nom « {value} » est réservé au site"
    elif name in {"href", "src", "action", "xlink:href", "data"}:
        yield from _of_address(tag, value)


def _theme_owns(tag: str, name: str) -> bool:
    if name == "__config":
        return tag == "script"
    return tag in {"input", "label"} and bool(_NAMES.fullmatch(name))


def _of_address(tag: str, value: str) -> Iterator[str]:
    parts = urlsplit(re.sub(r"[\x00-\x20]", "", value))
    if parts.scheme.lower() not in SCHEMES:
        yield f"l’adresse « {value[:60]} » de <{tag}> n’est pas permise"
    elif tag not in {"a", "link"} and (parts.netloc or parts.scheme):
        yield f"l’adresse « {value[:60]} » de <{tag}> mène hors du site"
