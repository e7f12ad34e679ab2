"""Where a text is, sentence by sentence."""

import pytest

from allymap.extraction.arenas_story import Story


@pytest.fixture
def told(surveyed):
    def of(*sentences: str, title: str = "", dated: bool = False):
        """What was told before the last of these sentences, which stand in one paragraph."""
        story, paragraph = None, 0
        for text in (title, *sentences) if title else sentences:
            survey = surveyed(text)
            (site,) = survey.sites
            story = story or Story(survey.cast)
            story.cast = survey.cast
            where = (site.parse, site.start, site.end, site.mentions)
            if text == title:
                story.entitle(*where)
            else:
                found = story.read(*where, paragraph, dated and text == sentences[-1])
        return found

    return of


WAR = "The war in Libya has set Turkey against Greece."


def test_a_war_is_gone_on_about_for_two_sentences(told):
    plain = "Turkey warned Greece."
    assert [place.name for place in told(WAR, plain).before] == ["Libya"]
    assert told(WAR, plain, plain).far == 2
    assert told(WAR, plain, plain, plain).before == ()


def test_a_date_begins_something_new(told):
    assert told(WAR, "Turkey warned Greece in 2011.", dated=True).before == ()
    assert told(WAR, "This hurt Turkey and Greece in 2011.", dated=True).before != ()


def test_the_war_stays_in_mind(told):
    plain = ("Turkey warned Greece.",) * 5
    assert told(WAR, *plain, "Turkey blamed Greece for the war.").strife == ("Libya",)
    assert told(WAR, *plain, "Turkey blamed Greece for the trade war.").strife == ()


def test_a_title_tells_what_a_text_is_about_but_not_where_people_met(told):
    plain = "Turkey warned Greece."
    assert told(plain, title="Turkey and Greece fight in Libya").theme == "Libya"
    assert told(plain, title="The sky over Tripoli, Turkey and Greece").theme == "Libya"
    assert told(plain, title="Turkey meets Greece in Valletta").theme == ""


def test_those_who_were_spoken_of_there_are_involved_while_it_is_near(told):
    title, plain = "Turkey and Greece fight in Libya", "Turkey warned Greece."
    assert {"turkey", "greece"} <= told("Turkey bombed Greek ships off Libya.", plain, title=title).involved
    assert told("Turkey bombed Greek ships off Libya.", *(plain,) * 5, title=title).involved == frozenset()
