"""The lists that both readers of contributed HTML hold to."""

from __future__ import annotations

import re

_TAGS = (
    "a abbr article aside b blockquote br caption cite code col colgroup dd del details dfn div dl "
    "dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark nav ol p pre q s "
    "samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var "
    "wbr"
)
TAGS = frozenset(_TAGS.split())
_ATTRIBUTES = (
    "alt abbr class colspan datetime dir headers height hidden href id lang markdown open rel "
    "reversed role rowspan scope src start summary title translate type value width"
)
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
"""Where links may lead; an empty scheme stays in the site."""

RESERVED = re.compile(r"__|boite[A-Z]")
"""How names begin that the theme and our scripts find elements and data by."""

NAME = re.compile(r"[\w.:-]+")
"""What the name of a part of a page is made of: scripts read it in addresses."""

THEME = re.compile(r"(?<!\S)md-\S*")
"""Classes by which the theme's styles and scripts find their own elements."""
