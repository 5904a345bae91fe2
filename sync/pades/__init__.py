"""Signatures inside PDF forms (PAdES B-B): made in sequence, and judged."""
