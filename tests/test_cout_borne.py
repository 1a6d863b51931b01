"""Contributed texts that would cost much: each is refused by its count, with file, line, sentence.

Every text goes through all that `check` does, as the prose of a tool and as a page of docs/. What is
counted is counted before any reader of Markdown is called.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import markdown
import pytest
from pydantic import ValidationError

from macros.model.assembly.search import MOST_TRIED, _Demi, _Somme
from macros.model.base import bounds
from macros.model.base.bounds import costly, costly_field
from macros.model.base.problems import ToolboxError
from macros.model.base.sentences import sentences
from macros.model.core.catalogue import Catalogue
from macros.model.records.common import Listes
from macros.model.records.glossaire import Glossaire
from macros.model.rules.ecriture import words
from macros.model.source.documents import read_yaml
from macros.model.source.shapes import shape
from macros.site.calls.authoring import AuthorEnvironment, answer
from macros.site.calls.macros import macros
from macros.site.contributed.safety import faults_in_markdown
from macros.site.contributed.written import EXTENSIONS
from macros.store import load

from .petit import petits_outils


def rows(row: str, count: int) -> str:
    return "\n".join([row] * count)


def apart(block: str, count: int) -> str:
    return "\n\n".join([block] * count)


LONG = "cette ligne est trop longue ({} signes) ; 5000 au plus, la couper"
BLOCK = "plus de 8000 signes sans ligne vide ; en laisser une entre deux idées"
ROWS = "plus de 200 lignes sans ligne vide ; en laisser une entre deux idées"
BRACKETS = "plus de 100 crochets sans ligne vide ; aérer ou simplifier ce passage"
MARKS = "plus de 400 signes de Markdown sans ligne vide ; aérer ou simplifier ce passage"
ALL_MARKS = "plus de 5000 signes de Markdown dans ce texte ; le partager"
DEEP = "plus de 12 listes ou citations s’emboîtent ; aplatir ce passage"
CELLS = "plus de 4000 cases dans les tableaux de ce texte ; le partager"
TAGS = "plus de 400 balises HTML dans ce texte ; le partager"
TITLES = "plus de 200 titres ou filets dans ce texte ; le partager"
CODE = "plus de 200 débuts ou fins de blocs de code dans ce texte ; le partager"
REFERENCES = "plus de 60 renvois de lien « [mot]: adresse » ; écrire les adresses dans le texte"
REFERENCE = "un renvoi de lien dépasse 300 signes ; écrire l’adresse dans le texte"
CALLS = "plus de 300 appels entre accolades dans ce texte ; le partager"

COSTLY = {
    "20 KB of brackets": ("[" * 20_000, 0, LONG.format(20_000)),
    "brackets": ("[" * 101, 0, BRACKETS),
    "brackets on many lines": (rows("[", 150), 0, BRACKETS),
    "pictures": ("![" * 101, 0, BRACKETS),
    "links never closed": ("[a](" * 101, 0, BRACKETS),
    "links in links": ("[" * 101 + "a" + "](b)" * 101, 0, BRACKETS),
    "references to references": ("[a][b]" * 51, 0, BRACKETS),
    "stars": ("*a " * 401, 0, MARKS),
    "strong in strong": ("**a " * 150 + "b** " * 150, 0, MARKS),
    "stars and lines": ("*a_ " * 201, 0, MARKS),
    "underlines": ("_a " * 401, 0, MARKS),
    "code never closed": (" ".join("`" * n for n in range(1, 30)), 0, MARKS),
    "chevrons": ("< " * 401, 0, MARKS),
    "entities": ("&amp;" * 401, 0, MARKS),
    "backslashes": ("\\" * 401, 0, MARKS),
    "attributes": ("{: a }" * 401, 0, MARKS),
    "5,000 thematic breaks": (rows("* * *", 5_000), 0, BLOCK),
    "thematic breaks apart": (apart("* * *", 5_000), 3_332, ALL_MARKS),
    "dashes": ("a\n\n" + rows("---", 202), 2, ROWS),
    "underlined titles": (rows("a\n===", 201), 0, ROWS),
    "one paragraph": (rows("mot " * 100, 21), 0, BLOCK),
    "one line": ("mot " * 1_300, 0, LONG.format(5_200)),
    "many lines": (rows("a", 202), 0, ROWS),
    "3,000 abbreviations": (rows("*[x]: y", 3_000), 0, BLOCK),
    "3,000 abbreviations apart": (apart("*[x]: y", 3_000), 3_332, ALL_MARKS),
    "references": (apart("[a]: b", 61), 120, REFERENCES),
    "a long reference": (f"[a]: http://b.example/{'c' * 300}\n\n[a] [a]", 0, REFERENCE),
    "a long reference under its word": (f"[a]:\n  {'c' * 300}", 0, REFERENCE),
    "a long title of reference": (f"[a]: b\n  'c'\n  '{'d' * 300}'", 0, REFERENCE),
    "quotations": (">" * 13 + " a", 0, DEEP),
    "quotations with spaces": ("> " * 13 + "a", 0, DEEP),
    "lists on one line": ("- " * 13 + "a", 0, DEEP),
    "numbers on one line": ("1. " * 13 + "a", 0, DEEP),
    "lists and quotations": ("> - 1) " * 5 + "a", 0, DEEP),
    "lists by indentation": ("\n".join(" " * 4 * n + "- a" for n in range(13)), 12, DEEP),
    "lists by tabs": ("\n".join("\t" * n + "- a" for n in range(13)), 12, DEEP),
    "admonitions": ("\n\n".join(" " * 4 * n + "!!! note" for n in range(14)), 26, DEEP),
    "columns": ("|a" * 3_000 + "\n" + "|-" * 3_000, 0, LONG.format(6_000)),
    "cells": ("|a" * 45 + "\n" + "|-" * 45 + "\n|a|" * 100, 0, CELLS),
    "tables": (apart("|a|b|\n|-|-|" + "\n|a|b|" * 50, 27), 1_325, CELLS),
    "tags": (apart("<b>a</b>", 201), 400, TAGS),
    "elements in elements": (apart('<div markdown="1">', 401), 800, TAGS),
    "tags never closed": (apart("<p", 401), 800, TAGS),
    "comments": (apart("<!-- a -->", 401), 800, TAGS),
    "titles": (apart("# a", 201), 400, TITLES),
    "rules": ("a\n\n" + apart("---", 201), 402, TITLES),
    "code": (apart("```a", 201), 400, CODE),
    "code by tildes": (apart("~~~", 201), 400, CODE),
    "2,000 lists": (apart("{{ liste() }}", 2_000), 600, CALLS),
    "2,000 lists in a row": (rows("{{ liste() }}" * 5, 61), 60, CALLS),
    "commands": (apart("{% raw %}{% endraw %}", 151), 300, CALLS),
    "a book": (apart("mot " * 400, 40), 0, "ce texte est trop long (64079 signes) ; 60000 au plus, le partager"),
}  # fmt: skip
"""By name: a text, the line of the fault in it, from 0, and what is said."""

HEADER = "---\ntitle: Page\n---\n"


def said(project: Path) -> set[str]:
    with pytest.raises(ToolboxError) as error:
        load(project)
    return set(str(error.value).splitlines())


@pytest.fixture(scope="module")
def of_tools(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, set[str]]:
    """Return the first line of the prose of tools, and what is said when each holds such a text."""
    toolbox = petits_outils(tmp_path_factory.mktemp("outils"))
    whole = (toolbox / "methodes/affiche.md").read_text(encoding="utf-8")
    head = whole[: whole.index("\n---\n") + 5]
    for n, (text, _, _) in enumerate(COSTLY.values()):
        (toolbox / f"methodes/x{n}.md").write_text(f"{head}{text}\n", encoding="utf-8")
    return head.count("\n") + 1, said(toolbox.parent)


@pytest.fixture(scope="module")
def of_pages(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return what is said when pages hold such texts, with a header (x) or without (y)."""
    project = petits_outils(tmp_path_factory.mktemp("pages")).parent
    (project / "docs").mkdir()
    for n, (text, _, _) in enumerate(COSTLY.values()):
        (project / f"docs/x{n}.md").write_text(f"{HEADER}{text}\n", encoding="utf-8")
        (project / f"docs/y{n}.md").write_text(f"{text}\n", encoding="utf-8")
    return said(project)


@pytest.mark.parametrize("name", COSTLY)
def test_a_costly_prose_is_refused(of_tools: tuple[int, set[str]], name: str) -> None:
    n, (_, line, sentence) = list(COSTLY).index(name), COSTLY[name]
    first, told = of_tools
    assert f"toolbox/methodes/x{n}.md:{first + line}: {sentence}" in told


@pytest.mark.parametrize("name", COSTLY)
def test_a_costly_page_is_refused(of_pages: set[str], name: str) -> None:
    n, (_, line, sentence) = list(COSTLY).index(name), COSTLY[name]
    assert f"docs/x{n}.md:{4 + line}: {sentence}" in of_pages
    assert f"docs/y{n}.md:{1 + line}: {sentence}" in of_pages


FIELDS = {
    "long": ("a" * 4_001, "ce texte est trop long (4001 signes) ; 4000 au plus, le raccourcir"),
    "brackets": ("[" * 101, BRACKETS),
    "pictures": ("![" * 101, BRACKETS),
    "stars": ("*a " * 401, MARKS),
    "code": ("`a " * 401, MARKS),
    "quotations": ("> " * 13 + "a", DEEP),
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_costly_field_is_refused_with_its_name_and_its_line(name: str) -> None:
    text, sentence = FIELDS[name]
    _, problems = read_yaml(f"titre: A\nautre:\n  - b: '{text}'\n".encode(), "f.yml")
    assert list(map(str, problems)) == [f"f.yml:3: autre.1.b : {sentence}"]


def test_what_fits_is_not_refused() -> None:
    assert costly_field("[" * 100 + "a" * 3_900) is None
    fitting = ("[" * 100, "*a " * 400, "> " * 12 + "a", apart("# a", 200), rows("a", 201))
    assert [costly(text) for text in fitting] == [[]] * len(fitting)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a:\n" + "- x\n" * 1_001, "f:2: a : 1001 éléments, 1000 au plus ; en faire plusieurs fichiers"),
        ("".join(f"c{n}: 1\n" for n in range(1_001)), "f:1: 1001 éléments, 1000 au plus ; en faire plusieurs fichiers"),
        ("a: [" + "1, " * 1_001 + "1]", "f:1: a : 1002 éléments, 1000 au plus ; en faire plusieurs fichiers"),
        ("a: " + "[1, " * 1_700, "f:1: " + LONG.format(6_803)),
        ("a: {b: " + "x: " * 1_700, "f:1: " + LONG.format(5_107)),
    ],
)  # fmt: skip
def test_a_file_of_too_many_things_is_refused(text: str, sentence: str) -> None:
    _, problems = read_yaml(text.encode(), "f")
    assert str(problems[0]) == sentence


def test_all_the_fields_of_a_file_count_together() -> None:
    text = "".join(f"c{n}: '{'*a ' * 100}'\n" for n in range(60))
    assert list(map(str, read_yaml(text.encode(), "f")[1])) == [f"f:51: c50 : {ALL_MARKS}"]
    text = "".join(f"c{n}: '{'*a ' * 100}'\n" for n in range(50))
    assert read_yaml(text.encode(), "f")[1] == []


@pytest.mark.parametrize(
    ("kind", "slug", "name", "sentence"),
    [
        ("gouvernance", "sociocratie-cercles", "instances", "40 éléments au plus, 41 trouvés ; en retirer"),
        ("gouvernance", "sociocratie-cercles", "liens", "80 éléments au plus, 81 trouvés ; en retirer"),
        ("programmes", "demi-journee-decouverte", "jours", "30 éléments au plus, 31 trouvés ; en retirer"),
    ],
)  # fmt: skip
def test_what_is_composed_and_drawn_is_bounded(
    boite: Catalogue, kind: str, slug: str, name: str, sentence: str
) -> None:
    """A list that may be too long also has a sentence, where it had a traceback."""
    entry = boite.kind(kind)[slug]
    many = entry.document.data[name][:1] * int(sentence.split(" trouvés")[0].split()[-1])
    document = replace(entry.document, data={**entry.document.data, name: many})
    _, problems = shape(document, type(entry.record), boite.vocabulaires)
    assert [(p.field, p.sentence) for p in problems] == [(name, sentence)]


def test_a_thousand_quotes_never_closed_are_one_sentence() -> None:
    _, problems = read_yaml(('"\n' * 150_000).encode(), "f")
    assert len(problems) == 1


def test_a_run_of_signs_is_read_once() -> None:
    """These expressions took minutes for a line of points or of spaces."""
    assert [words(text) for _, text in sentences("." * 50_000 + "a. b" + " " * 50_000)] == [
        ["a"],
        ["b"],
    ]


def test_abbreviations_are_words_like_others() -> None:
    """Each was looked for in all the text: nobody used them."""
    html = markdown.markdown("*[x]: y\n\nx", extensions=list(EXTENSIONS))
    assert html == "<p>*[x]: y</p>\n<p>x</p>"
    assert faults_in_markdown("*[x]: y\n\nx <b>x</b>") == []


COMMAND = "ce calcul ou cette commande n’est pas permis dans une page ; le retirer"
TANGLED = "un appel de ce texte s’emboîte trop ; l’écrire plus simplement"
ALONE = "un appel s’écrit seul entre {{ et }} ; sortir celui-ci du réglage d’un autre"
MANY = "plus de 300 appels, ou de 15 journées composées, dans cette page ; la partager"
DAYS = "{{ assembler([6], jours=8, raisons=false, matin='09:00-12:00') }}"

CALLS_REFUSED = {
    "26 doublings": ("{% set a = 'x' %}" + "{% set a = a ~ a %}" * 26, 1, COMMAND),
    "doubling in a block": ("{% set a %}x{% endset %}{{ a }}", 1, COMMAND),
    "joining signs": ("{{ 'a' ~ 'b' }}", 1, COMMAND),
    "adding": ("{{ 'a' + 'b' }}", 1, COMMAND),
    "repeating": ("{{ terme('a' * 999999999) }}", 1, COMMAND),
    "repeating a list": ("{{ assembler([1] * 999999999) }}", 1, COMMAND),
    "powers": ("{{ objectif(9 ** 9 ** 9) }}", 1, COMMAND),
    "a loop": ("{% for a in [1, 2] %}{{ liste() }}{% endfor %}", 1, COMMAND),
    "a loop that calls itself": ("{% for a in [1] recursive %}{{ loop([1, 1]) }}{{ loop([1, 1]) }}{% endfor %}", 1, COMMAND),
    "a loop over signs": ("{% for a in 'abc' %}{{ a }}{% endfor %}", 1, COMMAND),
    "a condition": ("{% if true %}[{% endif %}", 1, COMMAND),
    "a choice": ("{{ liste() if true }}", 1, COMMAND),
    "with": ("{% with a = 'x' %}{{ a }}{% endwith %}", 1, COMMAND),
    "a slice": ("{{ 'abc'[0] }}", 1, COMMAND),
    "joining by a list": ("{{ 'abc' | join('xyz') | join('xyz') }}", 1, "« |join » n’est pas permis ; écrire le texte voulu"),
    "escaping a hundred times": ("{{ '<'" + " | e" * 100 + " }}", 1, "« |e » n’est pas permis ; écrire le texte voulu"),
    "lists in words": ("{{ ['\\\\'] | upper }}", 1, "« |upper » n’est pas permis ; écrire le texte voulu"),
    "a call in a call": ("{{ terme('synergie', terme('synergie')) }}", 1, ALONE),
    "calls in calls": ("{{ liste(liste(liste())) }}", 1, ALONE),
    "brackets in brackets": ("\n{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}", 2, TANGLED),
    "lists in lists": ("\n{{ " + "[" * 5_000 + "]" * 5_000 + " }}", 2, TANGLED),
    "minus signs": ("{{ objectif(" + "-" * 5_000 + "1) }}", 1, TANGLED),
    "a number of 5,000 figures": ("\n\n{{ objectif(" + "9" * 5_000 + ") }}", 3, TANGLED),
    "a long argument": ("{{ methode('" + "a" * 301 + "') }}", 1, "un réglage de cet appel a 301 signes ; 300 au plus, le raccourcir"),
    "a long list": ("{{ assembler([" + "1, " * 101 + "]) }}", 1, "une liste de cet appel a 101 éléments ; 100 au plus"),
    "301 calls": ("\n".join(['{{ formation("titre") }}'] * 301), 301, MANY),
    "16 days": (f"{DAYS}\n\n{DAYS}", 3, MANY),
    "lists of all the glossary": ("\n".join(['{{ liste("glossaire") }}'] * 300), 35, "les appels de cette page montrent trop de choses ; la partager"),
    "a hidden sign by its number": ("{{ lien('methodes', 'meteo-interieure', '\\u202e') }}", 1, "un signe invisible (U+202E) est caché dans ce réglage ; l’effacer, ou récrire le réglage à la main"),
    "half a sign": ("{{ lien('methodes', 'meteo-interieure', '\\ud800') }}", 1, "un signe invisible (U+D800) est caché dans ce réglage ; l’effacer, ou récrire le réglage à la main"),
    "a hidden sign by its reference": ("{{ lien('methodes', 'meteo-interieure', '&#8238;') }}", 1, "un signe invisible (&#8238;) est caché dans ce réglage ; l’effacer, ou récrire le réglage à la main"),
    "a text": ("{{ 'a' }}", 1, "seul un appel de la boîte à outils s’écrit entre {{ et }} ; le retirer"),
    "a number": ("{{ 12 }}", 1, "seul un appel de la boîte à outils s’écrit entre {{ et }} ; le retirer"),
    "a call without brackets": ("{{ liste }}", 1, "seul un appel de la boîte à outils s’écrit entre {{ et }} ; le retirer"),
}  # fmt: skip
"""By name: a page, the line of the fault, from 1, and what is said."""


@pytest.fixture(scope="module")
def env() -> AuthorEnvironment:
    return AuthorEnvironment(macros(load().catalogue))


@pytest.mark.parametrize("name", CALLS_REFUSED)
def test_a_costly_call_is_refused(env: AuthorEnvironment, name: str) -> None:
    text, line, sentence = CALLS_REFUSED[name]
    shown, problems = answer(env, text, "p")
    assert (shown, [str(p) for p in problems][:1]) == (text, [f"p:{line}: {sentence}"])


def test_what_calls_show_is_counted_as_if_it_were_written(env: AuthorEnvironment) -> None:
    """A field of the course is a text like another, that a page may repeat."""
    calls = "".join(['{{ formation("organisme.presentation") }}'] * 20)
    assert [str(p) for p in answer(env, calls, "p")[1]] == [f"p:1: {BLOCK}"]


def test_arguments_count_as_what_they_show(env: AuthorEnvironment) -> None:
    call = '{{ lien("methodes", "meteo-interieure", "[[[[") }}'
    assert answer(env, call * 25, "p")[1] == []
    assert [str(p) for p in answer(env, call * 26, "p")[1]] == [f"p:1: {BRACKETS}"]


def test_a_page_answers_its_host_as_check_saw_it(env: AuthorEnvironment) -> None:
    text = 'Durée : {{ formation("duree.heures") }} h.{% raw %}{{ a }}{% endraw %}'
    assert env.from_string(text).render(page="x") == "Durée : 70 h.{{ a }}"


def test_the_guide_says_the_numbers_of_the_code(racine: Path) -> None:
    said = (racine / "docs/guide/modifier-une-page.md").read_text(encoding="utf-8")
    for number in (
        bounds.MOST_PROSE,
        bounds.MOST_BLOCK,
        bounds.MOST_LINE,
        bounds.MOST_FIELD,
        bounds.MOST_CALLS,
    ):
        assert f"{number:,}".replace(",", "\u00a0") in said


def terms(count: int, courant: str = "false") -> dict[str, object]:
    rows = ", ".join(f"mot{n}" for n in range(10))
    one = {"definition": "Un mot.", "domaine": "territoire", "verifie": True}
    return {
        "termes": tuple(
            one | {"slug": f"t{n}", "terme": rows, "courant": courant == "true"}
            for n in range(count)
        )
    }


def test_words_that_every_page_is_searched_for_are_few() -> None:
    Glossaire.model_validate(terms(60))
    Glossaire.model_validate(terms(90, "true"))
    with pytest.raises(ValidationError, match="610 mots à expliquer, 600 au plus ; écrire"):
        Glossaire.model_validate(terms(61))
    many = ", ".join(f"word{n}" for n in range(301))
    lists = {"langues": {"en": {"nom": "anglais", "mots": many}}}
    with pytest.raises(ValidationError, match="la liste « langues » a 301 mots, 300 au plus"):
        Listes.model_validate(lists)


def test_a_half_day_tries_a_counted_number_of_sets() -> None:
    search = _Demi.__new__(_Demi)
    search.tried = MOST_TRIED
    search.grow(0, _Somme())
    assert search.tried == MOST_TRIED + 1
