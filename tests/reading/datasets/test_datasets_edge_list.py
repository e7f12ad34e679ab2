"""Plain lists of edges: columns by their names, quotations with their sources, and what cannot be a claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from allymap.model import Kind, Polarity, Progress, UnreadableDocument
from allymap.reading.datasets import Cited, Party, Record, Tally, kind_named

HEADER = "Source;Target;Polarity;Type;Date;Start;End;Place;Quote;Source Title;Source URL;Source-Date;Reliability;TLP\n"


def listed(folder: Path, text: str, **columns: str) -> tuple[list[Record], Tally]:
    path, tally = folder / "edges.csv", Tally()
    path.write_text(text, "utf-8")
    records = list(kind_named("csv").read(path, tally, Progress(), columns))
    assert not any(isinstance(one, Party) for one in records)
    return [one for one in records if isinstance(one, Record)], tally


def test_a_quotation_with_its_source(tmp_path: Path) -> None:
    row = 'Iran;Iraq;cooperation;AID;2019-05;;;Basra;"They sent; grain";A paper;https://a.example;2019-06;b;amber\n'
    (record,), tally = listed(tmp_path, HEADER + row)
    assert (record.words, record.event, record.date, record.kind) == ("They sent; grain", "AID", "2019-05", Kind.EVENT)
    assert record.cited == Cited("A paper", "", "https://a.example", "2019-06", "", "B", "", "TLP:AMBER")
    assert (record.arena, record.directed, tally.left_out) == (("Basra",), True, 0)


def test_without_a_source_the_row_is_the_passage(tmp_path: Path) -> None:
    (record,), _ = listed(tmp_path, "from,to,sign,start,end\nIran,Iraq,-1,2011,2014\n")
    assert (record.cited, record.kind, record.date) == (None, Kind.STATE, "2011/2014")
    assert record.words == "Row 2 · 2011/2014 · Iran → Iraq · competition"


@pytest.mark.parametrize(
    ("polarity", "kind", "expected"),
    [
        ("Cooperation", "", Polarity.COOPERATION), ("-", "", Polarity.COMPETITION), ("−1", "", Polarity.COMPETITION),
        ("0.4", "", Polarity.COOPERATION), ("", "sanction", Polarity.COMPETITION), ("", "072", Polarity.COOPERATION),
        ("", "alliance", Polarity.COOPERATION), ("against", "AID", Polarity.COMPETITION),
    ],
)  # fmt: skip
def test_what_says_the_strand(tmp_path: Path, polarity: str, kind: str, expected: Polarity) -> None:
    (record,), _ = listed(tmp_path, f"source,target,polarity,type\nIran,Iraq,{polarity},{kind}\n")
    assert record.polarity is expected


def test_rows_that_cannot_be_claims_are_told_by_reason(tmp_path: Path) -> None:
    rows = (
        "a,b,perhaps,,,,,", "a,,+,,,,,", "a,b,+,soon,,,,", "a,b,+,,2015,2011,,", "a,b,+,,,,high,", "a,b,+,,,,,TLP:BLUE",
        "a,b,+,2015,,,85%,",
    )  # fmt: skip
    text = "source,target,polarity,date,start,end,confidence,tlp\n" + "\n".join(rows) + "\n"
    records, tally = listed(tmp_path, text)
    assert [one.confidence for one in records] == [0.85]
    assert tally.skipped == {"no second actor": (1, [3])}
    assert {reason: rows for reason, (_, rows) in tally.broken.items()} == {
        "nothing that says cooperation or competition": [2], "a date that cannot be read": [4],
        "an end before its beginning": [5], "a confidence that is no number": [6],
        "a handling label that TLP 2.0 does not have": [7],
    }  # fmt: skip


def test_columns_that_a_person_names(tmp_path: Path) -> None:
    text = "Who\tWhom\tWhat\nIran\tIraq\taid\n"
    with pytest.raises(UnreadableDocument, match="does not say which column holds the source: call it “source”"):
        listed(tmp_path, text)
    (record,), _ = listed(tmp_path, text, source="Who", target="whom", type="What")
    assert (record.source.name, record.target.name, record.event) == ("Iran", "Iraq", "AID")
    with pytest.raises(UnreadableDocument, match="has no column “Whose”"):
        listed(tmp_path, text, source="Whose")
    with pytest.raises(UnreadableDocument, match="does not say who cooperates and who competes"):
        listed(tmp_path, "source,target\nIran,Iraq\n")


def test_the_folder_and_the_table_of_sums(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"holds no claims\.csv"):
        list(kind_named("csv").read(tmp_path, Tally(), Progress()))
    with pytest.raises(UnreadableDocument, match="holds sums without their passages"):
        listed(tmp_path, "actor,other_actor,state,cooperation_passages\na,b,thin,1\n")


def test_claims_that_somebody_broke_are_counted(tmp_path: Path) -> None:
    header = "id,kind,actor,recipient,polarity,quote,document_id,verdict,modality,tier,confidence,date\n"
    rows = (
        "c1,event,Iran,Iraq,cooperation,They met.,d,proposed,happened,drawn,0.5,2015",
        "c2,event,Iran,Iraq,cooperation,They met.,d,proposed,happened,drawn,7,2015",
        "c3,event,Iran,Iraq,maybe,They met.,d,proposed,happened,drawn,0.5,2015",
        "c4,event,Iran,Iraq,cooperation,,,proposed,happened,drawn,0.5,",
        "c5,event,Iran,Iraq,cooperation,They met.,d,proposed,happened,drawn,0.5,whenever",
        "c 6,event,Iran,Iraq,cooperation,They met.,d,proposed,happened,drawn,0.5,",
    )
    records, tally = listed(tmp_path, header + "\n".join(rows) + "\n")
    assert [one.id for one in records] == ["c1"]
    assert tally.broken == {"a claim that is not as AllyMap writes it": (5, [3, 4, 5])}
