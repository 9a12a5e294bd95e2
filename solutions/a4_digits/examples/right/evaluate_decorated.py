"""no_grad as a decorator, and the mode as it was.

Exercise: evaluate
"""


@torch.no_grad()
def evaluate(model, loader, device):
    was_training = model.training
    model.to(device)
    model.eval()
    correct = 0
    count = 0
    for images, labels in loader:
        images = images.reshape(images.size(0), -1).to(device)
        _, predicted = torch.max(model(images).data, 1)
        count += labels.size(0)
        correct += (predicted.cpu() == labels).sum().item()
    model.train(was_training)
    return correct / count
