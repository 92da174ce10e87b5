"""Plain texts for screens and messages: LED lines and the WeChat text (DOMAIN.md §7.8, §10.2).

Both have a length that must hold. What does not fit is left out in a fixed order, and a name is never cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from exports.listing import leader_receptions, listed, town_receptions
from exports.wording import (
    EMPTY_CELL,
    NOTHING_PLANNED,
    TO_BE_ANNOUNCED,
    clock_range,
    fields_text,
    hosts,
    is_open,
    month_url,
    moved_note,
    notice_title,
    office_title,
    short_date,
    substitute_note,
    table_date,
    version_label,
)
from rota.office.models import AreaLevel
from rota.publication.values import Attendee, MonthRelease, NoticeReception

LED_CHARACTERS = 60
WECHAT_CHARACTERS = 600
_REMARK = re.compile(r"（[^（）]*）")


def led_lines(release: MonthRelease) -> tuple[str, ...]:
    """One line of at most 60 characters for each listed reception of county and towns, by start.

    Left out until the line fits: fields of responsibility, what stands in brackets in the place's name, the weekday,
    titles and theme, all hosts but the first few (等3人), the place, the note of the original date; at last the names.
    """
    receptions = sorted(
        (*listed(release, AreaLevel.COUNTY), *listed(release, AreaLevel.TOWN)), key=lambda one: (one.starts_at, one.id)
    )
    return tuple(next(line for line in _led_candidates(one) if len(line) <= LED_CHARACTERS) for one in receptions)


def wechat_text(release: MonthRelease) -> str:
    """The county leaders' month in at most 600 characters, ending with the page's address.

    Hours and place that are always the same are said once. Left out until it fits: places, hours, titles, and then
    the last receptions of the month, which are counted.
    """
    receptions = leader_receptions(release)
    always = _always(receptions)
    for detail in ("place", "hours", "title", "name"):
        lines = always + [_wechat_line(one, detail, receptions) for one in receptions]
        text = _wechat(release, lines, left_out=0)
        if len(text) <= WECHAT_CHARACTERS:
            return text
    shorter = (_wechat(release, lines[:-gone], left_out=gone) for gone in range(1, len(receptions) + 1))
    return next((text for text in shorter if len(text) <= WECHAT_CHARACTERS), f"详见：{month_url(release)}")


def _led_candidates(reception: NoticeReception) -> Iterator[str]:
    """The line in every wording, fullest first; the last one always fits."""
    start = reception.starts_at
    hours = clock_range(start, reception.ends_at).replace(":", "：")
    short_when = f"{short_date(start)}{hours}"
    moved = moved_note(reception)
    full_when = f"{table_date(start)}{moved}{hours}"
    place = reception.place_name
    if is_open(reception):
        yield f"{full_when}，{place or '地点另行公告'}，接访领导{TO_BE_ANNOUNCED}。"
        yield f"{short_when}，接访领导{TO_BE_ANNOUNCED}。"
    elif hosts(reception):
        yield from _led_with_hosts(reception, full_when, f"{short_when}{moved}")
        yield f"{short_when}，{_some_names(hosts(reception), 1)}接访。"
        yield f"{short_when}，领导干部接访。"
    else:
        yield f"{full_when}，{place}{reception.rule_name}。"
        yield f"{short_when}，接待群众来访。"


def _led_with_hosts(reception: NoticeReception, full_when: str, short_when: str) -> Iterator[str]:
    people = hosts(reception)
    titled = "、".join(office_title(one) + one.name + substitute_note(one) for one in people)
    place = reception.place_name
    at_place, near_place = (f"在{text}" if text else "" for text in (place, _REMARK.sub("", place)))
    theme = f"，专题：{reception.theme}" if reception.theme else ""
    yield f"{full_when}，{titled}{at_place}接待群众来访{theme}{_led_fields(people)}。"
    yield f"{full_when}，{titled}{at_place}接待群众来访{theme}。"
    yield f"{full_when}，{titled}{near_place}接访{theme}。"
    yield f"{short_when}，{titled}{near_place}接访{theme}。"
    for count in range(len(people), 0, -1):
        yield f"{short_when}，{_some_names(people, count)}{near_place}接访。"
    yield f"{short_when}，{_some_names(people, 1)}接访。"


def _led_fields(people: tuple[Attendee, ...]) -> str:
    fields = [fields_text(one) for one in people if fields_text(one) != EMPTY_CELL]
    return f"，分管{fields[0]}" if len(people) == 1 and fields else ""


def _some_names(people: tuple[Attendee, ...], count: int) -> str:
    names = "、".join(one.name + substitute_note(one) for one in people[:count])
    return f"{names}等{len(people)}人" if count < len(people) else names


def _hours(reception: NoticeReception) -> str:
    return clock_range(reception.starts_at, reception.ends_at)


def _always(receptions: tuple[NoticeReception, ...]) -> list[str]:
    """What all receptions have in common, as lines."""
    hours = {_hours(one) for one in receptions}
    places = {one.place_name for one in receptions}
    lines = [f"时间：{text}" for text in hours if len(hours) == 1]
    return lines + [f"地点：{text}" for text in places if len(places) == 1 and text]


def _wechat_line(reception: NoticeReception, detail: str, receptions: tuple[NoticeReception, ...]) -> str:
    """``detail`` is the least important thing that is still said: place, hours, title or name."""
    start = reception.starts_at
    with_title = detail != "name"
    parts = [table_date(start) + moved_note(reception) if with_title else short_date(start)]
    if detail in {"place", "hours"} and len({_hours(one) for one in receptions}) > 1:
        parts.append(_hours(reception))
    if is_open(reception):
        parts.append(TO_BE_ANNOUNCED)
    else:
        parts.append("、".join(_wechat_person(one, with_title=with_title) for one in hosts(reception)) or EMPTY_CELL)
    if detail == "place" and reception.place_name and len({one.place_name for one in receptions}) > 1:
        parts.append(reception.place_name)
    return " ".join(parts)


def _wechat_person(attendee: Attendee, *, with_title: bool) -> str:
    title = office_title(attendee) if with_title else ""
    return attendee.name + substitute_note(attendee) + (f"　{title}" if title else "")


def _wechat(release: MonthRelease, lines: list[str], *, left_out: int) -> str:
    office = release.office
    towns = len({one.town_code for one in town_receptions(release)})
    texts = [f"【{notice_title(release)}】"]
    texts += lines or ([] if left_out else [NOTHING_PLANNED])
    if left_out:
        texts.append(f"……另有{left_out}场")
    if towns:
        texts.append(f"另有县领导到{towns}个镇（区）接访。")
    if office.hotline:
        texts.append(f"预约电话：{office.hotline}")
    texts.append(f"{office.issuer}　{version_label(release)}")
    texts.append(f"详见：{month_url(release)}")
    return "\n".join(texts)
