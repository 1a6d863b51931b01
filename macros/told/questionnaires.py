"""What questionnaires share on screens and on paper."""

WORDS = frozenset({"mot-repere", "etape", "combien", "sujet", "debut"})
"""Free answers that hold in one line: a sign of one's own, a number, a day."""
