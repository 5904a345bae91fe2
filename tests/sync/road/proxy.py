"""A line that breaks where a test wants: passes bytes on, and resets after so many."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator

LOOPBACK = "127.0.0.1"


class Proxy:
    """Each connection may carry ``allowed()`` bytes upwards; then both ends are reset."""

    def __init__(self, target: int, allowed: Callable[[], int | None]) -> None:
        self._target, self._allowed = target, allowed
        self._listener = socket.create_server((LOOPBACK, 0))
        self.port: int = self._listener.getsockname()[1]
        self.cuts = 0
        self._socks: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._threads[0].join()
        for each in self._socks:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        for each in (self._listener, *self._socks):
            each.close()

    def _accept(self) -> None:
        while True:
            try:
                here, _ = self._listener.accept()
            except OSError:
                return
            try:
                there = socket.create_connection((LOOPBACK, self._target))
            except OSError:
                here.close()
                continue
            self._socks += [here, there]
            allowed = self._allowed()
            for source, sink, most in ((here, there, allowed), (there, here, None)):
                run = threading.Thread(target=self._pass, args=(source, sink, most), daemon=True)
                self._threads.append(run)
                run.start()

    def _pass(self, source: socket.socket, sink: socket.socket, most: int | None) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(16384):
                if most is not None:
                    data, most = data[:most], most - len(data)
                sink.sendall(data)
                if most is not None and most <= 0:
                    self.cuts += 1
                    for each in (source, sink):
                        reset = struct.pack("ii", 1, 0)
                        each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
                        each.shutdown(socket.SHUT_RD)
                        each.close()
                    return
        for each in (source, sink):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def between(target: int, allowed: Callable[[], int | None]) -> Iterator[Proxy]:
    made = Proxy(target, allowed)
    try:
        yield made
    finally:
        made.close()
