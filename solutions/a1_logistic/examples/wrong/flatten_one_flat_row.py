"""flatten() of everything.

Exercise: flatten_and_scale
Names: flat row
"""


def flatten_and_scale(images):
    return images.flatten() / 255
