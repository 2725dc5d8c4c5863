"""The end of a process that does not end."""

import contextlib
import faulthandler
import os
import signal
import threading

_WORDS_S = 1.0
_KERNEL_AFTER_S = 5.0


class LastResort:
    """Once armed, the process is gone after `seconds`, whatever hangs, with an exit code that is not 0.

    Nothing calls it off: what follows a worker hangs as well, such as a thread of Faust's that the interpreter joins, an
    `atexit`, or a cancelled task that goes on. Two clocks, since each alone can be held up: a thread, which writes where
    every thread stands to stderr before it exits, and five seconds later the kernel's SIGALRM, which needs neither the
    interpreter nor anybody who reads stderr.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._armed = threading.Lock()

    def arm(self) -> None:
        """From now on. The first call counts; may be called in a signal handler, in the main thread only."""
        if not self._armed.acquire(blocking=False):
            return
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, self._seconds + _KERNEL_AFTER_S)
        timer = threading.Timer(self._seconds, _exit)
        timer.daemon = True
        timer.start()


def _exit() -> None:
    words = threading.Thread(target=_last_words, daemon=True)  # stderr may be a pipe that nobody reads
    words.start()
    words.join(_WORDS_S)
    os._exit(1)


def _last_words() -> None:
    with contextlib.suppress(OSError, ValueError):
        os.write(2, b"quotewire: the process did not end in time; this is where it hangs:\n")
        faulthandler.dump_traceback(2, all_threads=True)
