"""What people and machines write for a date -> an instant in UTC, for feeds and pages alike."""

from worker.dates.read import Moment, read_date
from worker.dates.reader import DateReader, reader_for

__all__ = ["DateReader", "Moment", "read_date", "reader_for"]
