"""Golden files: the page of each kind, made from the commented models of the verb new.

The programme composes its morning with the only method there is; its afternoon is written.
pytest --maj rewrites tests/vues/ ; review the diff, it is what readers will see.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.exports.toolbox_json import toolbox_json
from macros.store import Toolbox, load
from macros.views.site import pages, redirections
from scripts.new import main as new

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = Path(__file__).parent / "vues"
DAY = date(2026, 11, 22)

CREATED = [
    ("fiche", "Fiche d’essai"),
    ("questionnaire", "À chaud"),
    ("formation", "Formation d’essai"),
    ("territoire", "Territoire d’essai"),
    ("methode", "Méthode d’essai"),
    ("gouvernance", "Schéma d’essai"),
    ("indicateur", "Thème d’essai"),
    ("programme", "Programme d’essai"),
]
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


PROGRAMME = {
    "# positionnement:": "positionnement:",
    "# contraintes:": (
        "adaptation: Ce groupe a peu de temps.\ncontraintes: { repeter: [methode-d-essai] }\n#:"
    ),
    'fin: "12:30"': 'fin: "10:30"',
    "    apres_midi: { objectifs: [1] }\n": """\
    apres_midi:
      objectifs: [1]
      sequences:
        - { methode: methode-d-essai, minutes: 45, heure: "13:30" }
        - { pause: 15 }
        - mise_en_situation: Animer à son tour
          minutes_par_personne: 9
          personnes: 5
          objectifs: [1]
          evalue: [1]
        - apport: Retour en groupe
          duree: { min: 30, conseillee: 60, max: 120 }
          note: Garder les chaises en rond.
        - { questionnaire: a-chaud, minutes: 15 }
acceptes:
  - { avertissement: sans-pause, demi_journee: apres_midi, motif: Le groupe préfère finir tôt. }
""",
}
"""What the fixture changes in the model of a programme, to show every nature of sequence."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Toolbox:
    root = tmp_path_factory.mktemp("petite")
    (root / "toolbox").mkdir()
    (root / "docs").mkdir()
    shutil.copy(ROOT / "toolbox" / "vocabulaires.yml", root / "toolbox")
    for kind, title in CREATED:
        assert new([kind, title], root, DAY) == 0
    (root / "toolbox" / "glossaire.yml").write_text(
        "termes:\n  - slug: territoire\n    terme: Territoire\n    definition: Un lieu habité.\n"
        "    domaine: territoire\n    verifie: true\n",
        encoding="utf-8",
    )
    toolbox = root / "toolbox"
    rewrite(
        toolbox / "methodes/methode-d-essai.md",
        {"origine:": "anciens_slugs: [vieux-nom]\norigine:"},
    )
    rewrite(toolbox / "programmes/programme-d-essai.md", PROGRAMME)
    return load(root)


def rewrite(path: Path, changes: dict[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new_text in changes.items():
        assert old in text, old
        text = text.replace(old, new_text, 1)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("src", SHOWN)
def test_a_page_looks_as_it_was_agreed(small: Toolbox, src: str, maj: bool) -> None:
    page = next(p for p in pages(small.catalogue, small.prose) if p.src == src)
    golden = GOLDEN / src.replace("/", "__")
    # Icons belong to the theme's wheel: none is kept here.
    found = re.sub(r'<svg class="icone".*?</svg>', "(icône)", page.markdown)
    if maj:
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")


def test_the_open_data_looks_as_it_was_agreed(small: Toolbox, maj: bool) -> None:
    golden = GOLDEN / "toolbox.json"
    found = toolbox_json(small.catalogue)
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
        here = by_src[f"{source.kind}/{source.slug}.md"]
        assert f"~/{target.url}" in here, (source.slug, target.slug)
        assert f"~/{source.url}" in there, (source.slug, target.slug)
