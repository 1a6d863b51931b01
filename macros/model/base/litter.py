"""What systems and editors leave beside the files of people."""

from __future__ import annotations

import re

_LITTER = re.compile(
    r"\.|~\$|#.*#\Z|.*(~|\.(swp|tmp|bak|part|crdownload))\Z"
    r"|(thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r)\Z",
    re.IGNORECASE | re.DOTALL,
)


def is_litter(name: str) -> bool:
    """Say whether a file name is one that a system or an editor gives to its own remains."""
    return _LITTER.match(name) is not None
