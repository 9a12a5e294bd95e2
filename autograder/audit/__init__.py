"""Proof of the checks: every wrong example is caught, every right one is accepted."""

from autograder.audit.examples import Example, ExampleProblem, compose, read_examples
from autograder.audit.run import AuditRow, Grade, audit
from autograder.audit.table import print_audit

__all__ = ["AuditRow", "Example", "ExampleProblem", "Grade", "audit", "compose", "print_audit", "read_examples"]
