"""Divides with //.

Exercise: flatten_and_scale
Names: integers
"""


def flatten_and_scale(images):
    return images.reshape(images.shape[0], -1).T // 255
