"""Whom event tables mean: known names, descriptions with a country, codes, roles."""

from __future__ import annotations

import pytest

from allymap.extraction.naming import Naming
from allymap.model import Actor, ActorKind


@pytest.fixture(scope="module")
def naming() -> Naming:
    return Naming([Actor("the-firm", "The Firm", ActorKind.COMPANY, aliases=("Firm Ltd",))])


@pytest.mark.parametrize(
    ("name", "country", "sectors", "actor", "principal"),
    [
        ("Russia", "Russian Federation", (), "russia", ""),
        ("Vladimir Putin", "Russian Federation", ("Government",), "vladimir-putin", "russia"),
        ("Military (Syria)", "Syria", (), "syrian-army", "syria"),
        ("Armed Rebel (Syria)", "Syria", (), "syrian-rebels", ""),
        ("Head of Government (Iraq)", "Iraq", (), "iraq", ""),
        ("Lawmaker (Israel)", "", (), "israeli-parliament", "israel"),
        ("Islamic State (Syria)", "", (), "islamic-state", ""),
        ("Military Forces of Syria", "", (), "syrian-army", "syria"),
        ("Police Forces of Russia", "", (), "russian-police", "russia"),
        ("Government of Yemen", "", (), "yemen", ""),
        ("Protesters (Iran)", "", (), "iranian-protesters", ""),
        ("Kurdish Ethnic Group (Syria)", "", (), "kurdish-ethnic-group-syria", ""),
        ("Occupied Palestinian Territory", "Occupied Palestinian Territory", (), "palestinians", ""),
        ("Hezbollah", "Lebanon", ("Radicals / Extremists",), "hezbollah", ""),
        ("Firm Ltd", "", (), "the-firm", ""),
        ("Atlantis", "Atlantis", (), "atlantis", ""),
    ],
)
def test_names_of_their_own(
    naming: Naming, name: str, country: str, sectors: tuple[str, ...], actor: str, principal: str
) -> None:
    found = naming.named(name, country, sectors)
    assert (found.id, found.principal_id) == (actor, principal)
    assert naming.actors[found.id] == found and (not principal or principal in naming.actors)


@pytest.mark.parametrize(
    ("name", "sectors", "kind", "principal"),
    [
        ("Ivan Zorin", ("Government", "Executive"), ActorKind.PERSON, "russia"),
        ("Ivan Zorin", ("Dissident", "Government"), ActorKind.OTHER, ""),
        ("Zorin Committee", ("GOV",), ActorKind.ORGAN, "russia"),
        ("Zorin Committee", (), ActorKind.ORGANISATION, ""),
        ("The Zorins", ("REB",), ActorKind.ARMED_GROUP, ""),
        ("Zorin & Sons", ("BUS",), ActorKind.COMPANY, ""),
    ],
)
def test_those_no_list_knows(name: str, sectors: tuple[str, ...], kind: ActorKind, principal: str) -> None:
    found = Naming().named(name, "Russia", sectors)
    assert (found.name, found.kind, found.principal_id) == (name, kind, principal)


@pytest.mark.parametrize(
    ("word", "country", "sectors", "actor"),
    [
        ("MOSCOW", "RUS", (), "russia"), ("RUSSIAN", "RUS", ("MIL",), "russian-army"),
        ("POLICE", "USA", ("COP",), "american-police"), ("REBEL", "SYR", ("REB",), "syrian-rebels"),
        ("PUTIN", "RUS", ("GOV",), "vladimir-putin"), ("HEZBOLLAH", "LBN", (), "hezbollah"),
        ("GEORGIA", "USA", (), "united-states"), ("UNITED NATIONS", "", ("IGO",), "united-nations"),
        ("EUROPE", "EUR", (), "europe"), ("PALESTINIAN", "PSE", (), "palestinians"),
    ],
)  # fmt: skip
def test_words_with_a_country(naming: Naming, word: str, country: str, sectors: tuple[str, ...], actor: str) -> None:
    found = naming.role(word, country, sectors)
    assert found is not None and found.id == actor


@pytest.mark.parametrize("word", ["POLICE", "PRESIDENT", "BUSINESS", "SCHOOL"])
def test_a_role_of_no_country_is_nobody(naming: Naming, word: str) -> None:
    assert naming.role(word, "", ("GOV",)) is None


def test_an_export_s_own_actor_is_taken_as_it_is() -> None:
    naming = Naming([Actor("iran", "Persia", ActorKind.STATE)])
    assert naming.exact("Iran", actor_id="iran").name == "Persia"
    new = naming.exact("The Nine", actor_id="nine", kind=ActorKind.BLOC, aliases=("9",), principal_id="nine")
    assert new == Actor("nine", "The Nine", ActorKind.BLOC, "", "", ("9",))
    assert naming.exact("The Nine", actor_id="nine", kind=ActorKind.PERSON) is new
    assert naming.exact("Syria").id == "syria"
