"""The measured thresholds, as they are offered."""

from __future__ import annotations

from pathlib import Path

import pytest

from allymap.extraction.rates import Rate, tradeoff
from allymap.extraction.scorer import WeightsError, load_judgement


def test_thresholds_rise_recall_falls_and_the_shipped_one_is_among_them() -> None:
    rates = tradeoff()
    assert [rate.threshold for rate in rates] == sorted({rate.threshold for rate in rates})
    recalls = [rate.recall for rate in rates]
    assert recalls == sorted(recalls, reverse=True)
    assert load_judgement().drawn in [rate.threshold for rate in rates]
    assert all(0 < rate.recall < 1 and 0 < rate.precision <= 1 for rate in rates)


def test_rates_are_read_from_the_figures_beside_the_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "weights.json"
    rows = (
        '{"threshold": 0.6, "recall": 0.3, "precision": 0.9, "edges": 4}',
        '{"threshold": 0.2, "recall": 1, "precision": 0}',
    )
    path.write_text(f'{{"figures": {{"edges": [{", ".join(rows)}]}}}}', encoding="utf-8")
    monkeypatch.setattr("allymap.extraction.rates.resource", lambda *_: path)
    assert tradeoff.__wrapped__() == (Rate(0.2, 1.0, 0.0), Rate(0.6, 0.3, 0.9))
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(WeightsError, match="damaged"):
        tradeoff.__wrapped__()
