"""The method is called forwrad.

Exercise: LogisticClassifier
Names: no method `forward`
"""

import torch
from torch import nn


class LogisticClassifier(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.linear = nn.Linear(input_size, 1)

    def forwrad(self, X):
        return torch.sigmoid(self.linear(X))
