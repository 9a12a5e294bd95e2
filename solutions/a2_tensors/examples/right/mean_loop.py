"""A loop over the entries.

Exercise: shifted_square_mean
"""


def shifted_square_mean(x):
    total = 0.0
    for entry in x.reshape(-1):
        total = total + (entry + 3) ** 2
    return total / x.nelement()
