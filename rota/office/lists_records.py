"""The lists of facts about days: absences, wishes, loads, the calendar, earlier years."""

from __future__ import annotations

from rota.office.list_kinds import Choice, Column, Kind, ListSpec
from rota.office.lists_people import ALL_POSTS

PERSON_TYPES = (
    Choice("LEADER", "县领导"),
    Choice("UNIT_HEAD", "单位负责人"),
    Choice("TOWN_LEADER", "镇领导"),
    Choice("TOWN_CADRE", "镇干部"),
    Choice("STAFF", "局干部"),
    Choice("LAWYER", "律师"),
)
PERSON_TYPE = Column(
    key="person_type",
    title="人员类别",
    kind=Kind.CHOICE,
    choices=PERSON_TYPES,
    note="须与编号相符；可留空。",
    example="县领导",
)
PERSON_ID = Column(
    key="person_id",
    title="人员编号",
    kind=Kind.CODE,
    required=True,
    refers_to=ALL_POSTS,
    note="人员表中的编号；单位负责人填单位编号。",
    example="L04",
    longest=40,
)

ABSENCES = ListSpec(
    key="absences",
    title="请假外出",
    identity=("id",),
    periods=(("date_from", "date_to"),),
    note="请假、外出、培训等不能到场的日子，一次一行。",
    columns=(
        Column(key="id", title="编号", kind=Kind.CODE, required=True, note="不可重复。", example="A001", longest=40),
        PERSON_TYPE,
        PERSON_ID,
        Column(key="date_from", title="自", kind=Kind.DATE, required=True, note="含当日。", example="2026-12-07"),
        Column(key="date_to", title="至", kind=Kind.DATE, required=True, note="含当日。", example="2026-12-11"),
        Column(
            key="half",
            title="时段",
            kind=Kind.CHOICE,
            choices=(Choice("ALL", "全天"), Choice("AM", "上午"), Choice("PM", "下午")),
            note="留空为全天。",
            example="全天",
        ),
        Column(key="kind", title="事由", note="年休假、会议、培训等。", example="会议", longest=40, is_personal=True),
        Column(
            key="status",
            title="状态",
            kind=Kind.CHOICE,
            choices=(Choice("APPROVED", "已批准"), Choice("PENDING", "待批"), Choice("REFUSED", "未批准")),
            note="留空为已批准。",
            example="已批准",
        ),
        Column(key="note", title="备注", note="不印出。", longest=500, is_personal=True),
    ),
)

WISHES = ListSpec(
    key="wishes",
    title="个人意愿",
    identity=("person_id", "date", "kind"),
    note="希望避开或愿意承担的日子；尽量照顾，不保证。",
    columns=(
        PERSON_ID,
        Column(key="date", title="日期", kind=Kind.DATE, required=True, note="", example="2026-12-31"),
        Column(
            key="kind",
            title="意愿",
            kind=Kind.CHOICE,
            required=True,
            choices=(Choice("AVOID", "避开"), Choice("PREFER", "愿意")),
            note="避开或愿意。",
            example="避开",
        ),
        Column(
            key="weight",
            title="程度",
            kind=Kind.NUMBER,
            note="1（略微）至 10（非常）；留空为 1。",
            example="5",
            minimum=1,
            maximum=10,
        ),
        Column(key="note", title="备注", note="不印出。", longest=300, is_personal=True),
    ),
)

METRICS = (
    Choice("monday_receptions", "周一接访次数"),
    Choice("fixed15_hosted", "15日主持次数"),
    Choice("fixed15_town_visits", "15日下镇次数"),
    Choice("oncall_days", "总值班天数"),
    Choice("outreach_visits", "下访次数"),
    Choice("village_halfdays", "村级半天次数"),
    Choice("duty_days", "坐班天数"),
    Choice("day_shifts", "白班次数"),
    Choice("night_shifts", "夜班次数"),
    Choice("weekend_shifts", "周末班次数"),
    Choice("holiday_shifts", "节假日班次数"),
    Choice("leader_weekday", "平日带班次数"),
    Choice("leader_weekend", "周末带班次数"),
    Choice("leader_holiday", "节假日带班次数"),
)

LOADS = ListSpec(
    key="loads",
    title="已承担工作量",
    file_pattern=r"loads(_\d{4})?",
    identity=("person_id", "metric", "period"),
    note="本系统启用前已承担的次数，使全年均衡有起点。",
    columns=(
        PERSON_TYPE,
        PERSON_ID,
        Column(
            key="metric",
            title="项目",
            required=True,
            choices=METRICS,
            note="项目名称。",
            example="周一接访次数",
            longest=60,
        ),
        Column(key="value", title="数量", kind=Kind.NUMBER, required=True, note="整数。", example="4"),
        Column(
            key="period",
            title="期间",
            kind=Kind.PERIOD,
            required=True,
            note="如 2026-01-01/2026-11-30，或 2026-02。",
            example="2026-01-01/2026-11-30",
        ),
    ),
)

CALENDAR = ListSpec(
    key="calendar",
    title="节假日",
    file_pattern=r"calendar(_\d{4}(_(?!uncertain_windows)\w+)?)?",
    identity=("date",),
    note="国务院办公厅放假安排：与平常一周不同的日子。系统已带 2025、2026 年。",
    columns=(
        Column(key="date", title="日期", kind=Kind.DATE, required=True, note="", example="2026-01-01"),
        Column(key="weekday", title="星期", note="仅供核对，可留空。", example="周四", longest=10),
        Column(
            key="kind",
            title="休或班",
            kind=Kind.CHOICE,
            required=True,
            choices=(Choice("off", "休"), Choice("work", "班")),
            note="休或班。",
            example="休",
        ),
        Column(key="name", title="节日", required=True, note="", example="元旦"),
        Column(key="statutory", title="法定节假日", kind=Kind.YES_NO, note="是否13天法定节假日之一。", example="是"),
        Column(
            key="status",
            title="状态",
            kind=Kind.CHOICE,
            required=True,
            choices=(Choice("OFFICIAL", "正式"), Choice("PROVISIONAL", "暂定")),
            note="国办通知已发为正式。",
            example="正式",
        ),
        Column(key="source", title="依据", note="文件名称。", example="国务院办公厅通知", longest=2000),
    ),
)

UNCERTAIN_WINDOWS = ListSpec(
    key="uncertain_windows",
    title="待定日期",
    file_pattern=r"calendar_\d{4}_uncertain_windows|uncertain_windows",
    identity=("date_from", "name"),
    periods=(("date_from", "date_to"),),
    note="尚无正式安排的年份中，可能调休的时段。",
    columns=(
        Column(key="date_from", title="自", kind=Kind.DATE, required=True, note="含当日。", example="2027-01-30"),
        Column(key="date_to", title="至", kind=Kind.DATE, required=True, note="含当日。", example="2027-02-21"),
        Column(key="name", title="名称", required=True, note="", example="春节"),
        Column(key="reason", title="原因", note="", example="必有调休", longest=2000),
    ),
)

HISTORY_RECEPTIONS = ListSpec(
    key="history_sessions",
    title="往年接访",
    file_pattern=r"history(_\d{4})?_sessions",
    identity=("session_no",),
    note="往年各场接访的人数与公示日期，用于年度比较。",
    columns=(
        Column(
            key="session_no", title="场次号", kind=Kind.CODE, required=True, note="", example="JF20250001", longest=40
        ),
        Column(key="date", title="日期", kind=Kind.DATE, required=True, note="", example="2025-01-06"),
        Column(key="rule", title="规则", kind=Kind.CODE, required=True, note="", example="RMON", longest=40),
        Column(
            key="level",
            title="层级",
            kind=Kind.CHOICE,
            required=True,
            choices=(Choice("COUNTY", "县级"), Choice("TOWN", "镇级"), Choice("VILLAGE", "村级")),
            note="",
            example="县级",
        ),
        Column(key="place_id", title="接访点编号", kind=Kind.CODE, note="", example="PC01", longest=40),
        Column(key="town_id", title="乡镇编号", kind=Kind.CODE, note="", example="T01", longest=40),
        Column(key="host_id", title="主持人编号", kind=Kind.CODE, note="", example="L03", longest=40),
        Column(key="county_leaders", title="县领导人次", kind=Kind.NUMBER, note="", example="1"),
        Column(key="unit_leaders", title="单位负责人人次", kind=Kind.NUMBER, note="", example="2"),
        Column(key="batches", title="批次", kind=Kind.NUMBER, note="", example="2"),
        Column(key="persons", title="人次", kind=Kind.NUMBER, note="", example="5"),
        Column(key="notice_date", title="公示日期", kind=Kind.DATE, note="", example="2025-01-02"),
    ),
)

HISTORY_VILLAGE_WEEKS = ListSpec(
    key="history_village_halfdays",
    title="往年村级接访",
    file_pattern=r"history(_\d{4})?_village_halfdays",
    identity=("week_monday", "town_id"),
    note="往年每周各乡镇领导下村接访的人次。",
    columns=(
        Column(key="week_monday", title="周一日期", kind=Kind.DATE, required=True, note="", example="2025-01-06"),
        Column(key="town_id", title="乡镇编号", kind=Kind.CODE, required=True, note="", example="T01", longest=40),
        Column(key="town_leader_turns", title="人次", kind=Kind.NUMBER, required=True, note="", example="8"),
    ),
)


def _unread(key: str, title: str) -> Column:
    return Column(key=key, title=title, kind=Kind.UNREAD)


HISTORY_CASES = ListSpec(
    key="history_cases",
    title="往年事项",
    file_pattern=r"history(_\d{4})?_cases",
    identity=("case_no",),
    is_private=True,
    note="往年事项的统计要素。不要填写信访人的姓名、电话、证件号码；即使填了也不读取。",
    columns=(
        Column(
            key="case_no", title="事项号", kind=Kind.CODE, required=True, note="", example="XF202500001", longest=40
        ),
        Column(key="session_no", title="场次号", kind=Kind.CODE, note="", example="JF20250001", longest=40),
        Column(key="received_at", title="收到日期", kind=Kind.DATE, required=True, note="", example="2025-01-06"),
        Column(key="channel", title="渠道", note="来访、网上等。", example="来访", longest=20),
        _unread("petitioner_name", "信访人姓名"),
        _unread("petitioner_gender", "信访人性别"),
        _unread("petitioner_phone", "信访人电话"),
        _unread("petitioner_id_no", "信访人证件号码"),
        _unread("village_id", "村编号"),
        Column(key="persons", title="人数", kind=Kind.NUMBER, note="", example="1"),
        Column(key="collective", title="集体访", kind=Kind.YES_NO, note="是或否。", example="否"),
        Column(
            key="first_or_repeat",
            title="初重访",
            kind=Kind.CHOICE,
            choices=(Choice("初访", "初访"), Choice("重访", "重访")),
            note="初访或重访。",
            example="初访",
        ),
        Column(key="category", title="类别", note="", example="道路", longest=60),
        Column(key="disposition", title="处理方式", note="", example="ON_THE_SPOT", longest=30),
        Column(key="responsible_unit_id", title="责任单位编号", kind=Kind.CODE, note="", example="U20", longest=40),
        Column(key="instructed_by", title="批示人编号", kind=Kind.CODE, note="", example="", longest=40),
        Column(key="forwarded_at", title="转送日期", kind=Kind.DATE, note="", example="2025-01-07"),
        Column(key="due_at", title="期限", kind=Kind.DATE, note="", example="2025-03-07"),
        Column(key="replied_at", title="答复日期", kind=Kind.DATE, note="", example="2025-02-11"),
        Column(key="replied_on_time", title="按期答复", kind=Kind.YES_NO, note="是或否。", example="是"),
        Column(key="resolved", title="已化解", kind=Kind.YES_NO, note="是或否。", example="否"),
        Column(key="satisfaction", title="满意度", note="", example="满意", longest=20),
        Column(key="confidential", title="保密", kind=Kind.YES_NO, note="是或否。", example="否"),
    ),
)

RECORD_LISTS = (
    ABSENCES,
    WISHES,
    LOADS,
    CALENDAR,
    UNCERTAIN_WINDOWS,
    HISTORY_RECEPTIONS,
    HISTORY_VILLAGE_WEEKS,
    HISTORY_CASES,
)
