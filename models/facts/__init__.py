"""The frozen snapshot of a visit and the events it follows from; knows no database."""
