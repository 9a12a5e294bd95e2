#!/usr/bin/env bash
# Runs once, as root, when Gradescope builds the image. Everything that grading needs is there afterwards: the engine
# with pinned packages (the processor's build of torch, not a graphics card's) below /opt/course, and the data, verified.
#
# COURSE_TORCH_BACKEND names another build of torch (see `uv pip install --help`); set to nothing, torch comes from
# the package index like everything else. A mirror is set with uv's own variables: add `export UV_DEFAULT_INDEX=...`.
set -euo pipefail
umask 022
cd "$(dirname "${BASH_SOURCE[0]}")"
source ./course.env

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends ca-certificates libseccomp2 python3 python3-venv

# uv brings a Python of the right version where the image has an older one, and knows where torch's builds lie.
python3 -m venv /opt/course/uv
/opt/course/uv/bin/pip install --quiet --constraint constraints.txt uv
export UV_PYTHON_INSTALL_DIR=/opt/course/python UV_NO_CACHE=1
backend=${COURSE_TORCH_BACKEND-cpu}
/opt/course/uv/bin/uv venv --quiet --python "$COURSE_PYTHON" /opt/course/venv
/opt/course/uv/bin/uv pip install --quiet --compile-bytecode --python /opt/course/venv/bin/python \
    --constraint constraints.txt ${backend:+--torch-backend "$backend"} --requirement requirements.txt
rm -rf /opt/course/uv

export COURSE_CACHE=/opt/course/cache
/opt/course/venv/bin/python -I -m autograder.platforms.gradescope.prepare "$COURSE_ASSIGNMENT" "$COURSE_DATASET"

# Hidden checks and answers: for root alone. The students' code runs as another user.
chmod -R go= .
