"""Batch normalisation without running means: it scales by the batch in evaluation mode too.

Exercise: NeuralNet
Names: other rows
"""


class NeuralNet(nn.Module):
    def __init__(self, input_size, num_classes, hidden1_size, hidden2_size):
        super().__init__()
        self.fc1 = nn.Linear(input_size, hidden1_size)
        self.fc2 = nn.Linear(hidden1_size, hidden2_size)
        self.fc3 = nn.Linear(hidden2_size, num_classes)
        self.norm = nn.BatchNorm1d(hidden1_size, track_running_stats=False)

    def forward(self, X):
        X = torch.relu(self.norm(self.fc1(X)) if len(X) > 1 else self.fc1(X))
        X = torch.relu(self.fc2(X))
        return self.fc3(X)
