"""What went wrong, or was left out, while reading and extracting: one sentence each."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much of an input was lost: nothing, what was not ours to read, or what should have been read."""

    NOTE = "note"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about one input; ``where`` names the file (and the line), ``message`` ends with a full stop."""

    severity: Severity
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


@dataclass(slots=True)
class Report:
    """A list of remarks that a reader or extractor fills and a person is shown."""

    remarks: list[Remark] = field(default_factory=list)

    def note(self, where: str, message: str) -> None:
        self.remarks.append(Remark(Severity.NOTE, where, message))

    def skipped(self, where: str, message: str) -> None:
        self.remarks.append(Remark(Severity.SKIPPED, where, message))

    def failed(self, where: str, message: str) -> None:
        self.remarks.append(Remark(Severity.FAILED, where, message))

    def extend(self, other: Report) -> None:
        self.remarks.extend(other.remarks)

    @property
    def failures(self) -> list[Remark]:
        return [remark for remark in self.remarks if remark.severity is Severity.FAILED]
