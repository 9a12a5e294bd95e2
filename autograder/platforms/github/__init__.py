"""GitHub: annotations on a student's lines, the repository that a student starts from, and Classroom 50."""
