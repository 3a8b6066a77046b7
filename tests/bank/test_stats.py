"""What is in a bank, in numbers."""

from pathlib import Path

from phrasebank.bank.banks import Bank
from phrasebank.bank.harvest import Occurrence, harvest
from phrasebank.bank.kinds import Kind
from phrasebank.bank.stats import stats
from tests.bank.banks import document, filled


def test_frames_that_many_sources_use_and_that_say_something_come_first() -> None:
    uses = (("甲", "⟨⟩化", "为⟨⟩服务"), ("乙", "⟨⟩化", "为⟨⟩服务"), ("丙", "⟨⟩化", "“爱国者治⟨⟩"))
    harvests = []
    for name, *frames in uses:
        got = harvest(document(f"{name}方要真抓实干。", name))
        places = tuple(
            Occurrence(Kind.PARALLEL, "", frame, f"{name}方要真抓实干"[:size], 0, 0, size)
            for size, frame in enumerate(frames, start=5)
        )
        harvests.append(got._replace(occurrences=places))
    found = stats(Bank(Path("测试.db"), filled(harvests))).frames
    assert found == (("为⟨⟩服务", 2, 2), ("⟨⟩化", 3, 3))
