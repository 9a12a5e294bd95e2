"""The layers are in a plain list.

Exercise: CatClassifier
Names: plain list
"""

import torch
from torch import nn


class CatClassifier(nn.Module):
    def __init__(self, input_size, hidden1_size, hidden2_size):
        super().__init__()
        self.layers = [
            nn.Linear(input_size, hidden1_size),
            nn.Linear(hidden1_size, hidden2_size),
            nn.Linear(hidden2_size, 1),
        ]

    def forward(self, X):
        for layer in self.layers[:-1]:
            X = torch.relu(layer(X))
        return torch.sigmoid(self.layers[-1](X))
