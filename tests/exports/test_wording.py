from dataclasses import replace
from datetime import date, datetime, time

import pytest

from exports import wording
from rota.planning.models import ReceptionStatus, Role
from tests.sample_release import OFFICE, ZONE, attendee, reception, sample_release

BOOK_BEFORE = "请于接访日前一个工作日17:00前，持本人有效身份证件和书面材料"


def test_dates_have_no_leading_zeros() -> None:
    assert wording.chinese_date(date(2026, 2, 5)) == "2026年2月5日"


@pytest.mark.parametrize(("holiday", "expected"), [("", "1月1日（周五）"), ("元旦", "1月1日（周五，元旦）")])
def test_table_date_names_weekday_and_holiday(holiday: str, expected: str) -> None:
    assert wording.table_date(date(2027, 1, 1), holiday) == expected


def test_month_is_written_out() -> None:
    assert wording.chinese_month("2027-02") == "2027年2月"


def test_clock_range_joins_hours_with_a_dash() -> None:
    assert wording.clock_range(datetime(2026, 12, 7, 9, 0, tzinfo=ZONE), time(11, 30)) == "9:00—11:30"


@pytest.mark.parametrize(("hour", "expected"), [(11, "上午"), (12, "下午")])
def test_afternoon_begins_at_noon(hour: int, expected: str) -> None:
    assert wording.half_day(time(hour, 59)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("李强", "李　强"),
        ("危𬱖", "危　𬱖"),
        ("李", "李"),
        ("董毅昌", "董毅昌"),
        ("阿依努尔·买合木提", "阿依努尔·买合木提"),
    ],
)
def test_only_names_of_two_characters_are_spaced(name: str, expected: str) -> None:
    assert wording.aligned_name(name) == expected


@pytest.mark.parametrize(
    ("unit", "title", "expected"),
    [
        ("", "副县长", "副县长"),
        ("县发展和改革局", "局长", "县发展和改革局局长"),
        ("县发展和改革局", "县发展和改革局局长", "县发展和改革局局长"),
    ],
)
def test_title_names_the_unit_once(unit: str, title: str, expected: str) -> None:
    assert wording.office_title(attendee(title=title, unit=unit)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"), [("", "—"), ("；", "—"), ("审计", "审计"), ("自然资源； 财政;税务", "自然资源、财政、税务")]
)
def test_fields_are_joined_or_a_dash(fields: str, expected: str) -> None:
    assert wording.fields_text(attendee(fields=fields)) == expected


def test_substitute_names_the_one_replaced() -> None:
    assert wording.substitute_note(attendee(substitute_for="闵建铭")) == "（代闵建铭）"
    assert wording.substitute_note(attendee()) == ""


def test_moved_reception_names_its_original_date() -> None:
    assert wording.moved_note(reception(moved_from=date(2026, 12, 15))) == "（原定12月15日）"
    assert wording.moved_note(reception()) == ""


def test_people_stand_by_role_and_rank() -> None:
    cadre = attendee("T01C01", "吕荣", role=Role.CADRE, rank_order=1)
    second = attendee("L14", "魏晓胜", rank_order=14)
    first = attendee("L13", "董毅昌", rank_order=13)
    usher = attendee("S09", "罗导", role=Role.USHER, rank_order=2)
    lawyer = attendee("W02", "方律", role=Role.LAWYER, rank_order=3)
    one = reception(people=(usher, cadre, lawyer, second, first))

    assert wording.hosts(one) == (first, second, lawyer)
    assert wording.companions(one) == (cadre,)


@pytest.mark.parametrize(
    ("status", "has_host", "expected"),
    [
        (ReceptionStatus.UNFILLED, False, True),
        (ReceptionStatus.UNFILLED, True, False),
        (ReceptionStatus.PLANNED, False, False),
    ],
)
def test_host_is_to_be_announced_only_while_nobody_is_found(
    status: ReceptionStatus, *, has_host: bool, expected: bool
) -> None:
    assert wording.is_open(reception(status=status, people=(attendee(),) if has_host else ())) is expected


def test_titles_break_between_words() -> None:
    release = sample_release()
    town = release.towns[0]

    assert wording.notice_title(release) == "关于2026年12月县领导干部接待群众来访安排的公示"
    assert wording.town_title_lines(release, town) == ("关于2026年12月汀城镇领导干部", "接待群众来访安排的公示")
    assert wording.village_title_lines(release, town.villages[2]) == (
        "关于2026年12月镇领导干部到䶮溪村",
        "接待群众来访安排的公示",
    )


def test_when_and_where_says_theme_and_original_date() -> None:
    one = reception(
        theme="土地征收", moved_from=date(2026, 12, 4), place=("PT01", "汀城镇群众接待室", "汀城镇政府路1号")
    )

    assert wording.when_and_where(one) == (
        "12月7日（星期一）（原定12月4日）上午9:00—11:30，专题：土地征收，地点：汀城镇群众接待室。"
    )


def test_standing_sections_state_the_office_facts() -> None:
    sections = wording.standing_sections(sample_release())

    assert [section.heading for section in sections] == ["预约方式", "注意事项", "监督电话"]
    assert sections[0].paragraphs == (
        f"（一）现场预约：{BOOK_BEFORE}到岚汀县信访局（岚汀县汀城镇岚源路88号）登记。",
        "（二）电话预约：工作时间拨打0599-5550000。",
        "（三）网上查询：可登录http://xfj.lanting.example，或关注微信公众号“岚汀信访”查询接访安排、反映信访事项。",
        "（四）未预约的群众，可于接访当日到接访地点登记，按登记顺序安排接谈。",
    )
    assert sections[1].paragraphs[1] == "（二）多人反映共同事项的，请推选代表，代表人数不超过5人。"
    assert sections[2].paragraphs == ("岚汀县信访局监督电话：0599-5559999。",)


def test_facts_that_the_office_lacks_are_left_out() -> None:
    bare = replace(OFFICE, address="", hotline="", supervision_phone="", website="", wechat="")
    release = replace(sample_release(), office=bare)

    sections = wording.standing_sections(release)

    assert [section.heading for section in sections] == ["预约方式", "注意事项"]
    assert sections[0].paragraphs == (
        f"（一）现场预约：{BOOK_BEFORE}到岚汀县信访局登记。",
        "（二）未预约的群众，可于接访当日到接访地点登记，按登记顺序安排接谈。",
    )


def test_places_are_listed_once_with_address_and_phone() -> None:
    known = reception()
    unknown = replace(known, place_name="流动接访车", place_address="", place_phone="")

    (section,) = wording.places_section((known, known, unknown))

    assert section.paragraphs == (
        "县群众来访接待中心（县信访局）一楼接访大厅。地址：岚汀县汀城镇岚源路88号；联系电话：0599-5550472。",
    )
    assert wording.places_section((unknown,)) == ()


def test_village_sections_say_the_all_day_line_and_whom_to_ring() -> None:
    release = sample_release()

    daily, attention = wording.village_sections(release, release.towns[0].villages[0])

    assert "".join(daily.paragraphs) == (
        "村（社区）两委干部全天候接待群众。接待地点：汀城镇东门社区党群服务中心一楼接访室；"
        "联系电话：0599-5550342；岚汀县信访局电话：0599-5550000；监督电话：0599-5559999。"
    )
    assert attention.heading == "注意事项"


def test_village_without_any_fact_says_that_nothing_is_planned() -> None:
    release = replace(sample_release(), office=replace(OFFICE, hotline="", supervision_phone=""))
    village = replace(release.towns[0].villages[0], daily_text="", place_name="", place_phone="")

    assert wording.village_sections(release, village)[0].paragraphs == ("本月没有安排。",)


def test_village_place_drops_the_names_before_it() -> None:
    one = reception(
        town=("T01", "汀城镇"),
        village=("V001", "东门社区"),
        place=("PV001", "汀城镇东门社区党群服务中心一楼接访室", ""),
    )

    assert wording.village_place(one) == "党群服务中心一楼接访室"


def test_signature_and_addresses_come_from_the_release() -> None:
    release = sample_release(number=3)

    assert wording.signature_lines(release) == ("岚汀县信访工作联席会议", "2026年11月20日")
    assert wording.version_label(release) == "第3版"
    assert wording.village_url(release, "V001") == "http://127.0.0.1:8000/m/2026-12/v/3/village/V001"
    assert wording.town_url(release, "T01") == "http://127.0.0.1:8000/m/2026-12/v/3/town/T01"
