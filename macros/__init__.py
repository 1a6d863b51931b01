"""The toolbox's macros: define_env names what a Markdown page may call."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Register every author's macro with mkdocs-macros; the host’s adapter seals its Jinja afterwards."""
    from macros.store import load

    root = Path(env.conf["config_file_path"]).resolve().parent
    for name, function in load(root).environment.macros.items():
        env.macro(function, name)
