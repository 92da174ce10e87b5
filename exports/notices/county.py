"""The county's notice of a month, A4 (公示): every announced reception of county leaders."""

from __future__ import annotations

from collections.abc import Sequence

from exports.listing import everyday_receptions, leader_receptions, town_receptions
from exports.notices.fonts import NoticeFonts
from exports.notices.pieces import (
    common_time,
    date_parts,
    frame,
    in_town_order,
    numbered_sections,
    people,
    when,
)
from exports.notices.rosters import rosters
from exports.notices.typeset import Facts, typeset_pdf
from exports.wording import (
    TO_BE_ANNOUNCED,
    chinese_month,
    clock_range,
    fields_text,
    hosts,
    month_url,
    moved_note,
    numbered_heading,
    opening_paragraph,
    standing_sections,
)
from rota.publication.values import MonthRelease, NoticeReception


def render_county_notice_pdf(*, release: MonthRelease, fonts: NoticeFonts) -> bytes:
    """The notice as PDF. Raises RuleBrokenError for a character that no font has."""
    return typeset_pdf("county", county_facts(release), fonts)


def county_facts(release: MonthRelease) -> dict[str, Facts]:
    """Everything the layout prints, in words."""
    leaders = leader_receptions(release)
    towns = town_receptions(release)
    daily = rosters(everyday_receptions(release), first=2 if towns else 1)
    title = (f"关于{chinese_month(release.month)}", "县领导干部", "接待群众来访", "安排的公示")
    return {
        **frame(release, title=title, url=month_url(release)),
        "opening": opening_paragraph(release),
        "county": {
            "heading": numbered_heading(0, "县领导接访安排"),
            "nothing": "本月无县领导定点接访安排。",
            "rows": tuple(_county_row(release, one) for one in leaders),
            "addresses": _addresses(leaders),
        },
        "towns": {
            "heading": numbered_heading(1, "县领导和县直单位主要领导到挂钩镇接访安排"),
            **_towns(release, towns),
        },
        "rosters": daily,
        "sections": numbered_sections(standing_sections(release), first=1 + bool(towns) + len(daily)),
    }


def _county_row(release: MonthRelease, one: NoticeReception) -> Facts:
    receiving = hosts(one)
    fields = [fields_text(host) for host in receiving]
    theme = f"专题：{one.theme}" if one.theme else ""
    return {
        **when(release, one),
        "people": people(receiving),
        "fields": "　".join(part for part in (theme, "；".join(dict.fromkeys(fields))) if part),
        "place": one.place_name,
    }


def _addresses(receptions: Sequence[NoticeReception]) -> tuple[str, ...]:
    by_address: dict[tuple[str, str], list[str]] = {}
    for one in receptions:
        if one.place_address:
            by_address.setdefault((one.place_address, one.place_phone), []).append(one.place_name)
    return tuple(
        f"{'、'.join(dict.fromkeys(places))}：{address}" + (f"，电话{phone}。" if phone else "。")
        for (address, phone), places in by_address.items()
    )


def _towns(release: MonthRelease, receptions: Sequence[NoticeReception]) -> dict[str, Facts]:
    usual = common_time(release, receptions)
    return {
        "lead": f"时间：{usual}。" if usual else "各镇（区）接访时间见下表。",
        "rows": tuple(_town_row(release, one, is_usual=bool(usual)) for one in in_town_order(release, receptions)),
    }


def _town_row(release: MonthRelease, one: NoticeReception, *, is_usual: bool) -> Facts:
    receiving = hosts(one)
    times = (*date_parts(release, one), clock_range(one.starts_at, one.ends_at), moved_note(one))
    return {
        "town": one.town_name,
        "when": () if is_usual else times,
        "leaders": people(host for host in receiving if not host.unit),
        "heads": people(host for host in receiving if host.unit),
        "open": TO_BE_ANNOUNCED,
        "place": one.place_name,
    }
