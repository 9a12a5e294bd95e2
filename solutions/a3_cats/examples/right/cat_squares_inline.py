"""The square as the activation, twice: the scores soon get large.

Exercise: CatClassifier
"""

import torch
from torch import nn


class CatClassifier(nn.Module):
    def __init__(self, input_size, hidden1_size, hidden2_size):
        super().__init__()
        self.first = nn.Linear(input_size, hidden1_size)
        self.second = nn.Linear(hidden1_size, hidden2_size)
        self.last = nn.Linear(hidden2_size, 1)

    def forward(self, X):
        return torch.sigmoid(self.last(self.second(self.first(X) ** 2) ** 2))
