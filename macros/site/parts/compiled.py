"""Templates compiled once: like Python's own code, kept beside what they are made by."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from macros.kept import digest, keep, kept, libraries

FOLDER = Path(__file__).parent / "__pycache__"


class Compiled(BytecodeCache):
    """What Jinja made of each template, one file for each: found again while its text (Jinja judges that)
    and the libraries are the same;
    where nothing can be written, each process compiles its own."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give back what was compiled of this text, when it is kept whole."""
        if content := kept(self._path(bucket)):
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        keep(self._path(bucket), bucket.bytecode_to_string(), safe=False)

    def _path(self, bucket: Bucket) -> Path:
        return FOLDER / f"{digest(bucket.key, _libraries())}.pyc"


@cache
def _libraries() -> str:
    return digest(*libraries())
