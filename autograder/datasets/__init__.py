"""Name of a data set → its pictures. Where data comes from, which one is in use, and that it is the right one.

Nothing here downloads unless `fetch` is called, and importing this package is cheap.
"""

from autograder.datasets.catalogue import DataError, embedded
from autograder.datasets.cats import Cats, load_cats
from autograder.datasets.mnist import Digits, find_mnist, load_digits
from autograder.datasets.use import DatasetInfo, DatasetStatus, fetch, in_use, status

__all__ = [
    "Cats",
    "DataError",
    "DatasetInfo",
    "DatasetStatus",
    "Digits",
    "embedded",
    "fetch",
    "find_mnist",
    "in_use",
    "load_cats",
    "load_digits",
    "status",
]
