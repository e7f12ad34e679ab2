"""Document text → actors and candidate claims."""
