"""Golden files: the page of each kind, made from the commented models of the verb new.

The programme composes its morning with the only method there is; its afternoon is written.
pytest --maj rewrites tests/vues/ ; review the diff, it is what readers will see.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from macros.data.toolbox_json import toolbox_json
from macros.site.pages.everything import pages, redirections
from macros.site.parts.apart import PLACE
from macros.store import Toolbox, load
from tests.petit import petit_projet

GOLDEN = Path(__file__).parent / "vues"
SHOWN = [
    "methodes/methode-d-essai.md",
    "gouvernance/schema-d-essai.md",
    "fiches/fiche-d-essai.md",
    "indicateurs/theme-d-essai.md",
    "questionnaires/a-chaud.md",
    "territoires/territoire-d-essai.md",
    "programmes/programme-d-essai.md",
    "programmes/programme-d-essai/conduite.md",
    "programmes/programme-d-essai/preparer.md",
    "programmes/programme-d-essai/emargement.md",
    "formateurs/index.md",
    "formations/formation-d-essai.md",
    "modules/1.md",
    "objectifs/1.md",
    "objectifs/index.md",
    "methodes/index.md",
    "outils/index.md",
    "glossaire.md",
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Toolbox:
    root = petit_projet(tmp_path_factory.mktemp("petite") / "projet")
    return load(root)


@pytest.mark.parametrize("src", SHOWN)
def test_a_page_looks_as_it_was_agreed(small: Toolbox, src: str, maj: bool) -> None:
    page = next(p for p in pages(small.catalogue, small.prose) if p.src == src)
    golden = GOLDEN / src.replace("/", "__")
    # Icons belong to the theme's wheel: none is kept here.
    found = re.sub(r'<i class="icone.*?</i>', "(icône)", _readable(page.markdown))
    if maj:
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")


def _readable(markdown: str) -> str:
    """Marks bear a key of the process: here, none."""
    shown = re.sub(r"<!--(/?brut) [0-9a-f]{64}-->", r"<!--\1-->", markdown)
    return shown.replace(PLACE, "<!--papiers-->")


def test_the_open_data_looks_as_it_was_agreed(small: Toolbox, maj: bool) -> None:
    golden = GOLDEN / "toolbox.json"
    made = toolbox_json(small.catalogue)
    # Agreed with margins, so that a change is read; made without, since each of its bytes is kept on phones.
    assert "\n" not in made.removesuffix("\n")
    found = json.dumps(json.loads(made), ensure_ascii=False, indent=1) + "\n"
    if maj:
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")


def test_a_former_address_leads_to_the_present_one(small: Toolbox) -> None:
    ((address, html),) = redirections(small.catalogue)
    assert address == "methodes/vieux-nom/index.html"
    assert '<meta http-equiv="refresh" content="0; url=../methode-d-essai/">' in html
    assert '<a href="../methode-d-essai/">Méthode d’essai</a>' in html


def test_relations_are_shown_from_both_ends() -> None:
    toolbox = load()
    by_src = {p.src: p.markdown for p in pages(toolbox.catalogue, toolbox.prose)}
    for relation in toolbox.catalogue.relations:
        source, target = relation.source, relation.target
        if "glossaire" in (source.kind, target.kind) or source.where or target.where:
            continue
        there = by_src[f"{target.kind}/{target.slug}.md"]
        # A page shows the nearest of a long suite; its list shows them all.
        there += by_src.get(f"{target.kind}/{target.slug}/autour.md", "")
        here = by_src[f"{source.kind}/{source.slug}.md"]
        assert f"~/{target.url}" in here, (source.slug, target.slug)
        assert f"~/{source.url}" in there, (source.slug, target.slug)
