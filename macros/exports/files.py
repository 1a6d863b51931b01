"""Files that several builds may share."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that others may read at any time: whole or not at all."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.neuf")
    fresh.write_bytes(content)
    fresh.replace(path)
