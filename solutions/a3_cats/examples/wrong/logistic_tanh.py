"""tanh in place of the sigmoid.

Exercise: LogisticClassifier
Names: no probabilities
"""

import torch
from torch import nn


class LogisticClassifier(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.linear = nn.Linear(input_size, 1)

    def forward(self, X):
        return torch.tanh(self.linear(X))
