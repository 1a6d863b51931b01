"""The small bricks of a LHÉO file: codes, texts that fit, addresses, periods."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from xml.etree.ElementTree import Element, SubElement

from macros.model.records.formation import Organisme
from macros.told.texts import lines, paragraphs, shorten

NAMESPACE = "http://lheo.gouv.fr/2.3"
MOST = 3000
"""Most signs of a text, unless said otherwise below."""

_LIMITS = {
    "intitule-formation": 255,
    "info-public-vise": 250,
    "modalites-inscription": 255,
    "acces-handicapes": 250,
    "modalites-pedagogiques": 200,
    "duree-indicative": 150,
    "detail-conditions-prise-en-charge": 600,
    "nom-organisme": 250,
    "raison-sociale": 250,
    "nom": 50,
    "ville": 50,
    "ligne": 50,
    "numtel": 25,
    "courriel": 160,
    "urlweb": 400,
}
"""Most signs of the shorter texts."""


def coordonnees(parent: Element, organisme: Organisme, nom: str) -> None:
    """Add how to reach someone at the organisation: name, address, telephones, mail, site."""
    node = SubElement(parent, "coordonnees")
    put(node, "nom", nom)
    adresse(node, organisme)
    mobiles = [tel for tel in organisme.telephones if re.match(r"\s*0\s*[67]", tel)]
    fixes = [tel for tel in organisme.telephones if tel not in mobiles]
    _several(node, "telfixe", "numtel", fixes)
    _several(node, "portable", "numtel", mobiles)
    if "@" in organisme.courriel:
        put(node, "courriel", organisme.courriel)
    _several(node, "web", "urlweb", [organisme.site])


def _several(parent: Element, group: str, tag: str, texts: Iterable[str]) -> None:
    """Add a group of at most three values, if there is one."""
    found = list(texts)[:3]
    if found:
        node = SubElement(parent, group)
        for text in found:
            put(node, tag, text)


def adresse(parent: Element, organisme: Organisme) -> None:
    """Add the address of the organisation."""
    node = SubElement(parent, "adresse")
    lignes(node, organisme.adresse, 4)
    put(node, "codepostal", organisme.code_postal)
    put(node, "ville", organisme.ville)


def lignes(parent: Element, text: str, count: int) -> None:
    """Add a text as at most count lines of an address, one at least."""
    for line in lines(text, _LIMITS["ligne"], count) or [""]:
        put(parent, "ligne", line)


def codes(parent: Element, tag: str, values: Iterable[object], *, ref: str = "") -> None:
    """Add the codes of an element; ref names the version of the list they come from."""
    for code in values:
        SubElement(parent, tag, {"ref": ref} if ref else {}).text = str(code)


def put(parent: Element, tag: str, text: str) -> None:
    """Add an element with a text that fits; a text of forbidden signs only becomes an ellipsis."""
    fit = shorten(paragraphs(text.split("\n")), _LIMITS.get(tag, MOST))
    SubElement(parent, tag).text = fit or "…"


def periode(parent: Element, start: date | None, end: date) -> None:
    """Add a period; LHÉO writes an unknown start as zeros."""
    node = SubElement(parent, "periode")
    put(node, "debut", f"{start:%Y%m%d}" if start else "00000000")
    put(node, "fin", f"{end:%Y%m%d}")
