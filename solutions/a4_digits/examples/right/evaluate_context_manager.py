"""A context manager that puts the mode of every module back.

Exercise: evaluate
"""

from contextlib import contextmanager


@contextmanager
def evaluating(model):
    modes = {module: module.training for module in model.modules()}
    model.eval()
    try:
        yield model
    finally:
        for module, mode in modes.items():
            module.training = mode


def evaluate(model, loader, device):
    with evaluating(model.to(device)), torch.inference_mode():
        pairs = [(model(x.to(device).flatten(1)).topk(1).indices[:, 0].tolist(), y.tolist()) for x, y in loader]
    hits = [a == b for answers, labels in pairs for a, b in zip(answers, labels)]
    return sum(hits) / len(hits)
