"""Words of the glossary link themselves in pages: once, at the first mention, never in a link."""

from __future__ import annotations

from macros.model.catalogue import Catalogue
from macros.views.explained import Explained, explained, is_read, link_words


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
