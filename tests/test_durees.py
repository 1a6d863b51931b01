"""The ends of the time that a method announces have their minutes too, step by step."""

from __future__ import annotations

import re

from macros.french import duree
from macros.told.durees import autres_durees


def test_the_shortest_and_the_longest_are_told_step_by_step(boite):
    r = boite.methodes["analyse-du-pouvoir"].record
    told = autres_durees(r)
    assert [one.partition(" : ")[0] for one in told][-1] == "En 3 h"
    assert len(told[-1].partition(" : ")[2].split(", ")) == len(r.etapes)


def test_minutes_sum_to_what_is_announced_everywhere(boite):
    said = 0
    for entry in boite.methodes.values():
        r = entry.record
        for one in autres_durees(r):
            spent = [int(n) for n in re.findall(r"\b\d+\b", one.partition(" : ")[2])]
            assert sum(spent) in (r.duree.min, r.duree.max), entry.slug
            said += 1
    assert said > 100


def test_a_time_that_a_form_tells_or_that_takes_several_sessions_is_not_told(boite):
    r = boite.methodes["budget-participatif"].record
    assert r.duree.max > 2 * r.duree.conseillee
    assert not [one for one in autres_durees(r) if one.startswith("En 40 h")]
    form = next(
        v for m in boite.methodes.values() for v in m.record.variantes if v.duree and v.etapes
    )
    owner = next(m.record for m in boite.methodes.values() if form in m.record.variantes)
    short = owner.model_copy(
        update={"duree": owner.duree.model_copy(update={"min": form.duree.conseillee})}
    )
    assert [
        one for one in autres_durees(short) if one.startswith(f"En {duree(form.duree.conseillee)} ")
    ] == []


def test_without_another_time_nothing_is_told(boite):
    r = boite.methodes["analyse-du-pouvoir"].record
    alone = r.model_copy(
        update={
            "duree": r.duree.model_copy(
                update={"min": r.duree.conseillee, "max": r.duree.conseillee}
            )
        }
    )
    assert autres_durees(alone) == ()
