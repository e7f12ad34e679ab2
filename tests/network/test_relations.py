"""Relations equal what a reader with all the time in the world would add up by hand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import (
    Actor,
    ActorKind,
    Claim,
    Document,
    FuzzyDate,
    Judgement,
    Kind,
    Modality,
    Passage,
    Polarity,
    Relation,
    Sameness,
    State,
    Strand,
    Thresholds,
    Tier,
    Verdict,
    VerdictValue,
    relation_id_for,
)
from allymap.network.relations import Evidence, Query, derive, relation_between, representative, summary

RUSSIA, IRAN = "russia", "iran"
ACTORS = {
    "russia": Actor("russia", "Russia", ActorKind.STATE),
    "iran": Actor("iran", "Iran", ActorKind.STATE),
    "syria": Actor("syria", "Syria", ActorKind.STATE),
    "putin": Actor("putin", "Vladimir Putin", ActorKind.PERSON, "russia"),
    "irgc": Actor("irgc", "IRGC", ActorKind.ORGAN, "iran"),
    "quds": Actor("quds", "Quds Force", ActorKind.ORGAN, "irgc"),
    "hezbollah": Actor("hezbollah", "Hezbollah", ActorKind.ARMED_GROUP, "iran"),
}
SENTENCES = (
    "Moscow sent jets to Damascus in the autumn of that year to save its ally",
    "Moscow sent jets to Damascus, in the autumn of that year, to save its ally!",
    "Tehran paid for the drones that fell on Ukrainian towns all through the winter",
    "The two capitals quarrelled over who would drill for gas off the Syrian coast",
    "Officials in Tehran complained that Russian batteries stayed silent under Israeli raids",
    "A gas deal was signed in Tehran while the ministers spoke of friendship and patience",
)
TEXTS = {
    "d1": " ".join(SENTENCES),
    "d2": " ".join((*SENTENCES, "and more was said about it later", *(f"on day {n} page {2 * n}" for n in range(300)))),
    "d3": " ".join(SENTENCES),
}
DOCUMENTS = {one: Document(one, one, text, "") for one, text in TEXTS.items()}
ORIGINS = {"d1": "d1", "d2": "d2", "d3": "d1"}
"""d3 is a reprint of d1."""


def claim(number: int = 0, **changes: object) -> Claim:
    """Russia helps Iran, in a sentence of the first document."""
    given_ = {"source_id": RUSSIA, "target_id": IRAN, "polarity": Polarity.COOPERATION, "passage": said(0)} | changes
    return Claim(f"c{number}", Kind.EVENT, **given_)  # type: ignore[arg-type]


def said(sentence: int, document: str = "d1") -> Passage:
    start = TEXTS[document].index(SENTENCES[sentence])
    return Passage.of(DOCUMENTS[document], start, start + len(SENTENCES[sentence]))


def evidence(*claims: Claim, verdicts: dict[str, VerdictValue] | None = None, **rest: object) -> Evidence:
    judged = {one: Verdict(one, value, "me", "2026-01-01") for one, value in (verdicts or {}).items()}
    return Evidence(DOCUMENTS, ACTORS, {one.id: one for one in claims}, judged, **rest)  # type: ignore[arg-type]


def only(found: list[Relation]) -> Relation:
    (relation,) = found
    return relation


def naive(known: Evidence, query: Query) -> list[Relation]:
    """Every step spelled out, over Python objects, with nothing remembered."""
    who = representative(known, query.folded)
    pairs: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for one in known.claims.values():
        low, high = sorted((who.get(one.source_id, one.source_id), who.get(one.target_id, one.target_id)))
        if low != high and naive_counts(known, query, one):
            pairs[low, high].append(one)
    found = []
    for pair, claims in pairs.items():
        both = [naive_strand(known, one, [c for c in claims if c.polarity is one]) for one in Polarity]
        cooperation, competition = both
        total, least = cooperation.weight + competition.weight, min(cooperation.weight, competition.weight)
        if total <= query.thresholds.thin_passages:
            state = State.THIN
        elif least >= query.thresholds.contested_share * total:
            state = State.CONTESTED
        else:
            state = State.COOPERATIVE if cooperation.weight >= competition.weight else State.COMPETITIVE
        kept = [s if not query.polarities or s.polarity in query.polarities else Strand(s.polarity) for s in both]
        every = naive_strand(known, Polarity.COOPERATION, [known.claims[one] for s in kept for one in s.claims])
        relation = Relation(pair, kept[0], kept[1], state, every.origins)
        whole = naive_strand(known, Polarity.COOPERATION, claims)
        if query.single_origin and whole.origins > 1:
            continue
        if relation.weight and not query.hidden_actors & set(pair) and (not query.states or state in query.states):
            found.append(relation)
    return sorted(found, key=lambda relation: (-relation.weight, relation.id))


def naive_counts(known: Evidence, query: Query, one: Claim) -> bool:
    verdict = known.verdicts[one.id].value if one.id in known.verdicts else VerdictValue.PROPOSED
    windowed = query.start is not None or query.end is not None
    backwards = query.start is not None and query.end is not None and query.end < query.start
    when = FuzzyDate.parse(one.date)
    # An event that may have happened by then has; a state must still be able to hold on the day.
    standing = when.overlaps(None if one.kind is Kind.EVENT else query.as_of, query.as_of)
    return all((
        verdict is not VerdictValue.REJECTED,
        verdict is VerdictValue.ACCEPTED or (one.tier in query.tiers and not query.reviewed_only),
        one.modality in query.modalities,
        not windowed or (when.overlaps(query.start, query.end) and not backwards),
        query.as_of is None or standing,
        not query.arenas or query.arenas & set(one.arena),
        not query.documents or one.document_id in query.documents,
        not query.narrators or one.narrator in query.narrators,
        not query.kinds or one.kind in query.kinds,
        not query.events or one.event in query.events,
        not query.verdicts or verdict in query.verdicts,
    ))  # fmt: skip


def naive_strand(known: Evidence, polarity: Polarity, claims: list[Claim]) -> Strand:
    if not claims:
        return Strand(polarity)
    first, last = ({one.id: named(one.date)[side] for one in claims} for side in (0, 1))
    dated = [one for one in claims if one.date]

    def start(text: str) -> tuple[object, ...]:
        return FuzzyDate.parse(text).earliest, len(text)

    def end(text: str) -> tuple[object, ...]:
        return FuzzyDate.parse(text).latest or date.min, len(text)

    ordered = sorted(claims, key=lambda one: (bool(one.date), end(last[one.id]), one.id))
    passages = {words(one.passage.exact) if one.passage else f"note {one.note or one.id}" for one in claims}
    papers = {one.document_id for one in claims if one.passage}
    roots = {ORIGINS[one.document_id] if one.passage else f"by {one.by}" for one in claims}
    return Strand(
        polarity, tuple(one.id for one in ordered), float(len(passages)), len(papers), min(len(roots), len(passages)),
        any(one.id in known.verdicts and known.verdicts[one.id].value is VerdictValue.ACCEPTED for one in claims),
        any(one.modality in (Modality.HAPPENED, Modality.ONGOING) for one in claims),
        min((first[one.id] for one in dated), key=start, default=""),
        max((last[one.id] for one in dated), key=end, default=""),
    )  # fmt: skip


def named(date_: str) -> tuple[str, str]:
    """The first and the last day that a date names: an open end has no name of its own."""
    ends = [end for end in date_.split("/") if end not in ("", "..")]
    return (ends[0], ends[-1]) if ends else ("", "")


def words(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


DATES = (
    "", "2011", "2013-05", "2013-05-07", "2011/..", "../2014", "2012/2016", "2015-21", "201X", "2016~", "20XX", "2014?",
    "2015-24", "2013-05-07/..", "../2014-02", "2012-11-30/2013-01", "2015%", "1914",
)  # fmt: skip
CLAIMS = st.lists(
    st.builds(
        Claim,
        id=st.integers(0, 60).map("c{}".format), kind=st.sampled_from(Kind),
        source_id=st.sampled_from([*ACTORS, "stranger"]), target_id=st.sampled_from([*ACTORS]),
        polarity=st.sampled_from(Polarity),
        passage=st.one_of(st.none(), st.builds(said, st.integers(0, 5), st.sampled_from([*DOCUMENTS]))),
        modality=st.sampled_from(Modality), date=st.sampled_from(DATES),
        arena=st.sampled_from(((), ("Syria",), ("Syria", "Energy"))), narrator=st.sampled_from(("author", "iran")),
        tier=st.sampled_from(Tier), by=st.sampled_from(("me", "you")), note=st.sampled_from(("", "I saw it")),
        event=st.sampled_from(("", "AID")),
    ),
    max_size=25, unique_by=lambda one: one.id,
)  # fmt: skip
DAYS = st.one_of(st.none(), st.dates(date(2010, 1, 1), date(2018, 1, 1)))


def some(*values: object) -> st.SearchStrategy[frozenset[object]]:
    return st.frozensets(st.sampled_from(values), max_size=1)


QUERIES = st.builds(
    Query,
    folded=st.booleans(), start=DAYS, end=DAYS, as_of=DAYS, reviewed_only=st.booleans(),
    tiers=st.frozensets(st.sampled_from(Tier), min_size=1),
    modalities=st.frozensets(st.sampled_from(Modality), min_size=1),
    polarities=some(*Polarity), states=some(*State), arenas=some("Syria", "Energy", "Gaza"), documents=some("d1", "dx"),
    narrators=some("iran"), kinds=some(*Kind), events=some("AID", ""), verdicts=some(*VerdictValue),
    single_origin=st.booleans(), hidden_actors=some("syria", "putin"),
    thresholds=st.sampled_from((Thresholds(), Thresholds(0.5, 0))),
)  # fmt: skip
VERDICTS = st.dictionaries(st.integers(0, 60).map("c{}".format), st.sampled_from(VerdictValue), max_size=15)


@given(CLAIMS, VERDICTS, st.lists(QUERIES, min_size=1, max_size=4))
def test_equal_to_a_derivation_from_scratch(
    claims: list[Claim], verdicts: dict[str, VerdictValue], queries: list[Query]
) -> None:
    known = evidence(*claims, verdicts=verdicts)
    for query in queries:
        assert derive(known, query) == naive(known, query)


@given(CLAIMS, QUERIES)
def test_the_order_of_claims_means_nothing(claims: list[Claim], query: Query) -> None:
    assert derive(evidence(*claims), query) == derive(evidence(*reversed(claims)), query)


def test_a_pair_keeps_both_its_strands() -> None:
    known = evidence(
        claim(1), claim(2, passage=said(2)), claim(3, passage=said(3), polarity=Polarity.COMPETITION, source_id=IRAN,
        target_id=RUSSIA),
    )  # fmt: skip
    relation = only(derive(known, Query()))
    assert relation.actors == (IRAN, RUSSIA)
    assert (relation.cooperation.claims, relation.competition.claims) == (("c1", "c2"), ("c3",))
    assert relation.state is State.CONTESTED


def test_repeated_words_count_once_and_are_thin() -> None:
    relation = only(derive(evidence(claim(1), claim(2, passage=said(1, "d2"))), Query()))
    assert (relation.weight, relation.cooperation.documents, relation.origins) == (1, 2, 1)
    assert relation.state is State.THIN


def test_a_reprint_is_no_second_origin() -> None:
    relation = only(
        derive(evidence(claim(1), claim(2, passage=said(2, "d3")), claim(3, passage=said(3, "d2"))), Query())
    )
    assert (relation.cooperation.documents, relation.cooperation.origins) == (3, 2)


def test_people_and_organs_fold_and_armed_groups_do_not() -> None:
    known = evidence(
        claim(1, source_id="putin", target_id="quds"), claim(2, source_id="putin", target_id="hezbollah"),
        claim(3, source_id="quds", target_id="irgc"),
    )  # fmt: skip
    assert {one.id for one in derive(known, Query())} == {"iran|russia", "hezbollah|russia"}
    assert {one.id for one in derive(known, Query(folded=False))} == {"putin|quds", "hezbollah|putin", "irgc|quds"}


def test_an_accepted_suggestion_counts_and_a_rejected_claim_never() -> None:
    known = evidence(
        claim(1, tier=Tier.SUGGESTED), claim(2, tier=Tier.SUGGESTED, passage=said(2)), claim(3, passage=said(3)),
        verdicts={"c1": VerdictValue.ACCEPTED, "c3": VerdictValue.REJECTED},
    )  # fmt: skip
    strand = only(derive(known, Query())).cooperation
    assert strand.claims == ("c1",)
    assert strand.reviewed
    assert only(derive(known, Query(tiers=frozenset(Tier)))).cooperation.claims == ("c1", "c2")


def test_undated_claims_need_an_open_window() -> None:
    known = evidence(claim(1), claim(2, date="2011/..", passage=said(2)))
    assert only(derive(known, Query())).claims == ("c1", "c2")
    assert only(derive(known, Query(start=date(2020, 1, 1)))).claims == ("c2",)
    assert derive(known, Query(end=date(2010, 12, 31))) == []


def test_hiding_a_strand_leaves_the_state_of_the_pair() -> None:
    known = evidence(claim(1), claim(2, passage=said(2), polarity=Polarity.COMPETITION))
    relation = only(derive(known, Query(polarities=frozenset({Polarity.COMPETITION}))))
    assert relation.state is State.CONTESTED
    assert relation.cooperation == Strand(Polarity.COOPERATION)


def test_hiding_follows_a_merge_but_not_a_fold() -> None:
    merged = {"j": Judgement("russia", "stranger", Sameness.SAME, "me", "2026-01-01")}
    known = evidence(claim(1, source_id="putin"), judgements=merged)
    assert derive(known, Query(hidden_actors=frozenset({"stranger"}))) == []
    assert len(derive(known, Query(hidden_actors=frozenset({"putin"})))) == 1
    assert derive(known, Query(folded=False, hidden_actors=frozenset({"putin"}))) == []


def test_a_mapping_changed_in_place_is_noticed() -> None:
    rows = {"c1": claim(1)}
    known = Evidence(DOCUMENTS, ACTORS, rows)
    assert only(derive(known, Query())).weight == 1
    rows["c2"] = claim(2, passage=said(2))
    assert only(derive(known, Query())).weight == 2
    rows["c2"] = replace(rows["c2"], modality=Modality.DENIED)
    assert only(derive(known, Query())).weight == 1


def test_a_pair_without_claims_that_count_is_unknown() -> None:
    known = evidence(claim(1, modality=Modality.ANNOUNCED), claim(2, target_id="syria"))
    relation = relation_between(known, Query(), RUSSIA, IRAN)
    assert (relation.state, relation.id, relation.claims) == (State.UNKNOWN, relation_id_for(IRAN, RUSSIA), ())
    assert relation_between(known, Query(), "syria", RUSSIA).state is State.THIN


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2011", "2024-04"), "1 cooperation · 1 competition · 2011–2024 · 1 origin"),
        (("", "2015-09-30"), "1 cooperation · 1 competition · 2015 · 1 origin"),
        (("", ""), "1 cooperation · 1 competition · 1 origin"),
    ],
)
def test_a_relation_in_a_line(dates: tuple[str, str], expected: str) -> None:
    other = claim(2, passage=said(2), polarity=Polarity.COMPETITION, date=dates[1])
    assert summary(only(derive(evidence(claim(1, date=dates[0]), other), Query()))) == expected


def test_a_relation_without_claims_says_so() -> None:
    assert summary(relation_between(Evidence(), Query(), RUSSIA, IRAN)) == "no claims"


def test_publishers_and_grades_are_those_of_the_documents() -> None:
    graded = {
        "d1": replace(DOCUMENTS["d1"], publisher="Harbour Review", reliability="B", credibility="2"),
        "d2": replace(DOCUMENTS["d2"], publisher="Port News", reliability="B", credibility="4"),
    }
    known = replace(evidence(claim(1), claim(2, passage=said(3, "d2"))), documents=graded)
    for query, left in (
        (Query(publishers=frozenset({"Port News"})), "c2"), (Query(grades=frozenset("2")), "c1"),
        (Query(grades=frozenset("BC4")), "c2"), (Query(grades=frozenset("B")), "c1 c2"),
        (Query(grades=frozenset("A")), ""),
    ):  # fmt: skip
        assert " ".join(sorted(one for relation in derive(known, query) for one in relation.claims)) == left
        assert derive(known, query.unfiltered) == derive(known, Query())
