"""What lies in these folders is data: submissions, and the checks that they attack."""

collect_ignore_glob = ["corpus/*", "course/*"]
