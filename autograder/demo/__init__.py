"""A small made-up class, to see the main job from start to end."""

from autograder.demo.made_up_class import CLASS, make_class

__all__ = ["CLASS", "make_class"]
