"""French texts: durations, dates, typography, inline Markdown that never becomes HTML."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros import french
from macros.model.base.names import slugify
from macros.site.parts import text
from macros.site.passes import tokens
from macros.site.passes.here import Around, Here
from macros.site.passes.text import spaces


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(5, "5 min"), (59, "59 min"), (60, "1 h"), (75, "1 h 15"), (125, "2 h 05"), (4200, "70 h")],
)
def test_durations(minutes: int, shown: str) -> None:
    assert french.duree(minutes) == shown


def test_dates_are_written_in_full() -> None:
    assert french.jour(date(2026, 2, 3)) == "mardi 3 février 2026"
    assert french.jour(date(2026, 3, 1), year=False) == "dimanche 1er mars"
    assert french.date_courte(date(2026, 11, 22)) == "22 novembre 2026"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Pour qui ?", "Pour qui\u202f?"),
        ("<p>Oui !</p>", "<p>Oui\u202f!</p>"),
        ("But : agir", "But\u00a0: agir"),
        ("« faire avec »", "«\u202ffaire avec\u202f»"),
        ("12 500 €", "12\u202f500\u00a0€"),
        ("30 minutes", "30\u00a0minutes"),
        ('<a href="a?b=1;c">x ; y</a>', '<a href="a?b=1;c">x\u202f; y</a>'),
        ("<code>a ; b</code>", "<code>a ; b</code>"),
        ("de 09:00 à 12:30", "de 09:00 à 12:30"),
        ("&nbsp;&amp; ; x", "&nbsp;&amp;\u202f; x"),
    ],
)
def test_typography_touches_texts_only(written: str, shown: str) -> None:
    page = spaces(tokens.read(written, tokens.TEXT), Here(Around(), ""))
    assert tokens.written(page) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a **b** *c*", "a <strong>b</strong> <em>c</em>"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("1 < 2 & 3", "1 &lt; 2 &amp; 3"),
    ],
)
def test_inline_markdown_shows_html_and_never_obeys_it(written: str, shown: str) -> None:
    assert str(text.inline(written)) == shown


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text())
def test_no_text_ever_becomes_a_tag_of_its_own(written: str) -> None:
    allowed = (
        "<strong>",
        "</strong>",
        "<em>",
        "</em>",
        "<code>",
        "</code>",
        "<br />",
        "<a ",
        "</a>",
        "<img ",
    )
    shown = str(text.inline(written))
    for n, sign in enumerate(shown):
        if sign == "<":
            assert shown.startswith(allowed, n)


def test_lists_of_words() -> None:
    assert french.enumeration(["a"]) == "a"
    assert french.enumeration(["a", "b", "c"]) == "a, b et c"
    assert french.pluriel(1, "jour") == "1 jour"
    assert french.pluriel(0, "jour") == "0 jour"
    assert (
        french.pluriel(2, "ressource publique", "ressources publiques") == "2 ressources publiques"
    )
    assert slugify("Café du monde, n° 1 œuvre") == "cafe-du-monde-n-1-oeuvre"


def test_a_price_and_a_telephone_number_are_never_cut() -> None:
    assert french.euros(1500) == "1\u202f500\u00a0€"
    assert french.euros(90) == "90\u00a0€"
    told = "Appeler le 04 91 00 00 00, avant 9 h ; 12 500 € au plus"
    assert french.espaces(told) == (
        "Appeler le 04\u00a091\u00a000\u00a000\u00a000, avant 9\u00a0h\u202f; 12\u202f500\u00a0€ au plus"
    )
    assert french.espaces("SIRET 889 269 676 00033") == "SIRET 889\u202f269\u202f676 00033"
