"""What mkdocs.yml and the command say of the site, typed."""

from __future__ import annotations

import posixpath
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from macros.publishing.site import Settings


def settings(config: MkDocsConfig) -> Settings:
    """Return the settings of a site; the scripts that run the host say the last two by `extra`."""
    extra, forge = config.extra, config.repo_url
    return Settings(
        root=Path(config.config_file_path).resolve().parent,
        folder=Path(config.site_dir),
        name=config.site_name,
        description=str(config.site_description),
        logo=str(config.theme["logo"]),
        url=config.site_url or "",
        forge=posixpath.join(forge, extra["depot_edition"]) if forge else "",
        folders=config.use_directory_urls,
        documents=extra.get("documents", True),
        live=extra.get("live", False),
    )
