"""A file → Documents with text and offsets, and a Report of what went wrong. One module a format."""
