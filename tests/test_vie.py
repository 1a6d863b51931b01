"""The life of a text: what a state claims is told in the header, and on the page, by role only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import AnyEntry
from macros.model.records.outil import Essai, Relecture
from macros.model.rules.vie import LATER, UNREAD, UNTRIED, claimed
from macros.told.outils import etat
from macros.told.relectures import douteux, droit, echeance, servis

READ = Relecture.model_construct(role="animation", le=date(2026, 11, 20))
TRIED = Essai.model_construct(
    contexte="association", mois="2026-11", participants=14, minutes=95, coupe="le dernier tour."
)
SLUG = "meteo-interieure"


def changed(boite: Catalogue, **changes: Any) -> AnyEntry:
    entry = boite.methodes[SLUG]
    told = {"mise_a_jour": date(2026, 11, 30), **changes}
    return replace(entry, record=entry.record.model_copy(update=told))


CASES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("a draft claims nothing", {}, []),
    ("a draft may tell a trial", {"essais": (TRIED,)}, []),
    ("nobody read it", {"etat": "relue"}, [UNREAD.format(etat="relue")]),
    ("read", {"etat": "relue", "relectures": (READ,)}, []),
    (
        "read, not tried",
        {"etat": "testee", "relectures": (READ,)},
        [UNTRIED.format(before="relue")],
    ),
    ("tried, not read", {"etat": "testee", "essais": (TRIED,)}, [UNREAD.format(etat="testee")]),
    ("both", {"etat": "testee", "relectures": (READ,), "essais": (TRIED,)}, []),
    (
        "read after it was written",
        {"etat": "relue", "relectures": (READ,), "mise_a_jour": date(2026, 11, 19)},
        [LATER.format(told="2026-11-20")],
    ),
]


@pytest.mark.parametrize(("changes", "told"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_state_claims_what_the_header_tells(boite, changes, told):
    assert [p.sentence for p in claimed(changed(boite, **changes))] == told


def test_the_page_tells_who_read_and_how_it_was_tried(boite):
    said = TRIED.model_copy(update={"dit": "on aurait voulu écrire d’abord", "referait": True})
    told = etat(boite, changed(boite, relectures=(READ,), essais=(said,)).record)
    assert told.faits == (
        "Relecture le 20 novembre 2026, par quelqu’un qui anime des groupes.",
        "Essai en novembre 2026 (une association) : 14 personnes, 95 minutes vécues, "
        "coupé : le dernier tour. On aurait voulu écrire d’abord. À refaire.",
    )


def test_law_asks_to_be_read_again_a_year_later():
    assert echeance(date(2026, 11, 30)) == date(2027, 11, 30)
    assert echeance(date(2028, 2, 29)) == date(2029, 2, 28)


def test_law_is_past_its_day_on_the_day_itself(boite):
    entry = boite.gouvernance["gip"]
    due = echeance(entry.record.mise_a_jour)
    known = replace(boite, gouvernance={"gip": entry}, methodes={}, fiches={}, indicateurs={})
    before, on = droit(known, due - timedelta(days=1)), droit(known, due)
    assert [one.passe for one in (*before, *on)] == [False, True]
    assert on[0].url == f"~/{entry.url}"


def test_law_in_an_indicator_counts_from_the_day_it_was_read(boite):
    dated = [e for e in boite.indicateurs.values() if any(s.lu_le for s in e.record.sources)]
    assert dated
    known = replace(boite, gouvernance={}, methodes={}, fiches={})
    told = droit(known, date(2027, 11, 30))
    assert [one.passe for one in told] == [True] * len(dated)


def test_drafts_most_used_and_most_doubted_come_first(boite):
    used, doubted = servis(boite), douteux(boite)
    for told in (used, doubted):
        counts = [int(one.raison.split()[0]) for one in told]
        assert counts == sorted(counts, reverse=True)
        assert 1 <= len(told) <= 12
    read = changed(boite, etat="relue", relectures=(READ,))
    urls = [one.url for one in servis(replace(boite, methodes={**boite.methodes, SLUG: read}))]
    assert f"~/{read.url}" not in urls
