"""The road by line: tus 1.0.0 over TLS, between a laptop and its desk (docs/road.md)."""
