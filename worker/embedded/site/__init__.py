"""The sample news site of `quotewire demo`: four invented publishers, on loopback, without a network."""

from worker.embedded.site.contents import Announced, Expected
from worker.embedded.site.server import LoopbackNames, SampleSite

__all__ = ["Announced", "Expected", "LoopbackNames", "SampleSite"]
