"""The Chinese of official documents: dates, hours, names, titles, standing paragraphs (DOMAIN.md §10).

Notices are Chinese whatever the reader's language, so nothing here goes through the message catalogue. Every
function takes released facts and gives text; layout is the business of the modules that import this one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from rota.planning.models import ReceptionStatus, Role
from rota.publication.values import Attendee, MonthRelease, NoticeReception, TownSheet, VillageSheet

IDEOGRAPHIC_SPACE = "\u3000"
EMPTY_CELL = "—"
TO_BE_ANNOUNCED = "待定，另行公告"
CANCELLED = "已取消"
NOTHING_PLANNED = "本月没有安排。"
CHINESE_NUMBERS = "一二三四五六七八九十"
WEEKDAYS = "一二三四五六日"
BRING = "来访请携带本人有效身份证件，客观真实反映情况，并对所提供材料的真实性负责。"
MAY_CHANGE = "接访安排如因工作需要调整，将另行公告。"
NOT_RECEIVED = (
    "已经受理且仍在规定办理期限内的；已经复核作出意见，仍以同一事实和理由提出的；"
    "依法应当通过诉讼、仲裁、行政复议等法定途径解决的；不属于当次接访领导分管范围的"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A numbered part of a notice; ``heading`` without its number, ``paragraphs`` complete sentences."""

    heading: str
    paragraphs: tuple[str, ...]


def chinese_date(day: date) -> str:
    """2026年12月5日"""
    return f"{day.year}年{day.month}月{day.day}日"


def short_date(day: date) -> str:
    """12月15日"""
    return f"{day.month}月{day.day}日"


def table_date(day: date, holiday_name: str = "") -> str:
    """12月15日（周二）; with a holiday 1月1日（周五，元旦）"""
    holiday = f"，{holiday_name}" if holiday_name else ""
    return f"{short_date(day)}（{short_weekday(day)}{holiday}）"


def short_weekday(day: date) -> str:
    """周二"""
    return f"周{WEEKDAYS[day.weekday()]}"


def chinese_month(month: str) -> str:
    """2026年2月, of the month written 2026-02."""
    year, number = month.split("-")
    return f"{year}年{int(number)}月"


def clock(moment: datetime | time) -> str:
    """9:00"""
    return f"{moment.hour}:{moment.minute:02}"


def clock_range(start: datetime | time, end: datetime | time) -> str:
    """9:00—11:30"""
    return f"{clock(start)}—{clock(end)}"


def half_day(start: datetime | time) -> str:
    """上午 before noon, 下午 from noon on."""
    return "上午" if start.hour < 12 else "下午"


def aligned_name(name: str) -> str:
    """A name of two characters gets a full-width space, so that a column of names lines up: 李　强."""
    return name[0] + IDEOGRAPHIC_SPACE + name[1] if len(name) == 2 else name


def text_ems(text: str) -> float:
    """Width of ``text`` in widths of a Chinese character; Latin letters and digits count half."""
    return sum(1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in text)


def office_title(attendee: Attendee) -> str:
    """The title with the unit before it, unless the title names the unit already: 县发展和改革局局长."""
    if attendee.unit and attendee.unit not in attendee.title:
        return attendee.unit + attendee.title
    return attendee.title


def substitute_note(attendee: Attendee) -> str:
    """（代闵建铭）, or nothing."""
    return f"（代{attendee.substitute_for}）" if attendee.substitute_for else ""


def fields_text(attendee: Attendee) -> str:
    """Fields of responsibility as one text (自然资源、住房和城乡建设), or a dash."""
    fields = [part.strip() for part in attendee.fields.replace(";", "；").split("；") if part.strip()]
    return "、".join(fields) or EMPTY_CELL


def moved_note(reception: NoticeReception) -> str:
    """（原定12月15日）, or nothing."""
    return f"（原定{short_date(reception.moved_from)}）" if reception.moved_from else ""


def sorted_people(people: Sequence[Attendee]) -> tuple[Attendee, ...]:
    """Hosts first, then by rank: the order of official lists."""
    roles = list(Role)
    return tuple(sorted(people, key=lambda one: (roles.index(one.role), one.rank_order, one.code)))


def hosts(reception: NoticeReception) -> tuple[Attendee, ...]:
    """Who receives (lawyers too), in official order; empty while nobody is found (see :func:`is_open`)."""
    return tuple(one for one in sorted_people(reception.people) if one.role in {Role.HOST, Role.LAWYER})


def companions(reception: NoticeReception) -> tuple[Attendee, ...]:
    """Who accompanies: companions and the cadres of the village, in official order."""
    return tuple(one for one in sorted_people(reception.people) if one.role in {Role.COMPANION, Role.CADRE})


def is_open(reception: NoticeReception) -> bool:
    """Whether the notice must say :data:`TO_BE_ANNOUNCED` instead of a host: unfilled, and nobody at all receives."""
    return reception.status is ReceptionStatus.UNFILLED and not hosts(reception)


def notice_title_lines(release: MonthRelease) -> tuple[str, str]:
    """The county notice's title, broken where no word breaks."""
    return f"关于{chinese_month(release.month)}县领导干部", "接待群众来访安排的公示"


def notice_title(release: MonthRelease) -> str:
    """关于2026年12月县领导干部接待群众来访安排的公示"""
    return "".join(notice_title_lines(release))


def town_title_lines(release: MonthRelease, town: TownSheet) -> tuple[str, str]:
    """The town notice's title, broken where no word breaks."""
    return f"关于{chinese_month(release.month)}{town.name}领导干部", "接待群众来访安排的公示"


def village_title_lines(release: MonthRelease, village: VillageSheet) -> tuple[str, str]:
    """The village notice's title, broken where no word breaks."""
    return f"关于{chinese_month(release.month)}镇领导干部到{village.name}", "接待群众来访安排的公示"


def opening_paragraph(release: MonthRelease, whose: str = "县领导干部") -> str:
    """Purpose, legal basis and what follows."""
    return (
        "为畅通群众诉求表达渠道，依法维护群众合法权益，根据《信访工作条例》有关规定，"
        f"现将{chinese_month(release.month)}{whose}接待群众来访安排公示如下："
    )


def when_and_where(reception: NoticeReception) -> str:
    """12月15日（星期二）上午9:00—11:30，地点：东漈镇群众接待室。"""
    start = reception.starts_at
    day = f"{short_date(start)}（星期{WEEKDAYS[start.weekday()]}）{moved_note(reception)}"
    theme = f"，专题：{reception.theme}" if reception.theme else ""
    where = f"，地点：{reception.place_name}" if reception.place_name else ""
    return f"{day}{half_day(start)}{clock_range(start, reception.ends_at)}{theme}{where}。"


def village_opening(release: MonthRelease, village: VillageSheet) -> str:
    """Purpose, legal basis and what follows, on a village's board."""
    return f"根据《信访工作条例》，现将{chinese_month(release.month)}镇领导干部到{village.name}接访安排公示如下："


def places_section(receptions: Sequence[NoticeReception]) -> tuple[Section, ...]:
    """Each place once with its address and office telephone, in order of first use; nothing if no place has either."""
    facts: dict[str, str] = {}
    for one in receptions:
        parts = [f"地址：{one.place_address}"] if one.place_address else []
        parts += [f"联系电话：{one.place_phone}"] if one.place_phone else []
        if parts:
            facts.setdefault(one.place_name, f"{one.place_name}。{'；'.join(parts)}。")
    if not facts:
        return ()
    return (Section(heading="接访地点", paragraphs=tuple(facts.values())),)


def village_place(reception: NoticeReception) -> str:
    """The place without the names of town and village before it: 党群服务中心一楼接访室."""
    return reception.place_name.removeprefix(reception.town_name).removeprefix(reception.village_name)


def village_sections(release: MonthRelease, village: VillageSheet) -> tuple[Section, ...]:
    """What follows the table on a village's board: the all-day line with whom to ring, and what to bring."""
    office = release.office
    facts = (
        ("接待地点", village.place_name),
        ("联系电话", village.place_phone),
        (f"{office.bureau}电话", office.hotline),
        ("监督电话", office.supervision_phone),
    )
    daily = f"{village.daily_text.rstrip('。')}。" if village.daily_text else ""
    where = "；".join(f"{what}：{text}" for what, text in facts if text)
    ends = "。" if where else ""
    return (
        Section(heading="日常接待", paragraphs=(f"{daily}{where}{ends}" or NOTHING_PLANNED,)),
        Section(heading="注意事项", paragraphs=(f"{BRING}{representatives_rule(release)}{MAY_CHANGE}",)),
    )


def representatives_rule(release: MonthRelease) -> str:
    """How many may come in for a common matter (信访工作条例 art. 20)."""
    return f"多人反映共同事项的，请推选代表，代表人数不超过{release.office.max_representatives}人。"


def booking_section(release: MonthRelease) -> Section:
    """How to book: at the bureau, by telephone, on line, or walking in."""
    office = release.office
    where = f"{office.bureau}（{office.address}）" if office.address else office.bureau
    ways = [f"现场预约：请于接访日前一个工作日17:00前，持本人有效身份证件和书面材料到{where}登记。"]
    if office.hotline:
        ways.append(f"电话预约：工作时间拨打{office.hotline}。")
    online = [f"登录{office.website}"] if office.website else []
    online += [f"关注微信公众号“{office.wechat}”"] if office.wechat else []
    if online:
        ways.append(f"网上查询：可{'，或'.join(online)}查询接访安排、反映信访事项。")
    ways.append("未预约的群众，可于接访当日到接访地点登记，按登记顺序安排接谈。")
    return Section(heading="预约方式", paragraphs=numbered(ways))


def attention_section(release: MonthRelease) -> Section:
    """What to bring, how many may come in, and what is not received (信访工作条例 arts. 18–20, 26, 31)."""
    rules = (
        BRING,
        representatives_rule(release),
        f"下列事项不在接访范围：{NOT_RECEIVED}。",
        "请遵守接访场所秩序，听从工作人员引导，依次登记、候访、接谈。",
        MAY_CHANGE,
    )
    return Section(heading="注意事项", paragraphs=numbered(rules))


def supervision_section(release: MonthRelease) -> Section | None:
    """Where to complain about the reception itself; None while the office has named no number."""
    office = release.office
    if not office.supervision_phone:
        return None
    return Section(heading="监督电话", paragraphs=(f"{office.bureau}监督电话：{office.supervision_phone}。",))


def standing_sections(release: MonthRelease) -> tuple[Section, ...]:
    """The parts that follow the table of every notice: booking, attention, supervision."""
    supervision = supervision_section(release)
    return (booking_section(release), attention_section(release), *((supervision,) if supervision else ()))


def numbered(sentences: Sequence[str]) -> tuple[str, ...]:
    """（一）…, （二）… before each of up to ten sentences."""
    return tuple(f"（{CHINESE_NUMBERS[index]}）{sentence}" for index, sentence in enumerate(sentences))


def numbered_heading(index: int, heading: str) -> str:
    """一、接访安排, for ``index`` 0."""
    return f"{CHINESE_NUMBERS[index]}、{heading}"


def version_label(release: MonthRelease) -> str:
    """第1版"""
    return f"第{release.number}版"


def signature_lines(release: MonthRelease) -> tuple[str, str]:
    """Issuing body and date of the release."""
    return release.office.issuer, chinese_date(release.released_at.date())


def month_url(release: MonthRelease) -> str:
    """The page of this version of the month, which says when a newer one supersedes it."""
    return f"{release.public_url}/m/{release.month}/v/{release.number}"


def town_url(release: MonthRelease, town_code: str) -> str:
    """The page of a town's month."""
    return f"{month_url(release)}/town/{town_code}"


def village_url(release: MonthRelease, village_code: str) -> str:
    """The page of a village's month."""
    return f"{month_url(release)}/village/{village_code}"


def page_note(release: MonthRelease) -> str:
    """What stands beside the QR code: the version and where to see whether it still holds."""
    return f"{version_label(release)}　扫码可查是否为最新版"
