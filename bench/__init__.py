"""Measurements against floors: run with `python -m bench`."""
