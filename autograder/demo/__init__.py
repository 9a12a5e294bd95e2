"""A small made-up class, to see the main job from start to end."""

from autograder.demo.made_up_class import CLASS, Student, make_class, write_class

__all__ = ["CLASS", "Student", "make_class", "write_class"]
