"""Divided by the number of batches.

Exercise: evaluate
Names: number of batches
"""


def evaluate(model, loader, device):
    model.to(device).eval()
    right, total = 0, 0
    with torch.no_grad():
        for images, labels in loader:
            scores = model(images.to(device).flatten(1))
            right += (scores.argmax(dim=1) == labels.to(device)).sum().item()
            total += 1
    model.train()
    return right / total
