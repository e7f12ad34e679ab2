"""A picture, relations or claims to a file."""
