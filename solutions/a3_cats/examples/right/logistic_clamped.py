"""Another start, and the probabilities clamped a little.

Exercise: LogisticClassifier
"""

import torch
from torch import nn


class LogisticClassifier(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.linear = nn.Linear(input_size, 1)
        nn.init.xavier_uniform_(self.linear.weight)
        nn.init.zeros_(self.linear.bias)

    def forward(self, X):
        p = torch.special.expit(self.linear(X))
        return torch.clamp(p, 1e-7, 1 - 1e-7)
