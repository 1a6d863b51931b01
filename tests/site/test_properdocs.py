"""The exit door: ProperDocs, which goes on with MkDocs 1.6, writes the same site byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from .conftest import ROOT

BUILD = """
import sys
import properdocs.replacement
from pathlib import Path
from scripts import build

build.Keeping = build.keep_pages = lambda *_: None  # No page that MkDocs laid out is given back.
done = build.render(Path(sys.argv[1]), documents=sys.argv[2] == "True")
hosts = {module.__name__.split(".")[0] for name, module in sys.modules.items() if name.split(".")[0] == "mkdocs"}
print(*hosts, type(done).__module__, sys.modules["mkdocs.commands.build"].build.__module__)
"""
"""What scripts/build.py does, once ProperDocs has taken the place of MkDocs, as its command does first."""


def digests(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {p.relative_to(folder).as_posix(): sha256(p.read_bytes()).hexdigest() for p in paths}


def test_properdocs_builds_the_same_site_byte_for_byte(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "site"
    printed = (site / "documents").is_dir()
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(other), str(printed)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    # No module of MkDocs took part: its names lead to those of ProperDocs.
    assert done.stdout.split() == [
        "properdocs",
        "properdocs.config.defaults",
        "properdocs.commands.build",
    ]
    first, second = digests(site), digests(other)
    assert len(first) > 300
    assert {name for name in first | second if first.get(name) != second.get(name)} == set()
