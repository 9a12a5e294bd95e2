"""A comprehension, and a list in a list.

Exercise: predict
"""

import math


def predict(w, b, X):
    scores = [sum(float(w[j, 0]) * X[j, i] for j in range(X.shape[0])) + b for i in range(X.shape[1])]
    return [[1 if 1 / (1 + math.exp(-z)) > 0.5 else 0 for z in scores]]
