"""Results that one process remembers, by all that they follow from."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Remembered(Generic[Result]):
    """The last results of something that takes long; another basis is another result.

    >>> remembered = Remembered[int](most=1)
    >>> remembered.of("a", lambda: 1), remembered.of("a", lambda: 2), remembered.of("b", lambda: 3)
    (1, 1, 3)
    >>> remembered.of("a", lambda: 4)
    4
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._results: OrderedDict[Hashable, Result] = OrderedDict()
        self._lock = Lock()

    def of(self, basis: Hashable, make: Callable[[], Result]) -> Result:
        """Return the result that follows from a basis; ``make`` works it out where it is new.

        Two threads may work out the same: nobody waits for another.
        """
        with self._lock:
            if basis in self._results:
                self._results.move_to_end(basis)
                return self._results[basis]
        result = make()
        with self._lock:
            self._results[basis] = result
            while len(self._results) > self._most:
                self._results.popitem(last=False)
        return result
