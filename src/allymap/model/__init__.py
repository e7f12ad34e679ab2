"""The nouns that every room speaks of. Plain values from the standard library; nothing here reads, writes or draws."""

from .actor import Actor, ActorKind, Judgement, Sameness, actor_id_for
from .change import Change
from .claim import AUTHOR, Claim, Kind, Modality, Polarity, Span, Tier, Verdict, VerdictValue, claim_id_for
from .document import EXCERPTS, ROWS, Anchor, Attachment, Document, Original, Passage
from .drawing import Bend, Note
from .errors import AllyMapError, ProjectError, UnreadableDocument
from .form import Form, Formed
from .fuzzydate import FuzzyDate, edtf_of
from .handling import Tlp, may_hold
from .layout import Camera, Layout, Place
from .log import Alteration, LogEntry
from .progress import Cancelled, Progress
from .relation import Relation, State, Strand, Thresholds, pair_words, relation_id_for
from .report import Remark, Report, Severity
from .scene import Callout, Scene, SceneKind
from .setting import Setting

__all__ = [
    "AUTHOR", "EXCERPTS", "ROWS", "Actor", "ActorKind", "AllyMapError", "Alteration", "Anchor", "Attachment", "Bend",
    "Callout", "Camera", "Cancelled", "Change", "Claim", "Document", "Form", "Formed", "FuzzyDate", "Judgement", "Kind",
    "Layout", "LogEntry", "Modality", "Note", "Original", "Passage", "Place", "Polarity", "Progress", "ProjectError",
    "Relation", "Remark", "Report", "Sameness", "Scene", "SceneKind", "Setting", "Severity", "Span", "State", "Strand",
    "Thresholds", "Tier", "Tlp", "UnreadableDocument", "Verdict", "VerdictValue", "actor_id_for", "claim_id_for",
    "edtf_of", "may_hold", "pair_words", "relation_id_for",
]  # fmt: skip
