"""A task whose module takes two seconds to import in a child of the pool."""

import sys
import time

if "quotewire-pool" in sys.argv:
    time.sleep(2.0)


def double(number: int) -> int:
    return number * 2
