"""Every command: help, exit codes, languages, and what goes to which stream."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rota.cli.overview import COMMANDS
from tests.installation import Installation, Said

GROUPS = {
    "calendar": ("show", "import"),
    "rules": ("list", "template", "on", "off"),
    "settings": ("show", "set"),
    "link": ("add", "renew", "revoke", "list"),
}
EVERY = [(name,) for name in COMMANDS] + [(name, part) for name, parts in GROUPS.items() for part in parts]


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_every_command_has_help(office: Installation, words: tuple[str, ...]) -> None:
    said = office.run(*words, "--help")

    assert said.exit_code == 0
    assert said.stdout.startswith(f"Usage: rota {' '.join(words)}")
    assert said.stderr == ""
    assert not office.database.exists()


def test_overview_names_every_command_in_its_order(office: Installation) -> None:
    lines = office.ok("--help").stdout.split("Commands:\n")[1].splitlines()

    assert [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "] == list(COMMANDS)


@pytest.mark.parametrize(("language", "usage"), [("zh_CN", "用法：rota"), ("en", "Usage: rota")])
def test_help_speaks_the_language_of_the_setting(office: Installation, language: str, usage: str) -> None:
    said = office.with_variables(ROTA_LANGUAGE=language).run_apart("move", "--help")

    assert said.exit_code == 0
    assert said.stdout.replace("： ", "：").startswith(f"{usage} move")
    assert ("Move a reception" in said.stdout) == (language == "en")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("bogus",),
        ("show",),
        ("show", "2026-12", "2027-01"),
        ("show", "2026-12", "--bogus"),
        ("generate", "2026-12", "--seed", "-1"),
        ("generate", "2026-12", "--time-limit", "0"),
        ("generate", "2026-12", "--kind", "bogus"),
        ("diff", "2026-12", "one", "2"),
        ("export", "2026-12"),
        ("substitute", "RMON.2026-W51", "L03"),
        ("substitute", "RMON.2026-W51", "L03", "--by", "L04", "--reason", " "),
        ("add", "2026-12", "RAPPT", "--at", "2026-12-16T14:30", "--person", "L04", "--reason", "x", "--minutes", "9"),
        ("rules", "template", "BOGUS"),
        ("calendar", "show", "1989"),
        ("link", "add", "person"),
        ("serve", "--port", "0"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_says_how(office: Installation, arguments: tuple[str, ...]) -> None:
    said = office.run(*arguments)

    assert (said.exit_code, said.stdout) == (2, "")
    assert said.stderr.startswith("Usage: rota")
    assert not office.database.exists()


def test_wrong_usage_is_told_in_chinese(office: Installation) -> None:
    said = office.with_variables(ROTA_LANGUAGE="zh_CN").run("show")

    assert said.exit_code == 2
    assert "缺少参数 'MONTH'" in said.stderr


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Refused: The database is not ready; run “rota init” first\n"),
        ("zh", "未执行：数据库尚未建立或版本不符，请先执行“rota init”\n"),
    ],
)
def test_refusal_ends_with_1_in_the_language_of_the_setting(office: Installation, language: str, sentence: str) -> None:
    said = office.with_variables(ROTA_LANGUAGE=language).run("show", "2026-12")

    assert said == Said(1, "", sentence)


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("ROTA_LANGUAGE", "de", "“language”为 de"),
        ("ROTA_NOW", "yesterday", "“now” is yesterday"),
        ("ROTA_CONFIG", "/nowhere.toml", "/nowhere.toml"),
    ],
)
def test_wrong_setting_of_the_installation_is_named(
    office: Installation, variable: str, value: str, sentence: str
) -> None:
    said = office.with_variables(**{variable: value}).run("show", "2026-12")

    assert (said.exit_code, said.stdout) == (1, "")
    assert sentence in said.stderr


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "December", "2026-12-01"])
def test_what_is_no_month_is_refused(small: Installation, month: str) -> None:
    said = small.run("show", month)

    assert said == Said(1, "", f"Refused: “{month}” is not a month; write it as 2026-12\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "2026-12"),
        ("generate", "2026-12"),
        ("explain", "2026-12", "RMON.2026-W51"),
        ("diff", "2026-12", "1", "1"),
        ("settings", "show"),
        ("rules", "list"),
        ("calendar", "show", "2026"),
        ("link", "list"),
    ],
    ids=" ".join,
)
def test_json_is_the_only_thing_on_standard_output(small: Installation, arguments: tuple[str, ...]) -> None:
    said = small.ok(*arguments, "--json")

    assert said.stdout == json.dumps(said.json, ensure_ascii=False, indent=1) + "\n"
    assert said.stderr == ""


def test_json_has_neither_bar_nor_message_beside_it_in_a_process(small: Installation, tmp_path: Path) -> None:
    generated = small.run_apart("generate", "2026-12", "--kind", "all", "--json")
    exported = small.run_apart("export", "2026-12", "--out", tmp_path / "out", "--json")

    assert generated.json["month"] == exported.json["month"] == "2026-12"
    assert generated.stderr.startswith("Nobody is on the list of the bureau's staff")
    assert exported.stderr == ""


def test_refusal_prints_no_json(small: Installation) -> None:
    assert small.run("show", "2027-01", "--json").stdout == ""
