"""Squares and absolute values as non-linearities.

Exercise: CatClassifier
"""

import torch
from torch import nn


class CatClassifier(nn.Module):
    def __init__(self, input_size, hidden1_size, hidden2_size):
        super().__init__()
        self.first = nn.Linear(input_size, hidden1_size)
        self.second = nn.Linear(hidden1_size, hidden2_size)
        self.third = nn.Linear(hidden2_size, 1)

    def forward(self, X):
        a = self.first(X).abs()
        b = torch.sin(self.second(a))
        return torch.sigmoid(self.third(b))
