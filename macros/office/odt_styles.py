"""The styles of our OpenDocument texts: those of the Word ones, said in ODF."""

from __future__ import annotations

from xml.sax.saxutils import escape

from macros.told.palette import palette

FONT = "Arial, 'Liberation Sans'"


def styles(spaces: str, foot: str) -> str:
    """Return styles.xml: A4 page with a foot, paragraph and list styles, in the site's colours."""
    colours = palette()
    ink, soft, sea, brick = (colours[n] for n in ("encre", "encre-douce", "mer", "brique"))
    named = "".join(
        [
            _paragraph("Text_20_body", 11, ink, after=0.15),
            _paragraph("Title", 24, sea, bold=True, after=0.2),
            _paragraph("Subtitle", 11, soft, after=0.3),
            _paragraph(
                "Heading_20_1", 15, sea, bold=True, before=0.5, after=0.15, kept=True, rank=1
            ),
            _paragraph(
                "Heading_20_2", 12, brick, bold=True, before=0.4, after=0.08, kept=True, rank=2
            ),
            _paragraph("Aide", 9.5, soft, after=0.15, kept=True),
            _paragraph("Tete_20_texte", 10, ink, bold=True),
            f'<style:style style:name="Indice" style:family="text"><style:text-properties fo:color="{soft}"/></style:style>',
            '<style:style style:name="Fort" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
            _list(),
        ]
    )
    return (
        f'<office:document-styles {spaces} office:version="1.3"><office:styles>{_default()}{named}</office:styles>'
        f"<office:automatic-styles>{_page()}</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer>'
        f'<text:p text:style-name="Aide">{escape(foot)} · page <text:page-number>1</text:page-number></text:p>'
        "</style:footer></style:master-page>"
        "</office:master-styles></office:document-styles>"
    )


def _default() -> str:
    return (
        '<style:default-style style:family="paragraph"><style:text-properties '
        f'fo:font-family="{FONT}" fo:font-size="11pt" fo:language="fr" fo:country="FR"/>'
        "</style:default-style>"
    )


def _paragraph(
    name: str,
    size: float,
    colour: str,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    kept: bool = False,
    rank: int = 0,
) -> str:
    weight = ' fo:font-weight="bold"' if bold else ""
    together = ' fo:keep-with-next="always"' if kept else ""
    outline = f' style:default-outline-level="{rank}"' if rank else ""
    shown = name.replace("_20_", " ")
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph"{outline}>'
        f'<style:paragraph-properties fo:margin-top="{before}cm" fo:margin-bottom="{after}cm"{together}/>'
        f'<style:text-properties fo:font-family="{FONT}" fo:font-size="{size}pt" fo:color="{colour}"{weight}/>'
        "</style:style>"
    )


def _list() -> str:
    return (
        '<text:list-style style:name="Liste"><text:list-level-style-bullet text:level="1" '
        'text:bullet-char="•"><style:list-level-properties text:space-before="0.3cm" '
        'text:min-label-width="0.5cm"/></text:list-level-style-bullet></text:list-style>'
    )


def tables() -> str:
    """Return the styles of tables, which OpenDocument keeps with the text."""
    ground, line = palette()["carton"], palette()["encre-douce"]
    border = f'fo:padding="0.12cm" fo:border="0.5pt solid {line}"'
    return (
        '<style:style style:name="Tableau" style:family="table">'
        '<style:table-properties style:width="17cm" table:align="margins"/></style:style>'
        '<style:style style:name="Rang" style:family="table-row"><style:table-row-properties '
        'style:min-row-height="0.9cm" fo:keep-together="always"/></style:style>'
        f'<style:style style:name="Tete" style:family="table-cell"><style:table-cell-properties {border} '
        f'fo:background-color="{ground}"/></style:style>'
        f'<style:style style:name="Case" style:family="table-cell"><style:table-cell-properties {border}/></style:style>'
    )


def _page() -> str:
    return (
        '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" '
        'fo:page-height="29.7cm" fo:margin-top="1.5cm" fo:margin-bottom="0.8cm" '
        'fo:margin-left="2cm" fo:margin-right="2cm"/><style:footer-style><style:header-footer-properties '
        'fo:min-height="0.6cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>'
    )
