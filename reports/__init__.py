"""Facts in, paper out: the printed forms and office files."""
