"""No word of what a handling label holds back is in any export: contents, names of parts, ids, texts of pictures."""

from __future__ import annotations

import html as markup
import io
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
from briefed import everything_in, evidence, labelled, placed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from labelled_projects import LABELS, Made, projects
from PIL import Image

from allymap.model import AllyMapError, Passage, Polarity, Tier
from allymap.network import layout as engine
from allymap.network.changes import between_days, changes
from allymap.network.drawing import Drawing
from allymap.network.evidence import Query
from allymap.network.handling import cleared
from allymap.network.matrix import matrix
from allymap.network.picture import compose, fit
from allymap.network.relations import derive
from allymap.network.structure.patterns import find_patterns
from allymap.network.timeline import timeline
from allymap.network.view import build
from allymap.network.why import why
from allymap.output import (
    animation,
    findings,
    pictures,
    time_sequence,
)
from allymap.output import (
    changes as changed,
)
from allymap.output import (
    claims as told_claims,
)
from allymap.output import (
    matrix as told_matrix,
)
from allymap.output import (
    relations as told_relations,
)
from allymap.output import (
    timeline as told_timeline,
)
from allymap.output import (
    why as told_why,
)
from allymap.output.briefing import dossier, formats
from allymap.output.briefing.compose import Stock, alone, brief
from allymap.output.briefing.outline import outline
from allymap.output.exchange.content import collect
from allymap.output.exchange.formats import FORMATS

SIZE = (900, 600)


def stock_of(made: Made) -> Stock:
    return Stock(made.evidence, placed, drawn=lambda *_: Drawing(notes=tuple(made.notes)))


def readable(content: bytes) -> str:
    """All text of a file: its bytes, its parts unpacked, the words of a PDF, what a GIF says beside its pictures."""
    found = everything_in(content)
    text = markup.unescape(found.decode("utf-8", "replace")) + found.decode("utf-16-le", "replace")
    if content.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(content)
        text += "".join(page.get_textpage().get_text_range() for page in document) + str(document.get_metadata_dict())
    if content.startswith(b"GIF"):
        with Image.open(io.BytesIO(content)) as film:
            text += str(film.info)
    return text.casefold()


def briefings(made: Made, label: str) -> Iterator[tuple[str, bytes]]:
    """The scenes, and the outline of the same project, in every format."""
    stock = stock_of(made)
    free = cleared(made.evidence, label).evidence
    for name, scenes in (("scenes", made.scenes), ("outline", outline(free, "A briefing", "", ""))):
        if not scenes:
            continue
        briefing = brief("A briefing", scenes, stock, label)
        for ending in formats.FORMATS:
            yield f"{name}{ending}", formats.write(briefing, ending)
    for number in range(1, len(made.scenes) + 1):
        try:
            picture, _ = alone(number, made.scenes, stock, label, SIZE)
        except AllyMapError:
            continue  # words alone, or no such scene under this label
        for ending in (".svg", ".pdf"):
            yield f"scene {number}{ending}", pictures.write(picture, ending)


def maps(made: Made, label: str) -> Iterator[tuple[str, bytes]]:
    """The whole map, and the map year by year."""
    free = cleared(made.evidence, label).evidence
    kept = frozenset(made.evidence.actors)  # as if all were made by hand, and so are shown without a relation
    view = build(free, Query(), kept)
    places = engine.arrange(view)
    drawing = Drawing(notes=tuple(made.notes))
    picture = compose(view, places, fit(places, SIZE), SIZE, drawing=drawing, handling=label)
    for ending in (".svg", ".pdf"):
        yield f"map{ending}", pictures.write(picture, ending)
    frames = time_sequence.pictures(free, Query(), places, SIZE, kept=kept, drawing=drawing, handling=label)
    if frames:
        yield "map.gif", animation.write(frames[-2:], label)
        yield "frames", "".join(pictures.write(one, ".svg").decode() for one in frames).encode()


def lists(made: Made, label: str) -> Iterator[tuple[str, bytes]]:
    """Everything that is written in rows."""
    free = cleared(made.evidence, label).evidence
    relations = derive(free, Query())
    for form in ("table", "csv", "jsonl"):
        yield f"claims.{form}", told_claims.write(free.claims.values(), free, form).encode()
    for form in ("table", "csv", "json"):
        yield f"relations.{form}", told_relations.write(relations, free, form).encode()
        yield f"timeline.{form}", told_timeline.write(timeline(free, relations, 12), free, form).encode()
    before, after = between_days(free, Query(), "2011-06-01", "2013")
    for form in ("table", "json", "md"):
        yield f"changes.{form}", changed.write(changes(before, after), before.evidence, after.evidence, form).encode()
    for relation in relations:
        yield f"{relation.id}.md", dossier.write(relation, free, label).encode()
        yield "why", told_why.write(why(free, Query(), *relation.actors), free).encode()
        rows = [free.claims[one] for one in relation.claims]
        yield "matrix", told_matrix.write(matrix(rows, "year"), "json").encode()
    patterns = find_patterns(free, Query(), seconds=0.5)
    for form in ("table", "json"):
        yield f"findings.{form}", findings.write(patterns.shown(fragile=True), free, form).encode()


def networks(made: Made, label: str) -> Iterator[tuple[str, bytes]]:
    """Everything that other programs read."""
    kept = frozenset(made.evidence.actors)
    free = cleared(made.evidence, label).evidence
    content = collect(free, label, Query(tiers=frozenset(Tier)), kept=kept, title="A network")
    for form, make in FORMATS.items():
        for name, written in make(content).items():
            yield f"{form}{name}", written


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(projects(), st.sampled_from(LABELS))
def test_no_withheld_word_is_in_any_export(made: Made, label: str) -> None:
    secret = made.secret(label)
    for exports in (briefings, maps, lists, networks):
        for name, content in exports(made, label):
            text = readable(content) + name.casefold()
            assert not [one for one in secret if one in text], name


@settings(deadline=None, max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(projects())
def test_what_is_looked_for_is_there_where_it_may_be(made: Made) -> None:
    """Every format holds words of the kind that the test above looks for, so that it would find them."""
    label = "TLP:RED"
    told = made.told(label)
    assert not made.secret(label)
    written = [*briefings(made, label), *lists(made, label), *networks(made, label)]
    texts = {name: readable(content) for name, content in written}
    assert all(one in texts["claims.jsonl"] for one in told if one.startswith("zqclaim"))
    if derive(made.evidence, Query()):
        for ending in formats.FORMATS:
            for kind in ("claim", "doc", "actor"):
                assert any(one in texts[f"outline{ending}"] for one in told if one.startswith(f"zq{kind}")), ending
            assert "zqscene00title" in texts[f"scenes{ending}"]
        for form in FORMATS:
            text = "".join(texts[name] for name in texts if name.startswith(form))
            for kind in ("claim", "doc", "actor"):
                assert any(one in text for one in told if one.startswith(f"zq{kind}")), form


def test_a_passage_within_a_withheld_one_is_withheld_as_well() -> None:
    """Two claims of one sentence: whoever labels one does not want its words to leave with the other."""
    found = labelled(evidence(), "treaty", "TLP:RED")
    treaty = found.claims["treaty"]
    assert treaty.passage is not None
    document = found.documents["paper"]
    part = Passage.of(document, treaty.passage.start, treaty.passage.start + 14)
    within = replace(treaty, id="within", passage=part, polarity=Polarity.COMPETITION, tlp="")
    free = cleared(replace(found, claims={**found.claims, "within": within}), "TLP:GREEN")
    assert "within" not in free.evidence.claims
    assert free.withheld_claims == 2
    assert {"radars", "border", "spying"} <= free.evidence.claims.keys()
