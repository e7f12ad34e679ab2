"""Dates as claims have them, exact and vague, for what has to hold of all."""

from __future__ import annotations

from hypothesis import strategies as st

_YEARS = st.integers(1950, 2030)
EDTF = st.one_of(
    st.builds("{:04d}".format, _YEARS),
    st.builds("{:04d}-{:02d}".format, _YEARS, st.integers(1, 12)),
    st.builds("{:04d}-{:02d}-{:02d}".format, _YEARS, st.integers(1, 12), st.integers(1, 28)),
    st.builds("{:04d}/..".format, _YEARS),
    st.builds(lambda a, b: f"{min(a, b)}/{max(a, b)}", _YEARS, _YEARS),
    st.builds("{:03d}X".format, st.integers(195, 203)),
)
