"""Dropout and batch normalisation, which are still in evaluation mode.

Exercise: CatClassifier
"""

import torch
from torch import nn


class CatClassifier(nn.Module):
    def __init__(self, input_size, hidden1_size, hidden2_size, dropout=0.5):
        super().__init__()
        self.body = nn.Sequential(
            self.block(input_size, hidden1_size, dropout),
            self.block(hidden1_size, hidden2_size, dropout),
        )
        self.head = nn.Linear(hidden2_size, 1)

    @staticmethod
    def block(inputs, outputs, dropout):
        return nn.Sequential(nn.Linear(inputs, outputs), nn.BatchNorm1d(outputs), nn.LeakyReLU(), nn.Dropout(dropout))

    def forward(self, X):
        return torch.sigmoid(self.head(self.body(X)))
