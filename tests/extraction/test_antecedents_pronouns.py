"""Whom “he”, “it”, “they”, “its” and “whose” mean."""

import pytest


@pytest.mark.parametrize(
    ("text", "word", "principals"),
    [
        ("Vladimir Putin spoke in Sochi. He attacked Turkey.", "he", {"russia"}),
        ("Russia and Iran met. They attacked Turkey.", "they", {"russia", "iran"}),
        ("Russia thanked its ally Iran.", "its", {"russia"}),
        ("Syrian rebels left. They are allies of Turkey.", "they", {"syrian-rebels"}),
        ("A retired Chilean admiral spoke to Peru. He accused Bolivia of a raid.", "he", {"chile"}),
        ("Peru opened talks for Chile and its friends.", "its", {"chile"}),
        ("Russia thanked Peru, whose president accused Chile.", "whose", {"peru"}),
        ("Peru left. The operation failed. It warned Chile.", "it", {"peru"}),
    ],
)
def test_the_most_salient_one_that_agrees(meant, text, word, principals):
    assert meant(text, word) == principals


@pytest.mark.parametrize(
    ("text", "word", "principals"),
    [
        ("Vladimir Putin left. In his talks with Iran, Emmanuel Macron attacked Turkey.", "his", {"france"}),
        (
            "Vladimir Putin left. Despite the anger of his officers, Emmanuel Macron attacked Turkey.",
            "his",
            {"france"},
        ),
        ("Russia left. In its report, Peru accused Turkey of a raid.", "its", {"peru"}),
        ("Russia was angry. After its attack on Peru, Chile asked Turkey for help.", "its", {"russia"}),
    ],
)
def test_who_is_named_after_the_word_that_means_him(meant, text, word, principals):
    assert meant(text, word) == principals


def test_a_person_we_know_is_meant_before_a_name_that_nobody_knows(meant):
    text = "Vladimir Putin flew to Anadyr. Turkey had asked for it. He attacked Turkey."
    assert meant(text, "he") == {"russia"}


def test_it_is_not_a_person(meant):
    text = "Russia welcomed the guests. Vladimir Putin spoke of Turkey. It attacked Israel."
    assert meant(text, "it") <= {"russia", "turkey"}


def test_an_antecedent_too_far_away_is_none(meant):
    filler = "The weather was fine that day. " * 12
    assert meant(f"Russia entered the war. {filler} It attacked Turkey and Iran.", "it") == set()


def test_a_thing_is_meant_where_no_actor_wants_anything(meant):
    assert meant("The operation against Peru failed. It was a mistake, and Chile mocked Peru.", "it") == set()


def test_whose_after_a_comma_is_the_one_before_it(meant):
    assert "peru" in meant("Peru and other Andean states, whose quarrel is with Chile, left.", "whose")


@pytest.mark.parametrize(
    ("text", "principal"),
    [
        ("Russia will devastate Moldova if it attacks Romania.", "moldova"),
        ("The EU will impose sanctions on Belarus unless it frees the envoys.", "belarus"),
        ("Algeria condemned Morocco because it had attacked Mali.", "morocco"),
        ("Chad was criticised by Niger after it attacked Mali.", "chad"),
        ("Iran helped Syria because it feared Israel.", "iran"),
    ],
)
def test_the_reason_for_what_is_done_to_one_is_his_own_deed(meant, text, principal):
    assert meant(text, "it") == {principal}
