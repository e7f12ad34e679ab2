"""The extractor, loaded once, and small ways to look at what it does with a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from allymap.extraction import Extractor
from allymap.extraction.cast import Cast, Names
from allymap.extraction.evidence import Evidence, Seeker
from allymap.extraction.frames import load_lexicon
from allymap.extraction.gazetteer import Gazetteer
from allymap.extraction.mentions import Anaphor
from allymap.extraction.mentions_finder import Finder
from allymap.extraction.model import Piece, load_model
from allymap.extraction.parse import Parse
from allymap.extraction.survey import Survey
from allymap.model import Document, Progress


@pytest.fixture(scope="session")
def model():
    return load_model()


@pytest.fixture(scope="session")
def names() -> Names:
    return Names(Gazetteer.load())


@pytest.fixture(scope="session")
def extractor(model, names) -> Extractor:
    return Extractor(model, names)


@pytest.fixture
def cast(names) -> Cast:
    return Cast(names)


@pytest.fixture(scope="session")
def read(model) -> Callable[[str], Parse]:
    def parse(text: str) -> Parse:
        return next(model.parse([Piece(0, text)]))

    return parse


@pytest.fixture
def find(read, cast) -> Callable[[str], dict[str, str]]:
    """The principals of what is mentioned in a text, by its words."""

    def look(text: str) -> dict[str, str]:
        parse = read(text)
        return {
            " ".join(parse.words[m.start : m.end]): cast.principal(m.actor_id)
            for m in Finder(parse, text, 0, cast, 2018).find()
        }

    return look


@pytest.fixture(scope="session")
def surveyed(extractor) -> Callable[..., Survey]:
    def look(text: str, published: str = "2024-04-10") -> Survey:
        return extractor.survey(Document("d", "Title", text, "", published=published, language="en"), Progress())

    return look


@pytest.fixture(scope="session")
def stands_for(surveyed) -> Callable[[str, str], list[tuple[str, str]]]:
    """The principals that a word stands for in a text, and how, wherever it stands for somebody it does not name."""

    def look(text: str, word: str) -> list[tuple[str, str]]:
        survey = surveyed(text)
        return [
            (survey.cast.principal(m.actor_id), str(m.form))
            for site in survey.sites
            for m in site.mentions
            if site.parse.words[m.head].lower() == word and isinstance(m.form, Anaphor)
        ]

    return look


@pytest.fixture(scope="session")
def meant(stands_for) -> Callable[[str, str], set[str]]:
    """The principals that a word stands for in a text."""

    def look(text: str, word: str) -> set[str]:
        return {principal for principal, _ in stands_for(text, word)}

    return look


@pytest.fixture(scope="session")
def evidence(surveyed) -> Callable[[str], list[tuple[str, str, str, str]]]:
    """Source, target, polarity and frame of all evidence in a text."""

    def seek(text: str) -> list[tuple[str, str, str, str]]:
        found: list[tuple[str, str, str, str]] = []
        result = surveyed(text)
        for site in result.sites:
            pieces: list[Evidence] = list(
                Seeker((site.parse, site.start, site.end), site.mentions, load_lexicon()).seek()
            )
            found += [
                (
                    result.cast.principal(e.source.mention.actor_id),
                    result.cast.principal(e.target.mention.actor_id),
                    str(e.polarity),
                    e.frame.id,
                )
                for e in pieces
            ]
        return found

    return seek
