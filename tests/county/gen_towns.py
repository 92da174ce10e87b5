"""Invented towns, villages, their leaders and cadres, and who is linked to which village."""

from __future__ import annotations

from tests.county.draft import Draft
from tests.county.lists import Row

TOWN_TITLES = (
    ("党委书记", "正科级", "全面工作"),
    ("党委副书记、镇长", "正科级", "镇政府全面工作"),
    ("人大主席", "正科级", "人大工作；民生实事"),
    ("党委副书记、政法委员", "副科级", "信访；综治；平安建设"),
    ("纪委书记", "副科级", "纪检监察"),
    ("党委委员、组织委员", "副科级", "组织；村务"),
    ("党委委员、宣传委员", "副科级", "宣传；文明实践"),
    ("党委委员、武装部部长", "副科级", "武装；应急"),
    ("副镇长", "副科级", "自然资源；村建；宅基地"),
    ("副镇长", "副科级", "农业农村；水利；林业"),
    ("副镇长", "副科级", "教育；卫生；民政；社保"),
    ("副镇长", "副科级", "工业；商贸；安全生产"),
    ("综合执法队队长", "科员", "综合执法"),
    ("社会事务办主任", "科员", "社会事务"),
    ("一级主任科员", "科员", "协助工作"),
)
ZONE_TITLES = {"党委书记": "党工委书记", "党委副书记、镇长": "党工委副书记、管委会主任", "副镇长": "管委会副主任"}
MARKETS = ("逢农历一、六", "逢农历二、七", "逢农历三、八", "逢农历四、九", "逢农历五、十")
HALVES = ("MON_PM", "TUE_AM", "TUE_PM", "WED_AM", "WED_PM", "THU_AM", "THU_PM", "FRI_AM")
ROOMS = ("一楼接访室", "一楼大厅", "群众说事点", "信访工作室")
WEEK = "一二三四五"
CODES = ("MON", "TUE", "WED", "THU", "FRI")


def add_towns(draft: Draft) -> None:
    """Seven to eleven towns, one or two of them zones; counts of leaders and villages are filled in later."""
    count = draft.twists.towns or draft.rng.randint(7, 11)
    zones = draft.rng.randint(1, 2)
    for number in range(1, count + 1):
        is_zone = number > count - zones
        name = _unused(draft, "towns", "经济开发区" if is_zone else "镇")
        draft.add(
            "towns",
            id=f"T{number:02}",
            name=name,
            kind="区" if is_zone else "镇",
            population=draft.rng.randint(9000, 70000),
            n_villages=0,
            n_leaders=0,
            party_secretary_id=f"T{number:02}L01",
            head_id=f"T{number:02}L02",
            petition_officer_id=f"T{number:02}L04",
            reception_point_id=f"PT{number:02}",
            market_days="" if is_zone else draft.rng.choice(MARKETS),
            address=f"{name}{draft.names.place()}路{draft.rng.randint(1, 99)}号",
            phone=draft.phone(),
            distance_km=draft.rng.randint(4, 45),
        )


def _unused(draft: Draft, kind: str, ending: str, **among: str) -> str:
    """A place name that no other row of the list has; villages share names only across towns."""
    taken = {row["name"] for row in draft.rows(kind, **among)}
    while True:
        name = draft.names.place() + ending
        if name not in taken:
            return name


def add_town_people(draft: Draft) -> None:
    """Nine to fifteen leaders a town (one with the twist); a zone's secretary is a county leader as well."""
    towns = draft.rows("towns")
    months = sorted(draft.twists.months)
    for town in towns:
        alone = draft.twists.one_leader_town and town is towns[-1]
        count = 1 if alone else draft.rng.randint(9, 15)
        town["n_leaders"] = str(count)
        if alone:
            town["head_id"] = town["petition_officer_id"] = town["party_secretary_id"]
        for number in range(1, count + 1):
            _town_leader(draft, town, number)
        if town["kind"] == "区" and not alone:
            _same_human(draft, town)
    first, second = draft.rows("town_leaders", town_id="T01"), draft.rows("town_leaders", town_id="T02")
    second[6].update(name=first[5]["name"], gender=first[5]["gender"])  # two humans of one name
    first[7]["name"] = draft.names.rare(1)
    second[-1]["active_to"] = f"{months[-1]}-{draft.rng.randint(10, 20):02}"  # leaves while still linked
    first[-1]["active_from"] = f"{months[0]}-{draft.rng.randint(10, 20):02}"  # arrives, has no load yet


def _town_leader(draft: Draft, town: Row, number: int) -> None:
    title, rank, fields = TOWN_TITLES[number - 1]
    gender = draft.names.gender()
    draft.add(
        "town_leaders",
        id=f"{town['id']}L{number:02}",
        town_id=town["id"],
        name=draft.names.person(gender),
        gender=gender,
        birth_year=draft.rng.randint(1970, 1993),
        title=ZONE_TITLES.get(title, title) if town["kind"] == "区" else title,
        rank=rank,
        fields=fields,
        same_person_as="",
        halfday_pool="Y",
        phone=draft.phone(),
        active_from="2026-01-01",
        active_to="",
        sort_order=number,
    )


def _same_human(draft: Draft, town: Row) -> None:
    secretary = draft.rows("town_leaders", id=f"{town['id']}L01")[0]
    leader = draft.rows("leaders", linked_town_id=town["id"], body="园区")[0]
    secretary.update({key: leader[key] for key in ("name", "gender", "birth_year")})
    secretary.update(same_person_as=leader["id"], halfday_pool="N")


def add_villages(draft: Draft) -> None:
    """Eighty to 160 villages, their links, cadres and ferry; some links change in the middle of a month."""
    count = draft.twists.villages or draft.rng.randint(80, 160)
    towns = draft.rows("towns")
    for number in range(1, count + 1):
        town = towns[-1] if number == count else towns[(number - 1) * len(towns) // count]
        _village(draft, f"V{number:03}", town)
    for town in towns:
        mine = draft.rows("villages", town_id=town["id"])
        town["n_villages"] = str(len(mine))
        pool = draft.rows("town_leaders", town_id=town["id"], halfday_pool="Y")
        for index, village in enumerate(mine):
            _link(draft, village, pool[index % len(pool)])
            _cadres(draft, village, index)
    if draft.twists.busy_leader:
        _third_village(draft)
    _changes_of_link(draft)
    _ferry(draft)
    if draft.twists.village_without_link:
        last = draft.rows("villages")[-1]
        last["linked_leader_id"] = ""
        draft.lists["village_links"] = [row for row in draft.rows("village_links") if row["village_id"] != last["id"]]


def _village(draft: Draft, code: str, town: Row) -> None:
    kind = "社区" if draft.rng.random() < 0.1 else "村"
    name = _unused(draft, "villages", kind, town_id=town["id"])
    draft.add(
        "villages",
        id=code,
        town_id=town["id"],
        name=name,
        kind=kind,
        population=draft.rng.randint(600, 5500),
        linked_leader_id="",
        reception_place=f"{town['name']}{name}党群服务中心{draft.rng.choice(ROOMS)}",
        preferred_halfday=draft.rng.choice(HALVES),
        minutes_from_town=draft.rng.randint(5, 60),
        phone=draft.phone(),
        remark="",
    )


def _link(draft: Draft, village: Row, leader: Row, first: str = "2026-01-01", last: str = "") -> Row:
    village["linked_leader_id"] = village["linked_leader_id"] or leader["id"]
    row = {"village_id": village["id"], "person_id": leader["id"], "role": "TOWN_LEADER"}
    return draft.add("village_links", **row, date_from=first, date_to=last)


def _cadres(draft: Draft, village: Row, index: int) -> None:
    """A cadre of its own for each village; every sixth has that of the village before as a second one."""
    gender = draft.names.gender(0.35)
    town = village["town_id"]
    code = f"{town}C{len(draft.rows('town_cadres', town_id=town)) + 1:02}"
    draft.add(
        "town_cadres",
        id=code,
        town_id=town,
        name=draft.names.person(gender),
        gender=gender,
        birth_year=draft.rng.randint(1975, 2000),
        title=draft.rng.choice(("包村干部", "信访专干", "网格指导员", "驻村工作队员")),
        phone=draft.phone(),
        active_from="2026-01-01",
        active_to="",
    )
    row = {"village_id": village["id"], "role": "VILLAGE_CADRE", "date_to": ""}
    draft.add("village_links", **row, person_id=code, date_from="2026-01-01")
    if index % 6 == 5:
        draft.add("village_links", **row, person_id=f"{town}C{index:02}", date_from="2026-03-01")


def _third_village(draft: Draft) -> None:
    """One leader has three villages, so that they may alternate weeks (A10)."""
    town = draft.rows("towns")[2]
    links = [row for row in draft.rows("village_links", role="TOWN_LEADER") if row["person_id"].startswith(town["id"])]
    for row in links[1:3]:
        row["person_id"] = links[0]["person_id"]
        draft.rows("villages", id=row["village_id"])[0]["linked_leader_id"] = row["person_id"]


def _changes_of_link(draft: Draft) -> None:
    """In the middle of each month one village passes to a leader of its town who has at most one yet."""
    for index, month in enumerate(draft.twists.months):
        towns = [town["id"] for town in draft.rows("towns") if int(town["n_leaders"]) > 1]
        for town in towns[index + 1 :] + towns[: index + 1]:
            if _change_of_link(draft, town, month):
                break


def _change_of_link(draft: Draft, town: str, month: str) -> bool:
    links = [row for row in draft.rows("village_links", role="TOWN_LEADER") if row["person_id"].startswith(town)]
    owned = {
        leader["id"]: sum(row["person_id"] == leader["id"] for row in links)
        for leader in draft.rows("town_leaders", town_id=town, halfday_pool="Y", active_to="", active_from="2026-01-01")
    }
    changed_already = {row["village_id"] for row in links if row["date_to"]}
    changed = next((row for row in links if row["village_id"] not in changed_already), None)
    takers = [code for code, count in owned.items() if count <= 1 and changed and code != changed["person_id"]]
    if not changed or not takers:
        return False
    day = draft.rng.randint(9, 22)
    changed["date_to"] = f"{month}-{day:02}"
    village = draft.rows("villages", id=changed["village_id"])[0]
    taker = draft.rng.choice(takers)
    _link(draft, village, {"id": taker}, first=f"{month}-{day + 1:02}")
    if month < "2026-11":
        village["linked_leader_id"] = taker
    return True


def _ferry(draft: Draft) -> None:
    """An island village in the fifth town, reached on two half-days of the week."""
    town = draft.rows("towns")[4]
    village = draft.rng.choice(draft.rows("villages", town_id=town["id"]))
    first, second = sorted(draft.rng.sample(range(5), 2))
    half, code = draft.rng.choice((("上午", "AM"), ("下午", "PM")))
    village["remark"] = f"海岛村，渡船仅周{WEEK[first]}、周{WEEK[second]}{half}开航"
    village["preferred_halfday"] = f"{CODES[second]}_{code}"
    village["minutes_from_town"] = "75"
