"""Name of a data set → its pictures. Where data comes from, which one is in use, and that it is the right one.

Nothing here downloads unless `fetch` is called, and importing this package is cheap.
"""

from autograder.datasets.catalogue import DataError, embedded
from autograder.datasets.use import Cats, DatasetInfo, DatasetStatus, fetch, in_use, load_cats, status

__all__ = ["Cats", "DataError", "DatasetInfo", "DatasetStatus", "embedded", "fetch", "in_use", "load_cats", "status"]
