"""The pieces that several layouts print: the frame of a notice, people, dates in cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exports.listing import day_labels
from exports.notices.titles import title_lines
from exports.notices.typeset import Facts, qr_code
from exports.wording import (
    TO_BE_ANNOUNCED,
    Section,
    aligned_name,
    chinese_month,
    clock_range,
    moved_note,
    numbered_heading,
    office_title,
    short_date,
    short_weekday,
    signature_lines,
    substitute_note,
    version_label,
)
from rota.publication.values import Attendee, MonthRelease, NoticeReception


def frame(release: MonthRelease, *, title: Sequence[str], url: str) -> dict[str, Facts]:
    """What stands around every A4 notice: its title, from the words given, its signature, version and QR code."""
    issuer, date = signature_lines(release)
    replaces = f"替代第{release.number - 1}版" if release.number > 1 else ""
    return {
        "title_lines": title_lines(title),
        "issuer": issuer,
        "date": date,
        "url": url,
        "qr": qr_code(url),
        "page_note": (version_label(release), replaces, "扫码查看", "最新安排"),
        "running": f"{chinese_month(release.month)}接访安排　{version_label(release)}",
    }


def person(attendee: Attendee) -> Facts:
    """Name, title and （代×××） of one person."""
    return {
        "name": aligned_name(attendee.name),
        "title": office_title(attendee),
        "note": substitute_note(attendee),
    }


def people(attendees: Iterable[Attendee]) -> Facts:
    """Several persons, in the order given."""
    return tuple(person(one) for one in attendees)


def when(release: MonthRelease, reception: NoticeReception) -> dict[str, Facts]:
    """Date with weekday and holiday, the original date of a moved one, and the hours, as cells print them."""
    moved = reception.moved_from
    return {
        "date": date_parts(release, reception),
        "moved": ("（原定", f"{short_date(moved)}）") if moved else (),
        "time": clock_range(reception.starts_at, reception.ends_at),
        "open": TO_BE_ANNOUNCED,
    }


def date_parts(release: MonthRelease, reception: NoticeReception) -> tuple[str, str, str]:
    """12月15日, （周二）, and what :func:`day_note` says."""
    day = reception.starts_at.date()
    return short_date(day), f"（{short_weekday(day)}）", day_note(release, reception)


def day_note(release: MonthRelease, reception: NoticeReception) -> str:
    """（元旦） on a holiday, （调休上班） on a weekend day that is worked, else nothing."""
    label = day_labels(release).get(reception.starts_at.date())
    if label is None:
        return ""
    if label.is_adjusted:
        return "（调休上班）"
    return f"（{label.name}）" if label.name else ""


def in_town_order(release: MonthRelease, receptions: Iterable[NoticeReception]) -> tuple[NoticeReception, ...]:
    """Receptions at towns in the order of the release's towns, then by start."""
    order = {town.code: index for index, town in enumerate(release.towns)}
    return tuple(
        sorted(receptions, key=lambda one: (order.get(one.town_code or "", len(order)), one.starts_at, one.id))
    )


def common_time(release: MonthRelease, receptions: Sequence[NoticeReception]) -> str:
    """12月15日（周二）9:00—11:30 when all ``receptions`` are at the same time, else nothing."""
    times = {
        (*date_parts(release, one), clock_range(one.starts_at, one.ends_at), moved_note(one)) for one in receptions
    }
    return "".join(times.pop()) if len(times) == 1 else ""


def numbered_sections(sections: Iterable[Section], *, first: int) -> Facts:
    """Sections with their headings numbered from the Chinese number at index ``first``."""
    return tuple(
        {"heading": numbered_heading(index, section.heading), "paragraphs": section.paragraphs}
        for index, section in enumerate(sections, start=first)
    )
