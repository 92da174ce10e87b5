"""A released month with everything that spoils a layout: long titles, rare characters, gaps, moves, substitutes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rota.planning.models import ReceptionStatus, Role
from rota.publication.values import MonthRelease, NoticeReception
from tests.sample_release import attendee, sample_release

LONG_TITLE = "县委常委、县人民政府党组副书记、常务副县长兼经济开发区党工委书记"
LONG_NAME = "阿依努尔·买合木提"


def hard_release() -> MonthRelease:
    """Thirty county receptions: one substitute with a long title, one unfilled, one cancelled, one not public."""
    release = sample_release(county_receptions=30)
    changes: dict[str, dict[str, Any]] = {
        "RMON.2026-00": {"people": (attendee("L90", LONG_NAME, LONG_TITLE, substitute_for="闵建铭"),)},
        "RMON.2026-01": {"status": ReceptionStatus.UNFILLED, "people": ()},
        "RMON.2026-02": {"status": ReceptionStatus.CANCELLED, "people": (attendee("L91", "欧阳停", "副县长"),)},
        "RMON.2026-03": {"is_public": False, "people": (attendee("L92", "司马秘", "副县长"),)},
        "RMON.2026-04": {"theme": "土地<征收>", "people": (attendee("L93", "=危𬱖&", "@副县长"),)},
        "RVIL-HALF.2026-W50.V011": {
            "people": (
                attendee("T01L09", "卢䶮", "副镇长", substitute_for="龚德文"),
                attendee("T01C01", "吕荣", "包村干部", fields="", role=Role.CADRE),
            )
        },
        "RVIL-HALF.2026-W50.V012": {"status": ReceptionStatus.UNFILLED, "people": ()},
    }
    return with_changes(release, changes)


def with_changes(release: MonthRelease, changes: dict[str, dict[str, Any]]) -> MonthRelease:
    """``release`` with fields of single receptions replaced, by reception id."""
    assert set(changes) <= {one.id for one in release.receptions}
    receptions = tuple(replace(one, **changes.get(one.id, {})) for one in release.receptions)
    return replace(release, receptions=receptions)


def by_id(release: MonthRelease, reception_id: str) -> NoticeReception:
    """The one reception with this id."""
    (found,) = (one for one in release.receptions if one.id == reception_id)
    return found
