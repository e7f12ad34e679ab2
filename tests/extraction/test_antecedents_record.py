"""What a sentence adds to the memory."""

import pytest

from allymap.extraction.antecedents_record import Record
from allymap.extraction.antecedents_said import Memory
from allymap.extraction.mentions import Anaphor, Mention


@pytest.fixture
def record(cast) -> Record:
    for actor in ("peru", "chile"):
        cast.known(actor)
    return Record(Memory(cast, sentence=1))


def name_at(token: int, actor: str, **traits) -> Mention:
    return Mention(token, token + 1, token, actor, "name", **traits)


def test_a_mention_is_kept_with_its_place_in_the_sentence(record, read):
    parse = read("Peru attacked Chile.")
    subject, target = (record.said(parse, name_at(at, actor)) for at, actor in ((0, "peru"), (2, "chile")))
    assert (subject.words, subject.subject, subject.main) == ("Peru", True, True)
    assert (target.words, target.subject, target.main) == ("Chile", False, False)


def test_a_pronoun_is_kept_by_the_name_of_its_actor_and_is_what_the_text_is_about(record, read):
    parse = read("It attacked Chile.")
    said = record.said(parse, Mention(0, 1, 0, "peru", Anaphor.PRONOUN, via="its neighbour"))
    assert (said.words, said.topic) == ("Peru", True)


def test_the_noun_that_somebody_is_called_by_is_kept(record, read):
    parse = read("The government attacked Chile.")
    said = record.said(parse, Mention(1, 2, 1, "peru", "noun"))
    assert (said.noun, said.group) == ("government", "government")
    assert record.said(parse, Mention(1, 2, 1, "peru", "name")).noun == ""


def test_those_named_together_are_kept_together(record, read):
    parse = read("Peru and Chile met.")
    found = [name_at(0, "peru"), name_at(2, "chile")]
    for mention in found:
        record.mentions(parse, mention.head, [mention], found)
    together = record.memory.said[-1]
    assert (together.actors, together.words) == (("peru", "chile"), "Peru and Chile")
    assert (together.subject, together.plural) == (True, True)


def test_an_enumeration_without_end_is_not_kept_together(record, read):
    parse = read("Peru left.")
    parse.words, parse.deps, parse.heads = ["x"] * 9, ["nsubj", *["conj"] * 8], [0, *range(8)]
    parse.lower = parse.lemmas = parse.pos = parse.tags = parse.words
    found = [name_at(0, "peru"), name_at(8, "chile")]
    record.mentions(parse, 8, [found[1]], found)
    assert [said.actors for said in record.memory.said] == [("chile",)]


def test_several_that_one_subject_stands_for_are_kept_together(record, read):
    parse = read("Both left.")
    both = [Mention(0, 1, 0, actor, Anaphor.PAIR, via="Peru and Chile") for actor in ("peru", "chile")]
    record.mentions(parse, 0, both, both)
    assert [said.actors for said in record.memory.said] == [("peru",), ("chile",), ("peru", "chile")]


def test_a_thing_is_kept_where_it_is_the_subject(record, read):
    parse = read("The operation hurt the army.")
    for token in range(len(parse)):
        record.thing(parse, token)
    assert [(said.actors, said.words) for said in record.memory.said] == [((), "operation")]


def test_a_long_chain_of_both_stays_small(surveyed):
    """The words that “both sides” stand for once doubled with each link: forty of them took all the memory there is."""
    chain = " ".join(f"Both sides attacked Turkey in {2000 + year}." for year in range(16))
    found = surveyed(f"Russia met Iran. {chain}")
    said = [mention.via for site in found.sites for mention in site.mentions if mention.via]
    assert len(said) > 16
    assert {len(words) for words in said} == {len("Russia and Iran")}
