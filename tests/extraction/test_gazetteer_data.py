"""The gazetteer's tables keep to their format: what a person who adds a row can get wrong."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from countryinfo import all_countries

from allymap.extraction.gazetteer_agents import Yields, backing_verbs, load_affiliations, load_agents, load_called
from allymap.extraction.gazetteer_tables import TABLES, Form, entries, rows, split
from allymap.extraction.gazetteer_trie import WORD, Trie
from allymap.model import ActorKind, actor_id_for

ENTRIES = list(entries())
BY_ID = {entry.actor.id: entry for entry in ENTRIES}
STATES = [entry for entry in ENTRIES if entry.actor.kind is ActorKind.STATE]
COLUMNS = {"code", "name", "principal", "adjectives", "people", "capital", "years", "aliases", "note"}


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_known_and_no_row_is_longer_than_the_header(table: str) -> None:
    header = next(iter(rows(table))).keys()
    assert header <= COLUMNS
    assert "name" in header


@pytest.mark.parametrize("table", [*TABLES, "decoys", "tails", "name_words", "agents", "affiliations", "called"])
def test_cells_are_trimmed_and_filled(table: str) -> None:
    for row in rows(table):
        assert all(cell == cell.strip() for cell in row.values()), row
        assert all("  " not in cell and ";;" not in cell for cell in row.values()), row
        assert next(iter(row.values())) or row.get("name"), row


def test_ids_are_unique() -> None:
    seen: dict[str, str] = {}
    for entry in ENTRIES:
        assert seen.setdefault(entry.actor.id, entry.actor.name) is entry.actor.name
    assert len(BY_ID) == len(ENTRIES)


def test_every_principal_exists_and_the_chain_ends() -> None:
    for entry in ENTRIES:
        chain = [entry.actor.id]
        while principal := BY_ID[chain[-1]].actor.principal_id:
            assert principal in BY_ID, f"{chain[-1]} acts for {principal}, which no table holds"
            assert principal not in chain
            chain.append(principal)


def test_people_and_organs_act_for_somebody() -> None:
    for entry in ENTRIES:
        if entry.actor.kind in (ActorKind.PERSON, ActorKind.ORGAN):
            assert entry.actor.principal_id, entry.actor.name


def test_an_alias_belongs_to_one_actor_unless_each_of_them_marks_it() -> None:
    owners: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for entry in ENTRIES:
        for alias in entry.aliases:
            owners[alias.text].append((entry.actor.name, alias.shared))
    unmarked = {text: who for text, who in owners.items() if len(who) > 1 and not all(shared for _, shared in who)}
    alone = {text: who for text, who in owners.items() if len(who) == 1 and who[0][1]}
    assert not unmarked
    assert not alone, "marked as shared, but nobody else has it"


def test_aliases_hold_words_and_no_marks() -> None:
    for entry in ENTRIES:
        for alias in entry.aliases:
            assert WORD.search(alias.text), entry.actor.name
            assert alias.text[0] not in "=+?", alias
            assert not set(alias.text) & set(";|\t"), alias


def test_every_alias_is_found_in_itself() -> None:
    trie: Trie[str] = Trie()
    for entry in ENTRIES:
        for alias in entry.aliases:
            trie.add(alias.text, entry.actor.id, alias.strict)
    for entry in ENTRIES:
        for alias in entry.aliases:
            (found,) = trie.find(alias.text)
            assert found[:2] == (0, len(alias.text)), alias
            assert entry.actor.id in found[2]


def test_short_aliases_in_small_letters_do_not_catch_common_words() -> None:
    for entry in ENTRIES:
        for alias in entry.aliases:
            if alias.text.islower():
                assert " " in alias.text, f"“{alias.text}” would match a common word"


def test_codes_are_iso_alpha_3_and_unique() -> None:
    codes = [entry.actor.code for entry in ENTRIES if entry.actor.code]
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert len(codes) == len(set(codes))


def test_years_are_a_year_or_two_in_order() -> None:
    for entry in ENTRIES:
        assert entry.years[0] <= entry.years[1], entry.actor.name
    for row in rows("officials"):
        assert re.fullmatch(r"\d{4}(-(\d{4})?)?", row["years"]), row


def test_codes_agree_with_the_countries_of_countryinfo() -> None:
    named = {alias.text.casefold(): entry.actor.code for entry in STATES for alias in entry.aliases}
    checked = 0
    for country in all_countries():
        code, name = country.iso(3), country.name()
        known = named.get(name.casefold())
        if known and code:
            assert known == code.upper(), name
            checked += 1
    assert checked > 170


def test_states_can_be_named_by_an_adjective() -> None:
    without = [
        entry.actor.name
        for entry in STATES
        if entry.actor.code and not any(alias.form is Form.DEMONYM for alias in entry.aliases)
    ]
    assert set(without) <= {"Dominica", "Vatican"}


def test_every_agent_noun_says_what_it_yields() -> None:
    agents = load_agents()
    assert len(agents) > 300
    for row in rows("agents"):
        assert len(split(row["nouns"])) == len(set(split(row["nouns"]))), row["name"]
    nouns = [noun for row in rows("agents") for noun in split(row["nouns"])]
    assert len(nouns) == len(set(nouns)), sorted({noun for noun in nouns if nouns.count(noun) > 1})
    assert {agent.yields for agent in agents.values()} == set(Yields)


def test_every_state_that_a_noun_is_used_of_is_known() -> None:
    states = {entry.actor.id for entry in STATES}
    called = load_called()
    assert called["kingdom"] < called["monarchy"] | called["king"] <= states
    for noun, meant in called.items():
        assert meant <= states, noun


def test_words_of_affiliation_are_single_words() -> None:
    assert all(re.fullmatch("[a-z]+", word) for word in (*load_affiliations(), *backing_verbs()))


def test_decoys_and_tails_hold_what_they_hide() -> None:
    phrases = [phrase for row in rows("decoys") for phrase in split(row["phrases"])]
    assert len(phrases) == len(set(phrases)), sorted({phrase for phrase in phrases if phrases.count(phrase) > 1})
    taken = {alias.text for entry in ENTRIES for alias in entry.aliases}
    assert not taken & set(phrases)
    assert {row["after"] for row in rows("tails")} == {"name", "capital"}
    assert all(word[0].isupper() for row in rows("tails") for word in split(row["words"]))


def test_ids_follow_the_model() -> None:
    assert all(entry.actor.id == actor_id_for(entry.actor.name) for entry in ENTRIES)
