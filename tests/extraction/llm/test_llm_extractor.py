"""The whole way with a stub server: what is kept, what is rejected, what is told."""

from __future__ import annotations

from typing import Any

import pytest
from llm_stub import TEXT, Reply, Stub, claim, claims, document, fails, passages, remarks, says

from allymap.extraction import Extraction
from allymap.extraction.cast import Names
from allymap.extraction.llm import ConsentNeeded, Endpoint, LlmError, LlmExtractor, Server
from allymap.extraction.llm.usage import Price
from allymap.model import Actor, Anchor, Document, Kind, Modality, Polarity, Progress, Severity, Tier


def extract(stub: Stub, names: Names, *documents: Document, jobs: int = 1, **settings: Any) -> Extraction:
    return LlmExtractor(stub.server(**settings), names).extract(documents or [document()], Progress(), jobs)


def test_a_grounded_claim_is_drawn_and_explains_itself(stub: Stub, names: Names) -> None:
    stub.will(claims(claim()))
    found = extract(stub, names)
    (one,) = found.claims
    assert (one.source_id, one.target_id, one.polarity) == ("russia", "iran", Polarity.COOPERATION)
    assert (one.kind, one.event, one.modality, one.narrator) == (Kind.EVENT, "AID", Modality.HAPPENED, "author")
    assert (one.date, one.date_basis) == ("2016-03", "stated")
    assert one.passage is not None
    assert one.passage.exact == "Russia armed Iran in March 2016."
    assert one.passage.locate(document())[0] is Anchor.EXACT
    assert TEXT[slice(*one.trigger_span)] == one.trigger == "armed"  # type: ignore[misc]
    assert TEXT[slice(*one.source_span)] == "Russia"  # type: ignore[misc]
    assert one.by == "llm stub-7b"
    assert (one.tier, one.confidence) == (Tier.DRAWN, 0.8)
    reasons = " | ".join(one.reasons)
    assert "asked: stub-7b for the relations that a passage states, held to the schema" in reasons
    assert "127.0.0.1" not in reasons, "where a model runs is nobody else's business"
    assert "the quote “Russia armed Iran in March 2016” stands in the passage" in reasons
    assert "the model says 0.95; it counts 0.80 at most" in reasons
    assert [actor.id for actor in found.actors] == ["iran", "russia"]


def test_principals_come_along_and_claims_are_found_again_under_their_ids(stub: Stub, names: Names) -> None:
    text = "Vladimir Putin armed Iran in March 2016."
    stub.will(claims(claim(quote=text, source="Vladimir Putin")))
    first = extract(stub, names, document(text))
    assert {actor.id for actor in first.actors} == {"vladimir-putin", "russia", "iran"}
    assert extract(stub, names, document(text)).claims[0].id == first.claims[0].id


def test_the_same_claim_twice_is_one(stub: Stub, names: Names) -> None:
    stub.will(claims(claim(), claim(confidence=0.7)))
    assert len(extract(stub, names).claims) == 1


def test_inventions_are_rejected_and_counted(stub: Stub, names: Names) -> None:
    stub.will(
        claims(
            claim(),
            claim(quote="Russia secretly armed Iran in March 2016"),
            claim(target="China"),
            claim(source="it"),
            claim(target="Russia"),
            claim(event="FIGHT"),
            claim(modality="certainly"),
            claim(polarity="love"),
            "not even an object",
            claim(quote="armed"),
        )
    )
    found = extract(stub, names)
    assert len(found.claims) == 1
    assert remarks(found)[-1].endswith(
        "10 relations proposed, 1 kept; rejected: 1 with a quote that is not in the passage, 2 with an actor the"
        " passage does not name, 1 about one actor alone, 4 not of the form that was asked for, 1 with a quote too"
        " short to state anything."
    )


def test_passages_are_packed_by_size_and_asked_side_by_side(stub: Stub, names: Names) -> None:
    def each_armed(request: dict[str, Any]) -> Reply:
        return claims(*(claim(passage=n) for n, text in enumerate(passages(request), 1) if "armed" in text))

    stub.acts(each_armed)
    documents = [document(f"{TEXT}\n\nPassage {n} says nothing of this.", key=f"d{n}") for n in range(4)]
    found = extract(stub, names, *documents, jobs=3, batch=250)
    assert [claim.document_id for claim in found.claims] == ["d0", "d1", "d2", "d3"]
    sizes = [sum(map(len, passages(request))) for request in stub.heard]
    assert len(sizes) > 2
    assert max(sizes) <= 250
    assert sum(len(passages(request)) for request in stub.heard) == 12


def test_progress_tells_how_far_it_is(stub: Stub, names: Names) -> None:
    stub.will(claims())
    told: list[tuple[str, int, int]] = []
    progress = Progress(lambda *state: told.append(state))
    documents = [document(key="a"), document(key="b"), document("Russia armó a Irán.", key="c", language="es")]
    LlmExtractor(stub.server(batch=10), names).extract(documents, progress)
    assert {state[::2] for state in told} == {("Asking stub-7b", 3)}
    assert list(dict.fromkeys(done for _, done, _ in told)) == [0, 1, 2, 3]
    assert len(stub.heard) == 4


def test_what_several_rounds_took_is_added_up(stub: Stub, names: Names) -> None:
    stub.will(claims())
    extractor = LlmExtractor(stub.server(), names)
    first, second = (remarks(extractor.extract([document()], Progress()))[0] for _ in range(2))
    assert "so far" not in first
    assert (
        "1 request, 100 tokens asked and 20 answered (so far 2 requests, 200 tokens asked and 40 answered);" in second
    )


def test_tokens_and_cost_are_told(stub: Stub, names: Names) -> None:
    stub.will(claims())
    (told,) = remarks(extract(stub, names, price=Price(1000, 5000, "USD")))
    assert told == (
        "stub-7b at 127.0.0.1: 1 request, 100 tokens asked and 20 answered, 0.2 USD; 0 relations proposed, 0 kept."
    )


def test_without_usage_the_tokens_are_estimated_and_said_so(stub: Stub, names: Names) -> None:
    stub.will(says({"claims": []}, usage=None))
    (told,) = remarks(extract(stub, names))
    assert "about " in told
    assert "USD" not in told


def test_another_language_is_not_sent(stub: Stub, names: Names) -> None:
    stub.will(claims())
    found = extract(stub, names, document("Rusia armó a Irán en marzo de 2016.", language="es"))
    assert not stub.heard
    assert [remark.severity for remark in found.report.remarks] == [Severity.NOTE]
    assert "not in English" in remarks(found)[0]


def test_nothing_to_read_asks_nothing(stub: Stub, names: Names) -> None:
    found = extract(stub, names, document("Title\n\n\n***"))
    assert found == Extraction((), (), found.report)
    assert not stub.heard
    assert not found.report.remarks


def test_a_projects_own_actor_is_recognised(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLYMAP_LLM_URL", stub.url)
    monkeypatch.setenv("ALLYMAP_LLM_MODEL", "stub-7b")
    stub.will(claims(claim(quote="Zembla armed Iran in March 2016", source="Zembla")))
    extractor = LlmExtractor.load(extra_actors=[Actor("zem", "Zembla")])
    (one,) = extractor.extract([document("Zembla armed Iran in March 2016.")], Progress()).claims
    assert (one.source_id, one.tier) == ("zem", Tier.DRAWN)
    assert extractor.by == one.by == "llm stub-7b"


def test_text_does_not_leave_without_consent(names: Names) -> None:
    endpoint = Endpoint("https://llm.example.org/v1", "m")
    with pytest.raises(ConsentNeeded, match=r"leaves this machine for llm.example.org"):
        LlmExtractor.load(endpoint=endpoint)
    with pytest.raises(ConsentNeeded):
        LlmExtractor(Server(endpoint), names).extract([document()], Progress())
    assert LlmExtractor.load(endpoint=endpoint, consent=True).by == "llm m"


def test_one_failed_batch_leaves_the_others(stub: Stub, names: Names) -> None:
    stub.acts(lambda request: fails(500, "boom") if "bombed" in passages(request)[0] else claims(claim()))
    found = extract(stub, names, batch=10)
    assert len(found.claims) == 1
    (failure,) = found.report.failures
    assert failure.where == "A deal"
    assert failure.message == (
        "1 passage could not be read for claims to the end: 127.0.0.1 answered 500 (boom), and asking 4 times did not"
        " help."
    )
    assert "3 sent again" in remarks(found)[-1]


def test_after_three_failures_in_a_row_the_rest_is_not_asked(stub: Stub, names: Names) -> None:
    text = "\n\n".join([TEXT, *(f"Nothing of note happened on day {n}." for n in range(10))])
    stub.acts(lambda request: claims(claim()) if "armed" in passages(request)[0] else fails(503, "down"))
    found = extract(stub, names, document(text), batch=10)
    assert len(found.claims) == 1
    assert len(stub.heard) == 1 + 3 * 4
    assert "the model was not asked any more, which leaves 8 passages unread." in remarks(found)[-2]


def test_a_server_that_answers_nothing_at_all_is_one_error(stub: Stub, names: Names) -> None:
    stub.will(fails(500, "boom"))
    with pytest.raises(LlmError, match=r"answered 500 .boom., and asking 4 times did not help.$"):
        extract(stub, names)


def test_a_server_that_is_not_there_is_said_at_once(names: Names) -> None:
    silent = Stub()
    server = silent.server()
    silent.close()
    with pytest.raises(LlmError, match=r"There is no language model at http://127.0.0.1:.*start its server"):
        LlmExtractor(server, names).extract([document()], Progress())


def test_an_account_that_runs_dry_keeps_what_was_found(stub: Stub, names: Names) -> None:
    stub.acts(lambda request: claims(claim()) if "armed" in passages(request)[0] else fails(429, "insufficient_quota"))
    found = extract(stub, names, document(f"{TEXT}\n\nNothing of note was said."), batch=10)
    assert len(found.claims) == 1
    assert "nothing left to spend" in remarks(found)[0]
    assert "which leaves 1 passage unread" in remarks(found)[1]
    assert len(stub.heard) == 2
