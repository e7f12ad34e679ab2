"""Small maps that the tests of pictures and outputs draw."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

from allymap.model import ActorKind, Polarity, Relation, State, Strand
from allymap.network.view import MapView, ViewActor

Row = tuple[str, str, int, int]
Places = dict[str, tuple[float, float]]
K = ActorKind

DOZEN = [
    ("arab-league", "Arab League", K.ORGANISATION, "AL", 560, 140), ("hamas", "Hamas", K.ARMED_GROUP, "HM", 955, 540),
    ("hezbollah", "Hezbollah", K.ARMED_GROUP, "HZ", 905, 330), ("houthis", "Houthis", K.ARMED_GROUP, "HO", 845, 170),
    ("iran", "Iran", K.STATE, "IR", 690, 300), ("israel", "Israel", K.STATE, "IL", 800, 470),
    ("quds", "Quds Force", K.ORGAN, "QF", 720, 140), ("russia", "Russia", K.STATE, "RU", 470, 300),
    ("syria", "Syria", K.STATE, "SY", 580, 455), ("ukraine", "Ukraine", K.STATE, "UA", 318, 240),
    ("us", "United States", K.STATE, "US", 470, 620), ("west", "the West", K.BLOC, "W", 330, 420),
]  # fmt: skip
DOZEN_RELATIONS: list[Row] = [
    ("iran", "russia", 20, 8), ("arab-league", "iran", 1, 0), ("iran", "quds", 4, 0), ("houthis", "iran", 3, 0),
    ("houthis", "us", 0, 1), ("russia", "ukraine", 0, 6), ("ukraine", "us", 1, 0), ("russia", "west", 0, 4),
    ("iran", "west", 0, 2), ("russia", "syria", 9, 0), ("iran", "syria", 10, 0), ("israel", "russia", 4, 2),
    ("russia", "us", 0, 3), ("hezbollah", "syria", 2, 0), ("hezbollah", "iran", 3, 0), ("hezbollah", "israel", 0, 5),
    ("iran", "israel", 0, 6), ("israel", "us", 2, 0), ("hamas", "iran", 1, 0),
]  # fmt: skip


def relation(
    one: str, other: str, cooperation: int, competition: int, reviewed: bool = True, factual: bool = True
) -> Relation:
    """A relation of as many passages on each side."""

    def strand(polarity: Polarity, weight: int) -> Strand:
        if not weight:
            return Strand(polarity)
        claims = tuple(f"{one}-{other}-{polarity}-{number}" for number in range(weight))
        return Strand(polarity, claims, float(weight), min(weight, 3), min(weight, 2), reviewed, factual)

    first, second = sorted((one, other))
    total = cooperation + competition
    if min(cooperation, competition) >= 0.2 * total:
        state = State.CONTESTED
    else:
        state = State.COOPERATIVE if cooperation > competition else State.COMPETITIVE
    sides = strand(Polarity.COOPERATION, cooperation), strand(Polarity.COMPETITION, competition)
    return Relation((first, second), *sides, state)


def view_of(actors: list[tuple[str, str, ActorKind, str]], relations: list[Relation]) -> MapView:
    """The view with these actors (id, name, kind, code), counted as ``view.build`` counts them."""
    counts, weights = Counter[str](), Counter[str]()
    for each in relations:
        for one in each.actors:
            counts[one] += 1
            weights[one] += each.weight
    found = [ViewActor(one, name, kind, code, counts[one], weights[one]) for one, name, kind, code in actors]
    return MapView(tuple(found), tuple(relations), len(relations), 0)


def two(name: str = "Iran", other: str = "Russia") -> tuple[MapView, Places]:
    """Two states that cooperate and compete."""
    actors = [("iran", name, K.STATE, "IR"), ("russia", other, K.STATE, "RU")]
    return view_of(actors, [relation("iran", "russia", 20, 8)]), {"russia": (-120.0, 0.0), "iran": (120.0, 0.0)}


def dozen(
    reviewed: Callable[[int], bool] = lambda row: row % 3 == 0,
    factual: Callable[[int], bool] = lambda row: row % 7 != 5,
) -> tuple[MapView, Places]:
    """Twelve actors of six kinds around a contested pair; some strands unreviewed, some announced."""
    relations = [relation(*row, reviewed(number), factual(number)) for number, row in enumerate(DOZEN_RELATIONS)]
    return view_of([row[:4] for row in DOZEN], relations), {row[0]: (float(row[4]), float(row[5])) for row in DOZEN}


def scattered(count: int, seed: int, apart: float = 95.0, degree: float = 2.0) -> tuple[MapView, Places]:
    """Actors of all kinds on a jittered grid, with ``degree`` relations an actor, some contested."""
    chance = random.Random(seed)
    side = max(2, round(count**0.5))
    ids = [f"a{row:05d}" for row in range(count)]
    names = [
        f"{chance.choice('ABCDEFGH')}{'e' * chance.randrange(2, 14)} {chance.choice(['Army', 'Front', 'Union'])}"
        for _ in ids
    ]
    kinds = [chance.choice(list(K)) for _ in ids]
    places = {
        one: ((row % side + chance.uniform(-0.25, 0.25)) * apart, (row // side + chance.uniform(-0.25, 0.25)) * apart)
        for row, one in enumerate(ids)
    }
    pairs = (
        {tuple(sorted(chance.sample(range(count), 2))) for _ in range(round(count * degree))} if count > 1 else set()
    )
    sides = [(1, 0), (3, 0), (0, 2), (5, 3), (2, 8), (12, 0)]
    relations = [relation(ids[one], ids[other], *chance.choice(sides)) for one, other in sorted(pairs)]
    return view_of(
        [(one, name, kind, name[:2].upper()) for one, name, kind in zip(ids, names, kinds, strict=True)], relations
    ), places


def camps(count: int, seed: int, groups: int = 4) -> MapView:
    """Actors with invented names in groups that cooperate within and compete between, but for one strand in ten."""
    chance = random.Random(seed)
    syllables = (
        "ka",
        "lo",
        "mi",
        "ra",
        "ten",
        "sur",
        "vel",
        "dor",
        "an",
        "bel",
        "cor",
        "dun",
        "es",
        "far",
        "gol",
        "hin",
    )
    endings = {K.ORGANISATION: "Union", K.ORGAN: "Ministry", K.ARMED_GROUP: "Brigades", K.BLOC: "Pact"}
    kinds = [chance.choice([K.STATE, K.STATE, K.PERSON, *endings]) for _ in range(count)]
    names = ["".join(chance.choices(syllables, k=chance.choice((2, 2, 3)))).title() for _ in kinds]
    likely = [1 / (1 + row // groups) ** 0.7 for row in range(count)]
    pairs: dict[tuple[int, int], tuple[int, int]] = {}
    while len(pairs) < 1.7 * count:
        one, other = sorted(chance.choices(range(count), likely, k=2))
        together = one % groups == other % groups
        if one != other and (together or chance.random() < 0.12):
            amount = chance.choice((1, 1, 2, 3, 6, 12))
            sides = (amount, 0) if together else (0, amount)
            pairs[one, other] = sides[::-1] if chance.random() < 0.1 else sides
    ids = [f"a{row:03d}" for row in range(count)]
    relations = [relation(ids[a], ids[b], *sides, chance.random() < 0.5) for (a, b), sides in pairs.items()]
    return view_of(
        [
            (one, f"{name} {endings.get(kind, '')}".strip(), kind, name[:2].upper())
            for one, name, kind in zip(ids, names, kinds, strict=True)
        ],
        relations,
    )
