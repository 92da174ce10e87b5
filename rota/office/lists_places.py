"""The lists of places: towns, villages, reception points, village links."""

from __future__ import annotations

from rota.office.list_kinds import Choice, Column, Kind, ListSpec

TOWNS = ListSpec(
    key="towns",
    title="乡镇",
    required=True,
    identity=("id",),
    note="各镇、乡、街道及开发区，一行一个。",
    columns=(
        Column(
            key="id", title="编号", kind=Kind.CODE, required=True, note="如 T01，不可重复。", example="T01", longest=40
        ),
        Column(key="name", title="名称", required=True, note="全称。", example="青石镇"),
        Column(key="kind", title="类别", note="镇、乡、街道或区。", example="镇", longest=20),
        Column(key="population", title="人口", kind=Kind.NUMBER, note="人数。", example="36800"),
        Column(key="n_villages", title="村数", kind=Kind.NUMBER, note="仅用于核对村表的行数。", example="15"),
        Column(key="n_leaders", title="领导人数", kind=Kind.NUMBER, note="仅用于核对镇领导表的行数。", example="12"),
        Column(
            key="party_secretary_id",
            title="书记编号",
            kind=Kind.CODE,
            refers_to=("town_leaders",),
            note="党（工）委书记在镇领导表中的编号。",
            example="T01L01",
            longest=40,
        ),
        Column(
            key="head_id",
            title="镇长编号",
            kind=Kind.CODE,
            refers_to=("town_leaders",),
            note="镇长（主任）在镇领导表中的编号。",
            example="T01L02",
            longest=40,
        ),
        Column(
            key="petition_officer_id",
            title="信访分管领导编号",
            kind=Kind.CODE,
            refers_to=("town_leaders",),
            note="分管信访的镇领导。",
            example="T01L04",
            longest=40,
        ),
        Column(
            key="reception_point_id",
            title="接访点编号",
            kind=Kind.CODE,
            refers_to=("reception_points",),
            note="镇接访点在接访点表中的编号。",
            example="PT01",
            longest=40,
        ),
        Column(
            key="market_days", title="圩日", note="如“逢农历三、八”；没有圩日留空。", example="逢农历三、八", longest=60
        ),
        Column(key="address", title="地址", note="印在公示上。", example="青石镇溪滨路52号", longest=300),
        Column(key="phone", title="电话", kind=Kind.PHONE, note="办公电话。", example="0599-5550335", longest=40),
        Column(key="distance_km", title="距县城公里数", kind=Kind.NUMBER, note="整数。", example="23"),
    ),
)

VILLAGES = ListSpec(
    key="villages",
    title="村（社区）",
    required=True,
    identity=("id",),
    note="各村、社区，一行一个。",
    columns=(
        Column(
            key="id",
            title="编号",
            kind=Kind.CODE,
            required=True,
            note="如 V001，不可重复。",
            example="V001",
            longest=40,
        ),
        Column(
            key="town_id",
            title="乡镇编号",
            kind=Kind.CODE,
            required=True,
            refers_to=("towns",),
            note="所属乡镇。",
            example="T01",
            longest=40,
        ),
        Column(key="name", title="名称", required=True, note="全称。", example="东门社区"),
        Column(key="kind", title="类别", note="村或社区。", example="社区", longest=20),
        Column(key="population", title="人口", kind=Kind.NUMBER, note="人数。", example="3423"),
        Column(
            key="linked_leader_id",
            title="挂钩镇领导编号",
            kind=Kind.CODE,
            refers_to=("town_leaders",),
            note="须与包村挂钩表一致；没有包村挂钩表时以此为准。",
            example="T01L01",
            longest=40,
        ),
        Column(
            key="reception_place", title="接访地点", note="印在公示上。", example="东门社区党群服务中心", longest=300
        ),
        Column(
            key="preferred_halfday",
            title="宜排半天",
            kind=Kind.HALFDAY,
            note="如“周二下午”；可留空。",
            example="周二下午",
        ),
        Column(
            key="reachable_halfdays",
            title="可达半天",
            kind=Kind.HALFDAYS,
            note="只有某些半天能到达的村（如海岛、渡口）逐一列出，用分号隔开；其他村留空。",
            example="周二上午；周四上午",
        ),
        Column(key="minutes_from_town", title="距镇分钟数", kind=Kind.NUMBER, note="单程车程。", example="39"),
        Column(key="phone", title="电话", kind=Kind.PHONE, note="村部电话。", example="0599-5550342", longest=40),
        Column(key="remark", title="备注", note="不印出。", example="", longest=500),
    ),
)

POINT_LEVELS = (
    Choice("COUNTY", "县级"),
    Choice("TOWN", "镇级"),
    Choice("VILLAGE", "村级"),
    Choice("UNIT", "单位"),
)

RECEPTION_POINTS = ListSpec(
    key="reception_points",
    title="接访点",
    required=True,
    identity=("id",),
    note="接待群众的场所，一行一个。",
    periods=(("open_from", "open_to"),),
    columns=(
        Column(
            key="id",
            title="编号",
            kind=Kind.CODE,
            required=True,
            note="如 PC01，不可重复。",
            example="PC01",
            longest=40,
        ),
        Column(
            key="level",
            title="层级",
            kind=Kind.CHOICE,
            required=True,
            choices=POINT_LEVELS,
            note="县级、镇级、村级或单位。",
            example="镇级",
        ),
        Column(
            key="owner_id",
            title="归属编号",
            kind=Kind.CODE,
            required=True,
            note="县级填 COUNTY，镇级填乡镇编号，村级填村编号，单位填单位编号。",
            example="T01",
            longest=40,
        ),
        Column(key="name", title="名称", required=True, note="印在公示上。", example="青石镇群众信访接待室"),
        Column(key="address", title="地址", note="印在公示上。", example="青石镇溪滨路52号", longest=300),
        Column(key="rooms", title="房间数", kind=Kind.NUMBER, note="", example="1"),
        Column(key="seats", title="座位数", kind=Kind.NUMBER, note="", example="12"),
        Column(
            key="facilities", title="设施", kind=Kind.LIST, note="用分号隔开。", example="登记区；接访区", longest=500
        ),
        Column(key="open_from", title="开门时间", kind=Kind.TIME, note="如 08:30。", example="08:30"),
        Column(key="open_to", title="关门时间", kind=Kind.TIME, note="如 17:30。", example="17:30"),
        Column(key="lunch", title="午休", note="如 12:00-14:30。", example="12:00-14:30", longest=40),
        Column(key="phone", title="电话", kind=Kind.PHONE, note="办公电话。", example="0599-5550472", longest=40),
        Column(key="led_screen", title="有LED屏", kind=Kind.YES_NO, note="是或否。", example="否"),
        Column(key="tv_screen", title="有电视屏", kind=Kind.YES_NO, note="是或否。", example="是"),
    ),
)

LINK_ROLES = (Choice("TOWN_LEADER", "挂钩镇领导"), Choice("VILLAGE_CADRE", "包村干部"))

VILLAGE_LINKS = ListSpec(
    key="village_links",
    title="包村挂钩",
    identity=("village_id", "person_id", "role", "date_from"),
    note="哪位镇领导挂钩、哪位干部包哪个村，自何日至何日。",
    periods=(("date_from", "date_to"),),
    columns=(
        Column(
            key="village_id",
            title="村编号",
            kind=Kind.CODE,
            required=True,
            refers_to=("villages",),
            note="",
            example="V001",
            longest=40,
        ),
        Column(
            key="person_id",
            title="人员编号",
            kind=Kind.CODE,
            required=True,
            refers_to=("town_leaders", "town_cadres"),
            note="镇领导或镇干部的编号。",
            example="T01L01",
            longest=40,
        ),
        Column(
            key="role",
            title="角色",
            kind=Kind.CHOICE,
            required=True,
            choices=LINK_ROLES,
            note="挂钩镇领导或包村干部。",
            example="挂钩镇领导",
        ),
        Column(key="date_from", title="自", kind=Kind.DATE, note="含当日；留空为不限。", example="2026-01-01"),
        Column(key="date_to", title="至", kind=Kind.DATE, note="含当日；留空为至今。", example=""),
    ),
)

PLACE_LISTS = (TOWNS, VILLAGES, RECEPTION_POINTS, VILLAGE_LINKS)
