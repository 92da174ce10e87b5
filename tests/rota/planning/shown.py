"""A saved month as ``rota show`` tells it."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from rota.planning.document import month_document
from rota.planning.models import (
    PlannedReception,
)
from rota.planning.versions import get_current, list_receptions
from rota.words import in_language
from rota.workdays.months import Month
from tests.rota.planning.county_rows import DECEMBER


def document(db: Session, month: Month = DECEMBER) -> dict[str, Any]:
    db.expire_all()
    with in_language("en"):
        return month_document(db, month=month)


def receptions(db: Session, month: Month = DECEMBER) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in document(db, month)["receptions"]}


def people(one: dict[str, Any], role: str = "HOST") -> list[str]:
    return sorted(seat["person"] for seat in one["people"] if seat["role"] == role)


def planned(db: Session, id_: str) -> PlannedReception:
    version = get_current(db, DECEMBER)
    return next(one for one in list_receptions(db, version) if one.reception_id == id_)
