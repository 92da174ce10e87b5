"""A village's notice of a month, one A4 page, and all of them for a month."""

from __future__ import annotations

from collections.abc import Iterator

from exports.listing import get_town, get_village, village_receptions
from exports.notices.fonts import NoticeFonts
from exports.notices.pieces import frame, people, when
from exports.notices.typeset import Facts, typeset_pdf
from exports.wording import chinese_month, companions, hosts, is_open, substitute_note, village_url
from rota.publication.values import MonthRelease, NoticeReception, VillageSheet


def render_village_notice_pdf(*, release: MonthRelease, village_code: str, fonts: NoticeFonts) -> bytes:
    """The notice of ``village_code`` as PDF.

    Raises NotFoundError for a village that the release does not know, RuleBrokenError for a character that no font has.
    """
    return typeset_pdf("village", village_facts(release, village_code), fonts)


def render_all_village_notices(*, release: MonthRelease, fonts: NoticeFonts) -> Iterator[tuple[str, bytes]]:
    """The notice of every village of the release, as (village code, PDF) in the order of its towns."""
    for town in release.towns:
        for village in town.villages:
            yield village.code, render_village_notice_pdf(release=release, village_code=village.code, fonts=fonts)


def village_facts(release: MonthRelease, village_code: str) -> dict[str, Facts]:
    """Everything the layout prints, in words."""
    village = get_village(release, village_code)
    town = get_town(release, village.town_code)
    receptions = village_receptions(release, village_code=village_code)
    title = (f"关于{chinese_month(release.month)}", "领导干部到", village.name, "接待群众来访", "安排的公示")
    return {
        **frame(release, title=title, url=village_url(release, village_code)),
        "opening": (
            f"根据《信访工作条例》有关规定，现将{chinese_month(release.month)}{town.name}领导和包村干部"
            f"到{village.name}接待群众来访安排公示如下："
        ),
        "rows": tuple(_row(release, one) for one in receptions),
        "nothing": f"本月无{town.name}领导到{village.name}定点接访安排。",
        "lines": _lines(release, village),
    }


def _row(release: MonthRelease, one: NoticeReception) -> Facts:
    return {
        **when(release, one),
        "people": people(hosts(one)),
        "cadres": people(() if is_open(one) else companions(one)),
    }


def _lines(release: MonthRelease, village: VillageSheet) -> tuple[Facts, ...]:
    """The lines below the table: a label, and parts that stand beside each other; empty ones left out."""
    office = release.office
    town = get_town(release, village.town_code)
    leader = village.leader
    attention = (
        f"请携带有效身份证件和有关材料；多人反映共同事项的，推选不超过{office.max_representatives}名代表；"
        "安排如有调整，将另行公告。"
    )
    lines = (
        ("接访地点", (village.place_name,)),
        ("日常接待", (village.daily_text,)),
        ("联系领导", (f"{leader.name}（{town.name}{leader.title}）{substitute_note(leader)}" if leader else "",)),
        ("包村干部", tuple(one.name for one in village.cadres)),
        ("联系电话", (_phone("村（社区）", village.place_phone), _phone(town.name, town.phone))),
        ("信访热线", (office.hotline, _phone("监督电话", office.supervision_phone))),
        ("注意事项", (attention,)),
    )
    return tuple({"label": label, "parts": [part for part in parts if part]} for label, parts in lines if any(parts))


def _phone(whose: str, number: str) -> str:
    return f"{whose}{number}" if number else ""
