"""Every action of the window as a table: id, words, keys, and when it can be used. A test walks it."""

from __future__ import annotations

from dataclasses import replace

from . import layout_actions
from .action_spec import ActionSpec, Key, Need, Scope
from .actions_briefing import Actions as BriefingActions


def tr(text: str) -> str:
    """Marks words for the translator (lupdate takes the class around them as their context)."""
    return text


SLOTS = range(1, 10)
"""Numbers under which selections are stored."""

_TAKEN = frozenset({"Ctrl+9"})
"""Ctrl+9 fits the selection: what is stored under 9 is recalled by menu or palette."""


def _slots(pattern: ActionSpec, keys: str) -> tuple[ActionSpec, ...]:
    """An action for each slot, inside the submenu whose id is the pattern's."""
    return tuple(
        replace(pattern, id=f"{pattern.id}_{n}", keys=tuple({f"{keys}{n}"} - _TAKEN), inside=pattern.id, number=n)
        for n in SLOTS
    )


class Actions:
    """The table, in the order of the menus."""

    FILE = tr("&File")
    EDIT = tr("&Edit")
    VIEW = tr("&View")
    MAP = tr("&Map")
    REVIEW = tr("&Review")
    BRIEFING = BriefingActions.BRIEFING
    HELP = tr("&Help")
    MENUS = (FILE, EDIT, VIEW, MAP, REVIEW, BRIEFING, HELP)

    TABLE = (
        ActionSpec(
            "file.new", FILE, tr("&New"), tr("Start an empty project"),
            tr("Closes this project, asking about unsaved changes, and starts an empty one."), (Key.New,),
        ),
        ActionSpec(
            "file.open", FILE, tr("&Open…"), tr("Open a project, or documents"),
            tr("Opens an AllyMap project. Documents chosen here are read into the open project."), (Key.Open,),
        ),
        ActionSpec(
            "file.recent", FILE, tr("Open &recent"), tr("Projects opened lately"),
            tr("Lists the projects opened lately, newest first."), submenu=True,
        ),
        ActionSpec(
            "file.sample", FILE, tr("Open the sa&mple"), tr("A small dossier to try AllyMap with"),
            tr("Reads the bundled dossier on Russia and Iran into a new project."),
        ),
        ActionSpec(
            "document.add", FILE, tr("Add &documents…"), tr("Read documents into this project"),
            tr("Reads text, Markdown, HTML, PDF, Word, mail and JSON-lines files and adds their claims as one step."),
            ("Ctrl+Shift+O",), group=1,
        ),
        ActionSpec(
            "document.add_folder", FILE, tr("Add a &folder…"), tr("Read every document in a folder"),
            tr("Reads all documents below a folder; files that are no documents are named and left out."), group=1,
        ),
        ActionSpec(
            "file.import", FILE, tr("Import data…"), tr("Event tables, edge lists and graphs"),
            tr("Imports ICEWS, POLECAT, GDELT, ACLED, CSV, GraphML or GEXF: each row becomes a claim with its source."),
            ("Ctrl+Shift+I",), group=1,
        ),
        ActionSpec(
            "document.read_again", FILE, tr("Read the documents a&gain…"), tr("Find their claims again"),
            tr("Reads every document again, as after a change of actors or frames, and shows what would change first."),
            ("Ctrl+Shift+R",), Need.DOCUMENTS, group=1,
        ),
        ActionSpec(
            "document.report", FILE, tr("Re&port on the last reading…"), tr("What was read, and what was left out"),
            tr("Lists what the last reading brought, what it left out and why, and asks for dates that are missing."),
            (), Need.PROJECT, group=1,
        ),
        ActionSpec(
            "file.save", FILE, tr("&Save"), tr("Save the project"),
            tr("Writes the project to its file; the old file stays until the new one is complete."), (Key.Save,),
            Need.PROJECT, group=2,
        ),
        ActionSpec(
            "file.save_as", FILE, tr("Save &as…"), tr("Save the project under another name"),
            tr("Writes the project to another file and goes on with that one."), (Key.SaveAs, "Ctrl+Shift+S"),
            Need.PROJECT, group=2,
        ),
        ActionSpec(
            "file.label", FILE, tr("Handling label…"), tr("How far exports may be shared"),
            tr("Chooses the label (TLP 2.0) that exports carry; what is labelled higher is left out of them."), (),
            Need.PROJECT, group=3,
        ),
        ActionSpec(
            "export.picture", FILE, tr("&Export the map…"), tr("Write the map as SVG, PNG or PDF"),
            tr("Writes what the map shows, with its legend, as a picture in the light look."), ("Ctrl+Shift+E",),
            Need.MAP, group=3,
        ),
        ActionSpec(
            "export.claims", FILE, tr("Export cla&ims…"), tr("Write every claim as CSV or JSON lines"),
            tr("Writes every claim with its passage, dates and verdict."), (), Need.MAP, group=3,
        ),
        ActionSpec(
            "export.relations", FILE, tr("Export rela&tions…"), tr("Write the relations on the map as CSV or JSON"),
            tr("Writes one row a relation, as the filters leave them."), (), Need.MAP, group=3,
        ),
        ActionSpec(
            "export.network", FILE, tr("Export the net&work…"), tr("Write the map for Gephi, Cytoscape and others"),
            tr("Writes actors and strands with their passages, as the filters leave them."), (), Need.MAP, group=3,
        ),
        ActionSpec(
            "export.briefing", FILE, tr("&Hand out…"), tr("Write the briefing as .pptx, .pdf or .html"),
            tr("Writes the scenes with numbered sources, or the selected pair’s dossier, under a handling label."),
            ("Ctrl+Shift+H",), Need.MAP, group=3,
        ),
        ActionSpec(
            "file.print", FILE, tr("Print the map…"), tr("Print the map on a page"),
            tr("Prints what the map shows, with its legend, on one page."), (Key.Print,), Need.MAP, group=3,
        ),
        ActionSpec(
            "file.close", FILE, tr("&Close project"), tr("Close this project"),
            tr("Closes the project, asking about unsaved changes, and shows the start page."), ("Ctrl+W",),
            Need.PROJECT, group=4,
        ),
        ActionSpec(
            "file.quit", FILE, tr("&Quit"), tr("Leave AllyMap"),
            tr("Closes the window, asking about unsaved changes."), ("Ctrl+Q",), group=4,
        ),
        ActionSpec(
            "edit.undo", EDIT, tr("&Undo"), tr("Take the last step back"),
            tr("Takes back the last step: a move, a verdict, an import, a name, a merge."), (Key.Undo, "Ctrl+Z"),
            Need.UNDO,
        ),
        ActionSpec(
            "edit.redo", EDIT, tr("&Redo"), tr("Do the step again"), tr("Does again what was just taken back."),
            ("Ctrl+Shift+Z", "Ctrl+Y"), Need.REDO,
        ),
        ActionSpec(
            "edit.select_all", EDIT, tr("Select &all"), tr("Select every actor on the map"),
            tr("Selects every actor that the filters leave on the map."), (Key.SelectAll,), Need.MAP, group=1,
        ),
        ActionSpec(
            "edit.select_none", EDIT, tr("Select &none"), tr("Deselect everything"),
            tr("Deselects every actor and relation and shows the overview."), ("Esc",), Need.MAP, Scope.FOCUS, group=1,
        ),
        ActionSpec(
            "edit.invert", EDIT, tr("&Invert selection"), tr("Select the other actors"),
            tr("Selects the actors that are not selected, and no others."), ("Ctrl+I",), Need.MAP, group=1,
        ),
        ActionSpec(
            "edit.grow", EDIT, tr("Add neighbours"), tr("Select everybody related to the selected actors as well"),
            tr("Adds to the selection everybody who has a relation on the map to a selected actor."), ("+",),
            Need.ACTORS, Scope.FOCUS, group=1,
        ),
        ActionSpec(
            "edit.shrink", EDIT, tr("Take neighbours away"), tr("Take back the last neighbours added"),
            tr("Takes back what adding neighbours last added to the selection."), ("-",), Need.ACTORS, Scope.FOCUS,
            group=1,
        ),
        ActionSpec(
            "edit.select_by_drag", EDIT, tr("Select by dra&gging"), tr("Dragging over the map selects, or pans"),
            tr("On: dragging over empty canvas selects. Off: it pans. Space or the middle button always pans."), ("V",),
            Need.PROJECT, Scope.FOCUS, group=1, checkable=True,
        ),
        ActionSpec(
            "edit.store", EDIT, tr("&Store selection"), tr("Keep the selected actors under a number"),
            tr("Keeps the selected actors in the project under a number."), needs=Need.ACTORS, group=1, submenu=True,
        ),
        *_slots(
            ActionSpec(
                "edit.store", EDIT, tr("Store selection {n}"), tr("Keep the selected actors under {n}"),
                tr("Keeps the selected actors in the project under the number {n}."), needs=Need.ACTORS, group=1,
            ), "Ctrl+Shift+",
        ),
        ActionSpec(
            "edit.recall", EDIT, tr("Selec&t stored"), tr("Select the actors kept under a number"),
            tr("Selects the actors kept under a number, as far as the map shows them."), needs=Need.MAP, group=1,
            submenu=True,
        ),
        *_slots(
            ActionSpec(
                "edit.recall", EDIT, tr("Select stored {n}"), tr("Select the actors kept under {n}"),
                tr("Selects the actors kept under the number {n}, as far as the map shows them."), needs=Need.MAP,
                group=1,
            ), "Ctrl+",
        ),
        ActionSpec(
            "edit.find", EDIT, tr("&Find…"), tr("Search actors and passages"),
            tr("Goes to the search field; choosing a result selects it and moves the map there."), (Key.Find,),
            Need.PROJECT, group=2,
        ),
        ActionSpec(
            "edit.copy_csv", EDIT, tr("Copy the table as CSV"), tr("Copy the relations, or the table on show"),
            tr("Copies the rows of the map as text, as they are sorted and narrowed, for a spreadsheet."),
            ("Ctrl+Shift+C",), Need.MAP, group=2,
        ),
        ActionSpec(
            "edit.copy_markdown", EDIT, tr("Copy the table as Markdown"),
            tr("Copy the relations, or the table on show"),
            tr("Copies the rows of the map as text, as they are sorted and narrowed, for a note."), (), Need.MAP,
            group=2,
        ),
        ActionSpec(
            "edit.vocabulary", EDIT, tr("&Own actors and frames…"), tr("What the documents are read with"),
            tr("Edits the project’s own actors, their other names and principals, and its own frames, as one step."),
            (), Need.PROJECT, group=3,
        ),
        ActionSpec(
            "edit.deleted", EDIT, tr("&Deleted…"), tr("What was deleted, to be restored"),
            tr("Lists claims, actors and documents that were deleted, by whom and when, and restores them."), (),
            Need.PROJECT, group=3,
        ),
        ActionSpec(
            "edit.preferences", EDIT, tr("&Preferences…"), tr("How AllyMap reads, looks and saves"),
            tr("Opens what can be chosen: the extractor, colours, size, motion, saving."), ("Ctrl+,",), group=3,
        ),
        ActionSpec(
            "view.zoom_in", VIEW, tr("Zoom &in"), tr("Show the map larger"), tr("Zooms in on the middle of the map."),
            ("Ctrl+=", "Ctrl++"), Need.MAP,
        ),
        ActionSpec(
            "view.zoom_out", VIEW, tr("Zoom &out"), tr("Show the map smaller"),
            tr("Zooms out from the middle of the map."), ("Ctrl+-",), Need.MAP,
        ),
        ActionSpec(
            "view.fit", VIEW, tr("&Fit the map"), tr("Show the whole map"), tr("Zooms so that every actor is in view."),
            ("Ctrl+0",), Need.MAP,
        ),
        ActionSpec(
            "view.fit_selection", VIEW, tr("Fit the &selection"), tr("Show what is selected"),
            tr("Zooms so that the selected actors, or the ends of the strand, fill the view."), ("Ctrl+9",),
            Need.CHOSEN,
        ),
        ActionSpec(
            "view.fold", VIEW, tr("Fold people and or&gans"), tr("Show people and organs as their principal"),
            tr("On: Putin, Moscow and the Kremlin count as Russia. Off: each stands for itself."), ("Ctrl+Shift+F",),
            Need.PROJECT, group=1, checkable=True,
        ),
        ActionSpec(
            "view.reviewed_only", VIEW, tr("&Reviewed only"), tr("Count accepted claims only"),
            tr("Leaves out what the machine proposed and nobody has accepted yet."), (), Need.PROJECT, group=1,
            checkable=True,
        ),
        ActionSpec(
            "view.suggested", VIEW, tr("&With suggested claims"), tr("Count suggested claims as well"),
            tr("Also counts claims that the machine is too unsure of to draw by default."), (), Need.PROJECT, group=1,
            checkable=True,
        ),
        ActionSpec(
            "view.save_lens", VIEW, tr("Save filters as…"), tr("Keep what the map shows under a name"),
            tr("Keeps all filters as a lens, to be chosen again from “+ Filter”."), ("Ctrl+Alt+F",), Need.FILTERS,
            group=1,
        ),
        ActionSpec(
            "view.clear_filters", VIEW, tr("&Clear filters"), tr("Show every relation"),
            tr("Takes off every filter and opens the time window fully."), ("Ctrl+Shift+K",), Need.FILTERS, group=1,
        ),
        ActionSpec(
            "view.focus", VIEW, tr("Focus on the selection"), tr("Show only what is around the selected actors"),
            tr("Shows the selected actors and everybody one step away; the way back stands at the upper left."), ("F",),
            Need.ACTORS, Scope.FOCUS, group=5,
        ),
        ActionSpec(
            "view.focus_wider", VIEW, tr("One step wider"), tr("Show one step more around the focus"),
            tr("Shows everybody who is one relation farther away from the actors in focus."), ("Shift+F",), Need.PART,
            Scope.FOCUS, group=5,
        ),
        ActionSpec(
            "view.focus_narrower", VIEW, tr("One step narrower"), tr("Show one step less around the focus"),
            tr("Leaves out those who are farthest from the actors in focus."), ("Shift+D",), Need.PART, Scope.FOCUS,
            group=5,
        ),
        ActionSpec(
            "view.focus_back", VIEW, tr("Back from the focus"), tr("Show what was shown before the last focus"),
            tr("Goes one place back on the way at the upper left, in the end to the whole map."), ("Backspace",),
            Need.PART, Scope.FOCUS, group=5,
        ),
        ActionSpec(
            "view.counts", VIEW, tr("Number of passages"), tr("Write on every strand how many passages it rests on"),
            tr("On: every strand carries its number of passages. Off: only the one under the cursor."), ("C",),
            Need.PROJECT, Scope.FOCUS, group=6, checkable=True,
        ),
        ActionSpec(
            "view.arrows", VIEW, tr("Arrowheads"), tr("Show who acts on whom"),
            tr("Draws an arrowhead wherever the claims of a strand say who acts and who is acted upon."), (),
            Need.PROJECT, group=6, checkable=True,
        ),
        ActionSpec(
            "view.hulls", VIEW, tr("Hulls around principals"), tr("Show who acts for the same principal"),
            tr("Draws a hull around a principal and those who act for it, while they are unfolded."), (), Need.PROJECT,
            group=6, checkable=True,
        ),
        ActionSpec(
            "timeline.menu", VIEW, tr("Timeline"), tr("Step, play, look at a day, zoom"),
            tr("Moves the time window, looks at a single day, lets claims fade and zooms the timeline."),
            needs=Need.MAP, group=7, submenu=True,
        ),
        ActionSpec(
            "timeline.back", VIEW, tr("Time window back"), tr("Move the time window one step back"),
            tr("Moves the time window one bar of the timeline back."), (",",), Need.MAP, Scope.FOCUS, group=7,
            inside="timeline.menu",
        ),
        ActionSpec(
            "timeline.forward", VIEW, tr("Time window on"), tr("Move the time window one step on"),
            tr("Moves the time window one bar of the timeline on."), (".",), Need.MAP, Scope.FOCUS, group=7,
            inside="timeline.menu",
        ),
        ActionSpec(
            "timeline.play", VIEW, tr("Play the timeline"), tr("Let the time window run, or stop it"),
            tr("Moves the time window on by itself until its end; again to stop. On the map, tap the space bar."),
            ("Space",), Need.MAP, Scope.TIMELINE, group=7, inside="timeline.menu",
        ),
        ActionSpec(
            "timeline.as_of", VIEW, tr("As of the window’s end"), tr("Show what stood on the last day of the window"),
            tr("On: the map shows what had happened by the end of the time window and what held on that day."),
            ("Ctrl+Alt+O",), Need.MAP, group=7, inside="timeline.menu", checkable=True,
        ),
        ActionSpec(
            "timeline.half_life", VIEW, tr("Let claims fade"), tr("Draw old evidence thinner"),
            tr("What was said to happen a half-life ago is drawn with half its weight; the states of relations stay."),
            needs=Need.MAP, group=7, submenu=True, inside="timeline.menu",
        ),
        ActionSpec(
            "timeline.scenes", VIEW, tr("Scenes over time"), tr("Make a scene of each step in time"),
            tr("Adds a scene for each year, quarter or month in which something begins; one step takes them back."),
            needs=Need.MAP, group=7, submenu=True, inside="timeline.menu",
        ),
        ActionSpec(
            "timeline.zoom_in", VIEW, tr("Zoom into the timeline"), tr("Show fewer days of the timeline"),
            tr("Shows half as many days, down to single ones; on the timeline also + or the wheel."),
            needs=Need.MAP, group=7, inside="timeline.menu",
        ),
        ActionSpec(
            "timeline.zoom_out", VIEW, tr("Zoom out of the timeline"), tr("Show more days of the timeline"),
            tr("Shows twice as many days; on the timeline also - or the wheel."), needs=Need.MAP, group=7,
            inside="timeline.menu",
        ),
        ActionSpec(
            "timeline.whole", VIEW, tr("The whole timeline"), tr("Show all days of the timeline"),
            tr("Shows every day that a date of the map may mean; on the timeline also Home."), needs=Need.MAP, group=7,
            inside="timeline.menu",
        ),
        ActionSpec(
            "analysis.matrix", VIEW, tr("Arenas over time"), tr("See where and when a pair works together or competes"),
            tr("Opens a table of arenas and years for what is selected; a cell leads to its passages."),
            ("Ctrl+Alt+1",), Need.MAP, group=8,
        ),
        ActionSpec(
            "analysis.changes", VIEW, tr("What changed since…"), tr("Compare two dates, or with an earlier file"),
            tr("Lists what became of every relation and why: the world, our evidence, or our judgement."),
            ("Ctrl+Alt+2",), Need.MAP, group=8,
        ),
        ActionSpec(
            "analysis.narrators", VIEW, tr("According to…"), tr("See the map by one narrator, and who disagrees"),
            tr("Draws the map by one narrator’s claims and lists the pairs on which two narrators disagree."),
            ("Ctrl+Alt+3",), Need.MAP, group=8,
        ),
        ActionSpec(
            "analysis.findings", VIEW, tr("Patterns"), tr("Camps, brokers, ties across lines, strained triangles"),
            tr("Looks for camps, brokers, ties across the lines and strained triangles, each with its passages."),
            ("Ctrl+Alt+4",), Need.MAP, group=8,
        ),
        ActionSpec(
            "view.system", VIEW, tr("Colours of the s&ystem"), tr("Light or dark as the system is"),
            tr("Follows the system between light and dark."), group=2, choice="theme", checkable=True,
        ),
        ActionSpec(
            "view.light", VIEW, tr("&Light"), tr("Light colours"), tr("Stays light whatever the system does."),
            group=2, choice="theme", checkable=True,
        ),
        ActionSpec(
            "view.dark", VIEW, tr("&Dark"), tr("Dark colours"), tr("Stays dark whatever the system does."),
            group=2, choice="theme", checkable=True,
        ),
        ActionSpec(
            "view.contrast", VIEW, tr("High contrast"), tr("Black on white, with strong lines"),
            tr("Draws everything in the strongest contrast, whatever the system does."), group=2, choice="theme",
            checkable=True,
        ),
        ActionSpec(
            "view.text_twin", VIEW, tr("Map as te&xt"), tr("Show the map as tables and sentences"),
            tr("Shows actors, relations and notes as tables, and the map in sentences; always in step with the map."),
            ("Ctrl+T",), Need.PROJECT, group=3, checkable=True,
        ),
        ActionSpec(
            "view.map_only", VIEW, tr("&Map only"), tr("Hide the columns beside the map"),
            tr("Hides or shows the columns and the timeline, so that the map has the whole window."), ("Ctrl+.",),
            Need.PROJECT, group=3, checkable=True,
        ),
        ActionSpec(
            "view.full_screen", VIEW, tr("F&ull screen"), tr("Use the whole screen"),
            tr("Fills the screen with the window; again to return."), ("F11",), group=3, checkable=True,
        ),
        *layout_actions.Actions.ARRANGING,
        *layout_actions.Actions.NAMED,
        ActionSpec(
            "map.add_actor", MAP, tr("Add an ac&tor…"), tr("Put a new actor on the map"),
            tr("Asks for a name and puts the actor in the middle of the view; a double click puts it anywhere."),
            ("Ctrl+Alt+A",), Need.PROJECT, group=2,
        ),
        ActionSpec(
            "map.pin", MAP, tr("&Pin"), tr("Keep the selected actors where they are"),
            tr("A pinned actor stays where it is when the map is arranged."), ("P",), Need.ACTORS, Scope.FOCUS, group=2,
        ),
        ActionSpec(
            "map.unpin", MAP, tr("&Unpin"), tr("Let the selected actors be arranged"),
            tr("Lets the selected actors move when the map is arranged."), ("Alt+P",), Need.ACTORS, Scope.FOCUS,
            group=2,
        ),
        ActionSpec(
            "map.rename", MAP, tr("&Rename actor…"), tr("Rename the selected actor"),
            tr("Gives the actor another name; the old one stays as an alias."), ("F2",), Need.ONE_ACTOR, group=3,
        ),
        ActionSpec(
            "map.merge", MAP, tr("&Merge two actors"), tr("The two selected actors are one"),
            tr("Judges the two selected actors the same. Their claims stay as they are; it can be undone."), ("M",),
            Need.TWO_ACTORS, Scope.FOCUS, group=3,
        ),
        ActionSpec(
            "map.edit", MAP, tr("&Edit actor…"), tr("Everything about the selected actor"),
            tr("Edits name, other names, kind, principal, code and note in one step, and takes merges back."),
            ("Alt+Return",), Need.ONE_ACTOR, group=3,
        ),
        ActionSpec(
            "map.split", MAP, tr("Sp&lit actor off"), tr("The selected actor is not whom it was merged with"),
            tr("Judges the selected actor different from everybody it was merged with; it can be undone."), (),
            Need.ONE_ACTOR, group=3,
        ),
        ActionSpec(
            "map.duplicates", MAP, tr("Likely duplicates…"), tr("Actors that may be one"),
            tr("Lists actors with a name in common or names alike, and asks; nothing is merged by itself."), (),
            Need.MAP, group=3,
        ),
        ActionSpec(
            "map.hide", MAP, tr("&Hide actors"), tr("Leave the selected actors out"),
            tr("Leaves the selected actors out of the map until the filter is cleared."), ("Del",), Need.ACTORS,
            Scope.FOCUS, group=3,
        ),
        ActionSpec(
            "map.delete", MAP, tr("Delete actors"), tr("Delete the selected actors with their claims"),
            tr("Deletes the selected actors and every claim about them; “Deleted…” in the Edit menu restores them."),
            ("Ctrl+Shift+Del",), Need.ACTORS, Scope.FOCUS, group=3,
        ),
        ActionSpec(
            "map.show_hidden", MAP, tr("Show hidden actors"), tr("Bring back the actors that were left out"),
            tr("Brings every actor back that was left out by hand."), ("Shift+Del",), Need.HIDDEN, Scope.FOCUS, group=3,
        ),
        ActionSpec(
            "map.add_relation", MAP, tr("Add a relation…"), tr("Say how the two selected actors stand to each other"),
            tr("Adds a claim in your name about the two selected actors; its source is a note, or a selected passage."),
            ("Ctrl+Alt+R",), Need.TWO_ACTORS, group=4,
        ),
        ActionSpec(
            "map.add_note", MAP, tr("Add a note…"), tr("Write on the map, or beside the selected actor"),
            tr("Puts a note on the map, beside the selected actor where one is selected. Drag it, double-click it."),
            ("Ctrl+Alt+N",), Need.PROJECT, group=4,
        ),
        ActionSpec(
            "map.straighten", MAP, tr("Straighten the line"), tr("Let the bent line find its own way again"),
            tr("Takes the bend off the selected relation's line; a line is bent by the handle in its middle."), (),
            Need.BENT, group=4,
        ),
        ActionSpec(
            "map.snap", MAP, tr("Snap into line"), tr("Draw a dragged actor into line with others"),
            tr("On: an actor that is dragged into line with another stays in line. Alt lets it pass."), (),
            Need.PROJECT, group=4, checkable=True,
        ),
        ActionSpec(
            "review.accept", REVIEW, tr("&Accept"), tr("Accept the selected claim"),
            tr("Says that the passage states this claim, and goes to the next."), ("A",), Need.CLAIM, Scope.FOCUS,
        ),
        ActionSpec(
            "review.reject", REVIEW, tr("&Reject"), tr("Reject the selected claim"),
            tr("Says that the passage does not state this claim, and goes to the next; it no longer counts."), ("R",),
            Need.CLAIM, Scope.FOCUS,
        ),
        ActionSpec(
            "review.withdraw", REVIEW, tr("&Withdraw verdict"), tr("Make the claim a proposal again"),
            tr("Takes back the verdict on the selected claim."), ("U",), Need.CLAIM, Scope.FOCUS,
        ),
        ActionSpec(
            "review.label", REVIEW, tr("Handling label…"), tr("How far the selected claim may be shared"),
            tr("Labels the claim by TLP 2.0; exports under a lower label leave it out."), (), Need.CLAIM,
        ),
        ActionSpec(
            "review.edit", REVIEW, tr("&Edit the claim…"), tr("Correct strand, direction or date of the claim"),
            tr("Corrects which strand the selected claim belongs to, who acts on whom, and when, in your name."),
            ("E",), Need.CLAIM, Scope.FOCUS,
        ),
        ActionSpec(
            "review.swap", REVIEW, tr("Swap so&urce and target"), tr("Say that the other one acts"),
            tr("Exchanges who acts and who is acted upon in the selected claim, in your name."), ("S",), Need.CLAIM,
            Scope.FOCUS,
        ),
        ActionSpec(
            "review.delete", REVIEW, tr("Delete the claim"), tr("Delete the selected claim"),
            tr("Deletes the claim; “Deleted…” in the Edit menu restores it. Reading again does not find it again."),
            ("Ctrl+Del",), Need.CLAIM, Scope.FOCUS,
        ),
        ActionSpec(
            "review.explain", REVIEW, tr("Wh&y this claim?"), tr("Say which rule or model found the claim, and why"),
            tr("Opens or closes the reasons of the selected claim: trigger, path, what spoke for and against it."),
            ("W",), Need.CLAIM, Scope.FOCUS,
        ),
        ActionSpec(
            "review.next", REVIEW, tr("&Next proposal"), tr("Go to the next claim nobody has judged"),
            tr("Opens the evidence at the next claim that waits for a verdict."), ("N",), Need.PROPOSALS, Scope.FOCUS,
            group=1,
        ),
        ActionSpec(
            "review.queue", REVIEW, tr("Review &queue"), tr("Judge one proposal after the other, by impact"),
            tr("Shows what waits for a verdict as cards, those first whose rejection would change a relation."),
            ("Ctrl+J",), Need.PROPOSALS, group=1,
        ),
        ActionSpec(
            "review.rejected", REVIEW, tr("&Show rejected claims"), tr("List rejected claims with the others"),
            tr("Lists rejected claims after the others, so that their verdict can be withdrawn."), (), Need.REJECTED,
            group=1, checkable=True,
        ),
        ActionSpec(
            "review.next_rejected", REVIEW, tr("Ne&xt rejected claim"), tr("Go to the next claim that was rejected"),
            tr("Opens the evidence at the next rejected claim, also where the map has no line for it any more."),
            ("Shift+N",), Need.REJECTED, Scope.FOCUS, group=1,
        ),
        ActionSpec(
            "review.log", REVIEW, tr("&Log of decisions…"), tr("Who decided what, and when"),
            tr("Lists verdicts, corrections, merges, labels, origins and deletions, and takes them back one by one."),
            ("Ctrl+Shift+J",), Need.PROJECT, group=1,
        ),
        ActionSpec(
            "review.document", REVIEW, tr("Open the &document"), tr("Read the passage in its document"),
            tr("Shows the document of the selected claim, scrolled to the passage."), ("D",), Need.CLAIM, Scope.FOCUS,
            group=1,
        ),
        *BriefingActions.TABLE,
        ActionSpec(
            "help.commands", HELP, tr("&Commands…"), tr("Find a command by typing"),
            tr("Lists the commands that can be used now, narrowed by what is typed; Enter runs one."), ("Ctrl+K",),
        ),
        ActionSpec(
            "help.keys", HELP, tr("&Keys and commands"), tr("Every command with its keys"),
            tr("Lists every command, what it does and its keys."), ("F1",),
        ),
        ActionSpec(
            "help.about", HELP, tr("&About AllyMap"), tr("Version and licence"),
            tr("Tells the version of AllyMap and of what it is built with."),
        ),
    )  # fmt: skip
