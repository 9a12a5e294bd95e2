"""no_grad is missing; the scores have no name.

Exercise: evaluate
Names: no_grad
"""


def evaluate(model, loader, device):
    model.to(device).eval()
    right, total = 0, 0
    if True:
        for images, labels in loader:
            answers = model(images.to(device).flatten(1)).argmax(dim=1)
            right += (answers == labels.to(device)).sum().item()
            total += len(labels)
    model.train()
    return right / total
