"""The output is cut from the weights.

Exercise: LogisticClassifier
Names: detach
"""

import torch
from torch import nn


class LogisticClassifier(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.linear = nn.Linear(input_size, 1)

    def forward(self, X):
        return torch.sigmoid(self.linear(X)).detach()
