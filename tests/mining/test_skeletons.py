"""Every skeleton of the table makes a parallel of its examples, and of nothing that only begins like it."""

import pytest

from phrasebank.mining.parallels.parallel import parallels
from phrasebank.mining.parallels.skeletons import Skeleton, skeletons
from tests.mining.listing import document

SKELETONS = [one for found in skeletons().values() for one in found]


@pytest.mark.parametrize("one", SKELETONS, ids=lambda one: one.source)
def test_clauses_of_one_skeleton_are_a_parallel(one: Skeleton) -> None:
    assert one.hits
    for example in one.hits:
        (found,) = parallels(document(f"{example}。"))
        assert "，".join(instance.text for instance in found.instances) == example
        assert len(found.instances) == one.least


@pytest.mark.parametrize("one", SKELETONS, ids=lambda one: one.source)
def test_clauses_that_only_begin_alike_are_none(one: Skeleton) -> None:
    assert one.misses
    for example in one.misses:
        assert parallels(document(f"{example}。")) == ()
