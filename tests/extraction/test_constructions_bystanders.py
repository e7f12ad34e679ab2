"""Who acts together, who only stands by, what is only wanted, and whose harm others take well or ill."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # those who strike together
        ("Kenyan and Ugandan forces stormed the town.", ("kenya", "uganda", "cooperation", "strike-together")),
        (
            "Saudi and Emirati jets bombed the harbour.",
            ("saudi-arabia", "united-arab-emirates", "cooperation", "strike-together"),
        ),
        ("France and Chad launched an offensive in the hills.", ("france", "chad", "cooperation", "strike-together")),
        ("Chad said Mali and Niger had retaken the fort.", ("mali", "niger", "cooperation", "strike-together")),
        # what is only wanted has not come about
        ("Serbia urged Hungary to stop arming Croatia.", ("hungary", "croatia", "cooperation", "aid")),
        ("Peru hopes that Brazil will abandon Chile.", ("brazil", "chile", "cooperation", "forsake")),
        ("Kenya wants Uganda to ditch Rwanda.", ("uganda", "rwanda", "cooperation", "forsake")),
        ("Norway is under pressure to end its support for Chad.", ("norway", "chad", "cooperation", "support")),
        ("Kenya is pressing Uganda to drop its support for Rwanda.", ("uganda", "rwanda", "cooperation", "support")),
        ("Chad expects France to end its alliance with Mali.", ("france", "mali", "cooperation", "ally")),
        ("Italy told Malta to halt its aid to Libya.", ("malta", "libya", "cooperation", "aid")),
        ("Brazil abandoned Chile.", ("brazil", "chile", "competition", "forsake")),
        ("Peru persuaded Brazil to abandon Chile.", ("brazil", "chile", "competition", "forsake")),
        ("Peru tried to persuade Brazil to abandon Chile.", ("brazil", "chile", "cooperation", "forsake")),
        ("Kenya will not abandon Uganda.", ("kenya", "uganda", "cooperation", "forsake")),
        ("France may desert Chad.", ("france", "chad", "cooperation", "forsake")),
        ("Peru should end its support for Chile.", ("peru", "chile", "cooperation", "support")),
        ("Uganda resisted Kenyan pressure to arm Rwanda.", ("uganda", "rwanda", "competition", "aid")),
        ("Macron will not admit that France armed Chad.", ("france", "chad", "cooperation", "aid")),
        ("Hungary promised to stop arming Croatia.", ("hungary", "croatia", "competition", "aid")),
        # harm to somebody that others take well or ill
        ("The fall of Maduro would be a nightmare for Cuba.", ("venezuela", "cuba", "cooperation", "worry-for")),
        ("Serbia's defeat was a blow to Russia.", ("serbia", "russia", "cooperation", "blow-to")),
        ("The collapse of Hamas would be a boon to Egypt.", ("hamas", "egypt", "competition", "boon-to")),
        ("Gbagbo's downfall pleased France.", ("ivory-coast", "france", "competition", "support")),
        ("The rise of Maduro was a blow to Colombia.", ("venezuela", "colombia", "competition", "blow-to")),
        # what relations are in
        ("There is a crisis in relations between Peru and Chile.", ("peru", "chile", "competition", "bad-relations")),
        ("It is a thorn in Peruvian-Chilean relations.", ("peru", "chile", "competition", "bad-relations")),
        ("It was a dangerous moment in US-Cuban relations.", ("united-states", "cuba", "competition", "bad-relations")),
        ("It led to a thaw in relations between Mali and Niger.", ("mali", "niger", "cooperation", "good-relations")),
        ("It was a milestone in ties between Mali and Niger.", ("mali", "niger", "cooperation", "good-relations")),
        # what one uses something as, and how one regards two others
        ("Peru uses the island as a base for attacking Chile.", ("peru", "chile", "competition", "attack")),
        ("Benin sees Chad as allied with Mali.", ("chad", "mali", "cooperation", "ally")),
        ("Kenya regards the Somalis as closely linked to Uganda.", ("somalia", "uganda", "cooperation", "bind")),
        ("France says that it is in Mali to fight Boko Haram.", ("france", "boko-haram", "competition", "fight")),
        ("Kuwait sees Qatar as too cosy with Iran.", ("qatar", "iran", "cooperation", "loyal")),
        ("Peru regards Chile as hostile to Brazil.", ("chile", "brazil", "competition", "hostile")),
        ("When Hamas came up in Gaza, Egypt wanted its defeat.", ("egypt", "hamas", "competition", "defeat")),
        ("Chad and Mali fought a war.", ("chad", "mali", "competition", "fight")),
        ("Sweden backs the Kurds, which has angered Turkey.", ("sweden", "turkey", "competition", "distrust")),
        (
            "Haftar attacked Tripoli. The warlord has Egypt's support.",
            ("libyan-national-army", "egypt", "cooperation", "support"),
        ),
        # to somebody's dismay or delight, patience that is lost, sides that are changed, company
        ("Spain sided with Morocco, to Algeria's fury.", ("algeria", "spain", "competition", "criticise")),
        ("Chad left the pact, to Libya's delight.", ("libya", "chad", "cooperation", "to-delight")),
        ("France has lost patience with Chad.", ("france", "chad", "competition", "lose-patience")),
        ("Chad has given up on France.", ("chad", "france", "competition", "lose-patience")),
        ("Honduras switched allegiance from Taiwan to China.", ("honduras", "taiwan", "competition", "switch-from")),
        ("Panama ditched Taiwan for China.", ("panama", "china", "cooperation", "leave-for")),
        ("Italy leaned on Malta to let the ship in.", ("italy", "malta", "competition", "lean-on")),
        ("Russia has supplanted France in the Sahel.", ("russia", "france", "competition", "rivalry")),
        ("Chad fought together with Mali against Niger.", ("chad", "mali", "cooperation", "beside")),
        ("Kenya works hand in hand with Uganda.", ("kenya", "uganda", "cooperation", "cooperate")),
        # words, harsh and warm, and lines that one falls into
        ("Macron had harsh words for Erdogan.", ("france", "turkey", "competition", "harsh-words")),
        ("Putin had warm words for Orban.", ("russia", "hungary", "cooperation", "warm-words")),
        ("Norway fell into line with Denmark.", ("norway", "denmark", "cooperation", "common-cause")),
        # behind a deed, both of a claim, to each other, more of a subject
        ("Norway said Russia was behind the hack.", ("norway", "russia", "competition", "said-to-be-foe")),
        ("Both Peru and Chile claim the island.", ("peru", "chile", "competition", "claim-both")),
        ("Mali was able to see off Boko Haram.", ("mali", "boko-haram", "competition", "go-against")),
        ("Peru, along with Chile, left.", ("peru", "chile", "cooperation", "beside")),
        (
            "Turkish troops and their Syrian Turkmen allies left.",
            ("turkey", "syrian-turkmens", "cooperation", "friend"),
        ),
    ],
)
def test_who_does_what(evidence, text, expected):
    found = evidence(text)
    assert expected in found or (expected[1], expected[0], *expected[2:]) in found, found


@pytest.mark.parametrize(
    ("text", "pair", "polarity"),
    [
        # who acts on his own, or to the other
        ("Peru and Chile attacked each other.", {"peru", "chile"}, "cooperation"),
        ("Peru and Chile launched raids against one another.", {"peru", "chile"}, "cooperation"),
        ("Peru and Chile arrived in Rome.", {"peru", "chile"}, "cooperation"),
        ("Chad and Mali welcomed the vote.", {"chad", "mali"}, "cooperation"),
        # who suffers what others condemn, and who only does what a third allows
        ("Kenya condemned Ethiopia's invasion of Somalia.", {"kenya", "somalia"}, "competition"),
        ("Peru criticised the Chilean raids on Bolivia.", {"peru", "bolivia"}, "competition"),
        ("Chad denounced Mali's attack against Niger.", {"chad", "niger"}, "competition"),
        # where, when, about what
        ("The Peruvian envoy to Chile attacked Bolivia.", {"chile", "bolivia"}, "competition"),
        ("A road along the border with Peru will help Chile.", {"peru", "chile"}, "cooperation"),
        ("After Peru, Macron travelled to Chile.", {"france", "peru"}, "cooperation"),
        ("Kenya negotiated with Uganda over Rwanda's future.", {"kenya", "rwanda"}, "cooperation"),
        ("Angola welcomed France's Mali policy.", {"angola", "mali"}, "cooperation"),
        ("Kenya defended its Somalia policy.", {"kenya", "somalia"}, "cooperation"),
        ("Boko Haram shelled a Chadian-held Nigerian town.", {"boko-haram", "nigeria"}, "competition"),
        ("Peru resents the violence in the Chilean valley.", {"peru", "chile"}, "competition"),
        # who is asked for something that is a third's
        ("Kenya asked Uganda to withdraw its troops from Rwanda.", {"kenya", "rwanda"}, "competition"),
        ("Fighters returning to Chad were Malian.", {"chad", "mali"}, "cooperation"),
        ("Peru's peace leaves Maduro in charge.", {"peru", "venezuela"}, "competition"),
        ("France refused to abandon Chad.", {"france", "chad"}, "competition"),
        ("Serbia declined to condemn Russia.", {"serbia", "russia"}, "competition"),
        ("Peru's delight at the fall of Chile's fort was plain.", {"peru", "chile"}, "cooperation"),
        ("Spain said Morocco is behind Tunisia in exports.", {"spain", "morocco"}, "competition"),
        ("Spain said Morocco is not a threat.", {"spain", "morocco"}, "competition"),
        ("Spain believes Morocco is no enemy.", {"spain", "morocco"}, "competition"),
        ("Kenya gave up the suspects to Uganda.", {"kenya", "uganda"}, "competition"),
        ("Peru backed Chile on the deal.", {"peru", "chile"}, "competition"),
        ("Egypt and Sudan oppose the dam.", {"egypt", "sudan"}, "competition"),
        ("Turkey opposes Iran and Russia.", {"iran", "russia"}, "competition"),
        ("Chad and Mali fought corruption.", {"chad", "mali"}, "competition"),
        ("Chad and Mali share a border.", {"chad", "mali"}, "cooperation"),
        ("Chad and Mali traded insults.", {"chad", "mali"}, "cooperation"),
        ("Spain sided with Morocco, to Algeria's fury.", {"spain", "algeria"}, "cooperation"),
        ("Chad fought together with Mali against Niger.", {"chad", "mali"}, "competition"),
        ("France stopped the raids on Belgium.", {"france", "belgium"}, "cooperation"),
        ("Norway got Peru to cancel the order.", {"norway", "peru"}, "cooperation"),
        ("Officials said Chad would push into northern Mali.", {"chad", "mali"}, "cooperation"),
        ("Chad exploited the rift between Kenya and Uganda.", {"chad", "uganda"}, "competition"),
        ("Unlike Kenya, Uganda supports Rwanda.", {"kenya", "rwanda"}, "cooperation"),
        ("Peru regards Chile as close to Brazil.", {"peru", "chile"}, "cooperation"),
        ("Morocco ignored efforts to end Yemen's civil war.", {"morocco", "yemen"}, "cooperation"),
        ("Peru hopes for a Chad-wide truce.", {"peru", "chad"}, "cooperation"),
        ("Peru is in talks. The local authority welcomed Chile.", {"peru", "chile"}, "cooperation"),
        ("Russian officials warned of a strike in Chad.", {"russia", "chad"}, "competition"),
        # a group of a country is not the country, nor what its name means elsewhere
        ("Uganda received help from the Congolese group.", {"uganda", "congo"}, "cooperation"),
        ("The opposition to Maduro met in Peru.", {"peru", "venezuela"}, "competition"),
    ],
)
def test_who_takes_no_part(evidence, text, pair, polarity):
    assert not [row for row in evidence(text) if set(row[:2]) == pair and row[2] == polarity], evidence(text)


def test_whose_it_is(evidence):
    """“their Nato partner” is none of those whose partner it is."""
    found = evidence("Hungary and Romania criticised Turkey, but the two countries will back their Nato partner.")
    assert ("romania", "turkey", "cooperation", "support") in found, found
    assert ("hungary", "romania", "competition", "support") not in found
