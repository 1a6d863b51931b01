"""The bill of materials says what the lock installs, hash by hash, under which licence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from scripts.bom import UNKNOWN, materials

FREE = re.compile(r"MIT|BSD|Apache|MPL|Mozilla|PSF|OFL|Python|ISC|Zlib|Unlicense|Dual License")


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    return materials()


def test_every_package_of_the_lock_is_told_with_its_hashes_and_its_licence(
    bill: dict[str, Any], racine: Path
) -> None:
    lock = (racine / "requirements.txt").read_text(encoding="utf-8")
    locked = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", lock, re.MULTILINE))
    told = {component["name"]: component["version"] for component in bill["components"]}
    assert bill["bomFormat"] == "CycloneDX"
    assert told == locked
    for component in bill["components"]:
        (reference,) = component["externalReferences"]
        assert all(one["content"] in lock for one in reference["hashes"])
        licence = component["licenses"][0]["license"]["name"]
        assert FREE.search(licence) or licence.startswith(UNKNOWN), component["name"]


def test_two_bills_are_the_same(bill: dict[str, Any]) -> None:
    assert materials() == bill
