"""Repeated passages and reprinted documents are found; what only resembles them is not."""

from __future__ import annotations

import hashlib
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import Document
from allymap.network import comparisons, likeness
from allymap.network.likeness import normalised, origins, passage_groups

WORDS = [f"word{number}" for number in range(400)]
SENTENCE = "Moscow sent jets to Damascus in the autumn of that year to save its oldest ally in the region"


def prose(seed: int, words: int = 300) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def paper(one: str, text: str) -> Document:
    return Document(one, one, text, "")


@pytest.mark.parametrize(
    "other",
    [
        SENTENCE.upper(),
        SENTENCE.replace(" ", "\n", 3) + ".",
        SENTENCE.replace("autumn", "Autumn"),
        SENTENCE.replace("oldest", "old"),
        "“" + SENTENCE + "”",
    ],
)
def test_the_same_words_again_count_once(other: str) -> None:
    groups = passage_groups([SENTENCE, prose(1, 20), other])
    assert groups[0] == groups[2] != groups[1]


@pytest.mark.parametrize(
    "other",
    [
        SENTENCE.replace("Damascus", "Tehran").replace("jets", "engineers"),
        SENTENCE[: len(SENTENCE) // 2],
        SENTENCE.replace("sent jets to", "kept its soldiers out of"),
        "",
    ],
)
def test_other_words_count_apart(other: str) -> None:
    one, two = passage_groups([SENTENCE, other])
    assert one != two


def test_no_texts_and_texts_without_words() -> None:
    assert passage_groups([]).tolist() == []
    assert len(set(passage_groups(["…", "—", "…"]).tolist())) == 2
    assert len(set(passage_groups(["", " ", "…"]).tolist())) == 3


@given(st.lists(st.sampled_from([SENTENCE, SENTENCE + " now", prose(1, 12), prose(2, 9), "a", "a b"]), max_size=9))
def test_groups_are_of_the_texts_and_not_of_their_order(texts: list[str]) -> None:
    forward, backward = passage_groups(texts), passage_groups(texts[::-1])[::-1]
    assert np.array_equal(forward[:, None] == forward, backward[:, None] == backward)


def test_a_thousand_passages_with_one_word_changed_find_each_other() -> None:
    originals = [prose(number, 24) for number in range(1_000)]
    changed = [" ".join((*text.split()[:12], "other", *text.split()[13:])) for text in originals]
    groups = passage_groups(originals + changed)
    assert len(set(groups[:1_000].tolist())) == 1_000
    assert np.mean(groups[:1_000] == groups[1_000:]) > 0.99


def test_reprints_have_one_origin() -> None:
    text = prose(1)
    cut = " ".join(text.split()[:200])
    framed = "By our own correspondent. " + text + " All rights reserved."
    found = origins(
        [paper("a", text), paper("b", framed), paper("c", cut), paper("d", prose(2)), paper("e", text.upper())]
    )
    assert found["a"] == found["b"] == found["c"] == found["e"] != found["d"]


def test_a_quotation_is_no_reprint() -> None:
    quoted = " ".join(prose(1).split()[:60])
    found = origins([paper("a", prose(1)), paper("b", prose(2) + " " + quoted), paper("c", quoted)])
    assert len(set(found.values())) == 3


def test_sketches_are_remembered_by_text(monkeypatch: pytest.MonkeyPatch) -> None:
    origins([paper("a", "one text of some words"), paper("b", "another text of other words")])
    monkeypatch.setattr(likeness, "_words", lambda _text: pytest.fail("read again"))
    assert (
        len(set(origins([paper("x", "one text of some words"), paper("b", "another text of other words")]).values()))
        == 2
    )


def test_words_only() -> None:
    assert normalised("The  Kremlin’s\n“denial”") == "the kremlin s denial"


@given(st.lists(st.lists(st.sampled_from("abcdé"), max_size=7), min_size=1, max_size=8), st.integers(1, 4))
def test_every_run_of_words_has_its_number_whatever_stands_beside_its_text(texts: list[list[str]], size: int) -> None:
    found, starts = likeness._runs(texts, size)
    alone = [likeness._runs([words], size)[0].tolist() for words in texts]
    assert [part.tolist() for part in np.split(found, starts[1:])] == alone
    of_run = {
        (tuple(words[at : at + size]), number)
        for words, numbers in zip(texts, alone, strict=True)
        for at, number in enumerate(numbers)
    }
    assert len({run for run, _ in of_run}) == len({number for _, number in of_run}) == len(of_run)


def test_a_sketch_does_not_depend_on_how_many_texts_are_hashed_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [prose(seed, words).split() for seed, words in enumerate((0, 1, 2, 40, 300, 7))]
    whole = likeness._signatures(texts, 3, 8)
    monkeypatch.setattr(likeness, "_AT_ONCE", 50)
    assert np.array_equal(likeness._signatures(texts, 3, 8), whole)


def test_texts_that_were_compared_before_are_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [prose(seed, 25) for seed in range(20)] + [prose(3, 25).upper()]
    first = passage_groups(texts)
    passage_groups(texts[5:])
    monkeypatch.setattr(likeness, "_grouped", None)  # whoever compares fails
    assert passage_groups(texts).tolist() == first.tolist(), "as an undo asks for them"
    assert passage_groups(texts[::-1]).tolist() == first[::-1].tolist()
    monkeypatch.undo()
    comparisons._made.clear()
    assert passage_groups(texts).tolist() == first.tolist()


def test_what_is_kept_was_found_in_the_same_way() -> None:
    """Files keep what was found: where this fails, give ``_METHOD`` another number, and this test the new sum."""
    texts = [prose(seed, 30) for seed in range(12)] + [prose(3, 30).replace("word7", "Word 7"), "Ça ira", "ÇA IRA!"]
    whole = [paper(str(seed), prose(seed, 90)) for seed in range(12)] + [paper("n", prose(5, 80).title())]
    signed = [likeness._signatures([likeness._words(text) for text in texts], 2, 16), *likeness._sketched(whole)]
    found = [passage_groups(texts).tolist(), list(origins(whole).values())]
    told = hashlib.sha256(b"".join(one.tobytes() for one in signed) + repr(found).encode()).hexdigest()[:8]
    assert (likeness._METHOD.split()[0], told) == ("1", "abb9bfc5")


@given(st.lists(st.sampled_from([SENTENCE, SENTENCE.lower(), prose(1, 12), prose(2, 9)]), min_size=1, max_size=6))
def test_the_names_of_comparisons_are_those_that_they_are_made_under(texts: list[str]) -> None:
    papers = [paper(str(at), text) for at, text in enumerate(texts)]
    passage_groups(texts)
    origins(papers)
    assert len(comparisons.made_of(likeness.names(texts[::-1], papers[::-1]))) == 2


@given(st.text(st.characters(codec="ascii")))
def test_the_words_of_plain_text_are_those_of_any_text(text: str) -> None:
    assert normalised(text).split() == normalised(text + " é").split()[:-1]
