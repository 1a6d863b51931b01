"""« Seuls nos scripts s’exécutent » : what contributors write never becomes code, nor our own HTML.

Each case is a contribution, and what must come out: a sentence, or nothing but text.
"""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from macros.model.base.problems import Problem
from macros.model.records.common import Listes
from macros.site.contributed.contributions import Contribution, refused
from macros.site.contributed.safety import faults, faults_in_markdown
from macros.site.parts.apart import PLACE, bare, put_back, set_aside, taken_out
from macros.site.parts.links import resolve
from macros.site.parts.policy import POLICY
from macros.site.parts.text import literal
from macros.site.passes.finished import Finished, faults_of_page
from macros.site.passes.here import Around, Here
from macros.site.passes.ordered import finished

OURS = '<svg class="x"><path d="M0 0"/></svg>'
META = '<meta http-equiv="refresh" content="0;url=https://evil.example">'
OF_META = [
    "la balise <meta> n’est pas permise ; l’écrire en Markdown ou l’enlever",
    "l’attribut « http-equiv » n’est pas permis ; l’enlever",
    "l’attribut « content » n’est pas permis ; l’enlever",
]
OF_OURS = [
    "la balise <svg> n’est pas permise ; l’écrire en Markdown ou l’enlever",
    "la balise <path> n’est pas permise ; l’écrire en Markdown ou l’enlever",
    "l’attribut « d » n’est pas permis ; l’enlever",
]
READ_OTHERWISE = (
    "un navigateur lirait ce passage autrement ; refermer chaque balise, dans l’ordre, "
    "ou l’écrire en Markdown"
)
MANY_WAYS = "cette remarque se lit de plusieurs façons ; l’écrire <!-- ainsi -->"
MARKED = str(set_aside(OURS))
OPENING, CLOSING = re.findall(r"<!--.*?-->", MARKED)

FORGED = {
    f"<!--brut-->{META}<!--/brut-->": OF_META,
    f"`<!--brut-->{META}<!--/brut-->`": [],
    f"<!--brut {'0' * 64}-->{META}<!--/brut {'0' * 64}-->": OF_META,
    f"{OPENING}{META}{CLOSING}": OF_META,
    f"{OPENING}{OURS}{META}{CLOSING}": OF_OURS + OF_META,
    f"{OPENING}<p>Un</p>{CLOSING}": [],
    f"{OPENING}{META}{CLOSING}{OPENING}": OF_META,
    f"<!--papiers-->{META}": OF_META,
    f"<!--brut-0-->{META}": OF_META,
}
"""Marks that contributors may write, and what is said of what they enclose: none makes it ours."""


@pytest.mark.parametrize(("text", "sentences"), FORGED.items(), ids=range(len(FORGED)))
def test_nobody_can_write_the_mark_of_our_own_html(text: str, sentences: list[str]) -> None:
    assert taken_out(text) == (text, [])
    assert sorted(fault.sentence for fault in faults_in_markdown(text)) == sorted(sentences)


def test_our_own_html_comes_back_where_it_stood() -> None:
    text, pieces = taken_out(f"Avant.\n\n{MARKED}\nAprès. <!--brut-0-->")
    assert pieces == [OURS]
    assert OURS not in text
    assert put_back(text, pieces) == f"Avant.\n\n\n\n{OURS}\n\n\n\nAprès. <!--brut-0-->"


def test_marks_change_at_every_build() -> None:
    assert len(PLACE) > 64
    assert not faults_in_markdown(MARKED)


REREAD = {
    "<!--><meta http-equiv=refresh content=0>-->": MANY_WAYS,
    "<!---><img src=x onerror=alert(1)>-->": MANY_WAYS,
    "<!-- a --!><meta http-equiv=refresh> -->": MANY_WAYS,
    "<div>": READ_OTHERWISE,
    "<div><p>Un</p>": READ_OTHERWISE,
    "Un</div>": READ_OTHERWISE,
    "</article><p>Un</p>": READ_OTHERWISE,
    "</main>": READ_OTHERWISE,
    "<b>Un": READ_OTHERWISE,
    "<p>Un": READ_OTHERWISE,
    "<details><summary>Un</summary>": READ_OTHERWISE,
    "<ul><li>Un</ul></ul></div>": READ_OTHERWISE,
    "<p>Un</p></x-suite><x-suite>": (
        "la balise <x-suite> n’est pas permise ; l’écrire en Markdown ou l’enlever"
    ),
    '<p id="__config">{"base":"https://evil.example"}</p>': (
        "le nom « __config » est réservé au site ; en choisir un autre"
    ),
    '<p id="__DRAWER">Un</p>': "le nom « __DRAWER » est réservé au site ; en choisir un autre",
    '<p id="boiteOutils">Un</p>': (
        "le nom « boiteOutils » est réservé au site ; en choisir un autre"
    ),
    '<p id="&#95;_config">Un</p>': (
        "le nom « __config » est réservé au site ; en choisir un autre"
    ),
    '<div class="a md-sidebar--secondary"><a class="x" href="#%">Un</a></div>': (
        "la classe « md-sidebar--secondary » est réservée au site ; l’enlever"
    ),
}


@pytest.mark.parametrize(("html", "sentence"), REREAD.items())
def test_html_is_read_as_browsers_read_it(html: str, sentence: str) -> None:
    assert [fault.sentence for fault in faults(html)] == [sentence]


SOUND = (
    "<!-- une remarque -->",
    "a &amp; b &lt; c",
    '<a href="~/x/#y" title="un « mot »">Un</a>',
    "<ul><li>Un<li>Deux</ul>",
    "<p>Un<p>Deux</p>",
    '<table><thead><tr><th scope="col">Un</th></tr></thead></table>',
    '<details><summary>Un</summary>\n<p id="été">Deux</p></details>',
    '<img alt="Un" src="assets/images/logo.svg" />',
    '<p aria-hidden="true" class="mdx carte">Un &nbsp;</p>',
)


@pytest.mark.parametrize("html", SOUND)
def test_sound_html_stays_allowed(html: str) -> None:
    assert faults(html) == []


HEADINGS = {
    "## __config": "le nom « __config » est réservé au site ; en choisir un autre",
    "__config\n========\n": "le nom « __config » est réservé au site ; en choisir un autre",
    "Titre __config\n------": None,
    "## boiteOutils": None,
    "## Un {: #boiteOutils }": "le nom « boiteOutils » est réservé au site ; en choisir un autre",
    "## Un {: #__search }": "le nom « __search » est réservé au site ; en choisir un autre",
    "## Un {: .md-header }": "la classe « md-header » est réservée au site ; l’enlever",
}


@pytest.mark.parametrize(("text", "sentence"), HEADINGS.items())
def test_a_heading_does_not_take_a_name_of_the_scripts(text: str, sentence: str | None) -> None:
    expected = [] if sentence is None else [sentence]
    assert [fault.sentence for fault in faults_in_markdown(text)] == expected


LITERAL = {
    "[x](javascript:alert(1))": r"\[x\](javascript:alert(1))",
    "Un {: onclick=alert(1) }": r"Un \{: onclick=alert(1) \}",
    "<script>alert(1)</script>": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "C#": r"C\#",
    "Un\n\n<p>Deux": "Un &lt;p&gt;Deux",
    "*a* _b_ `c` \\d": r"\*a\* \_b\_ \`c\` \\d",
    "a & \"b\" 'c'": "a &amp; &#34;b&#34; &#39;c&#39;",
}


@pytest.mark.parametrize(("text", "shown"), LITERAL.items())
def test_a_header_field_shows_each_of_its_signs(text: str, shown: str) -> None:
    assert str(literal(text)) == shown


# ---- The finished page -------------------------------------------------------------------------

PAGE = f"""<!doctype html><html lang="fr"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>x</title>
<link rel="stylesheet" href="../assets/style/site.css"><!--tete--></head><body>
<input type="checkbox" id="__drawer"><article><!--ici--></article>
<script id="__config" type="application/json">{{"base": ".."}}</script>
<script src="../assets/javascripts/commun.js"></script></body></html>"""
SITE = Finished("/boite/", {"assets/style/site.css", "assets/javascripts/commun.js"})
FINISHED = {
    "<script>alert(1)</script>": "un script n’est pas du site : « alert(1) »",
    '<script src="https://evil.example/a.js"></script>': (
        "un script n’est pas du site : « https://evil.example/a.js »"
    ),
    '<script src="../assets/javascripts/autre.js"></script>': (
        "un script n’est pas du site : « ../assets/javascripts/autre.js »"
    ),
    '<script src="../assets/images/photo.png"></script>': (
        "un script n’est pas du site : « ../assets/images/photo.png »"
    ),
    '<script type="module" src="../assets/javascripts/commun.js"></script>': (
        "un script n’est pas du site : « ../assets/javascripts/commun.js »"
    ),
    '<script src="../assets/javascripts/commun.js">alert(1)</script>': (
        "un script n’est pas du site : « ../assets/javascripts/commun.js »"
    ),
    '<script type="application/json">{}</script>': (
        "un script de données « application/json » n’est pas à sa place"
    ),
    '<script type="application/ld+json">{"a": </script>': (
        "un script de données « application/ld+json » n’est pas à sa place"
    ),
    '<p id="__config">{}</p>': "le nom « __config » est réservé au site",
    '<p id="__drawer">x</p>': "le nom « __drawer » est réservé au site",
    '<p onclick="alert(1)">x</p>': "l’attribut « onclick » de <p> n’est pas permis",
    "<!--><p onclick=a>-->": "l’attribut « onclick » de <p> n’est pas permis",
    '<p style="position:fixed">x</p>': "l’attribut « style » de <p> n’est pas permis",
    "<style>p{}</style>": "l’élément <style> n’est pas permis",
    '<base href="https://evil.example/">': "l’élément <base> n’est pas permis",
    '<iframe src="x"></iframe>': "l’élément <iframe> n’est pas permis",
    '<object data="x"></object>': "l’élément <object> n’est pas permis",
    "<svg><foreignObject><p>x</p></foreignObject></svg>": (
        "l’élément <foreignobject> n’est pas permis"
    ),
    '<svg><set attributeName="href" to="x"/></svg>': "l’élément <set> n’est pas permis",
    "<math><mi>x</mi></math>": "l’élément <math> n’est pas permis",
    "<template><p>x</p></template>": "l’élément <template> n’est pas permis",
    '<a href="javascript:alert(1)">x</a>': (
        "l’adresse « javascript:alert(1) » de <a> n’est pas permise"
    ),
    '<a href="java\tscript:alert(1)">x</a>': (
        "l’adresse « java\tscript:alert(1) » de <a> n’est pas permise"
    ),
    '<img src="https://evil.example/a.png" alt="">': (
        "l’adresse « https://evil.example/a.png » de <img> mène hors du site"
    ),
    '<img src="//evil.example/a.png" alt="">': (
        "l’adresse « //evil.example/a.png » de <img> mène hors du site"
    ),
    '<img srcset="a.png 2x" alt="">': "l’attribut « srcset » de <img> n’est pas permis",
    '<svg><use xlink:href="https://evil.example/a.svg#b"/></svg>': (
        "l’adresse « https://evil.example/a.svg#b » de <use> mène hors du site"
    ),
    '<link rel="stylesheet" href="https://evil.example/a.css">': (
        "un style n’est pas du site : « https://evil.example/a.css »"
    ),
    '<link rel="preload" href="x">': "un lien « preload » n’est pas permis en tête de page",
    '<link rel="preload" as="script" href="https://evil.example/assets/javascripts/partout.js">': (
        "un lien « preload » n’est pas permis en tête de page"
    ),
    '<link rel="expect" href="#x">': "un lien « expect » n’est pas permis en tête de page",
    META: "la politique de sécurité manque en tête de la page",
    '<meta http-equiv="Content-Security-Policy" content="x">': (
        "la politique de sécurité manque en tête de la page"
    ),
    '<a ping="https://evil.example" href="x">x</a>': "l’attribut « ping » de <a> n’est pas permis",
}


def judged(page: str) -> list[str]:
    return list(faults_of_page(LexborHTMLParser(page), "methodes/index.html", SITE))


def test_a_page_of_ours_is_sound() -> None:
    assert judged(PAGE) == []


def test_a_page_may_ask_early_for_scripts_of_ours_and_wait_to_be_painted() -> None:
    early = '<link rel="expect" href="#pret" blocking="render">'
    early += '<link rel="preload" as="script" href="../assets/javascripts/commun.js">'
    assert judged(PAGE.replace("<!--ici-->", early)) == []


@pytest.mark.parametrize(("html", "sentence"), FINISHED.items())
def test_a_finished_page_that_holds_anything_else_is_not_published(
    html: str, sentence: str
) -> None:
    assert judged(PAGE.replace("<!--ici-->", html)) == [sentence]


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace(POLICY, POLICY.replace("'self'", "*", 1)),
        PAGE.replace("http-equiv", "name"),
        re.sub(r"<meta http-equiv.*?>", "", PAGE).replace(
            "<!--tete-->", f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        ),
    ],
    ids=("weaker", "absent", "after what it rules"),
)
def test_a_page_without_our_policy_in_its_head_is_not_published(page: str) -> None:
    assert "la politique de sécurité manque en tête de la page" in judged(page)


def test_the_policy_lets_nothing_written_in_a_page_run() -> None:
    assert "unsafe" not in POLICY
    assert "sha256" not in POLICY
    assert POLICY.startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")


def mend(html: str) -> str:
    return finished(html, Here(Around(), "page/"))[0]


def test_the_name_of_a_table_stays_in_its_attribute() -> None:
    page = mend('<h2>Le " onclick="alert(1)</h2><table><tr><td>x</td></tr></table>')
    assert 'aria-label="Tableau 1 : Le &quot; onclick=&quot;alert(1)"' in page


# ---- Found by fresh eyes -------------------------------------------------------------------------

IN_ATTRIBUTE = "un attribut de <p> contient « < » ou « > » ; les écrire &lt; et &gt;"
FRESH = {
    "<p title='> open space ' lang='<script id=__config>null</script>'>x</p>": IN_ATTRIBUTE,
    '<p title="> territoire <form><input name=a></form>">x</p>': IN_ATTRIBUTE,
    '<p title="<table><button>x</button></table>">x</p>': IN_ATTRIBUTE,
    '<p title="<pre><code onclick=alert(1) ">x</p>': IN_ATTRIBUTE,
    "Bonjour [x].\n\n> [x]: javascript:alert(1)": (
        "une adresse « javascript: » n’est pas permise ; écrire https:// ou un fichier du site"
    ),
    "![x]\n\n> [x]: //evil.example/p.png": (
        "l’image vient d’un autre site, qui verrait passer chaque lecteur ; "
        "la ranger dans docs/assets/images/"
    ),
    "!!! md-announce\n    Texte": "la classe « md-announce » est réservée au site ; l’enlever",
    "# \\_\\_config": "le nom « __config » est réservé au site ; en choisir un autre",
    "> # ＿＿search": "le nom « __search » est réservé au site ; en choisir un autre",
    "## Un {: #% }": "« % » n’est pas un nom ; y mettre des lettres, des chiffres et des tirets",
    "## Un {: #%E0 }": (
        "« %E0 » n’est pas un nom ; y mettre des lettres, des chiffres et des tirets"
    ),
}


@pytest.mark.parametrize(("text", "sentence"), FRESH.items())
def test_what_fresh_eyes_slipped_in_is_refused(text: str, sentence: str) -> None:
    assert sentence in [fault.sentence for fault in faults_in_markdown(text)]


@pytest.mark.parametrize("text", ["# Boîte à outils", "> # Boite theme", "Boîte\n=====\n\nTexte."])
def test_an_honest_title_about_the_toolbox_is_no_fault(text: str) -> None:
    assert faults_in_markdown(text) == []


def test_comments_of_authors_are_not_published() -> None:
    text, pieces = taken_out(f"<!-- <table> -->\n\n{MARKED}\n{PLACE}<!-- fin -->")
    assert put_back(bare(text), pieces) == f"\n\n\n\n{OURS}\n\n\n\n{PLACE}"


@pytest.mark.parametrize(
    ("html", "resolved"),
    [
        (
            "<p title=\" href='~/' id=x y='\">x</p>",
            "<p title=\" href='~/' id=x y='\">x</p>",
        ),
        ('<p title=" href=~/ z=">x</p>', '<p title=" href=~/ z=">x</p>'),
        ("<a class='b' href=~/>x</a>", "<a class='b' href=\"../\">x</a>"),
        ('<a title="a = b" href="~/">x</a>', '<a title="a = b" href="../">x</a>'),
        ("<img alt=x hidden src='~~/a.png'>", '<img alt=x hidden src="../a.png">'),
    ],
)
def test_only_an_attribute_is_a_link(html: str, resolved: str) -> None:
    assert resolve(html, "page/", {"": "", "page/": "page/"}) == (resolved, [])


MISPLACED = {
    '<script id="__config" type="application/json">{}</script>': "un script n’est pas à sa place",
    '<script src="../assets/javascripts/commun.js"></script>': "un script n’est pas à sa place",
    '<meta http-equiv="refresh" content="0; url=../volee/">': (
        "la page mène d’elle-même à une autre"
    ),
    '<form data-md-component="search"><input type="password"></form>': (
        "un formulaire n’est pas à sa place"
    ),
}


@pytest.mark.parametrize(("html", "sentence"), MISPLACED.items())
def test_what_is_ours_elsewhere_is_not_ours_in_a_text(html: str, sentence: str) -> None:
    assert judged(PAGE.replace("<!--ici-->", html)) == [sentence]


def plainly(tag: str) -> str:
    return (
        f"la balise <{tag}> s’écrit en minuscules, une espace avant chaque attribut, "
        "sa valeur entre guillemets droits doubles"
    )


SECOND = {
    '<p title= tabindex="" class="x data-md-component=dialog y">x</p>': plainly("p"),
    '<p title= for="__toc" class="x y">x</p>': plainly("p"),
    "<a href='~~/assets/images/logo.svg#\" id=\"boiteListe'>x</a>": plainly("a"),
    '<a title=a"b href="~/depouiller/">x</a>': plainly("a"),
    '<a/href="~/depouiller/">x</a>': plainly("a"),
    '<a title="a"href="~/depouiller/">x</a>': plainly("a"),
    "<a href=https://exemple.org/>le territoire</a>": plainly("a"),
    '<A HREF="https://exemple.org">x</A>': plainly("a"),
    '<a href=" ~/depouiller/">x</a>': (
        "l’adresse « \u202f~/depouiller/ » commence ou finit par une espace ; l’enlever".replace(
            "\u202f", " "
        )
    ),
    "<table><tr><td>un</td></tr></TABLE>": (
        "« </TABLE> » s’écrit en minuscules, sans espace ni attribut"
    ),
    "<s>lien <!--></s> --> suite.": MANY_WAYS,
}


@pytest.mark.parametrize(("html", "sentence"), SECOND.items())
def test_what_other_fresh_eyes_slipped_in_is_refused(html: str, sentence: str) -> None:
    assert sentence in [fault.sentence for fault in faults(html)]


def test_a_table_in_a_table_keeps_its_boxes_closed() -> None:
    page = mend("<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>")
    assert page.count("<div") == page.count("</div>") == 2
    assert page.endswith("</table></div></div></td></tr></table>")


def test_a_language_is_a_code() -> None:
    with pytest.raises(ValidationError, match="n’est pas le code d’une langue"):
        Listes.model_validate({"langues": {'en"><h1>': {"nom": "anglais", "mots": "x"}}})


def test_a_call_in_an_attribute_is_told_by_check() -> None:
    body = '<p title="{{ terme("territoire") }}">x</p>'
    text = Contribution("docs/a.md", f"Un.\n\n{body}", 5, body, body, "a.md")
    sentence = "un appel ne s’écrit pas dans une balise ; l’écrire à côté"
    assert refused(text) == [Problem("docs/a.md", 7, "", sentence)]
