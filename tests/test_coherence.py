"""What contradicts itself: methods that follow one another in a ring, and the session of a page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from macros.model.core.acquis import worth
from macros.model.rules.coherence import rings
from macros.store import ROOT


def ring_of(boite, count: int):
    """The first methods of the toolbox, each after the one before, the first after the last."""
    entries = list(boite.methodes.values())[:count]
    slugs = [entry.slug for entry in entries]
    after = [*slugs[1:], slugs[0]]
    methodes = {
        entry.slug: replace(entry, record=entry.record.model_copy(update={"suites": (name,)}))
        for entry, name in zip(entries, after, strict=True)
    }
    return slugs, replace(boite, methodes=methodes)


@pytest.mark.parametrize("count", [2, 3, 12])
def test_a_ring_is_told_once_where_it_closes(boite, count):
    slugs, catalogue = ring_of(boite, count)
    (problem,) = rings(catalogue)
    assert problem.field == "suites.1"
    assert problem.path == boite.methodes[slugs[-1]].path
    assert all(f"« {slug} »" in problem.sentence for slug in slugs)


def test_no_method_of_the_toolbox_comes_after_itself(boite):
    assert list(rings(boite)) == []


def test_the_session_of_two_hours_gives_each_method_what_it_needs(boite):
    """Nothing is put to the vote that was not put into words before."""
    page = (ROOT / "docs/reperes/choisir-une-methode.md").read_text(encoding="utf-8")
    table = page.split("## Assembler une séance de deux heures")[1].split("\nTotal")[0]
    rows = re.findall(r"^\| (\d+) \| (.*)$", table, re.MULTILINE)
    had: set[str] = set()
    for minutes, row in rows:
        for slug in re.findall(r'"methodes", "([\w-]+)"', row):
            methode = boite.methodes[slug].record
            assert methode.duree.conseillee == int(minutes), slug
            assert had.issuperset(methode.demande), slug
            had |= worth(methode.laisse, boite.vocabulaires)
    assert sum(int(minutes) for minutes, _ in rows) == 115
