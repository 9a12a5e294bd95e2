"""The instructor's choices: `course_config.py` as a typed course."""

from autograder.course.load import CourseError, find_root, load_course
from autograder.course.model import Assignment, Course, Limits

__all__ = ["Assignment", "Course", "CourseError", "Limits", "find_root", "load_course"]
