"""argmax over everything.

Exercise: evaluate
Names: argmax() without dim
"""


def evaluate(model, loader, device):
    model.to(device).eval()
    right, total = 0, 0
    with torch.no_grad():
        for images, labels in loader:
            scores = model(images.to(device).flatten(1))
            right += (scores.argmax() == labels.to(device)).sum().item()
            total += len(labels)
    model.train()
    return right / total
