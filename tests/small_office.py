"""The small county of the office's tests, with everything that a month needs: rooms, a Monday pool, lawyers."""

from __future__ import annotations

from pathlib import Path

from tests.rota.office.small_county import FILES, write_county

MORE_LEADERS = (
    "L04,石四,女,1974,副县长,N,N,T01,Y,Y,2024-01-01,\n"
    "L05,石五,男,1975,副县长,N,N,T02,Y,Y,2024-01-01,\n"
    "L06,石六,女,1976,县委常委,N,N,T02,Y,Y,2024-01-01,\n"
)
MORE_POINTS = "PC01,COUNTY,COUNTY,县接访大厅,08:30,17:30\nPC03,COUNTY,COUNTY,县联合接访中心,08:30,17:30\n"
WISHES = (
    "person_id,date,kind,weight\n"
    "L05,2026-11-30,PREFER,5\nL06,2026-12-07,PREFER,5\nL03,2026-12-14,PREFER,5\n"
    "L04,2026-12-21,PREFER,5\nL05,2026-12-28,PREFER,5\n"
)
"""They leave one best plan for the Mondays of December 2026."""
LAWYERS = (
    "id,name,gender,available_weekdays,active_from,active_to\n"
    "W01,律一,男,MON;TUE;WED,2026-01-01,\nW02,律二,女,WED;THU;FRI,2026-01-01,\n"
)


def small_office(folder: Path, **changed: str | None) -> Path:
    """Write the county into ``folder``; ``changed`` maps a list's name to its text, None leaves the file out."""
    more = {
        "leaders": FILES["leaders.csv"] + MORE_LEADERS,
        "reception_points": FILES["reception_points.csv"] + MORE_POINTS,
        "lawyers": LAWYERS,
        "wishes": WISHES,
    }
    return write_county(folder, **{**more, **changed})
