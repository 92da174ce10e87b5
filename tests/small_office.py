"""The small county of the office's tests, with everything that a month needs: rooms, a Monday pool, lawyers."""

from __future__ import annotations

from pathlib import Path

from tests.rota.office.small_county import FILES, write_county

MORE_LEADERS = (
    "L04,石四,女,1974,副县长,N,N,T01,Y,Y,2024-01-01,\n"
    "L05,石五,男,1975,副县长,N,N,T02,Y,Y,2024-01-01,\n"
    "L06,石六,女,1976,县委常委,N,N,T02,Y,Y,2024-01-01,\n"
)
MORE_POINTS = (
    "PC01,COUNTY,COUNTY,县接访大厅,08:30,17:30\n"
    "PC03,COUNTY,COUNTY,县联合接访中心,08:30,17:30\n"
)
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
    }
    return write_county(folder, **{**more, **changed})
