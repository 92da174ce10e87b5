"""All lists of a county, in the order of the workbook's sheets (DESIGN.md §5 "The county folder")."""

from __future__ import annotations

from rota.office.list_kinds import ListSpec
from rota.office.lists_people import PEOPLE_LISTS
from rota.office.lists_places import PLACE_LISTS
from rota.office.lists_records import RECORD_LISTS
from rota.office.lists_units import UNITS
from rota.office.settings_list import SETTINGS_LIST

LISTS: tuple[ListSpec, ...] = (SETTINGS_LIST, *PLACE_LISTS, UNITS, *PEOPLE_LISTS, *RECORD_LISTS)

NOT_READ = ("seed_figures.yaml",)
"""Files of a county folder that this program knows and does not read."""
READ_ELSEWHERE = ("rules.yaml", "shift_patterns.yaml")
"""Files of a county folder that the rules read for themselves."""


def get_list(key: str) -> ListSpec:
    """The list named ``key``; raises KeyError."""
    for spec in LISTS:
        if spec.key == key:
            return spec
    raise KeyError(key)


def find_list_of_file(name: str) -> ListSpec | None:
    """The list that a file called ``name`` holds."""
    return next((spec for spec in LISTS if spec.has_file_name(name)), None)


def find_list_of_sheet(name: str) -> ListSpec | None:
    """The list that a sheet called ``name`` holds."""
    return next((spec for spec in LISTS if spec.has_sheet_name(name)), None)
