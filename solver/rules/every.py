"""All the rules of a roster, in the order in which they are added."""

from __future__ import annotations

from solver.model import RosterModel
from solver.problem import Problem
from solver.rules.apart import add_apart
from solver.rules.beside import add_beside
from solver.rules.cover import add_cover
from solver.rules.fair_share import add_fair_share
from solver.rules.most_away import add_most_away
from solver.rules.most_changes import add_most_changes
from solver.rules.most_per_person import add_most_per_person
from solver.rules.one_place import add_one_place
from solver.rules.pins import add_pins
from solver.rules.preferences import add_preferences
from solver.rules.published import add_published
from solver.rules.rest import add_rest
from solver.rules.same_pattern import add_same_pattern
from solver.rules.smallest_spread import add_smallest_spread
from solver.rules.spacing import add_spacing

RULES = (
    add_cover,
    add_one_place,
    add_rest,
    add_apart,
    add_beside,
    add_most_per_person,
    add_most_away,
    add_pins,
    add_fair_share,
    add_smallest_spread,
    add_spacing,
    add_published,
    add_most_changes,
    add_same_pattern,
    add_preferences,
)

HARD = (
    add_cover,
    add_one_place,
    add_rest,
    add_apart,
    add_beside,
    add_most_per_person,
    add_most_away,
    add_pins,
    add_published,
    add_most_changes,
)


def build_hard_model(part: Problem) -> RosterModel:
    """The model of a canonical part with its pins written in, under the hard rules; its aims are not meant."""
    model = RosterModel(part)
    for add_rule in HARD:
        add_rule(model)
    return model


def build_model(part: Problem) -> RosterModel:
    """The model of a canonical part with its pins written in, under every rule."""
    model = RosterModel(part)
    for add_rule in RULES:
        add_rule(model)
    return model
