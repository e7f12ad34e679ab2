"""The rows of the action table that are about layouts: arranging, the tools, and the named layouts."""

from __future__ import annotations

from .action_spec import ActionSpec, Need

MAP = "&Map"

TOOLS, ALIGN, COMPARE = "layout.tools", "layout.align", "layout.compare"
"""The ids of the submenus."""


def tr(text: str) -> str:
    """Marks words for the translator (lupdate takes the class around them as their context)."""
    return text


class Actions:
    """Carries the name of the context in which the action table is translated; its rows are put into that table."""

    ARRANGING = (
        ActionSpec(
            "layout.run", MAP, tr("&Arrange"), tr("Arrange the map"),
            tr("Computes new places for all actors that are not pinned, as one step. Cancelled, it keeps the best."),
            ("Ctrl+L",), Need.MAP,
        ),
        ActionSpec(
            "layout.arrange_selection", MAP, tr("Arrange selection"), tr("Arrange the selected actors by themselves"),
            tr("Arranges the selected actors where they are; nobody else moves."), ("Ctrl+Shift+L",), Need.ACTORS,
        ),
        ActionSpec(
            TOOLS, MAP, tr("Layout tools"), tr("Other ways to arrange actors"),
            tr("Circle, camps, columns, mirror, turn, tidy: for the selected actors, or for all."), submenu=True,
            needs=Need.MAP,
        ),
        ActionSpec(
            "layout.circle", MAP, tr("Circle around one actor"), tr("Put the others in a circle around one actor"),
            tr("Puts the selected on a circle around the most related of them, or the neighbours of the only one."),
            (), Need.ACTORS, inside=TOOLS,
        ),
        ActionSpec(
            "layout.by_camp", MAP, tr("Arrange by camp"), tr("Put those together who stand together"),
            tr("Puts each camp together and the camps side by side: the selected actors, or all."), (), Need.MAP,
            inside=TOOLS,
        ),
        ActionSpec(
            "layout.by_kind", MAP, tr("Columns by kind"), tr("Put states, persons, groups … into columns"),
            tr("Puts actors of one kind into columns, the most related on top: the selected actors, or all."), (),
            Need.MAP, inside=TOOLS,
        ),
        ActionSpec(
            "layout.mirror", MAP, tr("Mirror left and right"), tr("Exchange left and right"),
            tr("Exchanges left and right around the middle of the selected actors, or of all."), (), Need.MAP,
            inside=TOOLS,
        ),
        ActionSpec(
            "layout.flip", MAP, tr("Mirror top and bottom"), tr("Exchange above and below"),
            tr("Exchanges above and below around the middle of the selected actors, or of all."), (), Need.MAP,
            inside=TOOLS,
        ),
        ActionSpec(
            "layout.rotate_right", MAP, tr("Turn right"), tr("Turn a quarter clockwise"),
            tr("Turns the selected actors, or all, by 90 degrees clockwise around their middle."), (), Need.MAP,
            inside=TOOLS,
        ),
        ActionSpec(
            "layout.rotate_left", MAP, tr("Turn left"), tr("Turn a quarter counter-clockwise"),
            tr("Turns the selected actors, or all, by 90 degrees counter-clockwise around their middle."), (), Need.MAP,
            inside=TOOLS,
        ),
        ActionSpec(
            "layout.tidy", MAP, tr("Tidy overlaps"), tr("Take overlaps away, and move nobody else"),
            tr("Moves actors that stand on one another, or on a name, apart; everybody else stays."), (), Need.MAP,
            inside=TOOLS,
        ),
        ActionSpec(
            ALIGN, MAP, tr("Align and distribute"), tr("Put the selected actors on a line, or at even gaps"),
            tr("Puts the centres of the selected actors on one line, or makes the gaps between them even."),
            submenu=True, needs=Need.ACTORS,
        ),
        *(
            ActionSpec(
                f"layout.align_{line}", MAP, text, tooltip, help_, (), Need.ACTORS, inside=ALIGN
            )
            for line, text, tooltip, help_ in (
                ("left", tr("Align left"), tr("Put the selected below one another, at the leftmost"),
                 tr("Puts the centres of the selected actors straight above one another, where the leftmost is.")),
                ("centre", tr("Align centre"), tr("Put the selected below one another, in their middle"),
                 tr("Puts the centres of the selected actors straight above one another, in their middle.")),
                ("right", tr("Align right"), tr("Put the selected below one another, at the rightmost"),
                 tr("Puts the centres of the selected actors straight above one another, where the rightmost is.")),
                ("top", tr("Align top"), tr("Put the selected side by side, at the topmost"),
                 tr("Puts the centres of the selected actors at one height, where the topmost is.")),
                ("middle", tr("Align middle"), tr("Put the selected side by side, in their middle"),
                 tr("Puts the centres of the selected actors at one height, in their middle.")),
                ("bottom", tr("Align bottom"), tr("Put the selected side by side, at the lowest"),
                 tr("Puts the centres of the selected actors at one height, where the lowest is.")),
            )
        ),
        ActionSpec(
            "layout.distribute_across", MAP, tr("Distribute across"), tr("Even gaps from left to right"),
            tr("Makes the gaps between the selected actors even from left to right; the outermost stay."), (),
            Need.ACTORS, inside=ALIGN,
        ),
        ActionSpec(
            "layout.distribute_down", MAP, tr("Distribute down"), tr("Even gaps from top to bottom"),
            tr("Makes the gaps between the selected actors even from top to bottom; the outermost stay."), (),
            Need.ACTORS, inside=ALIGN,
        ),
    )  # fmt: skip

    NAMED = (
        ActionSpec(
            "layout.save_as", MAP, tr("&Save layout as…"), tr("Keep this arrangement under a name"),
            tr("Keeps places, pins, bends, folding and filters as a new layout and goes on with that one."),
            ("Ctrl+Alt+S",), Need.MAP, group=1,
        ),
        ActionSpec(
            "layout.duplicate", MAP, tr("Duplicate layout"), tr("Go on with a copy of the layout in use"),
            tr("Copies the layout in use with all that it keeps and goes on with the copy."), ("Ctrl+Alt+D",), Need.MAP,
            group=1,
        ),
        ActionSpec(
            "layout.rename", MAP, tr("Re&name layout…"), tr("Rename the layout in use"),
            tr("Gives the layout in use another name."), (), Need.MAP, group=1,
        ),
        ActionSpec(
            "layout.lock", MAP, tr("Lock layout"), tr("Let nothing be moved in the layout in use"),
            tr("On: nobody can be moved or arranged in this layout, and it cannot be deleted. Off: unlocks it."), (),
            Need.MAP, group=1, checkable=True,
        ),
        ActionSpec(
            "layout.delete", MAP, tr("&Delete layout"), tr("Delete the layout in use"),
            tr("Deletes the layout in use and goes to the next one. Can be undone."), (), Need.LAYOUTS, group=1,
        ),
        ActionSpec(
            "layout.next", MAP, tr("Ne&xt layout"), tr("Switch to the next layout"),
            tr("Moves the actors to where the next layout has them."), ("Ctrl+Alt+L",), Need.LAYOUTS, group=1,
        ),
        ActionSpec(
            COMPARE, MAP, tr("&Compare with"), tr("Show where the actors stand in another layout"),
            tr("Shows a ghost of each actor where another layout has it, with a line to the actor. Esc ends it."), (),
            Need.LAYOUTS, group=1, submenu=True,
        ),
        ActionSpec(
            "layout.compare_next", MAP, tr("Compare with the next layout"),
            tr("Show where the actors stand in the next layout"),
            tr("Shows a ghost of each actor where the next layout has it, with a line to the actor. Esc ends it."),
            ("Ctrl+Alt+C",), Need.LAYOUTS, group=1, inside=COMPARE,
        ),
        ActionSpec(
            "layout.export", MAP, tr("Export positions…"), tr("Write where the actors stand as JSON"),
            tr("Writes the places and pins of the layout in use to a JSON file."), (), Need.MAP, group=1,
        ),
        ActionSpec(
            "layout.import", MAP, tr("Import positions…"), tr("Put the actors where a JSON file says"),
            tr("Reads places and pins from a JSON file into the layout in use; actors are found by id or by name."), (),
            Need.MAP, group=1,
        ),
    )  # fmt: skip
