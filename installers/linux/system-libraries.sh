#!/bin/sh
# What Qt needs from the system on Debian and its kin, and pdftotext, which the tests use to read reports from outside.
# Installed when root; otherwise printed as one line to run. With arguments: these packages instead.
set -eu
packages="libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xinerama0 fonts-dejavu-core poppler-utils"
[ $# -eq 0 ] || packages="$*"
command -v dpkg-query >/dev/null 2>&1 || exit 0
missing=""
for package in $packages; do
  state=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
  [ "$state" = "install ok installed" ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" -eq 0 ]; then
  echo "Installing system libraries:$missing"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
  echo "Some system libraries are missing. Run this once, then the same command again:"
  echo "  sudo apt-get install -y --no-install-recommends$missing"
  exit 1
fi
