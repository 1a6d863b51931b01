"""A file of the site that the toolbox makes when the host asks for its content, and not before."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

Make = Callable[[], str | bytes]


class Made(File):
    """A file without a source on disk, made each time that its content is read; what is made ahead
    is given once, so that a build never holds what it has done with."""

    generated_by = "boite"

    def __init__(self, config: MkDocsConfig, address: str, make: Make) -> None:
        super().__init__(address, None, config.site_dir, config.use_directory_urls)
        self._make = make
        self._ahead: str | bytes | None = None

    def ahead(self) -> str:
        """Return the text of the file, and have it at hand for the next who reads it."""
        self._ahead = self.content_string
        return self._ahead

    @property
    def _content(self) -> str | bytes:  # type: ignore[override]
        content, self._ahead = self._ahead, None
        return self._make() if content is None else content


def add(files: Files, config: MkDocsConfig, added: Iterable[tuple[str, Make]]) -> None:
    """Add to the host's files all that the toolbox makes, by address."""
    for address, make in added:
        files.append(Made(config, address, make))
