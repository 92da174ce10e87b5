"""The plan as a whole, re-checked in plain Python: nobody in two places, nobody away, nobody out of office."""

from __future__ import annotations

from collections.abc import Iterator

from rota.planning.context import Context, elsewhere, person_label
from rota.planning.models import ReceptionStatus
from rota.planning.planned import Planned
from rota.words import Message, message


def plan_breaches(context: Context, plan: tuple[Planned, ...]) -> Iterator[Message]:
    """A sentence for each person who cannot be where the plan puts them; none for a sound plan."""
    taking_place = [one for one in plan if one.status is not ReceptionStatus.CANCELLED]
    seats: dict[int, list[tuple[Planned, str]]] = {}
    for one in taking_place:
        for sitting in one.people:
            label = person_label(sitting.post)
            seats.setdefault(sitting.post.person, []).append((one, label))
            obstacle = context.obstacle(sitting.post, one.starts_at, one.ends_at)
            if obstacle is not None:
                yield breach(label, one, obstacle)
    for rows in seats.values():
        rows.sort(key=lambda row: row[0].starts_at)
        for index, (one, label) in enumerate(rows):
            for other, _ in rows[index + 1 :]:
                if other.starts_at >= one.ends_at:
                    break
                yield breach(label, other, elsewhere(one.wanted.id))


def breach(person: str, planned: Planned, obstacle: Message) -> Message:
    """Why ``person`` cannot sit at ``planned``."""
    return message(
        "{person} cannot sit at {reception} on {day}: {obstacle}",
        person=person,
        reception=planned.wanted.id,
        day=planned.starts_at.strftime("%Y-%m-%d %H:%M"),
        obstacle=obstacle,
    )
