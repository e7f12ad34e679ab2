"""Rows of a data set into a project: claims with passages, filters, repeats, reports, one step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from event_rows import ICEWS, ICEWS_ROW, gdelt_row, tabbed

from allymap.model import (
    ROWS,
    Actor,
    AllyMapError,
    Anchor,
    Cancelled,
    Claim,
    Document,
    Kind,
    Passage,
    Polarity,
    Progress,
    Tier,
)
from allymap.workspace import Query, Workspace, datasets, importing
from allymap.workspace.datasets import Asks

AID = ICEWS_ROW
RAID = {**ICEWS_ROW, "Event ID": "42", "Event Date": "2016-02-03", "CAMEO Code": "195", "Story ID": "901",
        "Target Name": "Armed Rebel (Syria)"}  # fmt: skip
TALK = {**ICEWS_ROW, "Event ID": "43", "Event Date": "2017", "CAMEO Code": "046", "Source Name": "Vladimir Putin",
        "Target Name": "Iran", "Target Country": "Iran", "Story ID": "902"}  # fmt: skip
WORD = {**TALK, "Event Date": "2018-01-01", "CAMEO Code": "010", "Story ID": "903"}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "events.2015.tab"
    path.write_text(tabbed(ICEWS, AID, RAID, {**TALK, "Event Date": "2017-05-01"}, WORD, {**AID, "Target Name": ""}))
    return path


def imported(path: Path, kind: str, workspace: Workspace, asks: Asks | None = None) -> datasets.Outcome:
    outcome = datasets.prepare(path, kind, asks, within=importing.standing(workspace))
    if outcome.batch.claims:
        importing.apply(workspace, outcome.batch)
    return outcome


def test_each_row_is_a_claim_with_its_line_as_passage(table: Path) -> None:
    with Workspace.scratch() as workspace:
        outcome = imported(table, "icews", workspace)
        (document,) = workspace.documents.values()
        assert (document.media_type, document.publisher, document.coded) == (ROWS, "ICEWS", True)
        assert document.title == "ICEWS · events.2015.tab" and "Dataverse" in document.note
        assert len(workspace.claims) == 4
        for claim in workspace.claims.values():
            assert claim.passage and claim.passage.locate(document)[0] is Anchor.EXACT
            assert claim.source_span and document.text[slice(*claim.source_span)] == claim.source_mention
            assert claim.by == "ICEWS" and claim.reasons and claim.recorded_at
        assert workspace.check() == []
        states = {relation.id: relation.state.value for relation in workspace.relations(Query())}
        assert states == {"russia|syria": "thin", "russia|syrian-rebels": "thin", "iran|russia": "thin"}
        assert {one.tier for one in workspace.claims.values()} == {Tier.DRAWN, Tier.SUGGESTED}
        assert {"vladimir-putin", "russia", "syrian-rebels"} <= set(workspace.actors)
        assert outcome.sentence == "events.2015.tab: 5 rows read, 4 claims between 5 actors; 1 left out."
        assert [str(one) for one in outcome.batch.report.remarks] == [
            outcome.sentence, "events.2015.tab: 1 row was left out (row 6): no second actor.",
        ]  # fmt: skip
        assert workspace.undo_label == "Import “events.2015.tab”"
        assert set(workspace.places("map")) >= {"russia", "iran", "syria"}
        workspace.undo()
        assert not (workspace.documents or workspace.claims or workspace.actors)


def test_rows_alike_in_form_count_each(tmp_path: Path) -> None:
    rows = [{**AID, "Event ID": str(n), "Story ID": str(n), "Event Date": f"2015-10-{n:02}"} for n in range(1, 29)]
    path = tmp_path / "many.tab"
    path.write_text(tabbed(ICEWS, *rows))
    with Workspace.scratch() as workspace:
        imported(path, "icews", workspace)
        (relation,) = workspace.relations(Query())
        assert (relation.cooperation.weight, relation.origins) == (28, 1)
        assert (relation.cooperation.earliest, relation.cooperation.latest) == ("2015-10-01", "2015-10-28")


def test_the_same_file_again_adds_nothing_and_other_rows_share_the_origin(table: Path, tmp_path: Path) -> None:
    with Workspace.scratch() as workspace:
        imported(table, "icews", workspace, Asks(until="2015"))
        assert len(workspace.claims) == 1
        second = imported(table, "icews", workspace)
        assert (len(workspace.claims), len(workspace.documents)) == (4, 2)
        assert "1 row was left out (row 2): in the project already." in " ".join(map(str, second.batch.report.remarks))
        first, other = workspace.documents.values()
        assert (first.origin, other.origin) == ("", first.id)
        assert not imported(table, "icews", workspace).batch.claims


@pytest.mark.parametrize(
    ("asks", "rows"),
    [
        (Asks(since="2016"), [3, 4, 5]), (Asks(until="2016-02"), [2, 3]), (Asks(since="2016", until="2016"), [3]),
        (Asks(actors=("IRN",)), [4, 5]), (Asks(actors=("iran", "Syria"), among=True), []),
        (Asks(actors=("Russia", "Iran"), among=True), [4, 5]), (Asks(limit=2), [2, 3]),
    ],
)  # fmt: skip
def test_only_what_is_asked_for(table: Path, asks: Asks, rows: list[int]) -> None:
    outcome = datasets.prepare(table, "icews", asks)
    assert [claim.passage.exact.split()[1] for claim in outcome.batch.claims if claim.passage] == list(map(str, rows))
    told = " ".join(map(str, outcome.batch.report.remarks))
    assert ("not in the time" in told) is bool(asks.since or asks.until)
    assert ("The rows after the first 2" in told) is bool(asks.limit)


def test_actors_nobody_is_called_by_are_told(table: Path) -> None:
    outcome = datasets.prepare(table, "icews", Asks(actors=("Russia", "Atlantis")))
    assert "Nobody in the rows is called “atlantis”." in str(outcome.batch.report.remarks[-1])


@pytest.mark.parametrize(
    ("asks", "sentence"),
    [(Asks(since="soon"), "“soon” is not a date"), (Asks(since="2016", until="2015"), "Nothing lies between")],
)
def test_wrong_wishes_are_refused_before_anything_is_read(table: Path, asks: Asks, sentence: str) -> None:
    with pytest.raises(AllyMapError, match=sentence):
        datasets.prepare(table, "icews", asks)


def test_an_unknown_kind_is_refused(table: Path) -> None:
    with pytest.raises(AllyMapError, match="“xls” is no kind of data: there are icews, polecat"):
        datasets.prepare(table, "xls")


def test_repeats_and_roles_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "day.csv"
    path.write_text(gdelt_row(61) + gdelt_row(61, id="501") + gdelt_row(61, name1="POLICE", code1="", country1=""))
    outcome = datasets.prepare(path, "gdelt")
    assert len(outcome.batch.claims) == 1
    told = " ".join(map(str, outcome.batch.report.remarks))
    assert "(row 2): the same source, pair" in told and "(row 3): an actor that is only a role" in told


def test_cancelled_it_leaves_nothing(table: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        datasets.prepare(table, "icews", progress=progress)


def test_rows_are_not_read_for_claims_again(table: Path) -> None:
    with Workspace.scratch() as workspace:
        imported(table, "icews", workspace)

        class Unused:
            def extract(self, documents: object, progress: Progress, jobs: int = 1) -> importing.Found:
                assert not documents
                return replace(importing.Batch())

        again = importing.prepare_again(workspace.documents.values(), extractor=Unused())
        assert not again.documents


@pytest.mark.parametrize("url", ["https://a.example", "https://other.example"])
def test_a_quotation_from_an_article_that_was_read_is_no_second_origin(tmp_path: Path, url: str) -> None:
    text = "Iran sent grain to Iraq. " + "Nothing else happened in that long year. " * 20
    article = Document("a", "The grain", text, "ab", "2019", url="https://a.example")
    read = Claim(
        "c", Kind.EVENT, "iran", "iraq", Polarity.COOPERATION, Passage.of(article, 0, 24), date="2019", by="rules 1.0"
    )
    path = tmp_path / "edges.csv"
    path.write_text(f"source,target,polarity,quote,source_title,source_url\nIran,Iraq,+,They met twice.,Grain,{url}\n")
    with Workspace.scratch() as workspace:
        with workspace.step("Make a project") as step:
            step.put(article, Actor("iran", "Iran"), Actor("iraq", "Iraq"), read)
        imported(path, "csv", workspace)
        (relation,) = workspace.relations(Query())
        assert relation.cooperation.weight == 2
        assert relation.origins == (1 if url == article.url else 2)
