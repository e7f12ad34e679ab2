"""What a presentation is made of, once at its start: nothing above the handling label is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ...model import Camera, Relation, Scene, SceneKind
from ...network import view as views
from ...network.drawing import Drawing
from ...network.evidence import Evidence, Query
from ...network.handling import cleared
from ...network.picture import NOTHING, fit
from ...network.view import MapView
from ...output.briefing.compose import Stock, brief, of_interest, query_of, shown_under
from ...output.briefing.pages import Briefing, Page, picture_size
from ...workspace import Workspace
from ...workspace.briefing import scenes_of, stock_of

_NO_VIEW = MapView()
Places = Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Slide:
    """A scene with what the map shows in it; ``camera`` is for a page of ``picture_size`` with or without quotes."""

    scene: Scene
    page: Page
    view: MapView = _NO_VIEW
    places: Places | None = None
    camera: Camera = Camera()
    drawing: Drawing = NOTHING

    @property
    def has_map(self) -> bool:
        return self.places is not None


@dataclass(frozen=True, slots=True)
class Show:
    """The slides in their order, and the evidence behind them as far as the label lets it be shown."""

    briefing: Briefing
    slides: tuple[Slide, ...]
    evidence: Evidence
    whole: Slide

    def actor_named(self, words: str) -> str:
        """The actor whose name, code or other name is, or begins with, or holds these words; empty without one."""
        wanted = words.strip().casefold()
        if not wanted:
            return ""
        named = [
            (name.casefold(), actor.id)
            for actor in self.whole.view.actors
            for member in actor.members or (actor.id,)
            if (known := self.evidence.actors.get(member)) is not None
            for name in (known.name, known.code, *known.aliases)
            if name
        ]
        for fits in (str.__eq__, str.startswith, str.__contains__):
            found = [one for name, one in named if fits(name, wanted)]
            if found:
                return found[0]
        return ""

    @property
    def names(self) -> list[str]:
        """The names of the actors that can be asked about."""
        return sorted(actor.name for actor in self.whole.view.actors)

    def slide_for(self, target: str, slide: Slide) -> Slide:
        """Where a question about an actor or a relation is answered: on the slide on show, or on the whole map."""
        shown = {actor.id for actor in slide.view.actors} | {one.id for one in slide.view.relations}
        return slide if target in shown else self.whole

    def relations_of(self, target: str, slide: Slide) -> list[Relation]:
        """The relation itself, or those of an actor, the heaviest first."""
        view = self.slide_for(target, slide).view
        found = [one for one in view.relations if target == one.id or target in one.actors]
        return sorted(found, key=lambda one: (-one.weight, one.id))


def make(workspace: Workspace, label: str) -> Show:
    """The show of a project under a handling label.

    Raises ``AllyMapError`` where there is nothing to show, and ``UnsourcedError`` where a strand has no source.
    """
    stock = stock_of(workspace)
    scenes = scenes_of(workspace, label)
    briefing = brief(workspace.title, scenes, stock, label)
    evidence = cleared(stock.evidence, label).evidence
    pairs = zip(shown_under(label, scenes), briefing.pages, strict=True)
    slides = tuple(_slide(scene, page, stock, evidence) for scene, page in pairs)
    layout = next((one.scene.layout_id for one in slides if one.has_map and one.scene.layout_id), "")
    view = views.build(evidence, Query())
    places = stock.placed(view, layout)
    whole = Slide(Scene("", "", layout), Page(SceneKind.MAP, ""), view, places, fit(places, picture_size(False)))
    return Show(briefing, slides, evidence, whole)


def _slide(scene: Scene, page: Page, stock: Stock, evidence: Evidence) -> Slide:
    if scene.kind is not SceneKind.MAP:
        return Slide(scene, page)
    query = query_of(scene)
    view = views.build(evidence, query)
    places = stock.placed(view, scene.layout_id)
    size = picture_size(bool(page.quotes))
    about = {actor.id for actor in of_interest(view, scene.highlighted).actors}
    near = {one: place for one, place in places.items() if one in about} or places
    camera = fit(near, size) if scene.camera == Camera() else scene.camera
    drawing = replace(stock.drawn(view, scene.layout_id), half_life=query.half_life)
    return Slide(scene, page, view, places, camera, drawing)
