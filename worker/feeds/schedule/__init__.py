"""When to ask a feed, and what to remember of it: rules on facts, no clock and no feed parser."""
