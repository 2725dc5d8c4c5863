"""Events -> handlers, each once and in order: the group, its partitions, and Faust."""
