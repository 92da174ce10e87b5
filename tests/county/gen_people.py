"""Invented people of a county: county leaders, units, lawyers."""

from __future__ import annotations

from tests.county.draft import Draft
from tests.county.lists import Row
from tests.county.names import INTERPUNCT

STANDING = (
    ("县委", "县委专职副书记", "党的建设；信访（牵头信访工作联席会议）", "N"),
    ("县政府", "县委常委、常务副县长", "县政府常务工作；发展改革；财政", "Y"),
    ("县委", "县委常委、县纪委书记、县监委主任", "纪检监察；巡察", "N"),
    ("县委", "县委常委、组织部部长", "组织；干部；人才", "N"),
    ("县委", "县委常委、宣传部部长", "宣传思想文化；网信", "N"),
    ("县委", "县委常委、政法委书记", "政法；平安建设；信访（主抓）", "N"),
    ("县委", "县委常委、统战部部长", "统一战线；民族宗教", "N"),
    ("县委", "县委常委、县委办公室主任", "县委办公室；保密", "N"),
)
VICE = (
    ("副县长、县公安局局长", "公安；司法；退役军人事务"),
    ("副县长", "自然资源；住房和城乡建设；征地拆迁"),
    ("副县长", "教育；卫生健康；医疗保障；民政"),
    ("副县长", "农业农村；水利；林业；信访（主抓）"),
    ("副县长", "工业和信息化；商务；市场监管"),
    ("副县长（挂职）", "文化体育和旅游；生态环境"),
    ("副县长", "交通运输；应急管理"),
)
UNITS = (
    ("县纪委监委", "党委机关"),
    ("县委办公室", "党委机关"),
    ("县委组织部", "党委机关"),
    ("县委宣传部", "党委机关"),
    ("县委统战部", "党委机关"),
    ("县委政法委", "党委机关"),
    ("县委社会工作部", "党委机关"),
    ("县委编办", "党委机关"),
    ("县政府办公室", "政府部门"),
    ("县发展和改革局", "政府部门"),
    ("县教育局", "政府部门"),
    ("县工业和信息化局", "政府部门"),
    ("县民政局", "政府部门"),
    ("县司法局", "政府部门"),
    ("县财政局", "政府部门"),
    ("县人力资源和社会保障局", "政府部门"),
    ("县自然资源局", "政府部门"),
    ("县住房和城乡建设局", "政府部门"),
    ("县交通运输局", "政府部门"),
    ("县农业农村局", "政府部门"),
    ("县水利局", "政府部门"),
    ("县商务局", "政府部门"),
    ("县文化体育和旅游局", "政府部门"),
    ("县卫生健康局", "政府部门"),
    ("县退役军人事务局", "政府部门"),
    ("县应急管理局", "政府部门"),
    ("县审计局", "政府部门"),
    ("县市场监督管理局", "政府部门"),
    ("县统计局", "政府部门"),
    ("县医疗保障局", "政府部门"),
    ("县城市管理和综合执法局", "政府部门"),
    ("县林业局", "政府部门"),
    ("县数据管理局", "政府部门"),
    ("县总工会", "群团组织"),
    ("县妇女联合会", "群团组织"),
    ("县残疾人联合会", "群团组织"),
    ("县税务局", "垂直管理"),
    ("县生态环境局", "垂直管理"),
    ("县供电公司", "企业"),
    ("县气象局", "垂直管理"),
    ("县供销合作社联合社", "群团组织"),
)


def add_leaders(draft: Draft) -> None:
    """Both principals, the standing committee, the vice heads, the other bodies, one arriving and one leaving."""
    _leader(draft, "县委", "县委书记", "主持县委全面工作", rank="正处级", is_secretary="Y", is_standing_committee="Y")
    _leader(
        draft,
        "县政府",
        "县委副书记、县长",
        "主持县政府全面工作；审计",
        rank="正处级",
        is_county_head="Y",
        is_standing_committee="Y",
    )
    for body, title, fields, vice in STANDING[: draft.rng.randint(6, 8)]:
        pool = {"monday_pool": "Y", "county_oncall_pool": "Y"}
        _leader(draft, body, title, fields, is_standing_committee="Y", is_vice_head=vice, **pool)
    _leader(
        draft,
        "人武部",
        "县委常委、县人武部政委",
        "国防动员",
        is_standing_committee="Y",
        county_oncall_pool="Y",
        remark="现役军官，默认不参加每周一接访",
    )
    for title, fields in VICE[: draft.rng.randint(5, 7)]:
        _leader(draft, "县政府", title, fields, is_vice_head="Y", monday_pool="Y", county_oncall_pool="Y")
    for body, chief, deputy in (("县人大常委会", "主任", "副主任"), ("县政协", "主席", "副主席")):
        _leader(draft, body, f"{body}{chief}", f"主持{body}全面工作", rank="正处级", county_oncall_pool="Y")
        for _ in range(draft.rng.randint(3, 6)):
            _leader(draft, body, f"{body}{deputy}", "农业农村；法制", county_oncall_pool="Y")
    _leader(draft, "县法院", "县人民法院院长", "审判执行", county_oncall_pool="Y")
    _leader(draft, "县检察院", "县人民检察院检察长", "检察；法律监督", county_oncall_pool="Y")
    for zone in draft.rows("towns", kind="区"):
        _leader(draft, "园区", f"{zone['name']}党工委书记", f"{zone['name']}全面工作", linked_town_id=zone["id"])
    _leader(draft, "县政府", "二级调研员", "协助乡村振兴工作", county_oncall_pool="Y")
    _change_of_vice_head(draft)
    _link_leaders_to_towns(draft)


def _leader(draft: Draft, body: str, title: str, fields: str, **given: str) -> Row:
    number = len(draft.rows("leaders")) + 1
    gender = draft.names.gender(0.2)
    defaults = {
        "id": f"L{number:02}",
        "name": draft.names.rare(0) if number == 3 else draft.names.person(gender),
        "gender": gender,
        "birth_year": str(draft.rng.randint(1967, 1983)),
        "body": body,
        "title": title,
        "rank": "副处级",
        **dict.fromkeys(("is_secretary", "is_county_head", "is_standing_committee", "is_vice_head"), "N"),
        "fields": fields,
        "linked_town_id": "",
        "monday_pool": "N",
        "fixed15_town": "Y",
        "county_oncall_pool": "N",
        "active_from": "2024-01-01",
        "active_to": "",
        "office_phone": draft.phone(),
        "sort_order": str(number),
        "remark": "",
    }
    return draft.add("leaders", **{**defaults, **given})


def _change_of_vice_head(draft: Draft) -> None:
    """The last vice head leaves in the middle of one month; the successor arrives in the middle of another."""
    leaving = draft.rows("leaders", is_vice_head="Y")[-1]
    months = sorted(draft.twists.months)
    goes, comes = (months[0], months[0]) if len(months) == 1 else (months[-2], months[-1])
    leaving["active_to"] = f"{goes}-{draft.rng.randint(9, 11):02}"
    leaving["remark"] = f"{leaving['active_to']}离任"
    _leader(
        draft,
        "县政府",
        "副县长",
        leaving["fields"],
        is_vice_head="Y",
        monday_pool="Y",
        county_oncall_pool="Y",
        active_from=f"{comes}-{draft.rng.randint(12, 20):02}",
        sort_order=leaving["sort_order"],
    )


def _link_leaders_to_towns(draft: Draft) -> None:
    """Everybody gets a town; one town (not a zone) has a single leader, who is of the Monday pool."""
    towns = [town["id"] for town in draft.rows("towns", kind="镇")]
    lone, others = towns[0], [*towns[1:], *(zone["id"] for zone in draft.rows("towns", kind="区"))]
    draft.rng.shuffle(others)
    lone_leader = draft.rows("leaders", monday_pool="Y", active_to="", active_from="2024-01-01")[1]
    lone_leader["linked_town_id"] = lone
    unlinked = draft.rows("leaders", linked_town_id="")
    draft.rng.shuffle(unlinked)
    for index, leader in enumerate(unlinked):
        leader["linked_town_id"] = others[index % len(others)]


def add_units(draft: Draft) -> None:
    """The units with their heads; police, court and procuratorate are led by county leaders, perhaps one more is."""
    towns = [town["id"] for town in draft.rows("towns")]
    vice_heads = draft.rows("leaders", is_vice_head="Y", active_to="")
    plain = draft.rng.sample(UNITS, draft.rng.randint(32, 41))
    for index, (name, kind) in enumerate(plain):
        gender = draft.names.gender(0.2)
        charge = draft.rng.choice(vice_heads)["id"]
        linked = towns[index % len(towns)]
        _unit(draft, name, kind, draft.names.person(gender), gender, charge, linked, "局长" if "局" in name else "主任")
    for name, title in (("县公安局", "公安局局长"), ("县人民法院", "法院院长"), ("县人民检察院", "检察长")):
        head = next(row for row in draft.rows("leaders") if title in row["title"])
        linked = draft.rng.choice(towns)
        unit = _unit(draft, name, "政法机关", head["name"], head["gender"], head["id"], linked, title)
        unit["joins_fixed15"], unit["resident_in_joint_hall"] = "N", "Y"
    double = draft.rows("units")[0]
    if draft.rng.random() < 0.5:  # a vice head who also heads a unit that goes to the same town counts once
        head = draft.rng.choice([row for row in vice_heads if row["active_from"] == "2024-01-01"])
        double.update(head_name=head["name"], head_gender=head["gender"], leader_in_charge=head["id"])
        double.update(linked_town_id=head["linked_town_id"], joins_fixed15="Y")


def _unit(draft: Draft, name: str, kind: str, head: str, gender: str, charge: str, town: str, title: str) -> Row:  # noqa: PLR0917 - one row's columns
    return draft.add(
        "units",
        id=f"U{len(draft.rows('units')) + 1:02}",
        name=name,
        kind=kind,
        head_name=head,
        head_gender=gender,
        head_title=title,
        leader_in_charge=charge,
        linked_town_id=town,
        petition_contact=draft.names.person("女"),
        contact_phone=draft.phone(),
        case_categories=draft.rng.choice(("综合", "土地征用；宅基地", "劳资纠纷", "道路", "环境污染")),
        resident_in_joint_hall=draft.rng.choice("YNNN"),
        joins_fixed15="N" if draft.rng.random() < 0.05 else "Y",
    )


def add_lawyers(draft: Draft) -> None:
    """Five to eight lawyers; every weekday has at least one, two on most; one has an interpunct in the name."""
    weekdays = ["MON", "TUE", "WED", "THU", "FRI"]
    count = draft.rng.randint(5, 8)
    for number in range(1, count + 1):
        mine = {weekdays[(number - 1) % 5], draft.rng.choice(weekdays)}
        gender = draft.names.gender(0.5)
        draft.add(
            "lawyers",
            id=f"W{number:02}",
            name=draft.rng.choice(INTERPUNCT) if number == 2 else draft.names.person(gender),
            gender=gender,
            firm=f"{draft.county}正言律师事务所" if number % 2 else "县法律援助中心",
            specialties=draft.rng.choice(("土地征收;房屋拆迁", "劳动争议", "婚姻家庭;继承")),
            available_weekdays=";".join(day for day in weekdays if day in mine),
            conflict_units="U05" if number == 1 else "",
            phone=draft.phone(),
            max_days_month=draft.rng.choice((6, 8, 8, 10)),
            active_from="2026-01-01",
            active_to=f"{max(draft.twists.months)}-18" if number == count and count > 5 else "",
        )
