"""Gradescope: the zip that an instructor uploads, and what runs from it.

The formats: https://gradescope-autograders.readthedocs.io/en/latest/specs/ and .../submission_metadata/.
"""
