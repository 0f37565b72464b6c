#!/usr/bin/env bash
# Set up EmoSub on a fresh machine and run every check: lint, types, import contracts, tests.
#
#   installer/test.sh [--light] [PYTEST OPTION ...]
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
cd "$here/.."

options=(--dev)
tests=()
if [ "${1:-}" = --light ]; then
  options+=(--light)
  tests+=(-m "not stack")
  shift
fi
bash "$here/setup.sh" "${options[@]}"

bin=.venv/bin
echo "== ruff"; "$bin/ruff" check .; "$bin/ruff" format --check .
echo "== mypy"; "$bin/mypy"
echo "== import contracts"; "$bin/lint-imports"
echo "== pytest"
# Each worker runs models and decoders with threads of its own: two a worker are enough.
export OMP_NUM_THREADS=2
"$bin/pytest" -n auto --dist loadgroup ${tests[@]+"${tests[@]}"} "$@"
