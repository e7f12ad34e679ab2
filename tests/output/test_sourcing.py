"""A strand without a source makes every exporter refuse, with the list."""

from __future__ import annotations

from dataclasses import replace

import pytest
from briefed import SCENE, evidence, stock

from allymap.model import Claim
from allymap.network.evidence import Evidence, Query
from allymap.network.relations import derive
from allymap.output import relations
from allymap.output.briefing import dossier
from allymap.output.briefing.compose import alone, brief
from allymap.output.sourcing import UnsourcedError, check, sourced


def emptied(*keys: str) -> Evidence:
    """The evidence with passages that hold no words."""
    found = evidence()
    empty = {}
    for key in keys:
        claim = found.claims[key]
        assert claim.passage is not None
        empty[key] = replace(claim, passage=replace(claim.passage, exact=""))
    return replace(found, claims={**found.claims, **empty})


def test_what_a_source_is() -> None:
    found = evidence()
    claim = found.claims["treaty"]
    assert sourced(claim, found)
    assert not sourced(claim, replace(found, documents={}))
    assert not sourced(emptied("treaty").claims["treaty"], found)

    def note(by: str, words: str) -> Claim:
        return replace(claim, passage=None, by=by, note=words)

    assert sourced(note("A. Analyst", "Told to me."), found)
    assert not sourced(note("", "Told to me."), found)
    assert not sourced(note("A. Analyst", ""), found)


def test_every_exporter_refuses_with_the_list() -> None:
    found = emptied("treaty", "border")
    derived = derive(found, Query())
    told = r"Arda – Cedra \(cooperation\); Boral – Cedra \(competition\)"
    treaty = next(one for one in derived if one.id == "arda|cedra")
    for export in (
        lambda: brief("B", [SCENE], stock(found)),
        lambda: alone(1, [SCENE], stock(found), "", (900, 600)),
        lambda: relations.write(derived, found, "json"),
        lambda: relations.write(derived, found, "csv"),
        lambda: check(derived, found),
    ):
        with pytest.raises(UnsourcedError, match=told):
            export()
    with pytest.raises(UnsourcedError, match=r"Arda – Cedra \(cooperation\)\."):
        dossier.write(treaty, found)
    assert "Cedra" in relations.write(derived, found, "table")


def test_one_source_of_a_strand_is_enough() -> None:
    check(derive(emptied("radars"), Query()), emptied("radars"))
    with pytest.raises(UnsourcedError, match=r"Arda – Boral \(cooperation\)\."):
        check(derive(emptied("radars", "drills"), Query()), emptied("radars", "drills"))


def test_a_long_list_says_how_many_more() -> None:
    found = emptied("treaty")
    (relation,) = (one for one in derive(found, Query()) if one.id == "arda|cedra")
    with pytest.raises(UnsourcedError, match="and 2 more"):
        check([relation] * 7, found)
