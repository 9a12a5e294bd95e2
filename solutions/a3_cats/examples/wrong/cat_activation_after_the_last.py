"""A ReLU after each linear map, the last one too.

Exercise: CatClassifier
Names: relu
"""

import torch
import torch.nn.functional as F
from torch import nn


class CatClassifier(nn.Module):
    def __init__(self, input_size, hidden1_size, hidden2_size):
        super().__init__()
        sizes = [input_size, hidden1_size, hidden2_size, 1]
        self.layers = nn.ModuleList([nn.Linear(sizes[i], sizes[i + 1]) for i in range(3)])

    def forward(self, X):
        for layer in self.layers:
            X = F.relu(layer(X))
        return torch.sigmoid(X)
