"""The sites that are compared: the house's, and the plain host's on the same rendered text.

python -m scripts.banc.sites PROJECT FOLDER writes the second from the first.
"""

from __future__ import annotations

import shutil
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from macros.site.pages.everything import pages
from macros.store import ROOT, load

SITE = "site"
FONTS = Path(".cache") / "polices"
"""Made once for a machine from the wheels of fonts: no build of ours pays for it again."""


@dataclass(frozen=True, slots=True)
class Chantier:
    """Two folders ready to build: the house's project, and a plain host's."""

    maison: Path
    nu: Path

    @property
    def methode(self) -> Path:
        """The method that is edited: the first, a real one."""
        return min((self.maison / "toolbox" / "methodes").glob("*.md"))

    def vider(self) -> None:
        """Forget all that the house keeps from one command to the next."""
        shutil.rmtree(self.maison / SITE, ignore_errors=True)
        shutil.rmtree(self.maison / ".cache", ignore_errors=True)
        if (ROOT / FONTS).is_dir():
            shutil.copytree(ROOT / FONTS, self.maison / FONTS)

    def oublier(self) -> None:
        """Forget the documents that the house keeps, and the measures of their cards."""
        for name in ("documents", "mesures"):
            shutil.rmtree(self.maison / ".cache" / name, ignore_errors=True)

    def modifier(self) -> None:
        """Change a sentence of a method, as a trainer would before looking at the page."""
        path, text = self.methode, self.methode.read_text(encoding="utf-8")
        changes = text.count("Cette phrase vient d’arriver") + 1
        added = f"\nCette phrase vient d’arriver, la {changes}e, pour voir ce que coûte un mot.\n"
        path.write_text(text + added, encoding="utf-8")


def ecrire_nu(maison: Path, folder: Path) -> None:
    """Write for the plain host the Markdown that the house renders, and the same settings."""
    toolbox = load(maison)
    docs = folder / "docs"
    shutil.copytree(maison / "docs", docs)
    for path in docs.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(toolbox.environment.from_string(text).render(), encoding="utf-8")
    for page in pages(toolbox.catalogue, toolbox.prose):
        target = docs / page.src
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.markdown, encoding="utf-8")
    settings = (maison / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_plain(settings), encoding="utf-8")


def _plain(settings: str) -> str:
    """Return the site's settings without hooks, macros, strictness nor our theme."""
    config = yaml.load(settings.replace("!ENV", ""), Loader=yaml.SafeLoader)
    kept = {
        "site_name": config["site_name"],
        "site_url": "",
        "theme": {k: v for k, v in config["theme"].items() if k != "custom_dir"},
        "plugins": [{"search": {"lang": "fr"}}],
        "nav": config["nav"],
    }
    dumped = yaml.safe_dump(kept, allow_unicode=True)
    extensions = settings[settings.index("markdown_extensions:") : settings.index("validation:")]
    return dumped + extensions


@dataclass(frozen=True, slots=True)
class Poids:
    """How many pages a site has, and bytes: of its methods' pages (the median, the largest), of the
    list of methods, of what the search reads, of the open data, of all."""

    pages: int
    methode: float
    methode_max: int
    liste: int
    recherche: int
    donnees: int
    site: int


def poids(site: Path) -> Poids:
    """Weigh a site that was built."""
    methods = [page.stat().st_size for page in (site / "methodes").glob("*/index.html")]
    return Poids(
        pages=sum(1 for _ in site.rglob("*.html")),
        methode=statistics.median(methods),
        methode_max=max(methods),
        liste=(site / "methodes" / "index.html").stat().st_size,
        recherche=_bytes(site / "assets" / "recherche"),
        donnees=(site / "toolbox.json").stat().st_size,
        site=_bytes(site),
    )


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    ecrire_nu(*map(Path, sys.argv[1:]))
