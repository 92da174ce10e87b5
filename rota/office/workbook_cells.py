"""Values as the workbook shows them, in Chinese; reading them back gives the same values."""

from __future__ import annotations

from rota.office.cells import Period, Value
from rota.office.list_kinds import HALVES, WEEKDAYS, Column, Kind

WEEK_HALFDAYS = {f"{day.value}_{half.value}": f"{day.title}{half.title}" for day in WEEKDAYS[:5] for half in HALVES}
"""TUE_AM → 周二上午, Monday to Friday."""
_WEEKDAY_TITLES = {day.value: day.title for day in WEEKDAYS}
_HALFDAY_TITLES = {f"{day.value}_{half.value}": f"{day.title}{half.title}" for day in WEEKDAYS for half in HALVES}


def cell_text(value: Value, column: Column) -> str:
    """``value`` of ``column`` as text; dates, times and numbers are written as such and not as text."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Period):
        return f"{value.starts_on}/{value.ends_on}"
    if isinstance(value, tuple):
        titles = {Kind.HALFDAYS: _HALFDAY_TITLES, Kind.WEEKDAYS: _WEEKDAY_TITLES}.get(column.kind, {})
        return "；".join(titles.get(part, part) for part in value)
    if column.kind is Kind.HALFDAY:
        return _HALFDAY_TITLES[str(value)]
    return next((choice.title for choice in column.choices if choice.value == value), str(value))
