"""The engine of a course that grades itself. It holds no secret and knows no assignment."""
