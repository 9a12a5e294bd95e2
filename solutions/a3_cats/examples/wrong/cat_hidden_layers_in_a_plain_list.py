"""Only the last layer is registered.

Exercise: CatClassifier
Names: plain list
"""

import torch
from torch import nn


class CatClassifier(nn.Module):
    def __init__(self, input_size, hidden1_size, hidden2_size):
        super().__init__()
        self.hidden = [nn.Linear(input_size, hidden1_size), nn.Linear(hidden1_size, hidden2_size)]
        self.last = nn.Linear(hidden2_size, 1)

    def forward(self, X):
        for layer in self.hidden:
            X = torch.relu(layer(X))
        return torch.sigmoid(self.last(X))
