"""A paper to complete as a Word document: blanks are controls, what the team confirms comes last."""

from __future__ import annotations

import io
from datetime import date

from docx import Document
from docx.document import Document as Word
from docx.shared import Cm, Pt
from docx.table import Table

from macros.told.lettres import Bloc, Lettre

from . import controls as sdt
from . import docx as house
from .archive import repacked
from .words import HINTS, plain

NOTHING = "\u00a0"
"""What stands in the place of a signature: no hint, which a print would bear."""
ONE_LINE = 48
"""Signs of choices that stand side by side."""
GAP = "\u00a0" * 6
"""What parts them."""
KEPT = 2
"""Paragraphs that stay with signatures: alone on a page, these sign nothing."""


def lettre_docx(told: Lettre, day: date, _site_url: str = "") -> bytes:
    """Return a paper to complete as .docx, dated from a day: the same bytes for the same paper."""
    word = Document(io.BytesIO(house.model()))
    house.properties(word, plain(told.titre), day)
    sheets = [bloc for bloc in told.corps if bloc.nature == "presence"]
    if sheets:
        house.lying_first(word)
    _head(word, told)
    for rank, bloc in enumerate(told.corps, 1):
        _block(word, f"b{rank}", bloc)
    if not told.a_part:
        _to_confirm(word, told)
    out = io.BytesIO()
    word.save(out)
    return repacked(out.getvalue())


def _head(word: Word, told: Lettre) -> None:
    if o := told.organisme:
        word.add_paragraph().add_run(plain(o.nom)).bold = True
        reach = " · ".join((*o.telephones, o.courriel))
        house.paragraph(word, "Aide", plain(f"{o.adresse}, {o.ville}"))
        house.paragraph(word, "Aide", plain(reach))
    if told.montre:
        house.paragraph(word, "Title", plain(told.titre))


def _block(word: Word, ident: str, bloc: Bloc) -> None:
    """Add a block, of its one nature."""
    if bloc.nature == "texte":
        _sentence(word, ident, bloc)
        return
    words = [plain(mot) for mot in bloc.mots]
    if bloc.nature == "titre":
        house.paragraph(word, "Heading1", words[0])
    elif bloc.nature == "liste":
        for name in words:
            word.add_paragraph(name, style="List Bullet")
    elif bloc.nature == "mention":
        house.paragraph(word, "Aide", " · ".join(words))
    elif bloc.nature == "choix":
        _choices(word, ident, words, bloc.nombre)
    elif bloc.nature in ("signatures", "presence", "tableau"):
        _laid(word, ident, words, bloc)
    else:
        _fields(word, ident, words, bloc)


def _choices(word: Word, ident: str, words: list[str], ticked: int) -> None:
    """Add boxes to tick, on one line when they are short."""
    together = sum(map(len, words)) <= ONE_LINE
    line = None
    for n, name in enumerate(words, 1):
        line = line if together and line else word.add_paragraph()
        line._p.append(sdt.check(f"{ident}.{n}", name, ticked=n == ticked))
        line.add_run(f" {name}{GAP if together else ''}")


def _fields(word: Word, ident: str, words: list[str], bloc: Bloc) -> None:
    """Add fields, each on its line: what is known of it, else a control."""
    genre = "texte" if bloc.nature == "lignes" else "texte-court"
    for n, name in enumerate(words, 1):
        line = word.add_paragraph()
        line.add_run(f"{name}\u00a0: ").bold = True
        if bloc.bouts and (told := bloc.bouts[n - 1].mots):
            line.add_run(told)
        else:
            line._p.append(sdt.text(f"{ident}.{n}", name, HINTS[genre], genre))


def _laid(word: Word, ident: str, words: list[str], bloc: Bloc) -> None:
    """Add a block that is a table: who signs, a sheet to sign, rows to fill."""
    if bloc.nature == "signatures":
        _signatures(word, ident, words)
    elif bloc.nature == "presence":
        _presence(word, words, [plain(bout.mots) for bout in bloc.bouts])
    else:
        _table(word, ident, words, bloc.nombre)


def _sentence(word: Word, ident: str, bloc: Bloc) -> None:
    line = word.add_paragraph()
    for n, bout in enumerate(bloc.bouts, 1):
        if bout.blanc:
            name = plain(bout.blanc)
            line._p.append(sdt.text(f"{ident}.{n}", name, f"[{name}]", "texte-court"))
        else:
            line.add_run(_between(bout.mots))


def _between(words: str) -> str:
    """Return words that stand beside a blank, the spaces around them kept."""
    told = plain(words.strip())
    before, after = words[0].isspace(), words[-1].isspace()
    return f"{' ' if before else ''}{told}{' ' if after and told else ''}"


def _table(word: Word, ident: str, columns: list[str], rows: int) -> None:
    table = word.add_table(rows=1, cols=len(columns), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in range(1, rows + 1):
        for n, cell in enumerate(table.add_row().cells, 1):
            made = sdt.text(
                f"{ident}.{row}.{n}", f"{columns[n - 1]} {row}", HINTS["table"], "texte"
            )
            cell.paragraphs[0]._p.append(made)
    house.describe(table, " · ".join(columns))
    word.add_paragraph()


def _signatures(word: Word, ident: str, names: list[str]) -> None:
    """Add who signs side by side over white to sign by hand, never parted from what comes before."""
    for before in word.paragraphs[-KEPT:]:
        before.paragraph_format.keep_with_next = True
    table = word.add_table(rows=1, cols=len(names), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        cell.paragraphs[0].add_run(name)
        control = sdt.text(f"{ident}.{name}", name, NOTHING, "texte-court")
        cell.add_paragraph()._p.append(control)
    table.rows[0].height = Cm(2.4)
    house.describe(table, " · ".join(names), repeats=False)


def _presence(word: Word, words: list[str], numbers: list[str]) -> None:
    """Add a sheet to sign: a lying page of its own, its day and its columns said again if it runs on;
    its cells are empty, for hands."""
    day, *columns = words
    first = not word.tables
    if not first:
        house.lay(word, lying=True, anew=True)
    table = word.add_table(rows=2, cols=len(columns), style="Table Grid")
    table.autofit = False
    top = table.rows[0].cells[0].merge(table.rows[0].cells[-1])
    top.paragraphs[0].add_run(day).bold = True
    for cell, name in zip(table.rows[1].cells, columns, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for number in numbers:
        table.add_row().cells[number != "" and not number.isdigit()].text = number
    _widths(table, len(columns))
    house.describe(
        table,
        f"Feuille de présence, {day}",
        heads=2,
        high=min(0.9, (9.4 if first else 13) / len(numbers)),
    )


def _widths(table: Table, columns: int) -> None:
    """Give a sheet to sign the columns of our own: number, name, organisation, half-days, absence."""
    halves = max(1, columns - 4)
    wide = [1.2, 5.6, 4.2, *[11.2 / halves] * halves, 3.4][:columns]
    for column, width in zip(table.columns, wide, strict=True):
        column.width = Cm(width)
    for row in table.rows[1:]:
        for cell, width in zip(row.cells, wide, strict=True):
            cell.width = Cm(width)
            for line in cell.paragraphs:
                line.paragraph_format.space_after = Pt(0)


def _to_confirm(word: Word, told: Lettre) -> None:
    lies = house.lay(word, lying=False)
    title = house.paragraph(word, "Heading1", plain(f"Avant de s’en servir : {told.titre}"))
    title.paragraph_format.page_break_before = not lies
    house.paragraph(word, "Aide", plain(told.avertissement))
    word.add_paragraph(plain(f"À quoi sert ce papier : {told.usage}"))
    for n, phrase in enumerate(told.confirmer, 1):
        line = word.add_paragraph()
        line._p.append(sdt.check(f"confirmer.{n}", plain(phrase)))
        line.add_run(f" {plain(phrase)}")
