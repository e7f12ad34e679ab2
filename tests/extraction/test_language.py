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
        "Министры двух стран встретились в столице и договорились о плане.",
        "وزيرا البلدين اجتمعا في العاصمة واتفقا على خطة",
    ],
)
def test_other_languages(text):
    assert not said(text)


def test_the_documents_own_language_counts_most():
    assert said("Die Minister trafen sich.", "en-GB")
    assert not said("The ministers met in the capital.", "de")
