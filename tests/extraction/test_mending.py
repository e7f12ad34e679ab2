"""What the parser took for more of a list is a subject again."""

from copy import deepcopy
from dataclasses import replace

from allymap.extraction.mending import mended
from allymap.extraction.parse import Parse


def parse_of(*rows: tuple[str, str, str, int]) -> Parse:
    """Word, tag, dependency and head of each token."""
    words = [word for word, *_ in rows]
    starts = [sum(len(word) + 1 for word in words[:at]) for at in range(len(words))]
    kinds = {"VB": "VERB", "IN": "ADP", "NN": "PROPN", "MD": "AUX", "CC": "CCONJ"}
    return Parse(
        words=words, lemmas=[word.lower() for word in words], pos=[kinds.get(tag[:2], "PUNCT") for _, tag, *_ in rows],
        tags=[tag for _, tag, *_ in rows], deps=[dep for *_, dep, _ in rows], heads=[head for *_, head in rows],
        starts=starts, ends=[start + len(word) for start, word in zip(starts, words, strict=True)], entities=[],
        sentences=[(0, len(words))],
    )  # fmt: skip


MISTAKEN = (
    ("On", "IN", "prep", 8), ("fish", "NN", "pobj", 0), (",", ",", "punct", 1), ("Chad", "NNP", "conj", 1),
    ("and", "CC", "cc", 3), ("Mali", "NNP", "conj", 3), ("have", "VBP", "aux", 8), ("long", "RB", "advmod", 8),
    ("agreed", "VBN", "ROOT", 8),
)  # fmt: skip


def test_a_list_that_ends_where_the_verb_begins_holds_its_subject():
    shorter = [row for row in MISTAKEN if row[0] != "long"]
    rows = [(word, tag, dep, head - (head > 7)) for word, tag, dep, head in shorter]
    parse = mended(parse_of(*rows))
    assert (parse.deps[3], parse.heads[3]) == ("nsubj", 7)
    assert parse.subtree(3) == [3, 4, 5]
    assert 3 in parse.children[7]


def test_a_passive_verb_gets_a_passive_subject():
    rows = [(word, tag, dep, head - (head > 7)) for word, tag, dep, head in MISTAKEN if word != "long"]
    rows[6] = ("were", "VBD", "auxpass", 7)
    assert mended(parse_of(*rows)).deps[3] == "nsubjpass"


def test_a_list_that_ends_elsewhere_stays_one():
    rows = [*MISTAKEN]
    rows[7] = (",", ",", "punct", 8)
    rows[6], rows[7] = (*rows[7][:3], 8), ("have", "VBP", "aux", 8)
    parse = parse_of(*rows)
    assert mended(deepcopy(parse)) == parse


def test_a_verb_with_a_subject_and_a_command_stay_as_they_are():
    rows = [(word, tag, dep, head - (head > 7)) for word, tag, dep, head in MISTAKEN if word != "long"]
    subject = parse_of(*rows)
    known = replace(subject, deps=[*subject.deps[:1], "nsubj", *subject.deps[2:]], heads=[7, 7, *subject.heads[2:]])
    assert mended(deepcopy(known)) == known
    command = replace(subject, tags=[*subject.tags[:6], "VB", "VB"])
    assert mended(deepcopy(command)) == command


ALLIES = (
    ("Its", "PRP$", "poss", 1), ("allies", "NNS", "ROOT", 1), (",", ",", "punct", 1), ("Chad", "NNP", "conj", 1),
    ("and", "CC", "cc", 3), ("Mali", "NNP", "conj", 3),
)  # fmt: skip


def allies(*changed: tuple[int, tuple[str, str, str, int]]) -> Parse:
    rows = dict(enumerate(ALLIES)) | dict(changed)
    parse = parse_of(*rows.values())
    return replace(parse, lemmas=["ally" if word == "allies" else word for word in parse.lemmas])


def test_names_after_a_comma_say_who_the_allies_are():
    parse = mended(allies())
    assert (parse.deps[3], parse.heads[3]) == ("appos", 1)
    assert (parse.deps[5], parse.heads[5]) == ("conj", 3)


def test_a_plain_list_of_allies_and_others_stays_one():
    for parse in (allies((4, ("and", "CC", "cc", 1))), allies((1, ("ally", "NN", "ROOT", 1)))):
        assert mended(deepcopy(parse)) == parse


BACKED = (
    ("Units", "NNS", "nsubj", 1), ("shelled", "VBD", "ROOT", 1), ("port", "NN", "dobj", 1), (",", ",", "punct", 2),
    ("backed", "VBN", "acl", 2), ("by", "IN", "agent", 4), ("Chad", "NNP", "pobj", 5),
)  # fmt: skip


def backed(lemma: str = "back", comma: str = ",") -> Parse:
    rows = [(comma if word == "," else word, *rest) for word, *rest in BACKED]
    parse = parse_of(*rows)
    lemmas = [lemma if word == "backed" else word for word in parse.words]
    pos = ["NOUN" if word == "port" else kind for word, kind in zip(parse.words, parse.pos, strict=True)]
    return replace(parse, lemmas=lemmas, pos=pos)


def test_a_participle_after_a_comma_speaks_of_the_subject():
    parse = mended(backed())
    assert (parse.deps[4], parse.heads[4]) == ("advcl", 1)
    assert 4 in parse.children[1]


def test_a_participle_without_a_comma_or_of_things_stays_where_it_is():
    for parse in (backed(comma="town"), backed(lemma="hit")):
        assert mended(deepcopy(parse)) == parse


OWNER = (("Chad", "NNP", "nmod", 3), ("'s", "POS", "case", 0), ("Sahel", "NNP", "nmod", 3), ("plan", "NN", "ROOT", 3))


def test_an_owner_is_no_part_of_a_name():
    parse = mended(parse_of(*OWNER))
    assert parse.deps[:3] == ["poss", "case", "nmod"]


WISHED = (
    ("Chad", "NNP", "nsubj", 1), ("wants", "VBZ", "ROOT", 1), ("Mali", "NNP", "nsubj", 3),
    ("isolated", "VBN", "ccomp", 1),
)  # fmt: skip


def test_who_is_wanted_isolated_does_not_isolate():
    parse = replace(parse_of(*WISHED), lemmas=["chad", "want", "mali", "isolate"])
    assert mended(parse).deps == ["nsubj", "ROOT", "nsubjpass", "ccomp"]
    said = replace(parse, lemmas=["chad", "say", "mali", "isolate"])
    assert mended(deepcopy(said)) == said


def test_a_sentence_as_it_is_parsed(read):
    parse = read("On the war in Libya, Egypt and Chad have sought to please both sides.")
    verb = parse.words.index("sought")
    subject = parse.child(verb, "nsubj")
    assert subject is not None
    assert parse.words[subject] == "Egypt"


def test_a_noun_before_the_subject_says_who_that_is(read):
    parse = read("A close friend of Rwanda, Uganda has sent troops.")
    friend, uganda = parse.words.index("friend"), parse.words.index("Uganda")
    assert (parse.deps[friend], parse.heads[friend]) == ("appos", uganda)


def test_a_time_before_the_subject_stays_one(read):
    parse = read("Last week, Uganda sent troops.")
    assert parse.deps[parse.words.index("week")] == "npadvmod"


def test_a_participle_that_looks_like_a_name_hangs_on_the_verb(read):
    parse = read("Defying Russia, Ukraine and Moldova signed the treaty.")
    signed = parse.words.index("signed")
    assert (parse.deps[0], parse.heads[0], parse.tags[0], parse.lemmas[0]) == ("advcl", signed, "VBG", "defy")
    assert (parse.deps[3], parse.heads[3]) == ("nsubj", signed)


def test_a_name_that_ends_like_a_participle_stays_one(read):
    parse = read("Beijing officials, Ukraine and Moldova signed the treaty.")
    assert parse.tags[0] == "NNP"


def test_the_second_subject_of_a_copula_is_what_it_says(read):
    parse = read("Chad expelled the fighters that Niger says are terrorists.")
    assert parse.deps[parse.words.index("terrorists")] == "attr"


def test_what_was_hung_on_an_adjective_is_done_to_by_its_verb():
    parse = mended(
        parse_of(
            ("Rebels", "NNS", "nsubj", 1), ("shot", "VBD", "ROOT", 1), ("dead", "JJ", "acomp", 1),
            ("Chadians", "NNPS", "dobj", 2),
        )
    )  # fmt: skip
    assert (parse.deps[3], parse.heads[3]) == ("dobj", 1)


def test_a_participle_after_the_subject_does_not_take_its_place():
    rows = (
        ("Envoys", "NNS", "nsubj", 1), ("working", "VBG", "nsubj", 4), ("in", "IN", "prep", 1),
        ("Chad", "NNP", "pobj", 2), ("left", "VBD", "ROOT", 4),
    )  # fmt: skip
    parse = mended(parse_of(*rows))
    assert (parse.deps[0], parse.heads[0]) == ("nsubj", 4)
    assert (parse.deps[1], parse.heads[1]) == ("acl", 0)
    gerund = ("of", "IN", "prep", 1)  # “working in Chad is hard” has no subject of its own
    alone = mended(parse_of(gerund, *[(w, tag, dep, head) for w, tag, dep, head in rows[1:]]))
    assert alone.deps[1] == "nsubj"


def test_with_whom_somebody_is_at_war_belongs_to_the_war(read):
    parse = read("Kenya has been at war with Uganda since the withdrawal of Chad.")
    assert parse.heads[parse.words.index("with")] == parse.words.index("war")


def test_with_what_somebody_did_it_belongs_to_the_verb(read):
    parse = read("Kenya attacked the port at night with drones.")
    assert parse.heads[parse.words.index("with")] == parse.words.index("attacked")
