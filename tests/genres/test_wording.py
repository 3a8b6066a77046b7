"""Wording that depends on several fields at once."""

import pytest

from tests.genres.outlines import drafted, samples


def test_reporting_on_the_day_of_the_meeting_is_written_as_that_day() -> None:
    notice = samples("会议通知") | {"时间": "2026年3月6日 9:00"}
    same_day = drafted("会议通知", notice | {"报到时间": "2026年3月6日 8:00"}).document.text
    assert "请参加人员于当日上午8:00" in same_day
    day_before = drafted("会议通知", notice | {"报到时间": "2026年3月5日 15:00"}).document.text
    assert "请参加人员于2026年3月5日（星期四）下午3:00" in day_before


@pytest.mark.parametrize("genre", ["动员部署讲话", "学习贯彻讲话", "总结表彰讲话"])
def test_the_call_speaks_to_those_whom_the_salutation_names(genre: str) -> None:
    speech = {key: value for key, value in samples(genre).items() if key != "号召"}
    for salutation, called in [
        ("各位老师、各位同学：", "各位老师、各位同学，"),
        ("各位领导、同志们", "同志们，"),
    ]:
        blocks = drafted(genre, speech | {"称谓": salutation}).document.blocks
        assert [block.text for block in blocks if block.text.startswith(called)]
        assert f"{salutation.rstrip('：')}：" in [block.text for block in blocks]
