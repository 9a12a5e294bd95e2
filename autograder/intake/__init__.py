"""From what was handed in to code that can be graded: the right file, not too large, readable."""

from autograder.intake.problem import IntakeProblem

__all__ = ["IntakeProblem"]
