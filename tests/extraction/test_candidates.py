"""Candidates and their features."""

import pytest

from allymap.extraction.candidates import candidates_of, worth
from allymap.extraction.frames import load_lexicon
from allymap.extraction.mentions_finder import Finder
from allymap.model import Polarity


def test_two_of_one_list_are_mutual_where_the_frame_is(surveyed):
    features = [
        name
        for text in ("The rivalry between Peru and Chile grew.", "Peru and Chile left Mali.")
        for candidate in surveyed(text).candidates
        if set(candidate.principals) == {"peru", "chile"}
        for name in candidate.features
        if name.startswith("coordinated")
    ]
    assert "coordinated: competition, mutual" in features
    assert "coordinated: cooperation" in features


def test_both_polarities_of_each_pair(surveyed):
    survey = surveyed("Iran attacked Israel near Jordan.")
    pairs = {(frozenset(c.principals), c.polarity) for c in survey.candidates}
    assert len(pairs) == len(survey.candidates)
    assert {frozenset(c.principals) for c in survey.candidates} == {
        frozenset({"iran", "israel"}),
        frozenset({"iran", "jordan"}),
        frozenset({"israel", "jordan"}),
    }


def test_a_frame_leaves_no_room_for_the_opposite_without_one(surveyed):
    (candidate,) = surveyed("Iran has supplied Russia with drones since 2022.").candidates
    assert candidate.polarity is Polarity.COOPERATION
    assert candidate.evidence


def test_those_who_act_for_the_same_principal_are_no_pair(surveyed):
    assert surveyed("Vladimir Putin spoke at the Kremlin in Moscow.").candidates == []


def test_the_best_evidence_comes_first(surveyed):
    survey = surveyed("Iran attacked Israel after talks between Iran and Turkey.")
    for candidate in survey.candidates:
        assert [worth(e) for e in candidate.evidence] == sorted(worth(e) for e in candidate.evidence)


def test_they_do_not_relate_to_themselves(surveyed):
    survey = surveyed("Russia and Iran met. They defended their allies.")
    last = [
        c for c in survey.candidates if survey.sites[c.sentence].parse.words[survey.sites[c.sentence].start] == "They"
    ]
    assert last
    assert all(e.source.mention.head == e.target.mention.head for c in last for e in c.evidence)


def test_an_endless_enumeration_is_cut(read, cast):
    text = "Iran attacked " + ", ".join(["Israel", "Syria", "Iraq", "Turkey", "Russia", "Jordan"] * 12) + "."
    parse = read(text)
    mentions = Finder(parse, text, 0, cast).find()
    assert len(candidates_of((parse, 0, len(parse)), 0, mentions, cast, load_lexicon())) <= 2 * 7 * 6 / 2


@pytest.mark.parametrize(
    ("text", "polarity", "feature"),
    [
        ("Iran attacked Israel.", Polarity.COMPETITION, "frame attack"),
        ("Iran attacked Israel.", Polarity.COMPETITION, "between state and state: competition"),
        ("Iran and Israel have a border.", Polarity.COOPERATION, "no frame says so"),
        ("Iran attacked Israel.", Polarity.COMPETITION, "a plain statement"),
        ("Iran attacked Israel.", Polarity.COMPETITION, "both slots are filled directly"),
        ("Iran attacked Israel.", Polarity.COMPETITION, "event ASSAULT"),
        ("Iran attacked Israel.", Polarity.COMPETITION, "says the main clause: True"),
        ("Iran ended its support for Israel.", Polarity.COMPETITION, "turned by what stands above"),
        ("Did Iran attack Israel?", Polarity.COMPETITION, "in a question"),
        ("Iran might attack Israel.", Polarity.COMPETITION, "setting: supposed"),
        ("Iran attacked Israel.", Polarity.COMPETITION, "source by head"),
        ("Iran attacked Israel.", Polarity.COMPETITION, "source by subject"),
        ("Iran survived an attack on Israel.", Polarity.COMPETITION, "source borrowed as subject"),
        ("Iran survived an attack on Israel.", Polarity.COMPETITION, "source borrowed by a noun"),
        ("“Iran attacked Israel”, he said.", Polarity.COMPETITION, "words are quoted"),
        ("Masked smugglers attacked Israel.", Polarity.COMPETITION, "unlisted actors"),
    ],
)
def test_features_are_named(surveyed, text, polarity, feature):
    (candidate,) = [c for c in surveyed(text).candidates if c.polarity is polarity]
    assert candidate.features[feature]


def test_words_for_and_against(surveyed):
    (competition,) = surveyed("Iran attacked Israel.").candidates
    assert competition.features["words on the path for"] > competition.features["words on the path against"] == 0


def test_the_list_knows_states(surveyed):
    for candidate in surveyed("Iran attacked Israel.").candidates:
        assert not any("unlisted" in name for name in candidate.features)


def test_those_named_between_are_counted(surveyed):
    near = surveyed("Iran attacked Israel.").candidates[0].features
    far = next(c for c in surveyed("Iran attacked Jordan, Turkey and Israel.").candidates if "israel" in c.principals)
    assert far.features["others before the target"] > near["others before the target"] == 0
    assert far.features["words to the target"] > near["words to the target"] > 0
    assert far.features["length of the sentence"] > near["length of the sentence"]


def test_those_named_between_two_without_a_frame_are_counted(surveyed):
    candidates = surveyed("Iran feared what Turkey and Jordan would say of Israel.").candidates
    apart = [c for c in candidates if not c.evidence and set(c.principals) == {"iran", "israel"}]
    assert apart
    assert all(c.features["others between the two"] > 0 for c in apart)


def test_a_repeated_sentence_is_left_out(surveyed):
    sentence = "Russia and Iran have long been rivals in the region."
    assert len(surveyed(f"{sentence}\n\nSomething else was said here.\n\n{sentence}").sites) == 1
