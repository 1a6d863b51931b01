"""Small projects that build in a second or two, with the real scripts and styles."""

from __future__ import annotations

import logging
import shutil
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from unittest.mock import patch

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros.data.web_fonts import web_font
from macros.host.keeping import Keeping, keep_pages
from macros.site.contributed.menu import NEEDED
from macros.store import ROOT, Toolbox
from macros.told.dessin.fonts import FACES
from scripts.new import main as new

FONTS = ".cache/polices"
"""Where a project keeps the fonts of its site."""
DAY = date(2026, 11, 22)
CREATED = (
    ("fiche", "Fiche d’essai"),
    ("questionnaire", "À chaud"),
    ("formation", "Formation d’essai"),
    ("territoire", "Territoire d’essai"),
    ("methode", "Méthode d’essai"),
    ("gouvernance", "Schéma d’essai"),
    ("indicateur", "Thème d’essai"),
    ("programme", "Programme d’essai"),
)
"""One tool of each kind, in the order in which they name one another."""

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
"""What changes in the model of a programme, to fit one method and show every nature of sequence."""

FORMER = {"origine:": "anciens_slugs: [vieux-nom]\norigine:"}

GLOSSARY = """\
termes:
  - slug: territoire
    terme: Territoire
    definition: Un lieu habité.
    domaine: territoire
    verifie: true
"""
PAGES = (
    "index.md",
    "depouiller.md",
    "guide/modifier-une-page.md",
    "guide/une-cliente-appelle.md",
    "obligations/mentions-legales.md",
    "obligations/signaler.md",
    "obligations/vie-privee.md",
    "qui-decide.md",
)
"""The pages that others lead to."""

REPERES = ("reperes/index.md", "reperes/un.md")
PAGE = "---\ntitle: {title}\n---\n\n# {title}\n\n## Une partie\n\nSuite.\n"
NAV = """nav:
  - Accueil: index.md
  - Outils:
      - outils/index.md
      - Méthodes: methodes/index.md
  - Repères:
      - reperes/index.md
      - Un repère: reperes/un.md
"""

HOME = "---\ntitle: Accueil\ndescription: Essai.\n---\n\n# Accueil\n\nBonjour.\n"


def petit_projet(folder: Path) -> Path:
    """Write a project of one tool of each kind into an empty folder and return it."""
    (folder / "toolbox").mkdir(parents=True)
    shutil.copy(ROOT / "toolbox" / "vocabulaires.yml", folder / "toolbox")
    for kind, title in CREATED:
        assert new([kind, title], folder, DAY) == 0
    (folder / "toolbox" / "glossaire.yml").write_text(GLOSSARY, encoding="utf-8")
    rewrite(folder / "toolbox/methodes/methode-d-essai.md", FORMER)
    rewrite(folder / "toolbox/programmes/programme-d-essai.md", PROGRAMME)
    return _housed(folder, dict.fromkeys(PAGES, HOME), _configuration())


def petit_site(folder: Path) -> Path:
    """Write the smallest project that builds as strictly as ours: six methods, no programme, pages
    of a few words."""
    petits_outils(folder)
    titles = {name: name.removesuffix(".md") for name in (*NEEDED, *REPERES)}
    pages = {name: PAGE.format(title=title) for name, title in titles.items()}
    return _housed(folder, pages, f"{_settings()}\n{NAV}")


def petits_outils(folder: Path) -> Path:
    """Write the toolbox of the smallest project, without problems, and return its folder."""
    sound = shutil.ignore_patterns("programmes")
    toolbox = folder / "toolbox"
    shutil.copytree(ROOT / "tests/casse/horaires/toolbox", toolbox, ignore=sound)
    for words in ("vocabulaires.yml", "papiers.yml", "feuilles.yml", "lettres.yml"):
        shutil.copy(ROOT / "toolbox" / words, toolbox)
    return toolbox


def _housed(folder: Path, pages: dict[str, str], settings: str) -> Path:
    """Put around a toolbox what every project has: the code, its scripts and styles, pages, settings."""
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    for name, text in pages.items():
        page = folder / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    for face in FACES:  # Cut once for every project of the tests.
        web_font(face, ROOT / FONTS)
    shutil.copytree(ROOT / FONTS, folder / FONTS)
    (folder / "macros").symlink_to(ROOT / "macros", target_is_directory=True)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def rewrite(path: Path, changes: dict[str, str]) -> None:
    """Change passages of a file; each must be there."""
    text = path.read_text(encoding="utf-8")
    for old, new_text in changes.items():
        assert old in text, old
        text = text.replace(old, new_text, 1)
    path.write_text(text, encoding="utf-8")


def _settings() -> str:
    """The site's own without a menu."""
    return (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:")[0]


def _configuration() -> str:
    """The same, less strict, and the code where it is."""
    lines = _settings().replace("custom_dir: macros", f"custom_dir: {ROOT}/macros")
    lines = lines.replace("- macros/host/", f"- {ROOT}/macros/host/")
    return lines.replace(": warn\n", ": ignore\n").replace("strict: true", "strict: false") + "\n"


def fabriquer(
    project: Path,
    site: Path,
    read: Toolbox | None = None,
    pages: Keeping | None = None,
    *,
    live: bool = False,
) -> list[str]:
    """Build a small project into a folder and return what was said, warnings and errors.

    read: the toolbox as it was read before, so that what came since goes unchecked. pages: what is
    known of the pages that earlier builds kept; none is used without it. live: with the documents
    that a preview offers, none made.
    """
    said: list[str] = []

    class Told(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    told, logger = Told(logging.WARNING), logging.getLogger("mkdocs")
    logger.addHandler(told)
    given = patch("macros.store.load", lambda _: read) if read else nullcontext()
    try:
        with given:
            config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
            config.extra |= {"documents": live, "live": live, "pages": pages}
            build(config)
            if pages:
                keep_pages(config)
    finally:
        logger.removeHandler(told)
    return said


def header(fields: dict[str, object], body: str) -> str:
    """Return a page of docs/ with any header, written as YAML writes it, escapes included."""
    return f"---\n{yaml.safe_dump(fields, allow_unicode=False)}---\n\n{body}\n"
