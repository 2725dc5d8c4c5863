"""A key -> its partition, as Kafka's own clients place it."""

from aiokafka.partitioner import murmur2


def partition_of(key: bytes, partitions: int) -> int:
    """The partition that Kafka's Java client and aiokafka give a key (murmur2)."""
    return int(murmur2(key) & 0x7FFF_FFFF) % partitions
