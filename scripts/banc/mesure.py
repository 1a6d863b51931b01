"""What a command costs: seconds of processor, its own and its children's, and its largest memory.

Seconds of a clock would measure the other work of the machine.
"""

from __future__ import annotations

import json
import os
import resource
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
    return _run(command, folder)[0]


def dit(command: Sequence[str], folder: Path) -> Cout:
    """Return what a command says that a part of its work costs, on its last line."""
    return Cout(**json.loads(_run(command, folder)[1].splitlines()[-1]))


def memoire() -> float:
    """Return the most memory that this process held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _PER_MB


def _run(command: Sequence[str], folder: Path) -> tuple[Cout, str]:
    environment = os.environ | {
        "PYTHONPATH": str(folder),
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }
    with tempfile.TemporaryFile() as file:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=file, stderr=file)
        # Of this command alone: the sum over all children would keep the largest of them.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        file.seek(0)
        said = file.read().decode(errors="replace")
    if process.returncode:
        raise SystemExit(said[-MOST_SAID:])
    return Cout(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _PER_MB), said


_PER_MB = 2**20 if sys.platform == "darwin" else 2**10


def mediane(couts: Iterable[Cout]) -> Cout:
    """Return the median of seconds and of memory."""
    every = list(couts)
    return Cout(
        statistics.median(one.cpu for one in every), statistics.median(one.memoire for one in every)
    )
