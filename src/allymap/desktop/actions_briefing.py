"""The part of the table of actions that is about scenes and presenting."""

from __future__ import annotations

from .action_spec import ActionSpec, Need


def tr(text: str) -> str:
    """Marks words for the translator, see ``actions``."""
    return text


class Actions:
    """Named as the whole table is: the name of the class is the context in which the words are translated."""

    BRIEFING = tr("&Briefing")

    TABLE = (
        ActionSpec(
            "scene.add", BRIEFING, tr("&Add a scene"), tr("Keep what the map shows as a scene"),
            tr("Keeps filters, time window, layout, camera and the highlighted selection, behind the chosen scene."),
            ("Ctrl+M",), Need.MAP,
        ),
        ActionSpec(
            "scene.add_title", BRIEFING, tr("Add a &title scene"), tr("A first scene of words alone"),
            tr("Puts a scene of words alone before all others, with the project’s name."), (), Need.PROJECT,
        ),
        ActionSpec(
            "scene.add_closing", BRIEFING, tr("Add a &closing scene"), tr("A last scene of words alone"),
            tr("Puts a scene of words alone behind all others."), (), Need.PROJECT,
        ),
        ActionSpec(
            "scene.show", BRIEFING, tr("&Show on the map"), tr("Have the map show the chosen scene"),
            tr("Asks the scene’s query again and looks through its camera, with its highlights selected."), (),
            Need.SCENE, group=1,
        ),
        ActionSpec(
            "scene.update", BRIEFING, tr("&Update from the map"), tr("Have the scene show what the map shows"),
            tr("Gives the chosen scene the query, layout, camera and selection of the map; its words stay."),
            ("Ctrl+Shift+M",), Need.SCENE, group=1,
        ),
        ActionSpec(
            "scene.edit", BRIEFING, tr("&Edit the scene…"), tr("Title, notes, callouts, quotes, label"),
            tr("Edits the words of the chosen scene and points at estimative language that ICD 203 does not have."),
            ("Ctrl+E",), Need.SCENE, group=1,
        ),
        ActionSpec(
            "scene.rename", BRIEFING, tr("&Rename the scene"), tr("Write another title"),
            tr("Opens the line in which the title of the chosen scene is written."), (), Need.SCENE, group=1,
        ),
        ActionSpec(
            "scene.duplicate", BRIEFING, tr("&Duplicate the scene"), tr("Put a copy behind it"),
            tr("Puts a copy of the chosen scene behind it."), ("Ctrl+D",), Need.SCENE, group=1,
        ),
        ActionSpec(
            "scene.hide", BRIEFING, tr("&Hide or show the scene"), tr("Leave it out of the briefing, or not"),
            tr("A hidden scene stays in the list and is neither presented nor handed out."), (), Need.SCENE, group=1,
        ),
        ActionSpec(
            "scene.looked_at", BRIEFING, tr("&Looked at"), tr("What changed under the scene is known"),
            tr("Takes the mark “stale” off the chosen scene: its evidence is as you have seen it now."), (),
            Need.STALE, group=1,
        ),
        ActionSpec(
            "scene.delete", BRIEFING, tr("Delete the scene"), tr("Take it out of the project"),
            tr("Deletes the chosen scene. Can be undone."), (), Need.SCENE, group=1,
        ),
        ActionSpec(
            "view.scenes", BRIEFING, tr("Scenes &panel"), tr("Show the scenes under the map"),
            tr("Shows or hides the row of scenes under the map."), ("Ctrl+Alt+B",), Need.PROJECT, group=2,
            checkable=True,
        ),
        ActionSpec(
            "present.start", BRIEFING, tr("Present from the &beginning"), tr("Present the scenes, full screen"),
            tr(
                "Shows the scenes full screen, on the second screen where there is one, and you the presenter’s view."
                " While there is no scene yet, an outline of the map."
            ),
            ("F5",), Need.SLIDES, group=3,
        ),
        ActionSpec(
            "present.from_here", BRIEFING, tr("Present fr&om here"), tr("Present from the chosen scene on"),
            tr("Shows the scenes full screen, beginning with the chosen one."), ("Shift+F5",), Need.SCENES, group=3,
        ),
    )  # fmt: skip
