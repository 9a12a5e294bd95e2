"""Only one hidden layer.

Exercise: NeuralNet
Names: second hidden layer
"""


class NeuralNet(nn.Module):
    def __init__(self, input_size, num_classes, hidden1_size, hidden2_size):
        super().__init__()
        self.fc1 = nn.Linear(input_size, hidden1_size)
        self.fc2 = nn.Linear(hidden1_size, num_classes)

    def forward(self, X):
        return self.fc2(torch.relu(self.fc1(X)))
