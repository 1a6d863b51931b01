"""What questionnaires share on screens and on paper."""

WORDS = frozenset(
    {
        "mot-repere",
        "etape",
        "combien",
        "sujet",
        "ou",
        "lieu",
        "debut",
        "langues",
        "budget",
        "siret",
        "payeurs",
    }
)
"""Free answers that hold in one line: a sign of one's own, a number, a day."""
