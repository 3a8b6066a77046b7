"""Wording that depends on several fields at once."""

from tests.genres.outlines import drafted, samples


def test_reporting_on_the_day_of_the_meeting_is_written_as_that_day() -> None:
    notice = samples("会议通知") | {"时间": "2026年3月6日 9:00"}
    same_day = drafted("会议通知", notice | {"报到时间": "2026年3月6日 8:00"}).document.text
    assert "请参加人员于当日上午8:00" in same_day
    day_before = drafted("会议通知", notice | {"报到时间": "2026年3月5日 15:00"}).document.text
    assert "请参加人员于2026年3月5日（星期四）下午3:00" in day_before
