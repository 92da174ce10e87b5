from __future__ import annotations

import pytest

from tests.installation import Installation, Said


def address(said: Said) -> str:
    assert said.stderr == "Note it down now: it is shown only once.\n"
    return said.stdout.strip()


@pytest.mark.parametrize(
    ("arguments", "scope", "code"),
    [
        (("person", "L03"), "PERSON", "L03"),
        (("place", "PC01"), "PLACE", "PC01"),
        (("town", "T01"), "TOWN", "T01"),
        (("county",), "COUNTY", "COUNTY"),
    ],
)
def test_address_is_shown_once_and_never_stored(
    small: Installation, arguments: tuple[str, ...], scope: str, code: str
) -> None:
    public = small.with_variables(ROTA_PUBLIC_URL="https://xfj.example/")
    shown = address(public.ok("link", "add", *arguments))

    token = shown.removeprefix("https://xfj.example/ical/").removesuffix(".ics")
    (row,) = small.ok("link", "list", "--json").json
    assert (row["scope"], row["code"], row["revoked_at"], row["last_fetched_at"]) == (scope, code, None, None)
    assert len(token) == 43
    assert [line for line in small.dump() if token in line] == []


def test_renewed_address_replaces_the_old_one(small: Installation) -> None:
    first = address(small.ok("link", "add", "person", "L03"))

    second = address(small.ok("link", "renew", "1"))

    assert first != second
    assert [line.split() for line in small.ok("link", "list").stdout.splitlines()] == [
        ["1", "PERSON", "L03", "revoked", "never", "fetched"],
        ["2", "PERSON", "L03", "in", "use", "never", "fetched"],
    ]


def test_address_is_revoked_once(small: Installation) -> None:
    small.ok("link", "add", "county")

    assert small.run("link", "revoke", "1") == Said(0, "Address 1 is revoked\n", "")
    assert small.run("link", "revoke", "1") == Said(1, "", "Refused: The calendar address 1 has been revoked already\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "person", "L99"), "There is no person with the number “L99”"),
        (("add", "place", "PC99"), "There is no reception point with the number “PC99”"),
        (("add", "town", "T99"), "There is no town with the number “T99”"),
        (("renew", "7"), "There is no calendar address with the number 7"),
        (("revoke", "7"), "There is no calendar address with the number 7"),
    ],
)
def test_unknown_number_is_refused(small: Installation, arguments: tuple[str, ...], sentence: str) -> None:
    assert small.run("link", *arguments) == Said(1, "", f"Refused: {sentence}\n")
