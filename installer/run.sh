#!/usr/bin/env bash
# Set up EmoSub on a fresh machine and run it.
#
#   installer/run.sh [--light] [FILE ...]
#
# Opens the editor on FILE, or on the bundled sample. Without a display it analyses the same
# film without a window. --light leaves out torch, Transformers and WhisperX.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname "$here")"

options=()
if [ "${1:-}" = --light ]; then
  options+=(--light)
  shift
fi
bash "$here/setup.sh" ${options[@]+"${options[@]}"}

if [ "$#" -gt 0 ]; then films=("$@"); else films=("$root/resources/samples/sample.mp4"); fi

if [ "$(uname)" = Darwin ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$root/.venv/bin/emosub-gui" "${films[@]}"
fi

results="${EMOSUB_RESULTS:-$HOME/EmoSub}"
mkdir -p "$results"
echo "There is no display, so the film is analysed without the window."
for film in "${films[@]}"; do
  name="$(basename "${film%.*}")"
  "$root/.venv/bin/emosub" analyze "$film" --output "$results/$name.ass"
  echo "The styled subtitles are in $results/$name.ass"
done
