"""However large the toolbox, a tool's page shows the nearest around it; a list beside it shows all."""

from __future__ import annotations

from macros.model.core.catalogue import Catalogue
from macros.site.pages.autour import autour_page, has_one
from macros.site.pages.outils import CARTES, methode_page, neighbours
from macros.told.suites import DEPUIS, LONGEST, SHOWN, Suite, Voisin, autour, proches

TITRE = "Ce qui la prépare bien"


def _suite(boite: Catalogue, count: int) -> Suite:
    tools = [e for e in boite.methodes.values() if e.slug != "abecedaire"]
    return Suite(TITRE, tuple(Voisin(tool) for tool in tools[-count:]))


def test_a_suite_is_whole_up_to_its_bound(boite: Catalogue) -> None:
    entry, suite = boite.methodes["abecedaire"], _suite(boite, LONGEST)
    assert proches(boite, entry, suite) is suite


def test_beyond_what_the_tool_cites_comes_first_then_common_objectives(boite: Catalogue) -> None:
    entry = boite.methodes["abecedaire"]
    cited = {r.target.slug for r in boite.outgoing(entry)}
    shown = [v.outil for v in proches(boite, entry, _suite(boite, 100)).voisins]
    assert len(shown) == SHOWN
    named = [tool.slug in cited for tool in shown]
    assert named == sorted(named, reverse=True)
    assert 0 < sum(named) < SHOWN
    own = set(boite.objectifs_of(entry))
    shared = [len(own & set(boite.objectifs_of(tool))) for tool in shown if tool.slug not in cited]
    assert shared == sorted(shared, reverse=True)
    assert shared[0] == len(own)


def test_a_page_tells_how_many_others_and_its_list_holds_them_all(boite: Catalogue) -> None:
    entry = boite.methodes["plan-action-atelier"]
    whole = {suite.titre: len(suite.voisins) for suite in autour(boite, entry)}
    told = {section.titre: section for section in neighbours(boite, entry).groupes}
    section = told[TITRE]
    assert len(section.liens) + section.reste == whole[TITRE] > LONGEST
    page = methode_page(boite, entry, lambda _: "Du texte.").markdown
    assert (
        '<p class="precision">Les plus proches : ce que cette page cite, puis ce qui partage le plus '
        "d’objectifs avec elle ; "
        f'<a href="~/methodes/plan-action-atelier/autour/">et {section.reste} autres</a>.</p>'
    ) in page
    everything = autour_page(boite, entry)
    assert everything.src == "methodes/plan-action-atelier/autour.md"
    assert everything.markdown.count("carte__titre") == whole[TITRE]
    assert f"# Autour de « {entry.titre} »" in everything.markdown


def test_a_tool_of_short_suites_has_no_list(boite: Catalogue) -> None:
    entry = boite.methodes["abecedaire"]
    assert not has_one(boite, entry)
    assert {section.reste for section in neighbours(boite, entry).groupes} == {0}


def test_a_page_shows_one_row_the_first_of_each_suite_and_names_all_with_their_reasons(
    boite: Catalogue,
) -> None:
    entry = boite.methodes["decision-consentement"]
    around = neighbours(boite, entry)
    suites = autour(boite, entry)
    assert len(around.cartes) == len({card.url for card in around.cartes}) == CARTES
    firsts = [(s.titre, s.voisins[0].outil.titre) for s in suites]
    assert [(card.raison, card.titre) for card in around.cartes] == firsts[:CARTES]
    named = {s.titre: [link.titre for link in s.liens] for s in around.groupes}
    for suite in (suite for suite in suites if len(suite.voisins) <= LONGEST):
        assert named[suite.titre] == [v.outil.titre for v in suite.voisins]
    assert around.nombre == len({v.outil.url for s in suites for v in s.voisins})
    depuis = next(s for s in around.groupes if s.titre == DEPUIS)
    assert {x.titre: x.raison for x in depuis.liens}["Élection sans candidature"] == (
        "la méthode d’ici convient mieux si une personne est déjà volontaire et qu’il suffit de "
        "vérifier que nul n’a d’objection"
    )


def test_no_tool_shows_more_than_a_row_nor_the_same_card_twice(boite: Catalogue) -> None:
    for kind in ("methodes", "fiches", "gouvernance"):
        for entry in boite.kind(kind).values():
            cards = [card.url for card in neighbours(boite, entry).cartes]
            assert len(cards) == len(set(cards)) <= CARTES
