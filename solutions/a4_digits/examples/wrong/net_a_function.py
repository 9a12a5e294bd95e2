"""A function that is no module.

Exercise: NeuralNet
Names: nn.module
"""


class NeuralNet:
    def __init__(self, input_size, num_classes, hidden1_size, hidden2_size):
        self.net = nn.Sequential(
            nn.Linear(input_size, hidden1_size),
            nn.ReLU(),
            nn.Linear(hidden1_size, hidden2_size),
            nn.ReLU(),
            nn.Linear(hidden2_size, num_classes),
        )

    def forward(self, X):
        return self.net(X)
