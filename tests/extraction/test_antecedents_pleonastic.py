"""The “it” that stands for nobody."""

import pytest

from allymap.extraction.antecedents_pleonastic import is_pleonastic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is clear that Turkey attacked Israel.", True),
        ("It seems that Turkey attacked Israel.", True),
        ("It is illegal for troops to stay.", True),
        ("It fell to Kenya to mediate.", True),
        ("It makes no sense to arm Chad.", True),
        ("It took Kenya a year to respond.", True),
        ("It attacked Turkey.", False),
        ("It fell in the war.", False),
        ("It is willing to arm Chad.", False),
        ("It is in Chad to train troops.", False),
    ],
)
def test_it_that_stands_for_nothing(read, text, expected):
    assert is_pleonastic(read(text), 0) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Peru left. It is unclear if Bolivia attacked Turkey.",
        "Peru left. Chile said it was likely that Bolivia attacked Turkey.",
        "Russia met Iran. It is clear that Turkey attacked Israel.",
        "Norway voted. It is illegal for troops to stay.",
        "Norway voted. It fell to Kenya to mediate.",
        "Norway voted. It makes no sense to arm Chad.",
        "Norway voted. It took Kenya a year to respond.",
        "Norway voted. It became obvious that Qatar had left.",
    ],
)
def test_nobody_who_was_named_before_is_meant(meant, text):
    assert meant(text, "it") == set()
