"""The Chinese texts of calendar events: who, where, which rule. Never a telephone, a reason or a petitioner.

Nothing in them depends on anything but the reception's own statement, so an event that a release does not touch
keeps its bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rota.planning.models import Role
from rota.publication.feed_facts import Facts, Seat, Statement, Story

FEED_DESCRIPTION = (
    "只含已公布的接访安排。日历软件每隔几小时才取一次，个别软件要到次日；临近的变动以信访局的当面或电话通知为准。"
)
NAMED_IN_TITLE = 3
_TASKS = {
    Role.HOST: "接访",
    Role.COMPANION: "陪同接访",
    Role.CADRE: "参加接访",
    Role.LAWYER: "律师接访",
    Role.USHER: "接访引导",
    Role.RECORDER: "接访记录",
}
_LABELS = {
    Role.HOST: "接访领导",
    Role.COMPANION: "陪同人员",
    Role.CADRE: "包村干部",
    Role.LAWYER: "接访律师",
    Role.USHER: "引导人员",
    Role.RECORDER: "记录人员",
}


def rule_name(facts: Facts, story: Story) -> str:
    """The rule's name; its code when the office has dropped the rule since."""
    return facts.rule_names.get(story.rule, story.rule)


def place_name(facts: Facts, story: Story, statement: Statement) -> str:
    """The point's name, else the room of the village, else the name of the area; empty when nothing is known."""
    if place := facts.places.get(statement.place_code or ""):
        return place.name
    district = facts.districts.get(story.village_code or story.town_code or "")
    return (district.room or district.name) if district else ""


def location(facts: Facts, story: Story, statement: Statement) -> str:
    """Place and address in one line, the address left out where the name holds it already."""
    name = place_name(facts, story, statement)
    address = _address(facts, statement)
    return name if address in name else f"{name}，{address}"


def personal_summary(facts: Facts, story: Story, statement: Statement, person_id: int) -> str:
    """The title for somebody who sits there: task, place and rule."""
    task = next(_TASKS[seat.role] for seat in statement.seats if seat.person_id == person_id)
    place = place_name(facts, story, statement)
    return f"{task}｜{place}（{rule_name(facts, story)}）" if place else f"{task}｜{rule_name(facts, story)}"


def local_summary(facts: Facts, story: Story, statement: Statement) -> str:
    """The title at the place itself: who receives."""
    leading = [seat for seat in statement.seats if seat.role is Role.HOST] or list(statement.seats)
    if not leading:
        return f"接访：{rule_name(facts, story)}"
    more = f"等{len(leading)}人" if len(leading) > NAMED_IN_TITLE else ""
    return f"接访：{'、'.join(_label(seat) for seat in leading[:NAMED_IN_TITLE])}{more}"


def area_summary(facts: Facts, story: Story, statement: Statement) -> str:
    """The title in a feed of many places: who receives, and where."""
    place = place_name(facts, story, statement)
    return f"{local_summary(facts, story, statement)}{f'｜{place}' if place else ''}"


def description(facts: Facts, story: Story, statement: Statement) -> str:
    """Rule, theme, people by role with whom they replace, original date and address, a line each."""
    lines = [rule_name(facts, story)]
    if statement.theme and story.rule not in facts.unannounced:  # the theme of an appointment may tell whose it is
        lines.append(f"主题：{statement.theme}")
    for role, seats in groupby(statement.seats, key=lambda seat: seat.role):
        lines.append(f"{_LABELS[role]}：{_people(tuple(seats))}")
    if statement.moved_from:
        lines.append(f"原定日期：{statement.moved_from.month}月{statement.moved_from.day}日")
    if address := _address(facts, statement):
        lines.append(f"地址：{address}")
    return "\n".join(lines)


def _people(seats: Sequence[Seat]) -> str:
    return "；".join(
        f"{_label(seat)}（代{seat.substitute_for}）" if seat.substitute_for else _label(seat) for seat in seats
    )


def _label(seat: Seat) -> str:
    return f"{seat.name} {seat.title}".strip()


def _address(facts: Facts, statement: Statement) -> str:
    place = facts.places.get(statement.place_code or "")
    return place.address if place else ""
