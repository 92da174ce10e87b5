from dataclasses import replace

import pytest

from exports.screens import LED_CHARACTERS, WECHAT_CHARACTERS, led_lines, wechat_text
from rota.planning.models import ReceptionStatus
from rota.publication.values import MonthRelease, NoticeReception
from tests.exports.hard_release import LONG_NAME, LONG_TITLE, by_id, hard_release, with_changes
from tests.sample_release import OFFICE, attendee, reception, sample_release

SHORT = ("PC02", "县信访局", "")


def month_of(*receptions: NoticeReception) -> MonthRelease:
    return replace(sample_release(), receptions=receptions)


def test_led_line_says_everything_that_fits() -> None:
    assert led_lines(month_of(reception(place=SHORT))) == (
        "12月7日（周一）9：00—11：30，副县长董毅昌在县信访局接待群众来访，分管自然资源、住房和城乡建设。",
    )


@pytest.mark.parametrize(("length", "has_fields"), [(19, True), (20, False)])
def test_led_line_drops_the_fields_first(length: int, *, has_fields: bool) -> None:
    people = (attendee(fields="水" * length),)

    (line,) = led_lines(month_of(reception(place=SHORT, people=people)))

    assert ("水" in line) is has_fields
    assert "（周一）" in line
    assert len(line) <= LED_CHARACTERS


def test_led_line_keeps_a_long_name_whole_and_drops_its_title() -> None:
    people = (attendee("L90", LONG_NAME, LONG_TITLE, substitute_for="闵建铭"),)

    assert led_lines(month_of(reception(people=people))) == (
        "12月7日9：00—11：30，阿依努尔·买合木提（代闵建铭）在县群众来访接待中心一楼接访大厅接访。",
    )


def test_led_line_counts_the_hosts_that_do_not_fit() -> None:
    people = tuple(attendee(f"L{index}", LONG_NAME, rank_order=index) for index in range(8))

    assert led_lines(month_of(reception(place=SHORT, people=people))) == (
        f"12月7日9：00—11：30，{LONG_NAME}、{LONG_NAME}、{LONG_NAME}等8人在县信访局接访。",
    )


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (30, f"12月7日9：00—11：30，{'买' * 30}接访。"),
        (60, "12月7日9：00—11：30，领导干部接访。"),
    ],
)
def test_led_line_names_a_person_whole_or_not_at_all(length: int, expected: str) -> None:
    people = (attendee(name="买" * length),)

    assert led_lines(month_of(reception(people=people))) == (expected,)


def test_led_lines_cover_county_and_towns_and_nothing_else() -> None:
    release = hard_release()
    lines = led_lines(release)

    assert len(lines) == 28 + 1 + 2  # thirty Mondays less one cancelled and one unannounced; R15; two towns
    assert max(len(line) for line in lines) <= LED_CHARACTERS
    assert not any("欧阳停" in line or "司马秘" in line for line in lines)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (SHORT, "12月7日（周一）9：00—11：30，县信访局，接访领导待定，另行公告。"),
        (("", "", ""), "12月7日（周一）9：00—11：30，地点另行公告，接访领导待定，另行公告。"),
        (("PC09", "很远的地方" * 8, ""), "12月7日9：00—11：30，接访领导待定，另行公告。"),
    ],
)
def test_led_line_of_an_unfilled_reception_promises_an_announcement(place: tuple[str, str, str], expected: str) -> None:
    one = reception(place=place, status=ReceptionStatus.UNFILLED, people=())

    assert led_lines(month_of(one)) == (expected,)


def test_led_line_without_a_place_names_time_and_people() -> None:
    one = reception(place=("", "", ""), people=(attendee(fields=""),))

    assert led_lines(month_of(one)) == ("12月7日（周一）9：00—11：30，副县长董毅昌接待群众来访。",)


@pytest.mark.parametrize(
    ("rule_name", "expected"),
    [
        ("联合接访", "12月7日（周一）9：00—11：30，县信访局联合接访。"),
        ("联" * 60, "12月7日9：00—11：30，接待群众来访。"),
    ],
)
def test_led_line_without_people_names_the_kind_of_reception(rule_name: str, expected: str) -> None:
    one = reception(place=SHORT, rule="RJOINT", rule_name=rule_name, people=())

    assert led_lines(month_of(one)) == (expected,)


def test_wechat_text_says_the_common_place_and_hours_once() -> None:
    receptions = (by_id(sample_release(), "RMON.2026-00"), by_id(sample_release(), "R15-TOWN.2026-12.T01"))

    assert wechat_text(month_of(*receptions)) == (
        "【关于2026年12月县领导干部接待群众来访安排的公示】\n"
        "时间：9:00—11:30\n"
        "地点：县群众来访接待中心（县信访局）一楼接访大厅\n"
        "12月1日（周二） 董毅昌　县委常委、常务副县长\n"
        "另有县领导到1个镇（区）接访。\n"
        "预约电话：0599-5550000\n"
        "岚汀县信访工作联席会议　第1版\n"
        "详见：http://127.0.0.1:8000/m/2026-12/v/1"
    )


def test_wechat_lines_say_hours_and_places_that_differ() -> None:
    longer = reception(id="B", minutes=60, place=SHORT, status=ReceptionStatus.UNFILLED, people=())
    lonely = reception(id="C", place=SHORT, people=())

    lines = wechat_text(month_of(reception(), longer, lonely)).splitlines()

    assert lines[1:4] == [
        "12月7日（周一） 9:00—11:30 董毅昌　副县长 县群众来访接待中心（县信访局）一楼接访大厅",
        "12月7日（周一） 9:00—10:00 待定，另行公告 县信访局",
        "12月7日（周一） 9:00—11:30 — 县信访局",
    ]


@pytest.mark.parametrize(
    ("count", "first"),
    [
        (8, "12月1日（周二） 董毅昌　县委常委、常务副县长 县群众来访接待中心（县信访局）一楼接访大厅"),
        (12, "12月1日（周二） 董毅昌　县委常委、常务副县长"),
        (30, "12月1日 董毅昌"),
    ],
)
def test_wechat_text_shortens_in_order(count: int, first: str) -> None:
    text = wechat_text(sample_release(county_receptions=count))

    assert text.splitlines()[2] == first
    assert len(text) <= WECHAT_CHARACTERS


def test_wechat_text_counts_what_it_leaves_out_and_ends_with_the_address() -> None:
    release = sample_release(county_receptions=89)

    text = wechat_text(release)

    lines = text.splitlines()
    dates = [line for line in lines if line.startswith("12月")]
    assert f"……另有{90 - len(dates)}场" in lines
    assert lines[-1] == "详见：http://127.0.0.1:8000/m/2026-12/v/1"
    assert len(text) <= WECHAT_CHARACTERS
    assert len(text) + len("\n12月31日 阿依努尔·买合木提") > WECHAT_CHARACTERS


def test_wechat_text_that_cannot_fit_gives_the_address() -> None:
    release = replace(sample_release(), office=replace(OFFICE, issuer="局" * 600))

    assert wechat_text(release) == "详见：http://127.0.0.1:8000/m/2026-12/v/1"


def test_wechat_text_of_an_empty_month_says_so() -> None:
    release = replace(month_of(), office=replace(OFFICE, hotline=""))

    assert wechat_text(release).splitlines()[1:] == [
        "本月没有安排。",
        "岚汀县信访工作联席会议　第1版",
        "详见：http://127.0.0.1:8000/m/2026-12/v/1",
    ]


def test_wechat_text_leaves_out_what_is_not_announced() -> None:
    release = with_changes(sample_release(), {"RMON.2026-01": {"is_public": False}})

    assert "12月2日" not in wechat_text(release)
