"""All scores are kept with their graphs.

Exercise: evaluate
Names: no_grad
"""


def evaluate(model, loader, device):
    model.to(device).eval()
    right, total, kept = 0, 0, []
    if True:
        for images, labels in loader:
            scores = model(images.to(device).flatten(1))
            right += (scores.argmax(dim=1) == labels.to(device)).sum().item()
            total += len(labels)
            kept.append(scores)
    model.train()
    return right / total
