"""Which submissions look alike: pairs for a person to look at, never a verdict."""
