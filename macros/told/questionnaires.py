"""What questionnaires share on screens and on paper."""

WORDS = frozenset({"mot-repere", "etape"})
"""Free answers that hold in one line: a sign of one's own, the number of a day."""
