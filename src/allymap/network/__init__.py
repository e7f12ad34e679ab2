"""Claims → relations → view → picture; layout. Plain Python and numpy, no Qt."""
