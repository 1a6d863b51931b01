"""Words that mark themselves in pages: those of the glossary, linked once; those of other languages."""

from __future__ import annotations

import dataclasses
import re

from macros.model.core.catalogue import Catalogue
from macros.site.passes import explained as glossary
from macros.site.passes import foreign as languages
from macros.site.passes.explained import Explained, explained, is_read
from macros.site.passes.foreign import Foreign, foreign
from macros.site.passes.tokens import TEXT, read, written


def link_words(html: str, words: Explained) -> str:
    return written(glossary.link_words(read(html, TEXT), words))


def mark_foreign(html: str, words: Foreign) -> str:
    return written(languages.mark_foreign(read(html, TEXT), words))


def words(boite: Catalogue) -> Explained:
    found = explained(boite)
    assert found is not None
    return found


def link(boite: Catalogue, slug: str, shown: str) -> str:
    definition = boite.glossaire[slug].record.definition
    return f'<a class="terme" href="~/glossaire/#{slug}" title="{definition}">{shown}</a>'


def test_the_first_mention_only(boite: Catalogue) -> None:
    html = "<h2>Un quorum</h2>\n<p>Deux <b>quorums</b>, un Quorum.</p>"
    shown = link(boite, "quorum", "quorums")
    assert link_words(html, words(boite)) == (
        f"<h2>Un quorum</h2>\n<p>Deux <b>{shown}</b>, un Quorum.</p>"
    )


def test_a_word_that_a_writer_linked_is_left_alone(boite: Catalogue) -> None:
    html = f"<p>Le quorum. Puis le {link(boite, 'quorum', 'quorum')}.</p>"
    assert link_words(html, words(boite)) == html


def test_links_cards_code_and_tags_keep_their_words(boite: Catalogue) -> None:
    html = (
        '<a href="#x">quorum <b>quorum</b></a><code>quorum</code>'
        '<li class="carte carte--fiches"><span>quorum</span><br></li><p title="quorum">Rien.</p>'
    )
    assert link_words(html, words(boite)) == html


def test_the_longest_word_wins_and_parts_of_words_do_not_count(boite: Catalogue) -> None:
    html = "<p>Le budget participatif ; hors-quorum, quorumiste.</p>"
    shown = link(boite, "budget-participatif", "budget participatif")
    assert link_words(html, words(boite)) == html.replace("budget participatif", shown)


def test_words_of_every_day_are_not_linked(boite: Catalogue) -> None:
    assert boite.glossaire["cadre"].record.courant
    assert link_words("<p>Le cadre.</p>", words(boite)) == "<p>Le cadre.</p>"


def test_pages_read_from_top_to_bottom() -> None:
    assert is_read("methodes/world-cafe.md")
    assert is_read("reperes/choisir-une-methode.md")
    assert not is_read("methodes/index.md")
    assert not is_read("glossaire.md")


def test_words_of_another_language_say_so_wherever_they_stand(boite: Catalogue) -> None:
    strange = foreign(boite)
    assert strange is not None
    html = '<h1>Open space</h1><p>Le <a>fishbowl</a>, un open\u00a0space, <i lang="en">starfish</i>.</p>'
    assert mark_foreign(html, strange) == (
        '<h1><span lang="en">Open space</span></h1><p>Le <a><span lang="en">fishbowl</span></a>, un '
        '<span lang="en">open\u00a0space</span>, <i lang="en">starfish</i>.</p>'
    )


def test_what_no_one_hears_keeps_its_words(boite: Catalogue) -> None:
    strange = foreign(boite)
    assert strange is not None
    html = '<code>fishbowl</code><p title="fishbowl">Un preopen space, fishbowl-x.</p>'
    assert mark_foreign(html, strange) == html
    none = dataclasses.replace(boite, vocabulaires=boite.vocabulaires | {"langues": {}})
    assert foreign(none) is None


def test_a_word_of_nothing_is_found_nowhere(boite: Catalogue) -> None:
    """A term in brackets only, two commas in a row: an empty word stands everywhere."""
    entry = next(iter(boite.glossaire.values()))
    record = entry.record.model_copy(update={"terme": "(DPA)", "courant": False})
    words = explained(
        dataclasses.replace(boite, glossaire={"dpa": dataclasses.replace(entry, record=record)})
    )
    assert words is not None
    assert link_words("<p>Un mot.</p>", words) == "<p>Un mot.</p>"
    key = next(key for key, mot in boite.vocabulaires["langues"].items() if mot.mots)
    for mots, expected in (("mot, ,", '<p>Un <span lang="{}">mot</span>.</p>'), (" ,", None)):
        mot = boite.vocabulaires["langues"][key].model_copy(update={"mots": mots})
        strange = foreign(dataclasses.replace(boite, vocabulaires={"langues": {key: mot}}))
        shown = mark_foreign("<p>Un mot.</p>", strange) if strange else None
        assert shown == (expected and expected.format(key))


def test_the_longest_of_the_words_that_begin_alike_wins_whatever_their_capitals(
    boite: Catalogue,
) -> None:
    terms = ("Sable mouvant du canal", "savoirs d’usage", "Savoir", "Quorum, sable")
    made = {
        entry.slug: dataclasses.replace(
            entry, record=entry.record.model_copy(update={"terme": terme, "courant": False})
        )
        for entry, terme in zip(boite.glossaire.values(), terms, strict=False)
    }
    found = words(dataclasses.replace(boite, glossaire=made))
    shown = link_words("<p>Des savoirs d’usage, du sable, un savoir, un quorum.</p>", found)
    linked = re.findall(r'#([\w-]+)" [^>]*>(.*?)</a>', shown)
    _, usage, savoir, quorum = made
    assert linked == [(usage, "savoirs d’usage"), (quorum, "sable"), (savoir, "savoir")]
