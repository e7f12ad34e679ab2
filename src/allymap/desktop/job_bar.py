"""A slim bar that tells how far a job is, with a way to cancel it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from .jobs import Job, JobRunner


class JobBar(QFrame):
    """Visible while a job runs."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jobBar")
        self.setAccessibleName(self.tr("Progress"))
        self.setProperty("role", "strip")
        self._job: Job | None = None
        self._label = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setObjectName("cancelJob")
        self._cancel.setProperty("role", "link")
        self._cancel.clicked.connect(self._cancel_job)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(12)
        line.addWidget(self._label)
        line.addWidget(self._bar, 1)
        line.addWidget(self._cancel)
        runner.started.connect(self._follow)
        runner.idle.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    def _follow(self, job: Job) -> None:
        self._job = job
        job.progressed.connect(self._show)
        self._label.setText(job.title)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self.show()

    def _show(self, phase: str, done: int, total: int) -> None:
        job = self._job
        if job is None:
            return
        parts = [job.title, phase] if phase not in ("", job.title) else [job.title]
        counted = self.tr("{done} of {total}").format(done=done, total=total) if total > 1 else ""
        self._label.setText(" · ".join([*parts, counted] if counted else parts))
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _cancel_job(self) -> None:
        if self._job is not None:
            self._cancel.setEnabled(False)
            self._label.setText(self.tr("Stopping…"))
            self._job.cancel()
