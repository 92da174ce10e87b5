"""A town's notice of a month, A4: county leaders who come there, and the half-days in its villages."""

from __future__ import annotations

from collections.abc import Sequence

from exports.listing import get_town, town_receptions, village_receptions
from exports.notices.fonts import NoticeFonts
from exports.notices.half_day_rows import half_day_rows
from exports.notices.pieces import frame, numbered_sections, people, when
from exports.notices.typeset import Facts, typeset_pdf
from exports.wording import (
    Section,
    chinese_month,
    hosts,
    numbered_heading,
    opening_paragraph,
    standing_sections,
    town_url,
)
from rota.publication.values import MonthRelease, NoticeReception, TownSheet


def render_town_notice_pdf(*, release: MonthRelease, town_code: str, fonts: NoticeFonts) -> bytes:
    """The notice of ``town_code`` as PDF.

    Raises NotFoundError for a town that the release does not know, RuleBrokenError for a character that no font has.
    """
    return typeset_pdf("town", town_facts(release, town_code), fonts)


def town_facts(release: MonthRelease, town_code: str) -> dict[str, Facts]:
    """Everything the layout prints, in words."""
    town = get_town(release, town_code)
    visits = town_receptions(release, town_code)
    title = (f"关于{chinese_month(release.month)}", town.name, "领导干部", "接待群众来访", "安排的公示")
    return {
        **frame(release, title=title, url=town_url(release, town_code)),
        "opening": opening_paragraph(release, f"{town.name}领导干部"),
        "visits": {
            "heading": numbered_heading(0, f"县领导到{town.name}接访安排"),
            "rows": tuple(_visit_row(release, one) for one in visits),
        },
        "villages": {
            "heading": numbered_heading(int(bool(visits)), "镇领导和包村干部到村（社区）接访安排"),
            "rows": _village_rows(release, town),
            "nothing": "本月无到村（社区）接访安排。",
        },
        "sections": numbered_sections(
            (*_daily(town), *_contact(town), *standing_sections(release)), first=1 + bool(visits)
        ),
    }


def _visit_row(release: MonthRelease, one: NoticeReception) -> Facts:
    receiving = hosts(one)
    return {
        **when(release, one),
        "people": people(host for host in receiving if not host.unit),
        "heads": people(host for host in receiving if host.unit),
        "place": one.place_name,
    }


def _village_rows(release: MonthRelease, town: TownSheet) -> Sequence[Facts]:
    by_village: dict[str, list[NoticeReception]] = {village.code: [] for village in town.villages}
    for one in village_receptions(release, town_code=town.code):
        by_village.setdefault(one.village_code or "", []).append(one)
    places = {village.code: (village.name, village.place_name) for village in town.villages}
    return tuple(
        {
            "village": places[code][0] if code in places else receptions[0].village_name,
            "place": places[code][1] if code in places else receptions[0].place_name,
            "groups": half_day_rows(receptions),
        }
        for code, receptions in by_village.items()
        if receptions
    )


def _daily(town: TownSheet) -> tuple[Section, ...]:
    by_text: dict[str, list[str]] = {}
    for village in town.villages:
        if village.daily_text:
            by_text.setdefault(village.daily_text, []).append(village.name)
    if not by_text:
        return ()
    if len(by_text) == 1:
        paragraphs = tuple(f"{text.rstrip('。')}。" for text in by_text)
    else:
        paragraphs = tuple(f"{'、'.join(names)}：{text.rstrip('。')}。" for text, names in by_text.items())
    return (Section(heading="村（社区）日常接待", paragraphs=paragraphs),)


def _contact(town: TownSheet) -> tuple[Section, ...]:
    where = "，".join(part for part in (town.place_name, town.address) if part)
    lines = [f"地址：{where}。"] if where else []
    lines += [f"电话：{town.phone}。"] if town.phone else []
    return (Section(heading=f"{town.name}联系方式", paragraphs=tuple(lines)),) if lines else ()
