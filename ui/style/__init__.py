"""Tokens, palette, style sheet and icons: one look, light and dark."""
