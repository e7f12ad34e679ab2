"""Who “we” and “I” in a quotation are: the one who speaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .cast import Cast
from .mentions import Anaphor, Mention
from .parse import Parse

WE = frozenset({"we", "us", "our", "i", "my", "me", "ours", "ourselves", "myself"})
_SPEECH = frozenset(
    {
        "say", "tell", "add", "claim", "write", "declare", "insist", "argue", "state", "warn", "announce", "tweet",
        "ask", "reply", "respond", "explain", "note", "vow", "remark", "conclude", "continue", "assert", "stress",
        "concede", "admit", "recall", "promise", "quip", "post",
    }
)  # fmt: skip
_OPENING, _CLOSING = ("“", "``"), ("”", "''")
_MARKS = frozenset({*_OPENING, *_CLOSING, '"'})


@dataclass(slots=True)
class Quotations:
    """Follows the quotation marks of a document. Feed it the sentences in order with ``read``."""

    cast: Cast
    speaker: str = ""
    quoted: bool = False

    def read(self, parse: Parse, start: int, end: int, found: Iterable[Mention]) -> list[Mention]:
        """The mentions that “we”, “our”, “I” make in the quotations of a sentence."""
        speaks = not _SPEECH.isdisjoint(parse.lemmas[start:end])
        quotes = self.quoted or not _MARKS.isdisjoint(parse.words[start:end])
        if not speaks and not quotes:
            return []
        by_head = {mention.head: mention for mention in found}
        saying = [t for t in by_head if parse.deps[t] == "nsubj" and parse.lemmas[parse.heads[t]] in _SPEECH]
        if saying:
            self.speaker = by_head[max(saying)].actor_id
        made = []
        for token in range(start, end if quotes else start):
            word = parse.words[token]
            if word in _OPENING or word in _CLOSING or word == '"':
                self.quoted = word in _OPENING or (word == '"' and not self.quoted)
            elif self.quoted and word.lower() in WE and self.speaker and token not in by_head:
                actor = self.cast.get(self.speaker)
                made.append(Mention(token, token + 1, token, actor.id, Anaphor.SPEAKER, via=actor.name))
        return made
