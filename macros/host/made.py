"""A file of the site that the toolbox makes when the host asks for its content, and not before."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

Make = Callable[[], str | bytes]


class Made(File):
    """A file without a source on disk, made each time that its content is read."""

    generated_by = "boite"

    def __init__(self, config: MkDocsConfig, address: str, make: Make) -> None:
        super().__init__(address, None, config.site_dir, config.use_directory_urls)
        self._make = make

    @property
    def _content(self) -> str | bytes:  # type: ignore[override]
        return self._make()


def add(files: Files, config: MkDocsConfig, added: Iterable[tuple[str, Make]]) -> None:
    """Add to the host's files all that the toolbox makes, by address."""
    for address, make in added:
        files.append(Made(config, address, make))
