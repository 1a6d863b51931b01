"""A project sheet as an OpenDocument text (ODF 1.3): real styles, and zones to fill."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from macros.told.fiches import EN_TETE, RELECTURE, Champ, Formulaire

from .archive import archive
from .odt_styles import styles, tables
from .words import HINTS, aide, critere, label, plain

MIME = "application/vnd.oasis.opendocument.text"
SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("meta", "meta"),
        ("manifest", "manifest"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
SPACES += (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def odt(form: Formulaire, day: date, _site_url: str = "") -> bytes:
    """Return a form as .odt, A4, dated from a day: the same bytes for the same form."""
    body = "".join([*_opening(form), *map(_field, form.champs), *_review(form.relecture)])
    files = {
        "mimetype": MIME,
        "META-INF/manifest.xml": _manifest(),
        "content.xml": f'{_HEAD}<office:document-content {SPACES} office:version="1.3">'
        f"<office:automatic-styles>{tables()}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": _HEAD + styles(SPACES, plain(form.titre)),
        "meta.xml": _meta(plain(form.titre), day),
    }
    packed = ((name, content.encode()) for name, content in files.items())
    return archive(packed, stored=frozenset({"mimetype"}))


def _manifest() -> str:
    parts = (("/", MIME), *((n, "text/xml") for n in ("content.xml", "styles.xml", "meta.xml")))
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in parts
    )
    return (
        f'{_HEAD}<manifest:manifest {SPACES} manifest:version="1.3">{entries}</manifest:manifest>'
    )


def _meta(titre: str, day: date) -> str:
    stamp = f"{day.isoformat()}T12:00:00"
    return (
        f'{_HEAD}<office:document-meta {SPACES} office:version="1.3"><office:meta>'
        f"<dc:title>{escape(titre)}</dc:title><dc:language>fr-FR</dc:language>"
        f"<meta:creation-date>{stamp}</meta:creation-date><dc:date>{stamp}</dc:date>"
        "</office:meta></office:document-meta>"
    )


def _paragraph(style: str, inside: str) -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def _heading(rank: int, text: str) -> str:
    style = f"Heading_20_{rank}"
    return f'<text:h text:style-name="{style}" text:outline-level="{rank}">{escape(text)}</text:h>'


def _zone(ident: str, name: str, hint: str, more: str = "") -> str:
    told = f"loext:alias={quoteattr(name)} loext:tag={quoteattr(ident)}"
    return (
        f'<loext:content-control loext:showing-place-holder="true" {told}{more}>'
        f'<text:span text:style-name="Indice">{escape(hint)}</text:span></loext:content-control>'
    )


def _write(ident: str, name: str, genre: str) -> str:
    more = ' loext:date="true" loext:date-format="DD/MM/YYYY" loext:date-rfc-language-tag="fr-FR"'
    return _zone(ident, name, HINTS[genre], more if genre == "date" else "")


def _check(ident: str, name: str) -> str:
    told = f"loext:alias={quoteattr(name)} loext:tag={quoteattr(ident)}"
    return (
        f'<loext:content-control loext:checkbox="true" loext:checked-state="☒" '
        f'loext:unchecked-state="☐" {told}>☐</loext:content-control>'
    )


def _choice(ident: str, options: Iterable[str]) -> str:
    labels = "".join(f"<text:label text:value={quoteattr(o)}/>" for o in dict.fromkeys(options))
    hint = f'<text:label text:value={quoteattr(HINTS["choix"])} text:current-selected="true"/>'
    return (
        f"<text:drop-down text:name={quoteattr(ident)}>{hint}{labels}"
        f"{escape(HINTS['choix'])}</text:drop-down>"
    )


def _opening(form: Formulaire) -> Iterable[str]:
    yield _paragraph("Title", escape(plain(form.titre)))
    yield _paragraph("Subtitle", escape(plain(form.accroche)))
    aim = plain(f"{form.but} À remplir en {form.duree} environ.")
    yield _paragraph("Text_20_body", escape(aim))
    for objectif in form.objectifs:
        told = plain(f"Objectif {objectif.id} : {objectif.court}")
        yield _paragraph("Aide", escape(told))
    for ident, name in EN_TETE:
        zone = _write(f"entete-{ident}", plain(name), "date" if ident == "le" else "texte-court")
        bold = f'<text:span text:style-name="Fort">{escape(plain(name))}\u00a0:</text:span> '
        yield _paragraph("Text_20_body", bold + zone)
    yield _heading(1, "Critères de réussite")
    for rank, wanted in enumerate(form.criteres, 1):
        box = _check(f"critere-{rank}", plain(wanted.texte))
        yield _paragraph("Text_20_body", f"{box} {escape(critere(wanted))}")
    yield _heading(1, "À remplir")


def _field(champ: Champ) -> str:
    head = _heading(2, label(champ)) + _paragraph("Aide", escape(aide(champ)))
    return head + _room(champ)


def _room(champ: Champ) -> str:
    genre, ident, name = champ.genre, champ.id, label(champ)
    if genre == "table":
        return _table(champ)
    if genre == "liste":
        return _list(champ)
    if genre == "oui-non":
        boxes = (f"{_check(f'{ident}.{a}', f'{name} : {a}')} {a}" for a in ("oui", "non"))
        return _paragraph("Text_20_body", "   ".join(boxes))
    if genre == "choix":
        return _paragraph("Text_20_body", _choice(ident, map(plain, champ.options)))
    return _paragraph("Text_20_body", _write(ident, name, genre))


def _list(champ: Champ) -> str:
    items = "".join(
        "<text:list-item>"
        + _paragraph("Text_20_body", _write(f"{champ.id}.{n}", f"{label(champ)} {n}", "liste"))
        + "</text:list-item>"
        for n in range(1, champ.rangs + 1)
    )
    return f'<text:list text:style-name="Liste">{items}</text:list>'


def _table(champ: Champ) -> str:
    columns = [plain(c) for c in champ.colonnes]
    head = "".join(_cell("Tete", "Tete_20_texte", escape(name)) for name in columns)
    rows = "".join(_row(champ.id, columns, n) for n in range(1, champ.rangs + 1))
    return (
        f'<table:table table:name={quoteattr(champ.id)} table:style-name="Tableau">'
        f"<svg:title>{escape(label(champ))}</svg:title>"
        f"<svg:desc>{escape(f'Tableau à remplir : {label(champ)}')}</svg:desc>"
        f'<table:table-column table:number-columns-repeated="{len(columns)}"/>'
        f"<table:table-header-rows><table:table-row>{head}</table:table-row>"
        f"</table:table-header-rows>{rows}</table:table>{_paragraph('Aide', '')}"
    )


def _row(ident: str, columns: list[str], rank: int) -> str:
    cells = (
        _cell("Case", "Text_20_body", _write(f"{ident}.{rank}.{n}", f"{name} {rank}", "table"))
        for n, name in enumerate(columns, 1)
    )
    return f'<table:table-row table:style-name="Rang">{"".join(cells)}</table:table-row>'


def _cell(style: str, text_style: str, inside: str) -> str:
    told = f'table:style-name="{style}" office:value-type="string"'
    return f"<table:table-cell {told}>{_paragraph(text_style, inside)}</table:table-cell>"


def _review(wanted: bool) -> Iterable[str]:
    if wanted:
        yield _heading(1, "Relecture croisée")
        for ident, name in RELECTURE:
            yield _heading(2, plain(name))
            yield _paragraph("Text_20_body", _write(ident, plain(name), "texte"))
