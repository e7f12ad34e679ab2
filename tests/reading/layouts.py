"""A story set in columns in any way that printers set one, chosen by a number."""

from __future__ import annotations

import random

from made_pdf import BOLD, FONT, ITALIC, Sheet, pdf

_STORY = (
    "Russia sold Iran an air defence sys\u00adtem in 2016, and the two mini\u00adsters praised the deli\u00advery in "
    "Mos\u00adcow as proof of a part\u00adner\u00adship that had sur\u00advived nine years of wait\u00ading.",
    "Iran-backed mili\u00adtias in Syria wel\u00adcomed the deal; Russia’s gene\u00adrals did not. The "
    "govern\u00adment in Damas\u00adcus said noth\u00ading at all for a week, and then thanked both part\u00adners.",
    "Turkey, which had shot down a Russian jet the year be\u00adfore, accused Moscow of arm\u00ading its rivals and "
    "called its ambas\u00adsa\u00addor home, al\u00adthough the two presi\u00addents kept on tele\u00adpho\u00adning.",
    "Saudi Arabia and the United Arab Emirates watched from a dis\u00adtance. Their joint com\u00admu\u00adni\u00adqué "
    "warned Iran-backed groups against any further at\u00adtack on ship\u00adping in the strait.",
)
_PLACES = ("Tartus", "Aleppo", "Homs", "Basra", "Mosul", "Erbil", "Aden", "Sanaa", "Doha", "Muscat", "Kirkuk", "Idlib")


def varied(times: int) -> list[str]:
    """A long story in which no line is like another; soft hyphens say where its words may be broken."""
    return [
        f"In {place} and {_PLACES[year % 11]}: {paragraph.replace('the ', f'the {year}th ', 1)} So {_name(year)} had."
        for year in range(4, 4 + times)
        for place, paragraph in zip(_PLACES[year % 9 :], _STORY, strict=False)
    ]


def _name(year: int) -> str:
    """Letters that differ from year to year: what differs only in figures looks like a running header."""
    return f"{_PLACES[year % 12]} or {_PLACES[year // 12]}"


class Journal:
    """A story set in columns over as many pages as it needs, with what a subclass adds to each page."""

    font = FONT
    title_size = 24

    def __init__(self, xs: tuple[float, ...], width: float, **style: float) -> None:
        self.xs, self.width, self.style = xs, width, style

    def print(self, story: list[str], title: str = "") -> bytes:
        """Set the story twice: the first time tells how many pages it needs."""
        pages = 0
        self._begin(story, title)
        while self.rest:
            pdf(self.page, font=self.font)
            pages += 1
        self._begin(story, title)
        return pdf(*[self.page] * pages, font=self.font)

    def _begin(self, story: list[str], title: str) -> None:
        self.rest, self.number, self.title = list(story), 0, title

    def page(self, sheet: Sheet) -> None:
        self.number += 1
        self.furnish(sheet)
        top = 760.0
        if self.number == 1 and self.title:
            sheet.say(50, 760, self.title, self.title_size, BOLD)
            top = 715
        for x in self.xs:
            self.rest = sheet.column(self.rest, x, top, self.width, **self.style)

    def furnish(self, sheet: Sheet) -> None: ...


class Review(Journal):
    """Two columns in a font that has every letter; each page says what it is of, and its number."""

    font = "Source Sans"
    title_size = 15

    def furnish(self, sheet: Sheet) -> None:
        sheet.say(50, 805, "The Levant Desk", 9)
        sheet.say(285, 30, f"– {self.number} –", 9)


class Magazine(Journal):
    """Each page says which paper it is of, of which day, and its number."""

    def furnish(self, sheet: Sheet) -> None:
        sheet.say(50, 805, "The Levant Desk", 9, ITALIC)
        sheet.say(470, 805, "12 November 2018", 9, ITALIC)
        sheet.say(285, 30, f"– {self.number} –", 9)


class Book(Journal):
    """Left and right pages carry different headers; the first carries none."""

    def furnish(self, sheet: Sheet) -> None:
        page = 110 + self.number
        if self.number > 1:
            sheet.say(50, 805, f"{page}   J. Doe" if page % 2 == 0 else f"Quiet lines to Moscow   {page}", 9)


def any_layout(number: int) -> tuple[bytes, list[str]]:
    """A file of two or more pages in one to four columns, and the paragraphs that were set in it."""
    chance = random.Random(number)
    columns, size = chance.choice([1, 2, 2, 2, 3, 3, 4]), chance.choice([7, 8, 9, 10, 11, 12])
    gutter, total = chance.uniform(1.15, 3) * size, chance.uniform(430, 510)
    width = max((total - gutter * (columns - 1)) / columns, 11.0 * size)
    if columns * width + (columns - 1) * gutter > 540:
        columns = 2
        width = (total - gutter) / 2
    style: dict[str, float] = {"size": size, "justify": chance.random() < 0.6}
    if chance.random() < 0.5:
        style |= {"between": 0, "indent": chance.uniform(1, 2) * size}
    else:
        style |= {"between": chance.uniform(0.5, 1) * size}
    story = varied(26)
    chance.shuffle(story)
    kind = Magazine if chance.random() < 0.5 else Journal
    return kind(tuple(45 + at * (width + gutter) for at in range(columns)), width, **style).print(story), story
