"""A county small enough to read: one file per list, changed by each test where it wants. Every name is invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rota.errors import BadInputError, Fault
from rota.office.county_lists import CountyLists
from rota.office.reading import read_county
from rota.words import word

TODAY = date(2026, 11, 20)

FILES = {
    "county.yaml": "county: 青石县\nbureau:\n  name: 青石县信访局\npolicies:\n  notice_days_before: 5\n",
    "towns.csv": "id,name,kind\nT01,白沙镇,镇\nT02,松溪镇,镇\n",
    "villages.csv": (
        "id,town_id,name,linked_leader_id,preferred_halfday,remark\n"
        "V001,T01,上河村,T01L01,TUE_AM,\n"
        "V002,T02,下河村,T02L01,,\n"
    ),
    "units.csv": (
        "id,name,head_name,head_gender,head_title,leader_in_charge,linked_town_id,joins_fixed15\n"
        "U01,县教育局,方一,男,局长,L02,T01,Y\n"
        "U02,县公安局,石三,男,局长,L01,T02,Y\n"
    ),
    "leaders.csv": (
        "id,name,gender,birth_year,title,is_secretary,is_county_head,linked_town_id,monday_pool,fixed15_town,"
        "active_from,active_to\n"
        "L01,石一,男,1970,县委书记,Y,N,T01,N,Y,2024-01-01,\n"
        "L02,石二,女,1971,县长,N,Y,T02,N,Y,2024-01-01,\n"
        "L03,石三,男,1972,副县长、县公安局局长,N,N,T01,Y,Y,2024-01-01,\n"
    ),
    "town_leaders.csv": (
        "id,town_id,name,gender,birth_year,title,same_person_as,halfday_pool,active_from,active_to\n"
        "T01L01,T01,白一,男,1980,书记,,Y,,\n"
        "T01L02,T01,白二,女,1981,镇长,,Y,,\n"
        "T02L01,T02,松一,男,1982,书记,,Y,,\n"
        "T02L02,T02,松二,女,1983,镇长,,Y,,\n"
    ),
    "town_cadres.csv": "id,town_id,name,title\nT01C01,T01,白三,包村干部\n",
    "reception_points.csv": (
        "id,level,owner_id,name,open_from,open_to\n"
        "PC02,COUNTY,COUNTY,县接访室,09:00,11:30\n"
        "PT01,TOWN,T01,白沙镇接访室,08:30,17:30\n"
        "PT02,TOWN,T02,松溪镇接访室,08:30,17:30\n"
        "PV001,VILLAGE,V001,上河村,08:30,17:30\n"
        "PV002,VILLAGE,V002,下河村,08:30,17:30\n"
    ),
    "village_links.csv": (
        "village_id,person_id,role,date_from,date_to\n"
        "V001,T01L01,TOWN_LEADER,2026-01-01,\n"
        "V001,T01C01,VILLAGE_CADRE,2026-01-01,\n"
        "V002,T02L01,TOWN_LEADER,2026-01-01,\n"
    ),
    "absences.csv": (
        "id,person_type,person_id,date_from,date_to,half,kind,status\n"
        "A001,LEADER,L01,2026-12-14,2026-12-17,ALL,培训,APPROVED\n"
    ),
    "wishes.csv": "person_id,date,kind,weight\nL02,2026-12-31,AVOID,5\n",
    "loads_2026.csv": (
        "person_type,person_id,metric,value,period\nLEADER,L03,monday_receptions,4,2026-01-01/2026-11-30\n"
    ),
}


def write_county(folder: Path, **changed: str | None) -> Path:
    """Write the files into ``folder``; ``changed`` maps a list's name to its text, None leaves the file out."""
    folder.mkdir(exist_ok=True)
    names = {name.split(".")[0]: name for name in FILES}
    files = {**FILES, **{names.get(key, f"{key}.csv"): text for key, text in changed.items()}}
    for name, text in files.items():
        if text is not None:
            (folder / name).write_text(text, encoding="utf-8")
    return folder


def changed(list_key: str, before: str, after: str) -> dict[str, str]:
    """The text of one list with ``before`` replaced by ``after``."""
    name = next(name for name in FILES if name.startswith(f"{list_key}."))
    assert FILES[name].count(before) == 1, (before, FILES[name])
    return {list_key: FILES[name].replace(before, after)}


def read_small(folder: Path, **changes: str | None) -> CountyLists:
    """The small county, changed, as lists."""
    return read_county(write_county(folder, **changes), today=TODAY)


def faults_of(path: Path) -> tuple[Fault, ...]:
    """The faults of the county at ``path``; none when it can be read."""
    try:
        read_county(path, today=TODAY)
    except BadInputError as error:
        return error.faults
    return ()


def told(faults: tuple[Fault, ...]) -> list[tuple[str | None, int | None, str | None, str]]:
    """Source, row, column and English sentence of each fault."""
    return [(fault.source, fault.row, fault.column, word(fault.text, "en")) for fault in faults]
