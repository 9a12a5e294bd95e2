"""Learning management systems: grades as their own import files, and feedback pages named for their bulk return."""
