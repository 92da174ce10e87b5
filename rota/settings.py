"""Where the office's files lie and what time it is: settings of the installation, read once at the edge.

Each setting is an environment variable ``ROTA_<NAME>`` or the key ``<name>`` of the TOML file that
``ROTA_CONFIG`` points to; the variable wins.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from rota.errors import BadInputError
from rota.words import LANGUAGES, Language, message

ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of one installation.

    Attributes:
        home: folder of the database and of everything the program writes by itself.
        database_url: SQLAlchemy address; SQLite in ``home`` unless set.
        language: language of the command line, and the web's when the browser has no preference.
        fonts: the office's own font folder, looked at before system fonts; None when there is none.
        public_url: address under which people reach the web pages, without a trailing slash; used in QR codes.
        fixed_now: the instant the program takes as now; None means the real clock. For demonstrations.
    """

    home: Path
    database_url: str
    language: Language = "zh_CN"
    fonts: Path | None = None
    public_url: str = "http://127.0.0.1:8000"
    fixed_now: datetime | None = None

    def now(self) -> datetime:
        """The present instant with the office's zone. The only place where the clock is read."""
        return self.fixed_now or datetime.now(ZONE)


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment and the TOML file; raises BadInputError naming the setting."""
    environment = os.environ if environment is None else environment
    values = {**_config_file(environment.get("ROTA_CONFIG")), **_variables(environment)}
    home = Path(values.get("home", "rota-data")).expanduser().resolve()
    return Settings(
        home=home,
        database_url=values.get("database_url", f"sqlite:///{home / 'rota.sqlite3'}"),
        language=_language(values.get("language", "zh_CN")),
        fonts=Path(values["fonts"]).expanduser() if "fonts" in values else None,
        public_url=values.get("public_url", "http://127.0.0.1:8000").rstrip("/"),
        fixed_now=_instant(values["now"]) if "now" in values else None,
    )


SETTING_NAMES = ("home", "database_url", "language", "fonts", "public_url", "now")


def _variables(environment: Mapping[str, str]) -> dict[str, str]:
    pairs = ((name, environment.get(f"ROTA_{name.upper()}")) for name in SETTING_NAMES)
    return {name: value for name, value in pairs if value}


def _config_file(path: str | None) -> dict[str, str]:
    if not path:
        return {}
    try:
        stored = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInputError(
            message("The settings file {path} cannot be read: {why}", path=path, why=str(error))
        ) from error
    unknown = sorted(set(stored) - set(SETTING_NAMES))
    if unknown:
        raise BadInputError(
            message("The settings file {path} has an unknown setting: {names}", path=path, names=tuple(unknown))
        )
    return {name: str(value) for name, value in stored.items()}


def _language(value: str) -> Language:
    for language in LANGUAGES:
        if value.replace("-", "_").lower() in (language.lower(), language.split("_")[0]):
            return language
    raise BadInputError(message("The setting “language” is {value}; it can be zh_CN or en", value=value))


def _instant(value: str) -> datetime:
    try:
        instant = datetime.fromisoformat(value)
    except ValueError as error:
        raise BadInputError(
            message("The setting “now” is {value}; write it as 2026-11-20T09:00:00", value=value)
        ) from error
    return instant if instant.tzinfo else instant.replace(tzinfo=ZONE)
