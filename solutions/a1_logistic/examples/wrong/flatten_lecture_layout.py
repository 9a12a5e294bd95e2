"""reshape(-1, m), as in the lecture.

Exercise: flatten_and_scale
Names: mixed
"""


def flatten_and_scale(images):
    return images.reshape(-1, images.shape[0]) / 255
