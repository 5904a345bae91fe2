"""The library of standards: browse every document, import one, compare two editions."""
