"""What pattern the relations make: camps, ties across camp lines, strained triangles, brokers. Never a forecast.

The line index of balance is that of Harary (1959): the fewest ties that must be left out for the rest to fall into
camps, cooperation inside and competition between them. Importing this costs SciPy's optimiser; import it late.
"""
