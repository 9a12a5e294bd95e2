"""The course in one file: what is taught, what it is worth, on which data, and how long it may take."""

from autograder.course import Assignment, Course, Limits, Standing

course = Course(
    title="A first course on neural networks",
    # For each family the first data set that is on this machine is used. Leave one name to insist on it.
    datasets={"cats": ("cats-real", "cats-drawn"), "mnist": ("mnist-full", "mnist-10k", "mnist-small")},
    assignments=(
        Assignment(
            id="a0_pixels",
            module="pixels",
            title="Pictures are numbers",
            exercises=("to_vector", "classify_by_rules", "softmax", "most_likely"),
            preload=("numpy", "scipy.special"),
            written_points=3,
        ),
        Assignment(
            id="a1_logistic",
            module="logistic",
            title="Cats with logistic regression",
            exercises=("flatten_and_scale", "propagate", "optimize", "predict", "model"),
            data="cats",
            preload=("numpy", "scipy.special"),
            written_points=4,
            # The least accuracy on the test pictures, as a fraction, for each data set.
            thresholds={"cats-real": {"test_accuracy": 0.70}, "cats-drawn": {"test_accuracy": 0.70}},
            limits=Limits(seconds=10, memory_mb=1024),
        ),
        Assignment(
            id="a2_tensors",
            module="tensors",
            title="Tensors, gradients and a line through points",
            exercises=("matrix_times_vector", "shifted_square_mean", "gradient", "calc_loss", "fit_slope"),
            preload=("torch", "torch.nn", "torch.optim"),
            written_points=3,
            limits=Limits(seconds=20, memory_mb=2048),
        ),
        Assignment(
            id="a3_cats",
            module="cats",
            title="Cats with PyTorch",
            exercises=("LogisticClassifier", "CatClassifier", "train", "predict", "accuracy"),
            data="cats",
            preload=("torch", "torch.nn", "torch.optim"),
            written_points=4,
            # The mean of the share of cats that are recognised and of that of the others: a constant answer gets 0.5.
            thresholds={"cats-real": {"balanced_accuracy": 0.60}, "cats-drawn": {"balanced_accuracy": 0.65}},
            limits=Limits(seconds=20, memory_mb=2048),
        ),
        Assignment(
            id="a4_digits",
            module="digits",
            title="Handwritten digits",
            exercises=("pick_device", "NeuralNet", "train", "evaluate"),
            data="mnist",
            preload=("torch", "torch.nn", "torch.optim"),
            written_points=4,
            # Ten digits: a constant answer gets about 0.11.
            thresholds={
                "mnist-full": {"test_accuracy": 0.75},
                "mnist-10k": {"test_accuracy": 0.75},
                "mnist-small": {"test_accuracy": 0.75},
            },
            limits=Limits(seconds=30, memory_mb=2048),
        ),
        Assignment(
            id="a5_convnet",
            module="convnet",
            title="A network that looks at neighbours",
            exercises=("ConvNet", "train", "evaluate"),
            data="mnist",
            preload=("torch", "torch.nn", "torch.optim"),
            written_points=4,
            thresholds={
                "mnist-full": {"test_accuracy": 0.75},
                "mnist-10k": {"test_accuracy": 0.75},
                "mnist-small": {"test_accuracy": 0.75},
            },
            leaderboard=(
                Standing("Accuracy", "test_accuracy"),
                Standing("Numbers to learn", "parameters", smaller_is_better=True),
            ),
            limits=Limits(seconds=30, memory_mb=2048),
        ),
    ),
)
