"""The one turn at PDFium, which knows one thread at a time: previews and scans share it."""

import threading

ONE_AT_A_TIME = threading.Lock()
"""Held around every call; never while something else is waited for."""
