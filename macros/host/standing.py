"""What stands at an address of a site that is open: a page, a file, or nothing."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from http import HTTPStatus
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from macros.offline.worker import forgetting
from macros.publishing.ended import NOT_FOUND
from macros.site.passes.finished import Finished, faults_of_page
from macros.site.passes.here import Here
from macros.site.passes.ordered import finished

from . import answers
from .answers import Answer
from .on_demand import Opened, made, made_alone

log = logging.getLogger("mkdocs.hooks.boite")

Ask = Callable[[str], Answer]
"""Gives what stands at another address of the same site."""

_INDEX, _WORKER = "index.html", "sw.js"
_LOADED = re.compile(r'<(?:script|link|img)\b[^>]*?\s(?:src|href)="([^"#?:]+\.\w+)"')
"""The files that a page loads by itself, as it writes their addresses."""


def address_of(path: str, site: Opened) -> str:
    """Return the file of the site that a path on this server asks for: the site may stand under a
    folder, as it will once published."""
    base = _base(site)
    inside = path.removeprefix(base) if path.startswith(base) else path.removeprefix("/")
    return inside + _INDEX if not inside or inside.endswith("/") else inside


def _base(site: Opened) -> str:
    return urlsplit(site.site.settings.url or "/").path or "/"


def standing(site: Opened, address: str, ask: Ask) -> Answer:
    """Return what stands at an address; what is wrong in a page is told as the host tells it."""
    file = site.places.get(address)
    if file is not None and file.page is not None:
        return _page(site, address, made(site, file.page), ask)
    if file is not None:
        return answers.file(address, file.content_bytes)
    if address == _WORKER:
        return answers.file(address, forgetting().encode())
    if f"{address}/{_INDEX}" in site.places:
        return answers.elsewhere(f"{_base(site)}{address}/")
    if address in site.config.theme.static_templates - {NOT_FOUND}:
        return answers.file(address, made_alone(site, address).encode())
    html, _ = finished(made_alone(site, NOT_FOUND), Here(site.site.around, NOT_FOUND))
    return _page(site, NOT_FOUND, html, ask, HTTPStatus.NOT_FOUND)


def _page(
    site: Opened, address: str, html: str, ask: Ask, status: HTTPStatus = HTTPStatus.OK
) -> Answer:
    known = Finished(_base(site), site.places)
    for sentence in dict.fromkeys(faults_of_page(LexborHTMLParser(html), address, known)):
        log.error("%s : %s ; la page n’est pas publiée", address, sentence)
    loaded = (ask(name).digest for name in _loaded(html, address, known))
    return answers.page(html, tuple(loaded), status)


def _loaded(html: str, address: str, known: Finished) -> Iterator[str]:
    for written in dict.fromkeys(_LOADED.findall(html)):
        name = known.file(written, address)
        if name in known.files:
            yield name
