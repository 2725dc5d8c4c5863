"""Whether the worker works, for probes, logs and whoever ends a process that hangs."""
