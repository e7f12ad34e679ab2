"""English or not."""

import pytest

from allymap.extraction.language import is_english
from allymap.model import Document


def said(text: str, language: str = "") -> bool:
    return is_english(Document("d", "", text, "", language=language))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Iran attacks Israel",
        "No deal on La Paz airport",
        "LIMA: Peru recalled Ambassador Jorge Salas Rey Wednesday, minister Ana Torres Vidal told Radio Nacional.",
        "Kenyan MPs reject Tanzania tariffs; Nairobi traders cheer; Dodoma silent; Kampala waits; Kigali shrugs Friday",
        "The ministers of the two countries met in the capital and agreed on a plan for the border.",
    ],
)
def test_english(text):
    assert said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Minister der beiden Länder trafen sich in der Hauptstadt und einigten sich auf einen Plan für die Grenze.",
        "Les ministres des deux pays se sont rencontrés dans la capitale et ont adopté un plan pour la frontière.",
        "Die Minister trafen sich.",
        "Los ministros de los dos países se reunieron en Lima.",
        "I ministri dei due paesi si sono incontrati nella capitale.",
        "De ministers van de twee landen hebben een akkoord getekend.",
        "İki ülkenin bakanları başkentte bir araya geldi ve bu plan için anlaştı.",
        "Министры двух стран встретились в столице и договорились о плане.",
        "وزيرا البلدين اجتمعا في العاصمة واتفقا على خطة",
    ],
)
def test_other_languages(text):
    assert not said(text)


def test_a_long_text_needs_the_small_words_of_english():
    names = " ".join(["Kamau Odhiambo Wanjiku Njoroge Achieng Mutua"] * 12)
    assert not said(names)
    assert said(names + " and the others met in the town with a man who had said that he was to be at the gate" * 2)


def test_the_documents_own_language_counts_most():
    assert said("Die Minister trafen sich.", "en-GB")
    assert not said("The ministers met in the capital.", "de")
