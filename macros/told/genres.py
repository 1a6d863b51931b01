"""What people call the kinds of records."""

from __future__ import annotations

GENRES = {
    "formations": "Formation",
    "methodes": "Méthode",
    "gouvernance": "Gouvernance",
    "fiches": "Fiche-projet",
    "indicateurs": "Indicateur",
    "questionnaires": "Questionnaire",
    "territoires": "Territoire",
    "programmes": "Programme",
    "glossaire": "Terme",
}
"""What people call one record of each kind."""
