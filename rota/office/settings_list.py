"""The county's settings as a list of names and values: how each is called, and how its value is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from rota.errors import BadInputError
from rota.office.cells import plain, written
from rota.office.dates import UnreadableError, read_date, read_time
from rota.office.list_kinds import Column, ListSpec
from rota.office.settings import CHOICES, OfficeSettings, check_setting
from rota.words import message

SETTINGS_LIST = ListSpec(
    key="settings",
    title="设置",
    required=True,
    identity=("key",),
    note="一行一个设置项，“值”留空即用默认值。用文件夹导入时，此表为 county.yaml。",
    columns=(
        Column(key="key", title="项目", required=True, note="设置项名称，请勿改动。", example="县名"),
        Column(key="value", title="值", note="本县的取值。", example="（县名）", longest=300),
    ),
)


@dataclass(frozen=True, slots=True)
class SettingItem:
    """One setting: its key in OfficeSettings, its name in county.yaml and in the workbook, and how it is read.

    ``form`` is text, time (HH:MM), day (a date), or month_day (MM-DD); whole numbers, yes/no and choices are
    told by the setting itself.
    """

    key: str
    path: str
    title: str
    form: str = "text"


SETTING_ITEMS: tuple[SettingItem, ...] = (
    SettingItem("county", "county", "县名"),
    SettingItem("city", "city", "市名"),
    SettingItem("bureau_name", "bureau.name", "信访局名称"),
    SettingItem("bureau_full_name", "bureau.name_full", "信访局全称"),
    SettingItem("bureau_address", "bureau.address", "信访局地址"),
    SettingItem("hotline", "bureau.hotline", "信访热线"),
    SettingItem("duty_phone", "bureau.duty_phone", "值班电话"),
    SettingItem("fax", "bureau.fax", "传真"),
    SettingItem("supervision_phone", "bureau.supervision_phone", "监督电话"),
    SettingItem("website", "bureau.website", "网址"),
    SettingItem("wechat", "bureau.wechat", "微信公众号"),
    SettingItem("notice_signer", "joint_conference", "公示落款单位"),
    SettingItem("today_for_demo", "today_for_demo", "演示日期", "day"),
    SettingItem("am_starts", "office_hours.am.0", "上午上班", "time"),
    SettingItem("am_ends", "office_hours.am.1", "上午下班", "time"),
    SettingItem("pm_starts", "office_hours.pm.0", "下午上班", "time"),
    SettingItem("pm_ends", "office_hours.pm.1", "下午下班", "time"),
    SettingItem("summer_from", "office_hours.summer_from", "夏令自", "month_day"),
    SettingItem("summer_to", "office_hours.summer_to", "夏令至", "month_day"),
    SettingItem("summer_pm_starts", "office_hours.summer_pm.0", "夏令下午上班", "time"),
    SettingItem("summer_pm_ends", "office_hours.summer_pm.1", "夏令下午下班", "time"),
    SettingItem("template_set", "policies.template_set", "规则模板"),
    SettingItem("fixed_day_on_rest_day", "policies.fixed_day_on_rest_day", "15日逢休息日"),
    SettingItem("monday_on_rest_day", "policies.monday_on_rest_day", "周一逢休息日"),
    SettingItem("collision_15_monday", "policies.collision_15_monday", "15日逢周一"),
    SettingItem("principals_in_monday_pool", "policies.principals_in_monday_pool", "党政正职参加周一接访"),
    SettingItem(
        "off_month_principal_goes_to_town", "policies.off_month_principal_goes_to_town", "非当月主持的正职下镇"
    ),
    SettingItem("many_villages", "policies.many_villages", "一人多村"),
    SettingItem("home_share_percent", "policies.home_share_percent", "镇领导留守比例"),
    SettingItem("market_day", "policies.market_day", "圩日下村"),
    SettingItem("notice_days", "policies.notice_days_before", "提前公示天数"),
    SettingItem("notice_unit", "policies.notice_unit", "公示天数单位"),
    SettingItem("principal_absent", "policies.principal_absent", "主持人外出"),
    SettingItem("monday_gap_weeks", "policies.monday_gap_weeks", "周一接访间隔周数"),
    SettingItem("collective_min_persons", "policies.collective_visit_min_persons", "集体访起点人数"),
    SettingItem("max_representatives", "policies.max_representatives", "代表人数上限"),
    SettingItem("transfer_days", "policies.transfer_days", "转送天数"),
    SettingItem("deadline_roll", "policies.deadline_roll", "期限逢休息日"),
    SettingItem("duty_handover", "policies.duty_handover", "值班交接时间", "time"),
    SettingItem("duty_pattern", "policies.duty_pattern", "值班模式"),
    SettingItem("duty_rest_hours", "policies.duty_rest_hours", "值班间隔小时"),
    SettingItem("duty_nights_per_week", "policies.duty_nights_per_week", "每周夜班上限"),
    SettingItem("duty_main_regular_only", "policies.duty_main_regular_only", "主班限在编人员"),
    SettingItem("duty_women_no_night", "policies.duty_women_no_night", "女同志不排夜班"),
    SettingItem("duty_morning_after", "policies.duty_morning_after", "夜班次日上午不接访"),
    SettingItem("load_window_months", "policies.load_window_months", "工作量结转月数"),
)

PASSED_OVER = re.compile(r"(fictional|seed|province_note|timezone|counts(\..*)?)")
"""Entries of county.yaml that say something about the county and set nothing."""

_LONGER_FORMS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "collision_15_monday": (
        ("BOTH_SAME_DAY", "BOTH_SAME_DAY"),
        ("HOST15_COUNTS", "HOST15_COUNTS"),
        ("MOVE_", "MOVE_MONDAY"),
    ),
    "monday_on_rest_day": (("NEXT_WORKDAY_SAME_WEEK", "NEXT_WORKDAY_SAME_WEEK"),),
    "principal_absent": (("RESCHEDULE", "RESCHEDULE"), ("SWAP", "SWAP"), ("SUBSTITUTE", "SUBSTITUTE")),
}
"""Policies that a county may write with more words behind them: (beginning, the choice it means)."""

CHOICE_TITLES: Mapping[str, str] = {
    "NEXT_WORKDAY": "顺延至下一工作日",
    "PREV_WORKDAY": "提前至上一工作日",
    "HOLD": "照常",
    "NEXT_WORKDAY_SAME_WEEK": "顺延至同周下一工作日",
    "SKIP": "当周不安排",
    "BOTH_SAME_DAY": "同日分室进行",
    "HOST15_COUNTS": "15日主持人兼周一接访",
    "MOVE_MONDAY": "周一接访改期",
    "ALTERNATE": "隔周轮流",
    "WEEKLY": "每周都去",
    "AVOID": "避开",
    "PREFER": "优先",
    "IGNORE": "不考虑",
    "CALENDAR_DAY": "自然日",
    "WORKDAY": "工作日",
    "RESCHEDULE": "改期",
    "SWAP": "与另一正职对调",
    "SUBSTITUTE": "他人代替",
    "NONE": "不顺延",
}

DEFAULTS: Mapping[str, object] = {field.name: field.default for field in fields(OfficeSettings)}


def find_setting(name: str) -> SettingItem | None:
    """The setting called ``name`` in county.yaml, in the workbook, or in the program."""
    wanted = plain(name)
    for item in SETTING_ITEMS:
        if wanted in (item.path, plain(item.title), item.key, f"policies.{item.key}"):
            return item
    return None


def read_setting(item: SettingItem, text: str) -> str | int | bool:
    """The value of setting ``item``; raises UnreadableError."""
    value: object = written(text)
    if item.form == "time":
        value = _time(plain(text))
    elif item.form == "day":
        value = read_date(plain(text)).isoformat()
    elif item.form == "month_day":
        value = _month_day(plain(text))
    elif item.key in CHOICES:
        value = _choice(item.key, plain(text))
    elif isinstance(DEFAULTS[item.key], int):
        value = plain(text)
    try:
        checked: str | int | bool = check_setting(item.key, value)
    except BadInputError as error:
        raise UnreadableError(error.faults[0].text) from error
    if isinstance(checked, int) and checked < 0:
        raise UnreadableError(message("{value} is too small; it must be at least {limit}", value=checked, limit=0))
    return checked


def _time(text: str) -> str:
    return read_time(float(text) if re.fullmatch(r"0?\.\d+", text) else text.removesuffix(":00:00")).strftime("%H:%M")


def _month_day(text: str) -> str:
    match = re.fullmatch(r"(?:\d{4}-)?(\d{1,2})[-/.月](\d{1,2})日?", text)
    if match is None:
        raise UnreadableError(message("“{value}” is not a day of the year; write it like 06-01", value=text))
    return read_date(f"2028-{match[1]}-{match[2]}").strftime("%m-%d")


def _choice(key: str, text: str) -> str:
    for choice in CHOICES[key]:
        if text in (choice, plain(CHOICE_TITLES[choice])):
            return choice
    for beginning, choice in _LONGER_FORMS.get(key, ()):
        if text.startswith(f"{beginning}_") or (beginning.endswith("_") and text.startswith(beginning)):
            return choice
    possible = tuple(f"{CHOICE_TITLES[choice]}（{choice}）" for choice in CHOICES[key])
    raise UnreadableError(message("“{value}” is not possible here; it can be {choices}", value=text, choices=possible))
