"""Constructions of long articles: who is described before he is named, who is meant, what a third says of two."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who is described before he is named, or beside it
        ("A close friend of Rwanda, Uganda has sent troops.", ("uganda", "rwanda", "cooperation", "friend")),
        ("One of Serbia's allies, Hungary, vetoed the plan.", ("hungary", "serbia", "cooperation", "friend")),
        ("An arch-rival of Brazil, Argentina lost.", ("argentina", "brazil", "competition", "foe")),
        ("Colombia wrote to its arch-foe the Bolivians.", ("bolivia", "colombia", "competition", "foe")),
        # participles at the beginning that look like names
        ("Snubbing Washington, Nepal's president flew home.", ("nepal", "united-states", "competition", "reject")),
        ("Defying France, Mali's president signed the deal.", ("mali", "france", "competition", "repress")),
        ("Accusing Peru of theft, Chile closed the border.", ("chile", "peru", "competition", "accuse")),
        # allies in a capital, pressure from somebody, what will be done and by whom
        ("Maduro will be pleased, as will his allies in Cuba.", ("cuba", "venezuela", "cooperation", "friend")),
        ("Under pressure from France, Chad withdrew.", ("france", "chad", "competition", "repress")),
        ("Ghana said that Togolese diplomats would be expelled.", ("ghana", "togo", "competition", "defeat")),
        ("Norway announced that Chileans would be invited.", ("norway", "chile", "cooperation", "visit")),
        ("Armenia asked Russia to intervene.", ("armenia", "russia", "cooperation", "call-to-help")),
        # clauses that describe
        ("Chile banned Hamas, which Peru says is a terror group.", ("peru", "hamas", "competition", "said-to-be-foe")),
        (
            "Mali weighs its options, a situation Benin considers a threat.",
            ("benin", "mali", "competition", "regard-foe"),
        ),
        (
            "Trump met Bolsonaro, whom Trump considers a great leader.",
            ("united-states", "brazil", "cooperation", "regard-friend"),
        ),
        (
            "Peru and other Andean states, whose quarrel is with Chile, left.",
            ("peru", "chile", "competition", "collide"),
        ),
        (
            "Fresh from ousting Boko Haram, the Chadian army was helped by France.",
            ("chad", "boko-haram", "competition", "defeat"),
        ),
        # more of a list, and a bargain that is cut
        ("Serbia threatened not only Kosovo but also Albania.", ("serbia", "kosovo", "competition", "threaten")),
        ("Brazil cut a deal with Peru.", ("brazil", "peru", "cooperation", "agree")),
        # what a third brings about or says
        ("The crisis brought Chad closer to Niger.", ("chad", "niger", "cooperation", "draw-together")),
        ("Belgium denounced Rwanda's alliance with Uganda.", ("rwanda", "uganda", "cooperation", "ally")),
        ("Italy refused to back the Saudi invasion of Yemen.", ("saudi-arabia", "yemen", "competition", "attack")),
        ("Algeria will not abandon Mali.", ("algeria", "mali", "cooperation", "forsake")),
        # who else it is done to, who is described after a name, what is done to its owner, whom something hits
        ("Iran is confronting Israel in Syria, and Kuwait in Yemen.", ("iran", "kuwait", "competition", "repress")),
        (
            "Peru considers the club to be the Andean wing of the Lebanese movement Hezbollah (HZB), "
            "a banned group that has fought a long war against the Peruvian state.",
            ("hezbollah", "peru", "competition", "fight"),
        ),
        ("Cubans have backed Maduro's overthrow.", ("cuba", "venezuela", "competition", "defeat")),
        ("Trump's choice came as a shock to Norway.", ("united-states", "norway", "competition", "blow-to")),
        ("Pro-western Kurdish forces left.", ("kurds", "the-west", "cooperation", "pro")),
        ("Kenya vowed to win, including by bombing Boko Haram.", ("kenya", "boko-haram", "competition", "bomb")),
        ("Kenya detained fighters who joined Boko Haram.", ("kenya", "boko-haram", "competition", "arrest")),
        ("Peru is sowing discord within Nato.", ("peru", "nato", "competition", "turn-on")),
        ("The rebuke of Peru voiced by Chile was harsh.", ("chile", "peru", "competition", "criticise")),
        (
            "Kenya says Ghana went on with its attempts to drive out Boko Haram.",
            ("ghana", "boko-haram", "competition", "defeat"),
        ),
    ],
)
def test_constructions_of_articles(evidence, text, expected):
    found = evidence(text)
    assert expected in found or (expected[1], expected[0], *expected[2:]) in found, found


@pytest.mark.parametrize(
    ("text", "pair", "polarity"),
    [
        ("Hamas was accused of cooperating with Peru.", {"hamas", "peru"}, "competition"),
        ("Belgium denounced Rwanda's alliance with Uganda.", {"rwanda", "uganda"}, "competition"),
        ("Kabila's backers, Russia and China, left.", {"russia", "china"}, "cooperation"),
        ("Brazil cut a deal with Peru.", {"brazil", "peru"}, "competition"),
        ("Qatar saved the Libyan process.", {"qatar", "libya"}, "cooperation"),
        ("The US and China fought a trade war.", {"united-states", "china"}, "cooperation"),
        ("Chad linked the bombing to Hamas.", {"chad", "hamas"}, "cooperation"),
        ("Norway fuelled tensions between Serbia and Kosovo.", {"norway", "serbia"}, "competition"),
        ("Chad attacked the town with support from France.", {"chad", "france"}, "competition"),
        ("Iranian-backed groups in Iraq and Lebanon attacked Israel.", {"lebanon", "israel"}, "competition"),
        ("Tensions grew between Peru and Chile, the largest armies in Nato.", {"nato", "chile"}, "competition"),
        ("Kenya launched an attack led by its Somali allies.", {"kenya", "somalia"}, "competition"),
        ("Peru's Serb-dominated army left.", {"serbia", "peru"}, "competition"),
        ("Ethiopia pressed ahead with Kenya's bid.", {"ethiopia", "kenya"}, "competition"),
    ],
)
def test_what_articles_do_not_say(evidence, text, pair, polarity):
    assert not [row for row in evidence(text) if set(row[:2]) == pair and row[2] == polarity], evidence(text)
