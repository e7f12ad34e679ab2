"""What a person does to a project, one verb each; every verb is one step with a label that says what it did.

Verbs raise ``AllyMapError`` for what cannot be done (a name already taken, a locked layout) and change nothing then."""

from __future__ import annotations

from .actors import (
    add_actor,
    judge_sameness,
    merge_actors,
    remove_actors,
    rename_actor,
    set_actor,
    set_kind,
    set_principal,
    split_actor,
    unmerge,
)
from .anchors import accept_moves, confirm_passage
from .claims import judge, put_claim, remove_claims
from .documents import date_documents, remove_documents, set_document, set_published
from .drawing import add_relation, bend, bends_of, keep_actor, move_note, notes_of, put_note, remove_note, straighten
from .filters import keep_filters, kept_filters
from .frames import check_frames, set_frames
from .handling import label_claims, set_label
from .layouts import (
    arrange,
    delete_layout,
    duplicate_layout,
    layout_in_use,
    lock_layout,
    move_actors,
    pin,
    place_missing,
    rename_layout,
    save_layout_as,
    set_camera,
    set_folded,
    unlocked,
    unpin,
    use_layout,
)
from .lenses import delete_lens, lenses_of, save_lens
from .log import forget, replay, take_back
from .scenes import add_scene, delete_scene, duplicate_scene, in_order, look_at_scene, move_scene, put_scene
from .settings import set_setting, store_selection, stored_selection
from .sources import (
    CREDIBILITIES,
    RELIABILITIES,
    describe_source,
    forget_origin,
    join_origins,
    losses_without,
    set_apart,
)
from .threshold import check_drawn_from, set_threshold
from .tools import align, arrange_selection, by_camp, by_kind, circle, distribute, mirror, put_places, rotate, tidy
from .vocabulary import OwnActor, check_vocabulary, own_actors, set_vocabulary

__all__ = [
    "CREDIBILITIES",
    "RELIABILITIES",
    "OwnActor",
    "accept_moves",
    "add_actor",
    "add_relation",
    "add_scene",
    "align",
    "arrange",
    "arrange_selection",
    "bend",
    "bends_of",
    "by_camp",
    "by_kind",
    "check_drawn_from",
    "check_frames",
    "check_vocabulary",
    "circle",
    "confirm_passage",
    "date_documents",
    "delete_layout",
    "delete_lens",
    "delete_scene",
    "describe_source",
    "distribute",
    "duplicate_layout",
    "duplicate_scene",
    "forget",
    "forget_origin",
    "in_order",
    "join_origins",
    "judge",
    "judge_sameness",
    "keep_actor",
    "keep_filters",
    "kept_filters",
    "label_claims",
    "layout_in_use",
    "lenses_of",
    "lock_layout",
    "look_at_scene",
    "losses_without",
    "merge_actors",
    "mirror",
    "move_actors",
    "move_note",
    "move_scene",
    "notes_of",
    "own_actors",
    "pin",
    "place_missing",
    "put_claim",
    "put_note",
    "put_places",
    "put_scene",
    "remove_actors",
    "remove_claims",
    "remove_documents",
    "remove_note",
    "rename_actor",
    "rename_layout",
    "replay",
    "rotate",
    "save_layout_as",
    "save_lens",
    "set_actor",
    "set_apart",
    "set_camera",
    "set_document",
    "set_folded",
    "set_frames",
    "set_kind",
    "set_label",
    "set_principal",
    "set_published",
    "set_setting",
    "set_threshold",
    "set_vocabulary",
    "split_actor",
    "store_selection",
    "stored_selection",
    "straighten",
    "take_back",
    "tidy",
    "unlocked",
    "unmerge",
    "unpin",
    "use_layout",
]  # fmt: skip
