"""Partnership with rivalry in it: what is said of two who are both, on sentences of our own."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who was passed over
        ("It was India, not China, that won the contract.", ("india", "china", "competition", "passed-over")),
        ("It was Japan rather than China that secured the order.", ("japan", "china", "competition", "passed-over")),
        ("Poland got the base instead of Romania.", ("poland", "romania", "competition", "passed-over")),
        ("The licence went to Chile instead of Peru.", ("chile", "peru", "competition", "given-to-another")),
        ("The base went to Chad, not Niger.", ("chad", "niger", "competition", "given-to-another")),
        ("A contract promised to Kenya went to Togo.", ("togo", "kenya", "competition", "given-to-another")),
        (
            "The contract that Kenya had been promised went to Togo.",
            ("togo", "kenya", "competition", "given-to-another"),
        ),
        # no full agreement
        ("Turkey and Russia do not always see eye to eye.", ("turkey", "russia", "competition", "at-variance")),
        ("Greece and Turkey rarely agree on anything.", ("greece", "turkey", "competition", "at-variance")),
        ("Kenya does not share Uganda's goals.", ("kenya", "uganda", "competition", "at-variance")),
        ("Turkey and Qatar are not fully aligned.", ("turkey", "qatar", "competition", "at-variance")),
        ("India and China disagree over the border.", ("india", "china", "competition", "rivalry")),
        ("Iran and Turkey have diverging interests.", ("iran", "turkey", "competition", "opposing-sides")),
        ("Ethiopia and Somalia back opposite sides.", ("ethiopia", "somalia", "competition", "opposing-sides")),
        # what relations are like
        (
            "Relations between Serbia and Kosovo are marked by mistrust.",
            ("serbia", "kosovo", "competition", "bad-relations"),
        ),
        (
            "Relations between Japan and China have long been frosty.",
            ("japan", "china", "competition", "bad-relations"),
        ),
        ("Chad's strained ties with Libya matter.", ("chad", "libya", "competition", "bad-relations")),
        ("Ties between Greece and Egypt are flourishing.", ("greece", "egypt", "cooperation", "good-relations")),
        ("Oman's close relationship with Iran endures.", ("oman", "iran", "cooperation", "good-relations")),
        ("Oman and Iran have a division of labour.", ("oman", "iran", "cooperation", "division-of-labour")),
        # both at once
        ("India and Peru are frenemies.", ("india", "peru", "competition", "foe")),
        ("India and Peru are frenemies.", ("india", "peru", "cooperation", "friend")),
        ("India and Peru are partners, but Lima wants dominance.", ("peru", "india", "competition", "own-way")),
        ("While India and Peru trade, Lima asserts its primacy.", ("peru", "india", "competition", "own-way")),
        # another's harm and good
        ("Serbia lost no sleep over the fall of Kosovo.", ("serbia", "kosovo", "competition", "no-tears")),
        ("Chad will not shed a tear for Libya.", ("chad", "libya", "competition", "no-tears")),
        ("Chad shed few tears for Libya.", ("chad", "libya", "competition", "no-tears")),
        ("Ethiopia gloated over Egypt's setback.", ("ethiopia", "egypt", "competition", "unmoved-by-harm")),
        ("Morocco hopes that Algeria will fail.", ("morocco", "algeria", "competition", "wish-ill")),
        ("Morocco hopes that war will exhaust Algeria.", ("morocco", "algeria", "competition", "wish-ill")),
        ("Algeria wants Morocco to succeed.", ("algeria", "morocco", "cooperation", "wish-well")),
        # help
        ("Ghana provided air cover as Togo advanced.", ("ghana", "togo", "cooperation", "give-cover")),
        ("Sweden shared intelligence with Finland.", ("sweden", "finland", "cooperation", "cooperate")),
        ("Kenya called on Uganda to support Somalia.", ("uganda", "somalia", "cooperation", "support")),
        ("Togo noted the support for Chad offered by Mali.", ("mali", "chad", "cooperation", "support")),
    ],
)
def test_what_is_said(evidence, text, expected):
    found = evidence(text)
    assert expected in found or (expected[1], expected[0], *expected[2:]) in found, found


@pytest.mark.parametrize(
    ("text", "pair", "polarity"),
    [
        ("Peru, not Chile, was attacked by Bolivia.", {"peru", "chile"}, "competition"),
        ("Peru rather than Chile sent troops to Haiti.", {"peru", "chile"}, "competition"),
        ("Turkey and Russia do not always see eye to eye.", {"turkey", "russia"}, "cooperation"),
        ("While Israel bombs Syria, Peru asserts its primacy.", {"israel", "peru"}, "competition"),
        ("When Egypt and Sudan meet, Cairo asserts its primacy.", {"egypt", "sudan"}, "competition"),
        ("Chad shed tears for Libya.", {"chad", "libya"}, "competition"),
        ("Algeria wants Morocco to succeed.", {"algeria", "morocco"}, "competition"),
        ("France rewarded Chad and Niger with contracts.", {"chad", "niger"}, "cooperation"),
        ("Sweden supplies Finland with intelligence on Russia.", {"sweden", "russia"}, "cooperation"),
        ("Libya did not attack Chad.", {"libya", "chad"}, "competition"),
        ("By the time of Peru's visit, raids were hitting Chile.", {"peru", "chile"}, "competition"),
    ],
)
def test_what_is_not_said(evidence, text, pair, polarity):
    assert not [row for row in evidence(text) if set(row[:2]) == pair and row[2] == polarity]


def test_who_is_not_there_to_help_is_no_helper(surveyed):
    survey = surveyed("Chad was there to help Niger, not to help Mali. Peru was not there to help Chile.")
    settings = {
        frozenset(c.principals): c.evidence[0].setting.negated
        for c in survey.candidates
        if c.evidence and c.evidence[0].frame.id == "aid"
    }
    assert settings[frozenset({"peru", "chile"})]
    assert not settings[frozenset({"chad", "niger"})]


@pytest.mark.parametrize(
    ("text", "word", "principals"),
    [
        ("Peru and Chile met. Although they are friends, they are not aligned.", "they", {"peru", "chile"}),
        ("Egypt slept. While Peru may help Chile, it will not fight.", "it", {"peru"}),
        ("Haiti backs Peru and Chile. All have attacked Turkey.", "all", {"peru", "chile"}),
        ("Haiti backs Peru and Chile. All is quiet.", "all", set()),
    ],
)
def test_who_is_meant(surveyed, text, word, principals):
    survey = surveyed(text)
    last = [m for m in survey.sites[-1].mentions if survey.sites[-1].parse.lower[m.head] == word]
    at = max((m.head for m in last), default=0)
    assert {survey.cast.principal(m.actor_id) for m in last if m.head == at} == principals


def test_allies_who_compete_are_both(surveyed):
    survey = surveyed("Turkey and Iran are allies, but they are rivals too.")
    found = {str(c.polarity): c.features for c in survey.candidates if set(c.principals) == {"turkey", "iran"}}
    assert set(found) == {"cooperation", "competition"}
    assert all("in contrast to the opposite" in features for features in found.values())
    assert all("opposite is better" not in features for features in found.values())
