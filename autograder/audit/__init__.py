"""Proof of the checks: every wrong example and every mutant is caught, every right example is accepted."""

from autograder.audit.examples import Example, ExampleProblem, compose, read_examples
from autograder.audit.mutants_table import print_mutants
from autograder.audit.run import AuditRow, Grade, audit
from autograder.audit.survivors import MutantAudit, audit_mutants
from autograder.audit.table import print_audit

__all__ = [
    "AuditRow",
    "Example",
    "ExampleProblem",
    "Grade",
    "MutantAudit",
    "audit",
    "audit_mutants",
    "compose",
    "print_audit",
    "print_mutants",
    "read_examples",
]
