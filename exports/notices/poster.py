"""The county's poster of a month, A3 upright, to be read from two metres."""

from __future__ import annotations

from exports.listing import leader_receptions, town_receptions
from exports.notices.fonts import NoticeFonts
from exports.notices.pieces import common_time, frame, in_town_order, people, when
from exports.notices.titles import title_lines
from exports.notices.typeset import Facts, typeset_pdf
from exports.wording import chinese_month, hosts, month_url, substitute_note, version_label
from rota.publication.values import MonthRelease, NoticeReception

TITLE_EMS = 12
"""Characters of 60 pt in a line of the bar."""


def render_poster_pdf(*, release: MonthRelease, fonts: NoticeFonts) -> bytes:
    """The poster as PDF, on as many sheets as it needs. Raises RuleBrokenError for a character that no font has."""
    return typeset_pdf("poster", poster_facts(release), fonts)


def poster_facts(release: MonthRelease) -> dict[str, Facts]:
    """Everything the layout prints, in words."""
    office = release.office
    title = (office.county, chinese_month(release.month), "县领导", "接待群众来访", "安排")
    towns = in_town_order(release, town_receptions(release))
    usual = common_time(release, towns)
    return {
        **frame(release, title=title, url=month_url(release)),
        "title_lines": title_lines(title, TITLE_EMS),
        "rows": tuple(_row(release, one) for one in leader_receptions(release)),
        "nothing": "本月无县领导定点接访安排。",
        "towns_heading": f"县领导到挂钩镇接访{f'　{usual}' if usual else ''}",
        "towns": tuple(_town_row(release, one, is_usual=bool(usual)) for one in towns),
        "lines": _lines(release),
        "version": version_label(release),
    }


def _row(release: MonthRelease, one: NoticeReception) -> Facts:
    return {
        **when(release, one),
        "people": people(hosts(one)),
        "place": one.place_name,
        "theme": f"专题：{one.theme}" if one.theme else "",
    }


def _town_row(release: MonthRelease, one: NoticeReception, *, is_usual: bool) -> Facts:
    receiving = hosts(one)
    shown = when(release, one)
    units = tuple(dict.fromkeys(host.unit for host in receiving if host.unit))
    return {
        **shown,
        "date": () if is_usual else shown["date"],
        "moved": () if is_usual else shown["moved"],
        "time": "" if is_usual else shown["time"],
        "town": one.town_name,
        "names": tuple(f"{host.name}{substitute_note(host)}" for host in receiving if not host.unit),
        "units": f"参加单位：{'、'.join(units)}" if units else "",
        "place": one.place_name,
    }


def _lines(release: MonthRelease) -> tuple[str, ...]:
    office = release.office
    phones = [f"信访热线：{office.hotline}"] if office.hotline else []
    phones += [f"监督电话：{office.supervision_phone}"] if office.supervision_phone else []
    bring = f"请携带有效身份证件；反映共同事项的，代表不超过{office.max_representatives}人。"
    return tuple(line for line in ("　".join(phones), bring, "扫描二维码查看最新安排。") if line)
