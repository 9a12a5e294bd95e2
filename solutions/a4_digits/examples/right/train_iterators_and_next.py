"""An iterator in each epoch, and next until it ends.

Exercise: train
"""


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device).train()
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        batches = iter(loader)
        while True:
            try:
                pictures, labels = next(batches)
            except StopIteration:
                break
            optimizer.zero_grad()
            loss = nn.NLLLoss()(nn.LogSoftmax(dim=1)(model(pictures.to(device).flatten(1))), labels.to(device))
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
