"""Word's content controls (ECMA-376 part 1, §17.5.2; checkboxes: Word 2010)."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
HINT = "Indice"
"""The character style of hints: typing over one leaves it."""
_OFF, _ON = "☐", "☒"
_LONGEST = 64
"""Signs that Word accepts in a control's name and in its tag."""


def element(name: str, value: str | None = None) -> BaseOxmlElement:
    """Return an empty element of Word's, with w:val when given."""
    made = OxmlElement(name)
    if value is not None:
        made.set(qn("w:val"), value)
    return made


def text(ident: str, name: str, hint: str, genre: str) -> BaseOxmlElement:
    """Return a control for a text, a number, a date or a drawing's picture, showing its hint."""
    if genre == "date":
        return _control(ident, name, hint, _date())
    # A plain text control refuses pictures: a drawing needs the rich one, which has no kind.
    if genre == "schema":
        return _control(ident, name, hint, element("w:richText"))
    kind = element("w:text")
    if genre == "texte":
        kind.set(qn("w:multiLine"), "1")
    return _control(ident, name, hint, kind)


def choice(ident: str, name: str, hint: str, options: Iterable[str]) -> BaseOxmlElement:
    """Return a drop-down list of options."""
    kind = element("w:dropDownList")
    for option in dict.fromkeys(options):
        item = element("w:listItem")
        item.set(qn("w:displayText"), option)
        item.set(qn("w:value"), option)
        kind.append(item)
    return _control(ident, name, hint, kind)


def check(ident: str, name: str, *, ticked: bool = False) -> BaseOxmlElement:
    """Return a box to tick, empty unless it is ticked already."""
    states = "".join(
        f'<w14:{state} w14:val="{ord(sign):04X}" w14:font="MS Gothic"/>'
        for state, sign in (("checkedState", _ON), ("uncheckedState", _OFF))
    )
    kind = parse_xml(
        f'<w14:checkbox xmlns:w14="{_W14}" {nsdecls("w")}><w14:checked w14:val="{int(ticked)}"/>{states}</w14:checkbox>'
    )
    return _control(ident, name, _ON if ticked else _OFF, kind, hinting=False)


def _date() -> BaseOxmlElement:
    kind = element("w:date")
    for name, value in (
        ("dateFormat", "dd/MM/yyyy"),
        ("lid", "fr-FR"),
        ("storeMappedDataAs", "dateTime"),
        ("calendar", "gregorian"),
    ):
        kind.append(element(f"w:{name}", value))
    return kind


def _control(
    ident: str, name: str, shown: str, kind: BaseOxmlElement, *, hinting: bool = True
) -> BaseOxmlElement:
    control, facts, content = element("w:sdt"), element("w:sdtPr"), element("w:sdtContent")
    facts.append(element("w:alias", name[:_LONGEST]))
    facts.append(element("w:tag", ident[:_LONGEST]))
    facts.append(element("w:id", str(zlib.crc32(ident.encode()) & 0x7FFFFFFF)))
    if hinting:
        facts.append(element("w:showingPlcHdr"))
    facts.append(kind)
    content.append(_run(shown, hinting))
    control.append(facts)
    control.append(content)
    return control


def _run(shown: str, hinting: bool) -> BaseOxmlElement:
    run = element("w:r")
    if hinting:
        style = element("w:rPr")
        style.append(element("w:rStyle", HINT))
        run.append(style)
    words = element("w:t")
    words.text = shown
    run.append(words)
    return run


def page_number() -> BaseOxmlElement:
    """Return a field that shows the number of its page."""
    field = element("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(_run("1", False))
    return field
