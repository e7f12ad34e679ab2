"""Walking a parse that was built by hand."""

from dataclasses import replace

from allymap.extraction.parse import Entity, Parse, meeting


def chain(heads: list[int], deps: list[str] | None = None) -> Parse:
    n = len(heads)
    return Parse(
        words=[f"w{i}" for i in range(n)], lemmas=[f"w{i}" for i in range(n)], pos=["NOUN"] * n, tags=["NN"] * n,
        deps=deps or ["dep"] * n, heads=heads, starts=[3 * i for i in range(n)], ends=[3 * i + 2 for i in range(n)],
        entities=[Entity(0, 1, "GPE")], sentences=[(0, n)],
    )  # fmt: skip


def test_children_and_subtree():
    parse = chain([1, 1, 1, 2])
    assert parse.children == [[], [0, 2], [3], []]
    assert parse.subtree(1) == [0, 1, 2, 3]
    assert parse.subtree(2) == [2, 3]
    assert len(parse) == 4


def test_ancestors_end_at_the_root():
    assert list(chain([1, 2, 2]).ancestors(0)) == [1, 2]


def test_ancestors_of_a_damaged_parse_end_too():
    assert len(list(chain([1, 0]).ancestors(0))) <= 2


def test_the_path_goes_over_the_common_ancestor():
    parse = chain([1, 1, 1, 2])
    assert parse.path(0, 3) == ([0, 1, 2, 3], 1)
    assert parse.path(3, 2) == ([3, 2], 1)
    assert parse.path(2, 2) == ([2], 0)


def test_there_is_no_path_between_two_sentences():
    assert chain([0, 1]).path(0, 1) is None


def test_a_hyphen_is_one_wherever_it_stands():
    parse = chain([0, 0, 0])
    parse.words[:] = ["Chad", "-", "‑"]
    assert [parse.is_hyphen(at) for at in range(-1, 4)] == [False, False, True, True, False]


def test_child_by_label():
    parse = chain([1, 1, 1], ["nsubj", "ROOT", "dobj"])
    assert parse.child(1, "dobj") == 2
    assert parse.child(1, "agent") is None


def test_a_token_that_is_hung_elsewhere_is_found_there_alone():
    parse = chain([1, 1, 1, 2])
    assert parse.ancestors(3) == [2, 1]
    parse.hang(3, "nsubj", 1)
    assert (parse.deps[3], parse.heads[3]) == ("nsubj", 1)
    assert parse.children == [[], [0, 2, 3], [], []]
    assert parse.ancestors(3) == [1]
    parse.hang(0, "ROOT", 0)
    parse.hang(1, "conj", 0)
    assert parse.children == [[1], [2, 3], [], []]
    assert parse.subtree(0) == [0, 1, 2, 3]


def test_the_entities_of_a_sentence_are_those_that_begin_there():
    parse = chain([0, 0, 0, 0])
    entities = [Entity(0, 1, "GPE"), Entity(1, 3, "DATE"), Entity(3, 4, "ORG")]
    parse = replace(parse, entities=entities)
    assert parse.entities_of(0, 4) == entities
    assert parse.entities_of(1, 3) == [entities[1]]
    assert parse.entities_of(2, 3) == []


def test_the_vocabulary_of_some_tokens(read):
    parse = read("Kenya sold Uganda ships. Chad slept.")
    assert parse.vocabulary(0, 4) == {"kenya", "sell", "sold", "uganda", "ship", "ships"}
    assert parse.vocabulary(2, 2) == frozenset()


def test_where_two_lines_meet():
    parse = chain([1, 1, 1, 2])
    assert parse.line(3) == [3, 2, 1]
    assert meeting(parse.line(0), parse.line(3)) == (1, 2)
    assert meeting(parse.line(3), parse.line(2)) == (1, 0)
    assert meeting([0], [1]) is None
