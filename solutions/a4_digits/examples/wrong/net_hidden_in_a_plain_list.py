"""The hidden layers in a plain list, the last one in an attribute.

Exercise: NeuralNet
Names: plain list
"""


class NeuralNet(nn.Module):
    def __init__(self, input_size, num_classes, hidden1_size, hidden2_size):
        super().__init__()
        self.hidden = [nn.Linear(input_size, hidden1_size), nn.Linear(hidden1_size, hidden2_size)]
        self.out = nn.Linear(hidden2_size, num_classes)

    def forward(self, X):
        for layer in self.hidden:
            X = torch.relu(layer(X))
        return self.out(X)
