"""The elements of an XML file one by one, whatever their namespace, however large the file and whoever built it."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from lxml import etree

from allymap.model import Progress, UnreadableDocument

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BEAT = 500


def elements(
    path: Path, tags: Collection[str], root: str, progress: Progress
) -> Generator[tuple[str, Element], None, None]:
    """Each element with one of these local names, whole, as ``(name, element)``; afterwards it is emptied.

    Nothing is fetched and no entity of the file's own is put in. Raises ``UnreadableDocument`` for what is no XML with
    such a ``root``.
    """
    try:
        progress.phase(f"Reading {path.name}", path.stat().st_size // 1000)
        with path.open("rb") as file:
            told = 0
            for number, found in enumerate(_found(path, file, tags, root)):
                if number % _BEAT == 0:
                    progress.advance(file.tell() // 1000 - told)
                    told = file.tell() // 1000
                yield found
    except FileNotFoundError:
        raise UnreadableDocument(f"There is no file “{path}”.") from None
    except OSError as error:
        raise UnreadableDocument(f"“{path}” cannot be read: {(error.strerror or 'unknown').lower()}.") from None
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(f"“{path.name}” is no well-formed XML: {error.msg}.") from None


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname


def _found(path: Path, file: BinaryIO, tags: Collection[str], root: str) -> Iterator[tuple[str, Element]]:
    events = etree.iterparse(
        file, ("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    begun = False
    for event, element in events:
        name = local(element)
        if event == "start":
            if not begun and name != root:
                raise UnreadableDocument(f"“{path.name}” is no {root} file: it begins with <{name}>.")
            begun = True
        elif name in tags:
            yield name, element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
