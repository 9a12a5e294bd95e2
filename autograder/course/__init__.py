"""The instructor's choices: `course_config.py` as a typed course."""

from autograder.course.load import CourseError, find_root, load_course
from autograder.course.model import Assignment, Course, LatePolicy, Limits, Standing

__all__ = ["Assignment", "Course", "CourseError", "LatePolicy", "Limits", "Standing", "find_root", "load_course"]
