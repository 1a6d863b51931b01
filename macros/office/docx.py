"""A project sheet as a Word document: real styles, and content controls to fill."""

from __future__ import annotations

import io
from datetime import date, datetime
from functools import cache
from typing import cast

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from macros.told.fiches import EN_TETE, RELECTURE, Champ, Formulaire
from macros.told.palette import palette
from macros.told.texts import shorten

from . import controls as sdt
from .archive import repacked
from .words import HINTS, aide, critere, label, plain

WIDE = 7
"""Columns from which a table has a lying page of its own: upright, a word would be cut in each."""

FONT = "Arial"
"""A face that every office suite has, or replaces by one of the same widths (Liberation Sans)."""


def docx(form: Formulaire, day: date, _site_url: str = "") -> bytes:
    """Return a form as .docx, A4, dated from a day: the same bytes for the same form."""
    word = Document(io.BytesIO(model()))
    properties(word, plain(form.titre), day)
    _opening(word, form)
    for champ in form.champs:
        lay(word, lying=champ.genre == "table" and len(champ.colonnes) >= WIDE)
        _field(word, champ)
    if form.relecture:
        lay(word, lying=False)
        _review(word)
    footer(word, plain(form.titre))
    out = io.BytesIO()
    word.save(out)
    return repacked(out.getvalue())


@cache
def model() -> bytes:
    """Return a document without words, in the house's page and styles: made once for all."""
    word = Document()
    _page(word)
    _styles(word)
    _no_thumbnail(word)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _no_thumbnail(word: Word) -> None:
    """Take away the picture of another document, which the library’s own model carries."""
    links = word.part.package.rels
    for key in [key for key, link in links.items() if link.reltype.endswith("/thumbnail")]:
        links.pop(key)


def paragraph(word: Word, style: str, text: str = "") -> Paragraph:
    """Add a paragraph of a style, told by its id: python-docx reads every style to find a name."""
    made = word.add_paragraph(text)
    made._p.style = style
    return made


def _page(word: Word) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.5), Cm(1.7)
    section.header_distance = section.footer_distance = Cm(0.8)


def lay(word: Word, *, lying: bool, anew: bool = False) -> bool:
    """Go on on a page that lies or stands: on a new one when the last does not, or anew when a
    page that lies holds something already; say whether a page was begun."""
    way = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    if word.sections[-1].orientation == way and not anew:
        return False
    section = word.add_section(WD_SECTION.NEW_PAGE)
    _turn(section, lying=lying)
    return True


def lying_first(word: Word) -> None:
    """Lay the first page, which holds nothing yet."""
    _turn(word.sections[0], lying=True)


def _turn(section: Section, *, lying: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = sorted((Cm(21), Cm(29.7)), reverse=lying)


def _style(word: Word, name: str) -> ParagraphStyle:
    return cast(ParagraphStyle, word.styles[name])


def _styles(word: Word) -> None:
    ink, sea = palette()["encre"], palette()["mer"]
    soft = palette()["encre-douce"]
    _type(word, "Normal", 11, ink, after=4)
    _type(word, "Title", 24, sea, bold=True, after=6)
    _type(word, "Heading 1", 15, sea, bold=True, before=14, after=4)
    _type(word, "Heading 2", 12, palette()["brique"], bold=True, before=12, after=2)
    _type(word, "Subtitle", 11, soft, after=8)
    word.styles.add_style("Aide", WD_STYLE_TYPE.PARAGRAPH).base_style = _style(word, "Normal")
    _type(word, "Aide", 9.5, soft, after=4)
    hint = word.styles.add_style(sdt.HINT, WD_STYLE_TYPE.CHARACTER)
    hint.font.color.rgb = RGBColor.from_string(soft.lstrip("#").upper())
    spacing = _style(word, "Subtitle").element.find(f".//{qn('w:rPr')}/{qn('w:spacing')}")
    if spacing is not None:
        spacing.getparent().remove(spacing)
    border = _style(word, "Title").element.find(f".//{qn('w:pBdr')}")
    if border is not None:
        border.getparent().remove(border)
    word.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), "fr-FR")
    _settings(word)


def _settings(word: Word) -> None:
    """Ask for today's Word rather than its 2010 mode, and for French."""
    settings = word.settings.element
    for told in settings.iter(qn("w:compatSetting")):
        if told.get(qn("w:name")) == "compatibilityMode":
            told.set(qn("w:val"), "15")
    for told in settings.iter(qn("w:themeFontLang")):
        told.set(qn("w:val"), "fr-FR")


def _type(
    word: Word,
    name: str,
    size: float,
    colour: str,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
) -> None:
    style = _style(word, name)
    style.font.name, style.font.size, style.font.bold, style.font.italic = (
        FONT,
        Pt(size),
        bold,
        False,
    )
    style.font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def properties(word: Word, titre: str, day: date) -> None:
    """Say of a document its title, its language and its day, and no author."""
    told = word.core_properties
    told.title, told.language, told.author, told.comments = shorten(titre, 255), "fr-FR", "", ""
    told.last_modified_by, told.revision = "", 1
    told.created = told.modified = datetime(day.year, day.month, day.day, 12)


def _opening(word: Word, form: Formulaire) -> None:
    paragraph(word, "Title", plain(form.titre))
    paragraph(word, "Subtitle", plain(form.accroche))
    word.add_paragraph(plain(f"{form.but} À remplir en {form.duree} environ."))
    for objectif in form.objectifs:
        paragraph(word, "Aide", plain(f"Objectif {objectif.id} : {objectif.court}"))
    for ident, name in EN_TETE:
        _line(word, f"entete-{ident}", name, "date" if ident == "le" else "texte-court")
    paragraph(word, "Heading1", "Critères de réussite")
    for rank, told in enumerate(form.criteres, 1):
        line = word.add_paragraph()
        line._p.append(sdt.check(f"critere-{rank}", plain(told.texte)))
        line.add_run(" " + critere(told))
    paragraph(word, "Heading1", "À remplir")


def _line(word: Word, ident: str, name: str, genre: str) -> None:
    made = word.add_paragraph()
    made.add_run(f"{plain(name)}\u00a0: ").bold = True
    made._p.append(sdt.text(ident, plain(name), HINTS[genre], genre))


def _field(word: Word, champ: Champ) -> None:
    paragraph(word, "Heading2", label(champ))
    paragraph(word, "Aide", aide(champ)).paragraph_format.keep_with_next = True
    genre, ident, name = champ.genre, champ.id, label(champ)
    if genre == "table":
        _table(word, champ)
    elif genre == "liste":
        for rank in range(1, champ.rangs + 1):
            item = paragraph(word, "ListBullet")
            item._p.append(sdt.text(f"{ident}.{rank}", f"{name} {rank}", HINTS["liste"], "texte"))
    elif genre == "oui-non":
        made = word.add_paragraph()
        for answer in ("oui", "non"):
            made._p.append(sdt.check(f"{ident}.{answer}", f"{name} : {answer}"))
            made.add_run(f" {answer}     ")
    elif genre == "choix":
        word.add_paragraph()._p.append(
            sdt.choice(ident, name, HINTS["choix"], [plain(o) for o in champ.options])
        )
    else:
        word.add_paragraph()._p.append(sdt.text(ident, name, HINTS[genre], genre))


def _table(word: Word, champ: Champ) -> None:
    columns = [plain(c) for c in champ.colonnes]
    table = word.add_table(rows=1, cols=len(columns), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for rank in range(1, champ.rangs + 1):
        for column, cell in enumerate(table.add_row().cells, 1):
            control = sdt.text(
                f"{champ.id}.{rank}.{column}",
                f"{columns[column - 1]} {rank}",
                HINTS["table"],
                "texte",
            )
            cell.paragraphs[0]._p.append(control)
    describe(table, label(champ))
    word.add_paragraph()


def describe(
    table: Table, name: str, *, heads: int = 1, high: float = 0.9, repeats: bool = True
) -> None:
    """Give a table its heading rows, rows high enough to write in (cm), and its name for who does not
    see it."""
    for head in table.rows[:heads] if repeats else ():
        head._tr.get_or_add_trPr().append(sdt.element("w:tblHeader"))
        _shade(head)
    for row in table.rows:
        row.height = row.height or Cm(high)
        row._tr.get_or_add_trPr().append(sdt.element("w:cantSplit"))
    properties = table._tbl.tblPr
    properties.append(sdt.element("w:tblCaption", name))
    properties.append(sdt.element("w:tblDescription", f"Tableau à remplir : {name}"))


def _shade(head: _Row) -> None:
    for cell in head.cells:
        shading = sdt.element("w:shd", "clear")
        shading.set(qn("w:fill"), palette()["carton"].lstrip("#").upper())
        cell._tc.get_or_add_tcPr().append(shading)


def footer(word: Word, titre: str) -> None:
    """Write the title and the page's number at the foot of every page."""
    foot = word.sections[0].footer.paragraphs[0]
    foot._p.style = "Aide"
    foot.add_run(f"{titre} · page ")
    foot._p.append(sdt.page_number())


def _review(word: Word) -> None:
    paragraph(word, "Heading1", "Relecture croisée")
    for ident, name in RELECTURE:
        paragraph(word, "Heading2", plain(name))
        word.add_paragraph()._p.append(sdt.text(ident, plain(name), HINTS["texte"], "texte"))
