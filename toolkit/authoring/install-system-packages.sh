#!/bin/sh
# Install the Debian packages that a file lists, where that is possible; otherwise say what will be skipped.
# Usage: install-system-packages.sh LIST WHAT-NEEDS-THEM COMMAND …
# The commands are what matters most of them: where they are and nothing can be installed, that will do.
set -eu

list=$1
needed_by=$2
shift 2

missing=""
while read -r package; do
    case $package in "" | "#"*) continue ;; esac
    if ! dpkg -s "$package" >/dev/null 2>&1; then missing="$missing $package"; fi
done <"$list"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then root=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then root="sudo"
else root="no"; fi

if ! command -v apt-get >/dev/null || [ "$root" = no ]; then
    for program in "$@"; do
        command -v "$program" >/dev/null && continue
        echo "Not installed:$missing"
        echo "$needed_by will be skipped; install these packages to run them."
        [ "${CI:-}" != true ] || exit 1
        break
    done
    exit 0
fi

echo "Installing system packages:$missing"
$root apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends $missing >/dev/null
