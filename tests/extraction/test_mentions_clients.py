"""Groups that are described by who backs them, on sentences of our own."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "principal"),
    [
        ("Armed groups that Rwanda supports shelled the town.", "groups", "rwanda-backed-militias"),
        ("Militias funded by Qatar fought Egyptian troops.", "Militias", "qatar-backed-militias"),
        ("Militants backed by Eritrea crossed the border.", "Militants", "eritrea-backed-militias"),
        ("Ugandan jets bombed fighters loyal to Sudan.", "fighters", "sudan-backed-rebels"),
        ("Groups aligned with Chad entered the town.", "Groups", "chad-backed-militias"),
        ("Mali and allied militias attacked Niger.", "militias", "mali-backed-militias"),
        ("Qatar arms various armed groups in Libya and Sudan.", "groups", "qatar-backed-militias"),
        ("Chad-backed Libyan militias left.", "Chad - backed Libyan militias", "chad-backed-militias"),
        ("Gaza's streets emptied as US-backed fighters came.", "US - backed fighters", "us-backed-rebels"),
        ("Chad's network of proxies left.", "Chad 's network of proxies", "chad-backed-militias"),
        ("Pro-Deby militiamen looted the town of a Chadian firm.", "Pro - Deby militiamen", "pro-deby-militias"),
    ],
)
def test_who_backs_a_group_names_it(find, text, words, principal):
    assert find(text)[words] == principal


@pytest.mark.parametrize(
    ("text", "backed"),
    [
        ("The Taliban, a militia that Qatar backs, left.", "qatar-backed-militias"),
        ("The Houthis are an Iran-backed group.", "iran-backed-militias"),
        ("Hezbollah, Iran's client militia in Lebanon, left.", "iran-backed-militias"),
        ("These militias, backed by Peru, left.", "peru-backed-militias"),
        ("Peru backed the farmers.", "peru-backed-militias"),
        ("Companies backed by Peru left.", "peru-backed-militias"),
        ("Chile relies on proxies in Peru.", "peru-backed-militias"),
    ],
)
def test_who_has_a_name_or_does_not_fight_is_no_such_group(find, text, backed):
    assert backed not in find(text).values()


@pytest.mark.parametrize(
    ("text", "principals"),
    [
        ("Rwanda and its proxies seized two towns. The proxies then fought Burundi.", "rwanda-backed-militias"),
        ("Eritrea and its associates in Sudan left. Those surrogates fought Kenya.", "eritrea-backed-militias"),
        ("Eritrea has helpers. Its network of proxies fought Kenya.", "eritrea-backed-militias"),
        ("Sudan pays its Tuareg proxies. The proxies fought Mali.", "tuaregs"),
        ("Libyan rebels backed by Chad left. Chad's proxies fought Egypt.", "libyan-rebels"),
        ("Qatar has armed the Taliban and various militias in Libya. All fought Egypt.", "qatar-backed-militias"),
    ],
)
def test_clients_are_the_same_ones_later(surveyed, text, principals):
    survey = surveyed(text)
    last = len(survey.sites) - 1
    assert principals in {p for c in survey.candidates if c.sentence == last for p in c.principals}


def test_clients_of_whom_a_name_tells_are_those(surveyed):
    found = {p for c in surveyed("Iran met its proxies, known as the Houthis.").candidates for p in c.principals}
    assert found == {"iran", "houthis"}


@pytest.mark.parametrize("word", ["backed", "paid", "aligned", "controlled", "funded", "sponsored"])
def test_the_description_says_that_they_are_on_good_terms(evidence, word):
    assert ("peru", "peru-backed-militias", "cooperation", "client") in evidence(f"Peru-{word} militias left.")


def test_what_binds_one_group_does_not_bind_the_next(evidence):
    found = evidence("US-backed rebels and Chilean-supported groups fought.")
    assert ("united-states", "chile-backed-militias", "cooperation", "client") not in found


def test_what_one_is_accused_of_using_is_ones_own(surveyed):
    survey = surveyed("Ethiopia accused Eritrea of using its proxies.")
    assert "eritrea-backed-militias" in {p for c in survey.candidates for p in c.principals}


def test_whose_government_is_backed_is_not_who_backs_it(surveyed):
    survey = surveyed("UAE-backed separatists seized Aden from the Saudi-backed government.")
    fought = {c.pair for c in survey.candidates if c.evidence and str(c.polarity) == "competition"}
    assert frozenset({"uae-backed-separatists", "saudi-arabia"}) not in fought
