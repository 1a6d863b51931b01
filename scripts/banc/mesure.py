"""What a command costs: seconds of processor, its own and its children's, and its largest memory.

Seconds of a clock would measure the other work of the machine.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

MOST_SAID = 2000
"""Signs of what a failed command said: the end of it tells why."""


@dataclass(frozen=True, slots=True)
class Cout:
    """What a command costs: seconds of processor, and the most memory that it held, in MB."""

    cpu: float
    memoire: float


def cout(command: Sequence[str], folder: Path) -> Cout:
    """Return what a command costs, run from a project's folder; SystemExit tells why it failed."""
    environment = os.environ | {
        "PYTHONPATH": str(folder),
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
        # Of this command alone: the sum over all children would keep the largest of them.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(said.read().decode(errors="replace")[-MOST_SAID:])
    return Cout(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _PER_MB)


_PER_MB = 2**20 if sys.platform == "darwin" else 2**10


def mediane(couts: Iterable[Cout]) -> Cout:
    """Return the median of seconds and of memory."""
    every = list(couts)
    return Cout(
        statistics.median(one.cpu for one in every), statistics.median(one.memoire for one in every)
    )
