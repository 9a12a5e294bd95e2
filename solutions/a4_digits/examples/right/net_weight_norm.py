"""Weight normalisation, and PReLU, whose slope is learned.

Exercise: NeuralNet
"""


class NeuralNet(nn.Module):
    def __init__(self, input_size, num_classes, hidden1_size, hidden2_size):
        super().__init__()
        norm = nn.utils.parametrizations.weight_norm
        self.stack = nn.Sequential()
        self.stack.add_module("fc1", norm(nn.Linear(input_size, hidden1_size)))
        self.stack.add_module("act1", nn.PReLU())
        self.stack.add_module("fc2", norm(nn.Linear(hidden1_size, hidden2_size)))
        self.stack.add_module("act2", nn.PReLU())
        self.stack.add_module("out", norm(nn.Linear(hidden2_size, num_classes)))

    def forward(self, X):
        return self.stack(X)
