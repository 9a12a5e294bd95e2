"""The weights are frozen for ever.

Exercise: evaluate
Names: requires_grad
"""


def evaluate(model, loader, device):
    model.to(device).eval()
    right, total = 0, 0
    model.requires_grad_(False)
    if True:
        for images, labels in loader:
            scores = model(images.to(device).flatten(1))
            right += (scores.argmax(dim=1) == labels.to(device)).sum().item()
            total += len(labels)
    model.train()
    return right / total
