"""A softmax over the examples.

Exercise: LogisticClassifier
Names: add up to 1
"""

import torch
from torch import nn


class LogisticClassifier(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.linear = nn.Linear(input_size, 1)

    def forward(self, X):
        return torch.softmax(self.linear(X), dim=0)
