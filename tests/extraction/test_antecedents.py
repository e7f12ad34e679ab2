"""What pronouns and definite descriptions stand for, in whole sentences."""

import pytest

from allymap.extraction.mentions import Anaphor, Mention


@pytest.mark.parametrize(
    ("text", "word", "principals"),
    [
        ("Russia entered the war. It attacked Turkey.", "it", {"russia"}),
        ("Russia and Iran met. Both attacked Turkey.", "both", {"russia", "iran"}),
        ("Syrian rebels held the town. The rebels attacked Turkey.", "rebels", {"syrian-rebels"}),
        ("Hezbollah held the town. The group attacked Israel.", "group", {"hezbollah"}),
        ("Hezbollah left the Orontes. The militia attacked Israel.", "militia", {"hezbollah"}),
        ("Peru thanked Chile. The congress opened on Monday.", "congress", set()),
    ],
)
def test_each_kind_of_word_stands_for_what_was_said(meant, text, word, principals):
    assert meant(text, word) == principals


def test_kinds_of_anaphor_are_told_apart(surveyed):
    survey = surveyed("Russia met Iran. It attacked Turkey and its friends. Both left Peru.")
    forms = {m.form for site in survey.sites for m in site.mentions if m.via}
    assert forms == {Anaphor.PRONOUN, Anaphor.POSSESSIVE, Anaphor.PAIR}


def test_the_antecedents_words_are_kept(surveyed):
    survey = surveyed("Russia entered the war. It attacked Turkey.")
    mention: Mention = next(m for site in survey.sites for m in site.mentions if isinstance(m.form, Anaphor))
    assert (mention.via, mention.far) == ("Russia", 1)


def test_the_office_of_somebody_named_beside_it_is_nobody_else(surveyed):
    survey = surveyed("Peru left. Emmanuel Macron, the president, attacked Turkey.")
    site = survey.sites[-1]
    assert "president" not in {site.parse.words[m.head] for m in site.mentions if isinstance(m.form, Anaphor)}


def test_we_in_a_quotation_is_the_speaker(meant):
    assert "iran" in meant("“We will attack Israel,” Hassan Rouhani said.", "we")


def test_mentions_come_in_the_order_of_the_words(surveyed):
    survey = surveyed("Russia and Iran met. They thanked Peru and its friends, and both left.")
    for site in survey.sites:
        heads = [mention.head for mention in site.mentions]
        assert heads == sorted(heads)
