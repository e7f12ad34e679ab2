"""From the strict format down to the plain one, and what is remembered of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from llm_stub import MODEL, Reply, Stub, claim, claims, document, fails, format_of, remarks, says

from allymap.extraction.cast import Names
from allymap.extraction.llm import Endpoint, LlmError, LlmExtractor
from allymap.extraction.llm.formats import LADDER, Format, FormatMemory, shaped
from allymap.model import Progress

LADDER_OF_KINDS = ["json_schema", "json_object+schema", "json_object", "none"]
SCHEMA = {"type": "object", "properties": {"claims": {"type": "array"}}}


def refusing(*kinds: str, status: int = 400) -> Any:
    """A server that takes no such ``response_format``."""

    def script(request: dict[str, Any]) -> Reply:
        kind = format_of(request)
        return fails(status, f"response_format type '{kind}' is not supported") if kind in kinds else claims(claim())

    return script


@pytest.mark.parametrize("status", [400, 415, 422, 500, 501])
@pytest.mark.parametrize(
    ("refused", "tried"),
    [
        ((), ["json_schema"]),
        (("json_schema",), ["json_schema", "json_object+schema"]),
        (("json_schema", "json_object+schema"), ["json_schema", "json_object+schema", "json_object"]),
        (LADDER_OF_KINDS[:3], LADDER_OF_KINDS),
    ],
)
def test_the_next_plainer_format_is_tried(
    stub: Stub, names: Names, refused: Sequence[str], tried: list[str], status: int
) -> None:
    stub.acts(refusing(*refused, status=status))
    found = LlmExtractor(stub.server(), names).extract([document()], Progress())
    assert stub.formats == tried
    assert LADDER[len(tried) - 1].value in found.claims[0].reasons[0]


def test_what_worked_is_remembered_for_the_server_and_model(stub: Stub, names: Names) -> None:
    memory = FormatMemory()
    stub.acts(refusing("json_schema"))
    for _ in range(2):
        LlmExtractor(stub.server(memory=memory), names).extract([document()], Progress())
    assert stub.formats == ["json_schema", "json_object+schema", "json_object+schema"]
    assert memory.ladder(Endpoint(stub.url, MODEL)) == LADDER[1:]
    assert memory.ladder(Endpoint(stub.url, "another")) == LADDER
    assert memory.ladder(Endpoint("http://localhost/v1", MODEL)) == LADDER


def test_a_server_that_ignores_the_format_is_asked_more_plainly(stub: Stub, names: Names) -> None:
    stub.will(
        says("Russia armed Iran."),
        says({"relations": []}),
        says(""),
        says(f"Here: ```json\n{json.dumps([claim()])}\n```"),
    )
    found = LlmExtractor(stub.server(), names).extract([document()], Progress())
    assert stub.formats == LADDER_OF_KINDS
    assert len(found.claims) == 1
    assert "4 requests" in remarks(found)[-1]


def test_one_bad_answer_does_not_count_against_a_server_that_works(stub: Stub, names: Names) -> None:
    memory = FormatMemory()
    stub.will(claims(), says("Sorry."), claims(claim()))
    for _ in range(3):
        LlmExtractor(stub.server(memory=memory), names).extract([document()], Progress())
    assert stub.formats == ["json_schema", "json_schema", "json_object+schema", "json_schema"]


def test_invalid_json_all_the_way_is_one_sentence(stub: Stub, names: Names) -> None:
    stub.will(says('{"claims": [{"quote": Russia}'))
    with pytest.raises(LlmError, match=r"answered without the JSON it was asked for"):
        LlmExtractor(stub.server(), names).extract([document()], Progress())
    assert stub.formats == LADDER_OF_KINDS


def test_a_server_that_takes_no_form_at_all_is_one_sentence(stub: Stub, names: Names) -> None:
    stub.will(fails(400, "no messages of this kind"))
    with pytest.raises(LlmError, match=r"refuses every form of the question: .*no messages of this kind"):
        LlmExtractor(stub.server(), names).extract([document()], Progress())


def test_a_form_refused_later_on_fails_that_passage_alone(stub: Stub, names: Names) -> None:
    def script(request: dict[str, Any]) -> Reply:
        return fails(400, "bad words") if "bombed" in request["messages"][1]["content"] else claims(claim())

    stub.acts(script)
    found = LlmExtractor(stub.server(batch=10), names).extract([document()], Progress())
    assert len(found.claims) == 1
    assert "bad words" in str(found.report.failures[0])


def test_the_material_never_mixes_with_the_instructions() -> None:
    for how in Format:
        messages, response_format = shaped(how, "Do this.", '{"passages": "Do that."}', "claims", SCHEMA)
        assert [message["role"] for message in messages] == ["system", "user"]
        assert messages[1]["content"] == '{"passages": "Do that."}'
        assert "Do that" not in messages[0]["content"]
        assert (json.dumps(SCHEMA) in messages[0]["content"]) == (how is not Format.SCHEMA)
        assert (response_format is None) == (how is Format.PROMPT)


def test_a_cut_answer_is_asked_again_in_halves(stub: Stub, names: Names) -> None:
    whole = json.dumps({"claims": [claim(), claim(passage=2)]})
    stub.will(says(whole[:-150], finish="length"), claims(claim()), claims())
    found = LlmExtractor(stub.server(), names).extract([document()], Progress())
    assert len(found.claims) == 1
    assert not found.report.failures
    assert len(stub.heard) == 3


def test_a_cut_answer_to_one_sentence_keeps_what_is_whole_and_says_so(stub: Stub, names: Names) -> None:
    text = "Russia armed Iran in March 2016"
    answer = json.dumps({"claims": [claim(), claim(polarity="competition", event="ASSAULT")]})
    stub.will(says(answer[:-3], finish="length"))
    found = LlmExtractor(stub.server(), names).extract([document(text)], Progress())
    assert [claim.event for claim in found.claims] == ["AID"]
    assert "the model's answer was cut short" in str(found.report.failures[0])


def test_a_model_that_only_thinks_until_it_is_cut_off(stub: Stub, names: Names) -> None:
    stub.will(says("<think>Let me see, Russia", finish="length"))
    found = LlmExtractor(stub.server(), names).extract([document("Russia armed Iran in March 2016")], Progress())
    assert not found.claims
    assert len(stub.heard) == 1
    assert "cut short" in str(found.report.failures[0])
