"""Items -> pages -> records: repartition by site, the same article, put off, repeated lines."""
