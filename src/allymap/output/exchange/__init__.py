"""The network in the formats of other programs: graphs, tables, entities and annotations."""
