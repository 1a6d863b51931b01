"""The site of now: opened again when something changes, each of its addresses made when asked for.

Nothing is stale by construction: what is made is kept for one state of the files, and no longer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock, RLock

from macros.model.base.problems import ToolboxError
from macros.publishing.ended import NOT_FOUND
from macros.store import shown

from . import answers
from .answers import Answer
from .bulletin import Fault
from .on_demand import Host, Opened, opened
from .standing import address_of, standing
from .words import listening

DOCUMENTS = (".pdf", ".docx", ".odt")


@dataclass(frozen=True)
class _State:
    """A site that is open, what was made of it so far by address, and what was said meanwhile."""

    site: Opened
    made: dict[str, Answer] = field(default_factory=dict)
    said: list[Fault] = field(default_factory=list)


class Live:
    """The site of a project's folder as it stands; its last sound state stays while something is wrong.

    tell: told all that is wrong, each time that it may have changed. says: puts an accident in words.
    """

    def __init__(
        self,
        root: Path,
        tell: Callable[[tuple[Fault, ...]], None],
        says: Callable[[Exception], str],
    ) -> None:
        self._root, self._tell, self._says = root, tell, says
        self._page, self._press = RLock(), Lock()  # The host's settings hold the page being made.
        self._host: tuple[bytes, Host] | None = None
        self._state: _State | None = None
        self._faults: tuple[Fault, ...] = ()

    def refresh(self) -> tuple[Fault, ...]:
        """Read what changed, and return what is wrong, in which case what was shown stays."""
        try:
            shown(self._root)  # Long: whoever asks for a page meanwhile need not wait.
            self._faults = self._opened()
        except ToolboxError as error:
            self._faults = tuple(_placed(str(problem)) for problem in error.problems)
        except Exception as error:
            self._faults = _unplaced([self._says(error)])
        self._tell(self._faults)
        return self._faults

    def _opened(self) -> tuple[Fault, ...]:
        with self._page, listening() as said:
            try:
                self._state = _State(opened(self._settings()))
            except Exception as error:
                said.append(self._says(error))
            return _unplaced(said)

    def _settings(self) -> Host:
        path = self._root / "mkdocs.yml"
        content = path.read_bytes()
        if self._host is None or self._host[0] != content:
            self._host = content, Host(path)
        return self._host[1]

    def answer(self, path: str) -> Answer:
        """Return what stands at a path of this server; a document is printed now, one at a time."""
        with self._page:
            state = self._state
            if state is None:
                return answers.alone(self._faults)
            address = address_of(path, state.site)
            if not address.endswith(DOCUMENTS) or address in state.site.places:
                return self._made(state, address)
        return self._printed(state, address)

    def _made(self, state: _State, address: str) -> Answer:
        if address not in state.made:
            ask = partial(self._made, state)
            state.made[address] = self._safely(state, partial(standing, state.site, address, ask))
        return state.made[address]

    def _safely(self, state: _State, make: Callable[[], Answer]) -> Answer:
        """Return an answer, or the page that says why there is none; tell what is said meanwhile."""
        with listening() as said:
            try:
                found = make()
            except Exception as error:
                said.append(self._says(error))
                found = answers.alone(_unplaced(said))
        if said:
            state.said.extend(_unplaced(said))
            self._tell((*self._faults, *state.said))
        return found

    def _printed(self, state: _State, address: str) -> Answer:
        site = state.site.site
        with self._press:
            document = site.offered.get(address)
            if document is None:
                return self.answer(NOT_FOUND)
            return self._safely(state, lambda: answers.file(address, site.print(document)))


def _placed(said: str) -> Fault:
    place, _, sentence = said.partition(": ")
    return place, sentence


def _unplaced(said: list[str]) -> tuple[Fault, ...]:
    return tuple(("", sentence) for sentence in said)
