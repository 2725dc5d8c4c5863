"""The end of a process that does not end."""

import os
import threading


class LastResort:
    """A worker that was told to stop stops, whatever hangs: once armed, the process exits after `seconds`.

    Leaving the block calls it off.
    """

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, os._exit, args=(1,))
        self._timer.daemon = True

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def arm(self) -> None:
        """From now on."""
        self._timer.start()
