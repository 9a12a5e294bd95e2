"""A subclass of nn.Sequential with tanh.

Exercise: CatClassifier
"""

from torch import nn


class CatClassifier(nn.Sequential):
    def __init__(self, input_size, hidden1_size, hidden2_size):
        super().__init__(
            nn.Linear(input_size, hidden1_size),
            nn.Tanh(),
            nn.Linear(hidden1_size, hidden2_size),
            nn.Tanh(),
            nn.Linear(hidden2_size, 1),
            nn.Sigmoid(),
        )
