"""From which confidence on the map draws a claim, with what each choice gave when it was measured."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget


class Rate(Protocol):
    """What a threshold gives: the share of stated relations that is drawn, and of drawn ones that is stated."""

    @property
    def threshold(self) -> float: ...
    @property
    def recall(self) -> float: ...
    @property
    def precision(self) -> float: ...


class ThresholdChoice(QWidget):
    """A slider over the measured thresholds; ``value`` is ``None`` where the shipped one is to hold."""

    def __init__(
        self, rates: Sequence[Rate], shipped: float, drawn_from: float | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rates = sorted(rates, key=lambda rate: rate.threshold)
        self._shipped, self._drawn_from = shipped, drawn_from
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName("thresholdChoice")
        self.slider.setAccessibleName(self.tr("Confidence from which on claims are drawn"))
        self.slider.setRange(0, len(self._rates) - 1)
        self.slider.setPageStep(1)
        self.reset = QPushButton(self.tr("as shipped"), self)
        self.reset.setObjectName("thresholdShipped")
        self.reset.setProperty("role", "link")
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(lambda: self.slider.setValue(self._nearest(self._shipped)))
        self._told = QLabel(self)
        self._told.setProperty("role", "small")
        self._told.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.slider, 1)
        line.addWidget(self.reset)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addLayout(line)
        outer.addWidget(self._told)
        self._first = self._nearest(shipped if drawn_from is None else drawn_from)
        self.slider.setValue(self._first)
        self.slider.valueChanged.connect(self._tell)
        self._tell()

    @property
    def value(self) -> float | None:
        """The threshold that was chosen; an untouched slider leaves what was there, between two steps or not."""
        at = self.slider.value()
        if at == self._first:
            return self._drawn_from
        return None if at == self._nearest(self._shipped) else self._rates[at].threshold

    @property
    def told(self) -> str:
        """What the choice gives, in a sentence."""
        return self._told.text()

    def _nearest(self, threshold: float) -> int:
        return min(range(len(self._rates)), key=lambda at: abs(self._rates[at].threshold - threshold))

    def _tell(self) -> None:
        rate = self._rates[self.slider.value()]
        self.reset.setVisible(self.slider.value() != self._nearest(self._shipped))
        self._told.setText(
            self.tr(
                "From {threshold} on, about {recall} of the relations that articles state are drawn, and {precision} of"
                " what is drawn is stated. Higher draws less and surer."
            ).format(
                threshold=f"{rate.threshold:.2f}".lstrip("0"), recall=f"{rate.recall:.0%}",
                precision=f"{rate.precision:.0%}",
            )
        )  # fmt: skip
