"""The lists of people: county leaders, town leaders, town cadres, the bureau's staff, lawyers."""

from __future__ import annotations

from rota.office.list_kinds import GENDERS, Choice, Column, Kind, ListSpec

ALL_POSTS = ("leaders", "units", "town_leaders", "town_cadres", "bureau_staff", "lawyers")


def _id(example: str) -> Column:
    return Column(
        key="id",
        title="编号",
        kind=Kind.CODE,
        required=True,
        note=f"如 {example}，各人员表之间也不可重复；换人须用新编号。",
        example=example,
        longest=40,
    )


NAME = Column(
    key="name",
    title="姓名",
    kind=Kind.PERSON_NAME,
    required=True,
    note="按身份证。",
    example="（姓名）",
    longest=60,
    is_personal=True,
)
GENDER = Column(
    key="gender", title="性别", kind=Kind.CHOICE, choices=GENDERS, note="男或女。", example="女", is_personal=True
)
BIRTH_YEAR = Column(
    key="birth_year",
    title="出生年份",
    kind=Kind.NUMBER,
    note="四位数。",
    example="1980",
    minimum=1900,
    maximum=2100,
    is_personal=True,
)
PHONE = Column(
    key="phone",
    title="电话",
    kind=Kind.PHONE,
    note="办公电话。",
    example="0599-5550478",
    longest=40,
    is_personal=True,
)
SAME_PERSON = Column(
    key="same_person_as",
    title="与何人同一",
    kind=Kind.CODE,
    refers_to=ALL_POSTS,
    note="一人另有职务时，填那一职务的编号；没有留空。",
    example="",
    longest=40,
)
ACTIVE_FROM = Column(
    key="active_from", title="任职自", kind=Kind.DATE, note="含当日；留空为不限。", example="2026-01-01"
)
ACTIVE_TO = Column(key="active_to", title="任职至", kind=Kind.DATE, note="含当日；在任留空。", example="")
REMARK = Column(key="remark", title="备注", note="不印出。", example="", longest=500, is_personal=True)
TERM = (("active_from", "active_to"),)


def _flag(key: str, title: str, note: str, example: str) -> Column:
    return Column(key=key, title=title, kind=Kind.YES_NO, note=note, example=example)


LEADERS = ListSpec(
    key="leaders",
    title="县领导",
    required=True,
    identity=("id",),
    periods=TERM,
    note="县处级领导，一职一行。",
    columns=(
        _id("L01"),
        NAME,
        GENDER,
        BIRTH_YEAR,
        Column(key="body", title="班子", note="县委、县政府、县人大常委会、县政协等。", example="县政府", longest=60),
        Column(key="title", title="职务", required=True, note="全称，印在公示上。", example="副县长"),
        Column(key="rank", title="职级", note="正处级或副处级。", example="副处级", longest=40),
        _flag("is_secretary", "县委书记", "同一时间只能一人为“是”。", "否"),
        _flag("is_county_head", "县长", "同一时间只能一人为“是”。", "否"),
        _flag("is_standing_committee", "县委常委", "是或否。", "否"),
        _flag("is_vice_head", "副县长", "是或否。", "是"),
        Column(key="fields", title="分管工作", note="用分号隔开。", example="教育；卫生健康", longest=500),
        Column(
            key="linked_town_id",
            title="挂钩乡镇编号",
            kind=Kind.CODE,
            refers_to=("towns",),
            note="每月15日前往接访的乡镇，只填一个。",
            example="T01",
            longest=40,
        ),
        _flag("monday_pool", "参加周一接访", "是否轮流参加每周一接访。", "是"),
        _flag("fixed15_town", "参加15日接访", "是否每月15日到挂钩乡镇接访。", "是"),
        _flag("county_oncall_pool", "参加县总值班", "是或否。", "是"),
        ACTIVE_FROM,
        ACTIVE_TO,
        Column(
            key="office_phone",
            title="办公电话",
            kind=Kind.PHONE,
            note="不印出。",
            example="0599-5550001",
            longest=40,
            is_personal=True,
        ),
        Column(key="sort_order", title="排序", kind=Kind.NUMBER, note="公示与表格中的先后。", example="14"),
        SAME_PERSON,
        REMARK,
    ),
)


def _town(note: str) -> Column:
    return Column(
        key="town_id",
        title="乡镇编号",
        kind=Kind.CODE,
        required=True,
        refers_to=("towns",),
        note=note,
        example="T01",
        longest=40,
    )


TOWN_LEADERS = ListSpec(
    key="town_leaders",
    title="镇领导",
    required=True,
    identity=("id",),
    periods=TERM,
    note="各乡镇班子成员，一职一行。",
    columns=(
        _id("T01L01"),
        _town("任职乡镇。"),
        NAME,
        GENDER,
        BIRTH_YEAR,
        Column(key="title", title="职务", required=True, note="不含乡镇名称。", example="副镇长"),
        Column(key="rank", title="职级", note="正科级或副科级。", example="副科级", longest=40),
        Column(key="fields", title="分管工作", note="用分号隔开。", example="信访；综治", longest=500),
        SAME_PERSON,
        _flag("halfday_pool", "参加村级半天接访", "是或否。", "是"),
        PHONE,
        ACTIVE_FROM,
        ACTIVE_TO,
        Column(key="sort_order", title="排序", kind=Kind.NUMBER, note="公示与表格中的先后。", example="1"),
    ),
)

TOWN_CADRES = ListSpec(
    key="town_cadres",
    title="镇干部",
    identity=("id",),
    periods=TERM,
    note="包村干部、信访专干、网格员等。",
    columns=(
        _id("T01C01"),
        _town("所在乡镇。"),
        NAME,
        GENDER,
        BIRTH_YEAR,
        Column(key="title", title="职务", note="", example="包村干部"),
        SAME_PERSON,
        PHONE,
        ACTIVE_FROM,
        ACTIVE_TO,
    ),
)


def _ban(key: str, title: str, note: str) -> Column:
    return Column(key=key, title=title, kind=Kind.DATE, note=note, example="", is_personal=True)


DUTY_ROLES = (Choice("leader", "带班"), Choice("main", "主班"), Choice("assist", "副班"))

BUREAU_STAFF = ListSpec(
    key="bureau_staff",
    title="局干部",
    identity=("id",),
    periods=(*TERM, ("no_night_from", "no_night_to"), ("no_duty_from", "no_duty_to")),
    note="信访局及下属中心人员，用于值班排班。",
    columns=(
        _id("S01"),
        NAME,
        GENDER,
        BIRTH_YEAR,
        Column(key="section", title="科室", note="", example="接待室", longest=60),
        Column(key="title", title="职务", note="", example="科员"),
        Column(key="staff_type", title="身份", note="行政、事业或聘用。", example="事业", longest=20),
        Column(
            key="duty_role",
            title="值班角色",
            kind=Kind.CHOICE,
            choices=DUTY_ROLES,
            note="带班、主班或副班。",
            example="主班",
        ),
        _flag("senior", "熟手", "是或否。", "是"),
        _ban("no_night_from", "不排夜班自", "含当日；只记日期，不记原因。"),
        _ban("no_night_to", "不排夜班至", "含当日；留空为不限。"),
        _ban("no_duty_from", "不值班自", "含当日。"),
        _ban("no_duty_to", "不值班至", "含当日；留空为不限。"),
        Column(key="max_nights_month", title="每月夜班上限", kind=Kind.NUMBER, note="留空为不限。", is_personal=True),
        Column(key="max_shifts_month", title="每月班次上限", kind=Kind.NUMBER, note="留空为不限。", is_personal=True),
        Column(
            key="cannot_pair_with",
            title="不可同班",
            kind=Kind.CODES,
            refers_to=("bureau_staff",),
            note="局干部编号，用分号隔开。",
            example="",
            is_personal=True,
        ),
        _flag("must_pair_senior", "须与熟手同班", "是或否。", "否"),
        Column(key="skills", title="技能", kind=Kind.LIST, note="用分号隔开。", example="信访信息系统"),
        SAME_PERSON,
        PHONE,
        ACTIVE_FROM,
        ACTIVE_TO,
        REMARK,
    ),
)

LAWYERS = ListSpec(
    key="lawyers",
    title="律师",
    identity=("id",),
    periods=TERM,
    note="参加接访的律师。",
    columns=(
        _id("W01"),
        NAME,
        GENDER,
        Column(key="firm", title="律所", note="", example="县法律援助中心", longest=60),
        Column(key="specialties", title="专长", kind=Kind.LIST, note="用分号隔开。", example="劳动争议", longest=500),
        Column(
            key="available_weekdays",
            title="可来日",
            kind=Kind.WEEKDAYS,
            note="用分号隔开；留空为周一至周五都可。",
            example="周一；周三",
        ),
        Column(
            key="conflict_units",
            title="回避单位",
            kind=Kind.CODES,
            refers_to=("units",),
            note="有利害关系的单位编号，用分号隔开。",
            example="U18",
        ),
        SAME_PERSON,
        PHONE,
        Column(key="max_days_month", title="每月天数上限", kind=Kind.NUMBER, note="留空为不限。", example="8"),
        ACTIVE_FROM,
        ACTIVE_TO,
    ),
)

PEOPLE_LISTS = (LEADERS, TOWN_LEADERS, TOWN_CADRES, BUREAU_STAFF, LAWYERS)
