"""Contests that are games: in a sentence about sport, who beats, faces or hosts whom says nothing of a relation."""

from __future__ import annotations

import re

from .parse import Parse

CONTESTS = frozenset(
    {
        "beat", "defeat", "face", "lose", "rout", "crush", "thrash", "edge", "sink", "stun", "down", "draw", "hold",
        "overcome", "trounce", "outpoint", "upset", "eliminate", "knock", "win", "hammer", "play", "host", "meet",
        "level", "overpower", "overwhelm", "punish", "humble", "dethrone", "outclass", "tie", "trail", "shock", "dump",
        "victory", "loss", "wallop", "whip", "vanquish", "floor", "outlast", "sweep", "chase", "drop", "battle",
        "receive", "travel", "visit", "challenge", "fall", "meeting", "rival", "penalty", "goal",
    }
)  # fmt: skip
"""Words of a contest, or of coming to one, that have senses of their own where no game is played."""
_GAMES = frozenset(
    {
        "semi-final", "semifinal", "final", "quarter-final", "quarterfinal", "wicket", "innings", "half-time",
        "halftime", "goalkeeper", "midfielder", "batsman", "bowler", "marathon", "medal", "medallist", "medalist",
        "championship", "tournament", "cup", "olympics", "qualifier", "friendly", "rugby", "football", "soccer",
        "cricket", "tennis", "hockey", "basketball", "boxing", "handball", "volleyball", "athletics", "sprinter",
        "scorer", "teammate", "team-mate", "equaliser", "equalizer", "hat-trick", "playoff", "play-off", "tiebreak",
        "tie-break", "prix", "penalties", "heavyweight", "middleweight", "welterweight", "lightweight", "regatta",
        "runner-up", "champion", "golfer", "cyclist", "footballer", "boxer", "cricketer", "swimmer",
    }
)  # fmt: skip
"""Nouns that few texts use of anything but sport."""
_HINTS = frozenset(
    {
        "set", "goal", "run", "round", "game", "score", "match", "coach", "captain", "referee", "half",
        "striker", "defender", "title", "player", "fan", "league", "stadium", "group",
    }
)  # fmt: skip
"""Nouns of sport that are as common elsewhere: two of them tell of a game, or one and a score."""
_PLAYING = frozenset({"team", "side", "player", "match", "star", "champion", "captain", "coach", "final", "title"})
_OF_SPORT = CONTESTS | _GAMES
"""Without any of these no game is told of."""
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")


def is_game(parse: Parse, start: int, end: int) -> bool:
    """Whether the sentence of tokens ``start … end`` (exclusive) tells of a game: by a noun of one, or by its score."""
    if _OF_SPORT.isdisjoint(parse.vocabulary(start, end)):
        return False
    hints, scored, contest = 0, False, False
    for token in range(start, end):
        lemma = parse.lemmas[token]
        contest = contest or lemma in CONTESTS
        if _SCORE.fullmatch(parse.words[token]):
            hints, scored = hints + 1, True
        elif parse.pos[token] in ("NOUN", "PROPN") or parse.deps[token] == "pobj":
            if (lemma in _GAMES or parse.lower[token] in _GAMES) and not _only_qualifies(parse, token):
                return True
            hints += lemma in _HINTS
            scored = scored or (lemma == "set" and parse.child(token, "nummod", "amod") is not None)
    return contest and (hints > 1 or scored)


def _only_qualifies(parse: Parse, token: int) -> bool:
    """Whether a noun says of which kind another is that need not play: “*marathon* talks”, “a *football* stadium”."""
    above = parse.heads[token]
    return parse.deps[token] in ("compound", "amod", "nmod") and parse.lemmas[above] not in _GAMES | _PLAYING
