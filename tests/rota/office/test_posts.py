from __future__ import annotations

from pathlib import Path

import pytest

from rota.office.county_lists import CountyLists
from rota.office.posts import find_humans
from rota.office.reading import read_county
from rota.words import word
from tests.rota.office.small_county import FILES, changed, read_small


def several(county: CountyLists) -> list[tuple[str, ...]]:
    humans, _ = find_humans(county)
    return [human.posts for human in humans if len(human.posts) > 1]


def notes(county: CountyLists) -> list[str]:
    return [word(note, "en") for note in find_humans(county)[1]]


def test_head_named_in_the_leaders_title_is_that_leader(tmp_path: Path) -> None:
    county = read_small(tmp_path)

    assert several(county) == [("L03", "U02")]
    assert notes(county) == []


def test_head_whose_leader_in_charge_has_the_same_name_is_that_leader(tmp_path: Path) -> None:
    county = read_small(tmp_path, **changed("units", "方一,男,局长,L02", "石二,女,局长,L02"))

    assert several(county) == [("L02", "U01"), ("L03", "U02")]


@pytest.mark.parametrize(
    ("before", "after"),
    [("石三,男,局长,L01", "石三,女,局长,L01"), ("县公安局,石三", "县水利局,石三")],
    ids=["other gender", "other unit"],
)
def test_other_namesakes_are_two_people_with_a_note(tmp_path: Path, before: str, after: str) -> None:
    county = read_small(tmp_path, **changed("units", before, after))

    assert several(county) == []
    assert notes(county) == [
        "L03, U02 have the same name and were taken as 2 people; if they are one, say so in “与何人同一”"
    ]


def test_leaders_year_of_birth_wins_with_a_note(tmp_path: Path) -> None:
    row = "T02L03,T02,石二,女,1999,副书记,L02,Y,,\n"

    county = read_small(tmp_path, town_leaders=FILES["town_leaders.csv"] + row)

    human = next(human for human in find_humans(county)[0] if "T02L03" in human.posts)
    assert (human.posts, human.name, human.gender, human.birth_year) == (("L02", "T02L03"), "石二", "女", 1971)
    assert notes(county) == ["L02, T02L03 are one human with different years of birth; that of L02 was taken"]


def test_leader_may_name_the_other_post_and_posts_may_be_chained(tmp_path: Path) -> None:
    leaders = (
        FILES["leaders.csv"]
        .replace("active_to\n", "active_to,same_person_as\n")
        .replace("T02,N,Y,2024-01-01,\n", "T02,N,Y,2024-01-01,,T02L03\n")
    )
    rows = "T02L03,T02,石二,女,1971,副书记,,Y,,\nT02L04,T02,石二,女,1971,主席,T02L03,Y,,\n"

    county = read_small(tmp_path, leaders=leaders, town_leaders=FILES["town_leaders.csv"] + rows)

    assert several(county) == [("L02", "T02L03", "T02L04"), ("L03", "U02")]


def test_sample_county_has_five_humans_with_two_posts(shared: Path) -> None:
    county = read_county(shared / "county")

    humans, _ = find_humans(county)

    assert several(county) == [("L12", "U13"), ("L30", "U41"), ("L31", "U42"), ("L32", "T08L01"), ("L33", "T09L01")]
    assert len(humans) == 358 - 5
    assert [human.posts for human in humans if human.name == "林建明"] == [("T02L09",), ("T07L10",)]
