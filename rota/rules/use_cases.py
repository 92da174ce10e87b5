"""Choosing a template set, reading the county's own rules, switching rules on and off."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.accounts.audit import record
from rota.errors import BadInputError, NotFoundError
from rota.office.models import ReceptionPoint
from rota.office.settings import load_office_settings, save_office_settings
from rota.rules.county_file import read_rules_file
from rota.rules.models import ReceptionRule
from rota.rules.specs import RuleSpec, load_rules, save_rule
from rota.rules.templates import TEMPLATE_SETS
from rota.rules.validation import rule_faults
from rota.words import message


def install_template(db: Session, *, name: str, actor: str, now: datetime) -> int:
    """Make the rules of template set ``name`` the office's rules; returns how many rules changed."""
    specs = _template(name)
    save_office_settings(db, values={"template_set": name})
    return _store(db, specs=specs, template_set=name, actor=actor, now=now)


def import_rules_file(db: Session, *, path: Path, actor: str, now: datetime) -> int:
    """Apply a county's ``rules.yaml`` on top of its template set; returns how many rules changed."""
    template_set = load_office_settings(db).template_set
    specs = read_rules_file(path, template=_template(template_set), places=_places(db))
    return _store(db, specs=specs, template_set=template_set, actor=actor, now=now)


def set_rule_active(db: Session, *, code: str, is_active: bool, actor: str, now: datetime) -> None:
    """Switch one rule on or off; refused when the rules would then not hold together."""
    specs = load_rules(db)
    if code not in {spec.code for spec in specs}:
        raise NotFoundError(message("There is no rule {code}", code=code))
    changed = tuple(replace(spec, is_active=is_active) if spec.code == code else spec for spec in specs)
    _store(db, specs=changed, template_set=load_office_settings(db).template_set, actor=actor, now=now)


def _store(db: Session, *, specs: tuple[RuleSpec, ...], template_set: str, actor: str, now: datetime) -> int:
    faults = rule_faults(specs, places=_places(db))
    if faults:
        raise BadInputError(message("The reception rules do not hold together"), faults)
    codes = {spec.code for spec in specs}
    changes = 0
    for spec in specs:
        change = save_rule(db, spec=spec, template_set=template_set)
        if change is not None:
            changes += 1
            record(db, actor=actor, now=now, action="rule.save", subject=spec.code, before=change[0], after=change[1])
    for row in db.scalars(select(ReceptionRule).where(ReceptionRule.code.not_in(codes))):
        changes += 1
        record(db, actor=actor, now=now, action="rule.remove", subject=row.code)
        db.delete(row)
    db.flush()
    return changes


def _template(name: str) -> tuple[RuleSpec, ...]:
    if name not in TEMPLATE_SETS:
        raise NotFoundError(
            message("There is no template set “{name}”; there are {choices}", name=name, choices=tuple(TEMPLATE_SETS))
        )
    return TEMPLATE_SETS[name]


def _places(db: Session) -> frozenset[str]:
    return frozenset(db.scalars(select(ReceptionPoint.code)))
