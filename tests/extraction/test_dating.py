"""The date of a claim: its own, the story's, the report's."""

import pytest


def dates(survey) -> set[tuple[str, str]]:
    found = set()
    for candidate in survey.candidates:
        if candidate.evidence:
            site = survey.sites[candidate.sentence]
            when = survey.calendar.date_of(site.parse, list(site.dates), site.context, candidate.trigger, site.start)
            found.add((when.text, when.basis))
    return found


@pytest.mark.parametrize(
    ("text", "published", "date", "basis"),
    [
        ("In September 2015, Russia attacked Turkey.", "2018-07-21", "2015-09", "stated"),
        ("Russia attacked Turkey in a 2016 operation.", "2018-07-21", "2016", "stated"),
        ("Russia accused Turkey of breaking a treaty of 2015.", "2018-07-21", "2018-07", "document"),
        ("Russia accused Turkey of breaking the 2015 treaty.", "2018-07-21", "2018-07", "document"),
        ("Russia signed a treaty of 2015 with Turkey.", "2018-07-21", "2015", "stated"),
        ("Russia accused Turkey in 2015 of breaking a treaty.", "2018-07-21", "2015", "stated"),
        ("Russia agreed in a 2015 treaty to arm Turkey.", "2018-07-21", "2015", "stated"),
        ("Russia attacked Turkey on Monday.", "2018-07-21", "2018-07-16", "document"),
        ("Russia attacked Turkey.", "2018-07-21", "2018-07", "document"),
        ("Russia attacked Turkey.", "2018", "", ""),
        ("Russia attacked Turkey.", "2011/2014", "", ""),
        ("Russia attacked Turkey.", "2018-03-30/2018-04-02", "", ""),
        ("Russia attacked Turkey.", "", "", ""),
        ("Russia attacked Turkey.", "no date", "", ""),
        ("Russia attacked Turkey last month.", "", "", "unresolved: last month"),
        ("Russia attacked Turkey last month.", "2018", "", "unresolved: last month"),
        ("Russia attacked Turkey on Monday.", "", "", "unresolved: Monday"),
        ("Russia attacked Turkey in 2016.", "", "2016", "stated"),
    ],
)
def test_one_sentence(surveyed, text, published, date, basis):
    assert (date, basis) in dates(surveyed(text, published))


def test_words_that_nothing_resolves_begin_no_story(surveyed):
    survey = surveyed("The war began last year. Russia attacked Turkey.", "")
    assert dates(survey) == {("", "")}


def test_a_story_keeps_the_date_it_has_reached(surveyed):
    survey = surveyed("The war began in 2011. Russia attacked Turkey.", "2018-07-21")
    assert dates(survey) == {("2011", "context")}


def test_what_somebody_said_is_news(surveyed):
    survey = surveyed("The war began in 2011. Russia said that Iran attacked Turkey.", "2018-07-21")
    assert ("2018-07", "document") in dates(survey)


def test_the_present_is_no_story(surveyed):
    assert dates(surveyed("The war began in 2011. Russia supports Iran.", "2018-07-21")) == {("2018-07", "document")}


def test_a_story_ends(surveyed):
    filler = "The weather was fine. " * 13
    survey = surveyed(f"The war began in 2011. {filler} Russia attacked Turkey.", "2018-07-21")
    assert dates(survey) == {("2018-07", "document")}


def test_a_number_of_people_is_no_year(surveyed):
    survey = surveyed("Russia attacked Turkey and killed 2000 people.", "2018-07-21")
    assert dates(survey) == {("2018-07", "document")}


def test_the_verb_tells_on_which_side_a_weekday_lies(surveyed):
    assert ("2018-07-23", "document") in dates(surveyed("Russia will meet Turkey on Monday.", "2018-07-21"))
    assert ("2018-07-16", "document") in dates(surveyed("Russia met Turkey on Monday.", "2018-07-21"))


def test_a_condemnation_is_news(surveyed):
    survey = surveyed("The war began in 2011. The Arab League condemned Israel.", "2018-07-21")
    assert dates(survey) == {("2018-07", "document")}


def test_the_following_year_follows_the_date_before(surveyed):
    survey = surveyed("The war began in 2011. The following year, Russia attacked Turkey.", "2018-07-21")
    assert "2012" in {text for text, _ in dates(survey)}


def test_since_when_something_is_the_first_is_no_date(surveyed):
    survey = surveyed("It was the worst attack by Russia on Turkey since 1962.", "2018-07-21")
    assert dates(survey) == {("2018-07", "document")}


def test_a_purpose_has_the_date_of_its_verb(surveyed):
    survey = surveyed("Russia crossed the border in August 2016 to attack Turkey.", "2018-07-21")
    assert ("2016-08", "stated") in dates(survey)


def test_what_an_actor_did_in_a_clause_of_its_own_dates_the_claim(surveyed):
    survey = surveyed("Russia helps Turkey, which joined the war in 2014.", "2018-07-21")
    candidate = next(c for c in survey.candidates if c.evidence)
    site = survey.sites[candidate.sentence]
    actors = (candidate.source.head, candidate.target.head)
    arguments = (site.parse, list(site.dates), site.context, candidate.trigger, site.start)
    with_actors = survey.calendar.date_of(*arguments, actors)
    assert with_actors.text == "2014"
