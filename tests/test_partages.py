"""How many small groups a method makes: the same answer wherever it is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.model.records.common import Range
from macros.model.records.methode import Methode
from macros.told.figures.names import MOST
from macros.told.methodes import partages

CASES = json.loads((Path(__file__).parent / "composer/groupes.json").read_text("utf-8"))


def method(least: int, most: int, size: int | None, moins: int = 1) -> Methode:
    return Methode.model_construct(
        participants=Range(min=least, max=most), taille_sous_groupe=size, moins=moins
    )


def test_groups_are_told_for_each_number_with_their_remainder() -> None:
    assert partages(method(7, 10, 4)) == (
        (7, "1 groupe de 4 et 1 de 3"),
        (8, "2 groupes de 4"),
        (9, "1 groupe de 5 et 1 de 4"),
        (10, "1 groupe de 4 et 2 de 3"),
    )
    assert partages(method(9, 9, 4, moins=3)) == ((9, "3 groupes de 3"),)
    assert partages(method(4, 5, 4)) == ((4, "un seul groupe"), (5, "un seul groupe"))
    assert partages(method(6, 20, None)) == ()
    assert [n for n, _ in partages(method(22, 40, 6))] == [22, 23, 24]


@pytest.mark.parametrize(
    ("asked", "sizes"), [case for case in CASES if case[0][1] and case[0][0] <= MOST]
)
def test_they_are_those_of_the_shared_cases(asked: list[int], sizes: list[int]) -> None:
    people, size, moins = asked
    ((_, told),) = partages(method(people, people, size, moins))
    for k in set(sizes) if len(sizes) > 1 else ():
        assert f"{sizes.count(k)} groupe{'s' if sizes.count(k) > 1 else ''} de {k}" in told or (
            f"et {sizes.count(k)} de {k}" in told
        )
