"""From scenes to pages: each scene asks its query again, and every strand it shows gets the numbers of its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ...model import AllyMapError, Camera, Claim, Relation, Scene, SceneKind, Strand, VerdictValue, may_hold
from ...model.wording import counted
from ...network import asking
from ...network.drawing import Drawing
from ...network.evidence import Evidence, Query
from ...network.handling import cleared
from ...network.look import LIGHT, Look
from ...network.picture import Picture, compose, fit
from ...network.view import MapView, build
from ..people import People
from ..sourcing import check, sourced
from .callouts import boxes
from .footnotes import beside_strands, middle_of
from .listing import listing
from .pages import Briefing, Page, PlacedCallout, Quote, Source, picture_size
from .seen_part import part_words

Places = Mapping[str, tuple[float, float]]

MOST_OF_A_STRAND = 3
"""Sources named for each strand of a page: the best ones. The project has the rest."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What a briefing is made from: the evidence, where actors stand in a layout of some view, and the page of a claim.

    ``placed`` answers the places of a view's actors in a layout, ``drawn`` what a person drew on a view in it;
    ``page_of`` the page of a claim's passage or 0.
    """

    evidence: Evidence
    placed: Callable[[MapView, str], Places]
    page_of: Callable[[Claim], int] = field(default=lambda _: 0)
    drawn: Callable[[MapView, str], Drawing] = field(default=lambda *_: Drawing())


def brief(title: str, scenes: Iterable[Scene], stock: Stock, label: str = "", look: Look = LIGHT) -> Briefing:
    """The pages of some scenes under a handling label (empty: none chosen). Hidden scenes, and those with a higher
    label of their own, are left out. Raises ``UnsourcedError`` naming the strands without a source, and
    ``AllyMapError`` when there is nothing to show."""
    scenes = [scene for scene in scenes if not scene.hidden]
    shown = shown_under(label, scenes)
    free = cleared(stock.evidence, label)
    clerk = _Clerk(replace(stock, evidence=free.evidence), look)
    pages = tuple(clerk.page(scene) for scene in shown)
    if not pages:
        raise AllyMapError("There is no scene to show: add one, or choose a higher handling label.")
    kept = len(scenes) - len(shown)
    scenes_withheld = f"{counted(kept, 'scene')} withheld." if kept else ""
    withheld = " ".join(filter(None, [free.sentence, scenes_withheld]))
    return Briefing(title, pages, tuple(clerk.sources), label, withheld)


def alone(
    number: int, scenes: Iterable[Scene], stock: Stock, label: str, size: tuple[int, int], look: Look = LIGHT
) -> tuple[Picture, str]:
    """A scene as a picture of ``size`` pixels by itself, with title, handling label and the sources of its numbers,
    and what was withheld in a sentence. ``number`` counts from 1 among the scenes that the label lets be shown.

    Raises ``AllyMapError`` where there is no such scene or it has no map, ``UnsourcedError`` as ``brief`` does.
    """
    shown = shown_under(label, scenes)
    if not 1 <= number <= len(shown):
        raise AllyMapError(f"There is no scene {number}: the briefing has {len(shown)}.")
    scene = shown[number - 1]
    if scene.kind is not SceneKind.MAP:
        raise AllyMapError(f"Scene {number}, “{scene.title}”, holds words alone: nothing to draw.")
    free = cleared(stock.evidence, label)
    clerk = _Clerk(replace(stock, evidence=free.evidence), look, of_a_strand=1)
    return clerk.alone(scene, label, size), free.sentence


def shown_under(label: str, scenes: Iterable[Scene]) -> list[Scene]:
    """The scenes that a briefing under a label shows, in their order: a page each."""
    allowed = (scene for scene in scenes if not scene.hidden and may_hold(label, scene.tlp))
    return sorted(allowed, key=lambda scene: (scene.order, scene.id))


def query_of(scene: Scene) -> Query:
    """What a scene asks. Raises ``AllyMapError`` for a scene of a later version."""
    try:
        query = asking.read(scene.filters)
        days = [date.fromisoformat(day) if day else None for day in (scene.start, scene.end, scene.as_of)]
    except (ValueError, TypeError):
        raise AllyMapError(f"The scene “{scene.title}” asks what this version does not know.") from None
    return replace(query, start=days[0], end=days[1], as_of=days[2])


class _Clerk:
    """Makes pages one after the other and numbers what they rest on."""

    def __init__(self, stock: Stock, look: Look, of_a_strand: int = MOST_OF_A_STRAND) -> None:
        self._stock, self._look, self._of_a_strand = stock, look, of_a_strand
        self._evidence = stock.evidence
        self._people = People(stock.evidence)
        self._numbers: dict[str, int] = {}
        self.sources: list[Source] = []

    def page(self, scene: Scene) -> Page:
        quotes = tuple(self._quote(one) for one in scene.quotes if one in self._evidence.claims)
        if scene.kind is not SceneKind.MAP:
            return Page(scene.kind, scene.title, scene.subtitle, quotes=quotes, notes=scene.notes)
        view = self._view(scene)
        footnotes = self._footnotes(view.relations)
        picture = self._drawn(scene, view, footnotes, picture_size(bool(quotes)))
        return Page(
            scene.kind, scene.title, scene.subtitle, picture, quotes, tuple(self._callouts(scene, picture)),
            scene.notes, self._part(scene), footnotes, self._twin(view),
        )  # fmt: skip

    def alone(self, scene: Scene, label: str, size: tuple[int, int]) -> Picture:
        """A scene on a page of its own, with its sources below it."""
        view = self._view(scene)
        footnotes = self._footnotes(view.relations)
        below = listing(self.sources, size)
        room = (size[0], size[1] - below.height)
        picture = self._drawn(scene, view, footnotes, room, title=_headed(scene, self._part(scene)), handling=label)
        picture.size = size
        picture.captions += below.captions
        return picture

    def _view(self, scene: Scene) -> MapView:
        return of_interest(build(self._evidence, query_of(scene)), scene.highlighted)

    def _part(self, scene: Scene) -> str:
        query = query_of(scene)
        return part_words(query, build(self._evidence, query))

    def _drawn(
        self, scene: Scene, view: MapView, footnotes: Mapping[tuple[str, str], tuple[int, ...]], size: tuple[int, int],
        title: str = "", handling: str = "",
    ) -> Picture:  # fmt: skip
        """The scene's picture with its callouts and numbers."""
        places = self._stock.placed(view, scene.layout_id)
        camera = _camera(scene, places, size)
        drawing = replace(self._stock.drawn(view, scene.layout_id), half_life=query_of(scene).half_life)
        picture = compose(view, places, camera, size, self._look, drawing=drawing, title=title, handling=handling)
        picture.notes += boxes(picture, self._callouts(scene, picture))
        picture.captions += beside_strands(picture, footnotes)
        return picture

    def _footnotes(self, relations: Sequence[Relation]) -> dict[tuple[str, str], tuple[int, ...]]:
        check(relations, self._evidence)
        found = {}
        for relation in relations:
            for strand in relation.strands:
                found[relation.id, strand.polarity.value] = tuple(self._number(one) for one in self._best(strand))
        return found

    def _best(self, strand: Strand) -> list[str]:
        """Accepted before proposed, then the surest; one of each document first. Only what has a source."""
        told = [one for one in strand.claims if sourced(self._evidence.claims[one], self._evidence)]
        told.sort(key=lambda one: (not self._reviewed(one), -self._evidence.claims[one].confidence, one))
        first: dict[str, str] = {}
        for one in told:
            first.setdefault(self._evidence.claims[one].document_id, one)
        chosen = dict.fromkeys((*first.values(), *told))
        return list(chosen)[: self._of_a_strand]

    def _reviewed(self, claim_id: str) -> bool:
        verdict = self._evidence.verdicts.get(claim_id)
        return verdict is not None and verdict.value is VerdictValue.ACCEPTED

    def _number(self, claim_id: str) -> int:
        if claim_id not in self._numbers:
            self._numbers[claim_id] = len(self.sources) + 1
            self.sources.append(self._source(claim_id, len(self.sources) + 1))
        return self._numbers[claim_id]

    def _source(self, claim_id: str, number: int) -> Source:
        claim = self._evidence.claims[claim_id]
        document = self._evidence.documents.get(claim.document_id)
        names = [self._people.actor(one).name for one in (claim.source_id, claim.target_id)]
        return Source(
            number, claim_id, f"{names[0]} {'→' if claim.directed else '–'} {names[1]}",
            claim.words,
            (document.title or document.id) if document else f"Note by {claim.by}",
            document.publisher if document else "", document.published if document else "", claim.date,
            self._stock.page_of(claim), f"{document.reliability}{document.credibility}" if document else "",
            claim.by, self._reviewed(claim_id), self._people.narrator(claim.narrator), claim.polarity.value,
        )  # fmt: skip

    def _quote(self, claim_id: str) -> Quote:
        source = self.sources[self._number(claim_id) - 1]
        return Quote(source.number, source.quote, source.citation)

    def _callouts(self, scene: Scene, picture: Picture) -> Iterable[PlacedCallout]:
        for callout in scene.callouts:
            point = callout_point(picture, callout.target, (callout.x, callout.y))
            if point is not None:
                yield PlacedCallout(callout.text, *point)

    def _twin(self, view: MapView) -> str:
        """The page in words, for screen readers and notes."""
        lines = []
        for relation in view.relations:
            names = " and ".join(self._people.actor(one).name for one in relation.actors)
            sides = ", ".join(f"{strand.weight:.0f} {strand.polarity.value}" for strand in relation.strands)
            lines.append(f"{names}: {relation.state.value} ({sides}).")
        return " ".join(lines)


def of_interest(view: MapView, highlighted: tuple[str, ...]) -> MapView:
    """All that a scene shows; with highlights, only what touches them: a hand-out has nothing to fade."""
    if not highlighted:
        return view
    chosen = set(highlighted)
    relations = tuple(
        relation for relation in view.relations if relation.id in chosen or chosen.intersection(relation.actors)
    )
    named = {one for relation in relations for one in relation.actors} | chosen
    return replace(view, actors=tuple(actor for actor in view.actors if actor.id in named), relations=relations)


def _headed(scene: Scene, part: str) -> str:
    return f"{scene.title} ({part})" if part else scene.title


def _camera(scene: Scene, places: Places, size: tuple[int, int]) -> Camera:
    """A scene's own camera, for a picture of this size, or, where it never had one, one that shows everything."""
    if scene.camera == Camera():
        return fit(places, size)
    page = picture_size(bool(scene.quotes))
    share = min(size[0] / page[0], size[1] / page[1])
    return Camera(scene.camera.x, scene.camera.y, scene.camera.zoom * share)


def callout_point(picture: Picture, target: str, at: tuple[float, float]) -> tuple[float, float] | None:
    """Where a callout's target stands on the page, ``None`` where the page does not show it."""
    width, height = picture.size
    camera = picture.camera
    if not target:
        return (at[0] - camera.x) * camera.zoom + width / 2, (at[1] - camera.y) * camera.zoom + height / 2
    if target in picture.discs.ids:
        row = picture.discs.ids.index(target)
        return float(picture.discs.x[row]), float(picture.discs.y[row] - picture.discs.radius[row])
    if target in picture.strands.relation_ids:
        return middle_of(picture, picture.strands.relation_ids.index(target))
    return None
