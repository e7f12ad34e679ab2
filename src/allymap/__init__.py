"""AllyMap: a relationship map of who works with whom and against whom, in which every line answers says who, where, when."""

__version__ = "0.1.0"
