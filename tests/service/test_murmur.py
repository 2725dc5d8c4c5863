"""A key's partition is the one that every other Kafka client gives it."""

from aiokafka.partitioner import DefaultPartitioner
from hypothesis import given
from hypothesis import strategies as st

from worker.service.murmur import partition_of, partitioner


@given(st.binary(max_size=100), st.integers(1, 64))
def test_a_key_has_the_partition_that_aiokafka_gives_it(key: bytes, count: int) -> None:
    partitions = list(range(count))
    theirs = DefaultPartitioner()(key, partitions, partitions)
    assert partition_of(key, count) == partitioner(key, partitions, partitions) == theirs


def test_a_record_without_a_key_goes_where_a_broker_is() -> None:
    assert partitioner(None, [0, 1, 2], [1]) == 1
