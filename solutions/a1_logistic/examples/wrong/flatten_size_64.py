"""Works for 64 × 64 pixels only.

Exercise: flatten_and_scale
Names: reshape
"""


def flatten_and_scale(images):
    return images.reshape(images.shape[0], 64 * 64 * 3).T / 255
