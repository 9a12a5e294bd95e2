"""A sigmoid after the first hidden layer and at the end only.

Exercise: CatClassifier
Names: after the second hidden layer
"""

from torch import nn


class CatClassifier(nn.Module):
    def __init__(self, input_size, hidden1_size, hidden2_size):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(input_size, hidden1_size),
            nn.Sigmoid(),
            nn.Linear(hidden1_size, hidden2_size),
            nn.Linear(hidden2_size, 1),
            nn.Sigmoid(),
        )

    def forward(self, X):
        return self.layers(X)
