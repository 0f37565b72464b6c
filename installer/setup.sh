#!/usr/bin/env bash
# Prepare this checkout: system packages, a virtual environment in .venv, and what goes into it.
#
#   setup.sh [--light] [--dev]
#
# --light leaves out torch, Transformers and WhisperX; --dev adds what the tests need.
# Run again, it does nothing unless pyproject.toml, the constraints or the options changed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

light=no dev=no
for option in "$@"; do
  case "$option" in
    --light) light=yes ;;
    --dev) dev=yes ;;
    *) echo "setup.sh: unknown option $option" >&2; exit 2 ;;
  esac
done

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

# ---- system packages ----------------------------------------------------------------------
# Qt's own needs, libVLC to play, libass and ffmpeg to draw and burn in, fonts with Hangul,
# dictionaries.
debian="ffmpeg libass9 libvlc5 vlc-plugin-base fonts-nanum libglib2.0-0 libgl1 libegl1
  libxkbcommon0 libdbus-1-3 libfontconfig1 libpulse0 libxrandr2 libxcb-cursor0 libxcb-icccm4
  libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libxcb-image0
  libxcb-render-util0 libenchant-2-2 hunspell-en-us hunspell-ko python3-venv"
fedora="ffmpeg-free libass vlc-libs naver-nanum-gothic-fonts mesa-libEGL xcb-util-cursor
  xcb-util-wm xcb-util-keysyms libxkbcommon-x11"
arch="ffmpeg libass vlc noto-fonts-cjk xcb-util-cursor libxkbcommon-x11"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
may_install() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }

has_debian_package() {
  # Newer releases renamed some libraries (libglib2.0-0t64).
  dpkg-query -W -f='${db:Status-Status}\n' "$1" "$1t64" 2>/dev/null | grep -qx installed
}

if command -v apt-get >/dev/null; then
  missing=()
  for package in $debian; do
    has_debian_package "$package" || missing+=("$package")
  done
  # A Python of its own brings venv along.
  python3 -c 'import ensurepip' 2>/dev/null && missing=("${missing[@]/python3-venv/}")
  read -ra missing <<<"${missing[*]:-}"
  if [ "${#missing[@]}" -gt 0 ]; then
    if may_install; then
      say "Installing system packages: ${missing[*]}"
      as_root apt-get update -qq
      as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    else
      say "Some system packages are missing. Install them, then run this again:"
      echo "  sudo apt-get install --no-install-recommends ${missing[*]}" >&2
      exit 1
    fi
  fi
elif ! command -v ffmpeg >/dev/null; then
  say "Some system packages are missing. Install them, then run this again:"
  if command -v dnf >/dev/null; then echo "  sudo dnf install" $fedora >&2
  elif command -v pacman >/dev/null; then echo "  sudo pacman -S" $arch >&2
  elif command -v brew >/dev/null; then echo "  brew install ffmpeg libass && brew install --cask vlc" >&2
  else echo "  ffmpeg, libass, libVLC and a font with Hangul, from your system's packages" >&2
  fi
  exit 1
fi

# ---- Python -------------------------------------------------------------------------------
python=""
for candidate in python3.12 python3.13 python3.11 python3; do
  if command -v "$candidate" >/dev/null \
    && "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))'; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  say "EmoSub needs Python 3.11, 3.12 or 3.13. Install one, then run this again."
  exit 1
fi

stamp=".venv/emosub-setup"
wanted="$(cat pyproject.toml installer/constraints.txt installer/setup.sh | cksum) $light $dev"
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
  exit 0
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
rm -f "$stamp"
pip() { .venv/bin/python -m pip --disable-pip-version-check "$@"; }

extras=""
[ "$light" = yes ] || extras="models"
[ "$dev" = yes ] && extras="${extras:+$extras,}dev"
[ "$dev" = yes ] && [ "$light" = no ] && extras="$extras,training"

say "Installing EmoSub${extras:+ with $extras} into .venv (a few minutes the first time)"
packages=(-e ".${extras:+[$extras]}")
if [ "$light" = no ]; then
  # WhisperX pins an older torch, but runs with the one in the constraints: its needs are
  # installed by name, then WhisperX itself without asking for its pins.
  packages+=(nltk pandas omegaconf torchaudio "pyannote.audio")
fi
pip install --quiet --constraint installer/constraints.txt "${packages[@]}"
if [ "$light" = no ]; then
  pip install --quiet --no-deps "whisperx==3.8.6"
  # Looks for FFmpeg libraries that are not there, and warns at every start; PyAV decodes here.
  pip uninstall --quiet --yes torchcodec
fi
echo "$wanted" >"$stamp"
