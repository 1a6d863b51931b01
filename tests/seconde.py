"""A second course in the small project: five objectives, three modules, a programme of its own."""

from __future__ import annotations

from pathlib import Path

from macros.site.contributed.menu import NEEDED
from scripts.new import main as new

from .petit import DAY, HOME, PROGRAMME, rewrite

COURSE, PROGRAMME_SLUG = "seconde-formation", "second-programme"
MODULES = """\
modules:
  - { id: 1, titre: Regarder autour de soi, court: Regarder, presentation: On sort. }
  - { id: 2, titre: Parler à plusieurs, court: Parler, presentation: On se parle. }
  - { id: 3, titre: Faire ensemble, court: Faire, presentation: On s’y met. }
"""
SERVED = (
    (1, "Voir", "{ comme: [1] }"),
    (1, "Écouter", "{ methodes: [methode-d-essai], gouvernance: [schema-d-essai] }"),
    (2, "Dire", ""),
    (2, "Décider", ""),
    (3, "Agir", "{ indicateurs: [theme-d-essai-exemple] }"),
)
"""The module of each objective, its few words, and the tools that the course says to serve it."""

ASKED = {"au-depart": ("Au départ", "avant"), "a-l-arrivee": ("À l’arrivée", "a-chaud")}
"""The title and the moment of each questionnaire of the course, which asks about its objective 2."""

NAV = "nav:\n  - Accueil: index.md\n  - La formation: formations/formation-d-essai.md\n"
OBJECTIVE = """\
  - id: {number}
    module: {module}
    titre: {court} avec les autres.
    court: {court}
    je_veux: {court} mieux
    critere: On le voit faire.
    livrables: [Un écrit]
    fiches: [fiche-d-essai]
    presentation: Pour avancer.
    evaluation: On regarde.
"""


def seconde_formation(project: Path) -> None:
    """Write a second course beside the one of a small project, a programme for it, and a menu."""
    for source in NEEDED:
        page = project / "docs" / source
        page.parent.mkdir(exist_ok=True)
        if not page.exists():
            page.write_text(HOME, encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(NAV)
    assert new(["formation", "Seconde formation"], project, DAY) == 0
    for slug, (title, moment) in ASKED.items():
        assert new(["questionnaire", title], project, DAY) == 0
        asked = {
            "moment: a-chaud": f"moment: {moment}",
            "- id: clarte": "- id: clarte\n        objectif: 2",
        }
        rewrite(project / f"toolbox/questionnaires/{slug}.yml", asked)
    path = project / f"toolbox/formations/{COURSE}.yml"
    text = path.read_text(encoding="utf-8")
    head, end = text.split("modules:\n")[0], "evaluations:\n" + text.split("evaluations:\n")[1]
    path.write_text(f"{head}{MODULES}objectifs:\n{_objectives()}{end}", encoding="utf-8")
    rewrite(path, {"evaluations:\n": f"evaluations:\n{_evaluations()}"})
    assert new(["programme", "Second programme"], project, DAY) == 0
    rewrite(
        project / f"toolbox/programmes/{PROGRAMME_SLUG}.md",
        {"formation: formation-d-essai": f"formation: {COURSE}", "objectifs: [1]": "objectifs: [2]"}
        | PROGRAMME,
    )


def _evaluations() -> str:
    rows = (
        f"  - {{ moment: {moment}, delai: un jour, questionnaire: {slug}, texte: On y répond. }}\n"
        for slug, (_, moment) in ASKED.items()
    )
    return "".join(rows)


def _objectives() -> str:
    rows = []
    for number, (module, court, tools) in enumerate(SERVED, 1):
        rows.append(OBJECTIVE.format(number=number, module=module, court=court))
        rows.append(f"    outils: {tools}\n" if tools else "")
    return "".join(rows)
