"""The course that is attacked: one small assignment, graded by the real engine."""

from autograder.course import Assignment, Course, Limits

course = Course(
    title="Attacked",
    datasets={},
    assignments=(
        Assignment(
            id="lab",
            module="lab",
            title="The attacked lab",
            exercises=("shifted", "total"),
            limits=Limits(seconds=2, memory_mb=512, printed_kb=64),
        ),
    ),
)
