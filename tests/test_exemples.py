"""The filled example of a sheet: in the order of its fields, at the end of its page and on paper."""

from __future__ import annotations

from macros.model.records.fiche import Champ, Fiche, Reponse
from macros.told.fiches import exemple

CHAMPS = (
    Champ(id="objet", label="Objet", type="texte", aide="En une phrase."),
    Champ(id="liens", label="Liens", type="table", colonnes=("A", "B"), aide="Un par ligne."),
    Champ(id="absents", label="Absents", type="liste", aide="Par leur rôle."),
)


def test_an_example_follows_the_order_of_the_fields() -> None:
    fiche = Fiche.model_construct(
        champs=CHAMPS,
        exemple=(
            Reponse(id="absents", liste=("Le bailleur", "La crèche")),
            Reponse(id="liens", lignes=(("École", "Jardin | verger"),)),
            Reponse(id="objet", texte="Ouvrir la cour."),
        ),
    )
    assert exemple(fiche) == (
        "\n\n## Un exemple rempli\n\n"
        "**Objet :** Ouvrir la cour.\n\n"
        "**Liens**\n\n| A | B |\n| --- | --- |\n| École | Jardin \\| verger |\n\n"
        "**Absents**\n\n- Le bailleur\n- La crèche\n\n"
    )


def test_without_an_example_nothing_is_shown() -> None:
    assert exemple(Fiche.model_construct(champs=CHAMPS, exemple=())) == ""
