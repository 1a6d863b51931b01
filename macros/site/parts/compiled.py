"""Templates compiled once: kept beside the project, proved when they are given back."""

from __future__ import annotations

from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from macros.kept import keep, kept

FOLDER = Path(__file__).resolve().parents[3] / ".cache" / "gabarits"
"""Where they are kept: beside this code, which they are compiled from."""


class Compiled(BytecodeCache):
    """Gives back what a template was compiled into, from the same words by the same Jinja and Python."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was kept for it, when it was."""
        if content := kept(self._path(bucket)):
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        keep(self._path(bucket), bucket.bytecode_to_string())

    def _path(self, bucket: Bucket) -> Path:
        return FOLDER / f"{bucket.key}-{bucket.checksum}"
