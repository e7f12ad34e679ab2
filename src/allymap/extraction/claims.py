"""From judged candidates to claims: passage, PLOVER event, modality, narrator, arena, date and reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from allymap.model import AUTHOR, Claim, Kind, Modality, Passage, Polarity, Span, claim_id_for

from .arenas import Arena, Arenas, Deed, Homes
from .candidates import Candidate
from .composition import Setting, is_ongoing, setting_of
from .evidence import Evidence
from .frames import Lexicon
from .mentions import Mention
from .parse import NOMINATIVE, Parse
from .scorer import Judgement, suggested_from
from .survey import Site, Survey

BY = "rules 1.0"
_TURNED = {
    (Polarity.COOPERATION, True): ("CONCEDE", ""),
    (Polarity.COMPETITION, True): ("REJECT", ""),
    (Polarity.COOPERATION, False): ("AGREE", ""),
    (Polarity.COMPETITION, False): ("THREATEN", ""),
}
_MOST_REASONS = 3


def claims_of(
    survey: Survey, confidences: Sequence[float], judgement: Judgement, lexicon: Lexicon, now: str, by: str = BY
) -> list[Claim]:
    """The claims of a judged document whose confidence reaches the lower threshold, in text order."""
    kept = [both for both in zip(survey.candidates, confidences, strict=True) if both[1] >= judgement.suggested]
    sentences = len({candidate.sentence for candidate, _ in kept})
    kept = [both for both in kept if both[1] >= suggested_from(judgement.suggested, sentences)]
    clerk = _Clerk(survey, judgement, lexicon, survey.document.text_sha256, now, by, sentences, Homes(survey.cast))
    made: dict[str, Claim] = {}
    for candidate, confidence in kept:
        claim = _claim(clerk, candidate, confidence)
        if claim is not None:
            made.setdefault(claim.id, claim)
    return list(made.values())


@dataclass(frozen=True, slots=True)
class _Clerk:
    """What every claim of a document needs."""

    survey: Survey
    judgement: Judgement
    lexicon: Lexicon
    sha256: str
    now: str
    by: str
    sentences: int
    homes: Homes
    places: dict[int, Arenas] = field(default_factory=dict)
    passages: dict[int, Passage | None] = field(default_factory=dict)
    settings: dict[tuple[int, int], Setting] = field(default_factory=dict)

    def passage(self, sentence: int) -> Passage | None:
        """The words of a sentence, the same for all its claims; ``None`` where there are only spaces."""
        if sentence not in self.passages:
            span = _sentence_span(self.survey.document.text, self.survey.sites[sentence])
            self.passages[sentence] = Passage.of(self.survey.document, *span, self.sha256) if span else None
        return self.passages[sentence]

    def setting(self, candidate: Candidate) -> Setting:
        """How to take what a candidate goes by; without a frame the same for all that go by one word."""
        if candidate.evidence:
            return candidate.evidence[0].setting
        word = (candidate.sentence, candidate.trigger)
        if word not in self.settings:
            parse = self.survey.sites[candidate.sentence].parse
            self.settings[word] = setting_of(parse, candidate.trigger, self.lexicon)
        return self.settings[word]

    def arenas(self, sentence: int) -> Arenas:
        """The arenas of a sentence, looked up once for all its claims."""
        if sentence not in self.places:
            site = self.survey.sites[sentence]
            self.places[sentence] = Arenas(
                self.survey.cast, self.homes, (site.parse, site.start, site.end), site.mentions, site.told
            )
        return self.places[sentence]


def _claim(clerk: _Clerk, candidate: Candidate, confidence: float) -> Claim | None:
    survey, judgement, lexicon = clerk.survey, clerk.judgement, clerk.lexicon
    site = survey.sites[candidate.sentence]
    parse = site.parse
    passage = clerk.passage(candidate.sentence)
    if passage is None:
        return None
    best = candidate.evidence[0] if candidate.evidence else None
    setting = clerk.setting(candidate)
    kind, event, mode = _event(best, candidate.polarity, setting)
    actors = (candidate.source.head, candidate.target.head)
    deed = Deed(candidate.source, candidate.target, candidate.trigger, event, mode)
    arenas = clerk.arenas(candidate.sentence).of(deed)
    date = survey.calendar.date_of(parse, list(site.dates), site.context, candidate.trigger, site.start, actors)
    text = survey.document.text
    source_span, target_span = _span(parse, candidate.source), _span(parse, candidate.target)
    trigger_span = (parse.starts[candidate.trigger], parse.ends[candidate.trigger])
    return Claim(
        id=claim_id_for(
            survey.document.id, passage.start, candidate.source.actor_id, candidate.target.actor_id, candidate.polarity,
            event, trigger_span[0],
        ),
        kind=kind,
        source_id=candidate.source.actor_id,
        target_id=candidate.target.actor_id,
        polarity=candidate.polarity,
        passage=passage,
        event=event,
        mode=mode,
        directed=best is not None and not best.frame.reciprocal and best.source.slot != best.target.slot,
        modality=_modality(setting, kind, parse, candidate),
        date=date.text,
        date_basis=date.basis,
        arena=tuple([arena.name for arena in arenas]),
        narrator=_narrator(survey, site, candidate, setting, lexicon),
        source_mention=text[slice(*source_span)],
        target_mention=text[slice(*target_span)],
        source_span=source_span,
        target_span=target_span,
        trigger=text[slice(*trigger_span)],
        trigger_span=trigger_span,
        confidence=round(confidence, 4),
        tier=judgement.tier(round(confidence, 4), clerk.sentences),
        by=clerk.by,
        reasons=(*_reasons(parse, candidate, best, setting), *_told(arenas)),
        recorded_at=clerk.now,
    )  # fmt: skip


def _sentence_span(text: str, site: Site) -> Span | None:
    start, end = site.parse.starts[site.start], site.parse.ends[site.end - 1]
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    end -= len(stretch) - len(stretch.rstrip())
    return (start, end) if start < end else None


def _span(parse: Parse, mention: Mention) -> Span:
    return parse.starts[mention.start], parse.ends[mention.end - 1]


def _event(best: Evidence | None, polarity: Polarity, setting: Setting) -> tuple[Kind, str, str]:
    """Kind, PLOVER event and mode. A frame turned by what stands above it is another event than its own."""
    if best is None:
        return Kind.STATE, "", "alignment" if polarity is Polarity.COOPERATION else "rivalry"
    frame = best.frame
    if best.flipped:
        return Kind.EVENT, *_TURNED[polarity, True]
    if frame.kind is Kind.STATE:
        return Kind.STATE, "", frame.mode
    if setting.announced and not setting.supposed and frame.event not in ("AGREE", "THREATEN", "REQUEST"):
        return Kind.EVENT, *_TURNED[polarity, False]
    return Kind.EVENT, frame.event, frame.mode


def _modality(setting: Setting, kind: Kind, parse: Parse, candidate: Candidate) -> Modality:
    flipped = candidate.evidence[0].flipped if candidate.evidence else False
    if flipped:
        return Modality.HYPOTHETICAL if setting.supposed else Modality.HAPPENED
    return setting.modality(kind, is_ongoing(parse, candidate.trigger))


def _narrator(survey: Survey, site: Site, candidate: Candidate, setting: Setting, lexicon: Lexicon) -> str:
    """Who says it: the subject of the verb of speech above the trigger, else the author."""
    parse = site.parse
    speech = setting.speech
    if speech is None:
        for at in parse.ancestors(candidate.trigger):
            if parse.lemmas[at] in lexicon.speech and at != candidate.trigger:
                speech = at
                break
    if speech is None:
        return AUTHOR
    for mention in site.mentions:
        if parse.heads[mention.head] == speech and parse.deps[mention.head] in NOMINATIVE:
            return mention.actor_id
    return AUTHOR


def _told(arenas: Sequence[Arena]) -> tuple[str, ...]:
    """How the arenas were found, where there are any."""
    return ("arena: " + "; ".join(f"{name}, by {how}" for name, how in arenas),) if arenas else ()


def _reasons(parse: Parse, candidate: Candidate, best: Evidence | None, setting: Setting) -> tuple[str, ...]:
    words = parse.words
    if best is None:
        says = "speaks for it" if candidate.telling else "is all that links them"
        first = (
            f"no frame; the actors stand {len(candidate.path) - 1} steps apart, and “{words[candidate.trigger]}” {says}"
        )
    else:
        slots = f"{best.source.slot} and {best.target.slot}"
        first = f"frame “{best.frame.id}” ({best.part}) at “{words[best.trigger]}”: {slots}"
        if best.flipped:
            first += ", turned"
    path = "path: " + " ".join([words[token] for token in candidate.path[:12]])
    above = ("what stands above it: " + ", ".join(setting.marks),) if setting.marks else ()
    read = (candidate.source, candidate.target) if best is None else (best.source.mention, best.target.mention)
    antecedents = [f"“{words[m.head]}” is read as {m.via}" for m in read if m.via]
    return (first, path, *above, *antecedents, *_weighed(candidate))


def _weighed(candidate: Candidate) -> tuple[str, str]:
    """The features that speak most for a candidate, and most against it."""
    ranked = sorted(candidate.parts)
    most, least = ranked[-_MOST_REASONS:][0], ranked[:_MOST_REASONS][-1]
    both = zip(candidate.parts, candidate.features, strict=True)
    weighed = sorted([(part, name) for part, name in both if part >= most or part <= least])
    speaks_for = [name for part, name in weighed[: -_MOST_REASONS - 1 : -1] if part > 0]
    against = [name for part, name in weighed[:_MOST_REASONS] if part < 0]
    return "for: " + "; ".join(speaks_for), "against: " + "; ".join(against)
