"""allymap claims, relations and check."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_dossier import TEXT, Run

from allymap.cli import console
from allymap.model import Claim, Verdict, VerdictValue
from allymap.output.tables import as_table
from allymap.workspace import Workspace


def test_claims_are_a_table(run: Run, project: Path) -> None:
    outcome = run("claims", project, "--tier", "all")
    assert outcome.code == 0
    lines = outcome.out.splitlines()
    assert len(lines) == 4
    assert "Russia armed Iran in 2016." in lines[1]
    assert outcome.err == ""


def test_claims_as_jsonl_are_what_programs_read(run: Run, project: Path) -> None:
    rows = [json.loads(line) for line in run("claims", project, "--tier", "all", "--format", "jsonl").out.splitlines()]
    assert len(rows) == 3
    for row in rows:
        assert TEXT[row["start"] : row["end"]] == row["exact"]
        assert row["anchor"] == "exact"
    assert rows[0]["source"]["name"] == "Russia"


def test_claims_as_csv(run: Run, project: Path) -> None:
    rows = list(
        csv.DictReader(io.StringIO(run("claims", project, "--tier", "all", "--format", "csv").out.lstrip("\ufeff")))
    )
    assert [row["polarity"] for row in rows] == ["cooperation", "competition", "cooperation"]


def ids_of(run: Run, project: Path, *options: str) -> list[str]:
    return [json.loads(row)["id"][-1] for row in run("claims", project, "--format", "jsonl", *options).out.splitlines()]


def test_claims_are_those_the_map_draws_unless_all_are_asked_for(run: Run, project: Path) -> None:
    assert ids_of(run, project) == ids_of(run, project, "--tier", "drawn") == ["1", "2"]
    assert ids_of(run, project, "--tier", "all") == ["1", "2", "3"]


def test_a_verdict_comes_before_the_tier(run: Run, project: Path) -> None:
    with Workspace.open(project) as workspace:
        with workspace.step("Judge") as step:
            step.put(Verdict(f"{1:016x}", VerdictValue.REJECTED, "me", "2026-01-01T00:00:00Z"))
            step.put(Verdict(f"{3:016x}", VerdictValue.ACCEPTED, "me", "2026-01-01T00:00:00Z"))
        workspace.save()
    assert ids_of(run, project) == ["2", "3"]


@pytest.mark.parametrize("wanted", ["0000000000000001", "01", "0000000000000001"[:16]])
def test_a_claim_explains_itself(run: Run, project: Path, wanted: str) -> None:
    outcome = run("claims", project, "--explain", wanted)
    if wanted == "01":
        assert outcome.code == 2
        assert "no claim whose id begins with “01”" in outcome.err
        return
    for words in (
        "Russia → Iran: cooperation, AID, happened", "“Russia armed Iran in 2016.”", "anchor exact",
        "published 2019-06-14", "2016 (stated)", "armed", "0.91, drawn, proposed, by rules 1.0", "frame “arm”",
        "path: armed Iran",
    ):  # fmt: skip
        assert words in outcome.out


def test_the_beginning_of_an_id_has_to_be_one_claims_alone(run: Run, project: Path) -> None:
    assert "3 claims whose id begins with “00”" in run("claims", project, "--explain", "00").err


def test_relations_are_a_table_of_contested_pairs(run: Run, project: Path) -> None:
    outcome = run("relations", project)
    assert outcome.code == 0
    header, line = outcome.out.splitlines()
    assert header.startswith("actor")
    assert "contested" in line


def test_relations_as_json_with_both_strands(run: Run, project: Path) -> None:
    (relation,) = json.loads(run("relations", project, "--format", "json").out)
    assert (relation["id"], relation["state"]) == ("iran|russia", "contested")
    assert len(relation["cooperation"]["claims"]) == len(relation["competition"]["claims"]) == 1


def test_relations_as_csv(run: Run, project: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(run("relations", project, "--format", "csv").out.lstrip("\ufeff")))
    assert row["id"] == "iran|russia"


@pytest.mark.parametrize(
    ("options", "states"),
    [
        (["--from", "2018"], ["thin"]),
        (["--to", "2016-12"], ["thin"]),
        (["--from", "2016", "--to", "2018"], ["contested"]),
        (["--from", "2020"], []),
        (["--as-of", "2017"], ["thin"]),
        (["--as-of", "2018-12-31"], ["contested"]),
        (["--reviewed-only"], []),
        (["--unfolded"], ["contested"]),
    ],
)
def test_relations_of_a_time_and_of_reviewed_claims(
    run: Run, project: Path, options: list[str], states: list[str]
) -> None:
    found = json.loads(run("relations", project, "--format", "json", *options).out)
    assert [relation["state"] for relation in found] == states


def test_reviewed_relations_are_there_once_a_claim_is_accepted(run: Run, project: Path) -> None:
    with Workspace.open(project) as workspace:
        with workspace.step("Accept") as step:
            step.put(Verdict(f"{1:016x}", VerdictValue.ACCEPTED, "me", "2026-01-01T00:00:00Z"))
        workspace.save()
    (relation,) = json.loads(run("relations", project, "--format", "json", "--reviewed-only").out)
    assert relation["state"] == "thin"


def test_a_date_that_is_none_is_one_sentence(run: Run, project: Path) -> None:
    outcome = run("relations", project, "--from", "spring")
    assert outcome.code == 2
    assert outcome.err.startswith("“spring” is not a date")


def test_an_unknown_format_is_one_sentence(run: Run, project: Path) -> None:
    outcome = run("claims", project, "--format", "xml")
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    assert "allymap claims --help" in outcome.err


def test_a_table_fits_the_terminal(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run("claims", project).out.splitlines()
    monkeypatch.setattr(console, "width", lambda: 90)
    header, first, second = run("claims", project).out.splitlines()
    assert all(len(line) <= 90 for line in (header, first, second))
    assert first.startswith("2016")
    for words in ("Russia", "Iran", "coope", "…"):
        assert words in first
    monkeypatch.setattr(console, "width", lambda: 500)
    assert run("claims", project).out.splitlines() == whole


def test_a_cut_table_keeps_its_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "width", lambda: 40)
    rows = [["Organisation of Islamic Cooperation", 1234567, "contested"], ["Iran", None, "thin"]]
    assert console.fitted(as_table(["actor", "distinct passages", "state"], rows)).splitlines() == [
        "actor                 distin…  state",
        "Organisation of Isl…  1234567  contested",
        "Iran                           thin",
    ]


@given(
    st.lists(st.lists(st.text("ab ", max_size=30).map(str.strip), min_size=4, max_size=4), max_size=5),
    st.integers(20, 80),
)
def test_no_table_is_wider_than_the_terminal(rows: list[list[str]], room: int) -> None:
    table = as_table(["one", "the other", "three", "four"], rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(console, "width", lambda: room)
        fitted = console.fitted(table).splitlines()
    assert len(fitted) == len(table.splitlines())
    assert all(len(line) <= room for line in fitted)


def test_width_is_asked_of_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    assert console.width() == 0
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "77")
    assert console.width() == 77


def test_a_sound_project_checks_well(run: Run, project: Path) -> None:
    outcome = run("check", project)
    assert outcome.code == 0
    assert "1 document, 3 actors, 3 claims (2 drawn): the file is sound" in outcome.out
    assert outcome.err == ""


def test_a_lost_passage_is_named_and_exit_code_1(run: Run, project: Path) -> None:
    with Workspace.open(project) as workspace:
        document = workspace.documents["a"]
        with workspace.step("Change the text") as step:
            step.put(replace(document, text="Nothing of it stands here any more."))
        workspace.save()
    outcome = run("check", project)
    assert outcome.code == 1
    assert outcome.err.count("is not in the document any more, so it counts for nothing.") == 3
    assert "3 faults" in outcome.out


def test_a_single_fault_is_one(run: Run, project: Path) -> None:
    with Workspace.open(project) as workspace:
        with workspace.step("Keep one claim without its passage") as step:
            for claim in list(workspace.claims.values())[1:]:
                step.remove(Claim, claim.id)
            step.put(replace(workspace.documents["a"], text="Nothing of it stands here any more."))
        workspace.save()
    done = run("check", project)
    assert "1 fault." in done.out, done


def test_why_a_relation_is_as_it_is(run: Run, project: Path) -> None:
    outcome = run("relations", project, "--why", "RUS", "iran")
    assert outcome.code == 0
    first, _, turning = outcome.out.splitlines()[:3]
    assert first == (
        "Contested: 1 passage of cooperation, 1 of competition; the smaller strand has 50% of the weight, and from 20%"
        " on a relation is contested."
    )
    assert turning == "It would be thin without one claim:"
    assert run("relations", project, "--why", "Russia", "Atlantis").code == 2


def test_why_the_relation_of_a_person_is_as_it_is(run: Run, project: Path) -> None:
    with Workspace.open(project) as workspace:
        claim = next(one for one in workspace.claims.values() if one.trigger == "armed")
        with workspace.step("Say who did it") as step:
            step.put(replace(claim, source_id="putin"))
        workspace.save()
    told = run("relations", project, "--unfolded", "--why", "Vladimir Putin", "Iran")
    assert (told.code, told.out.partition(":")[0]) == (0, "Thin"), told.err
    assert run("relations", project, "--why", "Vladimir Putin", "Iran").out.startswith("Contested")


def test_nobody_is_called_nothing(run: Run, project: Path) -> None:
    asked = run("relations", project, "--why", "", "Iran")
    assert (asked.code, asked.err) == (2, "No actor is called “” in this project.\n")


def test_a_half_life_weakens_old_claims(run: Run, project: Path) -> None:
    asked = ("relations", project, "--format", "json", "--as-of", "2030", "--half-life", "730")
    (relation,) = json.loads(run(*asked).out)
    for side in ("cooperation", "competition"):
        assert relation[side]["weight"] == 1
        assert 0 < relation[side]["strength"] < 0.1
    assert run("relations", project, "--half-life", "-3").code == 2


def test_a_window_that_ends_before_it_begins_is_refused(run: Run, project: Path) -> None:
    outcome = run("relations", project, "--from", "2019", "--to", "2015")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "Nothing lies between 2019 and 2015: the end is before the beginning.\n"
    assert run("relations", project, "--from", "2016", "--to", "2016").code == 0
