"""A small made-up class, to see the main job from start to end."""

from autograder.demo.made_up_class import make_class

__all__ = ["make_class"]
