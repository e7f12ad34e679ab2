"""Fits logistic models with named features by L-BFGS; small enough to do without a learning library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from .scorer import Logistic

Features = Mapping[str, float]


def fit(
    rows: Sequence[Features],
    labels: Sequence[bool],
    strength: float,
    fewest: int = 1,
    weights: Sequence[float] | None = None,
) -> Logistic:
    """A logistic model with an L2 penalty of ``strength`` on everything but the intercept.

    Features that fewer than ``fewest`` rows have are left out.
    """
    counts = Counter(name for row in rows for name, value in row.items() if value)
    names = sorted(name for name, count in counts.items() if count >= fewest)
    matrix = _matrix(rows, {name: at for at, name in enumerate(names)})
    target = np.asarray(labels, dtype=float)
    sample = np.ones(len(rows)) if weights is None else np.asarray(weights, dtype=float)

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        score = matrix @ parameters[:-1] + parameters[-1]
        value = float(sample @ (np.logaddexp(0, score) - target * score)) + strength / 2 * float(
            parameters[:-1] @ parameters[:-1]
        )
        residual = sample * (1 / (1 + np.exp(-score)) - target)
        return value, np.append(matrix.T @ residual + strength * parameters[:-1], residual.sum())

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    kept = {name: round(float(w), 4) for name, w in zip(names, found.x[:-1], strict=True) if abs(w) >= 0.005}
    return Logistic(round(float(found.x[-1]), 4), kept)


def _matrix(rows: Sequence[Features], place: Mapping[str, int]) -> csr_matrix:
    data, columns, ends = [], [], [0]
    for row in rows:
        for name, value in row.items():
            if name in place and value:
                data.append(value)
                columns.append(place[name])
        ends.append(len(data))
    return csr_matrix((data, columns, ends), shape=(len(rows), len(place)))
