"""Fuzzing: what comes from strangers is bytes first, and no bytes may raise anything but the errors that are meant."""
