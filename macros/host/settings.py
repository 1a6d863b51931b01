"""What mkdocs.yml and the command say of the site, typed."""

from __future__ import annotations

import os
import posixpath
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from macros.publishing.site import Settings
from macros.store import asked


def today() -> date:
    """Return the day of a build: that of BOITE_JOUR when it is set, for a site made again as it was."""
    told = os.environ.get("BOITE_JOUR", "")
    return date.fromisoformat(told) if told else date.today()


def settings(config: MkDocsConfig) -> Settings:
    """Return the settings of a site; the scripts that run the host say the last two by `extra`."""
    extra, forge = config.extra, config.repo_url
    root = Path(config.config_file_path).resolve().parent
    return Settings(
        root=root,
        folder=Path(config.site_dir),
        name=config.site_name,
        description=str(config.site_description),
        logo=str(config.theme["logo"]),
        url=config.site_url or "",
        forge=posixpath.join(forge, extra["depot_edition"]) if forge else "",
        folders=config.use_directory_urls,
        documents=extra.get("documents", True),
        live=extra.get("live", False),
        jour=extra.get("jour") or today(),
        relues=asked(root),
    )
