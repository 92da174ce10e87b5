"""One thing wrong with the small county → exactly one fault, where it is and what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rota.errors import BadInputError
from rota.office.reading import read_county
from tests.rota.office.small_county import FILES, TODAY, changed, faults_of, read_small, told, write_county

Place = tuple[str | None, int | None, str | None]

POSTS = "县领导, 县直单位, 镇领导, 镇干部, 局干部, 律师"


def only_one(town: str, leader: str) -> str:
    return (
        f"{town} has only one leader ({leader}) who is in office on 2026-11-20 and goes to the villages; one third "
        "of a town's leaders must stay at home, so that leader could never leave for a village. Add a leader to the "
        "list “镇领导” or set “参加村级半天接访” to Y for another"
    )


CASES: dict[str, tuple[dict[str, str | None], Place, str]] = {
    "unknown id with near ones": (
        changed("absences", "LEADER,L01", "LEADER,l1"),
        ("absences.csv", 2, "person_id"),
        f"there is no l1 in {POSTS}; did you mean L01? Correct the id or add the missing row",
    ),
    "unknown id without near ones": (
        changed("villages", "V001,T01", "V001,XXXX"),
        ("villages.csv", 2, "town_id"),
        "there is no XXXX in 乡镇; correct the id or add the missing row",
    ),
    "leader linked to two towns": (
        changed("leaders", "县委书记,Y,N,T01", "县委书记,Y,N,T01/T02"),
        ("leaders.csv", 2, "linked_town_id"),
        "names T01, T02, but only one is possible here; decide for one of them",
    ),
    "duplicate id": (
        changed("town_leaders", "T01L02,T01,白二", "T01L01,T01,白二"),
        ("town_leaders.csv", 3, "id"),
        "the id T01L01 is used already in “town_leaders.csv” row 2; every row needs an id of its own, a successor too",
    ),
    "id used in two lists": (
        changed("town_cadres", "T01C01", "U01") | changed("village_links", "V001,T01C01", "V001,T01L02"),
        ("town_cadres.csv", 2, "id"),
        "the id U01 is used already in “units.csv” row 2; every row needs an id of its own, a successor too",
    ),
    "same row twice": (
        {"wishes": FILES["wishes.csv"] + "L02,2026/12/31,避开,9\n"},
        ("wishes.csv", 3, "person_id"),
        "says the same as row 2 of “wishes.csv”; keep one of them",
    ),
    "loads that start on the same day": (
        {"loads_2026": FILES["loads_2026.csv"] + "LEADER,L03,monday_receptions,4,2026\n"},
        ("loads_2026.csv", 3, "person_id"),
        "says the same as row 2 of “loads_2026.csv”; keep one of them",
    ),
    "impossible date": (
        changed("absences", "2026-12-14", "2026-02-30"),
        ("absences.csv", 2, "date_from"),
        "there is no day 2026-02-30 in the calendar; correct the date",
    ),
    "end before start": (
        changed("absences", "2026-12-17", "2026-12-13"),
        ("absences.csv", 2, "date_to"),
        "2026-12-13 lies before 2026-12-14 (“date_from”); correct one of the two",
    ),
    "closes before it opens": (
        changed("reception_points", "09:00,11:30", "11:30,11:30"),
        ("reception_points.csv", 2, "open_to"),
        "11:30 lies before 11:30 (“open_from”); correct one of the two",
    ),
    "number expected": (
        changed("loads_2026", ",4,", ",四,"),
        ("loads_2026.csv", 2, "value"),
        "“四” is not a whole number; write digits only",
    ),
    "unknown choice": (
        changed("wishes", "AVOID", "HATE"),
        ("wishes.csv", 2, "kind"),
        "“HATE” is not possible here; it can be 避开（AVOID）, 愿意（PREFER）",
    ),
    "weight beyond ten": (
        changed("wishes", "AVOID,5", "AVOID,11"),
        ("wishes.csv", 2, "weight"),
        "11 is too large; it must be at most 10",
    ),
    "person of another kind": (
        changed("absences", "LEADER,L01", "STAFF,L01"),
        ("absences.csv", 2, "person_type"),
        "L01 is not in the list “局干部”; correct the id or the kind of person",
    ),
    "town with one leader in the pool": (
        changed("town_leaders", "镇长,,Y,,\nT02L01", "镇长,,N,,\nT02L01"),
        ("towns.csv", 2, "id"),
        only_one("T01", "T01L01"),
    ),
    "town with one leader in office": (
        changed("town_leaders", "松二,女,1983,镇长,,Y,,", "松二,女,1983,镇长,,Y,,2026-11-19"),
        ("towns.csv", 3, "id"),
        only_one("T02", "T02L01"),
    ),
    "village without a link": (
        changed("villages", "T02L01", "") | changed("village_links", "V002,T02L01,TOWN_LEADER,2026-01-01,\n", ""),
        ("villages.csv", 3, "id"),
        "no town leader is linked to V002; enter one in the list “包村挂钩” or as “挂钩镇领导编号”",
    ),
    "village whose link is over": (
        changed(
            "village_links", "V002,T02L01,TOWN_LEADER,2026-01-01,", "V002,T02L01,TOWN_LEADER,2026-01-01,2026-11-19"
        ),
        ("villages.csv", 3, "id"),
        "no town leader is linked to V002; enter one in the list “包村挂钩” or as “挂钩镇领导编号”",
    ),
    "leader of the 15th without a town": (
        changed("leaders", "县长,N,Y,T02", "县长,N,Y,"),
        ("leaders.csv", 3, "linked_town_id"),
        "L02 goes to a town on the 15th but is linked to none; enter the town",
    ),
    "link to another town's leader": (
        changed("villages", "上河村,T01L01", "上河村,") | changed("village_links", "V001,T01L01", "V001,T02L02"),
        ("village_links.csv", 2, "person_id"),
        "T02L02 belongs to the town T02, the village to T01; link somebody of the village's town",
    ),
    "cadre as town leader": (
        changed("village_links", "T01C01,VILLAGE_CADRE", "T01C01,TOWN_LEADER"),
        ("village_links.csv", 3, "role"),
        "T01C01 is a cadre, not a town leader; correct the role or the id",
    ),
    "linked leader against the links": (
        changed("villages", "上河村,T01L01", "上河村,T01L02"),
        ("villages.csv", 2, "linked_leader_id"),
        "names T01L02, but the list of links has T01L01 for this village; make both say the same",
    ),
    "two secretaries": (
        changed("leaders", "公安局局长,N,N", "公安局局长,Y,N"),
        ("leaders.csv", 4, "is_secretary"),
        "L03 and L01 are both county secretary at the same time; end the term of one before the other's begins",
    ),
    "two heads": (
        changed("leaders", "公安局局长,N,N", "公安局局长,N,Y"),
        ("leaders.csv", 4, "is_county_head"),
        "L03 and L02 are both county head at the same time; end the term of one before the other's begins",
    ),
    "same person as nobody": (
        changed("town_leaders", "松一,男,1982,书记,,", "松一,男,1982,书记,Z9999,"),
        ("town_leaders.csv", 4, "same_person_as"),
        f"there is no Z9999 in {POSTS}; correct the id or add the missing row",
    ),
    "same person as itself": (
        changed("town_leaders", "松一,男,1982,书记,,", "松一,男,1982,书记,T02L01,"),
        ("town_leaders.csv", 4, "same_person_as"),
        "names its own row; leave it blank",
    ),
    "same person with another name": (
        changed("town_leaders", "松一,男,1982,书记,,", "松一,男,1982,书记,L03,"),
        ("town_leaders.csv", 4, "same_person_as"),
        "T02L01 and L03 have different names and cannot be one human; correct the id or the name",
    ),
    "point of an unknown village": (
        changed("reception_points", "VILLAGE,V002", "VILLAGE,T02"),
        ("reception_points.csv", 6, "owner_id"),
        "there is no T02 in 村（社区）; correct the id or add the missing row",
    ),
    "county point of somebody else": (
        changed("reception_points", "COUNTY,COUNTY", "COUNTY,T01"),
        ("reception_points.csv", 2, "owner_id"),
        "a point of the county belongs to COUNTY or to a unit",
    ),
    "holiday arrangement against the law": (
        {
            "calendar_2030": "date,kind,name,statutory,status\n2030-05-01,off,劳动节,N,OFFICIAL\n",
        },
        ("calendar_2030.csv", None, None),
        "",
    ),
    "nobody linked at all": (
        changed("villages", "T02L01", "")
        | {"village_links": None, "villages": "id,town_id,name\nV001,T01,上河村\nV002,T02,下河村\n"},
        ("包村挂钩", None, None),
        (
            "nobody is linked to any village; hand in the sheet “包村挂钩” (village_links.csv) or fill in "
            "“挂钩镇领导编号” (linked_leader_id) of the villages"
        ),
    ),
}


@pytest.mark.parametrize("case", [name for name in CASES if not name.startswith("holiday")])
def test_fault_says_where_and_what_to_do(tmp_path: Path, case: str) -> None:
    files, place, sentence = CASES[case]

    assert told(faults_of(write_county(tmp_path, **files))) == [(*place, sentence)]


def test_holidays_against_the_law_are_faults_of_their_file(tmp_path: Path) -> None:
    files, place, _ = CASES["holiday arrangement against the law"]

    faults = faults_of(write_county(tmp_path, **files))

    assert {(fault.source, fault.row, fault.column) for fault in faults} == {place}


def test_holidays_with_an_unreadable_row_are_checked_once_it_can_be_read(tmp_path: Path) -> None:
    rows = "date,kind,name,statutory,status\n2030-05-01,off,劳动节,Y,OFFICIAL\n2030-02-30,off,春节,Y,OFFICIAL\n"

    faults = faults_of(write_county(tmp_path, calendar_2030=rows))

    assert [(fault.source, fault.row, fault.column) for fault in faults] == [("calendar_2030.csv", 3, "date")]


def test_secretary_may_follow_on_the_day_after(tmp_path: Path) -> None:
    leaders = changed("leaders", "县委书记,Y,N,T01,N,Y,2024-01-01,", "县委书记,Y,N,T01,N,Y,2024-01-01,2026-12-31")[
        "leaders"
    ]
    successor = "L04,石四,男,1975,县委书记,Y,N,T01,N,Y,2027-01-01,\n"

    assert faults_of(write_county(tmp_path, leaders=leaders + successor)) == ()
    assert [
        fault.row
        for fault in faults_of(write_county(tmp_path, leaders=leaders + successor.replace("2027-01-01", "2026-12-31")))
    ] == [5]


def test_two_leaders_are_enough_for_a_town_and_a_town_without_villages_needs_none(tmp_path: Path) -> None:
    towns = FILES["towns.csv"] + "T03,青冈镇,镇\n"

    assert faults_of(write_county(tmp_path, towns=towns)) == ()


def test_town_without_any_leader_is_told(tmp_path: Path) -> None:
    leaders = FILES["town_leaders.csv"].replace(",Y,,\nT02L02", ",N,,\nT02L02").replace("镇长,,Y,,\n", "镇长,,N,,\n")

    faults = faults_of(write_county(tmp_path, town_leaders=leaders))

    assert [(fault.source, fault.row) for fault in faults] == [("towns.csv", 2), ("towns.csv", 3)]
    assert told(faults)[1][3] == (
        "T02 has no leader who is in office on 2026-11-20 and goes to the villages; add leaders to the list "
        "“镇领导” or set “参加村级半天接访” to Y"
    )


def test_town_whose_leaders_are_all_to_come_is_judged_on_their_first_day(tmp_path: Path) -> None:
    leaders = FILES["town_leaders.csv"].replace(",Y,,\n", ",Y,2027-01-01,\n")

    assert faults_of(write_county(tmp_path, town_leaders=leaders)) == ()


def test_checks_of_who_is_in_office_wait_without_a_day(tmp_path: Path) -> None:
    folder = write_county(tmp_path, **changed("town_leaders", "镇长,,Y,,\nT02L01", "镇长,,N,,\nT02L01"))

    assert len(read_county(folder).rows("town_leaders")) == 4
    assert len(faults_of(folder)) == 1


def test_link_of_another_period_is_a_note_only(tmp_path: Path) -> None:
    links = FILES["village_links.csv"].replace(
        "V001,T01L01,TOWN_LEADER,2026-01-01,",
        "V001,T01L02,TOWN_LEADER,2026-01-01,2026-12-31\nV001,T01L01,TOWN_LEADER,2027-01-01,",
    )

    assert faults_of(write_county(tmp_path, village_links=links)) == ()


def test_unreadable_list_is_not_blamed_on_the_rows_that_name_it(tmp_path: Path) -> None:
    folder = write_county(tmp_path, towns="ID,x\nT01,y\n")

    assert [fault.source for fault in faults_of(folder)] == ["towns.csv"]


def test_lists_of_a_unit_point_are_taken(tmp_path: Path) -> None:
    points = FILES["reception_points.csv"] + "PU01,UNIT,U01,教育局接访室,,\nPC09,COUNTY,U02,公安局接访室,,\n"

    assert len(read_small(tmp_path, reception_points=points).rows("reception_points")) == 7


def test_day_of_the_checks_is_the_one_given(tmp_path: Path) -> None:
    folder = write_county(
        tmp_path, **changed("town_leaders", "松二,女,1983,镇长,,Y,,", "松二,女,1983,镇长,,Y,,2026-11-20")
    )

    assert read_county(folder, today=TODAY).rows("towns") == read_county(folder).rows("towns")
    with pytest.raises(BadInputError) as caught:
        read_county(folder, today=date(2026, 11, 21))
    assert [fault.source for fault in caught.value.faults] == ["towns.csv"]
