"""A county small enough to know by heart, for the checker's own tests. It has only what the checker reads.

December 2026: the county head L02 is away on the 15th and 16th; T01L02 is away in the week of 7 December, and the
ferry to V003 goes on Tuesday and Thursday mornings. T02L01 has three villages. L03 also heads the police, U02.
"""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import yaml

LISTS = {
    "leaders": """
id,name,gender,is_secretary,is_county_head,is_standing_committee,is_vice_head,linked_town_id,monday_pool,fixed15_town,active_from,active_to
L01,甲一,男,Y,N,Y,N,T01,N,Y,2024-01-01,
L02,甲二,男,N,Y,Y,N,T02,N,Y,2024-01-01,
L03,甲三,男,N,N,Y,Y,T01,Y,Y,2024-01-01,
L04,甲四,女,N,N,Y,N,T02,Y,Y,2024-01-01,
L05,甲五,男,N,N,N,Y,T02,Y,Y,2024-01-01,
L06,甲六,男,N,N,N,Y,T02,Y,Y,2024-01-01,2026-12-10
L07,甲七,男,N,N,N,N,T01,N,N,2024-01-01,
""",
    "units": """
id,name,head_name,head_gender,leader_in_charge,linked_town_id,joins_fixed15
U01,县司法局,乙一,男,L03,T01,Y
U02,县公安局,甲三,男,L03,T02,N
U03,县财政局,乙三,女,L05,T02,Y
""",
    "towns": """
id,name,reception_point_id
T01,青岭镇,PT01
T02,白溪镇,PT02
""",
    "town_leaders": """
id,town_id,name,gender,same_person_as,halfday_pool,active_from,active_to
T01L01,T01,丙一,男,,Y,2026-01-01,
T01L02,T01,丙二,男,,Y,2026-01-01,
T01L03,T01,丙三,男,,Y,2026-01-01,
T01L04,T01,丙四,男,,Y,2026-01-01,
T01L05,T01,丙五,男,,N,2026-01-01,
T02L01,T02,丁一,男,,Y,2026-01-01,
T02L02,T02,丁二,男,,Y,2026-01-01,
T02L03,T02,甲七,男,L07,Y,2026-01-01,
""",
    "town_cadres": """
id,town_id,name,active_from,active_to
T01C01,T01,戊一,2026-01-01,
T01C02,T01,戊二,2026-01-01,
T02C01,T02,戊三,2026-01-01,
""",
    "villages": """
id,town_id,name,linked_leader_id,preferred_halfday,remark
V001,T01,上村,T01L01,MON_AM,
V002,T01,下村,T01L02,MON_AM,
V003,T01,岛村,T01L03,TUE_AM,海岛村，渡船仅周二、周四上午开航
V004,T02,前村,T02L01,MON_AM,
V005,T02,后村,T02L01,,
V006,T02,中村,T02L01,,
V007,T02,外村,T02L02,FRI_PM,
""",
    "village_links": """
village_id,person_id,role,date_from,date_to
V001,T01L01,TOWN_LEADER,2026-01-01,
V002,T01L02,TOWN_LEADER,2026-01-01,
V003,T01L03,TOWN_LEADER,2026-01-01,
V004,T02L01,TOWN_LEADER,2026-01-01,
V005,T02L01,TOWN_LEADER,2026-01-01,
V006,T02L01,TOWN_LEADER,2026-01-01,
V007,T02L02,TOWN_LEADER,2026-01-01,
V001,T01C01,VILLAGE_CADRE,2026-01-01,
V002,T01C02,VILLAGE_CADRE,2026-01-01,
V004,T02C01,VILLAGE_CADRE,2026-01-01,
""",
    "bureau_staff": "\nid,name,active_from,active_to\nS01,己一,2026-01-01,\n",
    "lawyers": """
id,name,available_weekdays,max_days_month,active_from,active_to
W01,庚一,MON;TUE;WED,,2026-01-01,
W02,庚二,WED;THU;FRI,12,2026-01-01,
""",
    "absences": """
id,person_type,person_id,date_from,date_to,half,kind,status
A001,LEADER,L02,2026-12-15,2026-12-16,ALL,会议,APPROVED
A002,TOWN_LEADER,T01L02,2026-12-07,2026-12-11,ALL,培训,APPROVED
A003,LEADER,L05,2026-12-28,2026-12-28,AM,会议,APPROVED
A004,LAWYER,W02,2026-12-03,2026-12-03,PM,开庭,APPROVED
""",
    "loads_2026": """
person_type,person_id,metric,value,period
LEADER,L03,monday_receptions,4,2026-01-01/2026-11-30
LEADER,L04,monday_receptions,3,2026-01-01/2026-11-30
LEADER,L05,monday_receptions,4,2026-01-01/2026-11-30
LEADER,L06,monday_receptions,5,2026-01-01/2026-11-30
""",
    "reception_points": """
id,level,owner_id
PC01,COUNTY,COUNTY
PC02,COUNTY,COUNTY
PC03,COUNTY,COUNTY
PT01,TOWN,T01
PT02,TOWN,T02
PV001,VILLAGE,V001
PV002,VILLAGE,V002
PV003,VILLAGE,V003
PV004,VILLAGE,V004
PV005,VILLAGE,V005
PV006,VILLAGE,V006
PV007,VILLAGE,V007
""",
    "calendar_2026": """
date,weekday,kind
2026-02-14,周六,work
2026-02-16,周一,off
2026-02-17,周二,off
2026-02-18,周三,off
2026-02-19,周四,off
2026-02-20,周五,off
2026-10-10,周六,work
""",
    "calendar_2027_provisional": "\ndate,weekday,kind\n2027-01-01,周五,off\n",
}
SETTINGS = {
    "policies": {"fixed_day_on_rest_day": "NEXT_WORKDAY"},
    "office_hours": {
        "am": ["08:30", "12:00"],
        "pm": ["14:30", "17:30"],
        "summer_from": "06-01",
        "summer_to": "09-30",
        "summer_pm": ["15:00", "18:00"],
    },
}


def tiny_county(folder: Path, **changes: tuple[str, ...]) -> Path:
    """Write the county; ``changes`` gives, per list, lines to put at its end."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in LISTS.items():
        lines = [*text.strip().splitlines(), *changes.get(name, ())]
        assert len({len(row) for row in csv.reader(StringIO("\n".join(lines)))}) == 1, name
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "county.yaml").write_text(yaml.safe_dump(SETTINGS), encoding="utf-8")
    return folder
