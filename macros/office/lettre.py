"""A paper to complete as a Word document: blanks are controls, what the team confirms comes last."""

from __future__ import annotations

import io
from datetime import date

from docx import Document
from docx.document import Document as Word

from macros.told.lettres import Bloc, Lettre

from . import controls as sdt
from . import docx as house
from .archive import repacked
from .words import HINTS, plain


def lettre_docx(told: Lettre, day: date, _site_url: str = "") -> bytes:
    """Return a paper to complete as .docx, dated from a day: the same bytes for the same paper."""
    word = Document(io.BytesIO(house.model()))
    house.properties(word, plain(told.titre), day)
    _head(word, told)
    for rank, bloc in enumerate(told.corps, 1):
        _block(word, f"b{rank}", bloc)
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
        for n, name in enumerate(words, 1):
            line = word.add_paragraph()
            line._p.append(sdt.check(f"{ident}.{n}", name))
            line.add_run(f" {name}")
    elif bloc.nature == "tableau":
        _table(word, ident, words, bloc.nombre)
    else:
        genre = "texte" if bloc.nature == "lignes" else "texte-court"
        for n, name in enumerate(words, 1):
            line = word.add_paragraph()
            line.add_run(f"{name}\u00a0: ").bold = True
            line._p.append(sdt.text(f"{ident}.{n}", name, HINTS[genre], genre))


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


def _to_confirm(word: Word, told: Lettre) -> None:
    title = house.paragraph(word, "Heading1", plain(f"Avant de s’en servir : {told.titre}"))
    title.paragraph_format.page_break_before = True
    house.paragraph(word, "Aide", plain(told.avertissement))
    word.add_paragraph(plain(f"À quoi sert ce papier : {told.usage}"))
    for n, phrase in enumerate(told.confirmer, 1):
        line = word.add_paragraph()
        line._p.append(sdt.check(f"confirmer.{n}", plain(phrase)))
        line.add_run(f" {plain(phrase)}")
