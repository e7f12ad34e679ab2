"""The commands with their options, as `--help` explains them; what they do is told in the module each one calls."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .. import __version__
from ..model import AllyMapError

_HELP = """Maps who works with whom, and against whom, with the passage behind every line.

Without a command, `allymap [FILE…]` opens the window: with a project, or with documents to read into a new one."""
_EPILOG = (
    "Exit codes: 0 done; 1 done in part, stderr says what failed; 2 not done, stderr says why. Dates are written like"
    " 2015, 2015-09, 2015-09-30 or 2011/2014."
)

app = typer.Typer(
    help=_HELP, epilog=_EPILOG, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip

_UsageError: type[Exception] = typer.BadParameter.__bases__[0]
"""The family of wrong options and missing arguments; typer's own name for it depends on its version."""


class ClaimFormat(StrEnum):
    """How claims can be written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


class RelationFormat(StrEnum):
    """How relations can be written."""

    table = "table"
    json = "json"
    csv = "csv"


class ExchangeFormat(StrEnum):
    """What other programs read."""

    graphml = "graphml"
    gexf = "gexf"
    csv = "csv"
    cytoscape = "cytoscape"
    ftm = "ftm"
    stix = "stix"
    jsonld = "jsonld"


class DataKind(StrEnum):
    """What can be imported."""

    icews = "icews"
    polecat = "polecat"
    gdelt = "gdelt"
    acled = "acled"
    csv = "csv"
    graphml = "graphml"
    gexf = "gexf"


class TierChoice(StrEnum):
    """Which claims to list."""

    drawn = "drawn"
    all = "all"


class PeriodChoice(StrEnum):
    """How long a period of the timeline is."""

    month = "month"
    quarter = "quarter"
    year = "year"


class ToldFormat(StrEnum):
    """How changes, findings and narrators can be written; Markdown has the passages."""

    table = "table"
    json = "json"
    md = "md"


class LogFormat(StrEnum):
    """How the log can be written."""

    table = "table"
    json = "json"


class MatrixFormat(StrEnum):
    """How a matrix can be written; Markdown has the passages."""

    table = "table"
    json = "json"
    csv = "csv"
    md = "md"


class UnitChoice(StrEnum):
    """How long a column of a matrix is."""

    quarter = "quarter"
    year = "year"


DrawnFrom = Annotated[
    float | None,
    typer.Option(
        "--drawn-from", metavar="N",
        help="Confidence from which on the map draws a claim, 0 to 1: higher draws fewer and surer ones. The project"
        " keeps it.",
    ),
]  # fmt: skip
# Whether a file can be read is for the rooms to say: typer would stop at the first document that cannot.
Project = Annotated[Path, typer.Argument(metavar="P.allymap", readable=False, help="A project file.")]

Pair = Annotated[
    tuple[str, str] | None, typer.Option(metavar="A B", help="Only these two actors, by name, alias, code or id.")
]
Handling = Annotated[
    str,
    typer.Option(
        "--tlp", metavar="LABEL",
        help="How far it may be shared (TLP 2.0), else as the project says; what is labelled higher is left out.",
    ),
]  # fmt: skip


def run(words: list[str]) -> int:
    """Run one command and answer its exit code. Raises ``AllyMapError``, also for wrong options."""
    try:
        code = app(words, prog_name="allymap", standalone_mode=False)
    except _UsageError as error:
        said = str(getattr(error, "format_message", error.__str__)()).rstrip(".")
        raise AllyMapError(f"{said}: see “allymap {words[0] + ' ' if words[0][0] != '-' else ''}--help”.") from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    except SystemExit:  # how typer answers a pipe that nobody reads any more, and nothing else in this mode
        raise BrokenPipeError from None
    if code == 130:  # how typer answers Ctrl+C
        raise KeyboardInterrupt
    return int(code or 0)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"allymap {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    del version  # its callback did it all


@app.command()
def demo() -> int:
    """Show the bundled sample.

    In the window, or, with no display, as a table and a picture, allymap-demo.png, in the current folder."""
    from .demo import demo as command

    return command()


@app.command(epilog=_EPILOG)
def build(
    documents: Annotated[
        list[Path],
        typer.Argument(
            metavar="DOC", readable=False, help="Documents (.pdf .docx .eml .html .md .txt .jsonl) or folders of them."
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="P.allymap",
            help="The project file to write. An existing project is replaced unless it holds work made by hand;"
            " any other file is never touched.",
        ),
    ],
    published: Annotated[
        str, typer.Option(metavar="DATE", help="Date of publication of documents that do not tell their own.")
    ] = "",
    extractor: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="What finds the claims: rules; llm, the language model that ALLYMAP_LLM_URL and ALLYMAP_LLM_MODEL"
            " name; or rules+llm, where it reads what the rules only suggest once more.",
        ),
    ] = "rules",
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="Processes, or requests to a model, side by side.")] = 1,
    drawn_from: DrawnFrom = None,
    attachments: Annotated[
        bool,
        typer.Option(" /--no-attachments", show_default=False, help="Read mails without what is attached to them."),
    ] = True,
) -> int:
    """Read documents into a project.

    Extracts their claims, without a window. A long build that is stopped goes on where it was when it is asked for
    again."""
    from .build import build as command

    return command(documents, output, published, extractor, jobs, drawn_from, attachments)


@app.command("import", epilog=_EPILOG)
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            readable=False,
            help="A file of data (tables also as .gz or alone in a .zip), or the folder that “export” wrote.",
        ),
    ],
    *,
    kind: Annotated[DataKind, typer.Option("--as", help="What the file is.")],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="P.allymap", help="The project to add it to; a new one where there is none."
        ),
    ],
    since: Annotated[str, typer.Option(metavar="DATE", help="Only what held or happened since.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="Only what held or happened until then.")] = "",
    actors: Annotated[
        str, typer.Option(metavar="A,B,…", help="Only what one of these actors takes part in, by name, code or id.")
    ] = "",
    among: Annotated[bool, typer.Option("--among", help="Only what is between two of --actors.")] = False,
    limit: Annotated[int, typer.Option(min=0, metavar="N", help="Take the first N rows that fit; 0: all.")] = 0,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=NAME",
            help="Which column of a .csv holds a field (source, target, polarity, date, quote, source_title …), where"
            " its name does not tell; can be repeated.",
        ),
    ] = None,
) -> int:
    """Import data that others coded.

    Each row becomes a claim whose passage is the row; rows that say the same again are counted once."""
    from ..workspace.datasets import Asks
    from .importing import columns_said, import_data

    names = tuple(name.strip() for name in actors.split(",") if name.strip())
    return import_data(file, kind.value, output, Asks(since, until, names, among, limit, columns_said(column or [])))


@app.command(epilog=_EPILOG)
def reread(
    project: Project,
    *,
    apply: Annotated[bool, typer.Option("--apply", help="Write the outcome into the project, as one step.")] = False,
    document: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Read only the document with this id; can be repeated.")
    ] = None,
    most: Annotated[int, typer.Option(min=1, metavar="N", help="Changes of each kind that are told one by one.")] = 5,
    extractor: Annotated[str, typer.Option(metavar="NAME", help="What finds the claims: see “build”.")] = "rules",
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="Processes, or requests to a model, side by side.")] = 1,
    drawn_from: DrawnFrom = None,
) -> int:
    """Read a project's documents again.

    Shows what would change, and changes it only with --apply. What a person judged, made or corrected stays."""
    from .reread import reread as command

    return command(project, document or [], apply, most, extractor, jobs, drawn_from)


@app.command()
def claims(
    project: Project,
    format_: Annotated[ClaimFormat, typer.Option("--format", help="How to write them.")] = ClaimFormat.table,
    tier: Annotated[
        TierChoice, typer.Option(help="What the map draws, or all: suggestions and rejected claims too.")
    ] = TierChoice.drawn,
    explain: Annotated[
        str, typer.Option(metavar="ID", help="Explain the claim with this id, or whose id begins so.")
    ] = "",
    tlp: Handling = "",
) -> int:
    """List claims with their passages."""
    from .listing import claims as command

    return command(project, format_.value, tier.value, explain, tlp)


@app.command()
def relations(
    project: Project,
    *,
    start: Annotated[str, typer.Option("--from", metavar="DATE", help="Only what held or happened since.")] = "",
    end: Annotated[str, typer.Option("--to", metavar="DATE", help="Only what held or happened until then.")] = "",
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DATE", help="Only what had happened by then, or held on that day.")
    ] = "",
    half_life: Annotated[
        int, typer.Option("--half-life", min=0, metavar="DAYS", help="Old claims weigh half after so many days.")
    ] = 0,
    reviewed_only: Annotated[bool, typer.Option("--reviewed-only", help="Count accepted claims alone.")] = False,
    unfolded: Annotated[bool, typer.Option("--unfolded", help="Show people and organs by themselves.")] = False,
    why: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="Explain the relation of these two actors: what its state hangs on."),
    ] = None,
    format_: Annotated[RelationFormat, typer.Option("--format", help="How to write them.")] = RelationFormat.table,
    tlp: Handling = "",
) -> int:
    """List relations and their strands.

    A relation is contested, cooperative, competitive or thin; each strand counts distinct passages."""
    from .listing import relations as command

    return command(
        project, format_.value, start=start, end=end, as_of=as_of, half_life=half_life, reviewed_only=reviewed_only,
        unfolded=unfolded, why=why, tlp=tlp,
    )  # fmt: skip


@app.command()
def render(
    project: Project,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="F", help="The picture to write: .svg, .png, .pdf; .gif for the map step by step."
        ),
    ],
    layout: Annotated[str, typer.Option(metavar="NAME", help="The layout to draw; else the first.")] = "",
    size: Annotated[str, typer.Option(metavar="WxH", help="Page size in pixels.")] = "1400x900",
    dark: Annotated[bool, typer.Option("--dark", help="Light on dark.")] = False,
    tlp: Handling = "",
    scene: Annotated[int, typer.Option(metavar="N", help="A scene of the briefing, from 1, on a page of its own.")] = 0,
    transparent: Annotated[bool, typer.Option("--transparent", help="A .svg or .png without a ground.")] = False,
    by: Annotated[PeriodChoice, typer.Option(help="How long a step of a .gif is.")] = PeriodChoice.year,
) -> int:
    """Draw the map into a file."""
    from ..network.spans import Unit
    from .render import Wish, parse_size, render_scene
    from .render import render as command

    wish = Wish(parse_size(size), dark, transparent, tlp, Unit[by.name.upper()])
    if scene:
        return render_scene(project, output, scene, wish)
    return command(project, output, layout, wish)


@app.command()
def brief(
    project: Project,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="F", help="The briefing to write: .pptx, .pdf or .html; .md for a pair."
        ),
    ],
    *,
    title: Annotated[str, typer.Option(help="What it is called; else as the project is.")] = "",
    tlp: Handling = "",
    pair: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="A dossier of these two actors, as Markdown.")
    ] = None,
) -> int:
    """Write the scenes as a briefing with numbered sources.

    A project without scenes gets an outline: overview, its most contested pairs, what changed over time."""
    from .brief import brief as command

    return command(project, output, title=title, tlp=tlp, pair=pair)


@app.command()
def export(
    project: Project,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="F",
            help="The file to write: .graphml, .gexf, .cyjs or .json (Cytoscape), .ftm (FollowTheMoney), .stix.json,"
            " .jsonld (Web Annotation); a name without an ending is a folder of .csv tables.",
        ),
    ],
    *,
    form: Annotated[
        ExchangeFormat | None, typer.Option("--as", help="The format, where the ending does not tell it.")
    ] = None,
    tier: Annotated[TierChoice, typer.Option(help="What the map draws, or all: with suggestions.")] = TierChoice.drawn,
    unfolded: Annotated[bool, typer.Option("--unfolded", help="Show people and organs by themselves.")] = False,
    layout: Annotated[str, typer.Option(metavar="NAME", help="The layout that places are from; else the first.")] = "",
    tlp: Handling = "",
) -> int:
    """Write the network for other programs, each strand with its passages.

    Gephi, yEd, Cytoscape, spreadsheets, and platforms that read FollowTheMoney, STIX or Web Annotations."""
    from .export import Wish
    from .export import export as command

    wish = Wish(form.value if form else "", suggested=tier is TierChoice.all, folded=not unfolded, tlp=tlp)
    return command(project, output, layout, wish)


@app.command(epilog=_EPILOG)
def timeline(
    project: Project,
    *,
    pair: Pair = None,
    by: Annotated[PeriodChoice, typer.Option(help="How long a period is.")] = PeriodChoice.year,
    format_: Annotated[RelationFormat, typer.Option("--format", help="How to write it.")] = RelationFormat.table,
    tlp: Handling = "",
) -> int:
    """List strands by year, quarter or month.

    Claims whose date spans several periods are shared out as “maybe”; those without a date come last."""
    from .over_time import timeline as command

    return command(project, format_.value, pair, by.value, tlp)


@app.command(epilog=_EPILOG)
def matrix(
    project: Project,
    *,
    actor: Annotated[str, typer.Option(metavar="A", help="Only relations of this actor.")] = "",
    pair: Pair = None,
    by: Annotated[UnitChoice, typer.Option(help="How long a column is.")] = UnitChoice.year,
    format_: Annotated[MatrixFormat, typer.Option("--format", help="How to write it.")] = MatrixFormat.table,
    tlp: Handling = "",
) -> int:
    """Count claims by arena and time, cooperation : competition."""
    from .over_time import arenas as command

    return command(project, format_.value, actor, pair, by.value, tlp)


@app.command()
def narrators(
    project: Project,
    *,
    of: Annotated[str, typer.Option(metavar="A", help="Where this narrator disagrees; else who says how much.")] = "",
    with_: Annotated[str, typer.Option("--with", metavar="B", help="With this one; else with everybody else.")] = "",
    format_: Annotated[ToldFormat, typer.Option("--format", help="How to write it.")] = ToldFormat.table,
    tlp: Handling = "",
) -> int:
    """List who says what, and the pairs on which narrators disagree.

    The documents themselves are called “author”."""
    from .narrators import narrators as command

    return command(project, format_.value, of, with_, tlp)


@app.command(epilog=_EPILOG)
def changes(
    project: Project,
    *,
    start: Annotated[str, typer.Option("--from", metavar="DATE", help="The earlier day.")] = "",
    end: Annotated[str, typer.Option("--to", metavar="DATE", help="The later day.")] = "",
    since: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Instead of two days: an earlier file of the project.")
    ] = None,
    format_: Annotated[ToldFormat, typer.Option("--format", help="How to write them.")] = ToldFormat.table,
    tlp: Handling = "",
) -> int:
    """Tell what changed: in the world, in our evidence, or in our judgement."""
    from .over_time import what_changed as command

    return command(project, format_.value, start=start, end=end, since=since, tlp=tlp)


@app.command()
def findings(
    project: Project,
    *,
    camps: Annotated[
        int, typer.Option(min=0, metavar="N", help="Into how many camps at most; 0: as many as fit best.")
    ] = 2,
    fragile: Annotated[bool, typer.Option("--fragile", help="Also what a single claim decides.")] = False,
    seconds: Annotated[float, typer.Option(min=0, metavar="S", help="How long to look for a proof.")] = 10.0,
    format_: Annotated[ToldFormat, typer.Option("--format", help="How to write them.")] = ToldFormat.table,
    tlp: Handling = "",
) -> int:
    """Tell camps, ties across their lines, brokers and strained triangles, each with its passages."""
    from .findings import findings as command

    return command(project, format_.value, camps=camps, fragile=fragile, seconds=seconds, tlp=tlp)


@app.command()
def log(
    project: Project,
    *,
    by: Annotated[str, typer.Option(metavar="NAME", help="Only what this person decided.")] = "",
    format_: Annotated[LogFormat, typer.Option("--format", help="How to write them.")] = LogFormat.table,
    tlp: Handling = "",
) -> int:
    """Tell who decided what and when: verdicts, corrections, merges, deletions, labels."""
    from .log import log as command

    return command(project, format_.value, by=by, tlp=tlp)


@app.command()
def check(project: Project) -> int:
    """Check a project file and its anchors.

    Exit code 1 when the file is damaged or a passage is not in its document any more."""
    from .check import check as command

    return command(project)


positions = typer.Typer(help="Carry the positions of a layout from project to project, as JSON.", rich_markup_mode=None)
app.add_typer(positions, name="layout")


@positions.command("export")
def export_positions(
    project: Project,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="F", help="The file to write; else the terminal.")
    ] = None,
    layout: Annotated[str, typer.Option(metavar="NAME", help="The layout; else the first.")] = "",
) -> int:
    """Write where the actors stand."""
    from .positions import write as command

    return command(project, output, layout)


@positions.command("import")
def import_positions(
    project: Project,
    source: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="What “export” wrote.")],
    layout: Annotated[str, typer.Option(metavar="NAME", help="The layout to change; else the first.")] = "",
    new: Annotated[str, typer.Option("--as", metavar="NAME", help="Leave it as it is, and change a copy.")] = "",
) -> int:
    """Put the actors where a file says, and save the project."""
    from .positions import read as command

    return command(project, source, layout, new)
