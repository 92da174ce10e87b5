from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rota.errors import BadInputError
from rota.settings import SETTING_NAMES, ZONE, Settings, load_settings
from rota.words import in_language


def test_settings_have_defaults_for_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert load_settings({}) == Settings(
        home=tmp_path / "rota-data",
        database_url=f"sqlite:///{tmp_path / 'rota-data' / 'rota.sqlite3'}",
        language="zh_CN",
        fonts=None,
        public_url="http://127.0.0.1:8000",
        fixed_now=None,
    )


def test_settings_come_from_the_environment(tmp_path: Path) -> None:
    environment = {
        "ROTA_HOME": str(tmp_path),
        "ROTA_DATABASE_URL": "postgresql+psycopg://rota@db/rota",
        "ROTA_LANGUAGE": "en",
        "ROTA_FONTS": str(tmp_path / "fonts"),
        "ROTA_PUBLIC_URL": "https://rota.example/",
        "ROTA_NOW": "2026-11-20T09:00:00",
    }

    assert load_settings(environment) == Settings(
        home=tmp_path,
        database_url="postgresql+psycopg://rota@db/rota",
        language="en",
        fonts=tmp_path / "fonts",
        public_url="https://rota.example",
        fixed_now=datetime(2026, 11, 20, 9, 0, tzinfo=ZONE),
    )


def test_settings_come_from_the_file_and_the_variable_wins(tmp_path: Path) -> None:
    file = tmp_path / "rota.toml"
    file.write_text(f'home = "{tmp_path}"\nlanguage = "en"\nnow = 2026-11-20T09:00:00\n', encoding="utf-8")

    settings = load_settings({"ROTA_CONFIG": str(file), "ROTA_LANGUAGE": "zh_CN"})

    assert settings == Settings(
        home=tmp_path,
        database_url=f"sqlite:///{tmp_path / 'rota.sqlite3'}",
        language="zh_CN",
        fixed_now=datetime(2026, 11, 20, 9, 0, tzinfo=ZONE),
    )


def test_an_empty_variable_counts_as_not_set(tmp_path: Path) -> None:
    settings = load_settings({"ROTA_HOME": str(tmp_path), "ROTA_LANGUAGE": "", "ROTA_CONFIG": ""})

    assert settings.language == "zh_CN"


def test_the_environment_of_the_process_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*SETTING_NAMES, "config"):
        monkeypatch.delenv(f"ROTA_{name.upper()}", raising=False)
    monkeypatch.setenv("ROTA_HOME", str(tmp_path))

    assert load_settings().home == tmp_path


def test_a_tilde_means_the_home_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))

    settings = load_settings({"ROTA_HOME": "~/rota", "ROTA_FONTS": "~/fonts"})

    assert (settings.home, settings.fonts) == (tmp_path / "rota", tmp_path / "fonts")


@pytest.mark.parametrize("value", ["zh_CN", "zh-CN", "zh", "ZH_cn"])
def test_chinese_may_be_written_in_several_ways(value: str) -> None:
    assert load_settings({"ROTA_LANGUAGE": value}).language == "zh_CN"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            'home = "x"\nlangage = "en"\nfont = "y"\n',
            "The settings file {path} has an unknown setting: font, langage",
        ),
        ("home = ", "The settings file {path} cannot be read: Invalid value (at end of document)"),
    ],
)
def test_a_settings_file_that_cannot_be_used_says_why(tmp_path: Path, content: str, expected: str) -> None:
    file = tmp_path / "rota.toml"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(BadInputError) as caught:
        load_settings({"ROTA_CONFIG": str(file)})

    with in_language("en"):
        assert str(caught.value) == expected.format(path=file)


def test_a_settings_file_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInputError) as caught:
        load_settings({"ROTA_CONFIG": str(tmp_path / "none.toml")})

    assert str(tmp_path / "none.toml") in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("ROTA_LANGUAGE", "fr", "The setting “language” is fr; it can be zh_CN or en"),
        ("ROTA_NOW", "tomorrow", "The setting “now” is tomorrow; write it as 2026-11-20T09:00:00"),
    ],
)
def test_a_bad_value_is_named(name: str, value: str, expected: str) -> None:
    with pytest.raises(BadInputError) as caught:
        load_settings({name: value})

    with in_language("en"):
        assert str(caught.value) == expected


def test_an_instant_keeps_its_own_zone() -> None:
    settings = load_settings({"ROTA_NOW": "2026-11-20T01:00:00Z"})

    assert settings.now() == datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def test_now_is_the_clock_in_the_office_zone() -> None:
    before = datetime.now(UTC)
    now = load_settings({}).now()

    assert before <= now <= datetime.now(UTC)
    assert now.utcoffset() == timedelta(hours=8)
