"""Files known by their checksums: somebody else's, found on this machine or downloaded, or packed with this project."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import sys
from pathlib import Path

from autograder.datasets.catalogue import DataError, DataFile, Dataset
from autograder.datasets.places import PACKED, cached, course_data, folder_of, set_aside


def find(dataset: Dataset) -> Path | None:
    """The folder that holds all of the data set's files, or None if it is not on this machine. Raises DataError."""
    folder = folder_of(dataset)
    return folder if all((folder / file.name).is_file() for file in dataset.files) else None


def not_in_course_data(dataset: Dataset) -> DataError:
    """Why nothing else is used where COURSE_DATA is set and lacks the files: that would change the data in silence."""
    folder = folder_of(dataset)
    missing = next(file.name for file in dataset.files if not (folder / file.name).is_file())
    return DataError(f"COURSE_DATA is set to {course_data()}, which holds no {missing}. Put it there, or unset it.")


def problem(data: bytes, file: DataFile) -> str | None:
    """What is wrong with a file's bytes, as words that follow its name; None if they are the published ones."""
    found = hashlib.sha256(data).hexdigest()
    if found == file.sha256:
        return None
    if file.size is not None and len(data) < file.size:
        return f"is cut off: it has {len(data)} of {file.size} bytes"
    return f"has the wrong checksum: its sha256 begins with {found[:12]}, not {file.sha256[:12]}"


def problems(dataset: Dataset, folder: Path) -> str:
    """What is wrong with which file in the folder, for a person; empty if nothing is. Changes nothing."""
    wrong = []
    for file in dataset.files:
        try:
            words = problem((folder / file.name).read_bytes(), file)
        except OSError as error:
            words = f"can't be read: {error.strerror}"
        if words:
            wrong.append(f"{file.name} {words}")
    return "; ".join(wrong)


def read_verified(folder: Path, file: DataFile) -> bytes:
    """The bytes of one file. A bad file is set aside. Raises DataError if it is bad or can't be read."""
    path = folder / file.name
    try:
        data = path.read_bytes()  # read once, so that what is verified is what is used
    except OSError as error:
        raise DataError(f"{path} can't be read: {error.strerror}.") from error
    wrong = problem(data, file)
    if wrong is None:
        return data
    if folder.is_relative_to(PACKED):
        raise DataError(f"{path} {wrong}. It is part of this package: install autograder again.")
    cure = "Put the published file there, or unset COURSE_DATA." if course_data() else "Run `course data --fetch`."
    raise DataError(f"{path} {wrong}. {set_aside(path)} {cure}")


def download(dataset: Dataset) -> Path:
    """Download what is not yet in the cache, and give the cache's folder.

    COURSE_DATA_URL may name another server that holds the same files; the checksums stay. A wrong file is kept beside
    as `<name>.bad`. Raises DataError.
    """
    if dataset.url is None:
        raise DataError(f"{dataset.name} can't be downloaded. Set COURSE_DATA to a folder that holds its files.")
    import pooch

    folder = cached(dataset)
    base = os.environ.get("COURSE_DATA_URL") or dataset.url
    registry = {file.name: f"sha256:{file.sha256}" for file in dataset.files}
    # pooch draws its progress bar with tqdm, which is optional.
    progress = sys.stderr.isatty() and importlib.util.find_spec("tqdm") is not None
    fetcher = pooch.HTTPDownloader(progressbar=progress, timeout=30)
    # pooch checks whether the folder can be written, creates it, and renames a file only after its checksum was right.
    source = pooch.create(path=folder, base_url=base.rstrip("/") + "/", registry=registry)
    pooch.get_logger().setLevel("WARNING")
    for file in dataset.files:
        path = folder / file.name
        wrong = ""

        def keep_if_wrong(url: str, output: str, pup: object, *, file: DataFile = file, path: Path = path) -> None:
            nonlocal wrong
            fetcher(url, output, pup)
            wrong = problem(Path(output).read_bytes(), file) or ""
            if wrong:
                shutil.copyfile(output, path.with_name(path.name + ".bad"))

        try:
            if path.exists() and problem(path.read_bytes(), file):
                set_aside(path)
            source.fetch(file.name, downloader=keep_if_wrong)
        except ValueError as error:  # pooch's word for a wrong checksum
            raise DataError(
                f"{file.name} from {base} {wrong or 'is not the published file'}. "
                f"It was kept as {path}.bad and is not used. Try again, or from another network."
            ) from error
        except OSError as error:  # the network, or the disk
            raise DataError(f"{file.name} can't be downloaded from {base}: {_reason(error)}.") from error
    return folder


def _reason(error: OSError) -> str:
    """The innermost cause in one line: the outer ones of a failed download are pages long."""
    response = getattr(error, "response", None)
    if response is not None:
        return f"the server answers {response.status_code} {response.reason}"
    if error.strerror:
        return f"{error.strerror} ({error.filename})" if error.filename else error.strerror
    return "the server can't be reached, check the network"
