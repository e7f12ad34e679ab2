"""Turns of phrase of newspapers, and constructions in which the other is named in a clause of his own."""

import pytest


def said_of(evidence, text: str, *pair: str) -> set[str]:
    return {polarity for source, target, polarity, _ in evidence(text) if {source, target} == set(pair)}


@pytest.mark.parametrize(
    "text",
    [
        "Ghana wants nothing to do with Togo.",
        "Ghana has washed its hands of Togo.",
        "Ghana elbowed Togo aside.",
        "Ghana is muscling in on Togo.",
        "Ghana keeps Togo at arm's length.",
        "Ghana has hardened its stance towards Togo.",
        "Ghana and Togo are at cross purposes.",
        "Ghana came under attack from Togo.",
        "Ghana has soured on Togo.",
        "Ghana called Togo's bluff.",
        "Ghana cannot stand Togo.",
        "Ghana and Togo do not like each other.",
        "Ghana frowned on Togo.",
        "Ghana took umbrage at Togo's remarks.",
        "Ghana is fed up with Togo.",
        "Ghana and Togo remain far apart.",
        "Ghana called Togo's leader a thief.",
        "Ghana keeps its border with Togo shut.",
        "Ghana hauled in the Togolese ambassador.",
        "Ghana reacted angrily to Togo's decision.",
        "Togo's decision went down badly in Ghana.",
        "Ghana diverted Togo's river.",
        "Ghana has backed a coup in Togo.",
        "Ghana wants to expel Togo.",
        "A row has broken out between Ghana and Togo.",
        # clauses that name the other
        "Ghana rejected the terms that Togo offered.",
        "Ghana resents the quotas that Togo pushes through.",
        "Ghana finances the enemies of Togo.",
        "Ghana shelters Togo's critics.",
        "Togo has shut its port, expelled Ghana's envoys and recalled its own.",
    ],
)
def test_at_odds(evidence, text):
    assert said_of(evidence, text, "ghana", "togo") == {"competition"}


@pytest.mark.parametrize(
    "text",
    [
        "Ghana and Togo are on good terms.",
        "Ghana made overtures to Togo.",
        "Ghana heaped praise on Togo.",
        "Ghana brought Togo in from the cold.",
        "Ghana has a soft spot for Togo.",
        "Ghana put the Togolese president in power.",
        "Ghana gets its gas from Togo.",
        "The Ghanaian envoy has been to Togo three times.",
        "Ghana is planning a dam with Togo.",
        "Ghana welcomed the plan that Togo had drawn up.",
        "Ghana initialled a treaty with Togo.",
        "Ghana wants to help Togo.",
        "Ghana ended up backing Togo.",
        "Ghana pulled together an alliance with Togo.",
        "Ghana wants to join Togo.",
        "Ghana does not want Togo to leave.",
        "Ghana wants Togo to stay.",
        "Ghana ships its oil through Togo.",
        "Ghana's base in Togo houses two squadrons.",
    ],
)
def test_on_good_terms(evidence, text):
    assert said_of(evidence, text, "ghana", "togo") == {"cooperation"}


def test_what_relative_clauses_and_foes_leave_alone(evidence):
    assert said_of(evidence, "Ghana bombed the port that Togo said was empty.", "ghana", "togo") == set()
    assert said_of(evidence, "Ghana met the enemies of Togo.", "ghana", "togo") == set()
