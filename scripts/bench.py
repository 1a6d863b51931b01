"""bench: generates N synthetic tools and prints what the house costs over the plain host.

The plain host is MkDocs + Material with search alone, on the same rendered Markdown and the
same small menu. Both are built in turn, in processes of their own; medians are compared.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

from macros.data.web_fonts import web_font
from macros.site.pages.everything import pages
from macros.store import ROOT, load
from macros.told.dessin.fonts import FACES

ROUNDS = 3
MOST_RATIO = 1.20
MOST_GROWTH = 1.15


@dataclass(frozen=True, slots=True)
class Measure:
    """Median seconds of both builds, pages made, and the largest memory seen (MB)."""

    tools: int
    house: float
    plain: float
    pages: int
    memory: float

    @property
    def ratio(self) -> float:
        """How many times the plain host's time the house takes."""
        return self.house / self.plain

    @property
    def per_page(self) -> float:
        """Milliseconds of the house's build for one page."""
        return 1000 * self.house / self.pages


def main(arguments: list[str]) -> int:
    """Measure each size asked for (100 and 1000 by default); return 1 past the limits."""
    if not all(a.isdecimal() and int(a) for a in arguments):
        print("bench s’appelle ainsi : bench 100 1000 (des nombres d’outils)", file=sys.stderr)
        return 2
    sizes = [int(a) for a in arguments] or [100, 1000]
    for face in FACES:
        web_font(face, ROOT / ".cache" / "polices")
    print("outils  pages  maison (s)  hôte nu (s)  rapport  ms/page  mémoire (Mo)")
    measures = []
    for size in sizes:
        m = measure(size)
        measures.append(m)
        print(
            f"{m.tools:6d} {m.pages:6d} {m.house:11.2f} {m.plain:12.2f} {m.ratio:8.2f}"
            f" {m.per_page:8.2f} {m.memory:13.0f}",
            flush=True,
        )
    growth = measures[-1].per_page / measures[0].per_page
    print(
        f"Temps par page, {sizes[-1]} outils sur {sizes[0]} : {growth:.2f} (limite {MOST_GROWTH})."
    )
    print(f"Rapport à l’hôte nu : limite {MOST_RATIO}.")
    return int(any(m.ratio > MOST_RATIO for m in measures) or growth > MOST_GROWTH)


def measure(size: int) -> Measure:
    """Build both sites of one size in turn, several times."""
    with tempfile.TemporaryDirectory(prefix="boite-bench-") as folder:
        house, plain = Path(folder) / "maison", Path(folder) / "nu"
        make_house(house, size)
        count = make_plain(house, plain)
        times: dict[str, list[float]] = {"house": [], "plain": []}
        for _ in range(ROUNDS):
            times["house"].append(timed([sys.executable, "-m", "scripts.build"], house))
            times["plain"].append(
                timed([sys.executable, "-m", "mkdocs", "build", "--clean"], plain)
            )
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    medians = {name: statistics.median(values) for name, values in times.items()}
    return Measure(size, medians["house"], medians["plain"], count, memory)


def make_house(folder: Path, size: int) -> None:
    """Copy the project and add synthetic methods, made from the real ones, up to a size."""
    for name in ("macros", "scripts", "docs", "toolbox", ".cache"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "apercu")
        )
    shutil.copy(ROOT / "mkdocs.yml", folder)
    methods = sorted((folder / "toolbox" / "methodes").glob("*.md"))
    for n in range(size):
        model = methods[n % len(methods)]
        title = f"Outil d’essai numéro {n + 1}"
        lines = [
            f'titre: "{title}"' if line.startswith("titre:") else line
            for line in model.read_text(encoding="utf-8").splitlines()
            if not line.startswith("anciens_slugs:")
        ]
        target = model.with_name(f"essai-{n + 1}.md")
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def make_plain(house: Path, folder: Path) -> int:
    """Write the same rendered Markdown for the plain host; return how many pages there are."""
    toolbox = load(house)
    docs = folder / "docs"
    shutil.copytree(house / "docs", docs)
    for path in docs.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        rendered = toolbox.environment.from_string(text).render()
        path.write_text(rendered, encoding="utf-8")
    for page in pages(toolbox.catalogue, toolbox.prose):
        target = docs / page.src
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.markdown, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(plain_config(house), encoding="utf-8")
    return sum(1 for _ in docs.rglob("*.md"))


def plain_config(house: Path) -> str:
    """Return the site's configuration without hooks, macros, strictness nor our theme."""
    text = (house / "mkdocs.yml").read_text(encoding="utf-8")
    config = yaml.load(text.replace("!ENV", ""), Loader=yaml.SafeLoader)
    kept = {
        "site_name": config["site_name"],
        "site_url": "",
        "theme": {k: v for k, v in config["theme"].items() if k != "custom_dir"},
        "plugins": [{"search": {"lang": "fr"}}],
        "nav": config["nav"],
    }
    dumped = yaml.safe_dump(kept, allow_unicode=True)
    extensions = text[text.index("markdown_extensions:") : text.index("validation:")]
    return dumped + extensions


def timed(command: list[str], folder: Path) -> float:
    """Return the seconds a command takes, from process start to process end."""
    environment = os.environ | {"PYTHONPATH": str(folder), "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(done.stderr.decode(errors="replace")[-2000:])
    return seconds


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
